"""The gate: whether a report may tell of a coded happening, by its words alone and before any parsing.

The words are those of the codebook: its triggers, its armed groups and its weapons. Each distinct word of the report
counts once, by the weight that `gate.yaml` gives it, or the prior where that says nothing.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType

from pydantic import BaseModel, ConfigDict

from sayso.annotate.codebook import Codebook, Trigger, load
from sayso.annotate.codebook.inflection import inflected
from sayso.lexicon import entries
from sayso.schema.report import Report

ENOUGH = 0.75
"""Evidence from which a report passes. Chosen on halves held out from each other of the reports that `gate.yaml` names:
.75 gives recall .986 and .986, .95 .984 and .978, and passes over a twentieth more of local news."""
_PRIOR = 1.0
"""What a word counts that tells of a deed by itself and that the reports for calibrating did not have."""
_SURE = 0.8
"""Score from which a trigger line that asks for nothing around it tells of a deed by itself."""
_WORDLESS = frozenset(("talks", "word", "law", "other"))
_TELLING = (
    "missile", "rocket_or_shell", "drone", "explosive", "suicide_device", "grenade", "chemical", "armed_group",
    "unknown_gunmen",
)  # fmt: skip
_WORD = re.compile(r"[a-z][a-z-]+")


class Evidence(BaseModel):
    """What a word, or a pair of neighbours, counts."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    word: str
    weight: float


def passes(report: Report, codebook: Path | None = None) -> bool:
    """Whether the coded blocks of `report` hold evidence enough to be read in full.

    The words of the user's own file of types, `codebook`, count as well.
    """
    return evident((block.span.of(report.text) for block in report.coded_blocks()), codebook)


def evident(texts: Iterable[str], codebook: Path | None = None) -> bool:
    """Whether the texts, taken as one report, hold evidence enough."""
    weights = _weights(load(codebook))
    seen: set[str] = set()
    total = 0.0
    for text in texts:
        words = _WORD.findall(text.lower())
        pairs = (f"{one} {two}" for one, two in pairwise(words))
        for each in {*words, *pairs}:
            if each in weights and each not in seen:
                seen.add(each)
                total += weights[each]
        if total >= ENOUGH:
            return True
    return False


@cache
def _weights(book: Codebook) -> Mapping[str, float]:
    weights = dict.fromkeys(_telling(book), _PRIOR)
    known = {line.word: line.weight for line in entries("sayso.annotate", "gate.yaml", Evidence)}
    for word, weight in known.items():
        weights[word] = max(weight, weights[word]) if weight and word in weights else weight
    return MappingProxyType({word: weight for word, weight in weights.items() if weight})


def _telling(book: Codebook) -> Iterator[str]:
    """The words of the codebook that tell of a deed by themselves, in all their forms."""
    for kind in book.types:
        if kind.family not in _WORDLESS:
            for line in kind.triggers:
                if line.score >= _SURE and not (line.subject or line.object or line.nearby or line.complement):
                    yield from _forms(line)
    members = book.members()
    for name in _TELLING:
        for word in members[name]:
            if " " not in word:
                yield from inflected(word, "noun")


def _forms(line: Trigger) -> Iterator[str]:
    for phrase in line.words:
        *before, last = phrase.split()
        if not before:
            yield from inflected(last, line.pos)
        elif line.pos == "noun":
            yield from (f"{before[-1]} {form}" for form in inflected(last, "noun"))
