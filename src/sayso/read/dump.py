"""Plain text, as copied or dumped from a page, to a draft."""

from sayso.read.address import absolute
from sayso.read.draft import Draft, Piece
from sayso.read.fold import key
from sayso.read.head import read_head
from sayso.read.lines import Line, lines
from sayso.read.moments import Stamp, leading_stamp, settled, stamps
from sayso.read.people import is_collective
from sayso.read.shapes import words
from sayso.read.sorting import sorted_lines
from sayso.read.story import read_story

_HEAD_OF_TEXT = 240  # code points of running text in which the page's own time may stand
_LABELS = frozenset({"title", "headline"})


def read_dump(text: str, title: str | None = None) -> Draft:
    """The draft of `text`; `title` is the headline where a field beside the text gives it."""
    found = lines(text)
    told: list[Stamp] = []
    opening: list[Piece] = []
    address = None
    if title:
        opening, found, told = _running_head(found, title)
    else:
        title, address, found = _labelled(found)
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
        address=address,
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


def _labelled(found: tuple[Line, ...]) -> tuple[str | None, str | None, tuple[Line, ...]]:
    """The title and address of a first line that calls itself the title ("TITLE: … LINK: …"), and the other lines."""
    if not found:
        return None, None, found
    label, colon, rest = found[0].text.partition(":")
    if not colon or label.lower() not in _LABELS or not rest.strip():
        return None, None, found
    title, link, address = rest.partition(" LINK:")
    tail = (Line(f"LINK:{address}", False),) if link else ()
    return title.strip(), absolute(address, None), (*tail, *found[1:])


def _running_head(found: tuple[Line, ...], title: str) -> tuple[list[Piece], tuple[Line, ...], list[Stamp]]:
    """The time and the headline that crawled text runs together with its first sentence, cut off as blocks."""
    if not found or words(found[0].text) < words(title) + 12:
        return [], found, []
    rest = found[0].text
    pieces: list[Piece] = []
    told: list[Stamp] = []
    for _ in range(2):  # the time may stand before the headline or after it
        end = _prefix(rest, title)
        if end and not any(piece.kind == "headline" for piece in pieces):
            pieces.append(Piece("headline", rest[:end].strip()))
            rest = rest[end:].lstrip(" .|-–—:")
            continue
        by, after = _agency(rest)
        stamp = leading_stamp(after)
        if stamp and not told:
            told.append(stamp)
            pieces += [Piece("credit", by)] if by else []
            rest = after
            pieces.append(Piece("furniture", rest[: stamp.end].strip()))
            rest = rest[stamp.end :].lstrip(" .|-–—:)")
    if not pieces or not rest:
        return [], found, []
    return pieces, (Line(rest, True), *found[1:]), told


def _agency(text: str) -> tuple[str, str]:
    """An agency's name that running text opens with, and the rest ("AFP Wednesday 29 Oct 2014 …")."""
    first, _, rest = text.partition(" ")
    return (first, rest) if first[:1].isupper() and is_collective(first) else ("", text)


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
