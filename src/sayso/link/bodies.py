"""Bodies that speak with one voice: whom a mouth speaks for, where its name or the words beside it say so."""

import re
from functools import cache, lru_cache

from pydantic import BaseModel, ConfigDict

from sayso.lexicon import entries
from sayso.link.folding import folded
from sayso.link.mouths import Mouth, idle

_STEM = 4
"""Letters that names of one place share: "Congo", "Congolese"."""

_HELD = 1 << 12
"""Mouths of which it is remembered whom they speak for: an incident's are compared two by two."""


class Body(BaseModel):
    """A line of `bodies.yaml`."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    body: str
    words: tuple[str, ...]
    people: tuple[str, ...] = ()
    """What its people are called, where the body is not named beside them."""
    example: tuple[str, str]


@lru_cache(maxsize=_HELD)
def body_of(mouth: Mouth) -> Body | None:
    """The body that the mouth is, or speaks for."""
    told = f" {folded(f'{mouth.name} {mouth.beside}')} "
    return next((line for line in _lines() if any(f" {word} " in told for word in line.words)), None)


def one_body(one: Mouth, other: Mouth) -> Body | None:
    """The body of both, unless each is told from the other by a name of its own ("Shifa Hospital")."""
    body = body_of(one)
    if body is None or body_of(other) != body:
        return None
    return body if agree(one, other) else None


def agree(one: Mouth, other: Mouth) -> bool:
    """Whether no name beside them tells the two apart ("Russian army", "a Ukrainian army spokesman")."""
    ours, theirs = _names(one), _names(other)
    return not (ours and theirs and ours.isdisjoint(theirs))


def person_of(body: Mouth, person: Mouth) -> bool:
    """Whether the person is called what the body's people are called ("Dr Nimat Suleiman", beside a hospital)."""
    line = body_of(body)
    return line is not None and person.person and bool(person.around & frozenset(line.people))


def may_sum_up(description: Mouth, other: Mouth) -> bool:
    """Whether a description may be of that mouth: of a body that is named, only one of its people is."""
    body = body_of(description)
    return body is None or body == body_of(other) or person_of(description, other)


@lru_cache(maxsize=_HELD)
def _names(mouth: Mouth) -> frozenset[str]:
    """The proper names that tell a body from its like; a person's own name is none of them."""
    text = mouth.beside or mouth.name
    if mouth.person:
        for part in mouth.name.split():
            text = re.sub(rf"(?:[A-Z][\w'’.-]+\s+)*{re.escape(part)}\b", " ", text)
    capitals = (folded(word).split() for word in re.findall(r"(?<=\s)[A-Z][\w-]+", f" {text}"))
    common = {word for line in _lines() for called in line.words for word in called.split()} | idle()
    return frozenset(part[:_STEM] for parts in capitals for part in parts if part not in common and len(part) > 1)


@cache
def _lines() -> tuple[Body, ...]:
    return entries("sayso.link", "bodies.yaml", Body)
