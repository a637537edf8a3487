"""Whether scores mean what they say: of what has a score of .8, four in five should be right.

The expected calibration error is that of Guo et al. (2017), *On Calibration of Modern Neural Networks*, over tenths.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bin:
    """The findings whose score lies in [low, low + 0.1): how many, their mean score, the share that is right."""

    low: float
    count: int
    score: float
    right: float


def bins(judged: Iterable[tuple[float, bool]]) -> tuple[Bin, ...]:
    """The tenths that hold any of the findings, each a score and whether it is right."""
    held: dict[int, list[tuple[float, bool]]] = {}
    for score, right in judged:
        held.setdefault(min(9, int(score * 10)), []).append((score, right))
    return tuple(
        Bin(
            low=tenth / 10,
            count=len(found),
            score=sum(score for score, _ in found) / len(found),
            right=sum(right for _, right in found) / len(found),
        )
        for tenth, found in sorted(held.items())
    )


def calibration_error(table: Iterable[Bin]) -> float:
    """The mean distance between score and share right, over the findings."""
    rows = tuple(table)
    total = sum(row.count for row in rows)
    return sum(row.count * abs(row.score - row.right) for row in rows) / total if total else 0.0


def lines(table: Iterable[Bin]) -> Iterator[str]:
    """The table in words, a line for each tenth."""
    for row in table:
        tenth = f"{row.low:.1f}–{row.low + 0.1:.1f}"
        yield f"score {tenth}: {row.count:>5} found, mean {row.score:.2f}, right {row.right:.2f}"
