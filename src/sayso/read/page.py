"""Pages (HTML) to drafts: trafilatura says which text is the article's, our own walk says what each piece of it is."""

from dataclasses import replace

from lxml import etree
from lxml.etree import _Element

from sayso.errors import DamagedInput
from sayso.read.draft import Draft, Piece
from sayso.read.fields import desks_of, moment, people_of
from sayso.read.fold import fold, key
from sayso.read.moments import Stamp, moment_of
from sayso.read.page_items import Item, items_of
from sayso.read.page_meta import Meta, meta_of
from sayso.read.page_pieces import MainText, pieces_of
from sayso.read.page_scan import check_depth
from sayso.read.people import is_collective
from sayso.schema.report import Note

_LONGEST_OUTLET = 5  # words
_COMPARED = 60  # letters by which a description is known to stand on the page as well
_OPENING = 2_000  # letters of the page in which it is looked for


def read_page(text: str, uri: str) -> Draft:
    """The draft of the article on a page.

    Raises:
        OversizedInput: its tags nest too deep, or are too many.
        DamagedInput: no tree can be made of it.
    """
    check_depth(text, uri)
    root = _tree(text, uri)
    meta = meta_of(root)
    items = items_of(root)
    headline = _headline(items, meta)
    found = pieces_of(items, MainText.of(root), headline, meta.address)
    pieces = list(found.pieces)
    if headline and not any(piece.kind == "headline" for piece in pieces):
        pieces.insert(0, Piece("headline", headline))
    pieces = _with_meta(pieces, meta)
    told = (*_times(items), *found.stamps)
    people = people_of(meta.authors)
    left = (
        Note(kind="chrome_left_out", text=f"{found.left_out} pieces of navigation and the like around the article."),
    )
    return Draft(
        pieces=tuple(pieces),
        headline=headline,
        outlet=meta.outlet or _outlet_of_window(meta.window, headline),
        bylines=people or found.people,
        published=moment(meta.published, told)
        or next((stamp.moment for stamp in told if not stamp.updated and not stamp.others), None),
        updated=moment(meta.updated, told)
        or next((stamp.moment for stamp in told if stamp.updated and not stamp.others), None),
        language=meta.language,
        address=meta.address,
        notes=left if found.left_out else (),
    )


def read_fragment(markup: str, title: str | None) -> Draft:
    """The draft of the markup in a field of JSON: all of it is the article's."""
    check_depth(markup, "body")
    items = items_of(_tree(f"<body><article>{markup}</article></body>", "body"))
    found = pieces_of(items, MainText.everything(items), title, None)
    pieces = found.pieces
    if title and not any(piece.kind == "headline" for piece in pieces):
        pieces = (Piece("headline", title), *pieces)
    draft = Draft(pieces=pieces, headline=title, bylines=found.people)
    published = next((stamp.moment for stamp in found.stamps if not stamp.updated and not stamp.others), None)
    return replace(draft, published=published)


def _tree(text: str, uri: str) -> _Element:
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_pis=True, huge_tree=False)
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise DamagedInput(f"cannot be read as a page ({error}).", where=uri, mend="Save it again.") from error
    if root is None:
        raise DamagedInput("has no markup that can be read.", where=uri, mend="Save it again.")
    return root


def _headline(items: tuple[Item, ...], meta: Meta) -> str | None:
    """The heading that the page's own title repeats; else its last first-level heading before text; else that title."""
    heads = [item.text for item in items if item.tag == "h1" and not item.chrome]
    titled = key(meta.title or "")
    for head in heads:
        if key(head) and (key(head) in titled or titled in key(head)):
            return head
    if heads:
        return heads[0]
    title = fold(meta.title or "")
    for mark in (" | ", " - ", " – ", " — ", " :: "):
        front, found, back = title.rpartition(mark)
        if found and len(back.split()) <= 4 < len(front.split()):
            return front
    return title or None


def _with_meta(pieces: list[Piece], meta: Meta) -> list[Piece]:
    """The page's pieces with authors that only its meta data name, and a graph's body where the page shows none."""
    at = next((place + 1 for place, piece in enumerate(pieces) if piece.kind == "headline"), 0)
    shown = key(" ".join(piece.text for piece in pieces)[: 2 * _OPENING])[:_OPENING]
    added: list[Piece] = []
    graph = meta.graph
    if graph and graph.text and not any(piece.kind == "paragraph" for piece in pieces):
        from sayso.read.dump import read_dump

        pieces = [*pieces, *(piece for piece in read_dump(graph.text, "").pieces if piece.kind != "headline")]
    if graph and graph.description and key(graph.description)[:_COMPARED] not in shown:
        added.append(Piece("standfirst", graph.description))
    people = [author for author in meta.authors if people_of((author,))]
    if people and not any(piece.kind == "byline" for piece in pieces):
        added.append(Piece("byline", ", ".join(people)))
    desks = desks_of(meta.authors)
    said = {key(piece.text) for piece in pieces if piece.kind in {"credit", "byline"}}
    added += [Piece("credit", desk) for desk in desks if not any(key(desk) in each for each in said)]
    return [*pieces[:at], *added, *pieces[at:]]


def _times(items: tuple[Item, ...]) -> tuple[Stamp, ...]:
    """The machine-readable times of the page's own text, "updated" beside them heeded."""
    found = []
    for item in items:
        stamp = moment_of(item.moment) if item.moment and not item.chrome else None
        if stamp:
            updated = any(word in item.text.lower() for word in ("updated", "modified"))
            found.append(replace(stamp, updated=updated))
    return tuple(found)


def _outlet_of_window(window: str | None, headline: str | None) -> str | None:
    """What the window's title adds to the headline, where it is the name of an outlet."""
    title, head = fold(window or ""), headline or ""
    rest = title[len(head) :].strip(" |-–—:·") if head and title.startswith(head) else ""
    return rest if rest and len(rest.split()) <= _LONGEST_OUTLET and is_collective(rest) else None
