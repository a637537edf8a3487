"""From where a time expression is read, and what it then means."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from sayso.annotate.times.interval import Interval
from sayso.annotate.times.sense import Unit
from sayso.schema.moment import day_of, first_day
from sayso.schema.vocabulary import Anchor, Open

Tense = Literal["past", "future"] | None


@dataclass(frozen=True, slots=True)
class Vantage:
    """From where the words are read.

    `today` is the day of publication, `precise` how exactly it is known; `now` its hour where that is told.
    `told` is the day last told of in the narrative, `told_lately` the first day of the period last told of at any
    precision, `told_year` the year last named in the sentence, `told_at`
    the month or quarter last told of in the paragraph.
    """

    today: date | None = None
    precise: Unit = "day"
    now: datetime | None = None
    told: date | None = None
    told_lately: date | None = None
    told_year: int | None = None
    told_at: Interval | None = None
    tense: Tense = None
    deadline: bool = False


@dataclass(frozen=True, slots=True)
class Meaning:
    """What the words mean. `type` is TIMEX3's (DATE, TIME, DURATION, SET)."""

    interval: Interval
    type: str
    anchor: Anchor
    open: Open | None = None


def vantage(published: str | None) -> Vantage:
    """The vantage of a report published then (a moment at any precision), or nobody knows when."""
    today = first_day(published) if published else None
    if today is None or published is None:
        return Vantage()
    precise: Unit = "day" if day_of(published) else "month" if len(published) > 4 else "year"
    now = datetime.fromisoformat(published) if len(published) > 10 and "T" in published else None
    return Vantage(today=today, precise=precise, now=now)
