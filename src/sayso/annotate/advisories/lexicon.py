"""The advisory lexicon: what words call for which warning, and how severe it is."""

import re
from dataclasses import dataclass
from functools import lru_cache

from pydantic import BaseModel, ConfigDict, Field, field_validator

from sayso.annotate.lexicon import entries
from sayso.schema.vocabulary import AdvisoryCategory


class Warrant(BaseModel):
    """A line of the lexicon; see the head of `lexicon.yaml`. `unless`, where it matches, takes its stretch out."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    category: AdvisoryCategory
    severity: int = Field(ge=0, le=3)
    pattern: str
    near: str | None = None
    unless: str | None = None
    example: str
    quiet: tuple[str, ...] = Field(min_length=1)

    @field_validator("pattern", "near", "unless")
    @classmethod
    def _compiles(cls, pattern: str | None) -> str | None:
        if pattern is not None:
            _words(pattern)
        return pattern


@dataclass(frozen=True, slots=True)
class Rule:
    """A warrant, ready to match."""

    category: AdvisoryCategory
    severity: int
    pattern: re.Pattern[str]
    near: re.Pattern[str] | None
    unless: re.Pattern[str] | None


@lru_cache(maxsize=1)
def warrants() -> tuple[Warrant, ...]:
    """The lexicon as written."""
    return entries("sayso.annotate.advisories", "lexicon.yaml", Warrant)


@lru_cache(maxsize=1)
def rules() -> tuple[Rule, ...]:
    """The lexicon, compiled."""
    return tuple(
        Rule(
            w.category,
            w.severity,
            _words(w.pattern),
            _words(w.near) if w.near else None,
            _words(w.unless) if w.unless else None,
        )
        for w in warrants()
    )


def _words(pattern: str) -> re.Pattern[str]:
    # Word borders by look-around: a pattern may begin or end with an asterisk, where \b would not hold.
    return re.compile(rf"(?<![\w*])(?:{pattern})(?![\w*])", re.IGNORECASE)
