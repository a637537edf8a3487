"""Plain text, as copied or dumped from a page, to a draft."""

from sayso.read.draft import Draft, Piece
from sayso.read.fold import key
from sayso.read.head import read_head
from sayso.read.lines import Line, lines
from sayso.read.moments import Stamp, leading_stamp, settled, stamps
from sayso.read.shapes import words
from sayso.read.sorting import sorted_lines
from sayso.read.story import read_story

_HEAD_OF_TEXT = 240  # code points of running text in which the page's own time may stand
_LABELS = {"title": "headline", "headline": "headline"}


def read_dump(text: str, title: str | None = None) -> Draft:
    """The draft of `text`; `title` is the headline where a field beside the text gives it."""
    found = lines(text)
    told: list[Stamp] = []
    opening: list[Piece] = []
    if title:
        opening, found, told = _running_head(found, title)
    else:
        title, found = _labelled(found)
        opening = [Piece("headline", title)] if title else []
    slots = sorted_lines(found)
    first, outlet = read_head(slots, title)
    read_story(slots, first)
    pieces = [piece for slot in slots for piece in slot.pieces]
    headline = title or next((piece.text for piece in pieces if piece.kind == "headline"), None)
    if title and not any(piece.kind == "headline" for piece in (*opening, *pieces)):
        opening.insert(0, Piece("headline", title))
    told += [stamp for slot in slots for stamp in slot.stamps]
    return Draft(
        pieces=(*opening, *pieces),
        headline=headline,
        outlet=outlet,
        bylines=tuple(dict.fromkeys(name for slot in slots for name in slot.people)),
        published=_moment(told, updated=False),
        updated=_moment(told, updated=True),
    )


def times_near_head(text: str) -> tuple[Stamp, ...]:
    """The dates in the first words of running text, which can settle an ambiguous one beside it."""
    return stamps(text[:_HEAD_OF_TEXT])


def _moment(told: list[Stamp], updated: bool) -> str | None:
    for stamp in told:
        if stamp.updated == updated:
            moment = settled(stamp, tuple(told))
            if moment:
                return moment
    return None


def _labelled(found: tuple[Line, ...]) -> tuple[str | None, tuple[Line, ...]]:
    """A first line that calls itself the title ("TITLE: … LINK: …"), and the lines after it."""
    if not found:
        return None, found
    label, colon, rest = found[0].text.partition(":")
    if not colon or label.lower() not in _LABELS or not rest.strip():
        return None, found
    title, link, address = rest.partition(" LINK:")
    tail = (Line(f"LINK:{address}", False),) if link else ()
    return title.strip(), (*tail, *found[1:])


def _running_head(found: tuple[Line, ...], title: str) -> tuple[list[Piece], tuple[Line, ...], list[Stamp]]:
    """The time and the headline that crawled text runs together with its first sentence, cut off as blocks."""
    if not found or words(found[0].text) < words(title) + 12:
        return [], found, []
    rest = found[0].text
    pieces: list[Piece] = []
    told: list[Stamp] = []
    for _ in range(2):
        end = _prefix(rest, title)
        if end and not any(piece.kind == "headline" for piece in pieces):
            pieces.append(Piece("headline", rest[:end].strip()))
            rest = rest[end:].lstrip(" .|-–—:")
            continue
        stamp = leading_stamp(rest)
        if stamp and not told:
            told.append(stamp)
            pieces.append(Piece("furniture", rest[: stamp.end].strip()))
            rest = rest[stamp.end :].lstrip(" .|-–—:)")
    if not pieces or not rest:
        return [], found, []
    return pieces, (Line(rest, True), *found[1:]), told


def _prefix(text: str, title: str) -> int:
    """Where `title` ends in `text`, which opens with it, case and marks aside; 0 where it does not."""
    wanted, at = key(title), 0
    if not wanted:
        return 0
    for place, char in enumerate(text):
        for part in key(char):
            if at == len(wanted) or part != wanted[at]:
                return 0
            at += 1
        if at == len(wanted):
            return place + 1
    return 0
