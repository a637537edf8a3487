"""Scores of recognising and resolving toponyms, as Gritta, Pilehvar and Collier (2020) take them.

A country is also scored by its code: label points of large countries lie far apart between gazetteers, which
punishes right answers.
"""

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.bench.frame import prf
from sayso.schema.span import Span

LONGEST_KM = 20039.0
"""Half the equator: the error of a name that was not found or not resolved."""
WITHIN_KM = 161.0
CONFIDENT = 0.8


@dataclass(frozen=True, slots=True)
class Gold:
    """A toponym of the gold standard; `country` is the ISO code where the name means a country."""

    span: Span
    lat: float | None
    lon: float | None
    country: str | None


@dataclass(frozen=True, slots=True)
class Predicted:
    """A toponym that was found; without a point where it was not resolved. `country` as in `Gold`."""

    span: Span
    lat: float | None
    lon: float | None
    country: str | None
    score: float


@dataclass(frozen=True, slots=True)
class Document:
    """One text's gold toponyms, what was found in it, and the readings of the gold spans that have a point."""

    gold: tuple[Gold, ...]
    found: tuple[Predicted, ...]
    given: tuple[Predicted, ...]


def figures(documents: Sequence[Document]) -> dict[str, float]:
    """All figures of the bench, by name."""
    exact = overlap = predicted = gold = 0
    ends: list[bool] = []
    given: list[tuple[Gold, Predicted]] = []
    for document in documents:
        exact += len(aligned(document.gold, document.found, exact=True))
        matches = aligned(document.gold, document.found, exact=False)
        overlap += len(matches)
        predicted, gold = predicted + len(document.found), gold + len(document.gold)
        ends.extend(
            at in matches and right(name, document.found[matches[at]])
            for at, name in enumerate(document.gold)
            if name.lat is not None
        )
        placed = (name for name in document.gold if name.lat is not None)
        given.extend(zip(placed, document.given, strict=True))
    errors = [error_km(name, reading) for name, reading in given]
    sure = [right(name, reading) for name, reading in given if reading.lat is not None and reading.score >= CONFIDENT]
    return {
        "recognition_exact_f1": prf(exact, predicted, exact, gold)[2],
        "recognition_overlap_f1": prf(overlap, predicted, overlap, gold)[2],
        "gold_acc161": _share([right(name, reading) for name, reading in given]),
        "gold_acc161_points": _share([error <= WITHIN_KM for error in errors]),
        "end_to_end_acc161": _share(ends),
        "gold_median_km": statistics.median(errors) if errors else 0.0,
        "wrong_confident": 1.0 - _share(sure) if sure else 0.0,
    }


def end_to_end_points(documents: Sequence[Document]) -> float:
    """Share of all gold toponyms with a point that were found and put within 161 km, countries by their point too."""
    hits: list[bool] = []
    for document in documents:
        matches = aligned(document.gold, document.found, exact=False)
        hits.extend(
            at in matches and error_km(name, document.found[matches[at]]) <= WITHIN_KM
            for at, name in enumerate(document.gold)
            if name.lat is not None
        )
    return _share(hits)


def aligned(gold: Sequence[Gold], found: Sequence[Predicted], *, exact: bool) -> dict[int, int]:
    """Gold index → index of the name found for it: one to one, in text order, the longest overlap first come."""
    used: set[int] = set()
    pairs: dict[int, int] = {}
    for at, name in enumerate(gold):
        best, most = None, 0
        for number, candidate in enumerate(found):
            if number in used:
                continue
            shared = _shared(name.span, candidate.span, exact)
            if shared > most:
                best, most = number, shared
        if best is not None:
            used.add(best)
            pairs[at] = best
    return pairs


def right(gold: Gold, reading: Predicted) -> bool:
    """Whether the reading is the gold one: the same country for a country, else within 161 km."""
    if gold.country is not None:
        return reading.lat is not None and reading.country == gold.country
    return error_km(gold, reading) <= WITHIN_KM


def error_km(gold: Gold, reading: Predicted) -> float:
    """Great-circle distance in km; `LONGEST_KM` for a reading without a point."""
    if gold.lat is None or gold.lon is None or reading.lat is None or reading.lon is None:
        return LONGEST_KM
    return _km(gold.lat, gold.lon, reading.lat, reading.lon)


def _km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    a, b = math.radians(lat), math.radians(other_lat)
    h = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(math.radians(other_lon - lon) / 2) ** 2
    return 12742.0 * math.asin(min(1.0, math.sqrt(h)))


def _shared(one: Span, other: Span, exact: bool) -> int:
    if exact:
        return int(one == other)
    return min(one.end, other.end) - max(one.start, other.start)


def _share(hits: Sequence[bool]) -> float:
    return sum(hits) / len(hits) if hits else 0.0
