"""An incident's title: its type, its place or its actor, its day. Every name in it is a record's own."""

import re
from datetime import date

from pydantic import BaseModel, ConfigDict

from sayso.lexicon import entries
from sayso.link.countries import country_name
from sayso.link.folding import folded
from sayso.schema.event import EventTime, Participant, Place
from sayso.schema.moment import first_day, last_day
from sayso.schema.vocabulary import Relation

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_RELATION: dict[Relation, str | None] = {
    "at": None, "near": "near", "toward": "toward", "from": "from", "between": "near"
}  # fmt: skip

_LONGEST_NAME = 4
"""Words of a toponym: "Deir ez-Zor", "San Cristóbal de las Casas"."""

_DETERMINER = re.compile(r"^(?:an?|the|its|his|her|their|our|some)\s+", re.IGNORECASE)
_NOBODY = frozenset(
    {"he", "she", "it", "they", "we", "i", "you", "who", "which", "that", "this", "those", "these", "others",
     "each other", "one another", "all", "both", "both sides", "somebody", "someone", "people"}
)  # fmt: skip


class Wording(BaseModel):
    """A line of `titles.yaml`."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    type: str
    label: str
    preposition: str = "in"
    example: str


def wording(type_: str) -> Wording:
    """How a type reads; from its key where `titles.yaml` has no line for it."""
    lines: tuple[Wording, ...] = entries("sayso.link", "titles.yaml", Wording)
    for line in lines:
        if line.type == type_:
            return line
    label = type_.rpartition(".")[2].replace("_", " ").capitalize()
    return Wording(type=type_, label=label, example=label)


def title(type_: str, place: Place | None, time: EventTime | None, participants: tuple[Participant, ...]) -> str:
    """Type, place (or, where none is known, who did it), and day: "Air strike on El Fasher, Sudan, 12 May 2024"."""
    found = wording(type_)
    actor = next((p for p in participants if p.role == "actor"), None)
    head = found.label
    if place is not None:
        head = heading(type_, place)
    elif actor is not None and _is_somebody(actor):
        head = f"{found.label} by {_DETERMINER.sub('', actor.name or actor.text)}"
    when = day(time)
    return f"{head}, {when}" if when else head


def heading(type_: str, place: Place) -> str:
    """Type and place: "Air strike on El Fasher, Sudan"."""
    found, name, country = wording(type_), called(place), country_name(place.country)
    where = f"{name}, {country}" if country and country.casefold() != name.casefold() else name
    return f"{found.label} {_tie(place, found.preposition)} {where}"


def _is_somebody(actor: Participant) -> bool:
    """Whether the actor is told by more than a pronoun or one common noun ("they", "force", "each other")."""
    words = (actor.name or actor.text).split()
    return folded(actor.text) not in _NOBODY and (len(words) > 1 or any(word[:1].isupper() for word in words))


def called(place: Place) -> str:
    """What the place is called: as reports spell it, where that is a name; else as the gazetteer does."""
    words = place.text.split()
    name = bool(words) and words[0][:1].isupper() and words[-1][:1].isupper() and not place.text.isupper()
    return " ".join(words) if name and len(words) <= _LONGEST_NAME and not place.corrected else place.name


def day(time: EventTime | None) -> str:
    """The day, days, month or year; empty where no more is told than that it was before some day."""
    first = first_day(time.start) if time and time.start else None
    last = last_day(time.end) if time and time.end else None
    if first is None or last is None or time is None or time.start is None:
        return f"since {_as_told(time.start, first)}" if first and time and time.start else ""
    if first == last:
        return _day(first)
    if time.start == time.end:
        return _as_told(time.start, first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{_day(last)}"
    return f"{_day(first)} – {_day(last)}"


def _tie(place: Place, preposition: str) -> str:
    relation = _RELATION[place.relation]
    return relation if relation and relation != "from" else preposition


def _as_told(moment: str, first: date) -> str:
    """A year, a month or a day, as far as it is told."""
    if len(moment) == len("2024"):
        return str(first.year)
    return f"{_MONTHS[first.month - 1]} {first.year}" if len(moment) == len("2024-05") else _day(first)


def _day(value: date) -> str:
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"
