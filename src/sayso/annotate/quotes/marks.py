"""Quotation marks of one block: which open, which close, which are apostrophes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from sayso.schema.span import Span

MarkKind = Literal["double", "single", "angle"]

_MARK = re.compile(r"''|``|[\"“”„«»‘’']")
_OPENING = {"“": "double", "„": "double", "``": "double", "«": "angle"}
_CLOSING = {"”": "double", "»": "angle"}
# What may stand before a mark that opens: white space, brackets, dashes, and another mark.
_BEFORE_OPEN = re.compile(r"[\s(\[{/\-–—―:…*_\"“‘'«]")
# Words that begin with an apostrophe in their own right.
_ELISION = re.compile(r"['’‘](?:\d\ds?|em|til|tis|twas|cause|cos|round|bout|n)\b", re.IGNORECASE)
_SENTENCE_END = ':,.!?…”"'


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch between marks in one block. `end` of an unclosed one is the end of the block.

    `span` holds the marks, `content` does not; `depth` counts the quotations around it.
    """

    kind: MarkKind
    span: Span
    content: Span
    closed: bool
    depth: int


@dataclass(frozen=True, slots=True)
class _Open:
    kind: MarkKind
    start: int
    content: int


def pieces(text: str, block: Span, carried_on: bool = False) -> tuple[Piece, ...]:
    """The quotations of a block, by their start.

    One left open counts only where it opens the block or follows a colon; or, where the next paragraph opens
    with a mark (`carried_on`), where it opens a sentence.
    """
    held: list[_Open] = []
    found: list[Piece] = []
    for start, end, kind, opens in _marks(text, block, held):
        if opens:
            _forget_unclosed(held, kind)
            held.append(_Open(kind, start, end))
            continue
        at = next((n for n in range(len(held) - 1, -1, -1) if held[n].kind == kind), None)
        if at is None:
            continue
        opened = held[at]
        del held[at:]
        if text[opened.content : start].strip():
            found.append(Piece(kind, Span(opened.start, end), Span(opened.content, start), True, len(held)))
    for depth, opened in enumerate(held[:1]):
        if _may_stay_open(text, block, opened, carried_on):
            content = Span(opened.content, block.end)
            found.append(Piece(opened.kind, Span(opened.start, block.end), content, False, depth))
    return tuple(sorted(found, key=lambda piece: (piece.span.start, -piece.span.end)))


def _marks(text: str, block: Span, held: list[_Open]) -> Iterator[tuple[int, int, MarkKind, bool]]:
    """(start, end, kind, whether it opens) of every mark; `held` is what is open when it is asked."""
    for found in _MARK.finditer(text, block.start, block.end):
        mark, start, end = found.group(), found.start(), found.end()
        could_open = _could_open(text, block, start, end)
        could_close = _could_close(text, block, start, end)
        if mark in _OPENING:
            kind: MarkKind = "angle" if mark == "«" else "double"
            # Typed for a closing one: it stands at a word's end while a quotation is open.
            yield start, end, kind, could_open or not could_close or not _is_open(held, kind)
        elif mark in _CLOSING:
            kind = "angle" if mark == "»" else "double"
            yield start, end, kind, could_open and not could_close and not _is_open(held, kind)
        elif mark in {'"', "''"}:
            is_open = _is_open(held, "double")
            yield start, end, "double", could_open if could_open != could_close else not is_open
        elif could_open and mark != "’" and not _ELISION.match(text, start) and not _is_open(held, "single"):
            yield start, end, "single", True
        elif could_close and mark != "‘" and _is_open(held, "single") and not _possessive(text, block, start):
            yield start, end, "single", False


def _could_open(text: str, block: Span, start: int, end: int) -> bool:
    before = start == block.start or bool(_BEFORE_OPEN.match(text, start - 1))
    return before and end < block.end and not text[end].isspace()


def _could_close(text: str, block: Span, start: int, end: int) -> bool:
    after = end >= block.end or not text[end].isalnum()
    return after and start > block.start and not text[start - 1].isspace()


def _is_open(held: list[_Open], kind: MarkKind) -> bool:
    return any(opened.kind == kind for opened in held)


def _possessive(text: str, block: Span, at: int) -> bool:
    """Whether a mark after an s is the soldiers' apostrophe: a better closing mark follows before the next opens."""
    if text[at - 1] not in "sS" or at + 1 >= block.end or not text[at + 1].isspace():
        return False
    for later in re.finditer("['’‘]", text[at + 1 : block.end]):
        start = at + 1 + later.start()
        if _could_open(text, block, start, start + 1):
            return False
        if _could_close(text, block, start, start + 1):
            return True
    return False


def _forget_unclosed(held: list[_Open], kind: MarkKind) -> None:
    """A second mark of a kind that is open: the first was never closed, and says nothing of where it ends.

    With a mark of another kind between the two it is nested a level deeper ("“She said, ‘He told me, “Run!”’”").
    """
    at = next((n for n, opened in enumerate(held) if opened.kind == kind), None)
    if at is not None and held[-1].kind == kind:
        del held[at:]


def _may_stay_open(text: str, block: Span, opened: _Open, carried_on: bool) -> bool:
    if not text[opened.content : block.end].strip():
        return False
    lead = text[block.start : opened.start].rstrip()
    return not lead or (opened.kind != "single" and lead[-1] in (_SENTENCE_END if carried_on else ":,"))
