"""Adverbs that stand for a source nobody names ("reportedly"), and how far each reaches."""

from spacy.tokens import Doc, Token

from sayso.annotate.attribution.clause import clause_of, subjects_of, subtree
from sayso.annotate.attribution.draft import Draft, Words

_LONGEST_ASIDE = 14  # tokens between two commas that an adverb opens
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))


def adverb_draft(doc: Doc, token: Token) -> Draft | None:
    """The draft of an adverb: its content is the phrase it opens between commas, else the clause it stands in."""
    cue = Words(token.i, token.i + 1, token.i)
    aside = _aside(doc, token)
    if aside is not None:
        return Draft("adverb", cue, "adverb", None, frozenset(aside), aside[0], sourceless=True)
    clause = clause_of(token)
    content = subtree(clause, cue) - _beyond(clause) if clause is not token else frozenset()
    return Draft("adverb", cue, "adverb", None, content, clause.i, sourceless=True) if content else None


def _aside(doc: Doc, token: Token) -> range | None:
    """The words up to the next comma, where the adverb opens an aside without a finite verb ("reportedly in exile")."""
    if token.i == 0 or doc[token.i - 1].text not in {",", "("}:
        return None
    for other in doc[token.i + 1 : min(token.i + _LONGEST_ASIDE, token.sent.end)]:
        if other.tag_ in _FINITE and other.dep_ not in {"acl", "amod"}:
            return None
        if other.text in {",", ")", ".", ";"}:
            return range(token.i + 1, other.i) if other.i > token.i + 1 else None
    return None


def _beyond(clause: Token) -> frozenset[int]:
    """Finite clauses beside the adverb's own that have a subject or an auxiliary of theirs: it leaves them alone."""
    own = [child for child in clause.rights if child.dep_ == "conj" and child.pos_ in {"VERB", "AUX"}]
    auxiliaries = {c: [aux.tag_ for aux in c.lefts if aux.dep_ in {"aux", "auxpass"}] for c in own}
    apart = [c for c in own if _FINITE.intersection(auxiliaries[c]) or (subjects_of(c) and c.tag_ in _FINITE)]
    return frozenset[int]().union(*map(subtree, apart))
