"""Detection: of the candidates of a sentence, those that fit their frames, one for each trigger, each with its type."""

from collections.abc import Iterable

from sayso.annotate.codebook import Codebook
from sayso.annotate.events.candidates import Candidate, Index, candidates
from sayso.annotate.events.draft import Draft
from sayso.annotate.events.fit import fits, ruling_slots, slots_of
from sayso.annotate.events.kinds_of_deed import decided
from sayso.annotate.events.reading import Reading, Stretch
from sayso.annotate.events.rementions import is_vague, may_mean
from sayso.annotate.events.roles import participants
from sayso.annotate.events.syntax import Slots
from sayso.schema.event import Participant

_PER_WORD = 0.15
_PER_CONDITION = 0.03
_PARTICLES = frozenset(("on", "at", "upon", "into"))
_ASKS = "?"
_MET = "unrest.protest_met_with_force"
"""A protest that is broken up is one happening with its breaking up."""


def detected(reading: Reading, sentence: Stretch, book: Codebook, lines: Index) -> list[Draft]:
    """The drafts of one sentence, in order of their triggers. A question tells of nothing (codebook, rule 6)."""
    if sentence.last > sentence.first and reading.doc[sentence.last - 1].text == _ASKS:
        return []
    best: dict[int, tuple[float, Candidate, Slots]] = {}
    filled: dict[tuple[int, tuple[int, ...], str, bool], Slots] = {}
    for candidate in candidates(reading, sentence, lines):
        weight = _weight(candidate)
        if candidate.head in best and best[candidate.head][0] >= weight:
            continue
        alike = ruling_slots(candidate)
        slots = filled.get(alike) or filled.setdefault(alike, slots_of(reading, candidate))
        if fits(reading, candidate, slots):
            best[candidate.head] = (weight, candidate, slots)
    found = [
        _draft(reading, book, candidate, slots)
        for head, (_, candidate, slots) in sorted(best.items())
        if not _inside_another(head, [other for _, other, _ in best.values()])
    ]
    met = {token.i for draft in found if draft.type == _MET for token in draft.slots.object}
    return [draft for draft in found if draft.type != "unrest.protest" or draft.head not in met]


def _weight(candidate: Candidate) -> float:
    """How much speaks for a line: its own score, its length, and what it asks for."""
    line = candidate.line.trigger
    asked = sum(bool(each) for each in (line.subject, line.object, line.complement, line.nearby))
    return line.score + _PER_WORD * (len(candidate.tokens) - 1) + _PER_CONDITION * asked


def _inside_another(head: int, others: list[Candidate]) -> bool:
    """Whether a trigger's head is only a part of a longer trigger: "fire" of "opened fire"."""
    return any(head in other.tokens and head != other.head for other in others)


def _draft(reading: Reading, book: Codebook, candidate: Candidate, slots: Slots) -> Draft:
    held = participants(reading, candidate, slots)
    key = decided(reading, book, candidate, held)
    word = candidate.line.words[candidate.line.head]
    return Draft(
        candidate=candidate,
        slots=slots,
        type=key,
        participants=held,
        score=candidate.line.trigger.score,
        vague=not _armed_with(reading, candidate, held) and _is_vague(candidate, word, key),
    )


def _armed_with(reading: Reading, candidate: Candidate, held: Iterable[Participant]) -> bool:
    """Whether a weapon is told beside the trigger's own word."""
    at = reading.doc[candidate.head].idx
    return any(each.role == "weapon" and not each.span.start <= at < each.span.end for each in held)


def _is_vague(candidate: Candidate, word: str, key: str) -> bool:
    """Whether the trigger is one violent word that might mean other types, and no weapon has decided it."""
    words = candidate.line.words
    if (len(words) > 1 and words[-1] not in _PARTICLES) or key.partition(".")[0] not in {
        "battle",
        "remote",
        "civilian",
    }:
        return False
    return key == candidate.line.type and is_vague(word) and may_mean(word, key)
