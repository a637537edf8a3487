"""Denials by a verdict: "called the allegation that its drones had crossed absurd", "described the claims as lies"."""

from spacy.tokens import Doc, Token

from sayso.annotate.attribution.clause import phrase, subject, verb_group
from sayso.annotate.attribution.draft import Draft
from sayso.annotate.factuality.verdicts import called_false

_MODIFIERS = frozenset(("DET", "ADJ", "PRON"))
_OPENING = frozenset(("that", "of"))


def verdict_draft(doc: Doc, token: Token) -> Draft | None:
    """The draft of a verb that calls a statement false: what is denied is the statement, or what it points to."""
    called = called_false(token) if token.pos_ == "VERB" else None
    head = subject(token) if called is not None else None
    if called is None or head is None or head.i > token.i:
        return None
    cue = verb_group(token)
    after = called.statement.i + 1
    opened = after < called.first and doc[after].lower_ in _OPENING
    words = [t for t in doc[after + 1 : called.first] if not t.is_space] if opened else []
    while words and words[-1].is_punct:
        words.pop()
    first = called.statement.i
    while first > cue.last and doc[first - 1].pos_ in _MODIFIERS:
        first -= 1
    content = frozenset(t.i for t in words) or frozenset(range(first, after))
    root = next((t.i for t in words if t.head.i not in content), min(content)) if words else called.statement.i
    source = phrase(doc, head, cue)
    return Draft("verdict", cue, "verb", source, content, root, denial=True) if source is not None else None
