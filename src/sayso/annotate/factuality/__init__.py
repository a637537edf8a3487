"""Factuality: how each statement and happening stands — polarity, certainty, time frame — and what shows it.

Reads sentences, attributions and events; writes the latter two back with their assessment, and the outlet's own
statements. The axes are FactBank's (Saurí & Pustejovsky 2009).
"""

from dataclasses import dataclass, replace

from spacy.language import Language
from spacy.tokens import Doc

from sayso.annotate.factuality.content import assess
from sayso.annotate.factuality.events import assess_event
from sayso.annotate.factuality.narration import narrations
from sayso.annotate.factuality.unverified import unverified
from sayso.annotate.layers import ATTRIBUTIONS, EVENTS, NARRATIONS, SENTENCES, report_of
from sayso.schema.annotations import Assessment, Attribution, EventMention, Narration
from sayso.schema.span import Span


@dataclass(frozen=True, slots=True)
class Assessed:
    """The layers that factuality writes."""

    attributions: tuple[Attribution, ...]
    events: tuple[EventMention, ...]
    narrations: tuple[Narration, ...]


class FactualityTagger:
    """Assesses attributions, events and the outlet's own sentences. Needs tags, lemmas and a parse."""

    def __call__(self, doc: Doc) -> Doc:
        """Write attributions and events back with their assessments, and the narrations."""
        found = self.predict(doc)
        ATTRIBUTIONS.write(doc, found.attributions)
        EVENTS.write(doc, found.events)
        NARRATIONS.write(doc, found.narrations)
        return doc

    def predict(self, doc: Doc) -> Assessed:
        """The three layers as they should be."""
        sentences = SENTENCES.read(doc)
        attributions = tuple(replace(a, assessment=assess(doc, a)) for a in ATTRIBUTIONS.read(doc))
        hedged = dict(unverified(report_of(doc).text, sentences, attributions))
        attributions = tuple(
            replace(a, assessment=_unverified(a.assessment, hedged[n])) if n in hedged else a
            for n, a in enumerate(attributions)
        )
        events = tuple(replace(e, assessment=assess_event(doc, e, attributions)) for e in EVENTS.read(doc))
        return Assessed(attributions, events, tuple(narrations(doc, sentences, attributions)))


def _unverified(assessment: Assessment, words: Span) -> Assessment:
    return replace(assessment, certainty="possible", evidence=tuple(sorted({*assessment.evidence, words})))


@Language.factory("sayso_factuality")
def make_factuality_tagger(nlp: Language, name: str) -> FactualityTagger:  # noqa: ARG001 - spaCy's signature
    """The tagger of factuality, as a spaCy component."""
    return FactualityTagger()
