"""An event cut down to what linking compares: thousands of reports are held in this form at once."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict

from sayso.lexicon import entries
from sayso.link.days import Days, days_of, is_dated
from sayso.link.folding import folded
from sayso.link.parts import part
from sayso.link.telling import Telling
from sayso.link.where import Spot, spot
from sayso.schema.event import Event, Toll
from sayso.schema.moment import last_day
from sayso.schema.vocabulary import TollKind

Part = Literal["opens", "leads", "joins", "words", "out"]
"""What an event may do: open an incident; open one if the report has no other and tells it at its head; only join
one; join one as words about a deed; nothing."""

DONE = frozenset({"accomplished", "ongoing", "attempted"})
TOLD = frozenset({"reported", "shown", "claimed", "hedged"})
_SPAN = 27
"""Days from which a time tells nothing by which one deed at a place could be told from the next there: a month."""
_WAR = 2_000
"""Persons. In 100 reports of fa-kes 32 give such a figure with neither place nor day, every one of them for the war or
for years of it; three give one with a place."""
_WORDS_AROUND = 160
"""Code points on each side of a trigger that are compared: a sentence of news has 120 to 200."""


class Standalone(BaseModel):
    """A line of `standalone.yaml`."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    type: str
    example: str


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
    long_ago: bool
    """Whether all that is told of its day is a long span before the report's own days."""
    names: frozenset[str]
    figures: tuple[Figure, ...]
    wording: str


def mentions(telling: Telling) -> tuple[Mention, ...]:
    """The report's events, in the order of the text, less those that linking leaves aside."""
    found = [_mention(telling, event) for event in telling.events]
    return tuple(sorted((m for m in found if m.part != "out"), key=lambda m: (m.at, m.event_id)))


def part_of(event: Event, published: str | None = None) -> Part:
    """What an event may do for an incident.

    What is told as done opens one where it has a place (finer than a country) or a day, or is of a type that needs
    neither (`standalone.yaml`). Without them it is a mention of something that the report tells elsewhere, or of
    nothing that can be looked up: it opens one only as what the report is about. So is what was at a place "in 2014".
    Background only joins. A denial joins what it denies. Words about deeds (claims of
    responsibility, accusations, denials) open an incident only with a place of their own. What did not happen,
    or not yet (negated, refused, averted, threatened, planned, potential, forecast, hypothetical, questioned), is
    no incident and joins none; nor is a count of thousands told with neither place nor day, which sums up a war.
    """
    if event.standing == "denied":
        return "joins"
    if not _is_somewhere(event) and not _is_dated(event) and any(of_a_war(toll) for toll in event.tolls):
        return "out"
    if event.polarity == "negated" or event.stage not in DONE or event.standing not in TOLD:
        return "out"
    if event.type.startswith("word."):
        return "words"
    if event.background:
        return "joins"
    if event.type in standalone() or _is_dated(event):
        return "opens"
    return "opens" if _is_somewhere(event) and not _is_of_long_ago(event, published) else "leads"


@cache
def standalone() -> frozenset[str]:
    """The types of `standalone.yaml`."""
    lines: tuple[Standalone, ...] = entries("sayso.link", "standalone.yaml", Standalone)
    return frozenset(line.type for line in lines)


def of_a_war(toll: Toll) -> bool:
    """Whether a figure for persons is too large for a deed of no place and no day: it sums up a war."""
    return (
        toll.unit == "persons"
        and (toll.low or toll.high or 0) >= _WAR
        and toll.kind in {"killed", "wounded", "missing"}
    )


def _is_somewhere(event: Event) -> bool:
    return event.place is not None and event.place.precision != "country" and spot(event.place) is not None


def _is_of_long_ago(event: Event, published: str | None) -> bool:
    """Whether all that is told of the day is a long span ("in 2014"), of which the report's own days are no part."""
    when, out = days_of(event.time, None), last_day(published) if published else None
    return when is not None and when.last - when.first >= _SPAN and (out is None or when.last < out.toordinal())


def _is_dated(event: Event) -> bool:
    when = days_of(event.time, None)
    return when is not None and when.exact


def _mention(telling: Telling, event: Event) -> Mention:
    report = telling.report
    at = event.trigger.start
    around = report.text[max(0, at - _WORDS_AROUND) : event.trigger.end + _WORDS_AROUND]
    return Mention(
        event_id=event.event_id,
        report_id=event.report_id,
        published=report.published or "",
        type=event.type,
        part=part_of(event, report.published),
        at=at,
        spot=spot(event.place),
        days=days_of(event.time, report.published),
        dated=event.time is not None and is_dated(event.time),
        long_ago=_is_of_long_ago(event, report.published),
        names=frozenset(folded(p.name or p.text) for p in event.participants if p.entity_id or p.name),
        figures=tuple(Figure(t.kind, t.unit, t.low, t.high) for t in event.tolls if part(t, event) is None),
        wording=folded(around),
    )
