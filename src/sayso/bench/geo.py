"""How well places are found and resolved, on public corpora of news."""

import re
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from sayso.annotate import layers
from sayso.annotate.pipeline import build, definition
from sayso.annotate.places import PlaceFinder
from sayso.bench.frame import Result
from sayso.bench.geo_data import Article, articles
from sayso.bench.geo_score import Document, Gold, Predicted, end_to_end_points, figures
from sayso.schema.annotations import PlaceMention
from sayso.schema.ids import sha256
from sayso.schema.report import Block, Report, Source, report_id

_NEEDED = frozenset(("sayso_sentences", "sayso_places"))
_PARAGRAPH = re.compile(r"\S[^\n]*(?:\n(?!\s*\n)[^\n]+)*(?<=\S)")
_BATCH = 32
_REST = "-rest"


def measure(data: Path, split: str | None) -> Result:
    """Recognition and resolution on `split`: lgl (the default), gwn, trnews or geovirus.

    `lgl-rest` is every second article of lgl, from the second: the half on which no weight was set.

    Raises:
        BenchError: the folder has not the layout that `docs/benchmarks.md` describes.
    """
    corpus = split or "lgl"
    found = tuple(articles(data, corpus.removesuffix(_REST)))
    if corpus.endswith(_REST):
        found = found[1::2]
    documents = predicted(found)
    return Result(
        figures(documents),
        notes=(
            f"{len(found)} articles, {sum(len(article.names) for article in found)} toponyms; "
            f"end to end with countries by their points: {end_to_end_points(documents):.4f}",
        ),
    )


def predicted(found: tuple[Article, ...]) -> tuple[Document, ...]:
    """Run the pipeline's part for places over the articles."""
    nlp = build(
        definition(), without=frozenset(part.factory for part in definition().components if part.factory not in _NEEDED)
    )
    finder = nlp.get_pipe("sayso_places")
    assert isinstance(finder, PlaceFinder)
    codes = finder.gazetteer.country_codes()
    docs = nlp.pipe((_doc(nlp, article) for article in found), batch_size=_BATCH)
    documents = []
    for article, doc in zip(found, docs, strict=True):
        gold = tuple(Gold(name.span, name.lat, name.lon, codes.get(name.geonames_id or "")) for name in article.names)
        placed = [name.span for name in gold if name.lat is not None]
        inside = [span for span in placed if 0 <= span.start < span.end <= len(article.text)]
        readings = {mention.span: _predicted(mention) for mention in finder.resolve(doc, inside)}
        documents.append(
            Document(
                gold,
                tuple(_predicted(mention) for mention in layers.PLACES.read(doc)),
                tuple(readings.get(span, Predicted(span, None, None, None, 0.0)) for span in placed),
            )
        )
    return tuple(documents)


def _doc(nlp: Language, article: Article) -> Doc:
    text = article.text or " "
    source = Source(
        sha256=sha256(text.encode()), bytes=len(text.encode()), media_type="text/plain", uri=article.article_id
    )
    blocks = tuple(Block(kind="paragraph", start=m.start(), end=m.end()) for m in _PARAGRAPH.finditer(text))
    report = Report(
        report_id=report_id(source), source=source, outlet=article.outlet, headline=None, text=text, blocks=blocks
    )
    return layers.attach(nlp.make_doc(text), report)


def _predicted(mention: PlaceMention) -> Predicted:
    place = mention.place
    country = place.country if place.precision == "country" else None
    return Predicted(mention.span, place.lat, place.lon, country, mention.score)
