"""Glimpsed: deeds that are named, though no event can be made of them ("Clashes after funeral")."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from sayso.annotate.events.candidates import Index, Line
from sayso.annotate.events.reading import Reading, Stretch
from sayso.annotate.events.telling import telling
from sayso.schema.span import Span

HEADINGS = frozenset(("headline", "subheading", "standfirst", "caption"))
_SPORT = "@sport_or_trade"
_SURE = 0.6
"""Score from which a line for a verb tells of a deed in running text whatever the slots that its words stand in."""
_NAMES = frozenset(("PERSON", "WORK_OF_ART", "LAW"))


def glimpsed(
    reading: Reading, lines: Index, sentences: Iterable[Stretch], taken: frozenset[int] = frozenset()
) -> Iterator[Span]:
    """The words that a line of the codebook has, where what it asks for stands in the sentence at all; telling words.

    `taken` is where the triggers of events start: those are known for deeds already.

    The parser reads headings too badly for a line's slots; whether they tell of a deed can be seen by their words.
    In running text lines for verbs alone are read so.
    """
    for sentence in sentences:
        if _SPORT in sentence.holds:
            continue
        heading = sentence.kind in HEADINGS
        if not heading:
            yield from telling(reading, sentence)
        holds: frozenset[str] | None = None
        for at in range(sentence.first, sentence.last):
            found = lines.get(reading.lemmas[at]) or lines.get(reading.lowers[at])
            if not found or reading.starts[at] in taken:
                continue
            token = reading.doc[at]
            if token.ent_type_ in _NAMES:
                continue
            counted = [line for line in found if heading or _is_sure(line, token)]
            if not counted:
                continue
            holds = holds or _held(reading, sentence)
            if any(_is_there(line, holds) for line in counted):
                yield reading.span(at, at + 1)


def _is_sure(line: Line, token: Token) -> bool:
    """Whether a line counts in running text, where many words stand beside each other by chance."""
    return line.trigger.score >= _SURE and line.trigger.pos == "verb" and token.pos_ == "VERB" and token.dep_ != "amod"


def _held(reading: Reading, sentence: Stretch) -> frozenset[str]:
    """What a heading holds: its words and lemmas, their classes, and what its people and counted things are."""
    held = set(sentence.holds)
    for at in range(sentence.first, sentence.last):
        held |= reading.traits(reading.doc[at])
    return frozenset(held)


def _is_there(line: Line, holds: frozenset[str]) -> bool:
    """Whether a line's words, and one of each kind of what must stand with them, are among those of a heading."""
    trigger = line.trigger
    if not holds.issuperset(line.words) or not holds.isdisjoint(trigger.unless):
        return False
    wanted = (trigger.subject, trigger.object, trigger.complement, trigger.nearby)
    return all(not each or not holds.isdisjoint(each) for each in wanted)
