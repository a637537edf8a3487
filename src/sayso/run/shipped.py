"""The stages that Sayso ships; what is heavy is loaded when the first report needs it."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.read.input import Failure, Input
from sayso.run.stages import Records, Stages
from sayso.schema.annotations import Annotations
from sayso.schema.report import Report

if TYPE_CHECKING:
    from sayso.annotate.pipeline import Annotator


@dataclass(frozen=True, slots=True)
class Shipping:
    """Makes the stages that Sayso ships, in every process alike; `codebook` is the user's own file of types."""

    codebook: Path | None = None

    def __call__(self) -> Stages:
        """The stages."""
        return Shipped(self.codebook)


class Shipped:
    """`sayso.read`, the gate, the pipeline of `pipeline.yaml`, and `sayso.record`."""

    def __init__(self, codebook: Path | None = None) -> None:
        self._codebook = codebook

    @cached_property
    def _annotator(self) -> "Annotator":
        from sayso.annotate.pipeline import Annotator, build, definition

        return Annotator(build(definition(), codebook=self._codebook))

    def fingerprint(self) -> str:
        """The pipeline's own, and that of what reads and records: code, rules and lexicons, the user's own too."""
        from sayso.annotate.pipeline import fingerprint

        digest = hashlib.sha256(fingerprint().encode())
        for package in ("sayso.schema", "sayso.read", "sayso.record"):
            root = Path(str(files(package)))
            for path in sorted(each for each in root.rglob("*") if each.suffix in {".py", ".yaml"}):
                digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes())
        if self._codebook:
            digest.update(self._codebook.read_bytes())
        return digest.hexdigest()[:16]

    def inputs(self, paths: Sequence[Path | str]) -> Iterator[Input | Failure]:
        """As `sayso.read.inputs`."""
        from sayso import read

        return read.inputs(paths)

    def read(self, item: Input) -> Report:
        """As `sayso.read.read`."""
        from sayso import read

        return read.read(item)

    def passes(self, report: Report) -> bool:
        """As `sayso.annotate.gate.passes`."""
        from sayso.annotate.gate import passes

        return passes(report, self._codebook)

    def annotate(self, reports: Iterable[Report]) -> Iterator[Annotations]:
        """As `Annotator.pipe`."""
        return self._annotator.pipe(reports)

    def record(self, report: Report, annotations: Annotations) -> Records:
        """As `sayso.record.record`."""
        from sayso.record import record

        return record(report, annotations)
