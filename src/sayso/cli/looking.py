"""`sayso show` and `sayso search`: what the ledger holds, with the exact words."""

import json
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli import console
from sayso.cli.options import DEFAULT_LEDGER, AsJson, LedgerPath

if TYPE_CHECKING:
    from sayso.ledger import Ledger
    from sayso.schema.report import Source

_SHOWN = 4  # ids that a message names


def show(
    id_: Annotated[
        str, typer.Argument(metavar="ID", help="The id of a report, incident, claim or event, or its beginning.")
    ],
    ledger: LedgerPath = DEFAULT_LEDGER,
    fold: Annotated[bool, typer.Option("--fold", help="Fold what the advisories warn of.")] = False,
    json_: AsJson = False,
) -> None:
    """Print a report with its records marked, or an incident.

    An incident is shown with who says what, a claim or an event in its report. A report goes by its file's name too.
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
        list[str],
        typer.Argument(metavar="WORD", help='Words that must all occur; "a phrase" in quotes, begin* for a beginning.'),
    ],
    ledger: LedgerPath = DEFAULT_LEDGER,
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=1, help="How many reports at most.")] = 20,
    json_: AsJson = False,
) -> None:
    """Search reports and claims.

    The best hits come first, each with the words around it.
    """
    from rich.text import Text

    from sayso.errors import UsageError
    from sayso.ledger import Ledger, Window

    if not any(character.isalnum() for word in words for character in word):
        raise UsageError(
            "there is no word to search for", mend="Call: sayso search WORD… or sayso search '\"a phrase\"'"
        )
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
    """The id of the one report that was read from the file called `name`; None where `name` is no file's.

    Raises:
        NotFound: no report was read from such a file, or several were.
    """
    from sayso.errors import NotFound

    if "." not in name and "/" not in name:
        return None
    found = [report.report_id for report in held.reports() if _is_from(report.source, name)]
    if not found:
        raise NotFound("no report was read from such a file", where=name, mend="sayso search WORDS finds reports.")
    if len(found) > 1:
        shown = ", ".join(found[:_SHOWN]) + (" …" if len(found) > _SHOWN else "")
        raise NotFound(f"holds {len(found)} reports: {shown}", where=name, mend="Give the id of one.")
    return found[0]


def _is_from(source: "Source", name: str) -> bool:
    """Whether a source is the file or the member of a file called `name`, by as much of its path as is given."""
    wanted = f"/{name.removeprefix('./')}"
    inside = source.container or ""
    addresses = (f"/{given}" for given in (source.uri, inside, inside.partition("!")[0]) if given)
    return any(address.endswith(wanted) or wanted.endswith(address) for address in addresses)
