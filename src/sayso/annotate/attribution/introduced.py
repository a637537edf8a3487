"""Cues that no lexicon knows: any verb whose clause brings on a quotation with a colon, or follows it after a comma."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from sayso.annotate.attribution.clause import phrase, subjects_of, verb_group
from sayso.annotate.attribution.draft import Draft
from sayso.annotate.attribution.lexicon import verb_cue
from sayso.annotate.attribution.quoted import before_mark, past_mark
from sayso.annotate.attribution.scene import Quoted, Scene

_FINITE = frozenset(("VBD", "VBZ", "VBP"))
_NEAR = 3  # tokens between the closing mark and the clause of the verb
_SHORT = 4  # words; fewer in quotes are no statement that an unknown verb could bring on


def introduced(scene: Scene, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """A draft for every quotation that no known cue has taken and a clause beside it brings on."""
    taken = {index for draft in drafts for index in draft.quotes}
    cues = {draft.cue.head for draft in drafts if draft.cue}
    for quoted in scene.quoted:
        if quoted.index in taken or quoted.last - quoted.first < _SHORT:
            continue
        verb = _verb_after(scene, quoted) or _verb_before(scene, quoted)
        if verb is not None and verb.i not in cues and (found := _draft(scene, quoted, verb)):
            yield found


def _draft(scene: Scene, quoted: Quoted, verb: Token) -> Draft | None:
    cue = verb_group(verb)
    source = phrase(scene.doc, subjects_of(verb)[0], cue)
    if source is None:
        return None
    words = frozenset(i for first, last in quoted.pieces for i in range(first, last))
    return Draft("introduced", cue, "verb", source, words, None, (quoted.index,), takes_quotes=True, speech=True)


def _speaks(scene: Scene, quoted: Quoted, token: Token) -> bool:
    """Whether a token is a finite verb with a subject of its own, at the level of the marks."""
    return (
        token.tag_ in _FINITE
        and (token.pos_ == "VERB" or verb_cue(token) is not None)
        and bool(subjects_of(token))
        and scene.quote_at[token.i] == quoted.around
    )


def _verb_after(scene: Scene, quoted: Quoted) -> Token | None:
    doc = scene.doc
    close = past_mark(doc, quoted.last)
    if doc[quoted.last - 1].text[-1:] not in {",", "?", "!", "…"} and (close >= len(doc) or doc[close - 1].text != ","):
        return None
    for token in doc[close : close + 2 * _NEAR + 6]:
        if token.is_sent_start and token.i > close:
            return None
        if _speaks(scene, quoted, token):
            start = min(token.i, *(subject.left_edge.i for subject in subjects_of(token)))
            here = scene.block_at[token.i] == scene.block_at[quoted.last - 1]
            return token if here and close <= start <= close + _NEAR else None
    return None


def _verb_before(scene: Scene, quoted: Quoted) -> Token | None:
    doc = scene.doc
    lead = before_mark(doc, quoted.first)
    while lead > 0 and doc[lead].is_space:
        lead -= 1
    if lead < 1 or doc[lead].text != ":":
        return None
    for token in reversed(doc[doc[lead].sent.start : lead]):
        if _speaks(scene, quoted, token):
            return token
    return None
