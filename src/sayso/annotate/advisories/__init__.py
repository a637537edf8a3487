"""Advisories that the text itself calls for, beside those that the outlet gives: by lexicon, at the exact words."""

from spacy.language import Language
from spacy.tokens import Doc

from sayso.annotate.advisories.finding import advisories
from sayso.annotate.layers import ADVISORIES, SENTENCES, report_of
from sayso.schema.report import Advisory


class AdvisoryTagger:
    """Finds what a reader should be warned of, in coded sentences. Needs sentences alone."""

    def __call__(self, doc: Doc) -> Doc:
        """Write the layer of advisories."""
        ADVISORIES.write(doc, self.predict(doc))
        return doc

    def predict(self, doc: Doc) -> tuple[Advisory, ...]:
        """The advisories of the report, in text order, all with basis `text`."""
        text = report_of(doc).text
        return tuple(found for sentence in SENTENCES.read(doc) for found in advisories(text, sentence.span))


@Language.factory("sayso_advisories")
def make_advisory_tagger(nlp: Language, name: str) -> AdvisoryTagger:  # noqa: ARG001 - spaCy's signature
    """The tagger of advisories, as a spaCy component."""
    return AdvisoryTagger()
