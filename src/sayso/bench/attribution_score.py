"""Scoring of attributions: source, cue and content as sets of words, and whole records one to one.

The measures are those that PARC 3.0 and PolNeAR are scored with: a span is the set of tokens that it touches,
punctuation apart; two spans match by half where their intersection is at least half of their union; a record is
linked where its content matches by half and its source and cue each share a token with the gold one's.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from sayso.bench.frame import prf

Role = Literal["source", "cue", "content"]
Form = Literal["direct", "mixed", "indirect"]
Rule = Callable[[frozenset[int], frozenset[int]], bool]
ROLES: tuple[Role, ...] = ("source", "cue", "content")
_TOKEN = re.compile(r"(\w+(?:['’]\w+)*)|[^\w\s]")
_OPENING, _CLOSING = '"“«', '"”»'
_MOUTH: tuple[Role, ...] = ("source", "cue")
_HALF = 0.5


@dataclass(frozen=True, slots=True)
class Marked:
    """One attribution: the pieces [s, e) of each role, none where the role has no words; how sure it is."""

    source: tuple[tuple[int, int], ...] = ()
    cue: tuple[tuple[int, int], ...] = ()
    content: tuple[tuple[int, int], ...] = ()
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Pair:
    """A document's text, its gold attributions, and those found."""

    text: str
    gold: tuple[Marked, ...]
    found: tuple[Marked, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """An attribution in tokens: for each role all of them, and those that are words."""

    marked: Marked
    tokens: dict[Role, frozenset[int]]
    words: dict[Role, frozenset[int]]
    form: Form


@dataclass(frozen=True, slots=True)
class Aligned:
    """A document's records, and the linked ones as pairs of indices (gold, found)."""

    gold: tuple[Record, ...]
    found: tuple[Record, ...]
    linked: tuple[tuple[int, int], ...]


@dataclass(slots=True)
class Count:
    """Hits and totals of one measure, on either side."""

    hits_found: int = 0
    found: int = 0
    hits_gold: int = 0
    gold: int = 0

    def add(self, hits: int, found: int, gold: int) -> None:
        """Count one document whose hits are the same on either side."""
        self.hits_found += hits
        self.hits_gold += hits
        self.found += found
        self.gold += gold

    def figures(self) -> tuple[float, float, float]:
        """Precision, recall, F1."""
        return prf(self.hits_found, self.found, self.hits_gold, self.gold)


@dataclass(frozen=True, slots=True)
class Scores:
    """Counts over a set: whole records, all and by form; sources and cues exactly; contents by word and by half."""

    linked: Count = field(default_factory=Count)
    by_form: dict[Form, Count] = field(default_factory=lambda: {f: Count() for f in ("direct", "mixed", "indirect")})
    source_exact: Count = field(default_factory=Count)
    cue_exact: Count = field(default_factory=Count)
    content_token: Count = field(default_factory=Count)
    content_half: Count = field(default_factory=Count)


def align(pair: Pair) -> Aligned:
    """The records of a document, and which of them are linked."""
    tokens = [(m.start(), m.end(), m.group(1) is not None) for m in _TOKEN.finditer(pair.text)]
    at = _owners(pair.text, tokens)
    quoted = quoted_mask(pair.text)
    sides = [tuple(_record(m, at, tokens, quoted) for m in side) for side in (pair.gold, pair.found)]
    gold, found = (tuple(record for record in side if record.words["content"]) for side in sides)
    matched = best([r.words["content"] for r in gold], [r.words["content"] for r in found], half)
    linked = tuple((g, f) for g, f in matched if all(_touch(gold[g].tokens[r], found[f].tokens[r]) for r in _MOUTH))
    return Aligned(sides[0], sides[1], tuple((sides[0].index(gold[g]), sides[1].index(found[f])) for g, f in linked))


def score(pairs: Iterable[Pair]) -> Scores:
    """The counts over documents."""
    scores = Scores()
    for pair in pairs:
        add(scores, align(pair))
    return scores


def add(scores: Scores, aligned: Aligned) -> None:
    """Count one document's records."""
    gold, found, linked = aligned.gold, aligned.found, aligned.linked
    told = [sum(bool(r.words["content"]) for r in side) for side in (found, gold)]
    scores.linked.add(len(linked), *told)
    for form, count in scores.by_form.items():
        count.hits_gold += sum(gold[g].form == form for g, _ in linked)
        count.hits_found += sum(found[f].form == form for _, f in linked)
        count.gold += sum(r.form == form and bool(r.words["content"]) for r in gold)
        count.found += sum(r.form == form and bool(r.words["content"]) for r in found)
    roles: tuple[tuple[Count, Role, Rule], ...] = (
        (scores.source_exact, "source", equal),
        (scores.cue_exact, "cue", equal),
        (scores.content_half, "content", half),
    )
    for count, role, rule in roles:
        sides = [[r.words[role] for r in side if r.words[role]] for side in (gold, found)]
        count.add(len(best(sides[0], sides[1], rule)), len(sides[1]), len(sides[0]))
    words = [frozenset[int]().union(*(r.words["content"] for r in side)) for side in (gold, found)]
    scores.content_token.add(len(words[0] & words[1]), len(words[1]), len(words[0]))


def half(one: frozenset[int], other: frozenset[int]) -> bool:
    """Whether the two share at least half of what they hold together."""
    return overlap(one, other) >= _HALF


def equal(one: frozenset[int], other: frozenset[int]) -> bool:
    """Whether the two are the same."""
    return one == other


def overlap(one: frozenset[int], other: frozenset[int]) -> float:
    """Intersection over union."""
    union = len(one | other)
    return len(one & other) / union if union else 0.0


def best(
    gold: Sequence[frozenset[int]],
    found: Sequence[frozenset[int]],
    rule: Rule,
) -> list[tuple[int, int]]:
    """One-to-one pairs (gold, found) that `rule` allows, the best overlap first; ties by order."""
    holding = defaultdict(set)
    for g, tokens in enumerate(gold):
        for token in tokens:
            holding[token].add(g)
    pairs = sorted(
        (-overlap(gold[g], tokens), g, f)
        for f, tokens in enumerate(found)
        for g in {g for token in tokens for g in holding.get(token, ())}
        if rule(gold[g], tokens)
    )
    taken_gold: set[int] = set()
    taken_found: set[int] = set()
    chosen = []
    for _, g, f in pairs:
        if g not in taken_gold and f not in taken_found:
            taken_gold.add(g)
            taken_found.add(f)
            chosen.append((g, f))
    return chosen


def quoted_mask(text: str) -> bytearray:
    """1 for every code point inside double quotation marks; a mark left open closes with its paragraph."""
    mask = bytearray(len(text))
    opened: int | None = None
    for at, char in enumerate(text):
        if opened is None:
            if char in _OPENING:
                opened = at
        elif char == "\n" or char in _CLOSING:
            end = at if char == "\n" else at + 1
            mask[opened:end] = b"\x01" * (end - opened)
            opened = None
    return mask


def _owners(text: str, tokens: Sequence[tuple[int, int, bool]]) -> list[int]:
    at = [-1] * len(text)
    for index, (start, end, _) in enumerate(tokens):
        at[start:end] = [index] * (end - start)
    return at


def _record(marked: Marked, at: list[int], tokens: Sequence[tuple[int, int, bool]], quoted: bytearray) -> Record:
    held: dict[Role, frozenset[int]] = {}
    words: dict[Role, frozenset[int]] = {}
    for role in ROLES:
        pieces: tuple[tuple[int, int], ...] = getattr(marked, role)
        held[role] = frozenset(i for start, end in pieces for i in at[max(0, start) : end] if i >= 0)
        words[role] = frozenset(i for i in held[role] if tokens[i][2])
    inside = sum(quoted[tokens[i][0]] for i in words["content"])
    form: Form = "indirect" if not inside else "direct" if inside == len(words["content"]) else "mixed"
    return Record(marked, held, words, form)


def _touch(one: frozenset[int], other: frozenset[int]) -> bool:
    return bool(one & other) or not (one or other)
