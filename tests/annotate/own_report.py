"""Reports of own-written text, for tests of the annotating parts."""

from sayso.schema.ids import sha256
from sayso.schema.report import Block, Report, Source, report_id
from sayso.schema.vocabulary import BlockKind


def report(text: str, kind: BlockKind = "paragraph") -> Report:
    """A report of blocks of one kind, a blank line between them."""
    return of_parts(*((kind, words) for words in text.split("\n\n")))


def of_parts(*parts: str | tuple[BlockKind, str]) -> Report:
    """A report of paragraphs, or of blocks as (kind, text)."""
    pairs = [part if isinstance(part, tuple) else ("paragraph", part) for part in parts]
    text = "\n\n".join(words for _, words in pairs)
    blocks, at = [], 0
    for kind, words in pairs:
        if words:
            blocks.append(Block(kind=kind, start=at, end=at + len(words)))
        at += len(words) + 2
    source = Source(sha256=sha256(text.encode()), bytes=len(text), media_type="text/plain", uri="test:own")
    return Report(
        report_id=report_id(source), source=source, outlet=None, headline=None, text=text, blocks=tuple(blocks)
    )
