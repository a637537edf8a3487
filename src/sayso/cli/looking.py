"""`sayso show` and `sayso search`: what the ledger holds, with the exact words."""

import json
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli import console
from sayso.cli.options import DEFAULT_LEDGER, AsJson, LedgerPath

if TYPE_CHECKING:
    from sayso.ledger import Ledger


def show(
    id_: Annotated[
        str, typer.Argument(metavar="ID", help="The id of a report, incident, claim or event, or its beginning.")
    ],
    ledger: LedgerPath = DEFAULT_LEDGER,
    fold: Annotated[bool, typer.Option("--fold", help="Fold what the advisories warn of.")] = False,
    json_: AsJson = False,
) -> None:
    """Print a report with every record marked in its own words, or an incident with who says what.

    A claim or an event is shown in its report. A report is also found by its file's name.
    """
    from sayso.ledger import Ledger
    from sayso.publish.jsonl import lines
    from sayso.publish.terminal import incident_view, report_view
    from sayso.schema.claim import Claim
    from sayso.schema.event import Event
    from sayso.schema.incident import Incident
    from sayso.schema.report import Report

    with Ledger.open(ledger, create=False) as held:
        found = held.record(_report_of_file(held, id_) or id_)
        if json_:
            console.write((f"{line}\n" for line in lines([found])), "-")
            return
        if isinstance(found, Incident):
            console.out().print(incident_view(found))
            return
        if isinstance(found, Claim | Event):
            found = held.report(found.report_id)
        if not isinstance(found, Report):
            console.write((f"{line}\n" for line in lines([found])), "-")
            return
        claims, events = tuple(held.claims(found.report_id)), tuple(held.events(found.report_id))
        console.out().print(report_view(found, claims, events, unfold=not fold))


def search(
    words: Annotated[
        list[str], typer.Argument(help='Words that must all occur; "a phrase" in quotes, begin* for a beginning.')
    ],
    ledger: LedgerPath = DEFAULT_LEDGER,
    limit: Annotated[int, typer.Option("--limit", min=1, help="How many reports at most.")] = 20,
    json_: AsJson = False,
) -> None:
    """Search reports and claims; each hit shows the words around it."""
    from rich.text import Text

    from sayso.ledger import Ledger, Window

    with Ledger.open(ledger, create=False) as held:
        hits = held.search(" ".join(words), Window(limit=limit))
    if json_:
        rows = (
            {
                "report_id": hit.report.report_id,
                "headline": hit.report.headline,
                "matches": hit.matches,
                "claim_ids": hit.claim_ids,
                "incident_ids": hit.incident_ids,
            }
            for hit in hits
        )
        console.write((json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "-")
        return
    out = console.out()
    for hit in hits:
        out.print(Text(hit.report.headline or hit.report.source.uri, style="bold"))
        day = (hit.report.published or "")[:10]
        out.print(" · ".join(p for p in (hit.report.outlet, day, hit.report.report_id) if p), style="dim", markup=False)
        snippet = Text(hit.report.words(hit.snippet).replace("\n", " "))
        for match in hit.matches:
            if hit.snippet.covers(match):
                snippet.stylize("bold reverse", match.start - hit.snippet.start, match.end - hit.snippet.start)
        out.print(snippet)
        out.print()
    if not hits:
        console.err().print("nothing found", style="dim")


def _report_of_file(held: "Ledger", name: str) -> str | None:
    """The id of the one report that was read from the file called `name`, if there is one."""
    if "." not in name and "/" not in name:
        return None
    found = [
        r.report_id for r in held.reports() if r.source.uri.endswith(name) or (r.source.container or "").endswith(name)
    ]
    return found[0] if len(found) == 1 else None
