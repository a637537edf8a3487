"""Senses of modal verbs: leave or possibility ("may"), expectation or duty ("should"), guess or duty ("must")."""

from spacy.tokens import Token

from sayso.annotate.factuality.lexicon import bearing

_ADJUNCTS = frozenset(("prep", "advmod", "npadvmod", "mark"))
_NOBODY = frozenset(("nobody", "none", "neither"))
_NO = frozenset(("no", "neither"))
_BEFALLS = frozenset(("know", "survive", "live", "die", "escape", "remain", "notice", "see", "hear"))
"""What nobody "may" do by chance, and not by leave."""
_ADDRESSED = frozenset(("you", "we", "i"))
_EACH = frozenset(("every", "each", "most"))
_NEAR = 4  # tokens after the verb in which "only" still bears on it


def permits(head: Token, modal: Token) -> bool:
    """Whether "may" gives leave, or with "not" withholds it: "may open only at noon", "under the decree, … may"."""
    if modal.lower_ != "may" or head.lemma_ == "be":
        return False
    if head.lemma_ in bearing("granted") or (head.lemma_ not in _BEFALLS and _is_for_nobody(head)):
        return True
    sentence = modal.sent
    if any(token.lower_ == "only" for token in modal.doc[modal.i : min(head.i + _NEAR, sentence.end)]):
        return True
    rules = (token for token in sentence if token.lemma_.lower() in bearing("rule"))
    return any(token.dep_ == "pobj" and token.head.lower_ in bearing("under") for token in rules)


def _is_for_nobody(head: Token) -> bool:
    """Whether nobody is the subject: "no one may leave" withholds leave."""
    for child in head.children:
        if child.dep_ in {"nsubj", "nsubjpass"}:
            return child.lower_ in _NOBODY or any(c.lower_ in _NO and c.dep_ == "det" for c in child.children)
    return False


def presumes(head: Token) -> bool:
    """Whether "must" is a guess: of what goes on, of a state, of what somebody knows: "must be dead"."""
    addressed = any(child.dep_ in {"nsubj", "nsubjpass"} and child.lower_ in _ADDRESSED for child in head.children)
    if addressed or any(child.dep_ == "neg" for child in head.children):
        return False
    if head.lemma_ in bearing("mind"):
        return True
    if head.tag_ == "VBG":
        return any(child.lower_ == "be" and child.dep_ == "aux" for child in head.children)
    if head.lemma_ != "be":
        return False
    return any(
        child.lower_ in bearing("still")
        or (child.dep_ in {"acomp", "attr", "advmod", "prep"} and child.lemma_.lower() in bearing("state"))
        or (child.lower_ == "by" and any(c.lower_ == "now" for c in child.children))
        for child in head.children
    )


def is_habit(head: Token) -> Token | None:
    """The word beside "would" that makes it tell of what happened again and again ("would often come"); else None."""
    for child in head.children:
        if child.lower_ in bearing("habit") and child.dep_ == "advmod":
            return child
        if child.dep_ == "npadvmod" and any(c.lower_ in _EACH for c in child.children):
            return child
        if child.dep_ == "advcl" and any(c.lower_ == "whenever" for c in child.children):
            return child
    return None


def is_due(head: Token) -> bool:
    """Whether "should" says what is expected: an outcome with a time beside it ("should arrive by noon")."""
    if head.lemma_.lower() not in bearing("due"):
        return False
    return any(child.lower_ in bearing("when") or _is_time(child) for child in head.children if child.dep_ in _ADJUNCTS)


def _is_time(prep: Token) -> bool:
    """Whether a preposition of place or time has a time after it."""
    return prep.lower_ in bearing("at") and any(child.ent_type_ in {"DATE", "TIME"} for child in prep.children)
