"""What a terminal shows of a report or an incident: the words, marked, with the records they carry beneath them."""

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from sayso.publish import wording
from sayso.publish.marking import Mark, MarkLayer, marks, pieces
from sayso.schema.claim import Claim
from sayso.schema.event import Event
from sayso.schema.incident import Incident
from sayso.schema.report import Block, Report

# Colour is never alone: sources are underlined, triggers bold, the list below the paragraph says it in words.
STYLES: dict[MarkLayer, str] = {
    "content": "italic",
    "source": "underline cyan",
    "cue": "dim cyan",
    "participant": "blue",
    "place": "green",
    "time": "yellow",
    "toll": "magenta",
    "trigger": "bold red",
}
FOLDED_FROM = 2
"""Severity from which text stays folded until it is asked for."""
_STANDING_WIDTH = 14  # "hypothetical", and a margin
_QUIET = frozenset({"furniture", "related", "credit", "embed", "byline", "dateline", "advisory"})


def report_view(
    report: Report, claims: Sequence[Claim], events: Sequence[Event], *, unfold: bool = True
) -> RenderableType:
    """A report with every record marked in its own words; what its advisories warn of is folded unless `unfold`."""
    found = marks(claims, events)
    parts: list[RenderableType] = [*_head(report), *_warnings(report), _legend()]
    for number, block in enumerate(report.blocks):
        if not unfold and _severe(report, block):
            parts.append(Text("   … folded: see the advisories above; --unfold shows it", style="dim"))
            continue
        parts.append(_block(report, block, found))
        parts.extend(_records_in(report, number, claims, events))
    parts.append(_foot(report, claims, events))
    return Group(*parts)


def incident_view(incident: Incident) -> RenderableType:
    """An incident: what is reported, by how many origins and why, figures, disputes, and what nobody says."""
    lines: list[RenderableType] = [Rule(Text(incident.title, style="bold"), align="left")]
    lines.append(_pair("told by", wording.told_by(incident)))
    lines.append(_pair("standing", ", ".join(incident.standings)))
    if incident.place:
        lines.append(_pair("where", wording.place(incident.place)))
    if incident.time:
        lines.append(_pair("when", wording.time(incident.time)))
    for who in incident.participants:
        lines.append(_pair(who.role, who.name or who.text))
    for figure in incident.tolls:
        lines.append(_pair("figure", wording.incident_toll(figure)))
        for value in figure.values:
            said = ", ".join(sorted({voice.who for voice in value.said_by}))
            lines.append(_pair("", f"“{value.text}” — {said}"))
    for dispute in incident.disputes:
        sides = " / ".join(f"{p.value} ({', '.join(sorted({v.who for v in p.said_by}))})" for p in dispute.positions)
        lines.append(_pair("disputed", f"{dispute.field}: {sides}", style="bold yellow"))
    for origin in incident.origins:
        why = f" — {'; '.join(origin.reasons)}" if origin.reasons else ""
        lines.append(
            _pair("origin", f"{origin.name} ({origin.kind}), {wording.counted(len(origin.reports), 'report')}{why}")
        )
    if incident.unknowns:
        lines.append(_pair("nobody says", ", ".join(wording.unknown(u) for u in incident.unknowns)))
    lines.append(_pair("id", incident.incident_id, style="dim"))
    return Group(*lines)


def _head(report: Report) -> Iterator[RenderableType]:
    yield Rule(Text(report.headline or "(no headline)", style="bold"), align="left")
    when = f"published {report.published or 'not told'}" + (f", updated {report.updated}" if report.updated else "")
    by = f"by {', '.join(report.bylines)}" if report.bylines else ""
    yield Text(
        " · ".join(p for p in (report.outlet or "outlet not told", when, by, report.report_id) if p), style="dim"
    )
    for note in report.notes:
        yield Text(f"note: {note.text}", style="dim yellow")


def _warnings(report: Report) -> Iterator[Text]:
    told: dict[str, int] = {}
    for advisory in report.advisories:
        told[advisory.category] = max(told.get(advisory.category, 0), advisory.severity)
    if told:
        listed = ", ".join(f"{name.replace('_', ' ')} ({'!' * max(1, level)})" for name, level in sorted(told.items()))
        yield Text(f"Advisory: {listed}", style="bold yellow")


def _legend() -> Text:
    line = Text()
    for layer, style in STYLES.items():
        line.append(layer, style=style)
        line.append("  ")
    return line


def _block(report: Report, block: Block, found: Sequence[Mark]) -> RenderableType:
    if block.kind in _QUIET:
        return Text(f"  [{block.kind}] {report.words(block.span)}", style="dim")
    line = Text()
    if block.kind not in ("paragraph", "headline"):
        line.append(f"[{block.kind}] ", style="dim")
    for piece in pieces(report, block.span, found):
        # Where marks lie upon each other, their looks add up: a trigger inside a quotation stays italic.
        line.append(piece.text, style=" ".join(STYLES[layer] for layer in dict.fromkeys(m.layer for m in piece.marks)))
    return Padding(line, (1, 0, 0, 0))


def _records_in(
    report: Report, number: int, claims: Sequence[Claim], events: Sequence[Event]
) -> Iterator[RenderableType]:
    inside = report.blocks[number].span
    for claim in claims:
        if inside.covers(claim.content[0]):
            words = " · ".join(filter(None, (f"“{_short(report, claim)}”", wording.doubt(claim))))
            yield _record(claim.standing, wording.mouths(claim) or "the outlet", words)
    for event in events:
        if inside.covers(event.trigger):
            line = wording.event_line(event)
            yield _record(
                event.standing, event.type, f"“{report.words(event.trigger)}”" + (f" · {line}" if line else "")
            )


def _record(standing: str, what: str, words: str) -> RenderableType:
    """A record beneath its paragraph, its words hanging to the right of its standing."""
    line = Table.grid(padding=(0, 2))
    line.add_column(width=_STANDING_WIDTH, justify="right", style="bold")
    line.add_column(overflow="fold")
    line.add_row(standing, Text.assemble((what, "cyan"), ("  " + words, "dim")))
    return line


def _short(report: Report, claim: Claim, limit: int = 90) -> str:
    words = " … ".join(span.of(report.text) for span in claim.content)
    return words if len(words) <= limit else words[: limit - 1].rstrip() + "…"


def _severe(report: Report, block: Block) -> bool:
    return block.coded and any(
        a.severity >= FOLDED_FROM and a.basis == "text" and a.start < block.end and block.start < a.end
        for a in report.advisories
    )


def _foot(report: Report, claims: Sequence[Claim], events: Sequence[Event]) -> RenderableType:
    related = f", {wording.counted(len(report.related), 'related story')}" if report.related else ""
    return Padding(
        Text(f"{wording.counted(len(claims), 'claim')}, {wording.counted(len(events), 'event')}{related}", style="dim"),
        (1, 0, 0, 0),
    )


def _pair(label: str, value: str, style: str = "") -> Text:
    line = Text(f"{label:>12}  ", style="dim")
    line.append(value, style=style or "default")
    return line
