"""Spans against gold spans by overlap: one right character is enough, as in MUC's and TempEval's relaxed match."""

from collections.abc import Iterable
from dataclasses import dataclass

from sayso.bench.frame import prf
from sayso.schema.span import Span, overlapping

Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Overlap:
    """One text's spans of a class. What meets only `unsure` ones is neither right nor wrong."""

    found: Spans
    gold: Spans
    unsure: Spans = ()


def overlap(texts: Iterable[Overlap]) -> tuple[float, float, float]:
    """Precision over what was found, recall over gold, and F1, of all texts together (0 where undefined)."""
    right = found = met = gold = 0
    for text in texts:
        hits = [overlapping(span, text.gold) for span in text.found]
        right += sum(hits)
        found += sum(hit or not overlapping(span, text.unsure) for hit, span in zip(hits, text.found, strict=True))
        met += sum(overlapping(span, text.found) for span in text.gold)
        gold += len(text.gold)
    return prf(right, found, met, gold)
