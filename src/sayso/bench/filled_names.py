"""Fills of a record, one for each text at most, against gold fills: strict and by inclusion.

Two fills are the same *strictly* when their words are, less case, punctuation and a leading article; they are the
same *by inclusion* when the words of one stand in a row in the other ("Mario Keita", "Mario Keita Jr."; "a handgun",
"black handgun"). A fill where the gold has none costs precision, a gold fill that is not met costs recall.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from sayso.bench.frame import prf

_WORD = re.compile(r"\.?\w+(?:['’\-]\w+)*")
_ARTICLES = frozenset(("a", "an", "the"))


@dataclass(frozen=True, slots=True)
class Filled:
    """Precision, recall and F1 by inclusion, F1 of strict fills, and how many texts have a gold fill."""

    precision: float
    recall: float
    f1: float
    strict_f1: float
    gold: int


def words(fill: str) -> tuple[str, ...]:
    """The words of `fill` in lower case, without punctuation and the article that it begins with."""
    held = tuple(_WORD.findall(fill.casefold()))
    return held[1:] if held[:1] and held[0] in _ARTICLES else held


def same(fill: str, gold: str, *, strict: bool = False) -> bool:
    """Whether both say the same; nothing is the same as a fill without words."""
    one, other = words(fill), words(gold)
    if not one or not other:
        return False
    return one == other or (not strict and (_within(one, other) or _within(other, one)))


def filled(pairs: Iterable[tuple[str | None, str | None]]) -> Filled:
    """The figures over (found, gold) of each text; null is no fill."""
    held = tuple(pairs)
    found, gold = sum(one is not None for one, _ in held), sum(other is not None for _, other in held)
    both = [(one, other) for one, other in held if one is not None and other is not None]
    hits, strict = (sum(same(*pair, strict=only) for pair in both) for only in (False, True))
    return Filled(*prf(hits, found, hits, gold), prf(strict, found, strict, gold)[2], gold)


def _within(inner: tuple[str, ...], outer: tuple[str, ...]) -> bool:
    return any(outer[at : at + len(inner)] == inner for at in range(len(outer) - len(inner) + 1))
