"""Cues that are nouns: "the claim that …", "reports of …", "a threat to …"."""

from spacy.tokens import Doc, Token

from sayso.annotate.attribution.clause import phrase, subject, subtree
from sayso.annotate.attribution.draft import Draft, Words
from sayso.annotate.attribution.lexicon import NounCue, noun_cue, verb_cue

_LIGHT_OF_SPEECH = frozenset(("make", "issue", "give", "level", "have", "voice", "raise", "express", "repeat"))


def noun_draft(doc: Doc, token: Token) -> Draft | None:
    """The draft of a noun that is a cue; None where it is none, or nothing is tied."""
    entry = noun_cue(token)
    if entry is None or _denied_or_idle(token):
        return None
    found = _content(token, entry)
    if found is None:
        return None
    rule, root, content, last = found
    cue = Words(token.i, last, token.i)
    source = _source(doc, token, content)
    return Draft(
        rule=f"noun.{rule}",
        cue=cue,
        type="noun",
        source=source,
        content=frozenset(i for i in content if not (source and source.holds(i))),
        root=root,
        sourceless=source is None,
    )


def _denied_or_idle(token: Token) -> bool:
    """Whether a noun is of what is not there ("no claim of"), a reason ("for fear of"), or where it was said."""
    if any(child.dep_ == "det" and child.lower_ == "no" for child in token.children):
        return True
    if token.dep_ != "pobj":
        return False
    if token.head.lower_ == "for":
        return not any(True for _ in token.lefts)
    # "Said in a statement that …": the clause is what was said.
    above = verb_cue(token.head.head)
    return token.head.lower_ in {"in", "on"} and above is not None and above.speech


def _content(token: Token, entry: NounCue) -> tuple[str, int, frozenset[int], int] | None:
    """(rule, root, tokens, end of the cue)."""
    after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else token
    if "to" in entry.frames and after.tag_ == "TO" and after.head.i > after.i:
        return "infinitive", after.head.i, subtree(after.head), token.i + 1
    for child in token.children:
        if child.i < token.i:
            continue
        if "clause" in entry.frames and child.dep_ in {"acl", "ccomp", "relcl"} and _that(token, child):
            return "clause", child.i, subtree(child), token.i + 1
        if child.dep_ == "prep" and child.lower_ in entry.frames and child.i == token.i + 1:
            objects = [inner for inner in child.children if inner.dep_ in {"pobj", "pcomp"}]
            if objects:
                return "object", objects[0].i, subtree(child) - {child.i}, child.i + 1
    return None


def _that(token: Token, clause: Token) -> bool:
    """Whether a clause says what was claimed, and does not only tell whose claim it was ("the claim that he made")."""
    opening = clause.left_edge
    if opening.lower_ != "that" or opening.i != token.i + 1:
        return False
    if opening.dep_ == "mark":
        return True
    own = [child for child in clause.children if child.dep_ in {"nsubj", "nsubjpass"} and child.i != opening.i]
    return bool(own) and clause.lemma_ not in _LIGHT_OF_SPEECH


def _source(doc: Doc, token: Token, content: frozenset[int]) -> Words | None:
    """Whose noun it is: the possessor, who it comes from, or the subject of "made the claim"."""
    for child in token.children:
        if child.dep_ == "poss" and child.ent_type_ not in {"DATE", "TIME"}:
            return _without_mark(doc, phrase(doc, child, Words(token.i, token.i + 1, token.i)))
        if child.dep_ == "prep" and child.lower_ in {"by", "from"} and child.i not in content:
            for inner in child.children:
                if inner.dep_ == "pobj":
                    return phrase(doc, inner)
    if token.dep_ == "dobj" and token.head.lemma_ in _LIGHT_OF_SPEECH:
        head = subject(token.head)
        return phrase(doc, head, Words(token.head.i, token.i + 1, token.i)) if head is not None else None
    return None


def _without_mark(doc: Doc, words: Words | None) -> Words | None:
    """A possessor without its 's."""
    if words and doc[words.last - 1].tag_ == "POS":
        return Words(words.first, words.last - 1, words.head) if words.last - words.first > 1 else None
    return words
