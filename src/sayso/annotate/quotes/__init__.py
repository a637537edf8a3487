"""Quotations: what stands between marks, over paragraphs, nested, unclosed; scare quotes told from statements."""

from spacy.language import Language
from spacy.tokens import Doc

from sayso.annotate.layers import QUOTES, report_of
from sayso.annotate.quotes.runs import contents, runs
from sayso.annotate.quotes.scare import is_scare
from sayso.schema.annotations import Quote

__all__ = ["QuoteFinder"]

_HEADINGS = frozenset(("headline", "standfirst", "subheading"))


class QuoteFinder:
    """Writes the QUOTES layer: quotations in text order, an outer one before those nested in it."""

    def __call__(self, doc: Doc) -> Doc:
        """Write the quotations."""
        QUOTES.write(doc, self.predict(doc))
        return doc

    def predict(self, doc: Doc) -> tuple[Quote, ...]:
        """The quotations of the report's coded blocks."""
        report = report_of(doc)
        found = []
        for run in runs(report):
            content = contents(report.text, run)
            if content:
                heading = report.blocks[run.block].kind in _HEADINGS
                scare = is_scare(doc, content, heading, nested=run.pieces[0].depth > 0)
                found.append(Quote(run.span, content, run.pieces[-1].closed, scare))
        return tuple(found)


@Language.factory("sayso_quotes")
def make_quote_finder(nlp: Language, name: str) -> QuoteFinder:  # noqa: ARG001 - spaCy's signature
    """The finder of quotations, as a spaCy component."""
    return QuoteFinder()
