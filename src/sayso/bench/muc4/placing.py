"""Where and when an event was, as MUC-4 writes it: "PERU: LIMA (CITY)", "03 JAN 90", "- 03 JAN 90"."""

import calendar
import re
from datetime import date

from sayso.bench.muc4.classes import mapped
from sayso.bench.muc4.grading import MONTHS
from sayso.schema.event import Event
from sayso.schema.moment import first_day
from sayso.schema.report import Report

_KINDS = {"exact": "CITY", "settlement": "CITY", "district": "NEIGHBORHOOD", "region": "DEPARTMENT"}
_TAIL = re.compile(r" (?:DEPARTMENT|PROVINCE|NEIGHBORHOOD|DISTRICT)$")
_WEEKDAY = re.compile("|".join(calendar.day_name))


def located(event: Event, home: str | None) -> str | None:
    """The country from which a place is named, and the place; `home` (ISO 3166-1 alpha-2) where no country is told."""
    place = event.place
    country = mapped("nation", (place.country if place else None) or home)
    if country is None or place is None or place.precision == "country":
        return country
    name = _TAIL.sub("", place.text.upper())
    return f"{country}: {name} ({_KINDS.get(place.precision or 'settlement', 'CITY')})"


def dated(event: Event, report: Report, *, default: bool) -> str | None:
    """The day or days of an event; with `default`, on or before the dateline's day where none is told.

    A day of the week is told as "- day of the dateline" (template-doc-part1, 7.3), and so is what is no day.
    """
    time = event.time
    published = first_day(report.published) if report.published else None
    if time is None or time.start is None or time.end is None or _WEEKDAY.search(time.text):
        return f"- {_day(published)}" if default and published else None
    first, last = first_day(time.start), first_day(time.end)
    if first is None or last is None:
        return None
    if first == last and len(time.start) >= len("1989-03-09"):
        return _day(first)
    return f"{_day(first)} - {_day(_last_of(last, time.end))}"


def _last_of(day: date, moment: str) -> date:
    """The last day of a moment that is told to the month or the year."""
    if len(moment) == len("1989-03"):
        return day.replace(day=calendar.monthrange(day.year, day.month)[1])
    return day.replace(month=12, day=31) if len(moment) == len("1989") else day


def _day(day: date) -> str:
    return f"{day.day:02} {MONTHS[day.month - 1]} {day.year % 100:02}"
