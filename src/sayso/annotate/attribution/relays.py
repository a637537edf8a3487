"""Relays: mouths that pass on what another said without a clause that holds it: "the mayor, quoted by the agency"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from sayso.annotate.attribution.clause import phrase, subject, verb_group
from sayso.annotate.attribution.draft import Draft, Via, Words
from sayso.annotate.attribution.passives import agent
from sayso.annotate.attribution.sources import kind_of_words
from sayso.annotate.entities.lexicon import role_nouns

_PASSES_ON = frozenset(("cite", "quote"))
_PRESENT_OR_PAST = frozenset(("VBD", "VBZ", "VBP"))
_RELATIVE = frozenset(("that", "which", "who"))
_REPORTING = frozenset(("report", "say", "write"))
_HUMAN = frozenset(("person", "civilians", "protesters", "group", "military", "police", "armed_group", "mercenary"))
_WORDS_OF_OTHERS = frozenset(("account", "testimony", "interview", "intelligence", "information", "data", "figure"))
_NAMES = frozenset(("PERSON", "ORG", "NORP", "GPE"))


def relayed(doc: Doc, drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The drafts, those that come through a further mouth with that; the mouth's own verb ties nothing else."""
    lemmas = doc.to_array("LEMMA")
    at = (int(i) for word in _PASSES_ON for i in (lemmas == doc.vocab.strings[word]).nonzero()[0])
    cues = {i for i in at if doc[i].pos_ == "VERB"}
    if not cues:
        return tuple(drafts)
    found = [made for at in sorted(cues) if (made := _interposed(doc, doc[at], drafts)) is not None]
    taken = {draft.cue.head for draft in found if draft.cue}
    for draft in drafts:
        relays = _relays(doc, draft, drafts, cues) if draft.cue and draft.source and draft.content else None
        if relays is None:
            found.append(draft)
            continue
        verb, changed = relays
        taken.add(verb)
        found.append(changed)
    return tuple(
        draft
        for draft in found
        if draft.via or draft.cue is None or not (draft.cue.head in taken or _nobody_cites(doc, draft, cues))
    )


def _nobody_cites(doc: Doc, draft: Draft, cues: set[int]) -> bool:
    """Whether "citing" was tied to a thing that cites nothing ("the mill was shut, citing a lack of grain")."""
    if draft.cue is None or draft.source is None or draft.cue.head not in cues or doc[draft.cue.head].tag_ != "VBG":
        return False
    return doc[draft.source.head].pos_ != "PRON" and not _is_mouth(doc, doc[draft.source.head])


def _relays(doc: Doc, draft: Draft, drafts: Sequence[Draft], cues: set[int]) -> tuple[int, Draft] | None:
    """The verb that passes a draft's words on, and the draft with both mouths."""
    cue, source = draft.cue, draft.source
    if cue is None or source is None or cue.head in cues:
        return None
    for verb in _near(doc, draft, cues):
        by = agent(doc, verb) if verb.tag_ == "VBN" else None
        if by is not None:
            return verb.i, _behind(doc, draft, Via(verb_group(verb), by))
        cited = _whom(verb)
        if cited is None:
            continue
        if cited.i == source.head and cue.head > verb.i:
            passer = subject(verb)
            words = phrase(doc, passer, verb_group(verb)) if passer is not None and passer is not cited else None
            if words is not None:
                return verb.i, _behind(doc, draft, Via(verb_group(verb), words))
        elif not draft.quotes and _cites(verb, source) and _is_mouth(doc, cited) and cited.i != source.head:
            inner = _told_to_the_end(drafts, verb, cited) or phrase(doc, cited, verb_group(verb))
            if inner is not None:
                return verb.i, _through(draft, verb_group(verb), inner, verb)
    return None


def _told_to_the_end(drafts: Sequence[Draft], verb: Token, cited: Token) -> Words | None:
    """Who is cited, to the end that was found for what "citing" ties: "citing doctors | at two hospitals"."""
    for draft in drafts:
        if draft.cue is not None and draft.cue.head == verb.i and cited.i in draft.content:
            words = sorted(i for i in draft.content if not verb.doc[i].is_punct)
            if words[-1] - words[0] == len(words) - 1:
                return Words(words[0], words[-1] + 1, cited.i)
    return None


def _interposed(doc: Doc, verb: Token, drafts: Sequence[Draft]) -> Draft | None:
    """Whom somebody cites before the clause that both say: "reported, citing two officials, that …"."""
    speech, cited = verb.head, _whom(verb)
    if verb.tag_ != "VBG" or cited is None or speech.lemma_ not in _REPORTING or not speech.i < verb.i:
        return None
    if any(d.cue and d.cue.head == speech.i and d.content for d in drafts) or not _is_mouth(doc, cited):
        return None
    passer = subject(speech)
    that = next((t for t in doc[cited.i + 1 : verb.sent.end] if t.lower_ == "that" and t.dep_ == "mark"), None)
    if passer is None or that is None or doc[that.i - 1].text != ",":
        return None
    outer = phrase(doc, passer, verb_group(speech))
    source = phrase(doc, cited, Words(that.i - 1, that.i, that.i))
    content = frozenset(t.i for t in that.head.subtree if t.i > that.i and not t.is_punct)
    if outer is None or source is None or not content:
        return None
    last = max(content)
    return Draft(
        rule="verb.clause",
        cue=verb_group(verb),
        type="verb",
        source=source,
        content=frozenset(range(that.i + 1, last + 1)),
        root=that.head.i,
        via=(Via(verb_group(speech), outer),),
    )


def _near(doc: Doc, draft: Draft, cues: set[int]) -> Iterator[Token]:
    """The verbs of passing on that may belong to a draft: in its source, beside its cue, above it, at its end."""
    cue, source = draft.cue, draft.source
    if cue is None or source is None:
        return
    head = doc[cue.head]
    above = head.head.head if head.dep_ == "pcomp" else head
    last = max(draft.content)
    for at in sorted(cues):
        verb = doc[at]
        beside = verb.tag_ == "VBG" and at == source.last + 1 and doc[source.last].text == ","
        own = beside or source.holds(at) or verb.head.i in {cue.head, source.head} or verb in (above, head.head)
        if own or (verb.tag_ == "VBG" and at in draft.content and last - at < _LONGEST and _set_off(doc, at, head)):
            yield verb


_LONGEST = 15
"""Tokens from "citing" to the end of the content that it was read into."""


def _set_off(doc: Doc, at: int, cue: Token) -> bool:
    return doc[at - 1].text == "," and cue.lemma_ in _REPORTING and cue.i < at


def _whom(verb: Token) -> Token | None:
    return next((child for child in verb.children if child.dep_ == "dobj"), None)


def _cites(verb: Token, source: Words) -> bool:
    """Whether a verb says whom the source rests on: "citing residents", "a report that cites residents"."""
    if verb.tag_ == "VBG":
        return True
    relative = any(c.dep_ == "nsubj" and c.lower_ in _RELATIVE for c in verb.children)
    return source.holds(verb.i) and relative and verb.tag_ in _PRESENT_OR_PAST


def _is_mouth(doc: Doc, cited: Token) -> bool:
    """Whether somebody is cited, or a document; not "citing a lack of evidence"."""
    words = Words(cited.i, cited.i + 1, cited.i)
    if cited.lemma_.lower() in _WORDS_OF_OTHERS:
        return True
    if cited.ent_type_ in _NAMES or cited.pos_ == "PROPN" or kind_of_words(doc, words) is not None:
        return True
    nouns = role_nouns()
    return any(entry.label in _HUMAN for _, entry in nouns.get(cited.lower_) or nouns.get(cited.lemma_.lower()) or ())


def _behind(doc: Doc, draft: Draft, via: Via) -> Draft:
    """The draft with a mouth that passes it on, whose words are none of its own source's."""
    source = draft.source
    first = via.cue.first
    if source is not None and source.first < first < source.last:
        last = first
        while last > source.first + 1 and (doc[last - 1].is_punct or doc[last - 1].lower_ == "as"):
            last -= 1
        source = replace(source, last=last) if source.head < last else source
    taken = range(min(via.cue.first, via.source.first), max(via.cue.last, via.source.last))
    return replace(draft, source=source, via=(*draft.via, via), content=draft.content - frozenset(taken))


def _through(draft: Draft, cue: Words, source: Words, verb: Token) -> Draft:
    """The draft as the words of whom its source cites."""
    if draft.cue is None or draft.source is None:
        return draft
    content = draft.content
    if verb.i in content:
        content -= frozenset(token.i for token in verb.subtree)
    doc = verb.doc
    first = min((i for i in content if not doc[i].is_punct), default=-1)
    if first > draft.cue.head and doc[first].lower_ == "that":
        content -= {first}
    outer = draft.source
    if verb.tag_ == "VBG" and outer.head < verb.i < outer.last and doc[verb.i - 1].text == ",":
        outer = replace(outer, last=verb.i - 1)  # "Local media, quoting the governor": the participle is the cue
    via = (*draft.via, Via(draft.cue, outer))
    return replace(draft, cue=cue, type="verb", source=source, via=via, content=content)
