"""Lines that are known by their words, by the table `lines.yaml`."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict

from sayso.lexicon import entries
from sayso.read.draft import Piece
from sayso.schema.vocabulary import BlockKind

Follow = Literal["related", "to_the_end"]
_LONGEST = 300  # code points; the longest cookie notices and rights lines


class Form(BaseModel):
    """A form of line, and the block that it becomes."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    kind: BlockKind
    match: str
    example: str
    follow: Follow | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """A line that fits a form."""

    kind: BlockKind
    follow: Follow | None
    words: str | None

    def piece(self, text: str, uri: str | None = None) -> Piece:
        """The line as a block."""
        return Piece(self.kind, text, self.words, uri)


@cache
def _forms() -> tuple[tuple[Form, re.Pattern[str]], ...]:
    return tuple((form, re.compile(form.match, re.IGNORECASE)) for form in entries("sayso.read", "lines.yaml", Form))


@cache
def _any() -> re.Pattern[str]:
    alternatives = (re.sub(r"\?P<words>", "?:", form.match) for form, _ in _forms())
    return re.compile("|".join(f"(?:{each})" for each in alternatives), re.IGNORECASE)


def known(line: str) -> Known | None:
    """The form that the whole of a folded line fits, or None."""
    if len(line) > _LONGEST or not _any().fullmatch(line):
        return None
    for form, pattern in _forms():
        found = pattern.fullmatch(line)
        if found:
            return Known(form.kind, form.follow, found.groupdict().get("words"))
    return None
