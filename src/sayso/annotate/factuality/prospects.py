"""What is still to come without a "will": "are to leave", a headline's "Army to leave", "is leaving tomorrow"."""

from spacy.tokens import Token

_BE = frozenset(("VBZ", "VBP", "VBD"))
_FINITE = frozenset(("VBZ", "VBP", "VBD", "MD"))
_TOMORROW = frozenset(("tomorrow", "shortly", "soon", "imminently"))
_NEXT = frozenset(("next", "coming"))
_SOON = frozenset(("yet", "soon", "eventually", "shortly", "imminently", "tomorrow", "someday"))
_PERIODS = frozenset(
    """
    minute hour day night week weekend month year spring summer autumn winter
    monday tuesday wednesday thursday friday saturday sunday
    """.split()  # noqa: SIM905 - a word list reads best as words
)


def is_to(verb: Token) -> Token | None:
    """The "to" of a verb that stands under "is to" or "are to", or is a headline's bare infinitive; else None."""
    to = next((child for child in verb.children if child.dep_ == "aux" and child.lower_ == "to"), None)
    if to is None or any(child.lower_ == "have" and child.dep_ == "aux" for child in verb.children):
        return None
    return to if _is_arranged_by(verb, verb.head, to) else None


def _is_arranged_by(verb: Token, above: Token, to: Token) -> bool:
    if above == verb:
        return any(child.dep_ in {"nsubj", "nsubjpass"} and child.i < to.i for child in verb.lefts)
    if verb.dep_ == "xcomp" and above.lemma_ == "be" and above.tag_ in _BE:
        return to.i == above.i + 1 or (to.i == above.i + 2 and above.nbor(1).pos_ == "ADV")
    if verb.dep_ in {"relcl", "acl"} and above.head == above and above.pos_ in {"NOUN", "PROPN"}:
        return above.i < to.i and not any(token.tag_ in _FINITE for token in verb.sent)
    return False


def is_arranged(verb: Token) -> Token | None:
    """The time to come beside a present progressive: "is sending a brigade next week"; else None."""
    if verb.tag_ != "VBG" or not any(c.dep_ == "aux" and c.tag_ in {"VBZ", "VBP"} for c in verb.children):
        return None
    return next((child for child in verb.children if _is_to_come(child)), None)


def is_near(verb: Token) -> bool:
    """Whether what "may" or "could" be is still to come: "may yet", "could soon", "might next week"."""
    return any(
        child.lower_ in _SOON or (child.i > verb.i and _is_to_come(child))
        for child in verb.children
        if child.dep_ in {"advmod", "npadvmod", "prep"}
    )


def _is_to_come(adjunct: Token) -> bool:
    if adjunct.lower_ in _TOMORROW:
        return True
    noun = adjunct if adjunct.dep_ != "prep" else next((c for c in adjunct.children if c.dep_ == "pobj"), adjunct)
    return noun.lemma_.lower() in _PERIODS and any(child.lower_ in _NEXT for child in noun.children)
