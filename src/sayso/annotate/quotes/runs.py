"""Quotations that run over paragraphs: each opens a mark, and only the last closes it."""

from dataclasses import dataclass

from sayso.annotate.quotes.marks import Piece, pieces
from sayso.schema.report import Block, Report
from sayso.schema.span import Span, trimmed

_PROSE = frozenset(("paragraph", "list_item", "block_quote"))
_OPENING = frozenset('"“„«')


@dataclass(frozen=True, slots=True)
class Run:
    """One quotation, in one piece for each paragraph; `block` is the index of the first."""

    pieces: tuple[Piece, ...]
    block: int

    @property
    def span(self) -> Span:
        """From the first mark to the last."""
        return Span(self.pieces[0].span.start, self.pieces[-1].span.end)


def runs(report: Report) -> tuple[Run, ...]:
    """Every quotation of the coded blocks, nested ones included, by its start.

    What stands between two paragraphs of one quotation and is no prose (a caption, "Read more", a warning,
    a heading) is stepped over.
    """
    found: list[Run] = []
    waiting: list[Piece] = []
    waiting_since = 0
    opens_next = _opens_next(report)
    for number, block in enumerate(report.blocks):
        if not block.coded:
            continue
        here = list(pieces(report.text, block.span, opens_next[number]))
        if block.kind not in _PROSE:
            found.extend(Run((piece,), number) for piece in here)
            continue
        first = here[0] if here else None
        if waiting:
            if first and _continues(report.text, waiting[-1], first, block):
                waiting.append(here.pop(0))
                if waiting[-1].closed:
                    found.append(Run(tuple(waiting), waiting_since))
                    waiting = []
            else:
                found.append(Run(tuple(waiting), waiting_since))
                waiting = []
        for piece in here:
            if piece.closed or piece.depth:
                found.append(Run((piece,), number))
            else:
                waiting, waiting_since = [piece], number
    if waiting:
        found.append(Run(tuple(waiting), waiting_since))
    return tuple(sorted(found, key=lambda run: (run.span.start, -run.span.end)))


def _opens_next(report: Report) -> tuple[bool, ...]:
    """For each block, whether the next one of prose opens with a quotation mark."""
    found, after = [], False
    for block in reversed(report.blocks):
        found.append(after)
        if block.coded and block.kind in _PROSE:
            after = report.text[block.start] in _OPENING
    return tuple(reversed(found))


def _continues(text: str, before: Piece, piece: Piece, block: Block) -> bool:
    return piece.kind == before.kind and not text[block.start : piece.span.start].strip()


def contents(text: str, run: Run) -> tuple[Span, ...]:
    """The words of each piece, without marks and the white space beside them."""
    return tuple(kept for piece in run.pieces if (kept := trimmed(text, piece.content)))
