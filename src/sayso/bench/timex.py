"""The bench of time expressions: TIMEX3 spans, types and values, on raw texts with a day of publication."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from sayso.bench.frame import Result, required
from sayso.errors import BenchError
from sayso.schema.ids import sha256
from sayso.schema.report import Block, Report, Source


class Timex(BaseModel):
    """A TIMEX3 mark: half-open code points, type and value."""

    model_config = ConfigDict(frozen=True, extra="ignore")
    start: int
    end: int
    type: str | None
    value: str | None


class Row(BaseModel):
    """One document of `gold.jsonl`."""

    model_config = ConfigDict(frozen=True, extra="ignore")
    doc: str
    dct: str
    text: str
    timexes: tuple[Timex, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts over documents: marks of each side, and those that match."""

    gold: int = 0
    found: int = 0
    exact: int = 0
    relaxed: int = 0
    types: int = 0
    values: int = 0

    def f1(self, hits: int) -> float:
        """F1 with as many hits on either side, as the matching is one to one."""
        return 2 * hits / (self.gold + self.found) if self.gold + self.found else 0.0


def measure(data: Path, split: str | None) -> Result:
    """Strict and relaxed F1 of spans, and relaxed F1 with equal type or value (TempEval-3).

    `split` may be `dev` (every second document, from the first, on which the rules were developed) or `rest`.

    Raises:
        BenchError: `gold.jsonl` is missing or has other fields; no such split.
    """
    if split not in {None, "dev", "rest"}:
        raise BenchError(f"has no split {split}", where="timex", mend="It has dev and rest.")
    rows = tuple(read(data))
    if split:
        rows = rows[0 if split == "dev" else 1 :: 2]
    tally = scored((row.timexes, found) for row, found in zip(rows, tagged(rows), strict=True))
    figures = {
        "strict_f1": tally.f1(tally.exact),
        "relaxed_f1": tally.f1(tally.relaxed),
        "type_f1": tally.f1(tally.types),
        "value_f1": tally.f1(tally.values),
    }
    return Result(figures, notes=(f"{len(rows)} documents, {tally.gold} marks, {tally.found} found",))


def read(data: Path) -> Iterator[Row]:
    """The documents of the folder.

    Raises:
        BenchError: `gold.jsonl` is missing or has other fields.
    """
    path = required(data / "gold.jsonl")
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            try:
                yield Row.model_validate(json.loads(line))
            except (ValidationError, ValueError) as error:
                mend = "Each line has doc, dct, text and timexes."
                raise BenchError(f"line {number} does not fit: {error}", where=str(path), mend=mend) from error


def tagged(rows: Iterable[Row]) -> Iterator[tuple[Timex, ...]]:
    """What the tagger finds in each document: sentences and times alone, no parser."""
    import spacy

    import sayso.annotate.sentences
    import sayso.annotate.times  # noqa: F401 - registers the factories
    from sayso.annotate.layers import TIMES, attach

    nlp = spacy.blank("en")
    nlp.add_pipe("sayso_sentences")
    nlp.add_pipe("sayso_times")
    for row in rows:
        doc = nlp(attach(nlp.make_doc(row.text), report_of(row)))
        yield tuple(Timex(start=m.span.start, end=m.span.end, type=m.type, value=m.value) for m in TIMES.read(doc))


def report_of(row: Row) -> Report:
    """The document as a report whose every paragraph is coded, offsets untouched."""
    raw = row.text.encode()
    source = Source(sha256=sha256(raw), bytes=len(raw), media_type="text/plain", uri=row.doc)
    blocks = []
    at = 0
    for piece in row.text.split("\n\n"):
        if piece.strip():
            blocks.append(Block(kind="paragraph", start=at, end=at + len(piece)))
        at += len(piece) + 2
    return Report(
        report_id=row.doc, source=source, outlet=None, headline=None, published=row.dct, text=row.text,
        blocks=tuple(blocks),
    )  # fmt: skip


def scored(pairs: Iterable[tuple[tuple[Timex, ...], tuple[Timex, ...]]]) -> Tally:
    """The tally over (gold, found) of each document; each gold mark takes the free mark that it shares most with."""
    total = Tally()
    for gold, found in pairs:
        free = list(found)
        exact = relaxed = types = values = 0
        for mark in gold:
            best = max(free, key=lambda other, mark=mark: _shared(mark, other), default=None)  # type: ignore[misc]
            if best is None or _shared(mark, best) <= 0:
                continue
            free.remove(best)
            relaxed += 1
            exact += (mark.start, mark.end) == (best.start, best.end)
            types += mark.type == best.type
            values += mark.value == best.value
        total = Tally(
            total.gold + len(gold), total.found + len(found), total.exact + exact, total.relaxed + relaxed,
            total.types + types, total.values + values,
        )  # fmt: skip
    return total


def _shared(one: Timex, other: Timex) -> int:
    """Code points that two marks share."""
    return min(one.end, other.end) - max(one.start, other.start)
