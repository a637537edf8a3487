"""The entry models of this package's lexicons, and their loading."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from sayso.lexicon import entries
from sayso.schema.vocabulary import Responsibility, Role, Stage

_PACKAGE = "sayso.annotate.events"
Slot = Literal["actor", "target", "victim", "weapon", "instrument", "beneficiary", "other", "patient"]


class _Line(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")
    example: str


class Frame(_Line):
    """Which slot takes which role; `own` is the role of the trigger's own words."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)
    name: str
    own: Role | None = Field(default=None, alias="self")
    subject: Slot | None = None
    object: Slot | None = None
    links: Mapping[str, Slot] = Field(default_factory=dict)


class LightVerbs(_Line):
    """Verbs that only carry a deed's noun; `subject` or `object` is the slot of theirs in the deed."""

    verbs: tuple[str, ...]
    subject: Slot | None = None
    object: Slot | None = None


class StageCue(_Line):
    """Words above a trigger that say how far the deed came.

    `words` are lemmas of what governs the trigger (verbs, nouns, adjectives), or modifies it. `negated` is the
    stage when the word is negated.
    """

    words: tuple[str, ...]
    at: Literal["governor", "modifier", "auxiliary"]
    stage: Stage
    negated: Stage | None = None


class TieCue(_Line):
    """Words that tie an actor to a deed otherwise than as fact."""

    words: tuple[str, ...]
    value: Responsibility


@cache
def frames() -> Mapping[str, Frame]:
    """The frames by name."""
    return MappingProxyType({frame.name: frame for frame in entries(_PACKAGE, "frames.yaml", Frame)})


@cache
def light_verbs() -> Mapping[str, LightVerbs]:
    """Verb lemma → what it does with a deed's noun."""
    return MappingProxyType({verb: line for line in entries(_PACKAGE, "light.yaml", LightVerbs) for verb in line.verbs})


@cache
def stage_cues() -> Mapping[tuple[str, str], StageCue]:
    """(where it stands, lemma) → the cue."""
    lines = entries(_PACKAGE, "stages.yaml", StageCue)
    return MappingProxyType({(line.at, word): line for line in lines for word in line.words})


@cache
def tie_cues() -> Mapping[str, TieCue]:
    """Lemma → the cue."""
    lines = entries(_PACKAGE, "ties.yaml", TieCue)
    return MappingProxyType({word: line for line in lines for word in line.words})
