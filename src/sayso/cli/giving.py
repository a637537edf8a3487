"""`sayso export` and `sayso site`: the ledger for other programs, and for people."""

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli import console
from sayso.cli.options import DEFAULT_LEDGER, LedgerPath, Output

if TYPE_CHECKING:
    from sayso.ledger import Ledger
    from sayso.publish.jsonl import Exported
    from sayso.schema.report import Report


class Format(StrEnum):
    """What `sayso export` writes."""

    JSONL = "jsonl"
    CSV = "csv"
    GEOJSON = "geojson"


class Rows(StrEnum):
    """The tables of a CSV export."""

    INCIDENTS = "incidents"
    EVENTS = "events"
    CLAIMS = "claims"
    SOURCES = "sources"


class Profile(StrEnum):
    """Whom a site is for."""

    PUBLIC = "public"
    EVIDENTIARY = "evidentiary"


def export(
    format_: Annotated[
        Format, typer.Option("--format", "-f", help="jsonl: everything, one record a line.")
    ] = Format.JSONL,
    table: Annotated[
        Rows | None, typer.Option("--table", help="Which table, for csv; incidents when none is named.")
    ] = None,
    spreadsheet: Annotated[
        bool, typer.Option("--spreadsheet", help="csv that no spreadsheet runs as formulas.")
    ] = False,
    ledger: LedgerPath = DEFAULT_LEDGER,
    output: Output = "-",
) -> None:
    """Export the ledger as JSON Lines, CSV or GeoJSON.

    JSON Lines hold everything, in the form of `sayso schema`; CSV one table; GeoJSON the incidents with their places.
    """
    from sayso.errors import UsageError
    from sayso.ledger import Ledger
    from sayso.publish.geojson import feature_collection
    from sayso.publish.jsonl import lines

    if format_ is not Format.CSV and (table or spreadsheet):
        what = "--table" if table else "--spreadsheet"
        raise UsageError(f"{what} says how csv is written, not {format_.value}", mend="Add: --format csv")
    with Ledger.open(ledger, create=False) as held:
        if format_ is Format.JSONL:
            console.write((f"{line}\n" for line in lines(_everything(held))), output)
        elif format_ is Format.GEOJSON:
            console.write(feature_collection(held.incidents()), output)
        else:
            console.write(_table(held, table or Rows.INCIDENTS, spreadsheet), output)


def site(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="The folder to write; an earlier site there is replaced.")
    ],
    ledger: LedgerPath = DEFAULT_LEDGER,
    profile: Annotated[
        Profile, typer.Option("--profile", help="public withholds private victims' names.")
    ] = Profile.PUBLIC,
) -> None:
    """Write a site of static pages.

    A list, a map and a timeline of the incidents, a page for each, and a reader of the reports. It needs no server and
    no JavaScript.
    """
    from sayso.ledger import Ledger
    from sayso.publish.site import write

    with Ledger.open(ledger, create=False) as held:
        written = write(held, folder, profile=profile.value)
    withheld = f", {written.withheld:,} names withheld" if written.withheld else ""
    console.out().print(
        f"{written.incidents:,} incidents, {written.reports:,} reports, {written.pages:,} pages{withheld}"
    )
    console.out().print(f"open {written.index}", markup=False, soft_wrap=True)


def _everything(held: "Ledger") -> "Iterator[Exported]":
    yield from held.sources()
    yield from held.reports()
    yield from held.claims()
    yield from held.events()
    yield from held.incidents()
    yield from held.decisions()


def _table(held: "Ledger", table: Rows, spreadsheet: bool) -> Iterable[str]:
    from sayso.publish import tables

    profile: tables.Profile = "spreadsheet" if spreadsheet else "raw"
    if table is Rows.INCIDENTS:
        return tables.incidents().lines(held.incidents(), profile)
    if table is Rows.SOURCES:
        return tables.sources().lines(held.sources(), profile)
    if table is Rows.EVENTS:
        return tables.events(_Reports(held)).lines(held.events(), profile)
    return tables.claims(_Reports(held)).lines(held.claims(), profile)


class _Reports(Mapping[str, "Report"]):
    """Reports by id, one at hand: records stream by report, so that no more are ever needed."""

    def __init__(self, held: "Ledger") -> None:
        self._held = held
        self._last: Report | None = None

    def __getitem__(self, report_id: str) -> "Report":
        if self._last is None or self._last.report_id != report_id:
            self._last = self._held.report(report_id)
        return self._last

    def __iter__(self) -> Iterator[str]:
        return (report.report_id for report in self._held.reports())

    def __len__(self) -> int:
        return self._held.counts().reports
