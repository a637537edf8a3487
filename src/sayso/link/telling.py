"""What the linker is given: reports with their records, to be gone through once and then looked up one by one."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from sayso.schema.claim import Claim
from sayso.schema.event import Event
from sayso.schema.report import Report


@dataclass(frozen=True, slots=True)
class Telling:
    """One report, with what is coded from it."""

    report: Report
    claims: tuple[Claim, ...]
    events: tuple[Event, ...]

    def claim(self, claim_id: str | None) -> Claim | None:
        """The claim of that id, or None."""
        return next((claim for claim in self.claims if claim.claim_id == claim_id), None)


class Library(Protocol):
    """Where tellings come from; they are too many to be held at once."""

    def tellings(self) -> Iterator[Telling]:
        """Each, in any order."""

    def telling(self, report_id: str) -> Telling:
        """The one of that report."""


class Shelf:
    """A library of tellings held in memory."""

    def __init__(self, tellings: Iterable[Telling]) -> None:
        self._held: Mapping[str, Telling] = {telling.report.report_id: telling for telling in tellings}

    def tellings(self) -> Iterator[Telling]:
        """Each, in the order given."""
        return iter(self._held.values())

    def telling(self, report_id: str) -> Telling:
        """The one of that report."""
        return self._held[report_id]
