"""Where the words of a report stand: which quotation and which block each token is in."""

from dataclasses import dataclass

from spacy.tokens import Doc

from sayso.annotate.layers import QUOTES, report_of, tokens_of
from sayso.schema.annotations import Quote
from sayso.schema.report import Block


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation in tokens: its words, a half-open range for each piece; `around` is the one it is nested in."""

    index: int
    quote: Quote
    pieces: tuple[tuple[int, int], ...]
    around: int | None

    @property
    def first(self) -> int:
        """The first of its words."""
        return self.pieces[0][0]

    @property
    def last(self) -> int:
        """The token after its last word."""
        return self.pieces[-1][1]


@dataclass(frozen=True, slots=True)
class Scene:
    """`quote_at` and `block_at` give, for each token, the innermost statement it is quoted in, and its block.

    Scare quotes are left out of `quoted`, their words are in `named`; tokens outside any coded block are in block -1.
    """

    doc: Doc
    blocks: tuple[Block, ...]
    quoted: tuple[Quoted, ...]
    quote_at: tuple[int | None, ...]
    block_at: tuple[int, ...]
    named: frozenset[int] = frozenset()

    def text_of_block(self, number: int) -> tuple[int, int]:
        """The tokens [first, last) of a block."""
        block = self.blocks[number]
        tokens = tokens_of(self.doc, block.span)
        return tokens.start, tokens.end


def scene_of(doc: Doc) -> Scene:
    """The scene of a document whose quotations are written."""
    report = report_of(doc)
    quote_at: list[int | None] = [None] * len(doc)
    quoted: list[Quoted] = []
    named: set[int] = set()
    for index, quote in enumerate(QUOTES.read(doc)):
        if quote.scare:
            span = tokens_of(doc, quote.content[0])
            named.update(range(span.start, span.end))
            continue
        spans = [tokens_of(doc, content) for content in quote.content]
        pieces = tuple((span.start, span.end) for span in spans)
        around = quote_at[pieces[0][0]]
        for first, last in pieces:
            quote_at[first:last] = [index] * (last - first)
        quoted.append(Quoted(index, quote, pieces, around))
    return Scene(doc, report.blocks, tuple(quoted), tuple(quote_at), _block_at(doc, report.blocks), frozenset(named))


def _block_at(doc: Doc, blocks: tuple[Block, ...]) -> tuple[int, ...]:
    found, at = [], 0
    for token in doc:
        while at < len(blocks) and blocks[at].end <= token.idx:
            at += 1
        inside = at < len(blocks) and blocks[at].start <= token.idx and blocks[at].coded
        found.append(at if inside else -1)
    return tuple(found)
