"""Glimpsed: deeds that a heading names in so few words that no event can be made of them ("Clashes after funeral")."""

from collections.abc import Iterable, Iterator

from sayso.annotate.events.candidates import Index, Line
from sayso.annotate.events.reading import Reading, Stretch
from sayso.schema.span import Span

HEADINGS = frozenset(("headline", "subheading", "standfirst", "caption"))
_SPORT = "@sport_or_trade"
_NAMES = frozenset(("PERSON", "WORK_OF_ART", "LAW"))


def glimpsed(reading: Reading, lines: Index, sentences: Iterable[Stretch]) -> Iterator[Span]:
    """The words of headings that a line of the codebook has, where what it asks for stands in the heading at all.

    The parser reads headings too badly for a line's slots; whether they tell of a deed can be seen by their words.
    """
    for sentence in sentences:
        if sentence.kind not in HEADINGS or _SPORT in sentence.holds:
            continue
        holds = _held(reading, sentence)
        for at in range(sentence.first, sentence.last):
            found = lines.get(reading.lemmas[at]) or lines.get(reading.lowers[at])
            if found and reading.doc[at].ent_type_ not in _NAMES and any(_is_there(line, holds) for line in found):
                yield reading.span(at, at + 1)


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
