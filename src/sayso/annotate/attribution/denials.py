"""What a denial denies: "a charge the group rejects", "the army denied it", told just before."""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from sayso.annotate.attribution.content import spans
from sayso.annotate.attribution.draft import Draft
from sayso.annotate.attribution.lexicon import noun_cue

_POINTING = frozenset(("it", "this", "that", "them", "these", "those", "such", "which"))


def resolved(doc: Doc, drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The drafts; one that denies a claim only pointed to has the content of the statement before it.

    The statement must stand in the same sentence or the one before; else the words that point are kept.
    """
    found = []
    for number, draft in enumerate(drafts):
        if draft.denial and draft.cue and _points(doc, draft):
            before = _statement_before(doc, drafts, number)
            if before is not None:
                found.append(replace(draft, about=spans(doc, before.content)))
                continue
        found.append(draft)
    return tuple(found)


def _points(doc: Doc, draft: Draft) -> bool:
    """Whether the content is a pronoun, or a noun such as "charge" that does not itself say of what."""
    if not draft.content:
        return False
    root = doc[draft.root] if draft.root is not None else doc[min(draft.content)]
    if root.lower_ in _POINTING:
        return True
    bare = not any(
        child.dep_ in {"acl", "relcl", "prep", "ccomp"} and child.i in draft.content for child in root.children
    )
    return noun_cue(root) is not None and bare


def _statement_before(doc: Doc, drafts: Sequence[Draft], number: int) -> Draft | None:
    cue = drafts[number].cue
    if cue is None:
        return None
    here = doc[cue.head].sent
    earliest = doc[here.start - 1].sent.start if here.start else 0
    before = [
        other
        for n, other in enumerate(drafts)
        if n != number
        and other.cue
        and other.content
        and earliest <= other.cue.head < cue.head
        and not other.about
        and cue.head not in other.content
    ]
    return max(before, key=lambda other: other.cue.head if other.cue else 0, default=None)
