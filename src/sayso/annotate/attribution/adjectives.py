"""Cues that are adjectives of belief or worry: "the families are convinced that …"."""

from functools import cache

from pydantic import BaseModel, ConfigDict
from spacy.tokens import Doc, Token

from sayso.annotate.attribution.clause import phrase, subject, subjects_of, subtree
from sayso.annotate.attribution.draft import Draft, Words
from sayso.lexicon import entries

_COPULAS = frozenset(("be", "remain", "become", "grow", "feel", "seem"))
_NOBODY = frozenset(("it", "that", "this", "what", "which", "there", "nothing", "one"))
_FARTHEST = 4  # tokens from the copula to its adjective


class AdjectiveCue(BaseModel):
    """A line of `adjectives.yaml`."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    word: str
    example: str


@cache
def adjectives() -> frozenset[str]:
    """The adjectives."""
    return frozenset(entry.word for entry in entries("sayso.annotate.attribution", "adjectives.yaml", AdjectiveCue))


def adjective_draft(doc: Doc, token: Token) -> Draft | None:
    """The draft of an adjective with somebody for its subject and a clause behind it; None where there is none."""
    if token.lower_ not in adjectives():
        return None
    copula = _copula(token)
    if copula is None or token.i - copula.i > _FARTHEST:
        return None
    behind = (child for child in (*token.rights, *copula.rights) if child.i > token.i)
    clause = next((child for child in behind if child.dep_ == "ccomp" and subjects_of(child)), None)
    if clause is None:
        return None
    head = next(iter(subjects_of(copula)), None) or subject(token)
    if head is None or head.lower_ in _NOBODY:
        return None
    cue = Words(copula.i, token.i + 1, token.i)
    source = phrase(doc, head, cue)
    return (
        Draft("adjective.clause", cue, "adjective", source, subtree(clause), clause.i) if source is not None else None
    )


def _copula(token: Token) -> Token | None:
    own = next((child for child in token.lefts if child.dep_ in {"aux", "auxpass"} and child.lemma_ == "be"), None)
    above = token.head if token.dep_ in {"acomp", "oprd"} and token.head.lemma_ in _COPULAS else None
    return own or above
