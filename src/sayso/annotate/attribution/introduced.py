"""Cues that no lexicon knows: any verb whose clause brings on a quotation with a colon, or follows it after a comma."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from sayso.annotate.attribution.clause import has_to, phrase, subject, subjects_of, verb_group
from sayso.annotate.attribution.draft import Draft, Words
from sayso.annotate.attribution.edges import before_mark, past_mark
from sayso.annotate.attribution.lexicon import verb_cue
from sayso.annotate.attribution.misread import may_speak
from sayso.annotate.attribution.scene import Quoted, Scene
from sayso.annotate.attribution.sources import kind_of_words
from sayso.annotate.attribution.transcripts import is_turn

_FINITE = frozenset(("VBD", "VBZ", "VBP"))
_NEAR = 3  # tokens between the closing mark and the clause of the verb
_LABEL = 6  # words of a name before a colon
_NAMING = frozenset(("PROPN", "NOUN", "DET", "ADJ", "CCONJ"))
_BREAKS = frozenset(("-", "–", "—", ".", "!", "?"))
_NOBODY = frozenset(("what", "that", "which", "it", "this", "these", "there", "who"))
_READING = frozenset(("read", "say", "state"))
_STATES = frozenset(("be", "become", "seem", "appear", "remain", "have", "do"))
_SHORT = 4  # words; fewer in quotes are no statement that an unknown verb could bring on


def introduced(scene: Scene, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """A draft for every quotation that no known cue has taken and a clause beside it brings on."""
    taken = {index for draft in drafts for index in draft.quotes}
    cues = {draft.cue.head for draft in drafts if draft.cue}
    for quoted in scene.quoted:
        if quoted.index in taken or quoted.last - quoted.first < _SHORT or is_turn(quoted, drafts):
            continue
        named = _label_before(scene, quoted)
        if named is not None:
            yield named
            continue
        verb = _verb_after(scene, quoted) or _verb_before(scene, quoted)
        if verb is not None and verb.i not in cues and (found := _draft(scene, quoted, verb)):
            yield found


def _draft(scene: Scene, quoted: Quoted, verb: Token) -> Draft | None:
    cue = verb_group(verb)
    source = phrase(scene.doc, head, cue) if (head := subject(verb)) is not None else None
    if source is None:
        return None
    words = frozenset(i for first, last in quoted.pieces for i in range(first, last))
    return Draft("introduced", cue, "verb", source, words, None, (quoted.index,), takes_quotes=True, speech=True)


def _speaks(scene: Scene, quoted: Quoted, token: Token) -> bool:
    """Whether a token is a finite verb with a subject of its own, at the level of the marks.

    A form of a known verb with a subject is one whatever it is tagged as ("Article 33 affirms: '…'").
    """
    return (
        ((token.tag_ in _FINITE and (token.pos_ == "VERB" or verb_cue(token) is not None)) or may_speak(token))
        and (head := subject(token)) is not None
        and (head.lower_ not in _NOBODY or (head.lower_ == "it" and token.lemma_ in _READING))
        and token.lemma_.lower() not in _STATES
        and not any(child.dep_ == "xcomp" and has_to(child) for child in token.rights)  # "begins to show" tells nothing
        and scene.quote_at[token.i] == quoted.around
    )


def _verb_after(scene: Scene, quoted: Quoted) -> Token | None:
    doc = scene.doc
    close = past_mark(doc, quoted.last)
    if doc[quoted.last - 1].text[-1:] not in {",", "?", "!", "…"} and (close >= len(doc) or doc[close - 1].text != ","):
        return None
    if close < len(doc) and doc[close].is_sent_start and before_mark(doc, quoted.first) >= doc[quoted.first].sent.start:
        # The quotation ends a sentence of its own ("joined in a chant of 'Open the gates!'").
        return None
    for token in doc[close : close + 2 * _NEAR + 6]:
        if token.is_sent_start and token.i > close:
            return None
        if _speaks(scene, quoted, token):
            start = min((token.i, *(own.left_edge.i for own in subjects_of(token))))
            here = scene.block_at[token.i] == scene.block_at[quoted.last - 1]
            return token if here and close <= start <= close + _NEAR else None
    return None


def _label_before(scene: Scene, quoted: Quoted) -> Draft | None:
    """A name and a colon inside a paragraph: "… – Anna Kovac: '…'", "More from the report: '…'"."""
    doc, colon = scene.doc, before_mark(scene.doc, quoted.first)
    if colon < 1 or doc[colon].text != ":" or scene.block_at[colon] != scene.block_at[quoted.first]:
        return None
    first = colon
    while first > 0 and colon - first <= _LABEL and not doc[first].is_sent_start and doc[first - 1].pos_ in _NAMING:
        first -= 1
    while first < colon and doc[first].pos_ == "DET" and first + 1 == colon:
        first += 1
    clause = any(token.pos_ in {"VERB", "AUX"} for token in doc[doc[colon].sent.start : colon] if token.i >= first)
    before = doc[first - 1] if first > 0 and not doc[first].is_sent_start else None
    dashed = before is not None and before.text in _BREAKS and bool(before.whitespace_)
    opens = before is None or dashed or before.lower_ == "from"
    source = Words(first, colon, colon - 1)
    if first == colon or clause or not opens or not _can_speak(doc[colon - 1], source):
        return None
    words = frozenset(i for start, end in quoted.pieces for i in range(start, end))
    return Draft("colon.label", Words(colon, colon + 1, colon), "punctuation", source, words, None, (quoted.index,))


def _can_speak(head: Token, source: Words) -> bool:
    return head.pos_ == "PROPN" or kind_of_words(head.doc, source) is not None


def _verb_before(scene: Scene, quoted: Quoted) -> Token | None:
    doc = scene.doc
    lead = before_mark(doc, quoted.first)
    while lead > 0 and doc[lead].is_space:
        lead -= 1
    if lead < 1 or doc[lead].text not in {":", ","}:
        return None
    if doc[lead].text == ",":
        return doc[lead - 1] if _speaks(scene, quoted, doc[lead - 1]) else None
    main = {token.i for token in doc[doc[lead].sent.start : lead] if _is_main(token)}
    for index in sorted(main, reverse=True):
        if _speaks(scene, quoted, doc[index]):
            return doc[index]
    return None


def _is_main(token: Token) -> bool:
    """Whether a verb is its sentence's own, and not that of a clause inside it."""
    while token.dep_ == "conj" and token.head is not token:
        token = token.head
    return token.dep_ == "ROOT"
