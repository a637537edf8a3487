"""From the sense of a time expression to the interval that it means, seen from the day of publication.

What neither the calendar in the words, nor publication, nor the narrative ties down stays null: nothing is guessed.
"""

from dataclasses import replace
from datetime import date, timedelta

from sayso.annotate.times import interval as of
from sayso.annotate.times.build import length_value
from sayso.annotate.times.interval import Interval
from sayso.annotate.times.partial import fixed
from sayso.annotate.times.sense import Fixed, Offset, Period, Repeated, Sense, Stretch, Unit, Vague
from sayso.annotate.times.vantage import Meaning, Vantage
from sayso.schema.moment import day_of, first_day, last_day
from sayso.schema.vocabulary import Anchor


def resolved(sense: Sense, seen: Vantage) -> Meaning:
    """What `sense` means, seen from there."""
    period = sense.period
    if sense.clock or sense.part or (sense.edge and _is_day(period)):
        return _within_day(sense, seen)
    if isinstance(period, Vague):
        return _vague(period, seen)
    if isinstance(period, Repeated):
        return Meaning(Interval(None, None, of.granularity(period.unit), period.value), "SET", "explicit")
    if isinstance(period, Stretch):
        return _stretch(period, seen)
    meaning = _offset(period, seen) if isinstance(period, Offset) else fixed(period or Fixed(), seen)
    whole = meaning.interval
    if sense.edge and whole.start and whole.end:
        first, last = first_day(whole.start), last_day(whole.end)
        if first and last:
            return replace(meaning, interval=of.edged(whole, sense.edge, first, last, seen.today))
    return meaning


def _is_day(period: Period | None) -> bool:
    if isinstance(period, Fixed):
        return period.day is not None or period.weekday is not None
    return isinstance(period, Offset) and period.unit == "day"


def _within_day(sense: Sense, seen: Vantage) -> Meaning:
    named = resolved(Sense(sense.period), seen) if sense.period else None
    start = named.interval.start if named else None
    at = day_of(start) if start else None
    anchor: Anchor = named.anchor if named else "explicit"
    if sense.period is None and seen.told:
        at, anchor = seen.told, "event"
    if sense.clock:
        return Meaning(of.hour_of(at, sense.clock), "TIME", anchor)
    part = sense.part or sense.edge or "early"
    if at is None and named:
        unknown = replace(of.part_of(None, part), start=None, end=None)
        return Meaning(unknown, "TIME", anchor)
    found = of.part_of(at, part)
    end = named.interval.end if named else None
    if part == "NI" and isinstance(sense.period, Fixed) and sense.period.last_day and end:
        found = replace(found, end=f"{end[:10]}T{of.parts()['NI'].end}")
    return Meaning(found, "DATE" if sense.part is None else "TIME", anchor)


def _vague(period: Vague, seen: Vantage) -> Meaning:
    today = seen.today.isoformat() if seen.today and seen.precise == "day" else None
    whole = Interval(None, None, "day", period.value)
    if today is None:
        return Meaning(whole, "DATE", "publication")
    if period.value == "PAST_REF":
        return Meaning(replace(whole, end=today), "DATE", "publication", "start")
    if period.value == "FUTURE_REF":
        return Meaning(replace(whole, start=today), "DATE", "publication", "end")
    return Meaning(replace(whole, start=today, end=today), "DATE", "publication")


def _stretch(period: Stretch, seen: Vantage) -> Meaning:
    value = length_value(period.count, period.unit)
    whole = Interval(None, None, of.granularity(period.unit), value)
    if period.direction == 0 or seen.today is None or seen.precise != "day":
        return Meaning(whole, "DURATION", "publication" if period.direction else "explicit")
    if period.count is None:
        today = seen.today.isoformat()
        if period.direction < 0:
            return Meaning(replace(whole, end=today), "DURATION", "publication", "start")
        return Meaning(replace(whole, start=today), "DURATION", "publication", "end")
    far = _moved(seen, period.count * period.direction, period.unit)
    near = _here(seen, period.unit)
    start, end = (far, near) if period.direction < 0 else (near, far)
    return Meaning(replace(whole, start=start, end=end), "DURATION", "publication")


def _here(seen: Vantage, unit: Unit) -> str | None:
    if unit in {"minute", "second", "hour"} and seen.now:
        return seen.now.isoformat(timespec="minutes")
    return seen.today.isoformat() if seen.today else None


def _moved(seen: Vantage, count: float, unit: Unit) -> str | None:
    """The day `count` units from publication; the minute, for hours and less where the hour of publication is told."""
    if seen.today is None:
        return None
    if unit in {"second", "minute", "hour"}:
        span = timedelta(**{f"{unit}s": count})
        if seen.now:
            return (seen.now + span).isoformat(timespec="minutes")
        if span % timedelta(days=1):
            return None
        return (seen.today + span).isoformat()
    return shifted(seen.today, count, unit).isoformat()


def shifted(at: date, count: float, unit: Unit) -> date:
    """The day `count` units of a day or more from `at`, kept inside the month where it has fewer days.

    >>> shifted(date(2023, 3, 31), -1, "month")
    datetime.date(2023, 2, 28)
    """
    days = {"day": 1, "night": 1, "weekend": 7, "week": 7}
    if unit in days:
        return _bounded(at.toordinal() + round(count * days[unit]))
    months = {"month": 1, "quarter": 3, "season": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
    index = at.year * 12 + at.month - 1 + round(count * months[unit])
    year, month = index // 12, index % 12 + 1
    if not 1 <= year <= 9998:
        return _bounded(0 if year < 1 else 10**9)
    ahead = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return ahead.replace(day=min(at.day, ahead.day))


def _bounded(ordinal: int) -> date:
    return date.fromordinal(min(max(ordinal, 1), date(9998, 12, 31).toordinal()))


_EXACT: frozenset[Unit] = frozenset(("second", "minute", "hour"))


def _offset(period: Offset, seen: Vantage) -> Meaning:
    anchor: Anchor = "event" if period.base == "event" else "publication"
    count = period.count or 0
    base = _base(period, seen)
    if base is None:
        unknown = Interval(None, None, of.granularity(period.unit), _unknown(period))
        return Meaning(unknown, "DATE" if period.whole else "DURATION", anchor)
    if period.unit in _EXACT:
        at = _moved(seen, count, period.unit) if period.base == "publication" else None
        value = at or length_value(abs(count), period.unit)
        return Meaning(Interval(at, at, of.granularity(period.unit), value), "TIME" if at else "DURATION", anchor)
    if period.whole:
        found = of.unit_at(base, "day" if period.unit == "night" else period.unit, int(count))
        if (
            period.unit == "weekend"
            and count == 0
            and found.start
            and found.start > base.isoformat()
            and seen.tense != "future"
        ):
            found = of.unit_at(base, "weekend", -1)
        return Meaning(found, "DATE", anchor)
    at_unit = _granule(period, seen)
    return Meaning(of.unit_at(shifted(base, count, period.unit), at_unit), "DATE", anchor)


def _granule(period: Offset, seen: Vantage) -> Unit:
    """The unit of what the offset leads to: a year before a quarter is a quarter."""
    told = seen.told_at
    if _by_a_year(period) and told is not None:
        return "quarter" if told.granularity == "quarter" else "month"
    if period.unit in {"night", "weekend"}:
        return "day"
    return "year" if period.unit in {"decade", "century"} else period.unit


def _base(period: Offset, seen: Vantage) -> date | None:
    """The day that the offset counts from. Years count from the report's own year where no other day was told of."""
    if _by_a_year(period) and seen.told_at and seen.told_at.start:
        return first_day(seen.told_at.start)
    if period.base == "event":
        if period.unit in {"month", "quarter", "half", "season", "year", "decade", "century"} and seen.told_lately:
            return seen.told_lately
        return seen.told or (seen.today if period.unit in {"year", "quarter"} else None)
    if seen.today is None:
        return None
    if seen.precise == "day" or period.unit in {"year", "decade", "century"}:
        return seen.today
    return seen.today if seen.precise == "month" and period.unit in {"month", "quarter"} else None


def _by_a_year(period: Offset) -> bool:
    """Whether the words compare with the same stretch of the year before ("from 12 in March a year earlier")."""
    return period.unit == "year" and not period.whole and abs(period.count or 0) == 1


def _unknown(period: Offset) -> str:
    if not period.whole:
        return length_value(abs(period.count or 0), period.unit)
    return {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "month": "XXXX-XX", "weekend": "XXXX-WXX-WE"}.get(
        period.unit, "XXXX"
    )
