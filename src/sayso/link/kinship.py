"""Which types of event may tell of one happening: `kinship.yaml`."""

from collections.abc import Iterable
from functools import cache

from pydantic import BaseModel, ConfigDict, Field

from sayso.lexicon import entries

CONSEQUENCES = frozenset({"people.casualties", "damage.destruction", "damage.outage", "people.displacement"})
"""What a deed does. An incident that holds a deed too is of the deed's type."""

VAGUE = frozenset({"civilian.attack", "battle.armed_clash", "remote.explosive", "other.crime", "other.disaster"})
"""Types of which a telling says little: "attack" may be a strike, a clash or a bombing."""


class Kin(BaseModel):
    """A line of `kinship.yaml`."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    one: str
    other: str
    score: float = Field(gt=0, lt=1)
    example: tuple[str, str]

    def ties(self, left: str, right: str) -> bool:
        """Whether the line is about these two types."""
        return (_fits(self.one, left) and _fits(self.other, right)) or (
            _fits(self.one, right) and _fits(self.other, left)
        )


def lines() -> tuple[Kin, ...]:
    """The lines of `kinship.yaml`, in order."""
    return entries("sayso.link", "kinship.yaml", Kin)


@cache
def kinship(left: str, right: str) -> float:
    """How readily the two types tell of one happening, in [0, 1]; the same either way round."""
    if left == right:
        return 1.0
    return next((line.score for line in lines() if line.ties(left, right)), 0.0)


def between(ours: Iterable[str], theirs: Iterable[str]) -> float:
    """How readily two happenings, each told by several types, are one; the same either way round.

    Each is taken by what tells most of it: a harm or an "attack" beside a strike is that strike's, and no bridge from
    it to a clash.
    """
    return max((kinship(a, b) for a in _telling(ours) for b in _telling(theirs)), default=0.0)


def _telling(types: Iterable[str]) -> frozenset[str]:
    every = frozenset(types)
    deeds = every - CONSEQUENCES or every
    return deeds - VAGUE or deeds


@cache
def clan(type_: str) -> str:
    """A name that all types share which can be kin, however remotely: candidates are looked for within it."""
    family = type_.split(".", 1)[0]
    violent = {"remote", "battle", "civilian", "unrest", "damage", "people", "other", "force"}
    return "violence" if family in violent else family


def _fits(pattern: str, type_: str) -> bool:
    return type_.startswith(pattern[:-1]) if pattern.endswith("*") else type_ == pattern
