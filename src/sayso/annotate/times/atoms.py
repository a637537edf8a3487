"""From text to atoms: words and numbers with the readings that the grammar knows them by."""

import re
from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel, ConfigDict

from sayso.annotate.times.numbers import LIMIT_OF_YEARS, clock_of, merged
from sayso.annotate.times.sense import Clock, Fixed
from sayso.lexicon import entries
from sayso.schema.span import Span

Value = int | float | str | Clock | Fixed | None
Readings = tuple[tuple[str, Value], ...]


@dataclass(frozen=True, slots=True)
class Atom:
    """A word or number at `[start, end)`; `readings` pairs kinds with values and is empty for other words."""

    start: int
    end: int
    text: str
    readings: Readings = ()


class Word(BaseModel):
    """One line of `atoms.yaml`: words that share a reading. `capital` asks for a capital first letter."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    kinds: tuple[str, ...]
    value: int | float | str | None = None
    words: tuple[str, ...]
    capital: bool = False
    example: str


_TOKEN = re.compile(
    r"(?P<iso>\d{4}-\d\d-\d\d(?!\d))"
    r"|(?P<slashed>\d{1,2}(?P<mark>[/.-])\d{1,2}(?P=mark)(?:\d{4}|\d\d)(?![\d/]))"
    r"|(?P<clock>\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.\s?m\.|[ap]\.?m\b)|\d{1,2}:\d\d(?::\d\d)?(?![\d:])"
    r"|\d{4}(?=\s?(?:GMT|UTC|hours\b|hrs\b|local time)))"
    r"|(?P<decade>(?:\d{3}0|['’]?\d0)['’]?s\b)"
    r"|(?P<nth>\d{1,2}(?:st|nd|rd|th)\b)"
    r"|(?P<number>\d+(?:,\d{3})*(?:\.\d+| [13]/[24](?!\d))?)"
    r"|(?P<zone>(?:GMT|UTC|[CE]ES?T|E[SD]T|[CMP][SD]T|MSK|BST)\b|(?:local|[A-Z][a-z]+) time\b)"
    r"|(?P<short>(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\.)"
    r"|(?P<word>[^\W\d_]+(?:['’]clock)?)"
    r"|(?P<mark_>['’]s?(?!\w)|[-–—,()/$%£€])"
    r"|(?P<stop>[.!?…\n:;\"“”])",
)
_STOP: Readings = (("STOP", None),)
_ZONES = {
    "GMT": "Z", "UTC": "Z", "EST": "-05:00", "EDT": "-04:00", "CST": "-06:00", "CDT": "-05:00", "MST": "-07:00",
    "MDT": "-06:00", "PST": "-08:00", "PDT": "-07:00", "CET": "+01:00", "CEST": "+02:00", "EET": "+02:00",
    "EEST": "+03:00", "MSK": "+03:00", "Moscow time": "+03:00",
}  # fmt: skip
"""Zones whose abbreviation means one offset in news. Others ("local time", IST, BST) are read and left out."""


@cache
def _lexicon() -> tuple[dict[str, Readings], dict[str, Readings]]:
    """Readings of words in any case, and of those that need a capital."""
    free: dict[str, Readings] = {}
    capital: dict[str, Readings] = {}
    for entry in entries("sayso.annotate.times", "atoms.yaml", Word):
        table = capital if entry.capital else free
        for word in entry.words:
            table[word] = (*table.get(word, ()), *((kind, entry.value) for kind in entry.kinds))
    return free, capital


def atoms(text: str, span: Span) -> list[Atom]:
    """The atoms of `text[span]`, in order; spelt-out numbers ("twenty-four", "two and a half") are one atom."""
    free, capital = _lexicon()
    found: list[Atom] = []
    for match in _TOKEN.finditer(text, span.start, span.end):
        kind, words = match.lastgroup, match.group()
        if kind == "mark":
            kind = "slashed"
        start, end = match.span()
        if kind == "word":
            lower = words.lower()
            readings = free.get(lower, ())
            if lower in capital and words[0].isupper():
                readings = (*readings, *capital[lower])
            found.append(Atom(start, end, lower, readings))
        else:
            found.append(Atom(start, end, words.lower(), _of_symbol(kind or "", words)))
    found.append(Atom(span.end, span.end, "\n", _STOP))
    return merged(found)


def _of_symbol(kind: str, words: str) -> Readings:
    free, capital = _lexicon()
    if kind == "number":
        return _of_number(words)
    if kind == "stop":
        return _STOP
    if kind == "short":
        return capital.get(words.lower()) or free.get(words.lower(), ())
    if kind == "clock":
        clock = clock_of(words)
        return (("CLOCK", clock),) if clock else ()
    if kind == "zone":
        return (("ZONE", _ZONES.get(words, "")),)
    if kind == "nth":
        number = int(re.sub(r"\D", "", words))
        return (("ORD", number), ("NTH", number), *((("DAY", number),) if 1 <= number <= 31 else ()))
    if kind == "decade":
        digits = re.sub(r"\D", "", words)
        return (("DECADE", int(digits) // 10 if len(digits) == 4 else 190 + int(digits) // 10),)
    if kind == "iso":
        return _dated(*(int(part) for part in words.split("-")))
    if kind == "slashed":
        return _of_slashed(words)
    return free.get(words, ())


def _of_number(words: str) -> Readings:
    if " " in words:
        whole, over, under = re.split("[ /]", words)
        return (("NUM", int(whole) + int(over) / int(under)),)
    if not words.isdigit():
        return (("NUM", float(words.replace(",", ""))),)
    number = int(words)
    readings: list[tuple[str, Value]] = [("NUM", number)]
    if len(words) == 4 and LIMIT_OF_YEARS[0] <= number <= LIMIT_OF_YEARS[1]:
        readings.append(("YEAR", number))
    if len(words) <= 2 and 1 <= number <= 31:
        readings.append(("DAY", number))
    if len(words) <= 2 and 1 <= number <= 12:
        readings.append(("HOUR", number))
    return tuple(readings)


def _of_slashed(words: str) -> Readings:
    """Day first, as most of the world writes; month first where only that is a date."""
    first, second, year = (int(part) for part in re.split(r"[/.-]", words))
    if year < 100 and "-" in words:
        return ()
    if year < 100:
        year += 2000 if year < 50 else 1900
    if second > 12 >= first:
        first, second = second, first
    return _dated(year, second, first)


def _dated(year: int, month: int, day: int) -> Readings:
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return ()
    return (("DATE", Fixed(year=year, month=month, day=day)),)
