"""MUC-4's scores: response templates mapped to key templates, their fills to fills, and what follows from it.

Chinchor, "MUC-4 Evaluation Metrics" (1992), and scoring-guidelines.v7. A fill is correct, partially correct (half),
incorrect, missing or spurious; possible = correct + partial + incorrect + missing, actual = correct + partial +
incorrect + spurious; recall and precision are (correct + partial / 2) over these. What the official scorer asked a
person (synonymous strings, distributed partial credit, mapping by hand) is decided by the rules of `grading` alone.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sayso.bench.muc4.assignment import best_pairs
from sayso.bench.muc4.grading import grade
from sayso.bench.muc4.slots import BY_NAME, CONTENT, SLOTS, Slot
from sayso.bench.muc4.template import Fill, Template

Templates = Mapping[str, Sequence[Template]]


@dataclass(frozen=True, slots=True)
class Counts:
    """Fills by how they were judged."""

    correct: int = 0
    partial: int = 0
    incorrect: int = 0
    missing: int = 0
    spurious: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(
            self.correct + other.correct,
            self.partial + other.partial,
            self.incorrect + other.incorrect,
            self.missing + other.missing,
            self.spurious + other.spurious,
        )

    @property
    def points(self) -> float:
        """One for what is correct, half for what is so in part."""
        return self.correct + self.partial / 2

    @property
    def recall(self) -> float:
        """Points over possible; 0 where nothing was possible."""
        possible = self.correct + self.partial + self.incorrect + self.missing
        return self.points / possible if possible else 0.0

    @property
    def precision(self) -> float:
        """Points over actual; 0 where nothing was given."""
        actual = self.correct + self.partial + self.incorrect + self.spurious
        return self.points / actual if actual else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both (MUC-4's P&R)."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Scores:
    """Counts by slot: of mapped templates, of key templates that no response stood for, and of responses left over.

    `templates` counts the templates themselves, and is in no other sum.
    """

    matched: Mapping[str, Counts] = field(default_factory=dict)
    missing: Mapping[str, Counts] = field(default_factory=dict)
    spurious: Mapping[str, Counts] = field(default_factory=dict)
    templates: Counts = Counts()

    def slot(self, name: str) -> Counts:
        """A slot's counts over all templates."""
        return sum((part.get(name, Counts()) for part in (self.matched, self.missing, self.spurious)), Counts())

    @property
    def matched_only(self) -> Counts:
        """Neither missing nor spurious templates cost anything."""
        return _sum(self.matched)

    @property
    def matched_missing(self) -> Counts:
        """Missing templates cost recall."""
        return _sum(self.matched) + _sum(self.missing)

    @property
    def all_templates(self) -> Counts:
        """The official measure: missing templates cost recall, spurious ones precision."""
        return _sum(self.matched) + _sum(self.missing) + _sum(self.spurious)


def score(keys: Templates, responses: Templates) -> Scores:
    """The scores of the responses to the messages of `keys`."""
    parts: dict[str, dict[str, Counts]] = {"matched": {}, "missing": {}, "spurious": {}}
    templates = Counts()

    def note(part: str, name: str, counts: Counts) -> None:
        parts[part][name] = parts[part].get(name, Counts()) + counts

    for message, wanted in keys.items():
        given = responses.get(message, ())
        pairs = mapped(wanted, given)
        for at, to in pairs:
            for name, counts in compared(wanted[at], given[to]).items():
                note("matched", name, counts)
        missing = [key for at, key in enumerate(wanted) if at not in {pair[0] for pair in pairs} and not key.optional]
        spurious = [one for to, one in enumerate(given) if to not in {pair[1] for pair in pairs}]
        templates += Counts(correct=len(pairs), missing=len(missing), spurious=len(spurious))
        for slot in SLOTS:
            asked = sum(not fill.optional for key in missing for fill in key.of(slot.number))
            note("missing", slot.name, Counts(missing=asked))
            note("spurious", slot.name, Counts(spurious=sum(len(one.of(slot.number)) for one in spurious)))
    return Scores(parts["matched"], parts["missing"], parts["spurious"], templates)


def mapped(wanted: Sequence[Template], given: Sequence[Template]) -> tuple[tuple[int, int], ...]:
    """Which key template each response stands for, as (key, response): the mapping with the most points.

    By content (3.2.1): the incident types agree at least in part, and so does a fill of a perpetrator or target slot.
    """

    def worth(key: Template, response: Template) -> float:
        counts = compared(key, response)
        if not counts["inc_type"].points or not any(counts[name].points for name in CONTENT if name in counts):
            return 0.0
        return sum(one.points for one in counts.values())

    return best_pairs([[worth(key, response) for response in given] for key in wanted])


def compared(key: Template, response: Template) -> dict[str, Counts]:
    """The counts of every slot that applies, for a response that stands for this key template."""
    return {
        slot.name: judged(slot, key.of(slot.number), response.of(slot.number))
        for slot in SLOTS
        if slot.number not in key.inapplicable
    }


def judged(slot: Slot, wanted: Sequence[Fill], given: Sequence[Fill]) -> Counts:
    """The counts of one slot. Fills are paired for the most points; what is left on both sides is incorrect.

    A key's optional fill that nothing was paired with is neither missing nor incorrect.
    """
    grades = [[grade(slot, one, key) for one in given] for key in wanted]
    pairs = best_pairs(grades)
    met = {at for at, _ in pairs}
    left = sum(not key.optional for at, key in enumerate(wanted) if at not in met)
    over = len(given) - len(pairs)
    wrong = min(left, over)
    correct = sum(grades[at][to] == 2 for at, to in pairs)
    return Counts(correct, len(pairs) - correct, wrong, left - wrong, over - wrong)


def figures(scores: Scores) -> dict[str, float]:
    """The figures by name: recall, precision and F of each whole, F of each slot, and the count of templates."""
    wholes: tuple[tuple[str, Counts], ...] = (
        ("all_templates", scores.all_templates),
        ("matched_missing", scores.matched_missing),
        ("matched_only", scores.matched_only),
        ("set_fills", _of_kind(scores, lambda slot: slot.kind == "set")),
        ("string_fills", _of_kind(scores, lambda slot: slot.kind == "string")),
        ("templates", scores.templates),
    )
    found: dict[str, float] = {}
    for name, counts in wholes:
        found |= {f"{name}_f1": counts.f1, f"{name}_r": counts.recall, f"{name}_p": counts.precision}
    return found | {f"{slot.name}_f1": scores.slot(slot.name).f1 for slot in SLOTS}


def table(scores: Scores) -> tuple[str, ...]:
    """A line for each slot over all templates, in the columns of MUC-4's reports."""
    head = f"{'slot':<19} pos  act  cor  par  inc  spu  mis  rec  pre"
    return (head, *(_line(name, scores.slot(name)) for name in BY_NAME), _line("all templates", scores.all_templates))


def _line(name: str, counts: Counts) -> str:
    possible = counts.correct + counts.partial + counts.incorrect + counts.missing
    actual = possible - counts.missing + counts.spurious
    numbers = (
        possible,
        actual,
        counts.correct,
        counts.partial,
        counts.incorrect,
        counts.spurious,
        counts.missing,
        round(100 * counts.recall),
        round(100 * counts.precision),
    )
    return f"{name:<18}" + "".join(f"{number:>5}" for number in numbers)


def _sum(counts: Mapping[str, Counts]) -> Counts:
    return _added(counts.values())


def _of_kind(scores: Scores, fits: Callable[[Slot], bool]) -> Counts:
    return _added(scores.slot(slot.name) for slot in SLOTS if fits(slot))


def _added(counts: Iterable[Counts]) -> Counts:
    return sum(counts, Counts())
