"""The data behind the pages, by the exporters that the command line uses."""

from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from sayso.publish import geojson, jsonl, tables
from sayso.publish.site.shelf import Shelf


def write_downloads(shelf: Shelf, folder: Path) -> None:
    """Write `incidents.geojson`, `incidents.csv` and `export.jsonl` of the view into `folder`."""
    folder.mkdir()
    _write(folder / "incidents.geojson", geojson.feature_collection(shelf.incidents))
    _write(folder / "incidents.csv", tables.incidents().lines(shelf.incidents, "spreadsheet"))
    _write(folder / "export.jsonl", (f"{line}\n" for line in jsonl.lines(_records(shelf))))


def _records(shelf: Shelf) -> Iterator[jsonl.Exported]:
    for report in shelf.view.reports():
        yield report.source
        yield report
        yield from chain(shelf.view.claims(report.report_id), shelf.view.events(report.report_id))
    yield from shelf.incidents


def _write(path: Path, pieces: Iterable[str]) -> None:
    # A lone surrogate becomes its \\ud8xx escape, which is what JSON calls it.
    with path.open("w", encoding="utf-8", errors="backslashreplace", newline="") as out:
        out.writelines(pieces)
