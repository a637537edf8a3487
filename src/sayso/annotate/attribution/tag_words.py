"""The words of a tag: a source and its verb, with whom, when and where it was said, between two marks."""

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from sayso.annotate.attribution.draft import Draft, Words
from sayso.annotate.attribution.lexicon import verb_cue
from sayso.annotate.attribution.scene import Scene

_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM"))
_OPENS_SOURCE = frozenset(("DET", "NOUN", "PROPN", "PRON", "ADJ", "NUM"))
_ENDS_SOURCE = frozenset(("NOUN", "PROPN", "PRON", "ADJ", "NUM", "ADV", "PUNCT"))
_COMPARING = frozenset(("than", "as"))
_WHO = frozenset(("WDT", "WP", "WP$"))
_AS = frozenset(("as",))
_OPENED_BY = {"–": "–", "—": "—", ")": "(", "]": "["}
_SO = frozenset(("or", "so", "as", "this", "that", "much", "at", "least", "thus", "and"))
"""Words by which a tag in brackets takes up what is around it."""
_DASHES = frozenset(("–", "—"))
_OPENS_ADJUNCT = frozenset(("ADP", "PROPN", "NOUN", "ADV", "SCONJ"))
_OUTER = frozenset(("\n", "(", "["))
_STOPS = frozenset((",", ";", ".", "!", "?", "…"))
_CLEFT = 2  # tokens by which "it was" has come
_CLEFT_ON = frozenset(("that", "who", "which"))
_LONGEST_SOURCE = 25  # tokens from the comma to the verb
_LONGEST_ADJUNCT = 14  # tokens after the verb: whom, when and where ("told reporters in the capital on Tuesday")


@dataclass(frozen=True, slots=True)
class Tag:
    """A source and its verb between commas: `open` is the comma before it, `close` the mark after it."""

    source: Words
    cue: Words
    open: int
    close: int
    start: int
    end: int


def tag_of(scene: Scene, draft: Draft) -> Tag | None:
    """The tag that a draft's cue stands in; None where marks do not set it off."""
    doc, cue = scene.doc, draft.cue
    if cue is None:
        return None
    sentence = doc[cue.head].sent
    if (bracketed := _bracketed(doc, cue, sentence.start, sentence.end)) is not None:
        return bracketed
    level = scene.quote_at[cue.head]
    close = _close(doc, cue, sentence.end)
    outer = _DASHES if close is not None and close < len(doc) and doc[close].text in _DASHES else _OUTER
    start = next((i + 1 for i in range(cue.first - 1, sentence.start - 1, -1) if doc[i].text in outer), sentence.start)
    source = _source(doc, draft, start)
    if source is None:
        return None
    opening = source.first - (2 if doc[source.first - 1].lower_ in _AS else 1)
    if opening <= start:
        return None
    if (
        close is None
        or (outer is _DASHES and start == sentence.start)
        or any(scene.quote_at[i] != level for i in (source.first, close - 1))
    ):
        return None
    end = sentence.end
    if start > sentence.start and doc[start - 1].text != "\n":
        end = next((i for i in range(close, end) if doc[i].text in {")", "]"}), end)
    while end > close and (doc[end - 1].is_space or doc[end - 1].text in _STOPS):
        end -= 1
    return Tag(source, cue, opening, close, start, end)


def is_unfinished(doc: Doc, before: range, after: range) -> bool:
    """Whether words before a tag want those behind it, though they have a verb.

    The verb itself may lack the rest ("There were, he reckons, forty boats"), or all be brought out in front of
    its own clause ("It was the silence, she wrote, that drove them out").
    """
    if len(before) < _CLEFT or not after or doc[before[-1]].is_quote:
        return False
    last = doc[before[-1]]
    if last.tag_ in _FINITE and (last.pos_ == "AUX" or last.lemma_ == "be"):
        return True
    fronted = doc[before[0]].lower_ == "it" and doc[before[1]].lemma_ == "be"
    return fronted and doc[after[0]].lower_ in _CLEFT_ON


def _bracketed(doc: Doc, cue: Words, start: int, end: int) -> Tag | None:
    """A tag that is all there is between dashes or brackets: "The garrison – or so its paymaster reckoned – had"."""
    close = cue.last
    if close < end and doc[close].text not in _OPENED_BY:
        found = _close(doc, cue, end)  # with whom it was told: "– he has since told the court –"
        close = found if found is not None and found < end and doc[found].text in _DASHES else end
    if close + 1 >= end or doc[close].text not in _OPENED_BY:
        return None
    opens = _OPENED_BY[doc[close].text]
    at = next(
        (i for i in range(cue.first - 1, max(start, cue.first - _LONGEST_SOURCE), -1) if doc[i].text == opens), -1
    )
    first = at + 1
    while first < cue.first and doc[first].lower_ in _SO:
        first += 1
    if at < 0 or any(doc[i].text == "," for i in range(first, cue.first)) or not _is_noun_phrase(doc, first, cue.first):
        return None
    while end > close and (doc[end - 1].is_space or doc[end - 1].text in _STOPS):
        end -= 1
    return Tag(Words(first, cue.first, _head(doc, first, cue.first)), cue, at, close, start, end)


def _source(doc: Doc, draft: Draft, start: int) -> Words | None:
    """The noun phrase between the comma before the verb and the verb; with a second one in apposition to it."""
    cue, own = draft.cue, draft.source
    if cue is None:
        return None
    if own is not None and own.first >= cue.last:
        return None
    at = _comma_before(doc, cue.first, start)
    if at is not None and doc[cue.first - 1].text == ",":
        inner = at
        at = _comma_before(doc, inner, start)
        if at is None or not _is_noun_phrase(doc, inner + 1, cue.first - 1):
            return None
        if not _is_noun_phrase(doc, at + 1, inner):
            return None
        return Words(at + 1, cue.first - 1, _head(doc, at + 1, cue.first - 1))
    if at is None:
        return None
    first = at + (2 if doc[at + 1].lower_ in _AS else 1)
    if not _is_noun_phrase(doc, first, cue.first):
        return None
    return Words(first, cue.first, _head(doc, first, cue.first))


def _comma_before(doc: Doc, end: int, start: int) -> int | None:
    """The comma before a phrase that ends at `end`, not counting one right there."""
    for i in range(end - 2, max(start, end - 2 - _LONGEST_SOURCE), -1):
        if doc[i].text == ",":
            return i
        if doc[i].text in {";", ":"} or (doc[i].is_quote and doc[i].tag_ != "POS"):
            return None
    return None


def _is_noun_phrase(doc: Doc, first: int, last: int) -> bool:
    if first >= last or doc[first].pos_ not in _OPENS_SOURCE or not _ends_noun_phrase(doc[last - 1]):
        return False
    own = doc[last - 1].tag_ == "PRP" and doc[last - 2].pos_ != "ADP"  # but "officers who served under her"
    if last - first > 1 and (own or any(t.lower_ in _COMPARING for t in doc[first:last])):
        return False
    # Adjectives are nouns too, or words that the tagger took for one: "the sick", "the abbess".
    of_kind = last - first > 1 and doc[first].pos_ == "DET" and doc[last - 1].pos_ == "ADJ"
    if not (of_kind or any(doc[i].pos_ in _NOMINAL for i in range(first, last))) or doc[first].tag_ in _WHO:
        return False
    verbs = [i for i in range(first, last) if doc[i].tag_ in _FINITE]
    return not verbs or any(doc[i].tag_ in _WHO for i in range(first + 1, verbs[0]))


def _ends_noun_phrase(token: Token) -> bool:
    """Participles are nouns too: "the wounded"."""
    return token.pos_ in _ENDS_SOURCE or token.tag_ == "VBN"


def _head(doc: Doc, first: int, last: int) -> int:
    """The noun that hangs outside of its phrase."""
    nouns = [doc[i] for i in range(first, last) if doc[i].pos_ in _NOMINAL] or [doc[last - 1]]
    outward = [token for token in nouns if not first <= token.head.i < last or token.head is token]
    return (outward or nouns)[0].i


def _close(doc: Doc, cue: Words, end: int) -> int | None:
    """The mark after the verb and its adjuncts; None where what follows the verb is more than they."""
    for i in range(cue.last, min(cue.last + _LONGEST_ADJUNCT + 1, end + 1)):
        if i == end or doc[i].text in _STOPS or doc[i].text in _DASHES or doc[i].is_space:
            return i
        if not _in_adjunct(doc[i]) or (i == cue.last and not _opens_adjunct(doc, cue)):
            return None
    return None


def _opens_adjunct(doc: Doc, cue: Words) -> bool:
    """Whether what follows a verb of speech says to whom, when or where, and is no object ("wrote a letter")."""
    entry, first = verb_cue(doc[cue.head]), doc[cue.last]
    if entry is not None and "tell" in entry.frames and first.pos_ in {"DET", "NUM", "ADJ", "PRON"}:
        return True
    return first.pos_ in _OPENS_ADJUNCT or first.ent_type_ in {"DATE", "TIME"}


def _in_adjunct(token: Token) -> bool:
    return not (token.is_quote or token.text in {":", "“", "‘"} or token.tag_ in _FINITE or token.lower_ == "that")
