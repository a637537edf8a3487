"""The pieces of text that a page shows, in document order, each with the elements that it stands in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree
from lxml.etree import _Element

from sayso.read.fold import fold
from sayso.read.page_regions import Role, role_of

_UNSEEN = frozenset(
    "head script style noscript template svg math iframe object canvas select textarea datalist audio video map".split()  # noqa: SIM905
)
_INLINE = frozenset(
    """a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q rp rt ruby s samp small span
    strike strong sub sup time tt u var wbr img picture source input""".split()  # noqa: SIM905
)
_LISTS: frozenset[Role | None] = frozenset(("related", "embed"))
_LISTED = frozenset({"a", "span", "b", "strong"})
"""Inline elements that stand for one line each in a list of links or a player."""
_BREAK = "\x1e"
_BREAKS = re.compile(rf"\s*{_BREAK}\s*{_BREAK}[\s{_BREAK}]*")
"""Two line breaks after one another are a paragraph's end on old pages."""
_SHORTEST_ALT = 4  # words; shorter ones name a file or a person
_CHROME = frozenset({"nav", "footer", "form", "menu"})
_OWN_BLOCK: frozenset[Role] = frozenset(("caption", "credit", "byline", "advisory", "standfirst", "related"))
"""Roles that set even an inline element apart from the words around it."""


@dataclass(frozen=True, slots=True)
class Item:
    """A stretch of text that a page shows as a block.

    `tag` is the nearest block element, `role` what the elements around it say, `article` the number of the article
    element that it stands in, `chrome` whether in navigation or a footer; `linked` is the share of it that is links.
    """

    text: str
    tag: str
    role: Role | None
    article: int | None
    chrome: bool
    linked: float
    address: str | None
    moment: str | None


@dataclass(slots=True)
class _Open:
    """The block that is being gathered."""

    parts: list[str] = field(default_factory=list)
    linked: int = 0
    address: str | None = None
    moment: str | None = None


@dataclass(slots=True)
class _Frame:
    """An element that is open."""

    tag: str
    role: Role | None
    article: int | None
    chrome: bool
    link: bool
    block: str
    apart: bool = False


class _Walk:
    """Gathers items while the tree is walked once, without recursion."""

    def __init__(self) -> None:
        self.items: list[Item] = []
        self.frames = [_Frame("body", None, None, False, False, "body")]
        self.open = _Open()
        self.articles = 0

    def start(self, element: _Element, tag: str) -> bool:
        """Enter an element; False where nothing of it is seen."""
        outer = self.frames[-1]
        own = role_of(element, tag)
        if tag in _UNSEEN or own == "hidden":
            return False
        listed = outer.role in _LISTS and tag in _LISTED
        block = tag not in _INLINE or own in _OWN_BLOCK or listed
        if tag == "br":
            self.open.parts.append(_BREAK)
            return False
        if block:
            self.flush()
        article = outer.article
        if tag in {"article", "main"}:
            self.articles += 1
            article = self.articles
        chrome = outer.chrome or tag in _CHROME or (tag == "header" and outer.article is None and not self.articles)
        # A figure's caption may hold its credit, and a share bar may stand in a quote: the inner word counts.
        role = own if own and own != "headline" else (own or outer.role)
        if outer.role in {"embed", "related"} and own not in {"advisory"}:
            role = outer.role
        named = tag if tag not in _INLINE and tag not in {"div", "section", "span"} else outer.block
        self.frames.append(
            _Frame(tag, role, article, chrome, outer.link or tag == "a", named if block else outer.block, block)
        )
        if tag == "a" and not self.open.address:
            self.open.address = element.get("href")
        if tag == "time" and not self.open.moment:
            self.open.moment = element.get("datetime")
        if tag == "img":
            self._alternative(element)
        self.text(element.text)
        return True

    def _alternative(self, image: _Element) -> None:
        """What a picture without a caption shows, by the outlet's own words for those who do not see it."""
        figure = next(image.iterancestors("figure"), None)
        text = image.get("alt") or ""
        if figure is not None and len(text.split()) >= _SHORTEST_ALT and figure.find(".//figcaption") is None:
            self._add(text, "caption", _Open())

    def end(self) -> None:
        """Leave an element."""
        frame = self.frames[-1]
        if frame.apart:
            self.flush()
        self.frames.pop()

    def text(self, text: str | None) -> None:
        """Words inside the element that is open."""
        if text:
            self.open.parts.append(text)
            if self.frames[-1].link:
                self.open.linked += len(text.strip())

    def flush(self) -> None:
        """End the block that is being gathered."""
        gathered, self.open = self.open, _Open()
        if gathered.parts:
            self._add("".join(gathered.parts), self.frames[-1].role, gathered)

    def _add(self, raw: str, role: Role | None, gathered: _Open) -> None:
        frame = self.frames[-1]
        for part in _BREAKS.split(raw):
            text = fold(part.replace(_BREAK, " "))
            if text:
                linked = min(1.0, gathered.linked / len(text))
                self.items.append(
                    Item(
                        text, frame.block, role, frame.article, frame.chrome, linked, gathered.address, gathered.moment
                    )
                )


def items_of(root: _Element) -> tuple[Item, ...]:
    """The items of the page whose root is `root`, in document order."""
    walk = _Walk()
    skipped: _Element | None = None
    for event, element in _events(root):
        if skipped is not None:
            if event == "end" and element is skipped:
                skipped = None
                walk.text(element.tail)
            continue
        if not isinstance(element.tag, str):
            if event == "end":
                walk.text(element.tail)
            continue
        tag = element.tag.lower()
        if event == "start":
            if not walk.start(element, tag):
                skipped = element
        else:
            walk.end()
            walk.text(element.tail if element is not root else None)
    walk.flush()
    return tuple(walk.items)


def _events(root: _Element) -> Iterator[tuple[str, _Element]]:
    """Start and end of every element; comments and instructions have an end alone."""
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        yield ("end" if event in {"comment", "pi"} else event), element
