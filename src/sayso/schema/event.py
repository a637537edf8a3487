"""Events: one happening, as one report tells it."""

from typing import Self

from pydantic import Field, model_validator

from sayso.schema.ids import content_id
from sayso.schema.model import Found, Record
from sayso.schema.moment import Moment, first_day
from sayso.schema.span import Span
from sayso.schema.vocabulary import (
    Anchor,
    Granularity,
    Open,
    ParticipantKind,
    PlaceBasis,
    Polarity,
    Precision,
    Relation,
    Responsibility,
    Role,
    Stage,
    Standing,
    TollKind,
)


class Affiliation(Record):
    """Where or to whom a participant belongs ("Kaliningrad reservists"): not where anything happened."""

    text: str
    span: Span
    name: str | None = None
    gazetteer_id: str | None = None
    country: str | None = None


class Participant(Record):
    """Who or what takes part, in which role."""

    role: Role
    text: str
    span: Span
    entity_id: str | None = None
    kind: ParticipantKind
    name: str | None = None
    """The canonical or fullest name, where it differs from `text`."""
    affiliation: Affiliation | None = None


class PlaceCandidate(Record):
    """One reading of a toponym; `score` in [0, 1]."""

    name: str
    lat: float = Field(ge=-90, le=90)
    lon: float = Field(ge=-180, le=180)
    gazetteer: str
    gazetteer_id: str
    country: str | None
    admin1: str | None = None
    score: float = Field(ge=0, le=1)


class Place(Record):
    """Where the deed was, with a radius in km that holds what is not known.

    `lat` and `lon` (degrees, WGS 84) are null where the words name a place that could not be resolved: the
    candidates are kept. `country` is ISO 3166-1 alpha-2, per the gazetteer named.
    """

    text: str
    span: Span
    name: str
    lat: float | None = Field(ge=-90, le=90)
    lon: float | None = Field(ge=-180, le=180)
    gazetteer: str | None
    gazetteer_id: str | None
    country: str | None
    admin1: str | None = None
    precision: Precision | None
    radius_km: float | None = Field(ge=0)
    relation: Relation = "at"
    basis: PlaceBasis = "stated"
    corrected: bool = False
    """Whether the spelling was corrected on the strength of the report's other places."""
    candidates: tuple[PlaceCandidate, ...] = ()

    @model_validator(mode="after")
    def _a_point_has_a_radius(self) -> Self:
        if (self.lat is None) != (self.lon is None):
            raise ValueError("a place has both coordinates or neither")
        if self.lat is not None and (self.radius_km is None or self.precision is None or self.gazetteer is None):
            raise ValueError("a placed event says how precisely, within what radius, and by which gazetteer")
        return self


class EventTime(Record):
    """When: from the beginning of `start` to the end of `end`, each a moment at the precision told.

    A day is `2023-03-09`–`2023-03-09`, a morning `2023-03-09T06:00`–`2023-03-09T11:59`; an hour of no known
    day is `T04:00`–`T04:59`. `open` names the end that is not known (that field is null). Null for both, with
    `open` null: the words give a time that nothing ties to the calendar.
    """

    start: Moment | None
    end: Moment | None
    granularity: Granularity
    text: str
    span: Span
    anchor: Anchor
    open: Open | None = None
    hedge: str | None = None
    value: str | None = None
    """The TIMEX3 value of the words."""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        first = first_day(self.start) if self.start else None
        last = first_day(self.end) if self.end else None
        if first and last and first > last:
            raise ValueError(f"the interval {self.start} – {self.end} runs backwards")
        if (self.open == "start" and self.start) or (self.open == "end" and self.end):
            raise ValueError(f"an interval open at its {self.open} has none")
        return self


class Toll(Record):
    """A figure with its words. `low` and `high` are inclusive; null is no such bound.

    `unit` is `persons` unless the words say families, vehicles, homes …; `group` names a part ("children"),
    null the whole.
    """

    kind: TollKind
    low: int | None = Field(ge=0)
    high: int | None = Field(ge=0)
    text: str
    span: Span
    qualifier: str | None = None
    unit: str = "persons"
    group: str | None = None
    claim_id: str | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"a toll's low bound {self.low} is above its high bound {self.high}")
        if self.low is None and self.high is None:
            raise ValueError("a toll has at least one bound")
        return self


class Tie(Record):
    """How an actor is tied to the deed (MUC-4's organisation confidence, and the denial it lacked)."""

    actor: str
    """The words or canonical name of the actor, as in `participants`."""
    entity_id: str | None = None
    value: Responsibility
    claim_id: str | None = None


class Event(Found):
    """One happening, as one report tells it. Null is an answer: a place or time nobody gives is null."""

    event_id: str
    report_id: str
    type: str
    trigger: Span
    claim_id: str
    standing: Standing
    polarity: Polarity
    stage: Stage
    participants: tuple[Participant, ...] = ()
    place: Place | None = None
    time: EventTime | None = None
    tolls: tuple[Toll, ...] = ()
    responsibility: tuple[Tie, ...] = ()
    background: bool = False
    """Told as what came before the happening that the report is about."""


def event_id(report_id: str, type_: str, trigger: Span, place: Span | None) -> str:
    """The id of an event: its report, type, trigger, and the words of its own place."""
    return content_id("evt", report_id, type_, trigger, place)
