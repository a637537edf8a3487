"""Tags whose verb the tagger takes for something else: "'…,' a voice in the film states", "'…,' tweeted the mayor"."""

from spacy.tokens import Doc, Token

from sayso.annotate.attribution.draft import Draft, Words
from sayso.annotate.attribution.edges import before_mark, past_mark
from sayso.annotate.attribution.lexicon import verbs
from sayso.annotate.attribution.scene import Quoted, Scene

_LEADS = frozenset((",", "?", "!", "…"))
_OPENS = frozenset(("DET", "NOUN", "PROPN", "PRON", "ADJ", "NUM"))
_NOMINAL = frozenset(("NOUN", "PROPN", "PRON"))
_RUN = frozenset(("DET", "NOUN", "PROPN", "PRON", "ADJ", "NUM", "PART"))
_STOPS = frozenset((".", ",", ":", ";", "!", "?"))
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_MOVING = frozenset(("come", "go"))
_LONGEST = 12  # tokens from the closing mark to the end of the clause
_ENDINGS = (("s", ""), ("ed", ""), ("ed", "e"), ("ied", "y"), ("ies", "y"), ("es", ""))


def misread(scene: Scene, quoted: Quoted) -> Draft | None:
    """The draft of a quotation that is followed by somebody and a form of a known verb of speech, or the other way."""
    doc, close = scene.doc, past_mark(scene.doc, quoted.last)
    led_up = _led_up_to(scene, quoted)
    if led_up is not None:
        return _draft(quoted, *led_up)
    if close >= len(doc) - 1 or scene.block_at[close] != scene.block_at[quoted.last - 1]:
        return None
    if doc[quoted.last - 1].text[-1:] not in _LEADS and doc[close - 1].text != ",":
        return None
    found = _turned(doc, close) or _straight(doc, close)
    if found is None or scene.quote_at[found[0].head] != quoted.around:
        return None
    return _draft(quoted, *found)


def _draft(quoted: Quoted, cue: Words, source: Words) -> Draft:
    words = frozenset(i for first, last in quoted.pieces for i in range(first, last))
    return Draft("verb.quote", cue, "verb", source, words, None, takes_quotes=True, speech=True)


def _led_up_to(scene: Scene, quoted: Quoted) -> tuple[Words, Words] | None:
    """A line of its own, verb before speaker: "Stated Colonel Stone:"."""
    doc, colon = scene.doc, before_mark(scene.doc, quoted.first)
    while colon > 0 and doc[colon].is_space:
        colon -= 1
    if colon < 2 or doc[colon].text != ":":
        return None
    start = doc[colon].sent.start
    nouns = [i for i in range(start + 1, colon) if doc[i].pos_ in _NOMINAL]
    if not may_speak(doc[start]) or not nouns or not all(doc[i].pos_ in _RUN for i in range(start + 1, colon)):
        return None
    return Words(start, start + 1, start), Words(start + 1, colon, nouns[-1])


def _turned(doc: Doc, close: int) -> tuple[Words, Words] | None:
    """Verb before speaker: "'…,' tweeted governor Hamad in the morning"."""
    if not (may_speak(doc[close]) or doc[close].lower_ == "read" or _says(doc[close])):
        return None
    last = close + 1
    while last < len(doc) and (doc[last].pos_ in _RUN or doc[last].lower_ == "of") and last - close < _LONGEST:
        last += 1
    heads = [i for i in range(close + 1, last) if doc[i].pos_ in _NOMINAL]
    if not heads or doc[close + 1].pos_ not in _OPENS or doc[last - 1].pos_ not in _NOMINAL:
        return None
    return Words(close, close + 1, close), Words(close + 1, last, _head(doc, close + 1, heads))


def _straight(doc: Doc, close: int) -> tuple[Words, Words] | None:
    """Speaker before verb: "'…,' a voice in the film states"."""
    if doc[close].pos_ not in _OPENS:
        return None
    for at in range(close + 1, min(close + _LONGEST, len(doc) - 1)):
        token = doc[at]
        if token.tag_ in _FINITE or token.text in _STOPS or token.is_quote:
            return None
        if doc[at + 1].text in _STOPS and may_speak(token) and token.tag_ not in {"VBN", "VBG"}:
            heads = [i for i in range(close, at) if doc[i].pos_ in _NOMINAL]
            return (Words(at, at + 1, at), Words(close, at, _head(doc, close, heads))) if heads else None
    return None


def _head(doc: Doc, first: int, nouns: list[int]) -> int:
    """The last noun before the first preposition."""
    stop = next((i for i in range(first, nouns[-1]) if doc[i].pos_ == "ADP"), nouns[-1] + 1)
    before = [i for i in nouns if i < stop]
    return before[-1] if before else nouns[0]


def _says(token: Token) -> bool:
    """Whether a verb that no lexicon knows follows the mark at once ("'…,' exhorted their leader")."""
    finite = token.is_alpha and token.tag_ in {"VBD", "VBZ"} and token.pos_ == "VERB"
    return finite and not (token.is_stop or token.lemma_ in _MOVING)


def may_speak(token: Token) -> bool:
    """Whether a word is a form of a verb that brings on quotations, whatever it is tagged as."""
    word = token.lower_
    stems = {token.lemma_.lower(), *(word[: -len(end)] + put for end, put in _ENDINGS if word.endswith(end))} - {word}
    return any((entry := verbs().get(stem)) is not None and entry.speech and "quote" in entry.frames for stem in stems)
