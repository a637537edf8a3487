"""Tolls called by that name: "the death toll rose to 31", "the number of dead has reached 12"."""

from spacy.tokens import Doc, Token

from sayso.annotate.figures.harm import Found, of
from sayso.annotate.figures.lexicon import Frame
from sayso.annotate.figures.numbers import Number

_TOLLS = frozenset(("toll", "number", "count", "tally", "figure"))
_KINDS: frozenset[Frame] = frozenset(("noun", "state"))
_LEADS = frozenset(("to", "at", "of", "reached", "hit", "passed", "was", "is", "stands", "exceeded", "topped", "as"))
REACH = 14
"""Tokens between the word "toll" and its number; "stood on Friday evening, officials said, at" has nine."""


def death_toll(doc: Doc, number: Number, sentence: tuple[int, int]) -> Found | None:
    """The toll noun that a number completes, with the kind of harm that the noun names."""
    lead = doc[number.first - 1] if number.first > sentence[0] else None
    if lead is None or lead.lower_ not in _LEADS or doc[number.core].ent_type_ in {"TIME", "MONEY", "PERCENT"}:
        return None
    for at in range(number.first - 1, max(sentence[0], number.first - REACH) - 1, -1):
        token = doc[at]
        if token.lemma_.lower() not in _TOLLS:
            continue
        named = _kind_named(doc, token, sentence)
        if named is not None:
            entry = of(named, _KINDS)
            return Found(token, entry) if entry else None
    return None


def _kind_named(doc: Doc, toll: Token, sentence: tuple[int, int]) -> Token | None:
    """The word "death" before the toll noun, or the noun or state after its "of"."""
    before = doc[toll.i - 1] if toll.i > sentence[0] else None
    if before is not None and before.lower_ == "-" and toll.i - 2 >= sentence[0]:
        before = doc[toll.i - 2]
    if before is not None and of(before, _KINDS):
        return before
    for at in range(toll.i + 1, min(toll.i + 6, sentence[1])):
        if doc[toll.i + 1].lower_ == "of" and of(doc[at], _KINDS):
            return doc[at]
    return None
