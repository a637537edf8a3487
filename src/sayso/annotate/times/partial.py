"""Places on the calendar that the words give only in part: the year of a date, the week of a weekday."""

from dataclasses import replace
from datetime import date, timedelta

from sayso.annotate.times import interval as of
from sayso.annotate.times.interval import Interval
from sayso.annotate.times.sense import Fixed
from sayso.annotate.times.vantage import Meaning, Vantage
from sayso.schema.moment import first_day, last_day

_NEAREST, _FARTHEST = 61, 240
_NEAREST_IN_PAST, _FARTHEST_IN_PAST = 31, 300
"""Days: a date or month without a year is the coming one if that is at most so near, and the last one at least so
far off; the second pair where a verb before it is past. Set on half of the documents of TimeBank and AQUAINT; 45–92,
200–300 and 21–61 move the value F1 by less than 0.6 points."""


def fixed(period: Fixed, seen: Vantage) -> Meaning:
    """The interval of `period`; what is missing in it is sought near the day of publication."""
    if period.weekday is not None:
        return _weekday(period.weekday, period, seen)
    if period.century is not None:
        return Meaning(of.century(period.century), "DATE", "explicit")
    if period.decade is not None:
        return Meaning(of.decade(period.decade), "DATE", "explicit")
    if period.year is not None:
        found = _in_year(period, period.year)
        return Meaning(found or of.year(period.year), "DATE", "explicit")
    if period.shift is not None:
        found = _in_year(period, seen.today.year + period.shift) if seen.today else None
        return Meaning(found or _unknown(period), "DATE", "publication")
    if period.relative is not None:
        return Meaning(_relative(period, period.relative, seen) or _unknown(period), "DATE", "publication")
    if seen.told_year is not None:
        return Meaning(_in_year(period, seen.told_year) or _unknown(period), "DATE", "event")
    return Meaning(_nearest(period, seen) or _unknown(period), "DATE", "publication")


def _weekday(number: int, period: Fixed, seen: Vantage) -> Meaning:
    unknown = Meaning(Interval(None, None, "day", f"XXXX-WXX-{number + 1}"), "DATE", "publication")
    if period.from_told:
        if seen.told is None:
            return replace(unknown, anchor="event")
        return Meaning(of.day(_near_weekday(seen.told, number, period.relative or 1)), "DATE", "event")
    if seen.today is None or seen.precise != "day":
        return unknown
    if period.shift is not None:
        monday = seen.today - timedelta(days=seen.today.weekday()) + timedelta(weeks=period.shift)
        return Meaning(of.day(monday + timedelta(days=number)), "DATE", "publication")
    if period.relative == 0:
        monday = seen.today - timedelta(days=seen.today.weekday())
        return Meaning(of.day(monday + timedelta(days=number)), "DATE", "publication")
    if period.relative is not None:
        return Meaning(of.day(_near_weekday(seen.today, number, period.relative)), "DATE", "publication")
    ahead = seen.tense == "future" or (seen.deadline and seen.tense != "past")
    if seen.today.weekday() == number:
        return Meaning(of.day(seen.today), "DATE", "publication")
    return Meaning(of.day(_near_weekday(seen.today, number, 1 if ahead else -1)), "DATE", "publication")


def _near_weekday(today: date, number: int, direction: int) -> date:
    """The first such weekday after `today`, or the last one before it."""
    if direction > 0:
        return today + timedelta(days=(number - today.weekday() - 1) % 7 + 1)
    return today - timedelta(days=(today.weekday() - number - 1) % 7 + 1)


def _in_year(period: Fixed, year: int) -> Interval | None:
    """The interval with its year known; None for a day that the year has not."""
    if period.month is not None and period.day is not None:
        try:
            first = of.day(date(year, period.month, period.day))
            if period.last_day is None:
                return first
            last = date(year, period.month, period.last_day).isoformat()
        except ValueError:
            return None
        return Interval(first.start, last, "day", f"{first.value}/{last}")
    if period.month is not None:
        return of.month(year, period.month)
    if period.quarter is not None:
        return of.fraction(year, period.quarter, "quarter") if 1 <= period.quarter <= 4 else None
    if period.half is not None:
        return of.fraction(year, period.half, "half") if 1 <= period.half <= 2 else None
    if period.season is not None:
        return of.season(year, period.season)
    if period.last_year is not None and period.last_year > year:
        last = f"{period.last_year:04d}"
        return Interval(f"{year:04d}", last, "year", f"{year:04d}/{last}")
    return of.year(year)


def _years_near(period: Fixed, seen: Vantage) -> list[tuple[Interval, date, date]]:
    """The interval in the years about publication, with its first and last day, in order."""
    found = []
    if seen.today is None:
        return []
    for year in range(seen.today.year - 2, seen.today.year + 3):
        whole = _in_year(period, year)
        first = first_day(whole.start) if whole and whole.start else None
        last = last_day(whole.end) if whole and whole.end else None
        if whole and first and last:
            found.append((whole, first, last))
    return found


def _relative(period: Fixed, direction: int, seen: Vantage) -> Interval | None:
    """Last, this or next: the last that is over, the one of this year, the next that has not begun."""
    if seen.today is None:
        return None
    near = _years_near(period, seen)
    if direction == 0:
        return next((whole for whole, first, _ in near if first.year == seen.today.year), None)
    if direction < 0:
        return next((whole for whole, _, last in reversed(near) if last < seen.today), None)
    return next((whole for whole, first, _ in near if first > seen.today), None)


def _nearest(period: Fixed, seen: Vantage) -> Interval | None:
    """The one that runs on the day of publication; else the last, or the coming one by tense or nearness."""
    if seen.today is None or seen.precise == "year":
        return None
    near = _years_near(period, seen)
    ahead = next(((whole, (first - seen.today).days) for whole, first, _ in near if first > seen.today), None)
    for whole, first, last in near:
        if first <= seen.today <= last:
            return whole
    gone = next(((whole, (seen.today - last).days) for whole, _, last in reversed(near) if last < seen.today), None)
    if ahead is None or gone is None:
        return None
    if period.quarter is not None or period.half is not None:
        return ahead[0] if ahead[1] < gone[1] else gone[0]
    if seen.tense == "future" or seen.deadline:
        return ahead[0]
    near_ahead, far_gone = (_NEAREST_IN_PAST, _FARTHEST_IN_PAST) if seen.tense == "past" else (_NEAREST, _FARTHEST)
    return ahead[0] if ahead[1] <= near_ahead and gone[1] >= far_gone else gone[0]


def _unknown(period: Fixed) -> Interval:
    """The interval that nothing ties to a year, with what its value can tell."""
    if period.month is not None and period.day is not None:
        return Interval(None, None, "day", f"XXXX-{period.month:02d}-{period.day:02d}")
    if period.month is not None:
        return Interval(None, None, "month", f"XXXX-{period.month:02d}")
    if period.quarter is not None or period.half is not None:
        return Interval(None, None, "quarter", f"XXXX-Q{period.quarter}" if period.quarter else f"XXXX-H{period.half}")
    if period.season is not None:
        return Interval(None, None, "season", f"XXXX-{period.season}")
    return Interval(None, None, "year", "XXXX")
