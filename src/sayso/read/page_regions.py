"""What the name of an element's class says about the text in it, by the table `regions.yaml`."""

import re
from functools import cache, lru_cache
from typing import Literal

from lxml.etree import _Element
from pydantic import BaseModel, ConfigDict

from sayso.lexicon import entries
from sayso.schema.vocabulary import BlockKind

Role = BlockKind | Literal["hidden"]
_FRAME = frozenset({"html", "body", "main", "article"})
_BY_TAG: dict[str, Role] = {
    "nav": "furniture", "footer": "furniture", "form": "furniture", "button": "furniture", "menu": "furniture",
    "figcaption": "caption", "blockquote": "block_quote", "h1": "headline",
}  # fmt: skip
_CACHED = 4_096


class Region(BaseModel):
    """A form of class or id, and what stands in such an element."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    kind: Role
    match: str
    example: str


@cache
def _regions() -> tuple[tuple[Role, re.Pattern[str]], ...]:
    return tuple(
        (region.kind, re.compile(region.match, re.IGNORECASE))
        for region in entries("sayso.read", "regions.yaml", Region)
    )


@lru_cache(maxsize=_CACHED)
def role_of_name(name: str) -> Role | None:
    """What the class, id, role and itemprop of an element, as one string, say."""
    return next((kind for kind, form in _regions() if form.search(name)), None)


def role_of(element: _Element, tag: str) -> Role | None:
    """What an element's tag and names say about its text; None where they say nothing."""
    if "hidden" in element.attrib or "display:none" in (element.get("style") or "").replace(" ", ""):
        return "hidden"
    if tag in _FRAME:
        return None
    name = " ".join(filter(None, map(element.get, ("class", "id", "role", "itemprop"))))[:300]
    by_name = role_of_name(name) if name else None
    if by_name and not (by_name in {"byline", "credit"} and tag == "h1"):
        return by_name
    return _BY_TAG.get(tag)
