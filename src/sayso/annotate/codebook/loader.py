"""Loads the codebook, checks it as a whole, and extends it with a user's own file."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import get_args

from pydantic import BaseModel, ConfigDict, model_validator

from sayso.annotate.codebook.model import CodingRule, EventType, Extension, Family, WordClass
from sayso.errors import DataError
from sayso.lexicon import entries, from_file

_PACKAGE = "sayso.annotate.codebook"
FAMILIES: tuple[str, ...] = get_args(Family)


@dataclass(frozen=True, slots=True, eq=False)
class Codebook:
    """The types in order of family, the word classes, and the rules. Equal only to itself: `load` makes each once."""

    types: tuple[EventType, ...]
    classes: tuple[WordClass, ...]
    rules: tuple[CodingRule, ...]

    def type(self, key: str) -> EventType:
        """The type of that key.

        Raises:
            DataError: the codebook has none.
        """
        for kind in self.types:
            if kind.key == key:
                return kind
        raise DataError(f"has no type {key}", where="codebook", mend="`sayso codebook` lists the types.")

    def members(self) -> Mapping[str, frozenset[str]]:
        """Class name → every word of it, the words of included classes too."""
        named = {each.name: each for each in self.classes}

        def words(name: str, seen: frozenset[str]) -> frozenset[str]:
            if name in seen:
                return frozenset()
            inner = (words(one, seen | {name}) for one in named[name].includes)
            return frozenset(named[name].words).union(*inner)

        return MappingProxyType({name: words(name, frozenset()) for name in named})


class _Own(BaseModel):
    """An entry of a user's own file: a whole new type, or triggers for one that is there."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    type: EventType | None = None
    extend: Extension | None = None

    @model_validator(mode="after")
    def _one_of_two(self) -> "_Own":
        if (self.type is None) == (self.extend is None):
            raise ValueError("an entry has either `type` (a new type) or `extend` (triggers for a type that is there)")
        return self


@cache
def load(extra: Path | None = None) -> Codebook:
    """The codebook shipped with this version, extended by the user's own file where one is given.

    Raises:
        DataError: a file does not fit; names the file and the entry.
    """
    types = [each for family in FAMILIES for each in entries(_PACKAGE, f"{family}.yaml", EventType)]
    for own in from_file(extra, _Own) if extra else ():
        types = _extended(types, own, str(extra))
    book = Codebook(
        types=tuple(types),
        classes=entries(_PACKAGE, "classes.yaml", WordClass),
        rules=entries(_PACKAGE, "rules.yaml", CodingRule),
    )
    _check(book, str(extra) if extra else _PACKAGE)
    return book


def _extended(types: list[EventType], own: _Own, where: str) -> list[EventType]:
    keys = [each.key for each in types]
    if own.type is not None:
        if own.type.key in keys:
            raise DataError(f"the type {own.type.key} is there already", where=where, mend="Use `extend` to add to it.")
        return [*types, own.type]
    more = own.extend
    assert more is not None
    if more.key not in keys:
        raise DataError(f"there is no type {more.key} to extend", where=where, mend="`sayso codebook` lists the types.")
    return [_with(each, more) if each.key == more.key else each for each in types]


def _with(kind: EventType, more: Extension) -> EventType:
    return kind.model_copy(
        update={
            "examples": kind.examples + more.examples,
            "near_misses": kind.near_misses + more.near_misses,
            "triggers": more.triggers + kind.triggers,
        }
    )


def _check(book: Codebook, where: str) -> None:
    keys = [each.key for each in book.types]
    twice = {key for key in keys if keys.count(key) > 1}
    if twice:
        raise DataError(f"names {', '.join(sorted(twice))} twice", where=where, mend="A key is given once.")
    names = {each.name for each in book.classes}
    used = {one for each in book.classes for one in each.includes}
    for kind in book.types:
        for line in kind.triggers:
            slots = (line.subject, line.object, line.not_object, line.complement, line.nearby, line.unless)
            used.update(word[1:] for slot in slots for word in slot if word.startswith("@"))
    if used - names:
        raise DataError(
            f"uses unknown word classes {', '.join(sorted(used - names))}", where=where, mend="classes.yaml has them."
        )
    dealt = {each.deals for each in book.classes if each.deals}
    if dealt - set(keys):
        raise DataError(f"deals in unknown types {', '.join(sorted(dealt - set(keys)))}", where="classes.yaml")
