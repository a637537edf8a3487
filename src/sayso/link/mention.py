"""An event cut down to what linking compares: thousands of reports are held in this form at once."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from sayso.link.days import Days, days_of
from sayso.link.telling import Telling
from sayso.link.where import Spot, spot
from sayso.schema.event import Event
from sayso.schema.vocabulary import TollKind

Part = Literal["opens", "joins", "words", "out"]
"""What an event may do: open an incident; only join one; join one as words about a deed; nothing."""

DONE = frozenset({"accomplished", "ongoing", "attempted"})
TOLD = frozenset({"reported", "shown", "claimed", "hedged"})
_WORDS_AROUND = 160
"""Code points on each side of a trigger that are compared: a sentence of news has 120 to 200."""
_NAMED = frozenset({"actor", "target", "victim"})
_BARE = re.compile(r"\W+")


@dataclass(frozen=True, slots=True)
class Figure:
    """A toll's bounds, for the whole (no group) in persons or another unit."""

    kind: TollKind
    unit: str
    low: int | None
    high: int | None


def figures_apart(one: Iterable[Figure], other: Iterable[Figure]) -> float:
    """How many times the smaller figure the larger is, where two tolls of one kind exclude each other; else 1."""
    most = 1.0
    rest = tuple(other)
    for a in one:
        for b in rest:
            if (a.kind, a.unit) == (b.kind, b.unit):
                low = max(a.low or 0, b.low or 0)
                highs = [high for high in (a.high, b.high) if high is not None]
                if highs and low > min(highs):
                    most = max(most, low / max(1, min(highs)))
    return most


@dataclass(frozen=True, slots=True)
class Mention:
    """One event. `at` is where its trigger stands; `wording` the words around it, folded."""

    event_id: str
    report_id: str
    published: str
    type: str
    part: Part
    at: int
    spot: Spot | None
    days: Days | None
    dated: bool
    names: frozenset[str]
    figures: tuple[Figure, ...]
    wording: str


def mentions(telling: Telling) -> tuple[Mention, ...]:
    """The report's events, in the order of the text, less those that linking leaves aside."""
    found = [_mention(telling, event) for event in telling.events]
    return tuple(sorted((m for m in found if m.part != "out"), key=lambda m: (m.at, m.event_id)))


def part_of(event: Event) -> Part:
    """What an event may do for an incident.

    What is told as done opens one where it has enough of its own: a place, a time, or somebody named who did or
    suffered it. Background only joins. A denial joins what it denies. Words about deeds (claims of
    responsibility, accusations, denials) open an incident only with a place of their own. What did not happen,
    or not yet (negated, refused, averted, threatened, planned, potential, forecast, hypothetical, questioned), is
    no incident and joins none.
    """
    if event.standing == "denied":
        return "joins"
    if event.polarity == "negated" or event.stage not in DONE or event.standing not in TOLD:
        return "out"
    if event.type.startswith("word."):
        return "words"
    if event.background:
        return "joins"
    enough = event.place is not None or event.time is not None or any(p.role in _NAMED for p in event.participants)
    return "opens" if enough else "joins"


def folded(words: str) -> str:
    """Lower case, with single spaces for all that is no letter or digit."""
    return _BARE.sub(" ", words.casefold()).strip()


def _mention(telling: Telling, event: Event) -> Mention:
    report = telling.report
    at = event.trigger.start
    around = report.text[max(0, at - _WORDS_AROUND) : event.trigger.end + _WORDS_AROUND]
    return Mention(
        event_id=event.event_id,
        report_id=event.report_id,
        published=report.published or "",
        type=event.type,
        part=part_of(event),
        at=at,
        spot=spot(event.place),
        days=days_of(event.time, report.published),
        dated=event.time is not None and (event.time.start or event.time.end) is not None,
        names=frozenset(folded(p.name or p.text) for p in event.participants if p.entity_id or p.name),
        figures=tuple(Figure(t.kind, t.unit, t.low, t.high) for t in event.tolls if t.group is None),
        wording=folded(around),
    )
