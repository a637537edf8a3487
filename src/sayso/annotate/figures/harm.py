"""From a counted noun to the word of harm that it belongs to, along the dependency tree."""

from dataclasses import dataclass

from spacy.tokens import Token

from sayso.annotate.figures.lexicon import Frame, Harm
from sayso.annotate.figures.lexicon import harm as lexicon

_NOMINAL = frozenset(("NOUN", "PROPN", "NUM", "PRON", "ADJ", "VERB"))
_SMALL_CLAUSE = frozenset(("xcomp", "oprd", "acomp", "attr", "advcl", "ccomp", "conj", "amod", "prep", "advmod"))
_TAKING = frozenset(("take", "hold", "capture", "seize", "free", "keep", "release"))
_TAKING_LIVES = frozenset(("claim", "cost", "take", "lose"))
_PARTITIVES = frozenset(
    (
        "number",
        "group",
        "total",
        "crowd",
        "dozen",
        "score",
        "hundred",
        "thousand",
        "ten",
        "handful",
        "minimum",
        "maximum",
    )
)
_BEING = frozenset(("be", "remain", "stay", "become", "go", "leave", "find", "report", "hold", "feel", "believe",
                    "fear", "confirm", "say", "see", "know", "think", "presume", "keep", "list", "declare", "get",
                    "shoot", "stab", "beat", "hack", "gun", "burn", "bury", "crush", "take", "have"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Found:
    """The word of harm (token), its kind, and whether the counted is one of several side by side."""

    token: Token
    entry: Harm
    part: bool = False


def is_state(token: Token) -> bool:
    """Whether a word may stand after a bare number as the state of the counted, however it is tagged ("58 Killed")."""
    return any(entry.frame == "state" for entry in lexicon().get(token.lower_, ()))


def of(token: Token, frames: frozenset[Frame]) -> Harm | None:
    """The lexicon's entry for `token` in one of `frames`."""
    lines = lexicon()
    for word in (token.lemma_.lower(), token.lower_):
        for entry in lines.get(word, ()):
            if entry.frame in frames:
                return entry
    return None


_VERB: frozenset[Frame] = frozenset(("object",))
_ANY_VERB: frozenset[Frame] = frozenset(("object", "subject"))
_STATE: frozenset[Frame] = frozenset(("state", "object"))
_NOUN: frozenset[Frame] = frozenset(("noun",))
_DYING: frozenset[Frame] = frozenset(("subject",))
_OF_THE_SUBJECT: frozenset[Frame] = frozenset(("subject", "state"))
_SELF: frozenset[Frame] = frozenset(("noun", "taken", "lives"))


def harm_of(counted: Token, first: int | None = None) -> Found | None:
    """The harm that `counted` (a noun or a bare number) is the victim of, if the sentence says so plainly.

    `first` is the first token of the number phrase: a preposition in it ("at most 12") governs nothing.
    """
    own = _counted_itself(counted)
    if own:
        return own
    token, part = _outside_the_qualifier(counted, first), False
    if token.pos_ in {"ADP", "ADV"}:
        return _as_object(counted, token.head)
    headline = _in_a_headline(counted, first)
    if headline:
        return headline
    for _ in range(6):
        found = _told_by_its_verb(token) or _beside(token) or _governed(token)
        if found:
            return Found(found.token, found.entry, part or found.part)
        up = _climb(token)
        if up is None:
            return None
        token, part = up[0], part or up[1]
    return None


def _outside_the_qualifier(counted: Token, first: int | None) -> Token:
    """The token by which the phrase hangs: "minimum" in "a minimum of 12 people", "upwards" in "upwards of 12"."""
    token = counted
    while first is not None and token.dep_ in {"pobj", "prep"} and first <= token.head.i < counted.i:
        token = token.head
    return token


def _in_a_headline(counted: Token, first: int | None) -> Found | None:
    """The verb of a headline ("wounds 30"), where the tagger takes the verb for a noun."""
    before = counted.doc[first - 1] if first else None
    if before is None or counted.pos_ != "NUM" or before.tag_ != "NNS" or before.i < counted.sent.start:
        return None
    entry = of(before, _VERB)
    return Found(before, entry) if entry else None


def _climb(token: Token) -> tuple[Token, bool] | None:
    """From a conjunct to the first, from "people" in "a number of people" to the number."""
    head = token.head
    beside = token.dep_ == "conj" or any(child.pos_ == "NUM" for child in head.children)
    if token.dep_ in {"conj", "appos"} and head.pos_ in _NOMINAL and head.i != token.i and not of(head, _ANY_VERB):
        return head, beside
    if token.dep_ == "pobj" and head.lower_ == "of" and head.head.lemma_.lower() in _PARTITIVES:
        return head.head, False
    if token.dep_ == "pobj" and head.lower_ == "of" and head.head.pos_ == "NUM":
        return head.head, False
    if token.dep_ in {"nummod", "compound", "nmod", "dep"} and head.pos_ in {"NOUN", "PROPN"} and head.i > token.i:
        return head, False
    return None


def _counted_itself(token: Token) -> Found | None:
    """Counted in its own name: "12 deaths", "12 hostages" taken, "12 lives" lost."""
    entry = of(token, _SELF)
    if entry is None:
        return None
    verb = token.head if token.dep_ in {"dobj", "nsubjpass", "conj", "nsubj"} else None
    if entry.frame == "taken":
        while verb is not None and verb.pos_ == "NOUN" and verb.dep_ in {"dobj", "conj"}:
            verb = verb.head
        return Found(token, entry) if verb is not None and verb.lemma_ in _TAKING else None
    if entry.frame == "lives":
        return Found(token, entry) if verb is not None and verb.lemma_ in _TAKING_LIVES else None
    return Found(token, entry)


def _beside(token: Token) -> Found | None:
    """A state right after the counted ("12 dead", "12 killed in"), before it ("12 wounded men"), or in a clause."""
    doc = token.doc
    after = doc[token.i + 1] if token.i + 1 < len(doc) else None
    if after is not None and after.lower_ in {"others", "more", "people"} and token.i + 2 < len(doc):
        after = doc[token.i + 2]
    if (
        after is not None
        and (after.pos_ != "NOUN" or token.pos_ == "NUM")
        and (not _has_object(after) or _told_before(after))
    ):
        entry = of(after, _STATE)
        if entry and (entry.frame == "state" or after.tag_ in {"VBN", "VBD", "JJ"}):
            return None if _alternative(after) else Found(after, entry)
    for child in token.children:
        if child.dep_ == "amod" and child.i < token.i:
            entry = of(child, frozenset(("state",)))
            if entry:
                return Found(child, entry)
        if child.dep_ == "acl" and child.tag_ == "VBN":
            entry = of(child, _VERB)
            if entry:
                return Found(child, entry)
        if child.dep_ == "relcl":
            found = _as_subject(child)
            if found:
                return found
    return None


def _told_by_its_verb(token: Token) -> Found | None:
    """The verb of which the counted is plainly the object: "killed 220 people wounded in …" tells of killing."""
    if token.dep_ not in {"dobj", "obj"} or token.head.i > token.i or not of(token.head, _VERB):
        return None
    if _told_before(token.head):
        return None
    return _as_object(token, token.head)


def _told_before(verb: Token) -> bool:
    """Whether a headline's victims stand before the verb, and what looks like its object has a state of its own.

    "Eight people killed 58 others injured": no comma tells the parser.
    """
    doc = verb.doc
    before = doc[verb.i - 1] if verb.i > verb.sent.start else None
    if before is None or before.pos_ not in {"NUM", "NOUN", "PROPN"}:
        return False
    objects = (child for child in verb.children if child.dep_ in {"dobj", "obj"} and child.i + 1 < len(doc))
    return any(is_state(doc[child.i + 1]) for child in objects)


def _governed(token: Token) -> Found | None:
    head = token.head
    if token.dep_ in {"dobj", "obj"}:
        return _as_object(token, head)
    if token.dep_ in {"nsubjpass", "nsubj"} and head.i != token.i:
        return _as_subject(head)
    if token.dep_ == "pobj" and head.lower_ == "of":
        return _of_a_noun(head.head)
    return None


def _of_a_noun(noun: Token) -> Found | None:
    entry = of(noun, _NOUN)
    if entry and noun.pos_ in {"NOUN", "VERB"}:
        return Found(noun, entry)
    if noun.lemma_ == "life" and noun.dep_ == "dobj" and noun.head.lemma_ in _TAKING_LIVES:
        lives = of(noun, frozenset(("lives",)))
        return Found(noun, lives) if lives else None
    return None


def _as_object(token: Token, verb: Token) -> Found | None:
    entry = of(verb, _VERB)
    if entry:
        return None if _negated(verb) or _alternative(verb) else Found(verb, entry)
    for child in verb.rights:
        if child.i > token.i and child.dep_ in _SMALL_CLAUSE and child.pos_ in {"ADJ", "VERB", "ADV", "NOUN"}:
            state = of(child, _STATE)
            if state and verb.lemma_ in _BEING and not _negated(verb) and not _has_object(child):
                return Found(child, state)
    taken = _taken(verb, token)
    if taken:
        return taken
    for child in verb.children:
        # "shot and killed 12": the parser hangs the object on the first or the last of the verbs.
        if child.dep_ == "conj" and child.i < token.i and of(child, _VERB):
            found = of(child, _VERB)
            return Found(child, found) if found else None
    return None


def _taken(verb: Token, token: Token) -> Found | None:
    if verb.lemma_ not in _TAKING:
        return None
    for child in token.doc[verb.i + 1 : min(verb.i + 12, verb.sent.end)]:
        entry = of(child, frozenset(("taken",)))
        if entry and child.i != token.i and child.lower_ in {"hostage", "prisoner", "captive", "hostages"}:
            return Found(child, entry)
    return None


def _as_subject(verb: Token, depth: int = 0) -> Found | None:
    """The harm that befalls the subject of `verb`: passive, dying, "were reported dead", "shot and killed"."""
    if _negated(verb):
        return None
    entry = of(verb, _OF_THE_SUBJECT if verb.pos_ == "ADJ" or verb.tag_ == "VBG" else _DYING)
    if entry:
        return Found(verb, entry)
    entry = of(verb, _VERB)
    if entry and verb.pos_ in {"VERB", "AUX", "ADJ"} and not _has_object(verb) and _suffered(verb):
        return None if _alternative(verb) else Found(verb, entry)
    if verb.lemma_ == "lose" and any(child.lemma_ == "life" for child in verb.children):
        life = next(child for child in verb.children if child.lemma_ == "life")
        lives = of(life, frozenset(("lives",)))
        return Found(life, lives) if lives else None
    if verb.lemma_ in {"take", "hold"}:
        return _taken(verb, verb)
    if depth > 2:
        return None
    for child in verb.rights:
        if child.dep_ not in {"xcomp", "oprd", "acomp", "attr", "conj", "ccomp", "advmod", "prep"}:
            continue
        if any(grandchild.dep_ in {"nsubj", "nsubjpass"} for grandchild in child.children):
            continue
        if child.pos_ in {"ADJ", "ADV"} or (child.dep_ != "conj" and child.pos_ != "NOUN"):
            state = of(child, _STATE)
            if state and verb.lemma_ in _BEING and not _has_object(child):
                return Found(child, state)
        found = _as_subject(child, depth + 1) if child.pos_ in {"VERB", "AUX"} else None
        if found:
            return found
    return None


def _suffered(verb: Token) -> bool:
    """Whether a verb without an object is read as passive: a participle, or with a passive auxiliary."""
    return verb.tag_ in {"VBN", "VBD", "JJ"} or any(child.dep_ == "auxpass" for child in verb.children)


def _has_object(verb: Token) -> bool:
    return any(child.dep_ in {"dobj", "obj"} for child in verb.children)


def _negated(verb: Token) -> bool:
    return any(child.dep_ == "neg" for child in verb.children)


def _alternative(verb: Token) -> bool:
    """Whether a number is of the killed and the wounded together ("killed or wounded 20"): so of neither alone."""
    others = [child for child in verb.children if child.dep_ == "conj" and child.tag_ != "NNS"]
    if verb.dep_ == "conj" and verb.head.i < verb.i and not _has_object(verb.head) and not _subjects(verb):
        others.append(verb.head)
    own = of(verb, _STATE)
    for other in others:
        entry = of(other, _STATE)
        both = own and entry and {own.kind, entry.kind} == {"killed", "wounded"}
        if both and not (other.i > verb.i and _has_object(other)) and not (other.i > verb.i and _subjects(other)):
            return True
    return False


def _subjects(verb: Token) -> bool:
    return any(child.dep_ in {"nsubj", "nsubjpass"} for child in verb.children)
