"""Time expressions: found by an own grammar, read as intervals against publication and the narrative."""

from spacy.language import Language
from spacy.tokens import Doc

from sayso.annotate.layers import QUOTES, SENTENCES, TIMES, report_of
from sayso.annotate.times.narrative import Reader
from sayso.annotate.times.openness import ranged
from sayso.annotate.times.vantage import vantage
from sayso.schema.annotations import TimeMention


class TimeTagger:
    """Finds the time expressions of coded blocks. Needs the text and its report; sentences and quotes help."""

    def __call__(self, doc: Doc) -> Doc:
        """Write the layer of times."""
        TIMES.write(doc, self.predict(doc))
        return doc

    def predict(self, doc: Doc) -> tuple[TimeMention, ...]:
        """The time mentions of the report, in text order."""
        report = report_of(doc)
        starts = tuple(sentence.span.start for sentence in SENTENCES.read(doc))
        quotes = tuple(quote.span for quote in QUOTES.read(doc) if not quote.scare)
        reader = Reader(report.text, vantage(report.published), starts, quotes)
        found = tuple(mention for block in report.coded_blocks() for mention in reader.read(block.span))
        return ranged(found, report.text)


@Language.factory("sayso_times")
def make_time_tagger(nlp: Language, name: str) -> TimeTagger:  # noqa: ARG001 - spaCy's signature
    """The tagger of times, as a spaCy component."""
    return TimeTagger()
