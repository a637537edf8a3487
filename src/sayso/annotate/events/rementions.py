"""Rementions: words that speak again of a happening told before, and what each of them may mean."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from types import MappingProxyType

from pydantic import BaseModel, ConfigDict
from spacy.tokens import Token

from sayso.annotate.codebook import Trigger
from sayso.annotate.events.candidates import Candidate, Line
from sayso.annotate.events.draft import Draft
from sayso.annotate.events.reading import Reading, Stretch
from sayso.annotate.events.stage import stage_of
from sayso.annotate.events.syntax import Slots, noun_slots
from sayso.annotate.events.when import timed
from sayso.annotate.events.where import placed
from sayso.lexicon import entries

REACH = 8
"""Sentences of the running text over which "the attack" points back; from reading reports: at 15 it joins others."""
_POINTING = frozenset(("the", "this", "that", "these", "those", "such"))
_INDEFINITE = frozenset(("a", "an", "another"))
_ASIDE = frozenset(("headline", "standfirst", "subheading", "caption"))
_DONE = frozenset(("accomplished", "ongoing"))
_SCORE = 0.6
_CLIMB = 6


class Remention(BaseModel):
    """Words (lemmas), and the types or families of types that they may speak of again."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    words: tuple[str, ...]
    types: tuple[str, ...]
    example: str


@cache
def _meanings() -> Mapping[str, frozenset[str]]:
    lines = entries("sayso.annotate.events", "rementions.yaml", Remention)
    return MappingProxyType({word: frozenset(line.types) for line in lines for word in line.words})


def may_mean(word: str, key: str) -> bool:
    """Whether the lemma `word` may speak of a happening of the type `key`."""
    types = _meanings().get(word, frozenset())
    return key in types or key.partition(".")[0] in types


def is_vague(word: str) -> bool:
    """Whether the lemma leaves open which of several types is meant."""
    types = _meanings().get(word, frozenset())
    return len(types) > 1 or any("." not in each for each in types)


def points(reading: Reading, draft: Draft) -> bool:
    """Whether the trigger is a definite description: "the attack", "Monday's strike"; not "the raid on a school"."""
    token = reading.doc[draft.head]
    return _definite(reading, token) and not (
        draft.place is not None and not draft.inherited_place and _own_place(token)
    )


def tied_in_place(reading: Reading, draft: Draft) -> Draft:
    """The draft without its place, where it only speaks of a happening again and the place is another's.

    "The attack could derail the talks in Astana": the attack is not in Astana.
    """
    token = reading.doc[draft.head]
    if draft.place is None or draft.inherited_place or not _definite(reading, token):
        return draft
    head = reading.doc[reading.head(reading.places[draft.place].span)]
    near = {token.i, token.head.i}
    for _ in range(_CLIMB):
        if head.i in near:
            return draft
        if head.pos_ == "VERB" or head.dep_ == "ROOT":
            break
        head = head.head
    return draft if head.i in near else replace(draft, place=None)


def _definite(reading: Reading, token: Token) -> bool:
    if token.pos_ != "NOUN" or reading.lemmas[token.i] not in _meanings():
        return False
    if not any(child.lower_ in _POINTING or child.dep_ == "poss" for child in token.lefts):
        return False
    nouns = [inner for child in token.rights if child.dep_ == "prep" for inner in child.children]
    return not any(inner.lower_ in _INDEFINITE for noun in nouns for inner in noun.lefts)


def _own_place(token: Token) -> bool:
    return any(child.dep_ == "prep" for child in token.children)


def distance(reading: Reading, first: Draft, second: Draft) -> int:
    """How many sentences of the running text `second` stands behind `first`; captions and headings do not count."""
    between = (each for each in reading.stretches if first.sentence < each.index < second.sentence)
    return int(second.sentence > first.sentence) + sum(each.kind not in _ASIDE for each in between)


def echoes(reading: Reading, sentence: Stretch, told: Sequence[Draft], taken: frozenset[int]) -> Iterator[Draft]:
    """Drafts for definite nouns that are no trigger here but speak of a deed told shortly before: "the shot"."""
    for at in range(sentence.first, sentence.last):
        if at in taken or reading.lemmas[at] not in _meanings() or not _definite(reading, reading.doc[at]):
            continue
        draft = _echo(reading, sentence, at, told)
        if draft is not None:
            yield draft


def _echo(reading: Reading, sentence: Stretch, at: int, told: Sequence[Draft]) -> Draft | None:
    word = reading.lemmas[at]
    for first in reversed(told):
        if not first.echo and first.stage in _DONE and may_mean(word, first.type):
            trigger = Trigger(words=(word,), pos="noun", frame="attack", example="")
            candidate = Candidate(Line(first.type, trigger, (word,), 0), at, (at,), sentence)
            slots = Slots(links=noun_slots(reading.doc[at]).links)
            draft = Draft(candidate, slots, first.type, (), _SCORE, vague=is_vague(word), echo=True)
            if distance(reading, first, draft) > REACH:
                return None
            draft = placed(reading, replace(draft, stage=stage_of(reading, draft)))
            return timed(reading, tied_in_place(reading, draft))
    return None
