"""The bench of event location: where a verb's happening took place, or nowhere (A. Halterman, event_location)."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from sayso.bench.frame import Result, required
from sayso.errors import BenchError
from sayso.schema.span import Span


class Mark(BaseModel):
    """A marked span; its ends are code points, or (in some rows) numbers of tokens."""

    model_config = ConfigDict(frozen=True, extra="ignore")
    start: int
    end: int
    label: str | None = None
    text: str | None = None
    token_start: int | None = None
    token_end: int | None = None


class Word(BaseModel):
    """A token of the row's own table."""

    model_config = ConfigDict(frozen=True, extra="ignore")
    id: int
    start: int
    end: int


class Row(BaseModel):
    """One line of `labeled_text.jsonl`."""

    model_config = ConfigDict(frozen=True, extra="ignore")
    text: str
    spans: tuple[Mark, ...] = ()
    tokens: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """A text with one verb, and the gold places of its happening (none where no place is told)."""

    number: int
    text: str
    verb: Span
    places: tuple[Span, ...]


def measure(data: Path, split: str | None) -> Result:
    """Overlap P, R and F1 of place spans over all rows, row accuracy, and accuracy on rows without a place.

    `split` may be `dev` (rows whose index is divisible by three, on which it was developed) or `rest`.

    Raises:
        BenchError: `labeled_text.jsonl` is missing or has other fields; no such split.
    """
    if split not in {None, "dev", "rest"}:
        raise BenchError(f"has no split {split}", where="event-location", mend="It has dev and rest.")
    cases = [case for case in read(data) if split is None or (case.number % 3 == 0) == (split == "dev")]
    return score((case.places, found) for case, found in zip(cases, located(cases), strict=True))


def read(data: Path) -> Iterator[Case]:
    """The rows that have a verb, in order; `number` is the row's index in the file.

    Raises:
        BenchError: the file is missing, or a row has other fields.
    """
    path = required(data / "labeled_text.jsonl")
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    for number, line in enumerate(lines):
        try:
            row = Row.model_validate(json.loads(line))
        except (ValueError, ValidationError) as error:
            raise BenchError(f"row {number} is not as described ({error})", where=str(path)) from error
        verbs = [_mended(row, mark) for mark in row.spans if mark.label == "VERB"]
        places = [_mended(row, mark) for mark in row.spans if mark.label == "LOCATION"]
        if verbs and verbs[0]:
            yield Case(number, row.text, verbs[0], tuple(place for place in places if place))


def _mended(row: Row, mark: Mark) -> Span | None:
    """The mark's code points; about 7 % of marks give numbers of tokens in their place."""
    words = mark.text
    counted = (mark.start, mark.end) == (mark.token_start, mark.token_end)
    if mark.end > mark.start and words in {None, row.text[mark.start : mark.end]} and not counted:
        return Span(mark.start, mark.end)
    table = {word.id: word for word in row.tokens}
    first = table.get(-1 if mark.token_start is None else mark.token_start)
    last = table.get(-1 if mark.token_end is None else mark.token_end)
    if first and last and words in {None, row.text[first.start : last.end]}:
        return Span(first.start, last.end)
    at = row.text.find(words) if words else -1
    return Span(at, at + len(words)) if words and at >= 0 else None


def located(cases: Iterable[Case]) -> Iterator[tuple[Span, ...]]:
    """The places that Sayso finds for each case, in order."""
    from sayso.annotate.events.locate import locate
    from sayso.annotate.pipeline import build, definition

    plan = definition()
    nlp = build(plan, without=frozenset(component.factory for component in plan.components))
    pairs = ((case.text, case.verb) for case in cases)
    for doc, verb in nlp.pipe(pairs, as_tuples=True, batch_size=64):
        yield locate(doc, verb)


def score(pairs: Iterable[tuple[tuple[Span, ...], tuple[Span, ...]]]) -> Result:
    """The figures over (gold, found) pairs."""
    hits = missed = false = right = rows = without = kept_without = 0
    for gold, found in pairs:
        rows += 1
        met = sum(any(place.overlaps(other) for other in found) for place in gold)
        hits, missed = hits + met, missed + len(gold) - met
        false += sum(not any(place.overlaps(other) for other in gold) for place in found)
        right += met > 0 or (not gold and not found)
        without += not gold
        kept_without += not gold and not found
    p, r = hits / max(1, hits + false), hits / max(1, hits + missed)
    figures = {
        "f1": 2 * p * r / max(1e-9, p + r),
        "p": p,
        "r": r,
        "row_accuracy": right / max(1, rows),
        "none_accuracy": kept_without / max(1, without),
    }
    return Result(figures, notes=(f"{rows} rows, {without} of them without a place",))
