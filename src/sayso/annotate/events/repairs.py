"""Repairs: what the words' order says where the parser is known to lose the thread."""

from collections.abc import Iterator

from spacy.tokens import Token

_FINITE = frozenset(("VBD", "VBZ", "VBP"))
_NOUNS = frozenset(("NOUN", "PROPN"))
_SUBJECTS = frozenset(("nsubj", "nsubjpass"))
_RELATIVES = frozenset(("who", "which", "that"))
_INSERTED = frozenset(
    "claim say believe think allege insist know suspect fear maintain report argue add".split()  # noqa: SIM905 - a word list
)
"""Verbs that stand between a relative pronoun and its verb: "who, they say, …"."""
_ACCUSING = frozenset(("accuse", "suspect"))
_CLAUSE_WORDS = frozenset(("as", "after", "before", "since", "until"))
_FAR = 14


def inserted_relative(verb: Token) -> Token | None:
    """The noun that "who they claim" or "who, they claim," before a verb stands for; the pronoun where that is open."""
    doc, first = verb.doc, verb.sent.start
    at = _back_over(verb, {"ADV", "AUX", "PUNCT"})
    if at < first or doc[at].lemma_.lower() not in _INSERTED:
        return None
    at = _back_over(doc[at], {"PRON", "NOUN", "PROPN", "DET", "ADJ", "PUNCT"}, until=_RELATIVES)
    if at < first or doc[at].lower_ not in _RELATIVES:
        return None
    who = doc[at]
    return who.head.head if who.head.dep_ == "relcl" and who.head.head.i < at else who


def _back_over(token: Token, parts: set[str], until: frozenset[str] = frozenset()) -> int:
    """The index of the nearest word before `token` that is not of `parts`, or is one of `until`."""
    at = token.i - 1
    while at >= 0 and token.doc[at].pos_ in parts and token.doc[at].lower_ not in until:
        at -= 1
    return at


def first_of_series(verb: Token) -> Iterator[Token]:
    """The subject of a series without "and": "one man went out, sat down, took the gun and fired"."""
    if verb.tag_ not in _FINITE:
        return
    for child in verb.lefts:
        if child.dep_ == "ccomp" and child.tag_ in _FINITE:
            own = [inner for inner in child.children if inner.dep_ in _SUBJECTS]
            yield from own or first_of_series(child)


def subject_taken_for_object(verb: Token) -> Iterator[Token]:
    """The subject of a clause whose "as" or "after" was read as a preposition: "as soldiers and rebels traded fire"."""
    if verb.tag_ not in _FINITE or not verb.i or verb.doc[verb.i - 1].pos_ not in _NOUNS:
        return
    noun = verb.doc[verb.i - 1]
    while noun.dep_ == "conj":
        noun = noun.head
    if noun.dep_ == "pobj" and noun.head.lower_ in _CLAUSE_WORDS:
        yield noun


def accusing(preposition: Token) -> Token | None:
    """The verb of accusing that the "of" before a deed belongs to, however the parser hung it."""
    if preposition.lower_ != "of":
        return None
    doc, first = preposition.doc, preposition.sent.start
    near = range(preposition.i - 1, max(first, preposition.i - _FAR) - 1, -1)
    return next((doc[at] for at in near if doc[at].pos_ == "VERB" and doc[at].lemma_.lower() in _ACCUSING), None)


def accused_of(preposition: Token) -> tuple[Token, ...]:
    """Those who are accused, where `preposition` is the "of" after them: also in "accused X and allied Y of …"."""
    verb = accusing(preposition)
    if verb is None:
        return ()
    doc, end = preposition.doc, preposition.i
    named = [child for child in verb.children if child.dep_ == "dobj" and child.i < end]
    named += [other for child in named for other in child.conjuncts if other.i < end]
    last = next((doc[at] for at in range(end - 1, verb.i, -1) if doc[at].pos_ != "PUNCT"), verb)
    held = last.pos_ in _NOUNS and not any(one.i == last.i or one.is_ancestor(last) for one in named)
    return (*named, last) if held else tuple(named)


def adjectival_noun(token: Token) -> bool:
    """Whether a noun was read as the adjective of an "-ing" word behind it: "a large offensive heading into spring"."""
    doc, at = token.doc, token.i
    if token.pos_ != "ADJ" or at + 2 >= len(doc) or not doc[at + 1].lower_.endswith("ing"):
        return False
    article = any(child.dep_ == "det" for child in token.head.lefts)
    return token.head.i == at + 1 and article and doc[at + 2].pos_ in {"ADP", "DET", "ADV"}


def nominal(token: Token) -> Token:
    """The word by which a noun hangs in its sentence: its own, or the "-ing" word it was read as adjective of."""
    return token.head if adjectival_noun(token) else token
