"""Sources and reports: the bytes as received, and the one article read from them."""

from typing import Self

from pydantic import Field, model_validator

from sayso.schema.ids import content_id
from sayso.schema.model import Record
from sayso.schema.moment import Moment
from sayso.schema.span import Span
from sayso.schema.vocabulary import CODED_BLOCKS, AdvisoryBasis, AdvisoryCategory, BlockKind


class Source(Record):
    """Bytes as received.

    `bytes` is their number; `container` is `file!member@offset` for a member of a file (a line of JSON
    Lines, a record of an archive), else null; `retrieved_at` is null where nobody says.
    """

    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    bytes: int = Field(ge=0)
    media_type: str
    uri: str
    container: str | None = None
    retrieved_at: Moment | None = None
    truncated: bool = False


class Block(Record):
    """A stretch of `Report.text` of one kind."""

    kind: BlockKind
    start: int = Field(ge=0)
    end: int = Field(gt=0)

    @property
    def span(self) -> Span:
        """The block's range."""
        return Span(self.start, self.end)

    @property
    def coded(self) -> bool:
        """Whether anything may be coded from it."""
        return self.kind in CODED_BLOCKS


class Advisory(Record):
    """A warning that comes before what it warns of; severity 0 (mild) to 3.

    `basis` says whether the outlet gave it (the span is the outlet's line) or the text calls for it.
    """

    category: AdvisoryCategory
    severity: int = Field(ge=0, le=3)
    start: int = Field(ge=0)
    end: int = Field(gt=0)
    basis: AdvisoryBasis


class Related(Record):
    """Another story that the page points to; never coded."""

    text: str
    uri: str | None = None


class Note(Record):
    """What was done to the input, or could not be: `encoding_mended`, `text_truncated`, `no_date` …"""

    kind: str
    text: str


class Report(Record):
    """One article. `text` is its blocks in reading order, one blank line between them (see `sayso.read`)."""

    report_id: str
    source: Source
    outlet: str | None
    headline: str | None
    bylines: tuple[str, ...] = ()
    published: Moment | None = None
    updated: Moment | None = None
    language: str | None = None
    text: str
    blocks: tuple[Block, ...]
    advisories: tuple[Advisory, ...] = ()
    related: tuple[Related, ...] = ()
    notes: tuple[Note, ...] = ()

    @model_validator(mode="after")
    def _blocks_partition_the_text(self) -> Self:
        at = 0
        for block in self.blocks:
            if not at <= block.start < block.end <= len(self.text):
                raise ValueError(
                    f"block {block.kind} [{block.start}, {block.end}] is empty, out of order, or outside the text"
                )
            at = block.end
        for advisory in self.advisories:
            if not advisory.start < advisory.end <= len(self.text):
                raise ValueError(f"advisory {advisory.category} lies outside the text")
        return self

    def words(self, span: Span) -> str:
        """The exact words at `span`."""
        return span.of(self.text)

    def coded_blocks(self) -> tuple[Block, ...]:
        """The blocks that may be coded, in reading order."""
        return tuple(block for block in self.blocks if block.coded)


def report_id(source: Source) -> str:
    """The id of the report read from `source`: a hash of its bytes alone."""
    return content_id("rep", source.sha256)
