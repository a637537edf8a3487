"""Labels on texts, one or many each, against gold labels: precision, recall and F1 of each label, and their means.

The means are those of the shared tasks on text classification: weighted F1 is the mean of the labels' F1s, each
weighted by how many texts truly have it (that of CASE 2021, task 2: Haneczok, Jacquet, Piskorski and Stefanovitch
2021, "Fine-grained Event Classification in News-like Text Snippets"); macro F1 gives every label the same weight.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sayso.bench.frame import prf

Labels = frozenset[str]


@dataclass(frozen=True, slots=True)
class Tally:
    """How often a label was right, given, and true. `gold` is also called its support."""

    hits: int = 0
    found: int = 0
    gold: int = 0

    @property
    def precision(self) -> float:
        """The share right of the texts that were given the label; 0 where none was."""
        return prf(self.hits, self.found, self.hits, self.gold)[0]

    @property
    def recall(self) -> float:
        """The share of the texts with the label that were given it; 0 where none has it."""
        return prf(self.hits, self.found, self.hits, self.gold)[1]

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return prf(self.hits, self.found, self.hits, self.gold)[2]


def tallied(pairs: Iterable[tuple[Labels, Labels]]) -> Mapping[str, Tally]:
    """The tally of every label that any text has or was given, by name, over (gold, found) of each text."""
    hits, found, gold = Counter[str](), Counter[str](), Counter[str]()
    for true, given in pairs:
        hits.update(true & given)
        found.update(given)
        gold.update(true)
    return {label: Tally(hits[label], found[label], gold[label]) for label in sorted({*found, *gold})}


def weighted_f1(tallies: Mapping[str, Tally]) -> float:
    """The mean F1 of the labels, weighted by support; 0 where no text has any."""
    support = sum(each.gold for each in tallies.values())
    return sum(each.gold * each.f1 for each in tallies.values()) / support if support else 0.0


def macro_f1(tallies: Mapping[str, Tally]) -> float:
    """The plain mean F1 of the labels that some text has; 0 where none has any."""
    held = [each.f1 for each in tallies.values() if each.gold]
    return sum(held) / len(held) if held else 0.0


def table(tallies: Mapping[str, Tally]) -> tuple[str, ...]:
    """A line for each label that some text has: precision, recall, F1, support; what is most told of first."""
    widest = max(map(len, tallies), default=0)
    ranked = sorted(tallies.items(), key=lambda item: (-item[1].gold, item[0]))
    return tuple(
        f"{label:<{widest}}  p {each.precision:.2f}  r {each.recall:.2f}  f1 {each.f1:.2f}  of {each.gold}"
        for label, each in ranked
        if each.gold
    )
