"""Tolls told of without the deed that caused them: events of their own."""

from collections.abc import Iterator, Sequence

from sayso.record.events import combined, with_claim
from sayso.record.standing import standing
from sayso.record.told import Told, teller
from sayso.schema.annotations import Annotations, Assessment, Figure
from sayso.schema.event import Event, event_id
from sayso.schema.report import Report
from sayso.schema.vocabulary import TollKind

_TYPES: dict[TollKind, str] = {
    "killed": "people.casualties",
    "wounded": "people.casualties",
    "missing": "people.casualties",
    "displaced": "people.displacement",
}


def stray(report: Report, annotations: Annotations, told: Sequence[Told]) -> Iterator[Event]:
    """One event for the figures of a claim, a sentence and a type that no event took.

    None for a toll of nought, nor for one that an event has already: that is told again.
    """
    taken = {at for event in annotations.events for at in event.figures}
    held = {_counted(annotations.figures[at]) for at in taken}
    alone: dict[tuple[str, int, str], tuple[Told, list[Figure]]] = {}
    for at, figure in enumerate(annotations.figures):
        type_ = _TYPES.get(figure.toll.kind)
        by = teller(told, figure.toll.span)
        if at in taken or _counted(figure) in held or type_ is None or by is None or figure.toll.high == 0:
            continue
        key = (by.claim.claim_id, figure.sentence, type_)
        alone.setdefault(key, (by, []))[1].append(figure)
    for (_, _, type_), (by, figures) in alone.items():
        yield _event(report, type_, by, figures, told)


def _counted(figure: Figure) -> tuple[TollKind, int | None, int | None, str]:
    """What a figure counts, whatever its words."""
    return figure.toll.kind, figure.toll.low, figure.toll.high, (figure.toll.group or "").casefold()


def _event(report: Report, type_: str, by: Told, figures: Sequence[Figure], told: Sequence[Told]) -> Event:
    first = figures[0]
    whole = combined(Assessment(time_frame=by.assessment.time_frame), by.assessment)
    stands = standing(whole, by.claim.attribution)
    unreal = whole.time_frame in {"future", "hypothetical"} or stands in {"forecast", "hypothetical"}
    return Event(
        event_id=event_id(report.report_id, type_, first.head, None),
        report_id=report.report_id,
        type=type_,
        trigger=first.head,
        claim_id=by.claim.claim_id,
        standing=stands,
        polarity=whole.polarity,
        stage="potential" if unreal else "accomplished",
        tolls=tuple(with_claim(figure.toll, told, by) for figure in figures),
        method=first.method,
        score=first.score,
    )
