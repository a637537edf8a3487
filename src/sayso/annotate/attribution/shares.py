"""Two sources of one sentence, each after its own clause: "Four died, according to A, while …, B said"."""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from sayso.annotate.attribution.draft import Draft

_PARTING = frozenset(("while", "whereas", "but", "although", "though"))


def shared(doc: Doc, drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The drafts; where a set phrase ends the first of two clauses, neither source has the other's."""
    found = list(drafts)
    for number, first in enumerate(found):
        parting = _parting(doc, first)
        if parting is None or first.cue is None:
            continue
        for other, second in enumerate(found):
            if second.cue is not None and second.cue.head > parting and first.cue.head in second.content:
                found[other] = replace(second, content=frozenset(i for i in second.content if i > parting))
                before = frozenset(i for i in first.content if i < parting)
                found[number] = replace(first, content=before)
    return tuple(found)


def _parting(doc: Doc, draft: Draft) -> int | None:
    """The conjunction after a set phrase and its source, where a clause stands before them."""
    if draft.rule != "phrase" or draft.source is None or draft.cue is None:
        return None
    after = draft.source.last
    if after + 1 >= len(doc) or doc[after].text != "," or doc[after + 1].lower_ not in _PARTING:
        return None
    return after + 1 if any(i < draft.cue.first for i in draft.content) else None
