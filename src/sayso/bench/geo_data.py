"""The corpora of the geo bench: LGL, GeoWebNews, TR-News and GeoVirus, in the layout of the Pragmatic Guide.

Gritta, Pilehvar and Collier (2020), "A Pragmatic Guide to Geoparsing Evaluation": XML files of articles with
the text and its toponyms by offset.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from sayso.bench.frame import required
from sayso.errors import BenchError
from sayso.schema.span import Span

FILES = {
    "lgl": "Corpora/lgl.xml",
    "gwn": "GWN.xml",
    "trnews": "Corpora/TR-News.xml",
    "geovirus": "Corpora/GeoVirus.xml",
}
_FARTHEST_DRIFT = 400
"""Code points that an offset may be off before the name counts as lost."""


@dataclass(frozen=True, slots=True)
class GoldName:
    """A toponym of a corpus: point in degrees and GeoNames id, each null where the corpus gives none."""

    span: Span
    lat: float | None
    lon: float | None
    geonames_id: str | None


@dataclass(frozen=True, slots=True)
class Article:
    """One text of a corpus."""

    article_id: str
    text: str
    outlet: str | None
    names: tuple[GoldName, ...]


def articles(data: Path, split: str) -> tuple[Article, ...]:
    """The articles of one corpus.

    Raises:
        BenchError: no such corpus, or its file is missing or is no XML.
    """
    if split not in FILES:
        raise BenchError(f"geo has no split {split}", where=str(data), mend=f"It has {', '.join(FILES)}.")
    path = required(data / FILES[split])
    try:
        root = etree.fromstring(path.read_bytes(), etree.XMLParser(resolve_entities=False, huge_tree=True))
    except etree.XMLSyntaxError as error:
        raise BenchError(f"is no XML ({error})", where=str(path), mend="Fetch the corpus again.") from error
    return tuple(_article(element, number) for number, element in enumerate(root.findall("article")))


def _article(element: etree._Element, number: int) -> Article:
    text = element.findtext("text") or ""
    unique: dict[Span, GoldName] = {}
    for item in [*element.iter("location"), *element.iter("toponym")]:
        name = _name(item, text)
        unique.setdefault(name.span, name)
    return Article(
        element.get("docid") or element.get("file") or str(number),
        text,
        element.findtext("domain"),
        tuple(unique.values()),
    )


def _name(item: etree._Element, text: str) -> GoldName:
    start, end = int(item.findtext("start") or 0), int(item.findtext("end") or 0)
    words = next((item.findtext(tag) for tag in ("phrase", "extractedName", "name") if item.findtext(tag)), None)
    if words and text[start:end] != words:
        start, end = _drifted(text, words, start, end)
    tag = item.find("gaztag")
    source = item if tag is None else tag
    identity = (None if tag is None else tag.get("geonameid")) or next(_texts(item, "geonamesID", "geonameid"), None)
    return GoldName(
        Span(start, end),
        _number(source.findtext("lat") or item.findtext("latitude")),
        _number(source.findtext("lon") or item.findtext("longitude")),
        identity if identity and identity.isdigit() else None,
    )


def _texts(item: etree._Element, *tags: str) -> Iterator[str]:
    return (text for tag in tags if (text := item.findtext(tag)))


def _drifted(text: str, words: str, start: int, end: int) -> tuple[int, int]:
    """Where the name stands nearest to where the corpus says it does; unmoved when it is nowhere near."""
    places = [found.start() for found in re.finditer(re.escape(words), text)]
    nearest = min(places, key=lambda place: abs(place - start), default=None)
    if nearest is None or abs(nearest - start) > _FARTHEST_DRIFT:
        return start, end
    return nearest, nearest + len(words)


def _number(text: str | None) -> float | None:
    try:
        return float(text) if text else None
    except ValueError:
        return None
