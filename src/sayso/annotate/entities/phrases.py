"""Noun phrases: how far a mention reaches to the left and right of its head noun."""

from spacy.tokens import Doc, Token

Range = tuple[int, int]
"""Token indices [first, last) of a document."""

_PREMODIFIERS = frozenset(("det", "amod", "compound", "nummod", "poss", "case", "quantmod", "nmod", "predet", "advmod"))
_ARTICLES = frozenset(("the", "a", "an", "this", "that", "these", "those", "such", "both", "all", "its", "their"))
_MOVED = frozenset(("dobj", "pobj", "nsubjpass", "conj"))
_SPLIT_QUALIFIERS = frozenset((("at", "least"), ("at", "most"), ("more", "than"), ("fewer", "than"), ("up", "to")))
_PARTITIVES = frozenset(
    """
    one some many most several few none all both each any half part dozens scores hundreds thousands member members
    elements remnants group groups number crowd crowds handful couple majority two three four five six seven eight
    nine ten
    """.split()  # noqa: SIM905 - a word list reads best as words
)


def left_edge(head: Token) -> int:
    """The first token of the phrase that `head` heads: its determiner, numbers, adjectives and nouns before it."""
    doc, first = head.doc, head.i
    earliest = max(head.left_edge.i, head.sent.start if head.doc.has_annotation("SENT_START") else 0)
    while first > earliest:
        token = doc[first - 1]
        if not (_inside(token, head) and _premodifies(token, doc)):
            break
        first -= 1
    return _from_the_first_word(doc, first, head.i)


def _inside(token: Token, head: Token) -> bool:
    return token.head.i == head.i or head.is_ancestor(token)


def _premodifies(token: Token, doc: Doc) -> bool:
    pos = token.pos_
    if pos == "PUNCT":
        return token.text in "-–'’" and not token.whitespace_
    if pos == "PROPN" and token.ent_type_ in {"DATE", "TIME"}:
        return False
    if pos in {"NOUN", "PROPN", "ADJ", "NUM", "DET"}:
        return True
    if pos == "VERB":
        return token.dep_ in {"amod", "compound"}
    if pos == "PRON":
        return token.dep_ in {"poss", "det"}
    if pos == "PART":
        return token.tag_ == "POS"
    if pos == "CCONJ":
        return token.i > 0 and doc[token.i - 1].pos_ in {"ADJ", "PROPN"} and token.head.dep_ in _PREMODIFIERS
    return token.dep_ in {"advmod", "quantmod"} and token.head.pos_ in {"NUM", "ADJ"}


def _from_the_first_word(doc: Doc, first: int, head: int) -> int:
    while first < head and (doc[first].pos_ in {"PUNCT", "PART", "CCONJ"} or doc[first].is_space):
        first += 1
    if first and (doc[first - 1].lower_, doc[first].lower_) in _SPLIT_QUALIFIERS:
        first -= 1
    return first


def complement(head: Token) -> Token | None:
    """The proper noun that an "of" or "from" directly after `head` hangs on it ("residents of Kherson")."""
    doc = head.doc
    if head.i + 2 >= len(doc):
        return None
    after = doc[head.i + 1]
    if after.lower_ not in {"of", "from"} or not hangs_on(after, head):
        return None
    for child in after.rights:
        if child.dep_ == "pobj" and child.pos_ == "PROPN" and left_edge(child) == after.i + 1:
            return child
    return None


def hangs_on(preposition: Token, head: Token) -> bool:
    """Also where the parser ties "soldiers from X refuse" to the verb that is still to come."""
    if preposition.head.i == head.i:
        return True
    # What is moved "from" a place is the object of its verb; who stands before the verb is from there.
    return preposition.lower_ == "from" and head.dep_ not in _MOVED and preposition.head.i > preposition.i


def partitive_start(doc: Doc, first: int) -> int:
    """Where a phrase that starts at `first` starts with "one of", "members of" and the like before it, if any."""
    if first < 2 or doc[first - 1].lower_ != "of" or doc[first - 2].lower_ not in _PARTITIVES:
        return first
    return min(left_edge(doc[first - 2]), first - 2)


def content_words(doc: Doc, phrase: Range, head: int) -> tuple[str, ...]:
    """What a phrase says beside its head, its determiner and numbers: lower-case words before the head."""
    return tuple(
        doc[at].lower_
        for at in range(phrase[0], head)
        if doc[at].pos_ in {"NOUN", "PROPN", "ADJ", "VERB"} and doc[at].lower_ not in _ARTICLES
    )


def determiner(doc: Doc, phrase: Range) -> str:
    """The phrase's first word, lower case, where it is an article or demonstrative; "#" for a number; else ""."""
    first = doc[phrase[0]]
    if first.lower_ in _ARTICLES:
        return first.lower_
    return "#" if any(doc[at].pos_ == "NUM" and doc[at].ent_type_ != "ORDINAL" for at in range(*phrase)) else ""
