"""Lines of a text dump: one for each paragraph, whether paragraphs stand in lines of their own or are hard-wrapped."""

import re
from dataclasses import dataclass
from itertools import pairwise

from sayso.read.fold import fold

_NARROWEST, _WIDEST = 40, 110  # columns at which texts are wrapped; typewriters and mail use 60 to 80
_LEAST_PAIRS = 4  # neighbouring lines that must speak for wrapping: fewer are chance
_LEAST_FULL = (
    0.7  # of neighbouring lines that are as full as their width allows; 0.98 in MUC-4, below 0.1 in page dumps
)
_INDENT = re.compile(r"[ \t]{2,}\S")


@dataclass(frozen=True, slots=True)
class Line:
    """A folded line. `opens` says that a blank line, or the text's edge, stands before it."""

    text: str
    opens: bool


def lines(text: str) -> tuple[Line, ...]:
    """The lines of `text` that hold anything, hard-wrapped ones joined, in order."""
    groups: list[list[str]] = [[]]
    for raw in text.splitlines():
        if raw.strip():
            groups[-1].append(raw)
        elif groups[-1]:
            groups.append([])
    width = _width(groups)
    found = []
    for group in groups:
        opens = True
        for joined in _joined(group, width):
            line = fold(joined)
            if line:
                found.append(Line(line, opens))
                opens = False
    return tuple(found)


def _width(groups: list[list[str]]) -> int | None:
    """The column at which the text is wrapped, or None."""
    pairs = [pair for group in groups for pair in pairwise(group)]
    if len(pairs) < _LEAST_PAIRS:
        return None
    width = max(len(line.rstrip()) for group in groups for line in group)
    if not _NARROWEST <= width <= _WIDEST:
        return None
    full = sum(_full(first, second, width) for first, second in pairs)
    return width if full >= _LEAST_FULL * len(pairs) else None


def _full(line: str, following: str, width: int) -> bool:
    """Whether the next line's first word would not have fitted any more; a fifth of the width may be ragged."""
    return len(line.rstrip()) + 1 + len(following.split(maxsplit=1)[0]) > width * 0.8


def _joined(group: list[str], width: int | None) -> list[str]:
    if width is None or not group:
        return group
    joined = [group[0]]
    for before, line in pairwise(group):
        indented = bool(_INDENT.match(line)) and not _INDENT.match(before)
        if _full(before, line, width) and not indented:
            joined[-1] += " " + line.strip()
        else:
            joined.append(line)
    return joined
