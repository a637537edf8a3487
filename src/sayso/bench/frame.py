"""The frame of a bench: data folder in, figures out, held against floors that only rise."""

import hashlib
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

import yaml

from sayso import __version__
from sayso.errors import BenchError

_CODE = frozenset((".py", ".pyc"))


@dataclass(frozen=True, slots=True)
class Result:
    """What a bench found. Figures are fractions (0–1), counts, km, or words per second, as their names say.

    `failed` names the checks that did not hold, for benches that are lists of checks. `beside` holds the same
    figures of other parts of the data, by the part's name, to be shown in columns of their own.
    """

    figures: Mapping[str, float]
    failed: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    beside: Mapping[str, Mapping[str, float]] = field(default_factory=dict)


class Measure(Protocol):
    """A bench: measures on `data` (a folder), on `split` where the bench has splits.

    Raises:
        BenchError: the folder has not the layout that `docs/benchmarks.md` describes.
    """

    def __call__(self, data: Path, split: str | None) -> Result:
        """Run the bench."""


@dataclass(frozen=True, slots=True)
class Measurement:
    """A bench's answer, as printed and as JSON."""

    bench: str
    split: str | None
    data_sha256: str
    version: str
    seconds: float
    result: Result
    below: tuple[str, ...] = field(default=())
    """The figures that lie below their pinned floor."""


@dataclass(frozen=True, slots=True)
class Floors:
    """The least that figures may be on data of one hash."""

    bench: str
    split: str | None
    data_sha256: str
    figures: Mapping[str, float]


def run(name: str, measure: Measure, data: Path, split: str | None, floors: Iterable[Floors] = ()) -> Measurement:
    """Measure, and hold the figures against the floors pinned for exactly this data.

    Raises:
        BenchError: `data` is no folder.
    """
    if not data.is_dir():
        raise BenchError("is not a folder", where=str(data), mend="docs/benchmarks.md tells how each set is laid out.")
    began = time.perf_counter()
    result = measure(data, split)
    seconds = time.perf_counter() - began
    digest = data_hash(data)
    below = tuple(
        f"{figure} {result.figures.get(figure, 0.0):.4f} < {least:.4f}"
        for floor in floors
        if (floor.bench, floor.split, floor.data_sha256) == (name, split, digest)
        for figure, least in floor.figures.items()
        if result.figures.get(figure, 0.0) < least
    )
    return Measurement(name, split, digest, __version__, seconds, result, below)


def data_hash(data: Path) -> str:
    """A hash over the names and bytes of every file below `data`, less the Python code that a suite lies beside."""
    digest = hashlib.sha256()
    for path in sorted(p for p in data.rglob("*") if p.is_file() and p.suffix not in _CODE):
        digest.update(path.relative_to(data).as_posix().encode() + b"\0")
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def required(path: Path) -> Path:
    """`path`, which must exist.

    Raises:
        BenchError: it does not.
    """
    if not path.exists():
        raise BenchError("is missing", where=str(path), mend="docs/benchmarks.md tells how each set is laid out.")
    return path


def load_floors(text: str) -> tuple[Floors, ...]:
    """The floors of a YAML list with the fields `bench, split, data_sha256, figures`."""
    return tuple(
        Floors(row["bench"], row.get("split"), row["data_sha256"], dict(row["figures"]))
        for row in yaml.safe_load(text) or ()
    )


def prf(hits_of_predicted: int, predicted: int, hits_of_gold: int, gold: int) -> tuple[float, float, float]:
    """Precision, recall and F1 (0 where undefined)."""
    p = hits_of_predicted / predicted if predicted else 0.0
    r = hits_of_gold / gold if gold else 0.0
    return p, r, 2 * p * r / (p + r) if p + r else 0.0
