"""Bylines: who wrote it. Persons only; a desk or an agency that stands in a byline's place is a credit."""

import re
from functools import cache

from pydantic import BaseModel, ConfigDict

from sayso.lexicon import entries
from sayso.read.moments import Stamp, stamps

_OPENING = re.compile(
    r"^(?:(?:by|words(?: by)?|written by|reported by|report by|story by|text(?: by)?|authors?|byline|from)"
    r"(?:\s?:\s?|\s+))",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"\s+(?:in|at|from|near|for|reporting|travelling|with additional)\s+.*$|\s*\([^)]*\)\s*$", re.IGNORECASE
)
_BETWEEN = re.compile(r"\s*(?:,|;|/|\||·|•|\band\b|&|\bwith\b)\s*", re.IGNORECASE)
_NAME = re.compile(
    r"(?:(?:Dr|Prof|Mr|Mrs|Ms|Sir|Dame|Fr|Rev)\.? )?[^\W\d_a-z][\w'’.-]*"
    r"(?: (?:(?:de|da|di|del|della|der|den|van|von|bin|ibn|al|el|la|le|ter|dos|y|e|abu|ben)\b[-' ]?)*"
    r"[^\W\d_a-z][\w'’.-]*){1,4}"
)
_WEEKDAY_AT_END = re.compile(r"\b(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?,?\s*$")
_LONGEST_BYLINE = 160
_LONGEST_PLACE = 3  # words
_LONGEST_NAME = 60  # code points
_FUNCTION_WORDS = frozenset(
    """the a an of to on as after over for
    says said will is are was were has have it its their his her new not no at by from""".split()  # noqa: SIM905
)


class Agency(BaseModel):
    """A sign that a name is no person's."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    match: str
    example: str


@cache
def _agency() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{entry.match})" for entry in entries("sayso.read", "agencies.yaml", Agency)))


def is_collective(name: str) -> bool:
    """Whether `name` is that of a desk, an agency or an outlet."""
    return bool(_agency().search(name))


def is_byline(line: str) -> bool:
    """Whether a whole line opens as bylines do and goes on with names ("By Hadiza Lawal in Funtua")."""
    opening = _OPENING.match(line)
    if not opening or len(line) > _LONGEST_BYLINE or line.rstrip(")").endswith((".", "?", "!")):
        return False
    rest = line[opening.end() :]
    if opening[0].lower().startswith("from") and not opening[0].strip().endswith(":"):
        return False
    first = re.match(r"[\w'’-]+", rest)
    return first is not None and not (first[0].islower() and first[0] not in {"al", "el", "de", "van", "von", "our"})


def is_name(line: str) -> bool:
    """Whether a line is nothing but the names of persons."""
    bare = _PLACE.sub("", line)
    names = [name for name in _BETWEEN.split(bare) if name]
    return 1 <= len(names) <= 4 and all(_is_person(name) for name in names)


def named_with_place(line: str) -> str | None:
    """The person of a line that gives a name and where from ("Iryna Palamar, Kramatorsk"), or None."""
    name, comma, place = line.partition(", ")
    if comma and len(place.split()) <= _LONGEST_PLACE and place[:1].isupper() and _is_person(name):
        return name
    return None


def signed_line(line: str) -> tuple[tuple[str, ...], tuple[Stamp, ...]] | None:
    """The persons and the time of a line that gives nothing else ("Iryna Palamar, Kramatorsk – 11 April 2025")."""
    told = stamps(line) if len(line) <= _LONGEST_BYLINE else ()
    if len(told) != 1 or line[told[0].end :].strip(" .()|") or not told[0].start:
        return None
    names = _WEEKDAY_AT_END.sub("", line[: told[0].start]).rstrip(" ,–—|·-")
    place = named_with_place(names)
    if place:
        return (place,), told
    return (persons(names), told) if is_name(names) else None


def persons(line: str) -> tuple[str, ...]:
    """The persons that a byline names, as it spells them.

    >>> persons("By Wycliffe Nandwa and Faith Jebet in Kakamega")
    ('Wycliffe Nandwa', 'Faith Jebet')
    """
    rest = _OPENING.sub("", line, count=1)
    for stamp in stamps(rest)[:1]:
        rest = rest[: stamp.start]
    found = []
    for part in _BETWEEN.split(rest):
        name = _PLACE.sub("", part).strip(" .()")
        if name.isupper():
            name = name.title()
        if _is_person(name) and name not in found:
            found.append(name)
    return tuple(found)


def _is_person(name: str) -> bool:
    return (
        len(name) <= _LONGEST_NAME
        and bool(_NAME.fullmatch(name))
        and not is_collective(name)
        and not any(word in _FUNCTION_WORDS for word in name.split())
    )
