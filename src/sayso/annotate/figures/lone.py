"""Tolls without a numeral: one ("a soldier was killed") and nobody ("no one was hurt")."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from sayso.annotate.entities.lexicon import role_nouns
from sayso.annotate.figures.harm import harm_of
from sayso.annotate.figures.numbers import Number
from sayso.annotate.figures.phrase import Phrase
from sayso.schema.vocabulary import TollKind

_PERSONS = frozenset(
    ("person", "military", "police", "armed_group", "mercenary", "media", "civilians", "protesters", "unknown_gunmen")
)
_BODIES = frozenset(("army", "militia", "group", "family", "crowd", "population", "community", "police", "newspaper"))
_NOBODY = frozenset(("nobody", "none"))
_TELLS_OF_NONE = frozenset(("be", "report", "cause", "suffer", "record", "confirm", "result", "leave"))
_NOUNS_OF_NONE: dict[str, tuple[TollKind, ...]] = {
    "casualty": ("killed", "wounded"),
    "death": ("killed",),
    "fatality": ("killed",),
    "injury": ("wounded",),
}


@dataclass(frozen=True, slots=True)
class Nobody:
    """Words (tokens [first, last)) that say that nobody came to harm of a kind, and the word of harm."""

    tokens: tuple[int, int]
    kind: TollKind
    harm: Token


def somebody(doc: Doc, tokens: tuple[int, int], numbered: set[int]) -> Iterator[Phrase]:
    """Single persons by an indefinite article, or "another"; whether harm befell them is for the caller."""
    for at in range(*tokens):
        article = doc[at]
        if article.lower_ == "another" and article.dep_ in {"nsubj", "nsubjpass", "dobj"} and at not in numbered:
            yield Phrase(Number(at, at, at + 1, 1, 1, None), at, at + 1, article, None)
        if article.lower_ not in {"a", "an"} or at in numbered:
            continue
        noun = article.head
        if noun.i > at and doc[at + 1].lower_ == "single":
            continue
        if noun.i <= at or noun.i - at > 6 or noun.tag_ != "NN" or noun.i in numbered or not _is_a_person(noun):
            continue
        one = Number(at, at, at + 1, 1, 1, None)
        yield Phrase(one, at, noun.i + 1, noun, noun)


def _is_a_person(noun: Token) -> bool:
    if noun.lower_ in _BODIES:
        return False
    if noun.lower_.endswith(("man", "woman", "boy", "girl")) or noun.lower_ == "person":
        return True
    return any(before is None and entry.label in _PERSONS for before, entry in role_nouns().get(noun.lower_, ()))


def nobody(doc: Doc, tokens: tuple[int, int]) -> Iterator[Nobody]:
    """The places of a sentence that say that there was no toll."""
    for at in range(*tokens):
        token = doc[at]
        if token.lower_ in _NOBODY or (token.lower_ == "one" and at > tokens[0] and doc[at - 1].lower_ == "no"):
            found = harm_of(token)
            first = at - (token.lower_ == "one")
            if found and found.entry.kind in {"killed", "wounded"}:
                yield Nobody((first, at + 1), found.entry.kind, found.token)
        elif token.lower_ == "no" and token.head.i > at and token.head.pos_ == "NOUN":
            yield from _no_noun(token)


def _no_noun(no: Token) -> Iterator[Nobody]:
    noun = no.head
    if noun.i - no.i > 4:
        return
    told = noun.head.lemma_ in _TELLS_OF_NONE
    for kind in _NOUNS_OF_NONE.get(noun.lemma_, ()) if told else ():
        yield Nobody((no.i, noun.i + 1), kind, noun)
    if noun.tag_ == "NNS" and noun.lemma_ not in _NOUNS_OF_NONE and _is_a_person_or_people(noun):
        found = harm_of(noun)
        if found and found.entry.kind in {"killed", "wounded"} and found.entry.frame in {"object", "subject", "state"}:
            yield Nobody((no.i, noun.i + 1), found.entry.kind, found.token)


def _is_a_person_or_people(noun: Token) -> bool:
    lemma = noun.lemma_.lower()
    return any(before is None and entry.label in _PERSONS for before, entry in role_nouns().get(lemma, ()))
