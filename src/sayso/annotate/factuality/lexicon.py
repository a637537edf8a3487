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
Role = Literal[
    "negation",
    "argument",
    "modal",
    "may",
    "could",
    "would",
    "must",
    "should",
    "adverb",
    "mark",
    "adjective",
    "unproven",
]
_PACKAGE = "sayso.annotate.factuality"
_PARTS = {
    "<adverbs>": r"(?:(?:\w+ly|yet|so far|also|itself|themselves) )*",
    "<verified>": r"(?:verified|confirmed|corroborated|substantiated|authenticated|established)",
    "<verify>": r"(?:verify|confirm|corroborate|substantiate|authenticate)",
}
"""What the names in angle brackets stand for in `phrases.yaml`."""


class Marker(BaseModel):
    """One line of `markers.yaml`: words that colour the clause (or, as adjectives, the noun) they stand in.

    `unproven` adjectives colour what a source or a cue so called tells as well ("unconfirmed reports say").
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    words: tuple[str, ...]
    role: Role
    effects: tuple[Effect, ...]
    example: str


class Embedder(BaseModel):
    """One line of `embedders.yaml`: words that govern a statement.

    `infinitive` asks for a complement with "to"; `whole` says that the governing clause stands like its complement.
    `finite`: not of an infinitive ("possible to see"). `asks`: only where the complement is an indirect question;
    `negated`: only where the word itself is; `particle`: only where that stands behind it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    lemmas: tuple[str, ...]
    pos: Literal["VERB", "NOUN", "ADJ", "ADP"]
    effects: tuple[Effect, ...]
    infinitive: bool = False
    finite: bool = False
    whole: bool = False
    asks: bool = False
    negated: bool = False
    particle: str = ""
    example: str


class Phrase(BaseModel):
    """One line of `phrases.yaml`: `words` is a regular expression, matched without regard to case.

    `stem` is a stretch of every match, in lower case: where it is absent, the expression need not be tried.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    effect: Literal["unverified", "questioned", "conditional", "contingent", "probable", "possible", "future"]
    words: str
    stem: str = ""
    example: str


@dataclass(frozen=True, slots=True)
class SetPhrase:
    """Words of `phrases.yaml` that colour the statement they stand in, as a marker does."""

    stem: str
    effect: Effect
    words: re.Pattern[str]


class Referent(BaseModel):
    """One line of `referents.yaml`: what a phrase of `phrases.yaml` says was not verified."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    role: Literal["else", "several"]
    words: tuple[str, ...]
    example: str


class Footage(BaseModel):
    """One line of `footage.yaml`: lemmas of what shows, and of how it shows."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    role: Literal["exhibit", "show", "surface", "see", "metaphor", "utterance"]
    words: tuple[str, ...]
    example: str


class Bearing(BaseModel):
    """One line of `modality.yaml`: lemmas that tell the senses of a modal verb, and what is to come."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    role: Literal[
        "rule",
        "due",
        "when",
        "at",
        "under",
        "missed",
        "granted",
        "state",
        "mind",
        "habit",
        "still",
        "opens",
        "ahead",
        "arranged",
        "called",
        "looms",
    ]
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
    for name, words in _PARTS.items():
        joined = joined.replace(name, words)
    return re.compile(rf"\b(?:{joined})\b", re.IGNORECASE)


@cache
def set_phrases() -> tuple[SetPhrase, ...]:
    """The phrases that make a statement less than certain, or one of what is still to come."""
    return tuple(
        SetPhrase(line.stem, line.effect, re.compile(rf"\b(?:{line.words})\b", re.IGNORECASE))
        for line in entries(_PACKAGE, "phrases.yaml", Phrase)
        if line.effect in ("probable", "possible", "future")
    )


@cache
def referents(role: str) -> frozenset[str]:
    """The words of a role of `referents.yaml`."""
    return frozenset(
        word for line in entries(_PACKAGE, "referents.yaml", Referent) if line.role == role for word in line.words
    )


@cache
def bearing(role: str) -> frozenset[str]:
    """The lemmas of a role of `modality.yaml`."""
    return frozenset(
        word for line in entries(_PACKAGE, "modality.yaml", Bearing) if line.role == role for word in line.words
    )


@cache
def footage(role: str) -> frozenset[str]:
    """The lemmas of a role of `footage.yaml`."""
    return frozenset(
        word for line in entries(_PACKAGE, "footage.yaml", Footage) if line.role == role for word in line.words
    )
