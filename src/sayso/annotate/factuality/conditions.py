"""Conditions that the words themselves show, however the parse hung them: "Should they enter, …", "provided that"."""

import re

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from sayso.annotate.factuality.lexicon import phrase
from sayso.annotate.layers import report_of, tokens_of
from sayso.schema.span import Span

_INVERTED = frozenset(("should", "had", "were"))
_OPENING = frozenset(("if", "unless"))
_NO_CONDITION = frozenset(("anything", "any", "ever", "only", "not"))
_PROVIDED = frozenset(("provided", "providing"))
_SUPPOSING = frozenset(("supposing", "assuming"))
_HINTS = re.compile(r"\b(?:had|were|should|provided|providing|if|unless) ", re.IGNORECASE)
_BEFORE_HAD = frozenset(("PRP", "WP", "WDT", "EX", "MD", "TO"))
"""Before "had" these are its subject or its auxiliary."""
_SUBJECTS = frozenset(("DET", "NOUN", "PROPN", "PRON", "ADJ", "NUM"))


def condition(doc: Doc, stretch: Span, followed: bool = False) -> Span | None:
    """The words that make a whole stretch conditional: its opening before a comma, or a set phrase; else None.

    `followed` says that more is said behind a tag ("If it rains," she said, "we …"): the comma is outside then.
    """
    tokens = tokens_of(doc, stretch)
    words = [token for token in tokens if not token.is_punct]
    if (
        len(words) > 2
        and _opens(words[0].lower_, words[1].lower_, words[1].pos_)
        and (followed or _has_comma(doc, stretch))
    ):
        return Span(words[0].idx, words[0].idx + len(words[0]))
    text = report_of(doc).text
    found = phrase("conditional").search(text, stretch.start, stretch.end)
    if found is None:
        found = phrase("contingent").search(text, stretch.start, stretch.end)
        found = found if found and _modal(tokens) else None
    if found is not None:
        return Span(*found.span())
    opening = _else(words, tokens)
    if opening is None and _HINTS.search(
        text, stretch.start, stretch.end
    ):  # spares most stretches the look at each word
        opening = _inverted(tokens) or _held_by_cue(tokens)
    return Span(opening.idx, opening.idx + len(opening)) if opening is not None else None


def _modal(tokens: Tokens) -> bool:
    return any(token.tag_ == "MD" for token in tokens)


def _else(words: list[Token], tokens: Tokens) -> Token | None:
    """A "Otherwise", "If not," or "Supposing" that opens what would then be."""
    if len(words) < 1:
        return None
    first, second = words[0].lower_, words[0].nbor(1).lower_ if words[0].i + 1 < len(words[0].doc) else ""
    if first in _SUPPOSING and any(token.text == "," for token in tokens):
        return words[0]
    instead = first == "otherwise" or (first, second) in {("if", "not"), ("if", "so"), ("or", "else")}
    return words[0] if instead and _modal(words[0].sent) else None


def _inverted(tokens: Tokens) -> Token | None:
    """A "had" before its subject behind what would have been ("might have lived had help come"), or a "provided"."""
    for token in tokens:
        if token.lower_ in _PROVIDED and any(c.dep_ == "ccomp" and c.i > token.i for c in token.children):
            return token
        if token.lower_ == "should" and token.i > tokens.start and _turned(token, tokens):
            return token
        behind = token.i > tokens.start and token.i + 2 < tokens.end and token.lower_ in _INVERTED
        if not behind or not any(word.tag_ == "MD" for word in tokens[: token.i - tokens.start]):
            continue
        before, after = token.nbor(-1), token.nbor(1)
        if before.tag_ in _BEFORE_HAD or after.pos_ not in _SUBJECTS or before.text == ",":
            continue
        own = any(child.dep_ in {"nsubj", "nsubjpass", "expl"} and child.i < token.i for child in token.children)
        if not own and any(word.tag_ in {"VBN", "TO"} for word in tokens[token.i - tokens.start + 2 :]):
            return token
    return None


def _turned(should: Token, tokens: Tokens) -> bool:
    """Whether a "should" inside a statement stands before its subject: "to resign should the court rule so"."""
    before, after = should.nbor(-1), should.nbor(1)
    if after.pos_ not in {"DET", "PRON", "PROPN", "NOUN"} or before.tag_ in {"WRB", "WP", "PRP"} or before.is_punct:
        return False
    near = should.doc[after.i + 1 : min(after.i + 6, tokens.end)]
    return tokens[-1].text != "?" and any(token.tag_ == "VB" for token in near)


def _held_by_cue(tokens: Tokens) -> Token | None:
    """An "unless" or "if" of a clause that hangs on the cue: "threatened to block the road unless he came"."""
    for token in tokens[1:]:
        if token.lower_ in _OPENING and token.dep_ == "mark" and token.head.dep_ == "advcl":
            above = token.head.head
            if above.i < tokens.start and token.nbor(-1).lower_ not in {"even", "as"}:
                return token
    return None


def _opens(first: str, second: str, part: str) -> bool:
    if first in _OPENING:
        return second not in _NO_CONDITION
    return first in _INVERTED and part in _SUBJECTS


def _has_comma(doc: Doc, stretch: Span) -> bool:
    """Whether a main clause follows; a question has none ("Should the army go?")."""
    text = report_of(doc).text
    return "," in text[stretch.start : stretch.end] and "?" not in text[stretch.start : stretch.end + 1]
