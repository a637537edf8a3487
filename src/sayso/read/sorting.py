"""Lines sorted by what they say themselves and what stands beside them: the first half of reading a dump."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from sayso.read.advisory import leading_warning, warnings
from sayso.read.captions import opens_as_caption, without_credit
from sayso.read.draft import Piece
from sayso.read.fold import key
from sayso.read.known_lines import known
from sayso.read.lines import Line
from sayso.read.moments import Stamp, stamp_line
from sayso.read.people import is_byline, is_collective, persons, signed_line
from sayso.read.shapes import ends, is_item, is_paragraph, without_mark, words

_LONGEST_LINK = 30  # words of a line in a list of links
_LONGEST_CAPTION = 60  # words of a line that may be a repeated caption


@dataclass(slots=True)
class Slot:
    """A line, and the pieces that it became; none yet where nothing is known of it."""

    line: Line
    pieces: list[Piece] = field(default_factory=list)
    stamps: tuple[Stamp, ...] = ()
    people: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The folded line."""
        return self.line.text

    @property
    def free(self) -> bool:
        """Whether nothing is known of the line yet."""
        return not self.pieces

    @property
    def running(self) -> bool:
        """Whether nothing else is known of it, and it is running text."""
        return self.free and is_paragraph(self.text)

    def become(self, *pieces: Piece) -> None:
        """Settle what the line is."""
        self.pieces = list(pieces)


def sorted_lines(found: tuple[Line, ...]) -> list[Slot]:
    """A slot for each line, those settled that can be without knowing where the story begins."""
    slots = [Slot(line) for line in found]
    for slot in _with_warnings_split(slots):
        settle_alone(slot)
    slots = [part for slot in slots for part in _parts(slot)]
    _follow_headings(slots)
    _pair_captions(slots)
    return slots


def _with_warnings_split(slots: list[Slot]) -> Iterator[Slot]:
    for at, slot in enumerate(slots):
        cut = leading_warning(slot.text) if is_paragraph(slot.text) else None
        if cut and cut[1].strip():
            slots[at] = Slot(Line(cut[0], slot.line.opens), [Piece("advisory", cut[0])])
            slots.insert(at + 1, Slot(Line(cut[1], False)))
    yield from slots


def settle_alone(slot: Slot) -> None:
    """Settle what a line is by what it says itself, where that suffices."""
    text = slot.text
    if slot.pieces:
        return
    slot.stamps = stamp_line(text)
    if slot.stamps:
        slot.become(Piece("furniture", text))
    elif warnings(text):
        slot.become(Piece("advisory", text))
    elif is_byline(text) and (persons(text) or is_collective(text)):
        slot.people = persons(text)
        slot.become(Piece("byline" if slot.people else "credit", text))
    elif signed := signed_line(text):
        slot.people, slot.stamps = signed
        slot.become(Piece("byline", text))
    elif form := known(text):
        slot.become(form.piece(text))


def _parts(slot: Slot) -> Iterator[Slot]:
    """A line of several parts, such as a byline and a time beside it, when each part is known by itself."""
    for mark in (" | ", " · ", " • ", " — ", "  "):
        if (slot.free or slot.pieces[0].kind in {"furniture", "byline"}) and mark in slot.text and not slot.stamps:
            parts = [
                Slot(Line(part.strip(), slot.line.opens and not at)) for at, part in enumerate(slot.text.split(mark))
            ]
            if all(part.text for part in parts):
                for part in parts:
                    settle_alone(part)
                if all(part.pieces for part in parts) and any(part.stamps or part.people for part in parts):
                    yield from parts
                    return
    yield slot


def _follow_headings(slots: list[Slot]) -> None:
    """What stands under "Most viewed" or "Comments" is what the heading says."""
    for at, slot in enumerate(slots):
        form = known(slot.text) if slot.pieces and slot.pieces[0].kind in {"related", "furniture"} else None
        if form is None or form.follow is None:
            continue
        after = slots[at + 1 :]
        if form.follow == "to_the_end":
            before = sum(words(other.text) for other in slots[:at] if other.running)
            if before and before > sum(words(other.text) for other in after if other.running):
                for other in after:
                    if other.free:
                        other.become(Piece("furniture", other.text))
            continue
        own_group = bool(after) and not after[0].line.opens
        for other in after:
            stops = ends(other.text) and not other.text.endswith(("?", "!")) and not is_item(other.text)
            if stops or words(other.text) > _LONGEST_LINK or not other.free or (own_group and other.line.opens):
                break
            other.become(Piece("related", other.text, without_mark(other.text)))


def _pair_captions(slots: list[Slot]) -> None:
    """Lines that repeat, with or without a credit at their end, are captions; so are those that open or end as one."""
    cuts = {at: cut for at, slot in enumerate(slots) if slot.free and (cut := without_credit(slot.text))}
    times: dict[str, int] = {}
    for at, slot in enumerate(slots):
        if slot.free and words(slot.text) <= _LONGEST_CAPTION:
            name = key(cuts[at][0] if at in cuts else slot.text)
            times[name] = times.get(name, 0) + 1
    for at, slot in enumerate(slots):
        if not slot.free:
            continue
        if at in cuts:
            caption, credit = cuts[at]
            slot.become(Piece("caption", caption), Piece("credit", credit))
        elif opens_as_caption(slot.text) or (times.get(key(slot.text), 0) > 1 and at > 0 and words(slot.text) > 2):
            slot.become(Piece("caption", slot.text))
