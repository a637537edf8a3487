"""Lines that tell which class or label of a data set an event of Sayso's is, kept as data beside each bench."""

import re
from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from sayso.schema.event import Event
from sayso.schema.vocabulary import ParticipantKind, Polarity, Role, Stage, TollKind

_HARMED: frozenset[Role] = frozenset(("target", "victim"))


class EventLine(BaseModel):
    """An event fits when it fits every field that is given; of a field with several values, one is enough.

    `types` are keys of the codebook, or whole families of it ("law"). `actors` and `harmed` (targets and victims) are
    kinds of participants; `nobody` stands for an event of which none is told. `tolls` are kinds of figures that are not
    said to be zero. `words` stand in the event's trigger, in lower case and as whole words. The bench's own test runs
    every `example`.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    label: str
    types: tuple[str, ...] = ()
    actors: tuple[ParticipantKind | Literal["nobody"], ...] = ()
    harmed: tuple[ParticipantKind | Literal["nobody"], ...] = ()
    tolls: tuple[TollKind, ...] = ()
    words: tuple[str, ...] = ()
    stages: tuple[Stage, ...] = ()
    polarity: Polarity | None = None
    example: str = Field(min_length=1)


def fits(line: EventLine, event: Event, text: str) -> bool:
    """Whether `event`, of the report whose text is `text`, is as `line` says."""
    return (
        (not line.types or event.type in line.types or event.type.partition(".")[0] in line.types)
        and (not line.stages or event.stage in line.stages)
        and line.polarity in {None, event.polarity}
        and _among(line.actors, event, frozenset(("actor",)))
        and _among(line.harmed, event, _HARMED)
        and (not line.tolls or any(toll.kind in line.tolls and toll.high != 0 for toll in event.tolls))
        and (not line.words or _holds(line.words).search(event.trigger.of(text).casefold()) is not None)
    )


def _among(kinds: tuple[str, ...], event: Event, roles: frozenset[Role]) -> bool:
    held = {each.kind for each in event.participants if each.role in roles}
    return not kinds or not held.isdisjoint(kinds) or (not held and "nobody" in kinds)


@cache
def _holds(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b")
