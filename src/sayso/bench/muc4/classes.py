"""What phrases and records are in MUC-4's terms: `words.yaml` and `maps.yaml`, and the codebook's own maps."""

import re
from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from sayso.annotate.codebook import load
from sayso.lexicon import entries

_PACKAGE = "sayso.bench.muc4"
_WORD = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*")
_PLURALS = (("ies", "y"), ("sses", "ss"), ("ches", "ch"), ("shes", "sh"), ("men", "man"), ("s", ""))
_MapName = Literal[
    "type", "stage", "standing", "polarity", "tie", "category", "human", "object", "harm", "damage", "nation"
]  # fmt: skip

WordsSlot = Literal[
    "inc_type", "inc_instr_type", "phys_tgt_type", "phys_tgt_effect", "hum_tgt_type", "hum_tgt_effect", "perp_org_id"
]  # fmt: skip


class MapEntry(BaseModel):
    """One value of Sayso's and what it is in MUC-4's terms; null: nothing. `example` is a report's words for it."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    map: _MapName
    source: str = Field(alias="from")
    to: str | None
    home: bool = False
    example: str


class WordsEntry(BaseModel):
    """Words by which a phrase falls into a class of a slot; the phrase `example` does."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    slot: WordsSlot
    value: str
    words: tuple[str, ...]
    example: str


@cache
def mapped(name: _MapName, value: str | None, otherwise: str | None = None) -> str | None:
    """What `value` is by the map of that name; `otherwise` where the map has no line for it."""
    lines: tuple[MapEntry, ...] = entries(_PACKAGE, "maps.yaml", MapEntry)
    for line in lines:
        if (line.map, line.source) == (name, value):
            return line.to
    return otherwise


@cache
def at_home(country: str) -> bool:
    """Whether it is one of the nine countries (ISO 3166-1 alpha-2) that MUC-4 is about."""
    lines = entries(_PACKAGE, "maps.yaml", MapEntry)
    return any(line.home for line in lines if line.map == "nation" and line.source == country)


@cache
def incident_type(key: str, trigger: str) -> str | None:
    """The incident type of a codebook type told by those words; None where it has none.

    Where the codebook's own map and the words agree, that is it; else what `maps.yaml` says, and then the codebook.
    """
    named = [name for kind in load().types if kind.key == key for name in kind.maps.muc4]
    told = by_words("inc_type", trigger)
    return told if told in named else mapped("type", key, named[0] if named else None)


@cache
def by_words(slot: WordsSlot, phrase: str) -> str | None:
    """The class of a phrase in that slot, by its words; None where none tells."""
    words = [_singular(word) for word in _WORD.findall(phrase.lower().replace("’", "'"))]
    told = f" {' '.join(words)} "
    lines: tuple[WordsEntry, ...] = entries(_PACKAGE, "words.yaml", WordsEntry)
    for line in lines:
        if line.slot == slot and any(f" {' '.join(map(_singular, one.split()))} " in told for one in line.words):
            return line.value
    return None


def is_plural(phrase: str) -> bool:
    """Whether the last word of a phrase, before what hangs on it, is in the plural."""
    head = re.split(r",| (?:of|in|from|at|who|which|that|near|with|by|for)\b", phrase.lower())[0].split()
    return bool(head) and (head[-1] in {"people", "children", "police", "troops"} or _singular(head[-1]) != head[-1])


def _singular(word: str) -> str:
    stem = word.removesuffix("'s").removesuffix("'")
    for old, new in _PLURALS:
        long_enough = len(stem) > len(old) + 1 or stem == "men"
        if stem.endswith(old) and long_enough and not stem.endswith(("ss", "us", "is", "rters")):
            return stem[: len(stem) - len(old)] + new
    return stem
