"""Parts of a toll: "including two children", "among them a nurse", "four of them women"."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from enum import Enum

from sayso.annotate.figures.harm import Found, of
from sayso.annotate.figures.lexicon import Frame
from sayso.annotate.figures.phrase import Phrase
from sayso.schema.annotations import Figure

_LEADS = (("including",), ("among", "them"), ("among", "whom"))
_FURTHER = re.compile(r"(?:another|(?:a )?further|(?:an )?additional) |\bmore\b(?! than)", re.IGNORECASE)
FURTHER = "further"
"""The group of those who come on top of a figure told before: never the whole."""
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


def with_further(figures: Iterable[Figure], text: str) -> Iterator[Figure]:
    """The figures, in text order; those that add to one of their kind told before ("two more bodies") as a part."""
    told = set()
    for figure in figures:
        toll = figure.toll
        kind = (toll.kind, toll.unit)
        words = text[max(0, toll.span.start - len("additional ")) : toll.span.end]
        adds = toll.group is None and kind in told and _FURTHER.search(words) is not None
        yield replace(figure, toll=toll.model_copy(update={"group": FURTHER})) if adds else figure
        told.add(kind)
