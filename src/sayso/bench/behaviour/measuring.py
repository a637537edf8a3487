"""The bench of behaviour: every item through one pipeline, a share for each phenomenon, and how standings are told."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from sayso.annotate.pipeline import Annotator
from sayso.bench.behaviour.claim_match import standing_given, unmet, unwanted
from sayso.bench.behaviour.suite import HALVES, Half, Item, Phenomenon, load
from sayso.bench.frame import Result
from sayso.errors import BenchError
from sayso.record import Records, record


@dataclass(frozen=True, slots=True)
class Judged:
    """An item after the run: what was missing or unwanted, and each expected standing with the one found."""

    item: Item
    wrong: tuple[str, ...]
    standings: tuple[tuple[str, str], ...]

    @property
    def right(self) -> bool:
        """Whether every expectation holds."""
        return not self.wrong


def measure(data: Path, split: str | None) -> Result:
    """The share of items right for each phenomenon of the folder, of all, and the macro-F1 of standings.

    Without a split the figures are those of the test half, with the dev half's beside them. Items that are not
    right are told of the dev half alone: the test half is there to be measured.

    Raises:
        BenchError: a file of the suite does not fit, or `split` is no half.
    """
    asked = tuple(half for half in HALVES if split in {None, half})
    if not asked:
        raise BenchError(f"has no half {split}", where=str(data), mend=f"Choose one of: {', '.join(HALVES)}.")
    suite = load(data)
    judged = {done.item.id: done for done in judge([item for p in suite for half in asked for item in p.of(half)])}
    tables = {half: _figures(suite, half, judged) for half in asked}
    shown = asked[-1]
    failed = tuple(
        f"{done.item.id}: {wrong}" for done in judged.values() if done.item.half == "dev" for wrong in done.wrong
    )
    beside: dict[str, dict[str, float]] = {half: tables[half] for half in asked if half != shown}
    return Result(tables[shown], failed, (f"value: the {shown} half",), beside)


def judge(items: Sequence[Item]) -> tuple[Judged, ...]:
    """Each item against what the shipped pipeline makes of it."""
    reports = [item.report for item in items]
    found = Annotator().pipe(reports)
    made = (record(report, annotations) for report, annotations in zip(reports, found, strict=True))
    return tuple(judged(item, records) for item, records in zip(items, made, strict=True))


def judged(item: Item, records: Records) -> Judged:
    """An item against the records of its report."""
    report, claims = records.report, records.claims
    missing = (unmet(report, claims, expected) for expected in item.claims)
    too_much = (unwanted(report, claims, expected) for expected in item.absent)
    standings = tuple(
        (expected.standing, standing_given(report, claims, expected)) for expected in item.claims if expected.standing
    )
    return Judged(item, tuple(wrong for wrong in (*missing, *too_much) if wrong), standings)


def _figures(suite: Iterable[Phenomenon], half: Half, judged: dict[str, Judged]) -> dict[str, float]:
    figures: dict[str, float] = {}
    every: list[Judged] = []
    for phenomenon in suite:
        here = [judged[item.id] for item in phenomenon.of(half)]
        every += here
        figures[phenomenon.key] = _share(here)
    figures["every_item"] = _share(every)
    figures["items"] = float(len(every))
    figures["standing_macro_f1"] = macro_f1([pair for done in every for pair in done.standings])
    return figures


def _share(judged: Sequence[Judged]) -> float:
    return sum(done.right for done in judged) / len(judged) if judged else 0.0


def macro_f1(pairs: Sequence[tuple[str, str]]) -> float:
    """The mean F1 of the classes expected, of pairs (expected, found); 0 without pairs."""
    found = []
    for name in {expected for expected, _ in pairs}:
        hits = sum(pair == (name, name) for pair in pairs)
        told = sum(name in pair for pair in pairs)  # hits, those missed, and those told in vain
        found.append(2 * hits / (told + hits))
    return sum(found) / len(found) if found else 0.0
