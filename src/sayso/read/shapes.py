"""What a line looks like: running text, a title, an item of a list."""

import re

_CLOSERS = "\"'”’»)]*_ "
_RUNNING = (".", "!", "?", "…", ":", ";", ",", "—")
_BULLET = re.compile(r"(?:[-–*•‣▪●■◦►»]\s+|\(?\d{1,2}[.)]\s+)\S")
_SHORTEST_PARAGRAPH = 12  # words; below, a line that ends in a full stop may as well be a title or a caption
_SURELY_RUNNING = 35  # words; no title and no subheading is as long
LONGEST_TITLE = 10
"""Words of a subheading. Longer lines without an end are captions (read on 200 crawled articles)."""


def words(line: str) -> int:
    """The number of words."""
    return len(line.split())


def ends(line: str) -> bool:
    """Whether a line ends as running text does, closing quotes and brackets aside."""
    return line.rstrip(_CLOSERS).endswith(_RUNNING)


def is_paragraph(line: str) -> bool:
    """Whether a line is surely running text."""
    count = words(line)
    return count > _SURELY_RUNNING or (count >= _SHORTEST_PARAGRAPH and ends(line))


def is_item(line: str) -> bool:
    """Whether a line opens with a bullet or a number of a list."""
    return bool(_BULLET.match(line))


def is_title(line: str) -> bool:
    """Whether a line could be a subheading: short, without an end, opened by a capital or a digit."""
    first = line.lstrip("\"'“‘«([")[:1]
    return words(line) <= LONGEST_TITLE and not ends(line) and (first.isupper() or first.isdigit())


def is_titled(line: str) -> bool:
    """Whether at least half of the words are capitalised, as in names of desks and outlets."""
    found = line.split()
    return 2 * sum(not word[:1].islower() for word in found) >= len(found)


def without_mark(line: str) -> str:
    """A line without the bullet or number that it opens with."""
    found = _BULLET.match(line)
    return line[found.end() - 1 :] if found else line
