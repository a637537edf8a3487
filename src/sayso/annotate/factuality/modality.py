"""Senses of modal verbs: leave or possibility ("may"), expectation or duty ("should")."""

from spacy.tokens import Token

from sayso.annotate.factuality.lexicon import bearing

_ADJUNCTS = frozenset(("prep", "advmod", "npadvmod", "mark"))
_NEAR = 4  # tokens after the verb in which "only" still bears on it


def permits(head: Token, modal: Token) -> bool:
    """Whether "may" gives leave, or with "not" withholds it: "may open only at noon", "under the decree, … may"."""
    if modal.lower_ != "may" or head.lemma_ == "be":
        return False
    sentence = modal.sent
    if any(token.lower_ == "only" for token in modal.doc[modal.i : min(head.i + _NEAR, sentence.end)]):
        return True
    rules = (token for token in sentence if token.lemma_.lower() in bearing("rule"))
    return any(token.dep_ == "pobj" and token.head.lower_ in bearing("under") for token in rules)


def is_due(head: Token) -> bool:
    """Whether "should" says what is expected: an outcome with a time beside it ("should arrive by noon")."""
    if head.lemma_.lower() not in bearing("due"):
        return False
    return any(child.lower_ in bearing("when") or _is_time(child) for child in head.children if child.dep_ in _ADJUNCTS)


def _is_time(prep: Token) -> bool:
    """Whether a preposition of place or time has a time after it."""
    return prep.lower_ in bearing("at") and any(child.ent_type_ in {"DATE", "TIME"} for child in prep.children)
