"""Telling words: what makes an own sentence of the outlet tell of a happening, though no event can be made of it.

An event asks who did it to whom, and for a parse that shows it; a claim asks only that a happening or a figure is told.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType

from pydantic import BaseModel, ConfigDict, Field
from spacy.tokens import Token

from sayso.annotate.codebook.inflection import inflected
from sayso.annotate.codebook.model import PartOfSpeech
from sayso.annotate.events.reading import Reading, Stretch
from sayso.lexicon import entries
from sayso.schema.span import Span

_SPORT = "@sport_or_trade"
_NAMES = frozenset(("PERSON", "WORK_OF_ART", "LAW", "ORG"))
_NOUNS = frozenset(("NOUN", "PROPN"))
_MANY = frozenset(("dozens", "scores", "hundreds", "thousands"))
_COUNTED = frozenset(("@human", "@object", "@weapon"))
_FEW = 10
"""Below this a number of people or things is no figure by itself: two men in a café are none."""


class Telling(BaseModel):
    """Words that tell of a happening by themselves; of the lemmas and @classes of `unless` none may stand with them."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    words: tuple[str, ...] = Field(min_length=1)
    pos: PartOfSpeech
    unless: tuple[str, ...] = ()
    example: str


def telling(reading: Reading, sentence: Stretch) -> Iterator[Span]:
    """The words of a sentence that tell of a happening of the codebook, and its figures of people and things."""
    if _SPORT in sentence.holds:
        return
    lines = _lines()
    for at in range(sentence.first, sentence.last):
        found = lines.get(reading.lemmas[at]) or lines.get(reading.lowers[at])
        for before, line in found or ():
            apart = sentence.holds.isdisjoint(line.unless)
            if apart and _fits(reading.doc[at], line.pos) and _stands(reading, sentence, at, before):
                yield reading.span(at - len(before), at + 1)
                break
        else:
            if _is_figure(reading, at):
                yield reading.span(at, at + 1)


def _stands(reading: Reading, sentence: Stretch, at: int, before: tuple[str, ...]) -> bool:
    first = at - len(before)
    if first < sentence.first:
        return False
    return all(word in {reading.lemmas[n], reading.lowers[n]} for n, word in enumerate(before, first))


def _fits(token: Token, part: PartOfSpeech) -> bool:
    if token.ent_type_ in _NAMES:
        return False
    if part == "verb":
        return token.pos_ == "VERB" and token.dep_ != "amod"
    if part == "adjective":
        return token.pos_ in {"ADJ", "ADV", "VERB"}
    return token.pos_ in _NOUNS and token.dep_ != "compound"


def _is_figure(reading: Reading, at: int) -> bool:
    """Whether a number counts people, buildings, vehicles or arms: "412 burned houses", "hundreds of conscripts"."""
    token = reading.doc[at]
    if token.lower_ in _MANY:
        inner = [noun for prep in token.children if prep.lower_ == "of" for noun in prep.children]
        return any(not reading.traits(noun).isdisjoint(_COUNTED) for noun in inner)
    if token.dep_ != "nummod" or token.pos_ != "NUM" or not _is_many(token):
        return False
    return not reading.traits(token.head).isdisjoint(_COUNTED)


def _is_many(number: Token) -> bool:
    digits = number.text.replace(",", "")
    if digits.isdecimal():
        return int(digits) >= _FEW
    return number.lower_ in _WORDS or "-" in number.text


_WORDS = frozenset(
    """eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen ten twenty thirty forty fifty sixty
    seventy eighty ninety hundred thousand""".split()  # noqa: SIM905 - a word list
)


@cache
def _lines() -> Mapping[str, tuple[tuple[tuple[str, ...], Telling], ...]]:
    """Last word, in its forms → the words before it, and the line."""
    found: dict[str, list[tuple[tuple[str, ...], Telling]]] = {}
    for line in entries("sayso.annotate.events", "telling.yaml", Telling):
        for phrase in line.words:
            *before, last = phrase.split()
            for form in inflected(last, line.pos):
                found.setdefault(form, []).append((tuple(before), line))
    return MappingProxyType({word: tuple(lines) for word, lines in found.items()})
