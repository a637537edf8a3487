"""Footage and what it shows where the parse has lost its way: "Footage posted online shows …", "Cameras captured …".

The head of a sentence that is footage, with a participle or a phrase behind it, and then a verb of showing, is a tie
that the words alone give; a parser takes the participle for the main verb as often as not.
"""

from functools import cache

from spacy.tokens import Doc, Token

from sayso.annotate.attribution.draft import Draft, Words
from sayso.annotate.attribution.lexicon import verbs
from sayso.annotate.attribution.sources import is_evidence

_BEFORE = frozenset(("DET", "ADJ", "NOUN", "PROPN", "NUM", "VERB", "ADP", "ADV"))
_FINITE = frozenset(("VBZ", "VBP", "MD"))
_NO_OBJECT = frozenset(("VBZ", "VBP", "VBD", "MD", "IN", ",", ".", "CC"))
_SEEMING = frozenset(("appear", "appears", "appeared", "seem", "seems", "seemed", "purport", "purports", "purported"))
_BREAKS = frozenset((";", ":", "and", "but", "or", "while", "although", "though", "because", "as"))
_LONGEST_LEAD = 4  # tokens of the sentence before the footage
_LONGEST_REACH = 16  # tokens from the footage to its verb


def exhibit_draft(doc: Doc, token: Token) -> Draft | None:
    """The draft of a verb of showing with footage at the head of its sentence; None where there is none."""
    if token.lower_ not in _forms() or token.i + 1 >= token.sent.end or _lacks_object(doc[token.i + 1]):
        return None
    last = token.i
    seems = last > 1 and doc[last - 1].lower_ == "to" and doc[last - 2].lower_ in _SEEMING
    last = last - 2 if seems else last
    head = _footage(doc, token.sent.start, last)
    if head is None or not all(_goes_on(other, head) for other in doc[head.i + 1 : last]):
        return None
    source = Words(token.sent.start, last - (doc[last - 1].text == ","), head.i)
    content = frozenset(range(token.i + 1, _end(doc, token)))
    cue = Words(token.i, token.i + 1, token.i)
    return Draft("verb.exhibit", cue, "verb", source, content, token.i + 1) if content else None


def _lacks_object(after: Token) -> bool:
    """Whether what follows leaves a verb without an object: it is then a noun ("film shows are popular")."""
    return after.tag_ in _NO_OBJECT and after.lower_ != "that"


@cache
def _forms() -> frozenset[str]:
    """The finite forms of the verbs of showing, as they are spelled; "show" itself with them."""
    shows = [v.lemma for v in verbs().values() if v.subject == "evidence" and v.frames & {"np", "clause"}]
    stems = {lemma: lemma.removesuffix("e") for lemma in shows}
    return frozenset(form for lemma, stem in stems.items() for form in (lemma, f"{lemma}s", f"{stem}ed"))


def _footage(doc: Doc, first: int, last: int) -> Token | None:
    """The footage that opens a sentence, with what is said of it before its noun."""
    for token in doc[first : min(first + _LONGEST_LEAD, last)]:
        if token.pos_ in {"NOUN", "PROPN"} and is_evidence(token):
            after = doc[token.i + 1]
            compound = after.i < last and after.pos_ == "NOUN" and is_evidence(after)
            return after if compound else token
        if token.pos_ not in _BEFORE:
            return None
    return None


def _goes_on(token: Token, head: Token) -> bool:
    """Whether a token may stand between the footage and its verb: no clause of its own, unless a participle's."""
    if token.i - head.i > _LONGEST_REACH or token.lower_ in _BREAKS or token.tag_ in {"WDT", "WP", "PRP"}:
        return False
    if token.tag_ in {"VBD", "VBN", "VBG"}:
        before = token.nbor(-1)
        return before == head or before.text == "," or before.tag_ in {"RB", "IN", "CD"} or token.dep_ == "amod"
    return token.tag_ not in _FINITE


def _end(doc: Doc, token: Token) -> int:
    """Where what is shown ends: at the end of the sentence, or before another clause behind a comma."""
    for other in doc[token.i + 1 : token.sent.end - 1]:
        if other.text == ";" or (other.text == "," and doc[other.i + 1].lower_ in _BREAKS | {"which", "who"}):
            return other.i
    return token.sent.end
