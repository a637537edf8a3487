"""The lexicons of tolls: numerals, qualifiers, words of harm, and what may be counted."""

from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from sayso.lexicon import entries
from sayso.schema.vocabulary import TollKind

PACKAGE = "sayso.annotate.figures"

Frame = Literal["object", "subject", "noun", "state", "taken", "lives"]
Effect = Literal["floor", "above", "ceiling", "below", "about", "exact"]


class _Line(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")
    example: str


class Harm(_Line):
    """A word of harm (lemma), the kind of toll that it counts, and where the counted stands."""

    word: str
    kind: TollKind
    frame: Frame


class Qualifier(_Line):
    """Words before a number, and what they make of it."""

    words: str
    effect: Effect


class Numeral(_Line):
    """A number word; one of `times` multiplies what stands before it."""

    word: str
    value: int = Field(ge=1)
    times: bool = False


class Order(_Line):
    """A number named only by its order, and the low bound that the coding profile gives it."""

    words: str
    low: int = Field(ge=1)


class Counted(_Line):
    """Nouns after a number: with a unit of their own, or no persons at all. `{}` in `example` is any of them."""

    nouns: tuple[str, ...]
    unit: str | None = None
    not_persons: bool = False


@cache
def harm() -> dict[str, tuple[Harm, ...]]:
    """The words of harm, by lemma."""
    found: dict[str, tuple[Harm, ...]] = {}
    for entry in entries(PACKAGE, "harm.yaml", Harm):
        found[entry.word] = (*found.get(entry.word, ()), entry)
    return found


@cache
def qualifiers() -> tuple[tuple[tuple[str, ...], Effect], ...]:
    """The qualifiers as words, the longest first."""
    lines = entries(PACKAGE, "qualifiers.yaml", Qualifier)
    return tuple(sorted(((tuple(q.words.split()), q.effect) for q in lines), key=lambda pair: -len(pair[0])))


@cache
def numerals() -> dict[str, Numeral]:
    """The number words."""
    return {entry.word: entry for entry in entries(PACKAGE, "numerals.yaml", Numeral)}


@cache
def orders() -> tuple[tuple[tuple[str, ...], int], ...]:
    """The orders of the coding profile as words, the longest first."""
    lines = entries(PACKAGE, "acled_profile.yaml", Order)
    return tuple(sorted(((tuple(o.words.split()), o.low) for o in lines), key=lambda pair: -len(pair[0])))


@cache
def counted() -> dict[str, Counted]:
    """What counted nouns (lemmas) are."""
    return {noun: entry for entry in entries(PACKAGE, "counted.yaml", Counted) for noun in entry.nouns}
