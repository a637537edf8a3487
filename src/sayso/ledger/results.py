"""What the ledger is given and gives back, where no schema type is it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from sayso.schema.claim import Claim
from sayso.schema.event import Event
from sayso.schema.incident import Decision, Incident
from sayso.schema.report import Report, Source
from sayso.schema.span import Span

Record = Source | Report | Claim | Event | Incident | Decision
"""What an id of the ledger can name."""


@dataclass(frozen=True, slots=True)
class Coded:
    """One report as a run coded it, with the bytes it was read from.

    `passed_over`: the gate found nothing to look for, and there are no records.
    """

    report: Report
    original: bytes
    claims: tuple[Claim, ...] = ()
    events: tuple[Event, ...] = ()
    passed_over: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """One version of Sayso with one pipeline and one set of settings; `run_id` is the hash of the three."""

    run_id: str
    version: str
    fingerprint: str
    settings: Mapping[str, str]
    started_at: str
    reports: int = 0
    passed_over: int = 0


@dataclass(frozen=True, slots=True)
class Failed:
    """An input that could not be coded, as a run reports it; fields as in `Failure`."""

    input: str
    kind: str
    message: str


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that could not be coded: `input` as its uri (and `!member`), `kind` the class of the error."""

    input: str
    kind: str
    message: str
    run_id: str
    failed_at: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A report that holds the words searched for.

    `matches` are their places in the report's text; `snippet` is the stretch of text around the densest of
    them; `claim_ids` are the claims whose content holds one, `incident_ids` the incidents that the report tells of.
    """

    report: Report
    matches: tuple[Span, ...]
    snippet: Span
    claim_ids: tuple[str, ...]
    incident_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """How many there are, in the current view (before decisions)."""

    sources: int
    reports: int
    passed_over: int
    claims: int
    events: int
    incidents: int
    decisions: int
    failures: int
    runs: int


ProblemKind = Literal["database", "audit", "payload", "original", "evidence", "current"]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in the ledger that does not hold; `where` is a table's row or a record's id."""

    kind: ProblemKind
    where: str
    what: str


@dataclass(frozen=True, slots=True)
class Head:
    """The end of the audit chain. Whoever notes it down elsewhere can later prove that nothing before it changed."""

    seq: int
    hash: str
