"""Marks: where in a report's text the words of its records stand, cut into pieces that any face can print in order."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from sayso.schema.claim import Claim
from sayso.schema.event import Event
from sayso.schema.report import Report
from sayso.schema.span import Span

MarkLayer = Literal["content", "source", "cue", "participant", "place", "time", "toll", "trigger"]
LAYERS: tuple[MarkLayer, ...] = ("content", "source", "cue", "participant", "place", "time", "toll", "trigger")
"""From the widest to the most telling: where marks lie upon each other, the last one decides the look."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Words that a record shows: which record, what they are in it, and a word of detail (role, standing, type)."""

    span: Span
    layer: MarkLayer
    record_id: str
    detail: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text under the same marks, in the order of `LAYERS`."""

    span: Span
    text: str
    marks: tuple[Mark, ...]


def marks(claims: Iterable[Claim], events: Iterable[Event]) -> tuple[Mark, ...]:
    """Every mark of these records, in text order."""
    found = [mark for claim in claims for mark in _of_claim(claim)]
    found += [mark for event in events for mark in _of_event(event)]
    return tuple(sorted(set(found), key=_order))


def pieces(report: Report, within: Span, found: Iterable[Mark]) -> Iterator[Piece]:
    """The text of `within`, cut wherever a mark begins or ends. The pieces' texts join to exactly that text."""
    inside = [mark for mark in found if mark.span.overlaps(within)]
    edges = {within.start, within.end}
    edges.update(e for mark in inside for e in mark.span if within.start < e < within.end)
    cuts = sorted(edges)
    for start, end in pairwise(cuts):
        span = Span(start, end)
        over = sorted((m for m in inside if m.span.covers(span)), key=lambda m: (LAYERS.index(m.layer), m.record_id))
        yield Piece(span, report.words(span), tuple(over))


def _of_claim(claim: Claim) -> Iterator[Mark]:
    for span in claim.content:
        yield Mark(span, "content", claim.claim_id, claim.standing)
    for link in claim.attribution:
        if link.source.span:
            yield Mark(link.source.span, "source", claim.claim_id, link.source.kind)
        if link.cue:
            yield Mark(link.cue.span, "cue", claim.claim_id, link.cue.type)


def _of_event(event: Event) -> Iterator[Mark]:
    yield Mark(event.trigger, "trigger", event.event_id, event.type)
    for participant in event.participants:
        yield Mark(participant.span, "participant", event.event_id, participant.role)
    if event.place:
        yield Mark(event.place.span, "place", event.event_id, event.place.name)
    if event.time:
        yield Mark(event.time.span, "time", event.event_id, event.time.granularity)
    for toll in event.tolls:
        yield Mark(toll.span, "toll", event.event_id, toll.kind)


def _order(mark: Mark) -> tuple[int, int, int, str]:
    return (mark.span.start, -mark.span.end, LAYERS.index(mark.layer), mark.record_id)
