"""How sure an attribution is: the share of those found with like evidence that are right, as a probability.

A logistic regression over what found it, fitted on PolNeAR's documents held out of the encoder's training
(`python -m sayso.train.confidence`), after Platt (1999), *Probabilistic Outputs for Support Vector Machines*.
"""

import math
from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel, ConfigDict

from sayso.lexicon import entries

_LEAST, _MOST = 0.02, 0.98
"""Bounds of the probabilities that are weighed: nothing here is surer, and a logit needs bounds."""
FEATURES = ("always", "prior", "seen", "unseen", "alone", "direct")


class Weight(BaseModel):
    """A line of `confidence.yaml`."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    feature: str
    weight: float
    example: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """What found an attribution: what its rule is worth, the encoder's probability of its cue (0: not seen).

    `alone` says that no rule has the cue, `direct` that the content is quoted.
    """

    prior: float
    seen: float
    alone: bool
    direct: bool


def features(evidence: Evidence) -> tuple[float, ...]:
    """The evidence in numbers, in the order of FEATURES."""
    return (
        1.0,
        0.0 if evidence.alone else _logit(evidence.prior),
        _logit(evidence.seen) if evidence.seen else 0.0,
        0.0 if evidence.seen else 1.0,
        1.0 if evidence.alone else 0.0,
        1.0 if evidence.direct else 0.0,
    )


def confidence(evidence: Evidence) -> float:
    """The probability that an attribution is right, to two decimals."""
    total = sum(weight * value for weight, value in zip(_weights(), features(evidence), strict=True))
    return round(1 / (1 + math.exp(-total)), 2)


@cache
def _weights() -> tuple[float, ...]:
    read = {line.feature: line.weight for line in entries("sayso.annotate.attribution", "confidence.yaml", Weight)}
    return tuple(read[name] for name in FEATURES)


def _logit(probability: float) -> float:
    bounded = min(_MOST, max(_LEAST, probability))
    return math.log(bounded / (1 - bounded))
