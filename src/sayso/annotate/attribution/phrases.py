"""Cues that are set phrases ("according to") or adverbs ("reportedly"); their content is the clause they stand in."""

from dataclasses import dataclass

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from sayso.annotate.attribution.clause import clause_of, phrase, subtree
from sayso.annotate.attribution.draft import Draft, Words, words_of
from sayso.annotate.attribution.evidentials import adverb_draft
from sayso.annotate.attribution.lexicon import PhraseCue, adverbs, noun_cue, phrases
from sayso.annotate.attribution.sources import is_evidence, is_mouth

_LONGEST_BETWEEN = 10  # tokens of the source in "to hear the villagers tell it"
_NAMED = frozenset(("ORG", "PERSON", "NORP", "GPE"))

_OWN = frozenset(("own", "latest", "official"))


@dataclass(frozen=True, slots=True)
class _Set:
    """A phrase in place: its cue, its source if it names one, and all its words, of which none is content."""

    cue: Words
    source: Words | None
    taken: Words


def phrase_draft(doc: Doc, token: Token) -> Draft | None:
    """The draft of a set phrase that begins at `token`, or of an adverb; None where there is none."""
    if token.lower_ in adverbs():
        return adverb_draft(doc, token)
    for entry in phrases().get(token.lower_, ()):
        words = entry.words.split()
        here = doc[token.i : token.i + len(words)]
        if [t.lower_ for t in here] == words:
            found = _found(doc, here, entry)
            if found is not None:
                return _draft(doc, token, found)
    return None


def _found(doc: Doc, here: Tokens, entry: PhraseCue) -> _Set | None:
    if entry.nouns:
        return _possessed(doc, here, entry)
    if entry.until:
        return _closed(doc, here, entry)
    cue = Words(here.start, here.end, here.start)
    if entry.nobody:
        return _Set(cue, None, cue)
    told = next((child for child in here[-1].children if child.dep_ == "pobj"), None)
    if told is None or told.lemma_.lower() in entry.never or (entry.named and not _can_speak(told)):
        return None
    source = phrase(doc, told, cue)
    return _Set(cue, source, Words(cue.first, source.last, cue.head)) if source is not None else None


def _possessed(doc: Doc, here: Tokens, entry: PhraseCue) -> _Set | None:
    """The source is whose one of the nouns is: "by her own account"."""
    noun = next((child for child in here[-1].children if child.dep_ == "pobj"), None)
    if noun is None or noun.tag_ not in {"NN", "NNS"} or noun.lemma_.lower() not in entry.nouns:
        return None
    owner = next((child for child in noun.children if child.dep_ == "poss"), None)
    plain = all(child == owner or child.lower_ in _OWN for child in noun.children)
    if owner is None or not plain or not _set_off(doc, here.start, noun.i + 1):
        return None
    words = [token for token in owner.subtree if token.tag_ != "POS"]
    source = words_of(doc, words, owner)
    return _Set(Words(noun.i, noun.i + 1, noun.i), source, Words(here.start, noun.i + 1, noun.i))


def _set_off(doc: Doc, first: int, last: int) -> bool:
    """Whether words stand apart from the sentence around them, between its marks and its ends."""
    before = doc[first].is_sent_start or doc[first - 1].is_punct or doc[first - 1].pos_ in {"CCONJ", "SCONJ"}
    return before and (last >= len(doc) or doc[last].is_punct or doc[last].is_space)


def _closed(doc: Doc, here: Tokens, entry: PhraseCue) -> _Set | None:
    """The source stands between the words and those that close the phrase: "to hear the villagers tell it"."""
    closing = entry.until.split()
    for at in range(here.end + 1, min(here.end + _LONGEST_BETWEEN, len(doc) - len(closing))):
        if [t.lower_ for t in doc[at : at + len(closing)]] == closing:
            source = Words(here.end, at, at - 1)
            end = at + len(closing)
            return _Set(Words(at, end, at), source, Words(here.start, end, at))
    return None


def _can_speak(head: Token) -> bool:
    """Whether a head is a name, or a noun for a mouth; one without an article is a measure ("per family")."""
    known = is_mouth(head) or is_evidence(head)
    own = [child.lower_ for child in head.children if child.dep_ in {"det", "poss"}]
    measure = (head.tag_ == "NN" and not own) or "every" in own or "each" in own
    return head.ent_type_ in _NAMED or head.pos_ == "PROPN" or (known and not measure)


def _draft(doc: Doc, first: Token, found: _Set) -> Draft | None:
    taken = found.taken
    clause = clause_of(first)
    sentence = first.sent
    opens = all(not t.is_alpha or t.lower_ in {"but", "and"} for t in doc[sentence.start : taken.first])
    closes = all(not t.is_alpha for t in doc[taken.last : sentence.end])
    whole = frozenset(range(_start(doc, clause, sentence.start), sentence.end))
    content = whole if opens or closes else subtree(clause)
    joins = {child.i for child in clause.children if child.dep_ == "mark" and child.i < taken.first}
    content = frozenset(i for i in content if not taken.holds(i) and i not in joins)
    return Draft(
        rule="phrase",
        cue=found.cue,
        type="preposition" if first.pos_ != "NOUN" and found.source is not None else "noun",
        source=found.source,
        content=content,
        root=clause.i,
        takes_quotes=True,
        sourceless=found.source is None,
    )


def _start(doc: Doc, clause: Token, first: int) -> int:
    """Where a sentence's statement begins: after what it is set against ("Contrary to the claim that …, …")."""
    for child in clause.lefts:
        last = child.right_edge.i
        fronted = child.left_edge.i == first and child.dep_ in {"advcl", "prep"} and doc[last + 1].text == ","
        if fronted and any(noun_cue(token) is not None for token in child.subtree):
            return last + 2
    return first
