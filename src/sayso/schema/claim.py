"""Claims: one statement, as one report carries it, with the chain of mouths it comes through."""

from typing import Self

from pydantic import Field, model_validator

from sayso.schema.ids import content_id
from sayso.schema.model import Found, Record
from sayso.schema.span import Span
from sayso.schema.vocabulary import Certainty, CueType, Form, Polarity, SourceKind, Standing, TimeFrame


class ClaimSource(Record):
    """Who says it. `text` and `span` are null where no words name a source ("it is thought")."""

    text: str | None
    span: Span | None
    entity_id: str | None = None
    kind: SourceKind
    name: str | None = None
    """The fullest name that the report gives this source, where it differs from `text`."""

    @model_validator(mode="after")
    def _words_or_none(self) -> Self:
        if (self.text is None) != (self.span is None):
            raise ValueError("a source has both text and span, or neither")
        if self.span is None and self.kind != "unspecified":
            raise ValueError(f"a source of kind {self.kind} must show its words")
        return self


class Cue(Record):
    """The words that tie a content to its source ("said", "according to", "allegedly", a colon)."""

    text: str
    span: Span
    type: CueType


class Link(Record):
    """One mouth of a chain. `cue` is null only in a quotation whose source the context alone gives."""

    source: ClaimSource
    cue: Cue | None


class Claim(Found):
    """One statement. `attribution` runs from the mouth nearest the outlet to the one nearest the fact."""

    claim_id: str
    report_id: str
    content: tuple[Span, ...] = Field(min_length=1)
    form: Form
    attribution: tuple[Link, ...] = ()
    polarity: Polarity
    certainty: Certainty
    time_frame: TimeFrame
    standing: Standing

    @model_validator(mode="after")
    def _whole(self) -> Self:
        ends = [0, *(end for span in self.content for end in span)]
        if sorted(ends) != ends:
            raise ValueError("the pieces of a content are in order and do not overlap")
        if (self.form == "narrated") != (not self.attribution):
            raise ValueError("a narrated claim has no mouth but the outlet's, and every other has one")
        return self


def claim_id(report_id: str, content: tuple[Span, ...], chain: tuple[Link, ...]) -> str:
    """The id of a claim: its report, its content, and the cues of its chain."""
    return content_id("clm", report_id, content, [link.cue.span if link.cue else None for link in chain])
