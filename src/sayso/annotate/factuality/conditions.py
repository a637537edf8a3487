"""Conditions that the words themselves show, however the parse hung them: "Should they enter, …", "provided that"."""

from spacy.tokens import Doc

from sayso.annotate.factuality.lexicon import phrase
from sayso.annotate.layers import report_of, tokens_of
from sayso.schema.span import Span

_INVERTED = frozenset(("should", "had", "were"))
_OPENING = frozenset(("if", "unless"))
_NO_CONDITION = frozenset(("anything", "any", "ever", "only", "not"))
_SUBJECTS = frozenset(("DET", "NOUN", "PROPN", "PRON", "ADJ", "NUM"))


def condition(doc: Doc, stretch: Span) -> Span | None:
    """The words that make a whole stretch conditional: its opening before a comma, or a set phrase; else None."""
    tokens = tokens_of(doc, stretch)
    words = [token for token in tokens if not token.is_punct]
    if len(words) > 2 and _opens(words[0].lower_, words[1].lower_, words[1].pos_) and _has_comma(doc, stretch):
        return Span(words[0].idx, words[0].idx + len(words[0]))
    found = phrase("conditional").search(report_of(doc).text, stretch.start, stretch.end)
    return Span(*found.span()) if found else None


def _opens(first: str, second: str, part: str) -> bool:
    if first in _OPENING:
        return second not in _NO_CONDITION
    return first in _INVERTED and part in _SUBJECTS


def _has_comma(doc: Doc, stretch: Span) -> bool:
    """Whether a main clause follows; a question has none ("Should the army go?")."""
    text = report_of(doc).text
    return "," in text[stretch.start : stretch.end] and "?" not in text[stretch.start : stretch.end + 1]
