"""Two sources of one sentence, each with its own clause: "Four died, according to A, while B said that …"."""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from sayso.annotate.attribution.clause import subjects_of
from sayso.annotate.attribution.draft import Draft

_PARTING = frozenset(("while", "whereas", "but", "although", "though"))
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_TIED = frozenset(("that", "whether", "how", "why", "if"))


def shared(doc: Doc, drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The drafts; where one source's clause ends before another's begins, neither has the other's."""
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
    return tuple(_without_answers(doc, draft, found) for draft in found)


def _without_answers(doc: Doc, draft: Draft, drafts: Sequence[Draft]) -> Draft:
    ends = [at for other in drafts if (at := _answers(doc, draft, other)) is not None]
    return replace(draft, content=frozenset(i for i in draft.content if i < min(ends))) if ends else draft


def _parting(doc: Doc, draft: Draft) -> int | None:
    """The conjunction after a set phrase and its source, where a clause stands before them."""
    if draft.rule != "phrase" or draft.source is None or draft.cue is None:
        return None
    after = draft.source.last
    if after + 1 >= len(doc) or doc[after].text != "," or doc[after + 1].lower_ not in _PARTING:
        return None
    return after + 1 if any(i < draft.cue.first for i in draft.content) else None


def _answers(doc: Doc, first: Draft, second: Draft) -> int | None:
    """The comma before "while" or "but" where another source's own clause begins inside a content; else None."""
    cue, other = first.cue, second.cue
    if cue is None or other is None or second.source is None or other.head not in first.content or first.quotes:
        return None
    verb = doc[other.head]
    clause = verb.left_edge
    opening = _conjunction(doc, clause)
    if opening is None or opening - 1 not in first.content or opening <= cue.last or doc[opening - 1].text != ",":
        return None
    if verb.dep_ not in {"advcl", "conj"} or not subjects_of(verb) or not _is_other(first, second):
        return None
    told = [i for i in first.content if i < opening - 1]
    return opening - 1 if any(doc[i].tag_ in _FINITE or doc[i].pos_ == "VERB" for i in told) else None


def _conjunction(doc: Doc, opening: Token) -> int | None:
    """Where "while" or "but" stands: first in its clause, or right before it, and without a "that"."""
    at = opening.i if opening.lower_ in _PARTING else opening.i - 1
    if at <= 0 or doc[at].lower_ not in _PARTING or doc[at + 1].lower_ in _TIED:
        return None
    return at


def _is_other(first: Draft, second: Draft) -> bool:
    """Whether the second source stands inside the first one's content, and speaks on a level with it."""
    source = second.source
    return source is not None and source.first in first.content and second.type == "verb" and second.speech
