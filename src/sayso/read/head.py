"""The head of an article: what stands before its first paragraph, and which line is the headline."""

import re

from sayso.read.draft import Piece
from sayso.read.fold import key
from sayso.read.people import is_byline, is_collective, is_name, named_with_place, persons
from sayso.read.shapes import is_item, is_paragraph, is_titled, words
from sayso.read.sorting import Slot

_LONGEST_MASTHEAD = 5  # words
_SHORTEST_HEADLINE = 4  # words, where a longer line can be had instead
_LONGEST_STANDFIRST = 70  # words
_LONGEST_DESK = 8  # words of "Northlight and agencies in Nairobi"
_LONGEST_SECTION = 4  # words of a section's name, under a masthead, above a longer line
_HEAD = 30  # lines; a page's head with menus and shares has about 20


def read_head(slots: list[Slot], title: str | None) -> tuple[int, str | None]:
    """Settle the lines of the head; `title` is what is known from elsewhere, else None.

    Returns the index of the first line of the story, and the outlet where a masthead names it.
    """
    first = _story_starts(slots, title)
    for slot in slots[:first]:
        if slot.free and is_item(slot.text):
            slot.become(Piece("list_item", slot.text))
    head = [slot for slot in slots[:first] if slot.free]
    outlet = None
    headline = _known_headline(head, title) if title else None
    if title is None and head:
        outlet = _masthead(slots, head)
        candidates = [slot for slot in head if slot.free]
        headline = next((slot for slot in candidates if words(slot.text) >= _SHORTEST_HEADLINE), None)
        headline = headline or max(candidates, key=lambda slot: words(slot.text), default=None)
    if headline:
        headline.become(Piece("headline", headline.text))
    after = headline is None
    for slot in head:
        after = after or slot is headline
        if slot.free:
            _settle(slot, after, any(piece.kind == "standfirst" for other in head for piece in other.pieces))
    return first, outlet


def _story_starts(slots: list[Slot], title: str | None) -> int:
    """The first paragraph: running text that no byline and no time follows before the next running text."""
    seen = title is not None
    for at, slot in enumerate(slots[:_HEAD]):
        if not slot.free or is_item(slot.text):
            continue
        if not is_paragraph(slot.text) or (title and key(slot.text) == key(title)):
            seen = True
            continue
        if not seen or words(slot.text) > _LONGEST_STANDFIRST or not _marked_after(slots, at):
            return at
    return next((at for at, slot in enumerate(slots) if slot.running), min(1, len(slots)))


def _marked_after(slots: list[Slot], at: int) -> bool:
    for slot in slots[at + 1 : at + _HEAD]:
        if slot.running:
            return False
        if slot.stamps or slot.people:
            return any(other.running for other in slots[at + 1 :])
    return False


def _known_headline(head: list[Slot], title: str) -> Slot | None:
    wanted = key(title)
    return next((slot for slot in head if key(slot.text) == wanted), None)


def _masthead(slots: list[Slot], head: list[Slot]) -> str | None:
    """Settle the outlet's name, and what stands with it, above the headline; the name where something confirms it."""
    first = head[0]
    others = [slot for slot in head[1:] if words(slot.text) >= _SHORTEST_HEADLINE]
    if not others or words(first.text) > _LONGEST_MASTHEAD or slots[0] is not first:
        _sections(head, others)
        return None
    name = key(first.text)
    again = any(name in key(slot.text) for slot in slots if slot is not first)
    named = is_collective(first.text) or (again and len(name) > 3)
    if not named and not first.text.isupper():
        _sections(head, others)
        return None
    first.become(Piece("furniture", first.text))
    for slot in slots[1:]:
        if slot.line.opens or not slot.free or (slot is others[0] and len(others) == 1):
            break
        slot.become(Piece("furniture", slot.text))
    remaining = [slot for slot in head if slot.free]
    _sections(remaining, [slot for slot in remaining if words(slot.text) > _LONGEST_SECTION], _LONGEST_SECTION)
    return _as_it_writes_itself(first.text, slots) if named else None


def _as_it_writes_itself(name: str, slots: list[Slot]) -> str:
    """A masthead's name, in the spelling of running text where the masthead is all capitals."""
    form = re.compile(rf"\b{re.escape(name)}\b", re.IGNORECASE)
    spelt = (found[0] for slot in slots for found in form.finditer(slot.text))
    return next((other for other in spelt if not other.isupper()), name)


def _sections(head: list[Slot], others: list[Slot], longest: int = 2) -> None:
    """A few words above the headline name a section of the paper."""
    for slot in head:
        if not others or slot is others[0] or words(slot.text) > longest:
            return
        slot.become(Piece("furniture", slot.text))


def _settle(slot: Slot, after_headline: bool, has_standfirst: bool) -> None:
    text = slot.text
    if after_headline and is_byline(text) and words(text) <= _LONGEST_DESK:
        slot.people = persons(text)
        slot.become(Piece("byline" if slot.people else "credit", text))
    elif after_headline and is_name(text):
        slot.people = persons(text)
        slot.become(Piece("byline", text))
    elif after_headline and (person := named_with_place(text)):
        slot.people = (person,)
        slot.become(Piece("byline", text))
    elif is_collective(text) and words(text) <= _LONGEST_DESK and is_titled(text):
        slot.become(Piece("credit", text))
    elif after_headline and (words(text) > _SHORTEST_HEADLINE or is_paragraph(text)):
        slot.become(Piece("caption" if has_standfirst and not is_paragraph(text) else "standfirst", text))
    else:
        slot.become(Piece("furniture", text))
