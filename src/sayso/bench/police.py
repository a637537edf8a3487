"""The bench of police acts by sentence: what a newspaper's sentences say that police did, or failed to do.

Halterman, Keith, Sarwar and O'Connor (2021), "Corpus-Level Evaluation for Event QA: The IndiaPoliceEvents Corpus
Covering the 2002 Gujarat Violence". Every sentence of every article is labelled, so that recall is honest.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from sayso.annotate.gate import passes
from sayso.bench.coded_texts import Coded, coded, report_of, speakers
from sayso.bench.event_lines import EventLine, fits
from sayso.bench.frame import Result, required
from sayso.bench.label_score import Tally, table, tallied
from sayso.errors import BenchError
from sayso.lexicon import entries
from sayso.schema.report import Report
from sayso.schema.span import Span, trimmed

Label = Literal["ANY_ACTION", "KILL", "ARREST", "FORCE", "FAIL"]
LABELS: tuple[Label, ...] = ("ANY_ACTION", "KILL", "ARREST", "FORCE", "FAIL")
_ENTAILED: dict[str, tuple[str, ...]] = {
    "KILL": ("FORCE", "ANY_ACTION"),
    "FORCE": ("ANY_ACTION",),
    "ARREST": ("ANY_ACTION",),
}
"""What the corpus's own labels say beside one: every sentence with KILL has FORCE, and all but FAIL have ANY_ACTION."""
_EVERY = 3
"""One article in so many is of the part whose errors may be read."""


class Row(BaseModel):
    """A line of `sents.jsonl`."""

    model_config = ConfigDict(frozen=True, extra="ignore")
    doc_id: int
    sent_id: int
    sent_text: str
    sent_labels: frozenset[Label]


@dataclass(frozen=True, slots=True)
class Article:
    """An article: its text, the sentences as the corpus has them, and the labels of each."""

    name: str
    text: str
    sentences: tuple[Span, ...]
    labels: tuple[frozenset[str], ...]


def measure(data: Path, split: str | None) -> Result:
    """P, R and F1 of each label over all sentences, and what the gate lets through.

    `split` may be `dev` (every third article from the first, whose errors may be read) or `rest`.

    Raises:
        BenchError: `sents.jsonl` is missing or has other fields; no such split.
    """
    if split not in {None, "dev", "rest"}:
        raise BenchError(f"has no split {split}", where="police", mend="It has dev and rest.")
    articles = [one for at, one in enumerate(read(data)) if split is None or (at % _EVERY == 0) == (split == "dev")]
    reports = [report(article) for article in articles]
    found = [labelled(article, each) for article, each in zip(articles, coded(reports), strict=True)]
    figures, notes = judged(articles, found)
    return Result({**figures, **gated(articles, [passes(each) for each in reports])}, notes=notes)


def read(data: Path) -> Iterator[Article]:
    """The articles of `sents.jsonl`, whose text is their sentences one behind the other.

    Raises:
        BenchError: the file is missing or has other fields.
    """
    held: dict[int, list[Row]] = {}
    for row in _rows(required(data / "sents.jsonl")):
        held.setdefault(row.doc_id, []).append(row)
    for name, rows in held.items():
        yield _article(str(name), sorted(rows, key=lambda row: row.sent_id))


def report(article: Article) -> Report:
    """The article as a report whose blocks are the corpus's sentences.

    The corpus is nearly all in lower case, where a splitter of sentences that looks for capitals finds none; and it
    asks for labels of its own sentences.
    """
    words = (trimmed(article.text, sentence, " \t\n\r\f\v\xa0") for sentence in article.sentences)
    return report_of(article.name, article.text, (each for each in words if each is not None))


def labelled(article: Article, found: Coded) -> tuple[frozenset[str], ...]:
    """The labels that Sayso's records give each sentence: by its events' triggers, and by what police say in it.

    A statement is something that police did: the corpus labels "police said" with ANY_ACTION.
    """
    given: list[set[str]] = [set() for _ in article.sentences]
    for told in found.events:
        labels = {line.label for line in lines() if fits(line, told.event, article.text)}
        for trigger in told.triggers:
            given[_sentence(article, trigger)] |= labels
    for source in speakers(found, "police"):
        given[_sentence(article, source)].add("ANY_ACTION")
    return tuple(frozenset({*labels, *(more for one in labels for more in _ENTAILED.get(one, ()))}) for labels in given)


def lines() -> tuple[EventLine, ...]:
    """The lines of `police.yaml`."""
    return entries("sayso.bench", "police.yaml", EventLine)


def judged(
    articles: Sequence[Article], found: Sequence[Sequence[frozenset[str]]]
) -> tuple[dict[str, float], tuple[str, ...]]:
    """The figures over all sentences, and the table of labels."""
    pairs = [
        pair for article, given in zip(articles, found, strict=True) for pair in zip(article.labels, given, strict=True)
    ]
    tallies = tallied(pairs)
    figures: dict[str, float] = {}
    for label in LABELS:
        tally, name = tallies.get(label, Tally()), label.lower()
        figures |= {f"{name}_f1": tally.f1, f"{name}_p": tally.precision, f"{name}_r": tally.recall}
    labels = sum(bool(gold) for gold, _ in pairs)
    return figures, (f"{len(articles)} articles, {len(pairs)} sentences, {labels} with a label", *table(tallies))


def gated(articles: Sequence[Article], passed: Sequence[bool]) -> dict[str, float]:
    """What the gate, which passes whole reports, lets through: the share of labelled sentences, and of all."""
    every = [(bool(gold), ok) for article, ok in zip(articles, passed, strict=True) for gold in article.labels]
    told = [ok for gold, ok in every if gold]
    return {
        "gate_recall": sum(told) / len(told) if told else 0.0,
        "gate_passed": sum(ok for _, ok in every) / len(every) if every else 0.0,
    }


def _rows(path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8") as held:
        for number, line in enumerate(held, start=1):
            try:
                yield Row.model_validate(json.loads(line))
            except (ValidationError, ValueError) as error:
                mend = f"Each line has doc_id, sent_id, sent_text and sent_labels, of {', '.join(LABELS)}."
                raise BenchError(f"line {number} does not fit: {error}", where=str(path), mend=mend) from error


def _article(name: str, rows: Sequence[Row]) -> Article:
    text, sentences = "", []
    for row in rows:
        # The corpus keeps the blank lines that end a paragraph with the sentence before them, but not the spaces.
        gap = " " if text and not text[-1].isspace() else ""
        start = len(text) + len(gap)
        text += gap + row.sent_text
        sentences.append(Span(start, len(text)))
    return Article(name, text, tuple(sentences), tuple(frozenset[str](row.sent_labels) for row in rows))


def _sentence(article: Article, span: Span) -> int:
    """The index of the sentence that `span` begins in; of a span before the first, that one's."""
    return max(0, sum(sentence.start <= span.start for sentence in article.sentences) - 1)
