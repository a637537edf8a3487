"""Words about places, by the part they play; see `cues.yaml`."""

from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from sayso.lexicon import entries

CueRole = Literal[
    "locative", "loose", "settlement_noun", "admin1_noun", "district_noun", "area_noun", "road", "feature", "media",
    "title", "speaking", "dealing", "happening_verb", "happening_noun", "person_noun", "near", "toward", "from",
    "between", "direction", "directional", "no_place", "never",
]  # fmt: skip


class CueEntry(BaseModel):
    """The words that play one part, and a sentence in which one of them does."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    role: CueRole
    words: tuple[str, ...] = Field(min_length=1)
    example: str


def cue_entries() -> tuple[CueEntry, ...]:
    """The lines of `cues.yaml`."""
    return entries("sayso.annotate.places", "cues.yaml", CueEntry)


@cache
def words(role: CueRole) -> frozenset[str]:
    """The words of one role, as they are written there."""
    return frozenset(word for entry in cue_entries() if entry.role == role for word in entry.words)
