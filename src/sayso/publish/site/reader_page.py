"""The reader: a report's own words in order, every record marked in them and told beside them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.publish import wording
from sayso.publish.marking import Mark, marks, pieces
from sayso.publish.site import phrases
from sayso.publish.site.advice import Warned, Words, folded, headline, warned
from sayso.publish.site.cards import Chip, chip
from sayso.publish.site.shelf import Shelf
from sayso.publish.site.view import Coding
from sayso.schema.claim import Claim
from sayso.schema.event import Event
from sayso.schema.report import Block, Report
from sayso.schema.vocabulary import BlockKind

MOST_SLOTS = 150
"""Records of one report whose words light up with them; the style sheet has two rules for each."""
QUIET: frozenset[BlockKind] = frozenset({"furniture", "related", "credit", "embed", "byline", "dateline", "advisory"})
"""Shown as what they are, in grey; nothing is coded from them."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch of text, the classes that give it its look, and in words what it is."""

    text: str
    classes: str
    title: str


@dataclass(frozen=True, slots=True)
class Note:
    """A record beside the paragraph in which it begins. `lines` are (label, value)."""

    record_id: str
    slot: int | None
    sort: str
    standing: Chip
    heading: str
    lines: tuple[tuple[str, str], ...]
    found: str
    incidents: tuple[tuple[str, str], ...]
    reviewed: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """A block: its words marked, its records, and what keeps it folded."""

    kind: BlockKind
    quiet: bool
    folded: tuple[str, ...]
    words: tuple[Marked, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class ReaderPage:
    """All of the page."""

    report: Report
    title: Words
    published: str
    updated: str
    warned: tuple[Warned, ...]
    blocks: tuple[Shown, ...]
    claims: str
    events: str
    incidents: tuple[tuple[str, str], ...]

    @property
    def headed(self) -> bool:
        """Whether one of the blocks is the page's heading."""
        return any(block.kind == "headline" and not block.folded for block in self.blocks)


def reader_page(told: Coding, shelf: Shelf) -> ReaderPage:
    """The page of a report."""
    report = told.report
    records = [*(c.claim_id for c in told.claims), *(e.event_id for e in told.events)]
    slots = {record: number for number, record in enumerate(records, start=1) if number <= MOST_SLOTS}
    found = marks(told.claims, told.events)
    details = _details(told)
    blocks = tuple(
        Shown(
            kind=block.kind,
            quiet=block.kind in QUIET,
            folded=folded(report, block),
            words=tuple(_marked(report, block, found, slots, details)),
            notes=tuple(_notes(told, block, slots, shelf)),
        )
        for block in report.blocks
    )
    return ReaderPage(
        report=report,
        title=headline(report),
        published=phrases.moment(report.published),
        updated=phrases.moment(report.updated) if report.updated else "",
        warned=warned(report.advisories),
        blocks=blocks,
        claims=wording.counted(len(told.claims), "claim"),
        events=wording.counted(len(told.events), "event"),
        incidents=_incidents(told.events, shelf),
    )


def _marked(
    report: Report, block: Block, found: Sequence[Mark], slots: Mapping[str, int], details: Mapping[str, str]
) -> Iterator[Marked]:
    for piece in pieces(report, block.span, found):
        layers = dict.fromkeys(f"l-{mark.layer}" for mark in piece.marks)
        lit = dict.fromkeys(f"r{slots[m.record_id]}" for m in piece.marks if m.record_id in slots)
        said = dict.fromkeys(f"{_PART[mark.layer]} {details[mark.record_id]}" for mark in reversed(piece.marks))
        yield Marked(piece.text, " ".join([*layers, *lit]), "; ".join(said))


_PART = {
    "content": "words of",
    "source": "source of",
    "cue": "cue of",
    "participant": "participant of",
    "place": "place of",
    "time": "time of",
    "toll": "figure of",
    "trigger": "trigger of",
}


def _details(told: Coding) -> dict[str, str]:
    claims = {c.claim_id: f"a claim ({c.standing}: {wording.mouths(c) or 'the outlet'})" for c in told.claims}
    events = {e.event_id: f"an event ({phrases.event_name(e)}, {e.standing})" for e in told.events}
    return claims | events


def _notes(told: Coding, block: Block, slots: Mapping[str, int], shelf: Shelf) -> Iterator[Note]:
    for claim in told.claims:
        if block.start <= claim.content[0].start < block.end:
            yield _of_claim(claim, slots, shelf)
    for event in told.events:
        if block.start <= event.trigger.start < block.end:
            yield _of_event(event, slots, shelf)


def _of_claim(claim: Claim, slots: Mapping[str, int], shelf: Shelf) -> Note:
    kinds = ", ".join(dict.fromkeys(link.source.kind.replace("_", " ") for link in claim.attribution))
    axes = [
        "said not to be so" if claim.polarity == "negated" else "",
        claim.certainty if claim.certainty not in ("certain", "unstated") else "",
        claim.time_frame if claim.time_frame not in ("past", "ongoing") else "",
    ]
    lines = [
        ("source", kinds),
        ("form", claim.form if claim.attribution else ""),
        ("cue", ", ".join(dict.fromkeys(link.cue.text for link in claim.attribution if link.cue))),
        ("as", ", ".join(filter(None, axes))),
    ]
    return Note(
        record_id=claim.claim_id,
        slot=slots.get(claim.claim_id),
        sort="claim",
        standing=chip(claim.standing),
        heading=wording.mouths(claim) or "The outlet’s own voice",
        lines=tuple(line for line in lines if line[1]),
        found=", ".join(filter(None, (claim.method, f"score {claim.score:.2f}", wording.doubt(claim)))),
        incidents=(),
        reviewed=claim.claim_id in shelf.reviewed,
    )


def _of_event(event: Event, slots: Mapping[str, int], shelf: Shelf) -> Note:
    roles = dict.fromkeys(p.role for p in event.participants)
    who = [(r, ", ".join(p.name or p.text for p in event.participants if p.role == r)) for r in roles]
    lines = [
        *who,
        ("where", f"{phrases.place_name(event.place)} – {phrases.precision(event.place)}" if event.place else ""),
        ("when", phrases.when(event.time) if event.time else ""),
        ("toll", "; ".join(wording.toll(toll) for toll in event.tolls)),
        ("tie", "; ".join(f"{tie.actor}: {tie.value.replace('_', ' ')}" for tie in event.responsibility)),
        ("told as", "background" if event.background else ""),
    ]
    return Note(
        record_id=event.event_id,
        slot=slots.get(event.event_id),
        sort="event",
        standing=chip(event.standing),
        heading=phrases.event_name(event),
        lines=tuple(line for line in lines if line[1]),
        found=f"{event.method}, score {event.score:.2f}",
        incidents=_incidents((event,), shelf),
        reviewed=event.event_id in shelf.reviewed,
    )


def _incidents(events: Sequence[Event], shelf: Shelf) -> tuple[tuple[str, str], ...]:
    found = dict.fromkeys(i for event in events for i in shelf.incidents_of.get(event.event_id, ()))
    return tuple((f"../incidents/{i.incident_id}.html", phrases.incident_name(i)) for i in found)
