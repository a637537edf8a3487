"""`sayso verify` and `sayso gazetteer`: the ledger and the names that Sayso stands on."""

import json
from dataclasses import asdict
from typing import Annotated

import typer

from sayso.cli import console
from sayso.cli.options import DEFAULT_LEDGER, AsJson, LedgerPath

gazetteer_app = typer.Typer(help="The gazetteer of place names.", no_args_is_help=True)

_LEDGER_IS_BROKEN = 3


def verify(ledger: LedgerPath = DEFAULT_LEDGER, json_: AsJson = False) -> None:
    """Check that nothing in the ledger was altered.

    Audit chain, hashes, original bytes, and every quoted word. Exits 3 where something does not hold.
    """
    from sayso.ledger import Ledger
    from sayso.record.evidence import problems

    with Ledger.open(ledger, create=False) as held:
        found = held.verify(problems)
        counts, head = held.counts(), held.head()
    if json_:
        answer = {"problems": [asdict(p) for p in found], "counts": asdict(counts), "head": asdict(head)}
        console.write([json.dumps(answer, ensure_ascii=False), "\n"], "-")
    else:
        for problem in found:
            console.out().print(f"{problem.kind}: {problem.where}: {problem.what}", style="red", markup=False)
        if not found:
            console.out().print(
                f"all holds: {counts.sources:,} originals, {counts.claims:,} claims, {counts.events:,} events",
                style="bold",
            )
        console.out().print(f"audit entry {head.seq:,}, head {head.hash}", style="dim", soft_wrap=True)
    if found:
        raise typer.Exit(_LEDGER_IS_BROKEN)


@gazetteer_app.command()
def build() -> None:
    """Build the gazetteer anew."""
    from sayso.annotate import gazetteer

    where = gazetteer.location()
    gazetteer.build(where)
    console.out().print(f"built {where} ({where.stat().st_size // 1_000_000} MB)", markup=False, soft_wrap=True)


@gazetteer_app.command()
def find(name: Annotated[str, typer.Argument(metavar="NAME", help="A place name.")]) -> None:
    """List what a name can mean, the most populous first."""
    from rich.table import Table

    from sayso.annotate.gazetteer import open_gazetteer

    table = Table("name", "kind", "country", "region", "population", "lat", "lon", "id", box=None, pad_edge=False)
    for place in sorted(open_gazetteer().candidates(name), key=lambda p: -p.population):
        table.add_row(
            place.name, place.kind, place.country or "", place.admin1 or "", f"{place.population:,}",
            f"{place.lat:.3f}", f"{place.lon:.3f}", place.gazetteer_id,
        )  # fmt: skip
    if table.row_count:
        console.out().print(table)
    else:
        console.err().print(f"no place is called {name!r}", style="dim", markup=False)


@gazetteer_app.command()
def sources() -> None:
    """Print whom the gazetteer's data is owed to, and on what terms."""
    from sayso.annotate.gazetteer import sources

    for source in sources():
        console.out().print(f"{source.name} — {source.what}. {source.terms}. {source.uri}", markup=False)
