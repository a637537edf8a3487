"""Tolls: which of the report's figures are an event's own."""

from collections.abc import Sequence
from dataclasses import replace

from sayso.annotate.events.draft import Draft
from sayso.annotate.events.reading import Reading
from sayso.schema.vocabulary import TollKind

_HURTING = ("battle", "remote", "civilian", "unrest", "people.casualties", "other", "damage", "force.offensive")
_KINDS: dict[TollKind, tuple[str, ...]] = {
    "killed": (*_HURTING, "people.suicide"),
    "wounded": _HURTING,
    "missing": ("battle", "remote", "civilian", "people", "other"),
    "captured": ("law.arrest", "civilian.abduction", "force.surrender", "talks.prisoner_exchange", "battle", "unrest"),
    "displaced": ("people.displacement", "civilian.deportation", "battle", "remote", "civilian", "other"),
    "damaged": ("damage", "remote", "battle", "civilian", "unrest", "other", "force.disrupted"),
}  # fmt: skip


def counted(reading: Reading, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with their figures: by shared words, else by nearness."""
    held: dict[int, list[int]] = {}
    for index, figure in enumerate(reading.figures):
        near = [
            (number, draft)
            for number, draft in enumerate(drafts)
            if 0 <= figure.sentence - draft.sentence <= 1 and _can(draft, figure.toll.kind)
        ]
        same = [pair for pair in near if pair[1].sentence == figure.sentence]
        near = same or [pair for pair in near if pair[1].deed and not _tells_otherwise(drafts, figure.sentence)]
        if near:
            start = figure.head.start
            number, _ = min(near, key=lambda pair: _farness(reading, pair[1], start, figure.toll.span.start))
            held.setdefault(number, []).append(index)
    return [
        replace(draft, figures=tuple(held[number])) if number in held else draft for number, draft in enumerate(drafts)
    ]


def _can(draft: Draft, kind: TollKind) -> bool:
    return any(each in {draft.type, draft.family} for each in _KINDS[kind])


def _tells_otherwise(drafts: Sequence[Draft], sentence: int) -> bool:
    """Whether the figure's own sentence tells of another deed."""
    return any(draft.sentence == sentence and draft.deed for draft in drafts)


def _farness(reading: Reading, draft: Draft, head: int, start: int) -> tuple[int, int]:
    """Shared words first, then the distance in code points."""
    doc = reading.doc
    trigger = [doc[at].idx for at in draft.candidate.tokens]
    shares = head in trigger or any(each.span.start <= start < each.span.end for each in draft.participants)
    return (0 if shares else 1, min(abs(at - start) for at in trigger))
