"""Sources whose phrase the parse has broken: all that stands from the clause's opening to the verb of speech."""

from dataclasses import replace

from spacy.tokens import Doc, Token

from sayso.annotate.attribution.draft import Draft, Words

_SPEAKING = frozenset(("VBD", "VBZ", "VBP"))
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_SUBJECTS = frozenset(("nsubj", "nsubjpass"))
_WHO = frozenset(("WDT", "WP", "WP$"))
_NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM"))
_OPENS = frozenset(("DET", "NOUN", "PROPN", "ADJ", "NUM"))
_LONGEST = 30  # tokens of a source; longer stretches are misread clauses


def whole_source(doc: Doc, draft: Draft) -> Draft:
    """The draft with the whole phrase for its source, where the parse let only the end or the head of it be one."""
    cue, source = draft.cue, draft.source
    if cue is None or source is None or draft.type != "verb" or doc[cue.head].tag_ not in _SPEAKING:
        return draft
    if source.last > cue.first or source.first < doc[cue.head].sent.start:
        return draft
    torn = _torn(doc, draft, cue, source)
    if torn is not None:
        return torn
    found = _participle(doc, cue, source) or _broken(doc, cue, source) or _hyphened(doc, source)
    return draft if found is None else replace(draft, source=found, content=_less(draft.content, found))


def _torn(doc: Doc, draft: Draft, cue: Words, source: Words) -> Draft | None:
    """With the subject that was read into the source: "The mosque, | al-Barqawi said, would stay open"."""
    after = cue.last + 1
    if source.last != cue.first or after >= len(doc) or doc[cue.last].text != "," or draft.quotes:
        return None
    if doc[after].tag_ not in _FINITE or after not in draft.content:
        return None
    commas = [at for at in range(source.first, source.last) if doc[at].text == ","]
    comma = commas[0] if commas else source.first - 1
    first = doc[cue.head].sent.start
    if len(commas) > 1 or comma <= first or doc[comma].text != "," or not _is_phrase(doc, first, comma):
        return None
    if doc[comma - 1].tag_ in _WHO:
        return None  # what "who" opens is said of them: no more of their clause is
    nouns = [at for at in range(comma + 1, source.last) if doc[at].pos_ in _NOMINAL]
    if not nouns or any(doc[at].tag_ in _WHO for at in range(comma + 1, source.last)):
        return None
    own = Words(comma + 1, source.last, nouns[-1] if commas else source.head)
    return replace(draft, source=own, content=draft.content | frozenset(range(first, comma)))


def _less(content: frozenset[int], source: Words) -> frozenset[int]:
    return frozenset(i for i in content if not source.holds(i))


def _participle(doc: Doc, cue: Words, source: Words) -> Words | None:
    """With a participle that was read as the verb before: "Drivers stuck at the crossing said …"."""
    verb = doc[cue.head]
    before = verb.head
    if verb.dep_ not in {"conj", "dep"} or before.tag_ not in {"VBD", "VBN"} or before.i != source.last:
        return None
    between = doc[source.last : cue.first]
    if len(between) > _LONGEST or any(t.dep_ == "cc" or t.is_punct or t.tag_ in {"PRP", "MD"} for t in between):
        return None
    return Words(source.first, cue.first, source.head)


def _hyphened(doc: Doc, source: Words) -> Words | None:
    """With the pieces of its first word before it: "Ansar al- | Nur"."""
    first = source.first
    while (
        first > 1 and doc[first - 1].text == "-" and not doc[first - 1].whitespace_ and not doc[first - 2].whitespace_
    ):
        first -= 2
    if first == source.first:
        return None
    while first and doc[first - 1].pos_ == "PROPN" and doc[first].pos_ in {"PROPN", "DET"}:
        first -= 1
    if first and doc[first - 1].tag_ in {"DT", "PRP$"}:
        first -= 1
    return Words(first, source.last, source.head)


def _broken(doc: Doc, cue: Words, source: Words) -> Words | None:
    """From the opening of the sentence, where the source is no subject but the last noun before the verb."""
    if not 0 <= cue.first - source.last <= 1 or (doc[source.head].dep_ in _SUBJECTS and not _governed(doc, source)):
        return None
    start = doc[cue.head].sent.start
    last = cue.first - 1 if doc[cue.first - 1].text == "," else cue.first
    # Else from the comma that ends what was said: "may visit them on Fridays, a guard in | Minsk said".
    comma = next((at for at in range(source.first - 1, start, -1) if doc[at].text == ","), start)
    for opening in (start, comma):
        first = opening
        while first < source.first and (doc[first].is_punct or doc[first].is_space):
            first += 1
        if first < source.first and last - first <= _LONGEST and _is_phrase(doc, first, last):
            return Words(first, last, _head(doc, first, source.head))
    return None


def _governed(doc: Doc, source: Words) -> bool:
    """Whether a preposition stands right before a source: then it is no subject ("… gave his name as | Yusuf")."""
    if source.first == 0 or source.last - source.first > 1 or doc[source.head].pos_ == "PRON":
        return False
    return doc[source.first - 1].pos_ == "ADP" or doc[source.first - 1].lower_ == "as"


def _is_phrase(doc: Doc, first: int, last: int) -> bool:
    """Whether the words make one noun phrase: no verb but in a clause that "who" opens, no mark but commas."""
    opening = doc[first]
    if opening.pos_ not in _OPENS and not (opening.tag_ == "VB" and doc[first + 1].pos_ == "NOUN"):
        return False
    words = [doc[at] for at in range(first, last)]
    if any(t.is_quote or t.is_space or t.text in {";", ":", "(", ")"} or t.dep_ == "cc" for t in words):
        return False
    verbs = [t.i for t in words if t.tag_ in _FINITE]
    who = [t.i for t in words if t.tag_ in _WHO]
    if any(t.text == "," for t in words) and not who:
        return False
    return not verbs or (bool(who) and first < who[0] < verbs[0])


def _head(doc: Doc, first: int, fallback: int) -> int:
    """The last noun before the first preposition, comma, participle or clause."""
    found = fallback
    for at in range(first, fallback + 1):
        token = doc[at]
        if token.tag_ in _WHO:
            return found
        if token.pos_ in _NOMINAL or (at == first and _opens_compound(token)):
            found = at
        elif token.pos_ not in {"DET", "ADJ", "PART"} and found != fallback:
            return found
    return found


def _opens_compound(token: Token) -> bool:
    return token.tag_ == "VB"
