"""Moments: ISO 8601 at exactly the precision that was told, with a zone only where one was told."""

import calendar
import re
from datetime import date, datetime
from typing import Annotated

from pydantic import AfterValidator

_FORM = re.compile(
    r"(?:(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?)?"
    r"(?:T(?P<hour>\d\d)(?::(?P<minute>\d\d)(?::(?P<second>\d\d))?)?(?P<zone>Z|[+-]\d\d:\d\d)?)?"
)


def _checked(value: str) -> str:
    found = _FORM.fullmatch(value)
    if not value or not found:
        raise ValueError(f"{value!r} is not an ISO 8601 moment such as 2023-03, 2023-03-09 or 2023-03-09T11:21+01:00")
    if found["hour"] and found["year"] and not found["day"]:
        raise ValueError(f"{value!r} gives an hour of no day")
    date(int(found["year"] or 2000), int(found["month"] or 1), int(found["day"] or 1))
    if int(found["hour"] or 0) > 23 or int(found["minute"] or 0) > 59 or int(found["second"] or 0) > 59:
        raise ValueError(f"{value!r} is no time of day")
    return value


Moment = Annotated[str, AfterValidator(_checked)]
"""`2023`, `2023-03`, `2023-03-09`, `2023-03-09T11:21`, `2023-03-09T11:21:05+02:00`, or `T04:00` (of no known day)."""


def day_of(moment: str) -> date | None:
    """The calendar day, or None where the moment names none.

    >>> day_of("2023-03-09T11:21"), day_of("2023-03"), day_of("T04:00")
    (datetime.date(2023, 3, 9), None, None)
    """
    return date.fromisoformat(moment[:10]) if re.match(r"\d{4}-\d\d-\d\d", moment) else None


def first_day(moment: str) -> date | None:
    """The first calendar day that the moment can mean; None for an hour of no known day."""
    found = _FORM.fullmatch(moment)
    if not found or not found["year"]:
        return None
    return date(int(found["year"]), int(found["month"] or 1), int(found["day"] or 1))


def last_day(moment: str) -> date | None:
    """The last calendar day that the moment can mean; None for an hour of no known day."""
    found = _FORM.fullmatch(moment)
    if not found or not found["year"]:
        return None
    year, month = int(found["year"]), int(found["month"] or 12)
    return date(year, month, int(found["day"] or calendar.monthrange(year, month)[1]))


def moment(value: datetime | date) -> str:
    """A datetime (to the minute, seconds where not zero, zone where it has one) or a date, as a moment."""
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds" if value.second else "minutes")
    return value.isoformat()
