"""How many articles there will be, cheaply, for a progress bar."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from sayso.read.input import Failure
from sayso.read.limits import READ_STEP
from sayso.read.walk import files

_SAMPLE = 16 * READ_STEP  # bytes at the head of JSON Lines from which the number of lines is reckoned
_PACKED_LINE = 1_500  # bytes of one packed article in JSON Lines; only a progress bar leans on it


@dataclass(frozen=True, slots=True)
class Count:
    """The number of articles; an estimate where large files hold many."""

    articles: int
    exact: bool


def count(paths: Iterable[Path | str]) -> Count:
    """How many inputs `inputs(paths)` will yield, without reading whole files."""
    total, exact = 0, True
    for path in paths:
        if path == "-":
            total, exact = total + 1, False
            continue
        for file in files([Path(path)]):
            lines = None if isinstance(file, Failure) else _lines(file)
            total += 1 if lines is None else lines.articles
            exact = exact and (lines is None or lines.exact)
    return Count(total, exact)


def _lines(file: Path) -> Count | None:
    name = file.name.lower()
    if not name.removesuffix(".gz").endswith((".jsonl", ".ndjson")):
        return None if not name.removesuffix(".gz").endswith(".json") else Count(1, False)
    try:
        size = file.stat().st_size
        if name.endswith(".gz"):
            return Count(max(1, size // _PACKED_LINE), False)
        with file.open("rb") as opened:
            head = opened.read(_SAMPLE)
    except OSError:
        return None
    lines = sum(bool(line.strip()) for line in head.split(b"\n"))
    return Count(lines, True) if len(head) == size else Count(max(1, lines * size // len(head)), False)
