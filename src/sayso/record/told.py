"""Claims with the assessment they were made from, and which of them tells a stretch of text."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sayso.schema.annotations import Assessment
from sayso.schema.claim import Claim
from sayso.schema.report import Report
from sayso.schema.span import Span, hull


@dataclass(frozen=True, slots=True)
class Told:
    """A claim, and how its words stand as a statement."""

    claim: Claim
    assessment: Assessment


def in_coded_blocks(report: Report, spans: Iterable[Span]) -> bool:
    """Whether every span lies inside one block that may be coded."""
    blocks = [block.span for block in report.coded_blocks()]
    return all(any(block.covers(span) for block in blocks) for span in spans)


def teller(told: Sequence[Told], span: Span) -> Told | None:
    """The innermost claim that tells `span`: the longest chain, then the narrowest content, then the first."""
    holding = [item for item in told if any(piece.covers(span) for piece in item.claim.content)]
    if not holding:
        return None
    return min(holding, key=_depth)


def _depth(item: Told) -> tuple[int, int, Span]:
    whole = hull(item.claim.content)
    return -len(item.claim.attribution), whole.end - whole.start, whole


def without(span: Span, taken: Iterable[Span]) -> tuple[Span, ...]:
    """What is left of `span` when every stretch of `taken` is cut out.

    >>> without(Span(0, 10), [Span(2, 4)])
    (Span(start=0, end=2), Span(start=4, end=10))
    """
    left = [span]
    for cut in taken:
        left = [part for piece in left for part in _cut(piece, cut)]
    return tuple(left)


def _cut(piece: Span, cut: Span) -> list[Span]:
    if not piece.overlaps(cut):
        return [piece]
    parts = ((piece.start, cut.start), (cut.end, piece.end))
    return [Span(start, end) for start, end in parts if start < end]


def ordered(pieces: Iterable[Span]) -> tuple[Span, ...]:
    """The pieces in order, those that overlap as one."""
    merged: list[Span] = []
    for piece in sorted(pieces):
        if merged and piece.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, piece.end))
        else:
            merged.append(piece)
    return tuple(merged)
