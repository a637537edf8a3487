"""The lexicons of actors: known names, role nouns, modifiers that decide a role, and titles of persons."""

from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict, field_validator

from sayso.lexicon import entries

PACKAGE = "sayso.annotate.entities"

Label = Literal[
    "person", "organisation", "government", "military", "police", "armed_group", "mercenary", "media", "group",
    "civilians", "protesters", "nationality", "unknown_gunmen", "weapon", "vehicle", "building", "infrastructure",
]  # fmt: skip
Gender = Literal["f", "m"]


class KnownName(BaseModel):
    """A name known beforehand: an armed group, an institution, a weapon.

    `aliases` are written as they stand in print; an alias in `unsure` counts only in a report that also
    holds one of the words of `context`. `country` is ISO 3166-1 alpha-2, null for what has no one country.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    name: str
    label: Label
    aliases: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    country: str | None = None
    example: str


class RoleNouns(BaseModel):
    """Nouns that head a mention of one label.

    A noun of two words ("power plant") counts only with both. `many` is the label of the plural where it is
    another. `same` is the noun that all of them may stand for when a report names one group twice. `generic`
    nouns ("forces") take their label from a modifier where one decides it. `body` nouns name many
    as one ("army"). `gender` is set only where the noun leaves no doubt. In `example`, `{}` is any of the nouns.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    nouns: tuple[str, ...]
    label: Label
    many: Label | None = None
    same: str | None = None
    generic: bool = False
    body: bool = False
    gender: Gender | None = None
    example: str

    @field_validator("example")
    @classmethod
    def _has_a_slot(cls, example: str) -> str:
        if "{}" not in example:
            raise ValueError("an example of role nouns has a slot {} for the noun")
        return example


class Modifiers(BaseModel):
    """Words that, before a generic noun, decide its label ("rebel forces"); `{}` in `example` is any of them."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    words: tuple[str, ...]
    label: Label
    example: str


class Titles(BaseModel):
    """Titles and ranks that stand before a person's name; `{}` in `example` is any of them."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    titles: tuple[str, ...]
    gender: Gender | None = None
    example: str


class OutletWords(BaseModel):
    """Words that open or end the name of an outlet; `{}` in `example` is any of them."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    words: tuple[str, ...]
    end: Literal["first", "last"]
    example: str


class BodyWords(BaseModel):
    """Nouns that open the names of bodies of a label; `{}` in `example` is any of them."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    words: tuple[str, ...]
    label: Label
    example: str


class GivenNames(BaseModel):
    """A line of `given_names.yaml`."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    gender: Gender
    names: tuple[str, ...]
    example: str


class Abbreviation(BaseModel):
    """A shortened title and the noun it stands for; in `example` that noun takes up the person."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    short: str
    full: str
    example: str


@cache
def known_names() -> tuple[KnownName, ...]:
    """Every known name, the armed groups first."""
    files = ("armed_groups.yaml", "institutions.yaml", "arms.yaml")
    return tuple(entry for name in files for entry in entries(PACKAGE, name, KnownName))


@cache
def role_nouns() -> dict[str, tuple[tuple[str | None, RoleNouns], ...]]:
    """For each head noun (lower case): the word that must stand before it (None: none) and its entry."""
    found: dict[str, list[tuple[str | None, RoleNouns]]] = {}
    for entry in entries(PACKAGE, "roles.yaml", RoleNouns):
        for noun in entry.nouns:
            before, _, head = noun.rpartition(" ")
            found.setdefault(head, []).append((before or None, entry))
    # What asks for a word before it is tried first.
    return {head: tuple(sorted(held, key=lambda pair: pair[0] is None)) for head, held in found.items()}


@cache
def modifiers() -> dict[str, Label]:
    """The label that a modifier gives to a generic noun."""
    return {word: entry.label for entry in entries(PACKAGE, "modifiers.yaml", Modifiers) for word in entry.words}


@cache
def titles() -> dict[str, Gender | None]:
    """Titles in lower case without a full stop, and the gender that they tell."""
    return {word: entry.gender for entry in entries(PACKAGE, "titles.yaml", Titles) for word in entry.titles}


@cache
def given_names() -> dict[str, Gender]:
    """Given names as they are written, and the gender that they tell."""
    return {name: entry.gender for entry in entries(PACKAGE, "given_names.yaml", GivenNames) for name in entry.names}


@cache
def abbreviations() -> dict[str, str]:
    """The nouns of shortened titles ("gov": "governor")."""
    return {entry.short: entry.full for entry in entries(PACKAGE, "abbreviations.yaml", Abbreviation)}


@cache
def outlet_words() -> frozenset[tuple[str, str]]:
    """Words of outlets' names, each with the end of the name at which it stands (`first`, `last`)."""
    lines = entries(PACKAGE, "outlets.yaml", OutletWords)
    return frozenset((word, line.end) for line in lines for word in line.words)


@cache
def body_words() -> dict[str, Label]:
    """The label of a body by the noun that opens its name."""
    return {word: entry.label for entry in entries(PACKAGE, "bodies.yaml", BodyWords) for word in entry.words}
