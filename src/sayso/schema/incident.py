"""Incidents: the events of many reports that tell of one happening; and the decisions of people on records."""

from typing import Literal, Self

from pydantic import Field, JsonValue, model_validator

from sayso.schema.event import EventTime, Participant, Place
from sayso.schema.model import Found, Record
from sayso.schema.moment import Moment
from sayso.schema.vocabulary import Standing, TollKind


class Voice(Record):
    """Who said something, where: the far end of a chain of mouths, in one report."""

    who: str
    report_id: str
    claim_id: str | None = None
    event_id: str | None = None


class IncidentToll(Record):
    """The figures for one kind, by the named rule: lowest, best and highest, and who gives each value."""

    kind: TollKind
    unit: str
    group: str | None
    low: int | None
    best: int | None
    high: int | None
    rule: str
    values: tuple["TollValue", ...]


class TollValue(Record):
    """One figure (bounds as in `Toll`), its words, and everyone who gives it."""

    low: int | None
    high: int | None
    text: str
    said_by: tuple[Voice, ...]
    revised: bool = False
    """Whether everyone who gives it gives another figure later."""
    part: bool = False
    """Whether everyone who gives it gives a larger one in the same report, of which it is a part or an older count."""


class Origin(Record):
    """One independent mouth, with every report that only passes it on, and why each was folded."""

    name: str
    kind: str
    reports: tuple[str, ...]
    event_ids: tuple[str, ...]
    reasons: tuple[str, ...] = ()


class Position(Record):
    """One side of a dispute."""

    value: str
    said_by: tuple[Voice, ...] = Field(min_length=1)


class Dispute(Record):
    """A field on which origins differ, with every side. Never averaged away."""

    field: str
    positions: tuple[Position, ...] = Field(min_length=2)


Unknown = Literal["where", "when", "who", "how_many"]


class Incident(Found):
    """The events of many reports that tell of one happening."""

    incident_id: str
    type: str
    title: str
    place: Place | None
    time: EventTime | None
    participants: tuple[Participant, ...] = ()
    tolls: tuple[IncidentToll, ...] = ()
    standings: tuple[Standing, ...]
    reports_n: int = Field(ge=1)
    outlets_n: int = Field(ge=0)
    origins_n: int = Field(ge=1)
    origins: tuple[Origin, ...] = Field(min_length=1)
    disputes: tuple[Dispute, ...] = ()
    unknowns: tuple[Unknown, ...] = ()
    event_ids: tuple[str, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _counts_are_counts(self) -> Self:
        if self.origins_n != len(self.origins):
            raise ValueError("origins_n is the number of origins")
        return self


class Decision(Record):
    """An entry in the ledger by a person: appended, chained by hash, never edited."""

    decision_id: str
    who: str
    when: Moment
    on: str
    action: Literal["accept", "correct", "reject", "merge", "split", "undo"]
    field: str | None = None
    before: JsonValue = None
    after: JsonValue = None
    reason: str
    prev_hash: str | None
