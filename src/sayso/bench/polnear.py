"""The bench of attribution on PolNeAR's layout: who says what, by which words."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from sayso.bench import reliability
from sayso.bench.attribution_score import Marked, Pair, Record, Scores, add, align
from sayso.bench.frame import Result, required
from sayso.errors import BenchError
from sayso.schema.annotations import Attribution
from sayso.schema.claim import Link
from sayso.schema.ids import sha256
from sayso.schema.report import Block, Report, Source

_NEEDED = frozenset(("sayso_sentences", "sayso_quotes", "sayso_attribution"))
_SPEECH = frozenset(
    """
    said says say saying told tells tell telling added adds add adding wrote writes write writing noted notes note
    noting stated states announced announces announcing replied replies responded responds tweeted tweets tweeting
    explained explains explaining
    """.split()  # noqa: SIM905 - a word list reads best as words
)
"""The forms of the verbs of speech that English news uses most; precision on them is a figure of its own."""

Pieces = tuple[tuple[int, int], ...]


class GoldAttribution(BaseModel):
    """The pieces of each role; an absent role has none."""

    model_config = ConfigDict(frozen=True, extra="ignore")
    source: Pieces = ()
    cue: Pieces = ()
    content: Pieces = ()


class Row(BaseModel):
    """One document of `SPLIT.jsonl`."""

    model_config = ConfigDict(frozen=True, extra="ignore")
    doc_id: str
    text: str
    attributions: tuple[GoldAttribution, ...]


def measure(data: Path, split: str | None) -> Result:
    """Linked records, and each role; by form; of cues never seen in training, verbs of speech, and colons.

    Raises:
        BenchError: `SPLIT.jsonl` is missing or has other fields.
    """
    rows = tuple(read(data / f"{split or 'dev'}.jsonl"))
    known = seen_cues(data / "train.jsonl") if (data / "train.jsonl").exists() and split != "train" else None
    return judged(rows, predicted(rows), known)


def judged(rows: Sequence[Row], predictions: Iterable[tuple[Marked, ...]], known: frozenset[str] | None) -> Result:
    """The figures of what was found in each of `rows`; `known` are the cues of the training part, or None."""
    scores = Scores()
    unseen, colons, speech = [0, 0], [0, 0], [0, 0]
    certain: list[tuple[float, bool]] = []
    for row, found in zip(rows, predictions, strict=True):
        aligned = align(Pair(row.text, tuple(map(gold, row.attributions)), found))
        add(scores, aligned)
        hits_gold, hits_found = {g for g, _ in aligned.linked}, {f for _, f in aligned.linked}
        certain += [
            (one.marked.score, at in hits_found) for at, one in enumerate(aligned.found) if one.words["content"]
        ]
        if known is not None:
            _tally(unseen, hits_gold, _which(aligned.gold, row.text, lambda cue: bool(cue) and cue not in known))
        _tally(colons, hits_gold, _which(aligned.gold, row.text, lambda cue: cue.strip() == ":"))
        _tally(speech, hits_found, _which(aligned.found, row.text, lambda cue: not _SPEECH.isdisjoint(cue.split())))
    figures = _figures(scores)
    if known is not None:
        figures["unseen_cue_recall"] = unseen[0] / unseen[1] if unseen[1] else 0.0
    figures["speech_cue_precision"] = speech[0] / speech[1] if speech[1] else 0.0
    figures["colon_recall"] = colons[0] / colons[1] if colons[1] else 0.0
    table = reliability.bins(certain)
    figures["calibration_error"] = reliability.calibration_error(table)
    count = scores.linked
    counted = f"{len(rows)} documents, {count.gold} attributions, {count.found} found"
    return Result(figures, notes=(counted, *reliability.lines(table)))


def read(path: Path) -> Iterator[Row]:
    """The documents of a split.

    Raises:
        BenchError: the file is missing or has other fields.
    """
    with required(path).open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            try:
                yield Row.model_validate(json.loads(line))
            except (ValidationError, ValueError) as error:
                mend = "Each line has doc_id, text and attributions with source, cue and content."
                raise BenchError(f"line {number} does not fit: {error}", where=str(path), mend=mend) from error


def seen_cues(path: Path) -> frozenset[str]:
    """The cues of a split, in lower case, their pieces joined by a space."""
    return frozenset(_cue(row.text, a.cue) for row in read(path) for a in row.attributions)


def predicted(rows: Iterable[Row]) -> Iterator[tuple[Marked, ...]]:
    """What the shipped pipeline finds in each text, in PolNeAR's terms.

    Components on which attribution does not depend for its spans are left out.
    """
    from sayso.annotate import layers
    from sayso.annotate.pipeline import build, definition

    plan = definition()
    nlp = build(plan, without=frozenset(c.factory for c in plan.components) - _NEEDED)
    for doc in nlp.pipe((layers.attach(nlp.make_doc(row.text), report(row)) for row in rows), batch_size=8):
        yield flattened(layers.ATTRIBUTIONS.read(doc))


def report(row: Row) -> Report:
    """A report whose blocks are the lines of the raw text, of which the first is the headline."""
    source = Source(
        sha256=sha256(row.text.encode("utf-8", "surrogatepass")),
        bytes=len(row.text),
        media_type="text/plain",
        uri=row.doc_id,
    )
    lines = re.finditer(r"[^\n]*\S[^\n]*", row.text)
    blocks = tuple(
        Block(kind="paragraph" if number else "headline", start=line.start(), end=line.end())
        for number, line in enumerate(lines)
    )
    return Report(report_id=row.doc_id, source=source, outlet=None, headline=None, text=row.text, blocks=blocks)


def flattened(attributions: Sequence[Attribution]) -> tuple[Marked, ...]:
    """Attributions as PolNeAR marks them: no nesting, and each quotation with a cue.

    What stands inside the content of another is left out, as there; a quotation without a cue is a further
    piece of the content of its speaker's statement before it, and left out where nobody is named.
    """
    found: list[tuple[Link, list[tuple[int, int]], float]] = []
    for attribution in attributions:
        link = attribution.chain[-1]
        if len(attribution.chain) > 1:
            continue
        pieces: list[tuple[int, int]] = [(start, end) for start, end in attribution.content]
        if link.cue is not None:
            found.append((link, pieces, attribution.score))
            continue
        before = [held for other, held, _ in found if other.source.span == link.source.span]
        if before and link.source.span is not None:
            max(before).extend(pieces)
    return tuple(
        Marked(
            source=((link.source.span.start, link.source.span.end),) if link.source.span else (),
            cue=((link.cue.span.start, link.cue.span.end),) if link.cue else (),
            content=tuple(sorted(pieces)),
            score=score,
        )
        for link, pieces, score in found
    )


def gold(attribution: GoldAttribution) -> Marked:
    """A gold attribution, to be scored against."""
    return Marked(attribution.source, attribution.cue, attribution.content)


def _cue(text: str, pieces: Pieces) -> str:
    return " ".join(text[start:end] for start, end in pieces).lower()


def _which(records: Sequence[Record], text: str, fits: Callable[[str], bool]) -> set[int]:
    """The records with a content whose cue fits."""
    return {n for n, r in enumerate(records) if r.words["content"] and fits(_cue(text, r.marked.cue))}


def _tally(count: list[int], hits: set[int], among: set[int]) -> None:
    count[0] += len(hits & among)
    count[1] += len(among)


def _figures(scores: Scores) -> dict[str, float]:
    p, r, f1 = scores.linked.figures()
    return {
        "linked_f1": f1,
        "linked_p": p,
        "linked_r": r,
        "source_exact_f1": scores.source_exact.figures()[2],
        "cue_exact_f1": scores.cue_exact.figures()[2],
        "content_token_f1": scores.content_token.figures()[2],
        "content_half_f1": scores.content_half.figures()[2],
        "direct_linked_f1": scores.by_form["direct"].figures()[2],
        "indirect_linked_f1": scores.by_form["indirect"].figures()[2],
    }
