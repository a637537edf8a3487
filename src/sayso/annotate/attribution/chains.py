"""Chains: a statement inside the content of another comes through both mouths."""

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.annotate.attribution.draft import Draft
from sayso.schema.span import Span


@dataclass(frozen=True, slots=True)
class Placed:
    """A draft with the exact words of its content and the indices of the drafts around it, outermost first."""

    draft: Draft
    content: tuple[Span, ...]
    around: tuple[int, ...]


def placed(drafts: Sequence[tuple[Draft, tuple[Span, ...]]]) -> tuple[Placed, ...]:
    """Each draft with the drafts whose content holds it."""
    sizes = [sum(end - start for start, end in content) for _, content in drafts]
    found = []
    for number, (draft, content) in enumerate(drafts):
        around = [
            other
            for other, (outer, held) in enumerate(drafts)
            if other != number
            and not outer.about
            and sizes[other] > sizes[number]
            and _inside(content, held)
            and _mouth_inside(draft, outer)
        ]
        found.append(Placed(draft, content, tuple(sorted(around, key=lambda other: -sizes[other]))))
    return tuple(found)


def _inside(content: tuple[Span, ...], held: tuple[Span, ...]) -> bool:
    return all(any(piece.covers(span) for piece in held) for span in content)


def _mouth_inside(draft: Draft, outer: Draft) -> bool:
    cue = draft.via[0].cue if draft.via else draft.cue
    return cue is not None and cue.head in outer.content
