"""Where the happening that one trigger tells of took place, by the words of its sentence alone."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel, ConfigDict
from spacy.tokens import Doc, Token

from sayso.annotate.events.scene import Name, features, names, of_sport
from sayso.annotate.layers import span_of, tokens_of
from sayso.lexicon import entries
from sayso.schema.span import Span

LEAST = -0.8
"""Log odds from which the best name is the place; on the 3,067 rows for developing, -1.2 costs .01 of F1, -0.2 .04."""
ALSO = 0.0
"""Log odds from which a second name is a place too; at 0.7, .01 of F1 less."""


class Weight(BaseModel):
    """What one feature counts, in log odds; `always` is the intercept."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    feature: str
    weight: float


@dataclass(frozen=True, slots=True)
class Ranked:
    """A name of the sentence, with the log odds that it is the place."""

    name: Name
    odds: float


def locate(doc: Doc, trigger: Span) -> tuple[Span, ...]:
    """The words of the places where the happening of `trigger` took place, in text order; none where none is told.

    `doc` is parsed; layers are not needed. Spans are code points of the text.
    """
    ranked = rank(doc, tokens_of(doc, trigger).root)
    best = max((each.odds for each in ranked), default=LEAST - 1)
    if best < LEAST:
        return ()
    kept = [each.name for each in ranked if each.odds == best or each.odds >= ALSO]
    return tuple(span_of(doc[name.first : name.last]) for name in kept)


def rank(
    doc: Doc,
    trigger: Token,
    extra: tuple[Name, ...] = (),
    bounds: tuple[int, int] | None = None,
    only: Collection[Name] | None = None,
) -> tuple[Ranked, ...]:
    """The names of the trigger's sentence in text order, each with its log odds.

    `extra` are names found by other means; they take the place of those they overlap. `bounds` are the sentence's
    tokens, where they are known: asking the document for them reads it from end to end. `only` are the names whose
    odds are wanted; all others are still their rivals.
    """
    first, last = bounds or (trigger.sent.start, trigger.sent.end)
    sport = of_sport(doc, first, last)
    own = [
        name
        for name in names(doc, first, last)
        if not any(name.first < other.last and other.first < name.last for other in extra)
    ]
    rivals = tuple(sorted((*own, *extra), key=lambda name: name.first))
    return tuple(
        Ranked(name, odds(features(doc, name, trigger, rivals, sport)))
        for name in rivals
        if not name.first <= trigger.i < name.last and (only is None or name in only)
    )


def odds(found: tuple[str, ...]) -> float:
    """The log odds that those features give."""
    weights = _weights()
    return weights["always"] + sum(weights.get(feature, 0.0) for feature in found)


@cache
def _weights() -> Mapping[str, float]:
    return {line.feature: line.weight for line in entries("sayso.annotate.events", "weights.yaml", Weight)}
