"""Reading a written site back, strictly: a page whose tags do not nest is a failure."""

from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

from lxml import html

VOID = {"meta", "link", "br", "hr", "img", "input", "path", "circle", "rect"}


class Nesting(HTMLParser):
    """Every tag that opens closes, in order."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open, self.faults = [], []

    def handle_starttag(self, tag, attrs):
        names = [name for name, _ in attrs]
        if len(set(names)) < len(names):
            self.faults.append(f"<{tag}> has an attribute twice")
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        if tag not in VOID:
            self.faults.append(f"<{tag}/>")

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> at {self.getpos()}")


def pages(site):
    return sorted(site.rglob("*.html"))


def tree(page):
    return html.document_fromstring(page.read_text(encoding="utf-8"))


def faults(page):
    found = Nesting()
    found.feed(page.read_text(encoding="utf-8"))
    found.close()
    return [*found.faults, *(f"<{tag}> never closes" for tag in found.open)]


def addresses(page):
    """Every address that a page names, as (element, address)."""
    for element in tree(page).iter():
        for name in ("href", "src", "srcset", "action", "poster", "data", "{http://www.w3.org/1999/xlink}href"):
            if element.get(name) is not None:
                yield element, element.get(name)


def resolves(site, page, address):
    """Whether an address leads to a file of the site, and its fragment to an element there."""
    parts = urlsplit(address)
    target = (page.parent / unquote(parts.path)).resolve() if parts.path else page
    if parts.scheme or parts.netloc or not target.is_file() or not target.is_relative_to(site.resolve()):
        return False
    return not parts.fragment or any(e.get("id") == parts.fragment for e in tree(target).iter())


def visible(page):
    """The page's text outside what is folded, summaries included."""
    root = tree(page)
    for fold in root.xpath("//details"):
        for child in list(fold):
            if child.tag != "summary":
                child.drop_tree()
    for element in root.iter("li", "td", "th", "p", "dd", "dt"):
        element.tail = f" {element.tail or ''}"
    return " ".join(root.text_content().split())
