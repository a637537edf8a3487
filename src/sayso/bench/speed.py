"""The speed bench: the whole way from bytes to records against its parts' own ceiling, in the same run.

`ratio` is the words per second of read → annotate → record on pages that pass the gate, over the words per
second of the spaCy model, as it is shipped, on the same texts. Both are run in turn, so that a machine that grows
slow does so for both.
"""

import resource
import statistics
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path

from sayso.annotate import gate
from sayso.annotate.pipeline import Annotator, build, definition
from sayso.bench.frame import Result
from sayso.errors import BenchError, InputError
from sayso.read import Failure, Input, inputs, read
from sayso.record import record
from sayso.schema.report import Report

_PAGES = 150  # passing pages that are timed, and as many that are passed over; about 60,000 words of news
_ROUNDS = 3


def measure(data: Path, split: str | None) -> Result:  # noqa: ARG001 - the benches' common signature
    """Time `_ROUNDS` rounds over the first pages below `data`, a folder of anything that Sayso reads.

    Raises:
        BenchError: no page of the folder passes the gate.
    """
    passing, passed_over = _pages(data)
    if not passing:
        raise BenchError(
            "holds no page that passes the gate", where=str(data), mend="Give a folder of conflict reports."
        )
    texts = [read(page).text for page in passing]
    words = sum(len(text.split()) for text in texts)
    annotator = Annotator()
    spacy = build(definition().model_copy(update={"components": (), "products": "shipped"}))

    def ours() -> None:
        kept: deque[Report] = deque()
        for found in annotator.pipe(_remembered(passing, kept)):
            record(kept.popleft(), found)

    def theirs() -> None:
        for _ in spacy.pipe(texts, batch_size=16):
            pass

    def skipping() -> None:
        for page in passed_over:
            gate.passes(read(page))

    for warm in (ours, theirs):
        warm()
    ours_s, theirs_s = zip(*((_seconds(ours), _seconds(theirs)) for _ in range(_ROUNDS)), strict=True)
    figures = {
        "words_per_second": words / statistics.median(ours_s),
        "spacy_words_per_second": words / statistics.median(theirs_s),
        "ratio": statistics.median(b / a for a, b in zip(ours_s, theirs_s, strict=True)),
        "pages": float(len(passing)),
        "words": float(words),
    }
    if passed_over:
        figures["passed_over_pages_per_second"] = len(passed_over) / _seconds(skipping)
    figures["peak_rss_mb"] = _peak_mb()
    return Result(figures)


def _pages(data: Path) -> tuple[list[Input], list[Input]]:
    """The first pages that pass the gate, and the first that do not."""
    passing: list[Input] = []
    passed_over: list[Input] = []
    for item in inputs([data]):
        if isinstance(item, Failure):
            continue
        try:
            report = read(item)
        except InputError:  # what cannot be read is not timed; `sayso code` names it
            continue
        where = passing if gate.passes(report) else passed_over
        if len(where) < _PAGES:
            where.append(item)
        if len(passing) == _PAGES:
            break
    return passing, passed_over


def _remembered(pages: list[Input], kept: deque[Report]) -> Iterator[Report]:
    """Read the pages as they are asked for, and keep what was read for the records."""
    for page in pages:
        report = read(page)
        gate.passes(report)
        kept.append(report)
        yield report


def _seconds(work: Callable[[], None]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _peak_mb() -> float:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)
