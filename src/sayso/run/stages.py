"""The stages that a run carries an input through, as a protocol: a test, or another engine, may bring its own."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Protocol

from sayso.read.input import Failure, Input
from sayso.schema.annotations import Annotations
from sayso.schema.claim import Claim
from sayso.schema.event import Event
from sayso.schema.report import Report


class Records(Protocol):
    """What `record` makes of one report."""

    @property
    def report(self) -> Report:
        """The report, with the advisories that the text calls for."""

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims, in the order of the text."""

    @property
    def events(self) -> tuple[Event, ...]:
        """The events, in the order of the text."""


class Stages(Protocol):
    """Everything between a path and the ledger. Made anew in every worker, by a `MakeStages` that can be pickled."""

    def fingerprint(self) -> str:
        """A hash of all that decides what is found, beside version and settings."""

    def inputs(self, paths: Sequence[Path | str]) -> Iterator[Input | Failure]:
        """The articles below `paths`, and what could not be opened."""

    def read(self, item: Input) -> Report:
        """The report in the bytes.

        Raises:
            InputError: they are no report that Sayso reads.
        """

    def passes(self, report: Report) -> bool:
        """Whether there may be anything in it to code."""

    def annotate(self, reports: Iterable[Report]) -> Iterator[Annotations]:
        """The annotations of each report, in order."""

    def record(self, report: Report, annotations: Annotations) -> Records:
        """The records that the annotations give."""
