"""`sayso code` and `sayso link`: reports into the ledger, and events into incidents."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli import console
from sayso.cli.options import DEFAULT_LEDGER, AsJson, LedgerPath

if TYPE_CHECKING:
    from sayso.run.progress import Summary

_INTERRUPTED = 130  # as shells have it: 128 and the signal


def code(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH", help="Files and folders of reports; - for standard input.")
    ],
    ledger: LedgerPath = DEFAULT_LEDGER,
    codebook: Annotated[
        Path | None,
        typer.Option("--codebook", metavar="FILE", help="Your own file of event types, coded as well."),
    ] = None,
    workers: Annotated[int, typer.Option("--workers", metavar="N", min=0, help="Processes; 0 for one a core.")] = 1,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Show failures only.")] = False,
    json_: AsJson = False,
) -> None:
    """Code reports into the ledger.

    Reads saved pages (.html), dumps (.txt), and JSON articles, one in a file or many, each also gzipped. What the
    ledger has coded already is skipped. One bad input never stops the run: it is named with its cause, and the exit
    code is 1.
    """
    from sayso.annotate.codebook import load
    from sayso.cli.progress import teller
    from sayso.errors import UsageError
    from sayso.ledger import Ledger
    from sayso.read import count
    from sayso.run.local import code as run
    from sayso.run.shipped import Shipping

    if not all(paths):
        raise UsageError("a path is empty", mend="Is a variable of the shell unset? Give . for the folder you are in.")
    if codebook:
        load(codebook)  # a wrong file is named before anything is begun
    try:
        with Ledger.open(ledger) as into:
            _prepare_gazetteer()
            expected = count(paths)
            total = None if "-" in paths else expected.articles
            with teller(quiet, expected.exact) as tell:
                summary = run(into, paths, workers=workers or None, total=total, tell=tell, stages=Shipping(codebook))
    except KeyboardInterrupt as error:
        console.err().print("interrupted: what was coded so far is kept. The same command goes on from there.")
        raise typer.Exit(_INTERRUPTED) from error
    if not total and total is not None:
        console.err().print(f"nothing to code in {', '.join(paths)}: no page, text or JSON is there.", markup=False)
    if json_:
        console.write([json.dumps(asdict(summary), ensure_ascii=False), "\n"], "-")
    elif not quiet:
        _print_summary(summary, ledger)
    if summary.failed:
        raise typer.Exit(1)


def link(ledger: LedgerPath = DEFAULT_LEDGER, json_: AsJson = False) -> None:
    """Put the events that tell of one happening together.

    Counts the independent origins of each incident, keeps its disputes and unknowns, and lists the incidents.
    """
    from sayso.ledger import Ledger
    from sayso.publish.terminal_list import incidents_view
    from sayso.run.relink import relink

    with Ledger.open(ledger, create=False) as held:
        linked = relink(held)
        if json_:
            console.write([json.dumps(asdict(linked)), "\n"], "-")
            return
        console.out().print(incidents_view(held.incidents()))


def _prepare_gazetteer() -> None:
    """Build the gazetteer at first use, and say so: it takes seconds that would look like a hang."""
    from sayso.annotate import gazetteer

    if not gazetteer.location().exists():
        console.err().print(f"building the gazetteer at {gazetteer.location()} (once, under a minute) …", markup=False)
        gazetteer.build(gazetteer.location())


def _print_summary(summary: "Summary", ledger: Path) -> None:
    out = console.out()
    out.print(f"{summary.coded:,} reports coded in {summary.seconds:.1f} s", style="bold")
    for number, what in (
        (summary.passed_over, "passed over: they tell of no coded happening"),
        (summary.skipped, "skipped: this ledger has them"),
        (len(summary.failed), "failed, each named above; they are tried again next time"),
    ):
        if number:
            out.print(f"{number:,} {what}")
    if ledger != DEFAULT_LEDGER:
        out.print(f"ledger: {ledger}", style="dim", markup=False)
