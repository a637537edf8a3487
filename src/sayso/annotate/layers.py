"""Layers: what each component of the pipeline writes on a document, and where the next one reads it.

A component predicts without changing the document, then writes its layer once. A layer that has not been
written reads as empty, so that a pipeline may leave a component out.
"""

from dataclasses import dataclass
from typing import Generic, TypeVar, cast

from spacy.tokens import Doc
from spacy.tokens import Span as Tokens

from sayso.schema.annotations import (
    Attribution,
    Entity,
    EventMention,
    Figure,
    Narration,
    PlaceMention,
    Quote,
    Sentence,
    TimeMention,
)
from sayso.schema.report import Advisory, Report
from sayso.schema.span import Span

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Layer(Generic[T]):
    """One kind of annotation on a document, in text order."""

    name: str

    def read(self, doc: Doc) -> tuple[T, ...]:
        """What has been written, or nothing."""
        return cast("tuple[T, ...]", doc.user_data.get(f"sayso.{self.name}", ()))

    def write(self, doc: Doc, items: tuple[T, ...]) -> None:
        """Write the layer, in place of what was there."""
        doc.user_data[f"sayso.{self.name}"] = items


SENTENCES: Layer[Sentence] = Layer("sentences")
QUOTES: Layer[Quote] = Layer("quotes")
ENTITIES: Layer[Entity] = Layer("entities")
PLACES: Layer[PlaceMention] = Layer("places")
TIMES: Layer[TimeMention] = Layer("times")
ATTRIBUTIONS: Layer[Attribution] = Layer("attributions")
NARRATIONS: Layer[Narration] = Layer("narrations")
FIGURES: Layer[Figure] = Layer("figures")
EVENTS: Layer[EventMention] = Layer("events")
DEEDS: Layer[Span] = Layer("deeds")
"""Words for deeds, and figures, whether or not an event could be made of them."""
ADVISORIES: Layer[Advisory] = Layer("advisories")


def attach(doc: Doc, report: Report) -> Doc:
    """Let the components of the pipeline know the report whose text `doc` is."""
    doc.user_data["sayso.report"] = report
    return doc


def report_of(doc: Doc) -> Report:
    """The report whose text `doc` is."""
    return cast("Report", doc.user_data["sayso.report"])


def span_of(tokens: Tokens) -> Span:
    """The code points of a spaCy span."""
    return Span(tokens.start_char, tokens.end_char)


def tokens_of(doc: Doc, span: Span) -> Tokens:
    """The tokens that `span` touches; for a span that ends inside a token, the whole token."""
    tokens = doc.char_span(span.start, span.end, alignment_mode="expand")
    if tokens is None:
        raise ValueError(f"span {span} lies outside the document of {len(doc.text)} code points")
    return tokens
