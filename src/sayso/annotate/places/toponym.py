"""A stretch of text that may name a place, on its way from recognition to resolution."""

from dataclasses import dataclass
from typing import Literal

from sayso.annotate.gazetteer import GazetteerPlace
from sayso.schema.span import Span

Origin = Literal["gazetteer", "model", "feature", "demonym", "given"]
Division = Literal["settlement", "admin1", "district", "area"]
Container = tuple[str, str | None]
"""A country code, and GeoNames' code of a first-level division or None for the whole country."""


@dataclass(frozen=True, slots=True)
class Toponym:
    """Tokens [first, last) that may name a place.

    `key` is what it is looked up by; `places` are the readings, empty for a name the gazetteer lacks.
    `evidence` is the log-odds that it names a place at all. `division` is what a noun beside it says it is.
    """

    first: int
    last: int
    span: Span
    text: str
    key: str
    origin: Origin
    places: tuple[GazetteerPlace, ...]
    evidence: float = 0.0
    containers: frozenset[Container] = frozenset()
    division: Division | None = None
    corrected: bool = False
