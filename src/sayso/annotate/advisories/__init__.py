"""Advisories that the text itself calls for, so that no reader meets its worst words unwarned.

Of each category the most severe words of a block are marked, once a block. The outlet's own warnings are read with the
page. An advisory that is missing promises nothing: this is a lexicon, and says so wherever it is shown.
"""

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from sayso.annotate.advisories.lexicon import Rule, rules
from sayso.annotate.layers import ADVISORIES, SENTENCES, report_of
from sayso.schema.report import Advisory
from sayso.schema.span import Span, overlapping

__all__ = ["AdvisoryFinder"]


class AdvisoryFinder:
    """Finds what a reader should be warned of, sentence by sentence."""

    def __call__(self, doc: Doc) -> Doc:
        """Write the advisories."""
        ADVISORIES.write(doc, self.predict(doc))
        return doc

    def predict(self, doc: Doc) -> tuple[Advisory, ...]:
        """The advisories of the coded blocks, in text order."""
        text = report_of(doc).text
        worst: dict[tuple[int, str], Advisory] = {}
        for sentence in SENTENCES.read(doc):
            for found in _in_sentence(text, sentence.span):
                key = (sentence.block, found.category)
                if key not in worst or worst[key].severity < found.severity:
                    worst[key] = found
        return tuple(sorted(worst.values(), key=lambda a: (a.start, a.end, a.category)))


def _in_sentence(text: str, sentence: Span) -> Iterator[Advisory]:
    words = sentence.of(text)
    for rule in rules():
        where = _first(rule, words)
        if where:
            start, end = where.shift(sentence.start)
            yield Advisory(category=rule.category, severity=rule.severity, start=start, end=end, basis="text")


def _first(rule: Rule, words: str) -> Span | None:
    """The first match that nothing speaks against."""
    if rule.near and not rule.near.search(words):
        return None
    excused = [Span(*m.span()) for m in rule.unless.finditer(words)] if rule.unless else []
    found = (Span(*m.span()) for m in rule.pattern.finditer(words))
    return next((span for span in found if not overlapping(span, excused)), None)


@Language.factory("sayso_advisories")
def make_advisory_finder(nlp: Language, name: str) -> AdvisoryFinder:  # noqa: ARG001 - spaCy's signature
    """The advisory finder, as a spaCy component."""
    return AdvisoryFinder()
