"""Whether every record shows its words: spans inside the text, the words they quote, blocks that may be coded."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sayso.record.told import in_coded_blocks
from sayso.schema.claim import Claim
from sayso.schema.event import Event
from sayso.schema.report import Report
from sayso.schema.span import Span


@dataclass(frozen=True, slots=True)
class _Quoted:
    """A span, and the words that the record says stand there (None: it quotes none)."""

    span: Span
    words: str | None = None
    coded: bool = True
    """Whether it must stand in a block that may be coded; a dateline's place does not."""


def problems(report: Report, claims: Iterable[Claim], events: Iterable[Event]) -> tuple[str, ...]:
    """What does not hold, one sentence each; empty when every record shows its words.

    Checked: every span lies inside the text and inside one block that may be coded, the words there are those
    that the record quotes, and every claim that an event names is among `claims`.
    """
    found: list[str] = []
    known = set()
    for claim in claims:
        known.add(claim.claim_id)
        found.extend(_check(report, claim.claim_id, claim.report_id, _quoted_by_claim(claim)))
    for event in events:
        found.extend(_check(report, event.event_id, event.report_id, _quoted_by_event(event)))
        given = (*(toll.claim_id for toll in event.tolls), *(tie.claim_id for tie in event.responsibility))
        named = {event.claim_id, *(claim_id for claim_id in given if claim_id)}
        found.extend(f"{event.event_id}: the claim {missing} is not there" for missing in sorted(named - known))
    return tuple(found)


def _check(report: Report, record: str, of: str, quoted: Iterable[_Quoted]) -> Iterator[str]:
    if of != report.report_id:
        yield f"{record}: belongs to the report {of}, not to {report.report_id}"
        return
    for item in quoted:
        span, words = item.span, item.words
        if span.end > len(report.text):
            yield f"{record}: {list(span)} lies outside the text of {len(report.text)} characters"
        elif words is not None and report.words(span) != words:
            yield f"{record}: {list(span)} reads {report.words(span)!r}, not {words!r}"
        elif item.coded and not in_coded_blocks(report, (span,)):
            yield f"{record}: {list(span)} lies in no block that may be coded"


def _quoted_by_claim(claim: Claim) -> Iterator[_Quoted]:
    for piece in claim.content:
        yield _Quoted(piece)
    for link in claim.attribution:
        if link.source.span:
            yield _Quoted(link.source.span, link.source.text)
        if link.cue:
            yield _Quoted(link.cue.span, link.cue.text)


def _quoted_by_event(event: Event) -> Iterator[_Quoted]:
    yield _Quoted(event.trigger)
    for participant in event.participants:
        yield _Quoted(participant.span, participant.text)
        if participant.affiliation:
            yield _Quoted(participant.affiliation.span, participant.affiliation.text)
    if event.place:
        yield _Quoted(event.place.span, event.place.text, coded=event.place.basis != "dateline")
    for quoted in (event.time, *event.tolls):
        if quoted:
            yield _Quoted(quoted.span, quoted.text)
