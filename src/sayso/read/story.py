"""The story itself: paragraphs, subheadings, lists, and what stands between them."""

from sayso.read import datelines
from sayso.read.captions import without_sign_off
from sayso.read.draft import Piece
from sayso.read.people import is_collective, is_name, persons
from sayso.read.shapes import LONGEST_TITLE, ends, is_item, is_title, is_titled, words
from sayso.read.sorting import Slot

_LONGEST_CAPTION = 45  # words of a caption that nothing but its missing end betrays
_MEDIA = frozenset({"advisory", "embed"})
_LAST = 3  # paragraphs at the end that an agency may sign


def read_story(slots: list[Slot], first: int) -> None:
    """Settle every line from index `first` on."""
    story = [slot for slot in slots[first:] if slot.free]
    running = [slot for slot in story if ends(slot.text)]
    closed = len(running) * 2 >= len(story)
    last = max((at for at, slot in enumerate(slots) if slot.free and ends(slot.text)), default=len(slots))
    for at in range(first, len(slots)):
        if slots[at].free:
            _settle(slots, at, closed, at > last)
    _split_dateline(slots, first)
    _split_sign_off(slots)


def _settle(slots: list[Slot], at: int, closed: bool, beyond: bool) -> None:
    slot = slots[at]
    text = slot.text
    count = words(text)
    before = slots[at - 1].pieces[-1].kind if at and slots[at - 1].pieces else None
    following = slots[at + 1] if at + 1 < len(slots) else None
    if is_item(text) and _has_neighbour(slots, at):
        slot.become(Piece("list_item", text))
    elif text.startswith("> "):
        slot.become(Piece("block_quote", text))
    elif ends(text) or not closed:
        slot.become(Piece("paragraph", text))
    elif before in _MEDIA and 3 < count <= _LONGEST_CAPTION:
        slot.become(Piece("caption", text))
    elif beyond and count <= LONGEST_TITLE:
        _settle_tail(slot)
    elif is_title(text) and following is not None and following.free:
        slot.become(Piece("subheading", text))
    elif LONGEST_TITLE < count <= _LONGEST_CAPTION and following is not None and not beyond:
        slot.become(Piece("caption", text))
    else:
        slot.become(Piece("paragraph", text))


def _settle_tail(slot: Slot) -> None:
    if is_name(slot.text):
        slot.people = persons(slot.text)
        slot.become(Piece("byline", slot.text))
    else:
        slot.become(Piece("credit" if is_collective(slot.text) and is_titled(slot.text) else "furniture", slot.text))


def _has_neighbour(slots: list[Slot], at: int) -> bool:
    """Whether a line beside it is an item too, or it opens with a mark that only items have."""
    beside = (slots[other].text for other in (at - 1, at + 1) if 0 <= other < len(slots))
    return not slots[at].text[0].isalnum() or any(is_item(text) for text in beside)


def _split_dateline(slots: list[Slot], first: int) -> None:
    for slot in slots[first:]:
        if slot.pieces and slot.pieces[0].kind == "paragraph":
            cut = datelines.split(slot.text)
            if cut:
                slot.become(Piece("dateline", cut[0]), Piece("paragraph", cut[1]))
            return


def _split_sign_off(slots: list[Slot]) -> None:
    paragraphs = [slot for slot in slots if slot.pieces and slot.pieces[-1].kind == "paragraph"]
    for slot in paragraphs[-_LAST:]:
        cut = without_sign_off(slot.pieces[-1].text)
        if cut:
            slot.become(*slot.pieces[:-1], Piece("paragraph", cut[0]), Piece("credit", cut[1]))
