"""Statements side by side in one sentence: coordinated, parted by a semicolon or a colon, or set beside by "while"."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from sayso.annotate.factuality.content import heads
from sayso.annotate.layers import tokens_of
from sayso.schema.annotations import Assessment
from sayso.schema.span import Span

_BESIDE = frozenset(("while", "whereas", "although", "though"))
"""Conjunctions of clauses that are told beside the main one, and not under it."""
_LOOSE = frozenset(("CCONJ", "PUNCT", "SPACE"))
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_VERBS = frozenset(("VERB", "AUX"))
_SUBJECTS = frozenset(("nsubj", "nsubjpass", "expl"))


def conjuncts(doc: Doc, piece: Span) -> tuple[Span, ...]:
    """The statements of a piece of a sentence, in order, without the conjunctions between them; one where it is one."""
    tokens = tokens_of(doc, piece)
    head = next(heads(tokens), None)
    if head is None or head.pos_ not in _VERBS:
        return (piece,)
    starts = sorted({*_openings(head, tokens), *_past_semicolons(tokens), *_past_colon(head, tokens)})
    parts = [
        part
        for first, last in zip([tokens.start, *starts], [*starts, tokens.end], strict=True)
        if (part := _trimmed(doc, first, last)) is not None
    ]
    whole = len(parts) == len(starts) + 1 and all(_has_verb(doc, part) for part in parts)
    return tuple(parts) if whole and len(parts) > 1 else (piece,)


def covers_all(doc: Doc, first: Span, assessment: Assessment) -> bool:
    """Whether what the first of several statements shows of itself stands before its subject, and so over them all.

    "Perhaps the guards fled and the gates were left open", "If the dam bursts, …".
    """
    head = next(heads(tokens_of(doc, first)), None)
    subject = next((child for child in head.children if child.dep_ in _SUBJECTS), None) if head else None
    return subject is not None and any(words.start < subject.left_edge.idx for words in assessment.evidence)


def alike(one: Assessment, other: Assessment) -> bool:
    """Whether two statements stand alike: polarity, and whatever else the standing table asks about."""
    return _stands(one) == _stands(other)


def _stands(how: Assessment) -> tuple[str | bool, ...]:
    frame = how.time_frame if how.time_frame in {"future", "hypothetical"} else ""
    hedged = how.certainty in {"probable", "possible"}
    return (how.polarity, hedged, frame, how.questioned, how.conditional, how.denied, how.shown)


def _openings(head: Token, tokens: Tokens) -> Iterator[int]:
    """Where each clause coordinated with the head begins, at any remove."""
    for child in head.children:
        if not head.i < child.i < tokens.end or child.pos_ not in _VERBS or head.tag_ == "MD":
            continue  # a modal verb that heads its clause has its verb behind the "or": "may or may not leave"
        beside = child.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in _BESIDE for c in child.lefts)
        opening = child.left_edge
        if opening.i <= head.i:
            continue
        before = opening.nbor(-1)
        joined = before.dep_ == "cc" or any(c.dep_ in _SUBJECTS for c in child.children)
        if (child.dep_ == "conj" and joined) or (beside and before.text == ","):
            yield opening.i
            yield from _openings(child, tokens)


def _past_semicolons(tokens: Tokens) -> Iterator[int]:
    return (token.i + 1 for token in tokens[:-1] if token.text == ";")


def _past_colon(head: Token, tokens: Tokens) -> Iterator[int]:
    """Where the clause behind a colon begins: "The killers may have known the house: they cut the wire at one spot"."""
    for child in head.children:
        if child.pos_ not in _VERBS or not tokens.start <= child.i < tokens.end:
            continue
        first, second = sorted((child, head), key=lambda verb: verb.i)
        colons = [t.i for t in tokens.doc[first.i + 1 : second.i] if t.text == ":"]
        if colons and all(any(c.dep_ in _SUBJECTS for c in verb.lefts) for verb in (first, second)):
            yield colons[-1] + 1


def _trimmed(doc: Doc, first: int, last: int) -> Span | None:
    while first < last and (doc[first].pos_ in _LOOSE or (doc[first].lower_ in _BESIDE and doc[first].dep_ == "mark")):
        first += 1
    while last > first and doc[last - 1].pos_ in _LOOSE:
        last -= 1
    if first == last:
        return None
    end = doc[last - 1]
    return Span(doc[first].idx, end.idx + len(end))


def _has_verb(doc: Doc, part: Span) -> bool:
    return any(token.tag_ in _FINITE or token.pos_ == "VERB" for token in tokens_of(doc, part))
