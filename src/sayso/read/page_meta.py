"""What a page says about itself: JSON-LD, OpenGraph and other meta elements, its language and address."""

import json
import re
from dataclasses import dataclass

from lxml.etree import _Element

from sayso.read.fields import Fields, Json, fields_of, primary_language
from sayso.read.moments import Stamp, moment_of

_ARTICLE = re.compile(
    r"(?:News|Reportage|Analysis|Opinion|Background|Report|Blog|LiveBlog|Web)?(?:Article|Posting)$|Report$"
)
_MOST_GRAPHS = 2_000  # objects of JSON-LD looked at; real pages have a few dozen
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "parsely-pub-date", "sailthru.date",
    "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.created", "pubdate", "publish-date", "publish_date", "date",
)  # fmt: skip
_UPDATED = (
    "article:modified_time",
    "og:article:modified_time",
    "og:updated_time",
    "datemodified",
    "last-modified",
    "dcterms.modified",
)
_TITLE = ("og:title", "twitter:title", "headline", "dc.title")
_DESCRIPTION = ("og:description", "description", "twitter:description")
_AUTHOR = ("author", "article:author", "parsely-author", "byl", "dc.creator", "sailthru.author")
_SITE = ("og:site_name", "application-name", "dc.publisher", "publisher")


@dataclass(frozen=True, slots=True)
class Meta:
    """What the page says about itself; None where it does not. `title` may carry the outlet's name at its end."""

    title: str | None
    description: str | None
    published: Stamp | None
    updated: Stamp | None
    authors: tuple[str, ...]
    outlet: str | None
    address: str | None
    language: str | None
    graph: Fields | None
    window: str | None = None
    """The title of the browser's window, which often ends in the outlet's name."""


def meta_of(root: _Element) -> Meta:
    """The meta data of the page whose root is `root`; JSON-LD of a news article counts before meta elements."""
    graph = _graph(root)
    named: dict[str, str] = {}
    for element in root.iter("meta"):
        name = (element.get("property") or element.get("name") or element.get("itemprop") or "").lower()
        content = element.get("content")
        if name and content and content.strip():
            named.setdefault(name, content)
    first = _First(named)
    canonical = next(
        (link.get("href") for link in root.iter("link") if (link.get("rel") or "").lower() == "canonical"), None
    )
    addresses = (canonical, named.get("og:url"), graph.address if graph else None)
    page_title = next((element.text for element in root.iter("title") if element.text), None)
    author = first.of(_AUTHOR)
    return Meta(
        title=(graph.title if graph else None) or first.of(_TITLE) or page_title,
        description=first.of(_DESCRIPTION) or (graph.description if graph else None),
        published=(graph.published if graph else None) or first.stamp(_PUBLISHED),
        updated=(graph.updated if graph else None) or first.stamp(_UPDATED),
        authors=(graph.authors if graph else ()) or ((author,) if author and not author.startswith("http") else ()),
        outlet=(graph.outlet if graph else None) or first.of(_SITE),
        address=next((each for each in addresses if each and each.startswith(("http://", "https://"))), None),
        language=primary_language(root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang"))
        or (graph.language if graph else None)
        or primary_language(named.get("og:locale")),
        graph=graph,
        window=page_title,
    )


class _First:
    """The first of several names that a page's meta elements give."""

    def __init__(self, named: dict[str, str]) -> None:
        self._named = named

    def of(self, names: tuple[str, ...]) -> str | None:
        """Its content."""
        return next((self._named[name] for name in names if name in self._named), None)

    def stamp(self, names: tuple[str, ...]) -> Stamp | None:
        """Its moment, of the first that gives one."""
        return next((stamp for name in names if name in self._named and (stamp := moment_of(self._named[name]))), None)


def _graph(root: _Element) -> Fields | None:
    """The news article among the page's JSON-LD objects, however they are nested in lists and graphs."""
    waiting: list[Json] = []
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            try:
                waiting.append(json.loads((script.text or "").strip().strip(";"), strict=False))
            except (ValueError, RecursionError):
                continue  # a page whose JSON-LD is broken is still a page
    best: dict[str, Json] | None = None
    named: dict[str, Json] = {}
    for _ in range(_MOST_GRAPHS):
        if not waiting:
            break
        value = waiting.pop(0)
        if isinstance(value, list):
            waiting.extend(value)
        elif isinstance(value, dict):
            kinds = value.get("@type")
            name = value.get("@id")
            if isinstance(name, str) and len(value) > 1:
                named.setdefault(name, value)
            names = kinds if isinstance(kinds, list) else [kinds]
            if best is None and any(isinstance(name, str) and _ARTICLE.search(name) for name in names):
                best = value
            waiting.extend(value[name] for name in ("@graph", "mainEntity", "mainEntityOfPage") if name in value)
    return fields_of({name: _resolved(value, named) for name, value in best.items()}) if best else None


def _resolved(value: Json, named: dict[str, Json]) -> Json:
    """An object that only names another of the page (`{"@id": …}`), as that other."""
    if isinstance(value, list):
        return [_resolved(item, named) for item in value]
    if isinstance(value, dict) and set(value) == {"@id"} and isinstance(value["@id"], str):
        return named.get(value["@id"], value)
    return value
