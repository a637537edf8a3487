"""The bench of event types on CASE-2021 task 2: what a snippet of news chiefly tells of, as one class of thirty.

Haneczok, Jacquet, Piskorski and Stefanovitch (2021), "Fine-grained Event Classification in News-like Text Snippets",
whose measure is weighted F1. Twenty-five classes are ACLED's sub-events; five more are the task's own.
"""

import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sayso.annotate.codebook import load
from sayso.annotate.gate import passes
from sayso.bench.coded_texts import Coded, Told, coded, report_of
from sayso.bench.event_lines import EventLine, fits
from sayso.bench.frame import Result, required
from sayso.bench.label_score import macro_f1, table, tallied, weighted_f1
from sayso.errors import BenchError
from sayso.lexicon import entries
from sayso.schema.span import Span

OWN = frozenset(("ATTRIB", "DIPLO", "MAN_MADE_DISASTER", "NATURAL_DISASTER", "ORG_CRIME"))
"""The classes that are the task's own, and no sub-events of ACLED's."""
_COLUMNS = ("id", "EventSnippet", "SubType")
_EVERY = 3
"""One row in so many is of the part whose errors may be read."""
_DONE = frozenset(("accomplished", "ongoing"))
_GENERAL = frozenset(("ARMED_CLASH", "ATTACK", "OTHER", "PEACE_PROTEST"))
"""The classes that a special one precedes, as with ACLED: a grenade thrown in an attack is GRENADE."""


@dataclass(frozen=True, slots=True)
class Snippet:
    """A row of the set: a few sentences, and the class of the happening that they tell of."""

    name: str
    text: str
    label: str


def measure(data: Path, split: str | None) -> Result:
    """Weighted F1 over all classes and over the 25 of ACLED, macro F1, accuracy, and how many snippets get any class.

    `split` may be `dev` (every third row from the first, whose errors may be read) or `rest`.

    Raises:
        BenchError: `snippets.tsv` is missing or has other columns; no such split.
    """
    if split not in {None, "dev", "rest"}:
        raise BenchError(f"has no split {split}", where="case2021", mend="It has dev and rest.")
    rows = [row for at, row in enumerate(read(data)) if split is None or (at % _EVERY == 0) == (split == "dev")]
    reports = [report_of(row.name, row.text, (Span(0, len(row.text)),)) for row in rows]
    found = [classified(each) for each in coded(reports)]
    result = judged(rows, found, errors=split == "dev")
    gated = sum(map(passes, reports)) / len(reports) if reports else 0.0
    return Result({**result.figures, "gate_recall": gated}, notes=result.notes)


def read(data: Path) -> Iterator[Snippet]:
    """The rows of `snippets.tsv`, tab-separated, without quoting.

    Raises:
        BenchError: the file is missing, has other columns, or a row is not whole.
    """
    path = required(data / "snippets.tsv")
    mend = f"Each line has {', '.join(_COLUMNS)} between tabs, and the first names them."
    with path.open(encoding="utf-8", newline="") as lines:
        table_ = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        if tuple(table_.fieldnames or ()) != _COLUMNS:
            raise BenchError(f"has the columns {table_.fieldnames}", where=str(path), mend=mend)
        for row in table_:
            name, text, label = (row[column] for column in _COLUMNS)
            if None in row or not text or not text.strip() or not label:
                raise BenchError(f"line {table_.line_num} is not whole", where=str(path), mend=mend)
            yield Snippet(name, text, label.strip())


def classified(found: Coded) -> str | None:
    """The class of the event that the report chiefly tells of; None where no event has one.

    That is a happening of the foreground before one of the background, what was done before what was not or only meant,
    a special class before the general ones, and then what is told first: the news comes before its background, and
    who claims, accuses or decries before the deed that they speak of.
    """
    ranked = [(rank, told) for told in found.events if (rank := ranked_line(told, found.report.text)) is not None]
    if not ranked:
        return None
    return lines()[min(ranked, key=_priority)[0]].label


def ranked_line(told: Told, text: str) -> int | None:
    """The number of the first line of `case2021.yaml` that the event fits, among the classes of its type; else None."""
    classes = _classes().get(told.event.type, ())
    return next(
        (rank for rank, line in enumerate(lines()) if line.label in classes and fits(line, told.event, text)), None
    )


def lines() -> tuple[EventLine, ...]:
    """The lines of `case2021.yaml`, in order."""
    return entries("sayso.bench", "case2021.yaml", EventLine)


def judged(rows: Sequence[Snippet], found: Sequence[str | None], *, errors: bool) -> Result:
    """The figures over the rows and the class found for each; with `errors`, which classes were taken for which."""
    pairs = [(frozenset((row.label,)), _one(label)) for row, label in zip(rows, found, strict=True)]
    of_acled = [pair for pair in pairs if pair[0].isdisjoint(OWN)]
    tallies = tallied(pairs)
    figures = {
        "weighted_f1": weighted_f1(tallies),
        "weighted_f1_acled": weighted_f1(tallied(of_acled)),
        "macro_f1": macro_f1(tallies),
        "accuracy": sum(true == given for true, given in pairs) / len(pairs) if pairs else 0.0,
        "coded": sum(bool(given) for _, given in pairs) / len(pairs) if pairs else 0.0,
    }
    counted = f"{len(rows)} snippets of {len({row.label for row in rows})} classes, {len(of_acled)} of ACLED's"
    return Result(figures, notes=(counted, *table(tallies), *(_mistaken(rows, found) if errors else ())))


def _mistaken(rows: Sequence[Snippet], found: Sequence[str | None]) -> Iterator[str]:
    """A line for each pair of classes that were mistaken, the most frequent first, with the rows' ids."""
    wrong = [
        (row.label, label or "none", row.name) for row, label in zip(rows, found, strict=True) if row.label != label
    ]
    for (true, given), count in Counter((true, given) for true, given, _ in wrong).most_common():
        names = " ".join(name for one, other, name in wrong if (one, other) == (true, given))
        yield f"{count} {true} as {given}: {names}"


def _priority(item: tuple[int, Told]) -> tuple[bool, bool, bool, int]:
    rank, told = item
    done = told.event.stage in _DONE and told.event.polarity == "affirmed"
    general = lines()[rank].label in _GENERAL
    return told.event.background, not done, general, told.event.trigger.start


def _one(label: str | None) -> frozenset[str]:
    return frozenset((label,)) if label else frozenset()


@cache
def _classes() -> dict[str, tuple[str, ...]]:
    """Type → the classes that the codebook says it may have."""
    return {kind.key: kind.maps.case2021 for kind in load().types}
