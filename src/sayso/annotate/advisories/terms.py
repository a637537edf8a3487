"""The lexicon of advisories: terms with their severity, and what they call for together."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from sayso.lexicon import entries
from sayso.schema.vocabulary import AdvisoryCategory

_PACKAGE = "sayso.annotate.advisories"
Part = Literal["child", "media"]


class Term(BaseModel):
    """One line of `terms.yaml`: either a category with its severity, or a part of combinations."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    category: AdvisoryCategory | None = None
    part: Part | None = None
    severity: int = Field(default=0, ge=0, le=3)
    words: tuple[str, ...]
    match: str | None = None
    unless: str | None = None
    example: str
    near: str

    @model_validator(mode="after")
    def _one_of_both(self) -> Self:
        if (self.category is None) == (self.part is None):
            raise ValueError("a term has a category or is a part")
        return self


class Combination(BaseModel):
    """One line of `combinations.yaml`: a part and a category near each other."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)
    part: Part
    among: tuple[AdvisoryCategory, ...] = Field(alias="with")
    least: int
    within: int
    category: AdvisoryCategory
    severity: int = Field(ge=0, le=3)
    example: str
    near: str


@dataclass(frozen=True, slots=True)
class Compiled:
    """A term with its expressions."""

    term: Term
    match: re.Pattern[str] | None
    unless: re.Pattern[str] | None


@cache
def terms() -> dict[str, tuple[Compiled, ...]]:
    """Terms by each of their words in lower case."""
    found: dict[str, tuple[Compiled, ...]] = {}
    for term in entries(_PACKAGE, "terms.yaml", Term):
        compiled = Compiled(
            term,
            re.compile(term.match, re.IGNORECASE) if term.match else None,
            re.compile(term.unless, re.IGNORECASE) if term.unless else None,
        )
        for word in term.words:
            found[word] = (*found.get(word, ()), compiled)
    return found


@cache
def combinations() -> tuple[Combination, ...]:
    """What parts and categories call for together."""
    return entries(_PACKAGE, "combinations.yaml", Combination)
