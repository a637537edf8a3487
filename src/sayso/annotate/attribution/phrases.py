"""Cues that are set phrases ("according to") or adverbs ("reportedly"); their content is the clause they stand in."""

from spacy.tokens import Doc, Token

from sayso.annotate.attribution.clause import phrase, subtree
from sayso.annotate.attribution.draft import Draft, Words
from sayso.annotate.attribution.lexicon import adverbs, noun_cue, phrases

_CLAUSE_DEPS = frozenset(("ROOT", "ccomp", "advcl", "relcl", "conj", "acl", "parataxis"))


def phrase_draft(doc: Doc, token: Token) -> Draft | None:
    """The draft of a set phrase that begins at `token`, or of an adverb; None where there is none."""
    if token.lower_ in adverbs():
        return _adverb(token)
    for entry in phrases().get(token.lower_, ()):
        words = entry.words.split()
        here = doc[token.i : token.i + len(words)]
        if [t.lower_ for t in here] == words:
            return _phrase(doc, token, here[-1])
    return None


def _phrase(doc: Doc, first: Token, last: Token) -> Draft | None:
    objects = [child for child in last.children if child.dep_ == "pobj"]
    if not objects:
        return None
    cue = Words(first.i, last.i + 1, first.i)
    source = phrase(doc, objects[0], cue)
    if source is None:
        return None
    taken = Words(cue.first, source.last, cue.head)
    clause = _clause_of(first)
    sentence = first.sent
    opens = all(not t.is_alpha or t.lower_ in {"but", "and"} for t in doc[sentence.start : first.i])
    closes = all(not t.is_alpha for t in doc[source.last : sentence.end])
    whole = frozenset(range(_start(doc, clause, sentence.start), sentence.end))
    content = whole if opens or closes else subtree(clause)
    joins = {child.i for child in clause.children if child.lower_ == "that" and child.i < cue.first}
    content = frozenset(i for i in content if not taken.holds(i) and i not in joins)
    return Draft("phrase", cue, "preposition", source, content, clause.i, takes_quotes=True)


def _start(doc: Doc, clause: Token, first: int) -> int:
    """Where a sentence's statement begins: after what it is set against ("Contrary to the claim that …, …")."""
    for child in clause.lefts:
        last = child.right_edge.i
        fronted = child.left_edge.i == first and child.dep_ in {"advcl", "prep"} and doc[last + 1].text == ","
        if fronted and any(noun_cue(token) is not None for token in child.subtree):
            return last + 2
    return first


def _adverb(token: Token) -> Draft | None:
    clause = _clause_of(token)
    if clause is token:
        return None
    cue = Words(token.i, token.i + 1, token.i)
    content = subtree(clause, cue)
    if not content:
        return None
    return Draft("adverb", cue, "adverb", None, content, clause.i, sourceless=True)


def _clause_of(token: Token) -> Token:
    """The head of the clause a word stands in, less what is coordinated with it: a verb, or the sentence's root."""
    at = token.head
    while at.dep_ not in _CLAUSE_DEPS and at.pos_ not in {"VERB", "AUX"} and at.head is not at:
        at = at.head
    return at
