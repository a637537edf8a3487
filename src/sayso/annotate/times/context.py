"""What stands around a time expression: tense, and the words that open or bound its interval."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict

from sayso.annotate.times.atoms import Atom
from sayso.annotate.times.vantage import Tense
from sayso.lexicon import entries

Kind = Literal["since", "until", "before", "after", "from", "between", "for", "perfect", "future", "bound", "past"]
_REACH = 14
"""Atoms that are looked at before an expression for its tense; on half of TimeBank's documents 10–20
score the same."""
_STOPS = frozenset(".!?;\n")
_SHORTEST_PAST = 5  # letters of a word in -ed that is taken for a verb: "ended", not "red"


class Cue(BaseModel):
    """One line of `cues.yaml`."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    kind: Kind
    words: tuple[str, ...]
    example: str


@dataclass(frozen=True, slots=True)
class Lead:
    """The cue before an expression, and the atom where it begins (the expression's first where there is none)."""

    kind: Kind | None
    atom: int


@cache
def _cues() -> dict[str, Kind]:
    return {word: cue.kind for cue in entries("sayso.annotate.times", "cues.yaml", Cue) for word in cue.words}


def lead(atoms: list[Atom], first: int) -> Lead:
    """The cue of openness right before atom `first`."""
    kind = _cues().get(atoms[first - 1].text) if first else None
    if kind in {"since", "until", "before", "after", "from", "between", "for"}:
        return Lead(kind, first - 1)
    return Lead(None, first)


def tense(atoms: list[Atom], first: int, last: int) -> Tense:
    """The tense of the nearest verb cue before atom `first`, else of the nearest after `last`, in the same sentence."""
    cues = _cues()
    for at in range(first - 1, max(-1, first - 1 - _REACH), -1):
        if atoms[at].text in _STOPS:
            break
        found = _tense(atoms, at, cues)
        if found:
            return found
    for at in range(last, min(len(atoms), last + _REACH)):
        if atoms[at].text in _STOPS:
            break
        found = _tense(atoms, at, cues)
        if found:
            return found
    return None


def _tense(atoms: list[Atom], at: int, cues: dict[str, Kind]) -> Tense:
    word = atoms[at].text
    kind = cues.get(word)
    if kind == "past":
        return "past"
    if kind == "future":
        return "future"
    if kind == "bound" and at + 1 < len(atoms) and atoms[at + 1].text == "to":
        return "future"
    if word == "be" and at and atoms[at - 1].text == "to":
        return "future"
    return "past" if word.endswith("ed") and len(word) >= _SHORTEST_PAST else None


def perfect(atoms: list[Atom], first: int) -> bool:
    """Whether the clause before atom `first` is in the present perfect: what it tells goes on to this day."""
    cues = _cues()
    for at in range(first - 1, max(-1, first - 1 - _REACH), -1):
        if atoms[at].text in _STOPS:
            return False
        if cues.get(atoms[at].text) == "perfect":
            return True
        if atoms[at].text in {"had", "was", "were"}:
            return False
    return False
