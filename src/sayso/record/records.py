"""From annotations to records: the claims and events of one report, and the report with its advisories."""

from dataclasses import dataclass

from sayso.record.casualties import stray
from sayso.record.claims import claims
from sayso.record.events import mentioned
from sayso.schema.annotations import Annotations
from sayso.schema.claim import Claim
from sayso.schema.event import Event
from sayso.schema.report import Advisory, Report


@dataclass(frozen=True, slots=True)
class Records:
    """What one report says: its claims by content, its events by trigger; `report` holds every advisory."""

    report: Report
    claims: tuple[Claim, ...]
    events: tuple[Event, ...]


def record(report: Report, annotations: Annotations) -> Records:
    """The records of `report`, from what the pipeline found in it.

    A pure function: the same annotations give the same records, ids and order included.
    """
    told = claims(report, annotations)
    unique: dict[str, Event] = {}
    for event in (*mentioned(report, annotations, told), *stray(report, annotations, told)):
        held = unique.get(event.event_id)
        if held is None or event.score > held.score:
            unique[event.event_id] = event
    return Records(
        report=report.model_copy(update={"advisories": _advisories(report, annotations)}),
        claims=tuple(item.claim for item in told),
        events=tuple(sorted(unique.values(), key=lambda event: (event.trigger, event.type, event.event_id))),
    )


def _advisories(report: Report, annotations: Annotations) -> tuple[Advisory, ...]:
    """The outlet's and those that the text calls for, each once, in text order."""
    every = dict.fromkeys((*report.advisories, *annotations.advisories))
    return tuple(sorted(every, key=lambda item: (item.start, item.end, item.category, item.basis, item.severity)))
