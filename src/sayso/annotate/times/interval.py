"""Intervals of the calendar: units of time as first and last moment, with their TIMEX3 values."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from pydantic import BaseModel, ConfigDict

from sayso.annotate.times.sense import Clock, Edge, Unit
from sayso.lexicon import entries
from sayso.schema.vocabulary import Granularity

SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""First months of the seasons in the northern hemisphere; a winter has the year in which it begins."""
_GRANULARITY: dict[Unit, Granularity] = {
    "second": "minute", "minute": "minute", "hour": "hour", "part": "part_of_day", "night": "part_of_day",
    "day": "day", "weekend": "week", "week": "week", "month": "month", "quarter": "quarter", "half": "quarter",
    "season": "season", "year": "year", "decade": "decade", "century": "century",
}  # fmt: skip


class Part(BaseModel):
    """One line of `parts.yaml`: the hours that a part of the day has."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    key: str
    start: str
    end: str
    start_day: int = 0
    end_day: int = 0
    timex: str
    words: str
    example: str


@dataclass(frozen=True, slots=True)
class Interval:
    """First and last moment, inclusive at their own precision; the TIMEX3 value of the whole."""

    start: str | None
    end: str | None
    granularity: Granularity
    value: str


def granularity(unit: Unit) -> Granularity:
    """The granularity of records that are told by this unit."""
    return _GRANULARITY[unit]


def day(at: date) -> Interval:
    """One calendar day."""
    return Interval(at.isoformat(), at.isoformat(), "day", at.isoformat())


def month(year: int, number: int) -> Interval:
    """One calendar month; `number` may run over the year's ends."""
    told = f"{year + (number - 1) // 12:04d}-{(number - 1) % 12 + 1:02d}"
    return Interval(told, told, "month", told)


def year(number: int) -> Interval:
    """One calendar year."""
    return Interval(f"{number:04d}", f"{number:04d}", "year", f"{number:04d}")


def unit_at(at: date, unit: Unit, shift: int = 0) -> Interval:
    """The calendar unit that holds `at`, or the one `shift` further on. Weeks begin on Monday."""
    if unit == "day":
        return day(at + timedelta(days=shift))
    if unit in {"week", "weekend"}:
        monday = at - timedelta(days=at.weekday()) + timedelta(weeks=shift)
        number = f"{monday.isocalendar().year}-W{monday.isocalendar().week:02d}"
        if unit == "week":
            return Interval(monday.isoformat(), (monday + timedelta(days=6)).isoformat(), "week", number)
        saturday = monday + timedelta(days=5)
        return Interval(saturday.isoformat(), (saturday + timedelta(days=1)).isoformat(), "week", f"{number}-WE")
    if unit == "month":
        return month(at.year, at.month + shift)
    if unit in {"quarter", "half"}:
        months = 3 if unit == "quarter" else 6
        count = at.year * (12 // months) + (at.month - 1) // months + shift
        return fraction(count // (12 // months), count % (12 // months) + 1, unit)
    if unit == "decade":
        return decade(at.year // 10 + shift)
    if unit == "century":
        return century(at.year // 100 + shift)
    return year(at.year + shift)


def fraction(of_year: int, number: int, unit: Unit) -> Interval:
    """A quarter (1–4) or half (1–2) of a year."""
    months = 3 if unit == "quarter" else 6
    first = (number - 1) * months + 1
    value = f"{of_year:04d}-{'Q' if unit == 'quarter' else 'H'}{number}"
    return Interval(month(of_year, first).start, month(of_year, first + months - 1).end, "quarter", value)


def season(of_year: int, key: str) -> Interval:
    """A season of three months, by the northern hemisphere."""
    first = SEASONS[key]
    return Interval(month(of_year, first).start, month(of_year, first + 2).end, "season", f"{of_year:04d}-{key}")


def decade(number: int) -> Interval:
    """The ten years from `number` × 10."""
    return Interval(f"{number * 10:04d}", f"{number * 10 + 9:04d}", "decade", f"{number:03d}X")


def century(number: int) -> Interval:
    """The hundred years from `number` × 100."""
    return Interval(f"{number * 100:04d}", f"{number * 100 + 99:04d}", "century", f"{number:02d}")


@cache
def parts() -> dict[str, Part]:
    """The table of the parts of a day, by key."""
    return {part.key: part for part in entries("sayso.annotate.times", "parts.yaml", Part)}


def part_of(at: date | None, key: str) -> Interval:
    """A part of the day `at`, or of no known day."""
    part = parts()[key]
    if at is None:
        return Interval(f"T{part.start}", f"T{part.end}", "part_of_day", f"XXXX-XX-XX{part.timex}")
    first, last = at + timedelta(days=part.start_day), at + timedelta(days=part.end_day)
    return Interval(
        f"{first.isoformat()}T{part.start}",
        f"{last.isoformat()}T{part.end}",
        "part_of_day",
        at.isoformat() + part.timex,
    )


def hour_of(at: date | None, clock: Clock) -> Interval:
    """An hour, or a minute, of the day `at` or of no known day; midnight closes its day."""
    if at and clock.midnight:
        at += timedelta(days=1)
    lead = f"{at.isoformat()}T" if at else "T"
    first = f"{clock.minute or 0:02d}"
    last = "59" if clock.minute is None and not clock.midnight else first
    shown = (
        f"{(at - timedelta(days=1)).isoformat() if at else ''}T24:00"
        if clock.midnight
        else f"{lead}{clock.hour:02d}:{first}"
    )
    return Interval(
        f"{lead}{clock.hour:02d}:{first}{clock.zone}",
        f"{lead}{clock.hour:02d}:{last}{clock.zone}",
        "hour" if clock.minute is None else "minute",
        shown + (clock.zone if clock.zone == "Z" else ""),
    )


def edged(whole: Interval, edge: Edge, first: date, last: date, today: date | None) -> Interval:
    """The early, middle or late third of `whole`, which runs from `first` to `last`; or what of it is gone or to come.

    Months of a year and days of a month are cut in thirds: 1–10, 11–20, 21–end; January–April, May–August,
    September–December. Shorter periods are left whole.
    """
    if edge in {"so_far", "to_come"}:
        if today is None or not first <= today <= last:
            return whole
        start, end = (first, today) if edge == "so_far" else (today, last)
        return Interval(start.isoformat(), end.isoformat(), whole.granularity, whole.value)
    third = ("early", "mid", "late").index(edge)
    if whole.granularity == "month":
        ends = (10, 20, calendar.monthrange(first.year, first.month)[1])
        start, end = first.replace(day=third * 10 + 1), first.replace(day=ends[third])
        return Interval(start.isoformat(), end.isoformat(), "month", whole.value)
    if whole.granularity == "year":
        return Interval(
            month(first.year, third * 4 + 1).start, month(first.year, third * 4 + 4).end, "year", whole.value
        )
    if whole.granularity == "decade":
        bounds = ((0, 3), (3, 6), (6, 9))[third]
        return Interval(f"{first.year + bounds[0]:04d}", f"{first.year + bounds[1]:04d}", "decade", whole.value)
    return whole
