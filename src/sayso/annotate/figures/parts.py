"""Parts of a toll: "including two children", "among them a nurse", "four of them women"."""

from enum import Enum

from sayso.annotate.figures.harm import Found, of
from sayso.annotate.figures.lexicon import Frame
from sayso.annotate.figures.phrase import Phrase

_LEADS = (("including",), ("among", "them"), ("among", "whom"))
_KINDS: frozenset[Frame] = frozenset(("noun", "state"))


class Part(Enum):
    """How a number phrase is a part: of the figure before it in the sentence, or of a set that it names itself."""

    OF_BEFORE = "of before"


def part_of(held: Phrase) -> Part | None:
    """Whether a number phrase counts a part of the figure before it."""
    if held.among and held.noun is not None:
        return Part.OF_BEFORE
    doc = held.hangs.doc
    for lead in _LEADS:
        start = held.first - len(lead)
        if start >= 0 and tuple(token.lower_ for token in doc[start : held.first]) == lead:
            return Part.OF_BEFORE
    # "including a nurse and two children": the second of a pair.
    head = held.hangs
    while head.dep_ == "conj" and head.head.i < head.i:
        head = head.head
    if head.i != held.hangs.i and head.dep_ == "pobj" and head.head.lower_ in {"including", "among"}:
        return Part.OF_BEFORE
    return None


def among_the_harmed(held: Phrase, sentence: tuple[int, int]) -> Found | None:
    """The harm of "among the dead were two children", "two children were among the wounded"."""
    doc, verb = held.hangs.doc, held.hangs.head
    if held.hangs.dep_ not in {"nsubj", "attr"} or verb.lemma_ != "be":
        return None
    for at in range(sentence[0], sentence[1] - 2):
        if doc[at].lower_ == "among" and doc[at + 1].lower_ == "the" and doc[at].head.i in {verb.i, held.hangs.i}:
            entry = of(doc[at + 2], _KINDS)
            return Found(doc[at + 2], entry, part=True) if entry else None
    return None
