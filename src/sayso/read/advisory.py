"""The outlet's own warnings, by the table `advisories.yaml`."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from sayso.lexicon import entries
from sayso.schema.vocabulary import AdvisoryCategory

_LONGEST = 400  # code points; a warning that names four themes and where to find help has about 300


class Row(BaseModel):
    """A sign that a line warns, or a theme that it warns of."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    part: Literal["sign", "theme"]
    match: str
    example: str
    alone: AdvisoryCategory | None = None
    category: AdvisoryCategory | None = None
    severity: int = Field(default=1, ge=0, le=3)


@dataclass(frozen=True, slots=True)
class Warned:
    """What a line warns of; severity 0 to 3."""

    category: AdvisoryCategory
    severity: int


@cache
def _table() -> tuple[tuple[Row, re.Pattern[str]], ...]:
    rows = entries("sayso.read", "advisories.yaml", Row)
    return tuple((row, re.compile(row.match, re.IGNORECASE)) for row in rows)


@cache
def _signs() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{row.match})" for row, _ in _table() if row.part == "sign"), re.IGNORECASE)


def warnings(line: str) -> tuple[Warned, ...]:
    """What a folded line warns of, in the order of the table; empty when it is no warning.

    >>> warnings("Caution: Strong language")
    (Warned(category='strong_language', severity=1),)
    """
    if len(line) > _LONGEST or not _signs().search(line):
        return ()
    found = {row.category: row.severity for row, form in _table() if row.category and form.search(line)}
    if not found:
        found = {row.alone: row.severity for row, form in _table() if row.alone and form.search(line)}
    return tuple(Warned(category, severity) for category, severity in found.items() if category)


def leading_warning(paragraph: str) -> tuple[str, str] | None:
    """The warning that opens a longer paragraph as its first sentence, and what follows it."""
    end = re.search(r"[.!]\s+(?=[\"“'‘A-Z\[])", paragraph[:_LONGEST])
    if not end or not _signs().match(paragraph) or not warnings(paragraph[: end.start() + 1]):
        return None
    return paragraph[: end.start() + 1], paragraph[end.end() :]
