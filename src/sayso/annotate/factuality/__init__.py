"""Factuality: how each statement and happening stands — polarity, certainty, time frame — and what shows it.

Reads sentences, attributions and events; writes the latter two back with their assessment, and the outlet's own
statements. The axes are FactBank's (Saurí & Pustejovsky 2009).
"""

from dataclasses import dataclass, replace

from spacy.language import Language
from spacy.tokens import Doc

from sayso.annotate.factuality.accused import denied_by_accused
from sayso.annotate.factuality.events import assess_event
from sayso.annotate.factuality.narration import narrations
from sayso.annotate.factuality.statements import stated
from sayso.annotate.factuality.unverified import unverified
from sayso.annotate.layers import ATTRIBUTIONS, EVENTS, NARRATIONS, SENTENCES
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
        attributions = tuple(part for a in ATTRIBUTIONS.read(doc) for part in stated(doc, a))
        denied = denied_by_accused(doc, attributions)
        attributions = tuple(
            replace(a, assessment=replace(a.assessment, denied=True)) if n in denied else a
            for n, a in enumerate(attributions)
        )
        told = tuple(narrations(doc, sentences, attributions))
        doubted = unverified(doc, sentences, attributions, told, [event.trigger for event in EVENTS.read(doc)])
        attributions = tuple(
            replace(a, assessment=_unverified(a.assessment, doubted.attributions.get(n)))
            for n, a in enumerate(attributions)
        )
        told = tuple(
            replace(t, assessment=_certain(_doubted(t, doubted.narrations.get(n)), doubted.marks))
            for n, t in enumerate(told)
        )
        events = tuple(replace(e, assessment=assess_event(doc, e, attributions)) for e in EVENTS.read(doc))
        return Assessed(attributions, events, told)


def _unverified(assessment: Assessment, words: Span | None) -> Assessment:
    if words is None:
        return assessment
    return replace(assessment, certainty="possible", evidence=tuple(sorted({*assessment.evidence, words})))


def _doubted(told: Narration, words: Span | None) -> Assessment:
    """As `_unverified`; the negation in "has not been confirmed" is none of what the sentence tells."""
    how = _unverified(told.assessment, words)
    own = words is not None and any(piece.covers(words) for piece in told.content)
    return replace(how, polarity="affirmed") if own else how


def _certain(assessment: Assessment, marks: tuple[Span, ...]) -> Assessment:
    """The assessment of a sentence whose only doubt is its own "could not be verified": it is about another's."""
    if marks and assessment.evidence and all(any(m != e and m.covers(e) for m in marks) for e in assessment.evidence):
        return replace(assessment, certainty="certain", polarity="affirmed")
    return assessment


@Language.factory("sayso_factuality")
def make_factuality_tagger(nlp: Language, name: str) -> FactualityTagger:  # noqa: ARG001 - spaCy's signature
    """The tagger of factuality, as a spaCy component."""
    return FactualityTagger()
