"""Texts of a data set, coded by the shipped pipeline: the events and claims of each, and where one is told again."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sayso.annotate.pipeline import Annotator
from sayso.record import record
from sayso.schema.annotations import Annotations
from sayso.schema.claim import Claim
from sayso.schema.event import Event
from sayso.schema.ids import sha256
from sayso.schema.report import Block, Report, Source, report_id
from sayso.schema.span import Span
from sayso.schema.vocabulary import ParticipantKind


@dataclass(frozen=True, slots=True)
class Told:
    """An event, every trigger that tells of it, the first before the others, and the sentence that tells it first."""

    event: Event
    triggers: tuple[Span, ...]
    sentence: int


@dataclass(frozen=True, slots=True)
class Coded:
    """What Sayso's records say of one report. `kinds` are the entities' kinds by `entity_id`."""

    report: Report
    events: tuple[Told, ...]
    claims: tuple[Claim, ...]
    kinds: Mapping[str, str]


def report_of(name: str, text: str, paragraphs: Iterable[Span]) -> Report:
    """A report of `text` alone, offsets untouched, whose blocks are `paragraphs`."""
    raw = f"{name}\0{text}".encode("utf-8", "surrogatepass")
    source = Source(sha256=sha256(raw), bytes=len(raw), media_type="text/plain", uri=name)
    blocks = tuple(Block(kind="paragraph", start=each.start, end=each.end) for each in paragraphs)
    return Report(report_id=report_id(source), source=source, outlet=None, headline=None, text=text, blocks=blocks)


def coded(reports: Iterable[Report]) -> Iterator[Coded]:
    """The records of each report, in order. The gate is not asked: every report is read."""
    held = tuple(reports)
    for report, found in zip(held, Annotator().pipe(held), strict=True):
        records = record(report, found)
        yield Coded(
            report=report,
            events=tuple(Told(event, _triggers(found, event), _sentence(found, event)) for event in records.events),
            claims=records.claims,
            kinds={entity.entity_id: entity.label for entity in found.entities},
        )


def _triggers(found: Annotations, event: Event) -> tuple[Span, ...]:
    again = (
        one
        for mention in found.events
        if (mention.trigger, mention.type) == (event.trigger, event.type)
        for one in mention.again
    )
    return (event.trigger, *again)


def _sentence(found: Annotations, event: Event) -> int:
    """The index of the sentence that holds the event's trigger."""
    return sum(sentence.span.end <= event.trigger.start for sentence in found.sentences)


def speakers(coded_text: Coded, kind: ParticipantKind) -> Iterator[Span]:
    """The words that name a source of that kind, of every mouth of every claim."""
    for claim in coded_text.claims:
        for link in claim.attribution:
            source = link.source
            if source.span is not None and coded_text.kinds.get(source.entity_id or "") == kind:
                yield source.span
