"""The side accused: what it says not to be so, it denies, whatever the verb ("accused of shelling …": "We did not")."""

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from sayso.annotate.layers import tokens_of
from sayso.schema.annotations import Attribution
from sayso.schema.claim import ClaimSource
from sayso.schema.span import hull

_ACCUSING = frozenset(("accuse", "blame", "charge", "implicate"))
_NAMING = frozenset(("NOUN", "PROPN"))
_BEHIND = 25  # tokens from the answer to the accusation told behind it: "… he said, after farmers blamed his men"
_FAR = 3  # sentences from an accusation to the answer to it; further on it is an answer to something else


def denied_by_accused(doc: Doc, attributions: Sequence[Attribution]) -> frozenset[int]:
    """Indices of the negated statements that come from a side accused just before, or in the same sentence."""
    negated = [n for n, a in enumerate(attributions) if a.assessment.polarity == "negated" and not a.assessment.denied]
    if not negated:
        return frozenset()
    charges = [(verb, names) for verb in doc if verb.lemma_ in _ACCUSING if (names := _accused(verb))]
    return frozenset(n for n in negated if _answers(doc, attributions[n], charges))


def _accused(verb: Token) -> frozenset[str]:
    """The nouns that name whom a verb accuses."""
    if verb.pos_ != "VERB":
        return frozenset()
    passive = any(child.dep_ in {"auxpass", "nsubjpass"} for child in verb.children)
    wanted = {"nsubjpass"} if passive else {"dobj"}
    heads = [child for child in verb.children if child.dep_ in wanted]
    heads += [c for prep in verb.children if prep.dep_ == "prep" and prep.lower_ == "on" for c in prep.children]
    return frozenset(name for head in heads for name in _names(head))


def _names(head: Token) -> frozenset[str]:
    words = [head, *(c for c in head.children if c.dep_ in {"compound", "conj", "appos", "amod"})]
    return frozenset(word.lemma_.lower() for word in words if word.pos_ in _NAMING)


def _answers(doc: Doc, attribution: Attribution, charges: Sequence[tuple[Token, frozenset[str]]]) -> bool:
    source = attribution.chain[-1].source if attribution.chain else None
    if source is None or source.span is None:
        return False
    at = tokens_of(doc, hull(attribution.content))
    own = _words_of(doc, source)
    for verb, names in charges:
        after = sum(token.is_sent_start is True for token in doc[verb.i + 1 : at.start + 1])
        if at.end <= verb.i < at.end + _BEHIND and not _in_source(verb, source) and not _says_so(verb, source):
            if names & own or any(child.tag_ == "PRP$" for child in verb.subtree if child.head.dep_ == "dobj"):
                return True
            continue
        if verb.i >= at.start or after > _FAR or _in_source(verb, source):
            continue
        if names & own or (after == 1 and tokens_of(doc, source.span)[0].tag_ == "PRP$"):
            return True
    return False


def _words_of(doc: Doc, source: ClaimSource) -> frozenset[str]:
    if source.span is None:
        return frozenset()
    held = {token.lemma_.lower() for token in tokens_of(doc, source.span) if token.pos_ in _NAMING}
    return frozenset(held | {word.lower() for word in (source.name or "").split()})


def _says_so(verb: Token, source: ClaimSource) -> bool:
    """Whether the source itself accuses: "We did not do it, she said and blamed her neighbours"."""
    subjects = [child for child in verb.children if child.dep_ == "nsubj"]
    return not subjects or any(
        source.span is not None and source.span.start <= c.idx < source.span.end for c in subjects
    )


def _in_source(verb: Token, source: ClaimSource) -> bool:
    return source.span is not None and source.span.start <= verb.idx < source.span.end
