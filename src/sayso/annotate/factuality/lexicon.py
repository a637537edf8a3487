"""The lexicons of factuality: markers in a clause, words that govern it, set phrases, and what shows a happening."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict

from sayso.lexicon import entries

Effect = Literal[
    "negated", "denied", "questioned", "probable", "possible", "unstated", "future", "conditional", "shown"
]
Role = Literal["negation", "argument", "modal", "could", "would", "must", "adverb", "mark", "adjective"]
_PACKAGE = "sayso.annotate.factuality"


class Marker(BaseModel):
    """One line of `markers.yaml`: words that colour the clause (or, as adjectives, the noun) they stand in."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    words: tuple[str, ...]
    role: Role
    effects: tuple[Effect, ...]
    example: str


class Embedder(BaseModel):
    """One line of `embedders.yaml`: words that govern a statement.

    `infinitive` asks for a complement with "to"; `whole` says that the governing clause stands like its complement.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    lemmas: tuple[str, ...]
    pos: Literal["VERB", "NOUN", "ADJ", "ADP"]
    effects: tuple[Effect, ...]
    infinitive: bool = False
    whole: bool = False
    example: str


class Phrase(BaseModel):
    """One line of `phrases.yaml`: `words` is a regular expression, matched without regard to case."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    effect: Literal["unverified", "questioned"]
    words: str
    example: str


class Footage(BaseModel):
    """One line of `footage.yaml`: lemmas of what shows, and of how it shows."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    role: Literal["exhibit", "show", "surface", "see", "metaphor", "utterance"]
    words: tuple[str, ...]
    example: str


@dataclass(frozen=True, slots=True)
class Marking:
    """What a word does in its clause."""

    role: Role
    effects: tuple[Effect, ...]


@cache
def markers() -> dict[str, Marking]:
    """Markers by word in lower case."""
    lines = entries(_PACKAGE, "markers.yaml", Marker)
    return {word: Marking(line.role, line.effects) for line in lines for word in line.words}


@cache
def embedders() -> dict[tuple[str, str], tuple[Embedder, ...]]:
    """Governing words by lemma and part of speech."""
    found: dict[tuple[str, str], tuple[Embedder, ...]] = {}
    for line in entries(_PACKAGE, "embedders.yaml", Embedder):
        for lemma in line.lemmas:
            found[lemma, line.pos] = (*found.get((lemma, line.pos), ()), line)
    return found


@cache
def phrase(effect: str) -> re.Pattern[str]:
    """One expression for all phrases of an effect."""
    lines = entries(_PACKAGE, "phrases.yaml", Phrase)
    joined = "|".join(line.words for line in lines if line.effect == effect)
    return re.compile(rf"\b(?:{joined})\b", re.IGNORECASE)


@cache
def footage(role: str) -> frozenset[str]:
    """The lemmas of a role of `footage.yaml`."""
    return frozenset(
        word for line in entries(_PACKAGE, "footage.yaml", Footage) if line.role == role for word in line.words
    )
