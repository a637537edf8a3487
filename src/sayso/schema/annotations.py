"""Annotations: what the pipeline found in one report, every item a span. They travel from `annotate` to `record`.

Indices refer to positions in the tuples of the same `Annotations`.
"""

from dataclasses import dataclass

from sayso.schema.claim import Link
from sayso.schema.event import EventTime, Participant, Place, Toll
from sayso.schema.report import Advisory
from sayso.schema.span import Span
from sayso.schema.vocabulary import (
    Certainty,
    Form,
    PlaceUse,
    Polarity,
    Responsibility,
    Stage,
    TimeFrame,
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a coded block; `block` is the index in `Report.blocks`."""

    span: Span
    block: int


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation. `span` holds its marks, `content` is without them; one piece for each paragraph it runs over.

    A run of paragraphs that each open a mark and only the last closes it is one quotation. `scare` marks
    words set off without being anybody's statement ("a so-called 'parade'", a title, one emphasised word).
    """

    span: Span
    content: tuple[Span, ...]
    closed: bool
    scare: bool


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, organisation, armed group, weapon … as one mention; mentions of one entity share `entity_id`.

    `label` ∈ person · organisation · government · military · police · armed_group · mercenary · media · group ·
    civilians · protesters · nationality · unknown_gunmen · weapon · vehicle · building · infrastructure; `name` is
    the fullest name in the report, or the canonical one of a lexicon. `affiliation` is the span of an inner place name.
    """

    span: Span
    text: str
    label: str
    entity_id: str
    name: str
    pronoun: bool = False
    affiliation: Span | None = None
    method: str = ""
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A toponym: its reading (coordinates null when not resolved) and the use it is put to."""

    span: Span
    place: Place
    use: PlaceUse
    method: str
    score: float


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time expression: the interval that it means, and its TIMEX3 type (DATE, TIME, DURATION, SET) and value."""

    span: Span
    time: EventTime
    type: str
    value: str
    method: str
    score: float


@dataclass(frozen=True, slots=True)
class Assessment:
    """How a stretch of text stands as a statement; the words that decide it are its `evidence`.

    polarity, certainty and time frame are FactBank's axes; the flags are rows of the standing table that the
    axes cannot tell apart.
    """

    polarity: Polarity = "affirmed"
    certainty: Certainty = "certain"
    time_frame: TimeFrame = "past"
    questioned: bool = False
    conditional: bool = False
    denied: bool = False
    shown: bool = False
    evidence: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Attribution:
    """Source, cue, content (PARC 3.0, PolNeAR), with the chain from the outlet outward."""

    content: tuple[Span, ...]
    form: Form
    chain: tuple[Link, ...]
    assessment: Assessment
    method: str
    score: float


@dataclass(frozen=True, slots=True)
class Narration:
    """A statement in the outlet's own voice: a sentence, or what of it no attribution holds."""

    content: tuple[Span, ...]
    assessment: Assessment
    sentence: int
    method: str
    score: float


@dataclass(frozen=True, slots=True)
class Figure:
    """A toll in the text; `sentence` is where it stands, `head` the counted noun or the verb of harm."""

    toll: Toll
    sentence: int
    head: Span
    method: str
    score: float


@dataclass(frozen=True, slots=True)
class TieMention:
    """How an actor (index in the event's participants) is tied to the deed, and the words that say so."""

    participant: int
    value: Responsibility
    evidence: Span


@dataclass(frozen=True, slots=True)
class EventMention:
    """One happening: where it is first told, and the triggers that tell of it again.

    `place`, `time` and `figures` index the places, times and figures that are the event's own. `inherited_place`
    says that the place was carried over from an earlier sentence.
    """

    type: str
    trigger: Span
    sentence: int
    stage: Stage
    assessment: Assessment
    participants: tuple[Participant, ...]
    place: int | None
    time: int | None
    figures: tuple[int, ...]
    ties: tuple[TieMention, ...] = ()
    again: tuple[Span, ...] = ()
    inherited_place: bool = False
    inherited_time: bool = False
    background: bool = False
    method: str = ""
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Annotations:
    """Everything found in one report. `gated` means that the cheap gate passed it over and nothing was looked for.

    `deeds` are words for coded deeds, and figures, whether or not an event could be made of them.
    """

    report_id: str
    gated: bool = False
    sentences: tuple[Sentence, ...] = ()
    quotes: tuple[Quote, ...] = ()
    entities: tuple[Entity, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    times: tuple[TimeMention, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    narrations: tuple[Narration, ...] = ()
    figures: tuple[Figure, ...] = ()
    events: tuple[EventMention, ...] = ()
    deeds: tuple[Span, ...] = ()
    advisories: tuple[Advisory, ...] = ()
