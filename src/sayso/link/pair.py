"""Two happenings of two reports: are they one? A score from what they share, and what forbids it."""

from dataclasses import dataclass
from math import exp

from rapidfuzz import fuzz

from sayso.link import days, where
from sayso.link.happening import OTHER_TOLL, Happening
from sayso.link.kinship import between
from sayso.link.mention import Figure, figures_apart

_TYPE = 2.0
_DAY: dict[days.Fit, float] = {"same": 2.0, "within": 0.7, "loose": 0.0}
_PLACE: dict[where.Fit, float] = {"same": 3.0, "near": 2.0, "around": 0.6, "unknown": 0.0}
_LATE = 0.4
_MOST_LATE = 5
_NAME = 0.6
_MOST_NAMES = 2
_SAME_FIGURE = 0.8
_OTHER_FIGURE = -0.3
_FAR_FIGURE = -1.2
_TELLING_FIGURE = 3
_WORDING = 2.0
_COPY = 2.0
_MIDDLE = 4.2
"""Points for each thing shared, and the sum at which two happenings are as likely one as not.

Set by hand so that type, day and town together suffice (2 + 2 + 3); type, day and a region around (4.6) nearly
do, and want a name, a figure or wording on their side; and type and town without a day (5) want a report of
those days. To be calibrated when labelled pairs exist.
"""
THRESHOLD = 0.5


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether two happenings are one: the score in [0, 1], and what was found, in words."""

    score: float
    reasons: tuple[str, ...]

    @property
    def one(self) -> bool:
        """Whether the score is over the threshold."""
        return self.score >= THRESHOLD


def judged(one: Happening, other: Happening, copies: bool) -> Verdict:
    """How likely the two are one happening; 0 where type, place or day forbid it.

    Args:
        one: a happening of one report.
        other: a happening of another.
        copies: whether the two reports are copies of one text.
    """
    kin = between(one.types, other.types)
    place = where.fit(one.spot, other.spot)
    day = days.fit(one.days, other.days)
    if kin == 0.0:
        return Verdict(0.0, ("their types tell of different things",))
    if place == "apart":
        return Verdict(0.0, ("they were at different places",))
    if day == "apart":
        return Verdict(0.0, ("they were on different days",))
    shared = min(len(one.names & other.names), _MOST_NAMES)
    wording = _wording(one, other)
    points = (
        (kin * _TYPE, f"types {'the same' if kin == 1.0 else 'akin'}"),
        (_DAY[day] - _LATE * _days_late(one, other), f"time {day}"),
        (_PLACE[place], f"place {place}"),
        (shared * _NAME, f"{shared} names shared"),
        (_figures(one.figures, other.figures), "tolls compared"),
        (wording * _WORDING, f"wording alike to {wording:.0%}"),
        (_COPY if copies else 0.0, "the reports are copies of one text"),
    )
    total = sum(value for value, _ in points)
    return Verdict(1 / (1 + exp(_MIDDLE - total)), tuple(f"{text} ({value:+.1f})" for value, text in points if value))


def _days_late(one: Happening, other: Happening) -> int:
    """Days beyond the next between two happenings of which one has no time of its own: what is told undated is news."""
    if one.days is None or other.days is None or (one.days.told and other.days.told):
        return 0
    return min(_MOST_LATE, max(0, abs(one.days.last - other.days.last) - 1))


def _wording(one: Happening, other: Happening) -> float:
    """How alike the words are, beyond what any two reports of war share: 0 to 1."""
    return max(0.0, fuzz.token_set_ratio(one.wording, other.wording) - _ANY_TWO) / (100 - _ANY_TWO)


_ANY_TWO = 55
"""rapidfuzz token_set_ratio of stretches of 340 characters from two reports of fa-kes drawn at random: median 50,
nine in ten below 55, 99 in a hundred below 61."""


def _figures(one: tuple[Figure, ...], other: tuple[Figure, ...]) -> float:
    """Points for tolls: a telling number that both give, or numbers that exclude each other."""
    numbers = {(f.kind, f.unit, f.low, f.high) for f in one if (f.low or f.high or 0) >= _TELLING_FIGURE}
    if numbers & {(f.kind, f.unit, f.low, f.high) for f in other}:
        return _SAME_FIGURE
    times = figures_apart(one, other)
    return _FAR_FIGURE if times >= OTHER_TOLL else _OTHER_FIGURE if times > 1.0 else 0.0
