"""Cues that are set phrases ("according to") or adverbs ("reportedly"); their content is the clause they stand in."""

from dataclasses import dataclass

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from sayso.annotate.attribution.clause import clause_of, phrase, subtree
from sayso.annotate.attribution.draft import Draft, Words, words_of
from sayso.annotate.attribution.evidentials import adverb_draft
from sayso.annotate.attribution.lexicon import PhraseCue, adverbs, noun_cue, phrases, verb_cue
from sayso.annotate.attribution.sources import is_evidence, is_mouth

_LONGEST_BETWEEN = 10  # tokens of the source in "to hear the villagers tell it"
_NAMED = frozenset(("ORG", "PERSON", "NORP", "GPE"))
_PARTED = 2  # tokens before a phrase: a verb and its comma
_PARTICIPLES = frozenset(("VBN", "VBG", "VB"))
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_CLOSES = {")": "(", "]": "[", "–": "–", "—": "—", "-": "-"}
_TELLING = frozenset(("NOUN", "PROPN", "NUM", "ADJ"))
_OWN = frozenset(("own", "latest", "official", "earlier", "initial", "preliminary", "public", "recent"))
_OF = frozenset(("event", "thing", "view"))
"""What a noun that says may be of without saying more: "his version of events", "the army's point of view"."""
_AGAINST = frozenset(("but", "while", "whereas", "although", "though"))
_GOES_ON = _AGAINST | {"and", "so"}
_PAIRS = frozenset(("both", "either", "neither"))
_PHRASAL = frozenset(("DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON", "PART", "ADP"))
_LONGEST_PASSIVE = 5  # tokens from "as" to its participle: "as has been widely reported"
_UNSAID = frozenset(("report", "note", "say", "mention", "state", "document"))
"""The verbs that tell of a statement also where nobody is said to have made it: "as was reported last week"."""


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
    behind = phrases().get(token.lower_, {})
    second = doc[token.i + 1].lower_ if behind and token.i + 1 < len(doc) else ""
    for words, entry in (*behind.get(second, ()), *behind.get("", ())):
        here = doc[token.i : token.i + len(words)]
        if len(words) < 3 or tuple(t.lower_ for t in here) == words:  # the first two are these by the table
            found = _found(doc, here, entry)
            if found is not None:
                return _draft(doc, token, found)
    passive = _as_reported(doc, token) if token.lower_ == "as" else None
    return _draft(doc, token, passive) if passive is not None else None


def _as_reported(doc: Doc, token: Token) -> _Set | None:
    """A passive between marks: "as first reported by the daily Matin", "as has been reported"."""
    verb = next(
        (t for t in doc[token.i + 1 : token.i + _LONGEST_PASSIVE] if t.tag_ == "VBN" and t.lower_ != "been"), None
    )
    entry = verb_cue(verb) if verb is not None else None
    if verb is None or entry is None or not all(t.pos_ in {"AUX", "ADV"} for t in doc[token.i + 1 : verb.i]):
        return None
    cue = Words(verb.i, verb.i + 1, verb.i)
    by = doc[verb.i + 1]
    told = next((child for child in by.children if child.dep_ == "pobj"), None) if by.lower_ in {"by", "in"} else None
    if told is not None and (entry.speech or "clause" in entry.frames or "quote" in entry.frames):
        if by.lower_ == "in" and not is_evidence(told):
            return None
        source = phrase(doc, told, cue)
        return _Set(cue, source, Words(token.i, source.last, verb.i)) if source is not None else None
    end = next((t.i for t in doc[verb.i :] if t.is_punct or t.is_space), len(doc))
    if verb.lemma_ not in _UNSAID or verb.i == token.i + 1 or end - token.i > _LONGEST_BETWEEN:
        return None
    return _Set(cue, None, Words(token.i, end, verb.i)) if _set_off(doc, token.i, end) else None


def _found(doc: Doc, here: Tokens, entry: PhraseCue) -> _Set | None:
    if entry.nouns:
        return _possessed(doc, here, entry)
    if entry.until:
        return _closed(doc, here, entry)
    cue = Words(here.start, here.end, here.start)
    if entry.nobody:
        return _Set(cue, None, cue)
    under = next((child for child in here[-1].children if child.dep_ == "pcomp" and child.tag_ == "VBN"), here[-1])
    told = next((child for child in under.children if child.dep_ in {"pobj", "dobj"}), None)  # "to leaked memo"
    if told is None or told.lemma_.lower() in entry.never or (entry.named and not _can_speak(told)):
        return None
    if told.lemma_.lower() in entry.apart and not _begins_apart(doc, here.start):
        return None
    if here[0].head.lemma_ in entry.under:
        return None
    source = _before_participle(doc, cue, _with_others(doc, phrase(doc, told, cue)))
    return _Set(cue, source, Words(cue.first, source.last, cue.head)) if source is not None else None


def _before_participle(doc: Doc, cue: Words, source: Words | None) -> Words | None:
    """A source without the participle of the verb before the phrase: "was, according to two teachers, | fired from"."""
    if (
        source is None
        or cue.first < _PARTED
        or doc[cue.first - 1].text != ","
        or doc[cue.first - _PARTED].pos_ != "AUX"
    ):
        return source
    commas = (i for i in range(source.head + 1, source.last - 1) if doc[i].text == ",")
    end = next((i for i in commas if doc[i + 1].tag_ in _PARTICIPLES), None)
    return source if end is None else Words(source.first, end, source.head)


def _possessed(doc: Doc, here: Tokens, entry: PhraseCue) -> _Set | None:
    """The source is whose one of the nouns is: "by her own account"."""
    noun = next((child for child in here[-1].children if child.dep_ == "pobj"), None)
    if noun is None or noun.tag_ not in {"NN", "NNS"} or noun.lemma_.lower() not in entry.nouns:
        return None
    owner = next((child for child in noun.children if child.dep_ == "poss"), None)
    of = next((child for child in noun.rights if child.dep_ == "prep" and _says_no_more(child)), None)
    plain = all(child in {owner, of} or child.lower_ in _OWN for child in noun.children)
    last = noun.i + 1 if of is None else of.right_edge.i + 1
    if owner is None or not plain or not _set_off(doc, here.start, last):
        return None
    words = [token for token in owner.subtree if token.tag_ != "POS"]
    source = words_of(doc, words, owner)
    return _Set(Words(noun.i, noun.i + 1, noun.i), source, Words(here.start, last, noun.i))


def _says_no_more(prep: Token) -> bool:
    return prep.lower_ == "of" and all(child.lemma_ in _OF for child in prep.children)


def _set_off(doc: Doc, first: int, last: int) -> bool:
    """Whether words stand apart from the sentence around them, between its marks and its ends."""
    return _begins_apart(doc, first) and (last >= len(doc) or doc[last].is_punct or doc[last].is_space)


def _begins_apart(doc: Doc, first: int) -> bool:
    return doc[first].is_sent_start or doc[first - 1].is_punct or doc[first - 1].pos_ in {"CCONJ", "SCONJ"}


def _with_others(doc: Doc, source: Words | None) -> Words | None:
    """A source with a second one that the parse gave to the verb: "according to the UN | and two aid groups"."""
    if source is None or source.last >= len(doc) or doc[source.last].lower_ != "and":
        return source
    end = next((t.i for t in doc[source.last + 1 :] if t.is_punct or t.is_space), len(doc))
    more = doc[source.last + 1 : end]
    apart = len(more) > 0 and all(token.pos_ in _PHRASAL for token in more)
    return Words(source.first, end, source.head) if apart and (end >= len(doc) or doc[end].text != ",") else source


def _closed(doc: Doc, here: Tokens, entry: PhraseCue) -> _Set | None:
    """The source stands between the words and those that close the phrase: "to hear the villagers tell it"."""
    closing = entry.until.split()
    for at in range(here.end + 1, min(here.end + _LONGEST_BETWEEN, len(doc) - len(closing))):
        if [t.lower_ for t in doc[at : at + len(closing)]] == closing:
            if any(t.tag_ in _FINITE or t.is_punct for t in doc[here.end : at]):
                return None
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
    while taken.holds(clause.i) and clause.dep_ != "ROOT":
        clause = clause_of(clause)
    sentence = first.sent
    aside = _set_between(doc, taken)
    if aside:
        content = frozenset(aside)
        return Draft(
            "phrase", found.cue, "preposition", found.source, content, aside[-1], sourceless=found.source is None
        )
    opens = all(not t.is_alpha or t.lower_ in {"but", "and"} for t in doc[sentence.start : taken.first])
    closes = all(not t.is_alpha for t in doc[taken.last : sentence.end])
    whole = frozenset(range(_start(doc, clause, sentence.start), sentence.end))
    content = whole if opens or closes else subtree(clause) | _before_its_participle(doc, taken)
    joins = {child.i for child in clause.children if child.dep_ == "mark" and child.i < taken.first}
    content = frozenset(i for i in content if not taken.holds(i) and i not in joins)
    content = _of_last(doc, taken, content) or _behind_that(doc, taken, content)
    if not opens:
        content = _up_to(doc, content, taken.last, taken.last + 1)
    elif found.source is None and doc[taken.last].lower_ == "that":
        content = _up_to(doc, content, taken.last, sentence.end, _GOES_ON)
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


def _of_last(doc: Doc, taken: Words, content: frozenset[int]) -> frozenset[int]:
    """The last of several alone, where a phrase stands before it: "a monk and, according to the abbot, | two boys"."""
    at = taken.first - _PARTED
    if at <= doc[taken.first].sent.start or doc[at].tag_ != "CC" or doc[taken.first - 1].text != ",":
        return frozenset()
    before = doc[doc[at].sent.start : at]
    if any(token.tag_ in _FINITE or token.lower_ in _PAIRS for token in before):
        return frozenset()
    return frozenset(i for i in content if i >= taken.last)


def _behind_that(doc: Doc, taken: Words, content: frozenset[int]) -> frozenset[int]:
    """A content; one behind "that" and a phrase that stops before a verb goes on to the end of the sentence."""
    at = taken.first - (2 if doc[taken.first - 1].text == "," else 1)
    if at < 0 or doc[at].lower_ != "that" or not content:
        return content
    behind = max(content) + 1
    if behind >= len(doc) or doc[behind].tag_ not in _FINITE:
        return content
    return frozenset(range(taken.last, doc[taken.first].sent.end))


def _before_its_participle(doc: Doc, taken: Words) -> frozenset[int]:
    """The clause whose auxiliary stands before a phrase, and was taken for its verb: "The rocket was, …, | fired"."""
    if taken.first < _PARTED or doc[taken.first - 1].text != "," or doc[taken.first - _PARTED].pos_ != "AUX":
        return frozenset()
    if taken.last + 1 >= len(doc) or doc[taken.last + 1].tag_ not in _PARTICIPLES:
        return frozenset()
    verb = doc[taken.first - _PARTED]
    return subtree(verb if verb.dep_ not in {"aux", "auxpass"} else verb.head)


def _set_between(doc: Doc, taken: Words) -> range:
    """What stands between dashes or brackets with a phrase that ends there: "(– 60, according to the army –)"."""
    if taken.last >= len(doc) or doc[taken.last].text not in _CLOSES:
        return range(0)
    close = doc[taken.last].text
    for at in range(taken.first - 1, max(doc[taken.first].sent.start, taken.first - _LONGEST_BETWEEN), -1):
        if doc[at].text == _CLOSES[close]:
            told = range(at + 1, taken.first - (doc[taken.first - 1].text == ","))
            return told if any(doc[i].pos_ in _TELLING for i in told) else range(0)
        if doc[at].tag_ in _FINITE:
            return range(0)
    return range(0)


def _up_to(doc: Doc, content: frozenset[int], first: int, last: int, by: frozenset[str] = _AGAINST) -> frozenset[int]:
    """A content without what is set against it, or goes on by itself: ", while lawyers put it at 40"."""
    commas = (i for i in range(first, min(last, len(doc) - 1)) if doc[i].text == "," and doc[i + 1].lower_ in by)
    at = next(commas, None)
    return content if at is None else frozenset(i for i in content if i < at)


def _start(doc: Doc, clause: Token, first: int) -> int:
    """Where a sentence's statement begins: after what it is set against ("Contrary to the claim that …, …")."""
    for child in clause.lefts:
        last = child.right_edge.i
        fronted = child.left_edge.i == first and child.dep_ in {"advcl", "prep"} and doc[last + 1].text == ","
        if fronted and any(noun_cue(token) is not None for token in child.subtree):
            return last + 2
    return first
