"""The fields of an article in JSON, found by the table `keys.yaml`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal, TypeAlias

from pydantic import BaseModel, ConfigDict

from sayso.lexicon import entries
from sayso.read.moments import Stamp, moment_of, settled
from sayso.read.people import is_collective, persons

Json: TypeAlias = dict[str, "Json"] | list["Json"] | str | int | float | bool | None
Field = Literal[
    "title", "text", "description", "published", "updated", "authors", "outlet", "address", "language", "warning",
    "caption",
]  # fmt: skip
_SAYS = ("value", "name", "@id", "url", "text", "alternateName", "@value")
"""Where an object keeps its own words, in this order."""
_CAPTION = ("caption", "description_text", "description", "body_text")
_CREDIT = ("creditText", "creditline", "copyrightholder", "byline", "credit", "copyrightNotice")
_SEPARATORS = re.compile(r"[\s_:-]")
_HOST = re.compile(r"^www\.(?=[\w-]+\.)")
_DEEPEST_VALUE = 4  # lists and objects inside a field; beyond, it is no value of ours


class Key(BaseModel):
    """A key under which a field is found."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    field: Field
    key: str
    form: Literal["schema.org", "ninjs", "crawler"]
    example: str


@dataclass(frozen=True, slots=True)
class Fields:
    """What an article's object says. `captions` are pairs of a caption and its credit."""

    title: str | None
    text: str | None
    description: str | None
    published: Stamp | None
    updated: Stamp | None
    authors: tuple[str, ...]
    outlet: str | None
    address: str | None
    language: str | None
    warnings: tuple[str, ...]
    captions: tuple[tuple[str, str | None], ...]


@cache
def _keys(field: Field) -> tuple[str, ...]:
    return tuple(entry.key for entry in entries("sayso.read", "keys.yaml", Key) if entry.field == field)


def fields_of(article: dict[str, Json]) -> Fields:
    """The fields of `article`; None or empty for what it does not say."""
    by_key = {_SEPARATORS.sub("", name).lower(): value for name, value in reversed(article.items())}
    published, updated = _stamp(by_key, "published"), _stamp(by_key, "updated")
    if published and updated and published.moment == updated.moment:
        updated = None
    address = next((text for text in _each(by_key, "address") if text.startswith(("http://", "https://"))), None)
    return Fields(
        title=_first(by_key, "title"),
        text=_text(by_key),
        description=_first(by_key, "description"),
        published=published,
        updated=updated,
        authors=tuple(_authors(by_key)),
        outlet=next((_HOST.sub("", text) for text in _each(by_key, "outlet") if not text.startswith("http")), None),
        address=address,
        language=primary_language(_first(by_key, "language")),
        warnings=tuple(_each(by_key, "warning")),
        captions=tuple(_captions(by_key)),
    )


def has_text(article: dict[str, Json]) -> bool:
    """Whether an object has the text of an article."""
    return _text({_SEPARATORS.sub("", name).lower(): value for name, value in article.items()}) is not None


def primary_language(tag: str | None) -> str | None:
    """The primary subtag of a BCP 47 tag, in lower case ("en-GB" → "en")."""
    found = re.match(r"\s*([A-Za-z]{2,3})(?:[-_]|\s*$)", tag or "")
    return found[1].lower() if found else None


def people_of(authors: tuple[str, ...]) -> tuple[str, ...]:
    """The persons among authors."""
    return tuple(dict.fromkeys(name for author in authors for name in persons(author)))


def desks_of(authors: tuple[str, ...]) -> tuple[str, ...]:
    """The desks and agencies among authors."""
    return tuple(author for author in authors if not persons(author) and is_collective(author))


def moment(stamp: Stamp | None, told: tuple[Stamp, ...]) -> str | None:
    """The moment of a field, where it has one reading or `told` says which."""
    return settled(stamp, told) if stamp else None


def strings(value: Json, depth: int = 0) -> Iterator[str]:
    """The words of a value: a string, the name or value of an object, or those of a list's elements."""
    if isinstance(value, str):
        if value.strip():
            yield value
    elif depth < _DEEPEST_VALUE and isinstance(value, list):
        for item in value:
            yield from strings(item, depth + 1)
    elif depth < _DEEPEST_VALUE and isinstance(value, dict):
        for name in _SAYS:
            found = next(strings(value.get(name), depth + 1), None)
            if found:
                yield found
                return


def _each(by_key: dict[str, Json], field: Field) -> Iterator[str]:
    for name in _keys(field):
        yield from strings(by_key.get(name))


def _first(by_key: dict[str, Json], field: Field) -> str | None:
    return next(_each(by_key, field), None)


def _text(by_key: dict[str, Json]) -> str | None:
    for name in _keys("text"):
        value = by_key.get(name)
        if isinstance(value, list) and name == "bodies":
            value = value[:1]
        found = "\n\n".join(strings(value))
        if found.strip():
            return found
    return None


def _stamp(by_key: dict[str, Json], field: Field) -> Stamp | None:
    return next((stamp for text in _each(by_key, field) if (stamp := moment_of(text))), None)


def _authors(by_key: dict[str, Json]) -> Iterator[str]:
    for name in _keys("authors"):
        found = [text for text in strings(by_key.get(name)) if not text.startswith("http")]
        if found:
            yield from found
            return


def _captions(by_key: dict[str, Json]) -> Iterator[tuple[str, str | None]]:
    for name in _keys("caption"):
        value = by_key.get(name)
        if isinstance(value, dict) and not any(part in value for part in _CAPTION):
            value = list(value.values())
        for picture in value if isinstance(value, list) else [value]:
            if isinstance(picture, dict):
                caption = next((text for part in _CAPTION for text in strings(picture.get(part))), None)
                credit = next((text for part in _CREDIT for text in strings(picture.get(part))), None)
                if caption:
                    yield caption, credit
