"""Spans: half-open ranges of Unicode code points in a report's text."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema


class Span(NamedTuple):
    """`[start, end)` in code points of `Report.text`; written to JSON as `[start, end]`.

    >>> Span(4, 9).of("who says so")
    'says '
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """The exact words: `text[start:end]`."""
        return text[self.start : self.end]

    def shift(self, offset: int) -> "Span":
        """The same range, `offset` code points further on."""
        return Span(self.start + offset, self.end + offset)

    def covers(self, other: "Span") -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share a code point."""
        return self.start < other.end and other.start < self.end

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:  # noqa: ANN401 - pydantic's own signature
        pair = core_schema.tuple_schema([core_schema.int_schema(ge=0), core_schema.int_schema(ge=0)])
        return core_schema.no_info_after_validator_function(cls._checked, pair)

    @classmethod
    def _checked(cls, pair: tuple[int, int]) -> "Span":
        if pair[0] >= pair[1]:
            raise ValueError(f"a span must hold at least one code point, not {list(pair)}")
        return cls(*pair)


def overlapping(span: Span, others: Iterable[Span]) -> bool:
    """Whether `span` shares a code point with any of `others`."""
    return any(span.overlaps(other) for other in others)


def hull(spans: Iterable[Span]) -> Span:
    """The smallest span that covers all of `spans`, which must not be empty."""
    held = list(spans)
    return Span(min(s.start for s in held), max(s.end for s in held))


def trimmed(text: str, span: Span, strip: str = " \t\n") -> Span | None:
    """`span` without the characters of `strip` at either end; None when nothing is left."""
    start, end = span
    while start < end and text[start] in strip:
        start += 1
    while end > start and text[end - 1] in strip:
        end -= 1
    return Span(start, end) if start < end else None
