"""PolNeAR's documents as the pipeline sees them: windows of words, and who says what in each."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from spacy.tokens import Doc

from sayso.annotate import layers
from sayso.annotate.encoder.windows import Cutter, Labels, Window
from sayso.annotate.pipeline import build, definition
from sayso.bench.polnear import GoldAttribution, Pieces, Row, read, report

HELD_OUT = 10
"""Every tenth document, by a hash of its name, is trained on by nothing: scores are calibrated there."""
_SEEN = frozenset(("sayso_sentences", "sayso_quotes"))


@dataclass(frozen=True, slots=True)
class Gold:
    """An attribution in words of its window; its cue is never empty, source and content may be."""

    cue: tuple[int, ...]
    source: tuple[int, ...]
    content: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """A window and its attributions: of one that runs over the window's end, what is inside."""

    window: Window
    tags: tuple[str, ...]
    gold: tuple[Gold, ...]


@dataclass(frozen=True, slots=True)
class Parsed:
    """A document of the corpus with the grammar and quotations that the pipeline sees in it."""

    row: Row
    doc: Doc


def parsed(path: Path, wanted: Callable[[Row], bool] = lambda _: True) -> Iterator[Parsed]:
    """The documents of a split that are `wanted`, in order.

    Raises:
        BenchError: the file is missing or has other fields.
    """
    plan = definition()
    nlp = build(plan, without=frozenset(c.factory for c in plan.components) - _SEEN)
    rows = tuple(filter(wanted, read(path)))
    docs = nlp.pipe((layers.attach(nlp.make_doc(row.text), report(row)) for row in rows), batch_size=16)
    return (Parsed(row, doc) for row, doc in zip(rows, docs, strict=True))


def held_out(row: Row) -> bool:
    """Whether a document is kept for calibration."""
    return int(hashlib.sha256(row.doc_id.encode()).hexdigest(), 16) % HELD_OUT == 0


def labels(documents: tuple[Parsed, ...]) -> Labels:
    """The tags, dependencies and entity types of documents, sorted."""
    tokens = [token for document in documents for token in document.doc]
    return Labels(
        tags=tuple(sorted({t.tag_ for t in tokens})),
        dependencies=tuple(sorted({t.dep_ for t in tokens})),
        entities=tuple(sorted({t.ent_type_ for t in tokens} - {""})),
    )


def examples(document: Parsed, cutter: Cutter) -> Iterator[Example]:
    """The windows of a document; an attribution belongs to the window of its cue."""
    windows = cutter.windows(document.doc)
    place = {token: (n, at) for n, window in enumerate(windows) for at, token in enumerate(window.tokens)}
    found: list[list[Gold]] = [[] for _ in windows]
    for attribution in document.row.attributions:
        owner = next((place[i][0] for i in _tokens(document.doc, attribution.cue) if i in place), None)
        if owner is not None:
            found[owner].append(_gold(document.doc, attribution, {t: p[1] for t, p in place.items() if p[0] == owner}))
    for window, gold in zip(windows, found, strict=True):
        yield Example(window, tuple(document.doc[i].tag_ for i in window.tokens), tuple(gold))


def _gold(doc: Doc, attribution: GoldAttribution, at: dict[int, int]) -> Gold:
    def words(pieces: Pieces) -> tuple[int, ...]:
        return tuple(at[i] for i in _tokens(doc, pieces) if i in at)

    return Gold(words(attribution.cue), words(attribution.source), words(attribution.content))


def _tokens(doc: Doc, pieces: Pieces) -> list[int]:
    """The tokens that pieces of text touch."""
    found = []
    for start, end in pieces:
        span = doc.char_span(start, end, alignment_mode="expand")
        found += list(range(span.start, span.end)) if span is not None else []
    return found
