"""What the site asks of a ledger, and one report with everything coded from it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, Protocol

from sayso.ledger.results import Failure, Head, Run
from sayso.schema.claim import Claim
from sayso.schema.event import Event
from sayso.schema.incident import Incident
from sayso.schema.report import Report

Profile = Literal["public", "evidentiary"]
"""`public`: private victims' names withheld, coordinates no finer than what is known. `evidentiary`: everything."""


class View(Protocol):
    """The current view of a ledger. `sayso.ledger.Ledger` is one."""

    def incidents(self) -> Iterable[Incident]:
        """Every incident."""

    def reports(self) -> Iterable[Report]:
        """Every report."""

    def report(self, id_: str) -> Report:
        """The report of that id."""

    def claims(self, report_id: str | None = None) -> Iterable[Claim]:
        """The claims of one report, or of all."""

    def events(self, report_id: str | None = None) -> Iterable[Event]:
        """The events of one report, or of all."""

    def reviewed(self) -> frozenset[str]:
        """The ids of the records that a person has decided on."""

    def runs(self) -> tuple[Run, ...]:
        """The runs that coded the reports."""

    def failures(self) -> tuple[Failure, ...]:
        """The inputs that could not be coded."""

    def head(self) -> Head:
        """The end of the audit chain."""


@dataclass(frozen=True, slots=True)
class Coding:
    """One report and its records, in the order of the text."""

    report: Report
    claims: tuple[Claim, ...]
    events: tuple[Event, ...]

    def claim(self, claim_id: str) -> Claim | None:
        """The claim of that id, or None."""
        return next((claim for claim in self.claims if claim.claim_id == claim_id), None)


def coding(view: View, report: Report) -> Coding:
    """The report's records, sorted by where they stand in it."""
    claims = sorted(view.claims(report.report_id), key=lambda c: (c.content[0].start, -c.content[-1].end, c.claim_id))
    events = sorted(view.events(report.report_id), key=lambda e: (e.trigger.start, e.event_id))
    return Coding(report, tuple(claims), tuple(events))
