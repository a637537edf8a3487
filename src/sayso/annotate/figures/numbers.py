"""Numbers in the text: their value or bounds, and the words before them that qualify it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from sayso.annotate.figures.lexicon import Effect, numerals, orders, qualifiers

_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?")
_LARGEST = 100_000_000
_BARE_MULTIPLES = frozenset(("dozen", "hundred", "thousand", "million"))


@dataclass(frozen=True, slots=True)
class Number:
    """A number at tokens [start, end), its qualifier from `first`; `low`, `high`: bounds, null for none.

    `core` is the index of the token that the parser counts by: the last of the number.
    """

    first: int
    start: int
    end: int
    low: int | None
    high: int | None
    qualifier: str | None

    @property
    def core(self) -> int:
        """The token that the parser counts by."""
        return self.end - 1


def numbers(words: Sequence[str]) -> Iterator[Number]:
    """The numbers in a document's words (lower case), in order."""
    at = 0
    openers = _openers()
    while at < len(words):
        if words[at] not in openers and not words[at][:1].isdigit():
            at += 1
            continue
        found = _order(words, at) or _range(words, at) or _exact(words, at)
        if found is None:
            at += 1
            continue
        yield found
        at = found.end


@cache
def _openers() -> frozenset[str]:
    """The words, digits apart, that a number may begin with."""
    return frozenset(("between", "half", "a", "an", *numerals(), *(form[0] for form, _ in orders())))


def _order(words: Sequence[str], at: int) -> Number | None:
    for form, low in orders():
        if tuple(words[at : at + len(form)]) == form:
            end = at + len(form)
            return Number(at, at, end, low, None, None)
    return None


def _range(words: Sequence[str], at: int) -> Number | None:
    """A number of two bounds: "between 3 and 5", "3 to 5", "3-5", "three or four"."""
    between = words[at] == "between"
    first = _value(words, at + between)
    if first is None or first[1] >= len(words):
        return None
    low, end = first
    joints = ("and",) if between else ("to", "-", "–", "or")
    if words[end] not in joints:
        return None
    second = _value(words, end + 1)
    if second is None or second[0] <= low:
        return None
    return Number(at, at, second[1], low, second[0], "between" if between else words[end])


def _exact(words: Sequence[str], at: int) -> Number | None:
    found = _value(words, at)
    if found is None:
        return None
    value, end = found
    for form, effect in qualifiers():
        first = at - len(form)
        if first >= 0 and tuple(words[first:at]) == form:
            low, high = _bounds(value, effect)
            return Number(first, at, end, low, high, " ".join(form))
    if tuple(words[end : end + 2]) == ("or", "more"):
        return Number(at, at, end + 2, value, None, "or more")
    if tuple(words[end : end + 2]) == ("or", "so"):
        return Number(at, at, end + 2, value, value, "or so")
    return Number(at, at, end, value, value, None)


def _bounds(value: int, effect: Effect) -> tuple[int | None, int | None]:
    if effect == "floor":
        return value, None
    if effect == "above":
        return value + 1, None
    if effect == "ceiling":
        return None, value
    if effect == "below":
        return None, value - 1
    return value, value


def _value(words: Sequence[str], at: int) -> tuple[int, int] | None:
    """The value of the number that starts at `at`, and where it ends."""
    if at >= len(words):
        return None
    digits = _DIGITS.fullmatch(words[at])
    if digits:
        return _multiplied(float(words[at].replace(",", "")), words, at + 1)
    known = numerals()
    if words[at] == "half" and tuple(words[at + 1 : at + 3]) == ("a", "dozen"):
        return 6, at + 3
    if words[at] in {"a", "an"}:
        following = words[at + 1] if at + 1 < len(words) else ""
        if following == "couple":
            return 2, at + 2
        return _multiplied(1, words, at + 1) if following in _BARE_MULTIPLES else None
    if words[at] not in known or known[words[at]].times:
        return None
    value, end = known[words[at]].value, at + 1
    tens = 20 <= value <= 90
    after = end + (end < len(words) and words[end] == "-")
    if tens and after < len(words) and words[after] in known and known[words[after]].value < 10:
        value, end = value + known[words[after]].value, after + 1
    return _multiplied(value, words, end)


def _multiplied(value: float, words: Sequence[str], end: int) -> tuple[int, int] | None:
    known = numerals()
    whole = value
    while end < len(words) and words[end] in known and known[words[end]].times:
        whole *= known[words[end]].value
        end += 1
    if whole >= 100 and whole > value and end + 1 < len(words) and words[end] == "and":
        rest = _value(words, end + 1)
        if rest and rest[0] < 100:
            whole, end = whole + rest[0], rest[1]
    return (int(whole), end) if whole == int(whole) and whole <= _LARGEST else None
