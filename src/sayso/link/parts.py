"""Which figures count the whole and which a part of those harmed: `victims.yaml`, and the figure's own words."""

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from pydantic import BaseModel, ConfigDict

from sayso.lexicon import entries
from sayso.link.folding import folded
from sayso.schema.event import Event, Toll

_OF_THEM = re.compile(r"\bof (?:them|those|these|whom)$")
_WAR = 2_000
_OUT_OF_SCALE = 20
"""A figure of thousands that is so many times another for the whole counts a war, and not the deed."""
_MORE = re.compile(r"\b(?:more|further|additional)\b(?! than)")


class Victims(BaseModel):
    """A line of `victims.yaml`."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    group: str
    words: tuple[str, ...]
    example: str


def part(toll: Toll, event: Event) -> str | None:
    """The part that a figure counts; None for the whole.

    The group that was coded with it, else the one that its words name; of "11 of them", whom the deed was aimed at.
    """
    if toll.group:
        return group_of(toll.group) or folded(toll.group)
    words = folded(toll.text)
    if _MORE.search(words):
        return "further"
    if _OF_THEM.search(words):
        aimed_at = (p.text for p in event.participants if p.role in {"target", "victim"})
        return next((found for text in aimed_at if (found := group_of(text))), None)
    return group_of(words)


def group_of(words: str) -> str | None:
    """The first group of `victims.yaml` that the words name; None where they name people in general."""
    told = f" {folded(words)} "
    return next((line.group for line in _lines() if any(f" {word} " in told for word in line.words)), None)


def wholes(tolls: Sequence[tuple[Toll, Event]]) -> tuple[str | None, ...]:
    """The part that each counts, in the light of all that are told of one incident.

    Where one named group is all that anyone counts of a kind, that group is the whole: "14 wedding guests were taken",
    "31 guests". What is out of all scale counts a war. And what is less than a part ("two", beside 14 rebels) is no
    whole: it is the part of that figure.
    """
    named = [part(toll, event) for toll, event in tolls]
    held: dict[tuple[str, str], dict[str | None, set[tuple[int | None, int | None]]]] = defaultdict(
        lambda: defaultdict(set)
    )
    for (toll, _), group in zip(tolls, named, strict=True):
        held[toll.kind, toll.unit][group].add((toll.low, toll.high))
    return tuple(
        _weighed(toll, group, held[toll.kind, toll.unit]) for (toll, _), group in zip(tolls, named, strict=True)
    )


def _weighed(toll: Toll, group: str | None, told: dict[str | None, set[tuple[int | None, int | None]]]) -> str | None:
    if group is not None:
        return None if _alone(set(told)) and not toll.group else group
    smallest = min((low for low, _ in told[None] if low), default=0)
    if smallest and (toll.low or 0) >= max(_WAR, smallest * _OUT_OF_SCALE):
        return "over a longer time"
    largest = max((low or 0 for other, figures in told.items() if other for low, _ in figures), default=0)
    if toll.high is None or toll.high >= largest:
        return None
    return next((other for other in sorted(filter(None, told)) if (toll.low, toll.high) in told[other]), None)


def _alone(groups: set[str | None]) -> bool:
    return len(groups) == 1 and groups != {"further"}


@cache
def _lines() -> tuple[Victims, ...]:
    return entries("sayso.link", "victims.yaml", Victims)
