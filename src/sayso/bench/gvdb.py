"""The bench of local news about shootings: the names of victim and shooter, the weapon, the city.

Pavlick, Ji, Pan and Callison-Burch (2016), "The Gun Violence Database: A new task and data set for NLP"; in the JSON
layout of Ebner et al. (2020), "Multi-Sentence Argument Linking", which keeps one fill of each field at most.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from sayso.annotate.pipeline import Annotator
from sayso.bench.coded_texts import report_of
from sayso.bench.filled_names import Filled, filled, same
from sayso.bench.frame import Result, required
from sayso.errors import BenchError
from sayso.lexicon import entries
from sayso.schema.annotations import Annotations
from sayso.schema.event import Participant
from sayso.schema.span import Span
from sayso.schema.vocabulary import Role

FIELDS = {"victim_name": "VIC-NAME", "shooter_name": "SHO-NAME", "weapon": "CIR-WEAPON", "city": "DAT-CITY"}
_EVERY = 2
"""One document in so many is of the part whose errors may be read."""
_CLOSES = frozenset((*",.;:!?)]%’”…", "'s", "’s", "n't", "n’t", "'re", "'ve", "'ll", "'d", "'m"))
_OPENS = frozenset("([$#“‘")
_NAME = re.compile(r"[A-Z][\w.'’\-]*(?: (?:[A-Z][\w.'’\-]*|de|la|del|van|von|bin|al))+")
"""A name of two words at least: one word with a capital may be any noun of a headline ("Man", "Driver")."""


class Row(BaseModel):
    """A line of `dev.json`: `spans` are (first word, word behind the last, field, raw words, words)."""

    model_config = ConfigDict(frozen=True, extra="ignore")
    doc_key: str
    full_text: tuple[tuple[str, ...], ...]
    spans: tuple[tuple[int, int, str, str, tuple[str, ...]], ...]


class FieldLine(BaseModel):
    """A participant in one of `roles` of an event of one of `types` fills `field`. The bench's test runs `example`."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    field: str
    types: tuple[str, ...]
    roles: tuple[Role, ...]
    example: str = Field(min_length=1)


@dataclass(frozen=True, slots=True)
class Document:
    """A text and the gold fills of its fields."""

    name: str
    text: str
    fills: dict[str, str]


def measure(data: Path, split: str | None) -> Result:
    """P, R and F1 of each field over all documents.

    `split` may be `dev` (every second document from the first, whose errors may be read) or `rest`.

    Raises:
        BenchError: `dev.json` is missing or has other fields; no such split.
    """
    if split not in {None, "dev", "rest"}:
        raise BenchError(f"has no split {split}", where="gvdb", mend="It has dev and rest.")
    held = [one for at, one in enumerate(read(data)) if split is None or (at % _EVERY == 0) == (split == "dev")]
    reports = [report_of(one.name, one.text, (Span(0, len(one.text)),)) for one in held]
    found = [fills(one.text, each) for one, each in zip(held, Annotator().pipe(reports), strict=True)]
    figures: dict[str, float] = {}
    notes = [f"{len(held)} documents"]
    for name, field in FIELDS.items():
        each = filled((given.get(field), one.fills.get(field)) for given, one in zip(found, held, strict=True))
        figures |= _figures(name, each)
        notes.append(f"{field}: {each.gold} documents have it, {sum(field in given for given in found)} were given it")
    return Result(figures, notes=tuple(notes))


def read(data: Path) -> Iterator[Document]:
    """The documents of `dev.json` that have words, in its order.

    Raises:
        BenchError: the file is missing or has other fields.
    """
    path = required(data / "dev.json")
    with path.open(encoding="utf-8") as lines_:
        for number, line in enumerate(lines_, start=1):
            try:
                row = Row.model_validate(json.loads(line))
            except (ValidationError, ValueError) as error:
                mend = "Each line has doc_key, full_text (sentences of words) and spans."
                raise BenchError(f"line {number} does not fit: {error}", where=str(path), mend=mend) from error
            text = prose(tuple(word for sentence in row.full_text for word in sentence))
            if text:
                yield Document(row.doc_key, text, {field: raw.strip() for _, _, field, raw, _ in row.spans})


def prose(printed: tuple[str, ...]) -> str:
    """The words as they would be printed: no space before what closes, behind what opens, or about a hyphen."""
    text, glued, quoted = "", True, False
    for word in printed:
        closes = word in _CLOSES or word == "-" or (word == '"' and quoted)
        text += word if glued or closes else f" {word}"
        glued = word in _OPENS or word == "-" or (word == '"' and not quoted)
        quoted ^= word == '"'
    return text.strip()


def lines() -> tuple[FieldLine, ...]:
    """The lines of `gvdb.yaml`."""
    return entries("sayso.bench", "gvdb.yaml", FieldLine)


def fills(text: str, found: Annotations) -> dict[str, str]:
    """One fill of each field by Sayso's records: the first told, by the order of the lines and then of the text.

    A name is that of the participant's entity, the fullest in the report; a participant without one names nobody.
    """
    given: dict[str, str] = {}
    names = {entity.entity_id: entity.name for entity in found.entities}
    for line in lines():
        for event in sorted(found.events, key=lambda each: each.trigger):
            if not {event.type, event.type.partition(".")[0]} & {*line.types}:
                continue
            for one in event.participants:
                fill = _fill(line.field, one, names) if one.role in line.roles else None
                if fill and line.field not in given and not _is_victim(line.field, fill, given):
                    given[line.field] = fill
    weapon = next((entity.span.of(text) for entity in found.entities if entity.label == "weapon"), None)
    place = next((event.place for event in found.events if event.place is not None), None)
    if weapon is not None:
        given.setdefault("CIR-WEAPON", weapon)
    if place is not None:
        given["DAT-CITY"] = found.places[place].place.text
    return given


def _fill(field: str, one: Participant, names: dict[str, str]) -> str | None:
    if field == "CIR-WEAPON":
        return one.text if one.kind == "weapon" else None
    for words in (names.get(one.entity_id or ""), one.name, one.text):
        if words and one.kind in {"person", "police", "civilians"} and (name := _NAME.fullmatch(words)):
            return name.group()
    return None


def _is_victim(field: str, fill: str, given: dict[str, str]) -> bool:
    return field == "SHO-NAME" and same(fill, given.get("VIC-NAME", ""))


def _figures(name: str, each: Filled) -> dict[str, float]:
    return {
        f"{name}_f1": each.f1,
        f"{name}_p": each.precision,
        f"{name}_r": each.recall,
        f"{name}_strict_f1": each.strict_f1,
    }
