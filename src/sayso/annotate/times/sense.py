"""What a time expression means before any calendar is looked at: the grammar's output, the resolver's input."""

from dataclasses import dataclass
from typing import Literal

Unit = Literal[
    "second", "minute", "hour", "part", "night", "day", "weekend", "week", "month", "quarter", "half", "season",
    "year", "decade", "century",
]  # fmt: skip
Base = Literal["publication", "event"]
"""What an offset counts from: the day of publication, or the day last told of in the narrative."""
Edge = Literal["early", "mid", "late", "so_far", "to_come"]
"""Which stretch of a period is meant; `so_far` and `to_come` are cut off by the day of publication."""


@dataclass(frozen=True, slots=True)
class Clock:
    """An hour (0–23), perhaps with minutes, perhaps with a zone (`Z`, `+02:00`); `midnight` closes its day."""

    hour: int
    minute: int | None = None
    zone: str = ""
    midnight: bool = False


@dataclass(frozen=True, slots=True)
class Fixed:
    """A place on the calendar, as far as the words give it: what is None is to be found out.

    `relative` is −1 for "last", 0 for "this", 1 for "next"; `shift` counts years from the year of reference
    ("March last year" is −1), with a weekday the weeks. `last_day` and `last_year` make ranges ("13–14 March",
    "1992–1995"); `from_told` counts from the day last told of ("the following Monday").
    """

    century: int | None = None
    decade: int | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None
    last_day: int | None = None
    weekday: int | None = None
    quarter: int | None = None
    half: int | None = None
    season: str | None = None
    relative: int | None = None
    shift: int | None = None
    last_year: int | None = None
    from_told: bool = False


@dataclass(frozen=True, slots=True)
class Offset:
    """`count` units before (negative) or after the base; `whole` for calendar units ("last week")."""

    count: float | None
    unit: Unit
    base: Base = "publication"
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Stretch:
    """A length of time; `direction` −1 where it ends now, 1 where it begins now, 0 where nothing ties it down."""

    count: float | None
    unit: Unit
    direction: int = 0


@dataclass(frozen=True, slots=True)
class Vague:
    """PAST_REF, PRESENT_REF or FUTURE_REF."""

    value: str


@dataclass(frozen=True, slots=True)
class Repeated:
    """A set of times, with its TIMEX3 value (P1D, XXXX-WXX-1)."""

    value: str
    unit: Unit


Period = Fixed | Offset | Stretch | Vague | Repeated


@dataclass(frozen=True, slots=True)
class Sense:
    """A period, and what narrows it down: a part of the day, an hour, an edge."""

    period: Period | None
    part: str | None = None
    clock: Clock | None = None
    edge: Edge | None = None
