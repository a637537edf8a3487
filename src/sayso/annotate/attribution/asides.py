"""Asides: what the outlet adds about a statement at its end: "…, a charge that the army denies"."""

from dataclasses import replace

from spacy.tokens import Doc, Token

from sayso.annotate.attribution.draft import Draft
from sayso.annotate.attribution.lexicon import noun_cue, verb_cue

_COUNTS = frozenset(("number", "figure", "toll", "count", "sum"))
_CHECKS = frozenset(("verify", "confirm", "corroborate", "substantiate", "authenticate", "check"))
_LACKING = frozenset(("no", "impossible", "unable", "yet"))
_LONGEST_CHECK = 10  # tokens of the clause up to its verb
_OPENS = frozenset(("a", "an"))
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_JUDGING = frozenset(
    """
    call describe dismiss brand label term condemn consider regard criticise criticize contest dispute
    """.split()  # noqa: SIM905 - a word list reads best as words
)
_WHO = frozenset(("that", "which", "the", "it", "he", "she", "they"))
_REACH = 4  # tokens from the comma to the word after the noun


def without_aside(doc: Doc, draft: Draft) -> Draft:
    """The draft, its content cut before a noun that sums it up for another to judge, unless that is quoted with it."""
    if draft.cue is None or draft.quotes or not draft.content:
        return draft
    for at in sorted(draft.content):
        if doc[at].text != "," or at <= draft.cue.last:
            continue
        if _opens_aside(doc, at + 1) or _is_unchecked(doc, at + 1) or _is_judged(doc, at + 1):
            kept = frozenset(i for i in draft.content if i < at)
            return replace(draft, content=kept) if kept else draft
    return draft


def _opens_aside(doc: Doc, at: int) -> bool:
    if at >= len(doc) or doc[at].lower_ not in _OPENS:
        return False
    for token in doc[at + 1 : at + _REACH]:
        if token.pos_ == "NOUN":
            after = token.i + 1
            return _sums_up(token) and after < len(doc) and doc[after].lower_ in _WHO
        if token.pos_ != "ADJ":
            return False
    return False


def _is_unchecked(doc: Doc, at: int) -> bool:
    """Whether a clause says that the statement was not verified: ", which could not be confirmed"."""
    if at >= len(doc) or doc[at].lower_ != "which":
        return False
    clause = doc[at : min(at + _LONGEST_CHECK, doc[at].sent.end)]
    return any(token.lemma_ in _CHECKS for token in clause) and any(
        token.dep_ == "neg" or token.lower_ in _LACKING for token in clause
    )


def _is_judged(doc: Doc, at: int) -> bool:
    """Whether a clause to the end tells what another makes of the statement: ", which the ministry calls slander"."""
    if at + 1 >= len(doc) or doc[at].lower_ != "which" or doc[at + 1].pos_ in {"VERB", "AUX"}:
        return False
    verb = next((token for token in doc[at : at + _LONGEST_CHECK] if token.tag_ in _FINITE), None)
    if verb is not None and verb.pos_ == "AUX" and verb.head.i > verb.i:
        verb = verb.head
    judges = verb is not None and (verb.lemma_ in _JUDGING or ((entry := verb_cue(verb)) is not None and entry.denial))
    return judges and not any(doc[i].text == "," for i in range(at, doc[at].sent.end))


def _sums_up(noun: Token) -> bool:
    return noun.lemma_ in _COUNTS or noun_cue(noun) is not None
