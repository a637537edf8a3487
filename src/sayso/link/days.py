"""When, in whole days: the interval that an event can have happened in, and how two of them lie."""

from dataclasses import dataclass
from typing import Literal

from sayso.schema.event import EventTime
from sayso.schema.moment import first_day, last_day

EXACT_DAYS = 3
"""An interval of so many days or fewer tells one happening from the next day's; a longer one does not. A night is
two days, a weekend two or three."""
NEWS_DAYS = 7
"""How long before its report an event told without any time may have happened: reports of the day, and follow-ups."""

Fit = Literal["same", "within", "loose", "apart"]


@dataclass(frozen=True, slots=True)
class Days:
    """From `first` to `last`, as proleptic ordinals, both inclusive; `told` is false where only the report's date
    bounds it.
    """

    first: int
    last: int
    told: bool

    @property
    def exact(self) -> bool:
        """Whether it tells one day from another."""
        return self.told and self.last - self.first < EXACT_DAYS

    def meets(self, other: "Days") -> bool:
        """Whether the two share a day."""
        return self.first <= other.last and other.first <= self.last

    def met(self, other: "Days") -> "Days":
        """The days that both share, which must meet; the more exact of the two says whether they were told."""
        return Days(max(self.first, other.first), min(self.last, other.last), self.told or other.told)


def is_dated(time: EventTime) -> bool:
    """Whether the calendar is told, be it an end of the time only; an hour of no known day is not."""
    return any(moment and first_day(moment) for moment in (time.start, time.end))


def days_of(time: EventTime | None, published: str | None) -> Days | None:
    """The days that an event can have happened on: what is told, and no later than the report."""
    first = first_day(time.start) if time and time.start else None
    last = last_day(time.end) if time and time.end else None
    out = last_day(published) if published else None
    if first and last:
        return Days(first.toordinal(), last.toordinal(), told=True)
    if first and out and first <= out:
        return Days(first.toordinal(), out.toordinal(), told=True)
    if out is None:
        return None
    end = min(last or out, out)
    return Days(end.toordinal() - NEWS_DAYS, end.toordinal(), told=False)


def fit(one: Days | None, other: Days | None) -> Fit:
    """How two intervals lie: the same exact day; an exact day within a longer time; nothing to go by; apart."""
    if one is None or other is None:
        return "loose"
    if not one.meets(other):
        return "apart" if one.told and other.told else _late(one, other)
    if one.exact and other.exact:
        return "same"
    return "within" if one.exact or other.exact else "loose"


def _late(one: Days, other: Days) -> Fit:
    """A report cannot tell of what came after it; it can tell, without a date, of what was long before."""
    silent, told = (one, other) if not one.told else (other, one)
    return "apart" if told.first > silent.last else "loose"
