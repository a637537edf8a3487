"""The bench of entities in reports of a war: people, organisations, locations, weapons, and vehicles beside them.

The "relationship and entity extraction evaluation dataset" (Dstl, Aleph Insights, Committed Software 2017). Of its
entities those count whose `confidence`, a probability by its README, is at least one half; a found span that meets
only a less sure one of the class is neither right nor wrong.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from sayso.annotate.pipeline import Annotator
from sayso.bench.coded_texts import report_of
from sayso.bench.frame import Result, required
from sayso.bench.span_overlap import Overlap, Spans, overlap
from sayso.errors import BenchError
from sayso.lexicon import entries
from sayso.schema.annotations import Annotations
from sayso.schema.report import Report
from sayso.schema.span import Span, trimmed

CLASSES = {"weapons": "Weapon", "organisations": "Organisation", "locations": "Location", "people": "Person"}
CLASSES |= {"vehicles": "Vehicle"}
_READ_AS = {"MilitaryPlatform": "Vehicle", "Coordinate": "Location"}
_SURE = 0.5
_EVERY = 2
"""One document in so many is of the part whose errors may be read."""


class DocumentRow(BaseModel):
    """A line of `documents.json`."""

    model_config = ConfigDict(frozen=True, extra="ignore")
    id: str = Field(alias="_id")
    text: str


class EntityRow(BaseModel):
    """A line of `entities.json`."""

    model_config = ConfigDict(frozen=True, extra="ignore")
    document: str = Field(alias="documentId")
    begin: int = Field(ge=0)
    end: int = Field(ge=0)
    type: str
    confidence: float


class ClassLine(BaseModel):
    """An entity with `label` is of `class`. The bench's own test runs `example`."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    name: str = Field(alias="class")
    label: str
    example: str = Field(min_length=1)


@dataclass(frozen=True, slots=True)
class Document:
    """A text, its sure entities by class, and those less sure."""

    name: str
    text: str
    gold: Mapping[str, Spans]
    unsure: Mapping[str, Spans]


def measure(data: Path, split: str | None) -> Result:
    """P, R and F1 of each class by overlap.

    `split` may be `dev` (every second document from the first, whose errors may be read) or `rest`.

    Raises:
        BenchError: no folder holds `documents.json` and `entities.json`, or one has other fields; no such split.
    """
    if split not in {None, "dev", "rest"}:
        raise BenchError(f"has no split {split}", where="re3d", mend="It has dev and rest.")
    held = [one for at, one in enumerate(read(data)) if split is None or (at % _EVERY == 0) == (split == "dev")]
    found = [spans(each) for each in Annotator().pipe([report(one) for one in held])]
    figures: dict[str, float] = {}
    for name, kind in CLASSES.items():
        each = overlap(
            Overlap(given.get(kind, ()), one.gold.get(kind, ()), one.unsure.get(kind, ()))
            for given, one in zip(found, held, strict=True)
        )
        figures |= dict(zip((f"{name}_p", f"{name}_r", f"{name}_f1"), each, strict=True))
    gold = {kind: sum(len(one.gold.get(kind, ())) for one in held) for kind in CLASSES.values()}
    notes = ", ".join(f"{kind} {many}" for kind, many in gold.items())
    return Result(figures, notes=(f"{len(held)} documents; gold: {notes}",))


def read(data: Path) -> Iterator[Document]:
    """The documents of every folder in `data`, by the folders' names and then as their files have them.

    Raises:
        BenchError: no folder holds the two files, or a line does not fit.
    """
    folders = sorted(path.parent for path in data.glob("*/documents.json"))
    if not folders:
        required(data / "SOURCE" / "documents.json")
    for folder in folders:
        rows = [_entity(path, number, line) for path, number, line in _lines(required(folder / "entities.json"))]
        for path, number, line in _lines(folder / "documents.json"):
            one = _document(path, number, line)
            mine = [row for row in rows if row.document == one.id and row.begin < row.end <= len(one.text)]
            sure = [row for row in mine if row.confidence >= _SURE]
            unsure = [row for row in mine if row.confidence < _SURE]
            yield Document(one.id, one.text, _by_class(sure), _by_class(unsure))


def report(one: Document) -> Report:
    """The document as a report whose blocks are its lines."""
    blocks, start = [], 0
    for line in one.text.split("\n"):
        span = trimmed(one.text, Span(start, start + len(line)), " \t\r\f\v\xa0") if line else None
        blocks += [span] if span is not None else []
        start += len(line) + 1
    return report_of(one.name, one.text, blocks)


def lines() -> tuple[ClassLine, ...]:
    """The lines of `re3d.yaml`."""
    return entries("sayso.bench", "re3d.yaml", ClassLine)


def spans(found: Annotations) -> Mapping[str, Spans]:
    """What Sayso finds of each class: entities but pronouns, participants of events by kind, places by their use."""
    kinds = {line.label: line.name for line in lines()}
    given: defaultdict[str, set[Span]] = defaultdict(set)
    for entity in found.entities:
        if not entity.pronoun and entity.label in kinds:
            given[kinds[entity.label]].add(entity.span)
    for place in (each for each in found.places if each.use != "affiliation"):
        given["Organisation" if place.use == "metonym" else "Location"].add(place.span)
    pronouns = {entity.span for entity in found.entities if entity.pronoun}
    taken = [span for each in given.values() for span in each]
    for one in (each for event in found.events for each in event.participants if each.kind in kinds):
        if one.span not in pronouns and not any(one.span.overlaps(span) for span in taken):
            given[kinds[one.kind]].add(one.span)
    return {kind: tuple(sorted(each)) for kind, each in given.items()}


def _lines(path: Path) -> Iterator[tuple[Path, int, str]]:
    with path.open(encoding="utf-8") as held:
        for number, line in enumerate(held, start=1):
            yield path, number, line


def _document(path: Path, number: int, line: str) -> DocumentRow:
    try:
        return DocumentRow.model_validate(json.loads(line))
    except (ValidationError, ValueError) as error:
        raise _unfit(path, number, error, "_id and text") from error


def _entity(path: Path, number: int, line: str) -> EntityRow:
    try:
        return EntityRow.model_validate(json.loads(line))
    except (ValidationError, ValueError) as error:
        raise _unfit(path, number, error, "documentId, begin, end, type and confidence") from error


def _unfit(path: Path, number: int, error: Exception, fields: str) -> BenchError:
    return BenchError(f"line {number} does not fit: {error}", where=str(path), mend=f"Each line has {fields}.")


def _by_class(rows: list[EntityRow]) -> Mapping[str, Spans]:
    held: defaultdict[str, set[Span]] = defaultdict(set)
    for row in rows:
        held[_READ_AS.get(row.type, row.type)].add(Span(row.begin, row.end))
    return {kind: tuple(sorted(each)) for kind, each in held.items()}
