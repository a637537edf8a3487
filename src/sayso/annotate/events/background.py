"""Background: what is only told as what came before, or as how things are, and has no place or time of its own."""

from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict
from spacy.tokens import Token

from sayso.annotate.events.draft import Draft
from sayso.annotate.events.reading import Reading
from sayso.lexicon import entries

_OBJECTS = frozenset(("dobj", "pobj"))


class BackgroundCue(BaseModel):
    """Words before or above a trigger that put it into the background."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    words: tuple[str, ...]
    at: Literal["preposition", "measure", "modifier", "itself", "object", "iteration"]
    example: str


def in_background(reading: Reading, draft: Draft) -> bool:
    """Whether the draft's trigger is told of as background. Verbs in a clause of "after" and "when" are not."""
    words = _words()
    token = reading.doc[draft.head]
    if token.pos_ == "VERB":
        return any(child.dep_ == "mark" and child.lower_ == "since" for child in token.children)
    if ("itself", reading.lemmas[draft.head]) in words:
        return True
    if token.dep_ in _OBJECTS and ("object", reading.lemmas[draft.head]) in words:
        return True
    if any(("modifier", child.lower_) in words for child in token.lefts if child.dep_ == "amod"):
        return True
    return _under(token, words)


def iterated(reading: Reading, draft: Draft) -> bool:
    """Whether the draft's clause sums up many happenings: "several times since 2020", "in recent years"."""
    token = reading.doc[draft.head]
    verb = token if token.pos_ == "VERB" else token.head
    words = f" {reading.doc[verb.left_edge.i : verb.right_edge.i + 1].text.casefold()}"
    return any(f" {word}" in words for at, word in _words() if at == "iteration")


@cache
def _words() -> frozenset[tuple[str, str]]:
    """The words of every cue, each with where it stands."""
    cues = entries("sayso.annotate.events", "background.yaml", BackgroundCue)
    return frozenset((line.at, word) for line in cues for word in line.words)


def _under(token: Token, words: frozenset[tuple[str, str]]) -> bool:
    above = token.head
    if token.dep_ == "nsubj" and any(child.lower_ == "since" for child in above.children):
        return True
    if token.dep_ != "pobj" or above.dep_ != "prep":
        return False
    if ("preposition", above.lower_) in words:
        return True
    return above.lower_ == "of" and ("measure", above.head.lemma_.lower()) in words


def kept(reading: Reading, draft: Draft) -> bool:
    """Whether a background draft has a place, a time, a figure or a participant hurt of its own."""
    named = None if draft.place is None or draft.inherited_place else reading.places[draft.place].place
    own_place = named is not None and named.precision != "country"
    own_time = draft.time is not None and reading.times[draft.time].time.granularity in {
        "day", "part_of_day", "hour", "minute", "month", "year", "week",
    }  # fmt: skip
    return own_place or own_time or bool(draft.figures)
