"""The items of a page sorted into blocks: the article's own text, and what stands in it that is none."""

from dataclasses import dataclass

from lxml.etree import _Element

from sayso.read import datelines
from sayso.read.address import absolute
from sayso.read.advisory import warnings
from sayso.read.captions import opens_as_caption, without_credit, without_sign_off
from sayso.read.draft import Piece
from sayso.read.fold import key
from sayso.read.lines import Line
from sayso.read.moments import Stamp
from sayso.read.page_items import Item
from sayso.read.people import persons
from sayso.read.shapes import ends, is_paragraph, is_title, words
from sayso.read.sorting import Slot, settle_alone

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_MOSTLY_LINKS = 0.8  # of an item's letters; a paragraph of an article with many links stays below 0.6
_SURE = 20  # letters of a piece that cannot stand in the main text by chance


@dataclass(frozen=True, slots=True)
class MainText:
    """The letters of the text that is the article's."""

    letters: str
    lines: frozenset[str]

    @classmethod
    def of(cls, root: _Element) -> "MainText":
        """What trafilatura takes for the main text of a page (Barbaresi 2021)."""
        from trafilatura import bare_extraction

        try:
            found = bare_extraction(root, include_comments=False, include_tables=True, with_metadata=False)
        except (ValueError, TypeError, AttributeError, RecursionError):
            return cls("", frozenset())  # it fails on some odd pages; our own walk then decides alone
        body = getattr(found, "body", None)
        if body is None:
            return cls("", frozenset())
        parts = [key("".join(element.itertext())) for element in body.iter("p", "head", "item", "quote", "cell")]
        return cls("\n".join(parts) + "\n" + key("".join(body.itertext())), frozenset(parts))

    @classmethod
    def everything(cls, items: tuple[Item, ...]) -> "MainText":
        """All of it: where a field holds nothing but the article."""
        return cls("", frozenset(key(item.text) for item in items))

    def has(self, text: str) -> bool:
        """Whether a piece of text belongs to it."""
        name = key(text)
        return name in self.lines or (len(name) >= _SURE and name in self.letters)


@dataclass(slots=True)
class Found:
    """The pieces of a page's article, whom its bylines name, the times that its lines give."""

    pieces: tuple[Piece, ...] = ()
    people: tuple[str, ...] = ()
    stamps: tuple[Stamp, ...] = ()
    left_out: int = 0


def pieces_of(items: tuple[Item, ...], main: MainText, headline: str | None, address: str | None) -> Found:
    """The article's pieces in reading order. Between headline and last paragraph nothing is left out; before and after,
    only warnings and pointers to other stories are kept, and the rest is counted.
    """
    belongs = [not item.chrome and main.has(item.text) and _may_be_main(item) for item in items]
    if not any(belongs):
        belongs = [not item.chrome and item.role is None and is_paragraph(item.text) for item in items]
    first, last = _region(items, belongs, headline)
    found = Found()
    pieces: list[Piece] = []
    headed = False
    for at, item in enumerate(items):
        sorted_pieces, slot = _sorted(item, belongs[at], not headed, headline, address)
        kinds = {piece.kind for piece in sorted_pieces}
        inside = first <= at <= last
        if not inside and (item.chrome or not kinds & {"advisory", "related"} or (kinds == {"related"} and at < first)):
            found.left_out += 1
            continue
        headed = headed or "headline" in kinds
        found.people += tuple(name for name in slot.people if name not in found.people)
        found.stamps += slot.stamps
        pieces += sorted_pieces
    found.pieces = tuple(_with_lines_split(pieces))
    return found


def _may_be_main(item: Item) -> bool:
    return item.linked < _MOSTLY_LINKS or item.tag == "p" or item.tag in _HEADINGS


def _region(items: tuple[Item, ...], belongs: list[bool], headline: str | None) -> tuple[int, int]:
    """The first and last item of the article: headline to last paragraph, and the article element around them."""
    places = [at for at, main in enumerate(belongs) if main]
    wanted = key(headline or "")
    heads = [at for at, item in enumerate(items) if item.tag == "h1" and key(item.text) == wanted]
    if not places:
        return (heads[0], heads[0]) if heads else (0, -1)
    before = [at for at in heads if at <= places[0]] or heads[:1]
    first, last = min([*places, *before]), max([*places, *before])
    counts: dict[int, int] = {}
    for at in places:
        holder = items[at].article
        if holder is not None:
            counts[holder] = counts.get(holder, 0) + 1
    holder = max(counts, key=lambda each: counts[each], default=None)
    if holder is not None and counts[holder] * 2 > len(places):
        own = [at for at, item in enumerate(items) if item.article == holder]
        first, last = min(first, own[0]) if not before else first, max(last, own[-1])
    return first, last


def _sorted(
    item: Item, main: bool, first_head: bool, headline: str | None, address: str | None
) -> tuple[list[Piece], Slot]:
    slot = Slot(Line(item.text, True))
    text, role = item.text, item.role
    if headline and key(text) == key(headline) and item.tag in _HEADINGS:
        return [Piece("headline" if first_head else "furniture", text)], slot
    if role == "byline" and words(text) <= 40:
        slot.people = persons(text)
        settle_alone(slot)
        return ([Piece("byline" if slot.people else slot.pieces[0].kind if slot.pieces else "credit", text)]), slot
    settle_alone(slot)
    if slot.pieces and (role != "caption" or slot.pieces[0].kind == "credit"):
        piece = slot.pieces[0]
        link = absolute(item.address, address) if piece.kind == "related" else None
        return [Piece(piece.kind, text, piece.words, link)], slot
    cut = without_credit(text) if role == "caption" or not main else None
    if role == "caption" or cut:
        return ([Piece("caption", cut[0]), Piece("credit", cut[1])] if cut else [Piece("caption", text)]), slot
    if role == "related" and not (main and is_paragraph(text) and item.linked < _MOSTLY_LINKS):
        return [Piece("related", text, text if item.address else None, absolute(item.address, address))], slot
    return [_plain(item, main, address)], slot


def _plain(item: Item, main: bool, address: str | None) -> Piece:
    """A piece of which only its element and the main text tell the kind."""
    text, role = item.text, item.role
    if role in {"advisory", "credit", "standfirst", "embed"}:
        fits = role != "advisory" or warnings(text)
        return Piece(role if fits else "furniture", text)
    if role == "furniture" and not main:
        return Piece("furniture", text)
    if not main and item.linked >= _MOSTLY_LINKS:
        return Piece("related", text, text, absolute(item.address, address))
    if role == "block_quote":
        return Piece("block_quote", text)
    if item.tag in _HEADINGS:
        return Piece("subheading", text)
    if opens_as_caption(text):
        return Piece("caption", text)
    if item.tag in {"li", "dd", "dt", "tr", "td", "th"}:
        return Piece("list_item" if main or ends(text) or (item.tag == "li" and not item.linked) else "furniture", text)
    if main or is_paragraph(text) or (item.tag == "p" and not is_title(text)):
        return Piece("paragraph", text)
    return Piece("furniture", text)


def _with_lines_split(pieces: list[Piece]) -> list[Piece]:
    """The first paragraph without its dateline, the last without what signs it."""
    places = [at for at, piece in enumerate(pieces) if piece.kind == "paragraph"]
    if not places:
        return pieces
    split: dict[int, list[Piece]] = {}
    signed = without_sign_off(pieces[places[-1]].text)
    if signed:
        split[places[-1]] = [Piece("paragraph", signed[0]), Piece("credit", signed[1])]
    cut = datelines.split(pieces[places[0]].text)
    if cut and places[0] not in split:
        split[places[0]] = [Piece("dateline", cut[0]), Piece("paragraph", cut[1])]
    return [part for at, piece in enumerate(pieces) for part in split.get(at, [piece])]
