"""Cues that no lexicon knows: a verb with a that-clause whose subject is somebody who can speak."""

from spacy.tokens import Doc, Token

from sayso.annotate.attribution.clause import phrase, subjects_of, subtree, verb_group
from sayso.annotate.attribution.draft import Draft
from sayso.annotate.attribution.lexicon import silent, verb_cue
from sayso.annotate.attribution.sources import is_evidence, is_mouth

_TENSED = frozenset(("VBD", "VBZ", "VBP", "VBN"))
_NEAR = 2  # tokens from the verb to "that": beyond an adverb or whom it is said to, the clause is mostly another word's
_PEOPLE = frozenset(("he", "she", "they", "we", "who"))
_NAMED = frozenset(("PERSON", "ORG", "NORP", "GPE"))
_AGENTS = (
    "er",
    "or",
    "ist",
    "ian",
    "ant",
    "ee",
    "man",
    "woman",
    "men",
    "women",
    "people",
    "boy",
    "girl",
    "nurse",
    "guard",
)
"""How nouns for people end: no list holds all who speak ("a beekeeper", "the inspectorate" is another matter)."""


def unknown_draft(doc: Doc, token: Token) -> Draft | None:
    """The draft of a verb that is in no lexicon; None where it is known, silent, or nobody speaks."""
    if token.pos_ != "VERB" or token.tag_ not in _TENSED or verb_cue(token) is not None:
        return None
    clause = next((c for c in token.rights if c.dep_ == "ccomp" and _opens_with_that(c, token)), None)
    if clause is None or token.lemma_.lower() in silent():
        return None
    subjects = [own for own in subjects_of(token) if own.dep_ == "nsubj"]
    if token.dep_ == "acl" and token.head.dep_ == "ROOT":
        # A sentence that is left with a noun for its root has its verb in the participle behind it.
        subjects = [token.head]
    head = next((own for own in subjects if own.i < token.i and _speaks(own)), None)
    source = phrase(doc, head, cue := verb_group(token)) if head is not None else None
    if source is None:
        return None
    return Draft("verb.unknown", cue, "verb", source, subtree(clause), clause.i)


def _opens_with_that(clause: Token, verb: Token) -> bool:
    opening = clause.left_edge
    near = verb.i < opening.i <= verb.i + _NEAR
    return near and opening.lower_ == "that" and opening.dep_ == "mark" and bool(subjects_of(clause))


def _speaks(head: Token) -> bool:
    people = head.pos_ == "NOUN" and head.lemma_.lower().endswith(_AGENTS) and not is_evidence(head)
    return head.lower_ in _PEOPLE or head.ent_type_ in _NAMED or is_mouth(head) or people
