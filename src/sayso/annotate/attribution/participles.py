"""What is added to a statement behind its tag: "A shell hit the mill, the imam said, ¦ killing three"."""

from dataclasses import replace

from spacy.tokens import Doc, Token

from sayso.annotate.attribution.draft import Draft
from sayso.annotate.attribution.lexicon import verb_cue

_LONGEST_TAG = 14  # tokens from the verb of speech to the comma behind it
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_STOPS = frozenset((".", ";", ":", "!", "?"))
_OF_THEM = frozenset(("them", "these", "those", "whom"))
_AMONG = frozenset(("of", "among"))
_OF_THE_SPEAKER = frozenset(
    """
    add answer appeal ask beg blame call choke cite clasp clench clutch cry decline describe draw echo expand explain
    face fight frown gaze gesture give glance grin grip hold insist invoke joke kneel laugh lean lift list look mean
    mention mimic motion name nod note offer paraphrase pause peer pick play point pound press promise pull put quote
    read refer refuse repeat reply respond sigh sit smile sob sound speak spread squint stand stare stop stress swear
    summarise summarize talk tap threaten touch trace translate turn type urge use voice vow walk warn wave weep whisper
    wipe wring write
    """.split()  # noqa: SIM905 - a word list reads best as words
)
"""What somebody does in speaking, and not in what is said."""


def with_participle(doc: Doc, draft: Draft) -> Draft:
    """The draft of a tag behind a clause, with the participle behind it that tells what came of what is said."""
    cue = draft.cue
    if cue is None or draft.source is None or draft.quotes or not draft.speech or not draft.content:
        return draft
    if max(draft.content) >= cue.first or not any(doc[i].tag_ in _FINITE for i in draft.content):
        return draft
    first, end = max(cue.last, draft.source.last), doc[cue.head].sent.end
    comma = next((i for i in range(first, min(first + _LONGEST_TAG, end - 2)) if doc[i].text == ","), None)
    if comma is None or any(token.tag_ in _FINITE or token.is_quote or token.is_space for token in doc[first:comma]):
        return draft
    added = _parts(doc, comma + 1, end)
    if not added and (verb := _participle(doc, comma + 1)) is not None:
        added = range(verb.i, verb.right_edge.i + 1)
    while added and doc[added[-1]].is_punct:
        added = added[:-1]
    return replace(draft, content=draft.content | frozenset(added), firm=True) if added else draft


def _parts(doc: Doc, first: int, end: int) -> range:
    """Words without a verb that tell of some of those told of: "most of them women", "among them two nurses"."""
    last = next((i for i in range(first, end) if doc[i].text in _STOPS or doc[i].is_space), end)
    opening = doc[first : min(first + 3, last)]
    parts = any(token.lower_ in _OF_THEM and token.nbor(-1).lower_ in _AMONG for token in opening[1:])
    if not parts and doc[first].lower_ != "including":
        return range(0)
    return range(0) if any(token.tag_ in _FINITE for token in doc[first:last]) else range(first, last)


def _participle(doc: Doc, at: int) -> Token | None:
    """The participle that opens what stands behind a tag."""
    verb = doc[at]
    if verb.tag_ == "RB" and verb.i + 1 < len(doc):
        verb = doc[verb.i + 1]
    if verb.tag_ != "VBG" or verb.lemma_.lower() in _OF_THE_SPEAKER or verb_cue(verb) is not None:
        return None
    return verb
