"""Captions and the credits at the end of captions and paragraphs, by the table `captions.yaml`."""

import re
from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict

from sayso.lexicon import entries
from sayso.read.people import is_collective

_LONGEST = 900  # code points; agencies' captions, with names and background, reach about 700
_TAIL = 260  # code points at the end of a line in which a credit can stand


class Mark(BaseModel):
    """How a caption opens, or a credit ends a caption or (sign-off) a paragraph."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    part: Literal["opener", "credit", "sign_off"]
    match: str
    example: str


@cache
def _marks(part: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(mark.match) for mark in entries("sayso.read", "captions.yaml", Mark) if mark.part == part)


def opens_as_caption(line: str) -> bool:
    """Whether the first words are those of a caption."""
    return len(line) <= _LONGEST and any(form.search(line) for form in _marks("opener"))


def without_credit(line: str) -> tuple[str, str] | None:
    """A caption and the credit of its picture, or None where the line does not end in one.

    >>> without_credit("A ferry burns off Mocha. Picture: Northlight")
    ('A ferry burns off Mocha.', 'Picture: Northlight')
    """
    return _cut(line, "credit") if len(line) <= _LONGEST else None


def without_sign_off(paragraph: str) -> tuple[str, str] | None:
    """A paragraph and the agency or desk that signs it, or None."""
    cut = _cut(paragraph, "sign_off")
    if cut and (is_collective(cut[1]) or "eporting by" in cut[1] or "ource" in cut[1]):
        return cut
    return None


def _cut(line: str, part: str) -> tuple[str, str] | None:
    floor = max(0, len(line) - _TAIL)
    for form in _marks(part):
        found = form.search(line, floor)
        if found and line[: found.start("credit")].strip():
            return line[: found.start("credit")].rstrip(), line[found.start("credit") :].strip()
    return None
