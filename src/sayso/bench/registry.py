"""The benches by name. Each is a module with a `measure`, imported when it is asked for."""

import importlib
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import cast

from sayso.bench.frame import Measure, Measurement, load_floors, run
from sayso.errors import UsageError


@dataclass(frozen=True, slots=True)
class Entry:
    """A bench: what it measures, where its `measure` is, its splits, and the one meant (null: all) if none is named.

    `own` says that the data is the project's own: it lies in the folder of the bench's package.
    """

    name: str
    measures: str
    module: str
    splits: tuple[str, ...] = ()
    default: str | None = None
    own: bool = False

    @property
    def folder(self) -> Path | None:
        """The folder of the data where it is the project's own."""
        return Path(str(files(self.module))) if self.own else None


BENCHES: tuple[Entry, ...] = (
    Entry(
        "behaviour",
        "own-written short reports, phenomenon by phenomenon; how claims stand",
        "sayso.bench.behaviour",
        ("dev", "test"),
        own=True,
    ),
    Entry("case2021", "what a snippet chiefly tells of: one class of thirty", "sayso.bench.case2021", ("dev", "rest")),
    Entry(
        "event-location",
        "where a verb's happening took place, or nowhere",
        "sayso.bench.event_location",
        ("dev", "rest"),
    ),
    Entry(
        "geo",
        "toponyms: recognition and resolution",
        "sayso.bench.geo",
        ("lgl", "lgl-rest", "gwn", "trnews", "geovirus"),
        "lgl",
    ),
    Entry(
        "gvdb",
        "shootings in local news: names of victim and shooter, weapon, city",
        "sayso.bench.gvdb",
        ("dev", "rest"),
        "dev",
    ),
    Entry(
        "muc4",
        "attacks in 25 slots: who, whom, what, with what, where, when",
        "sayso.bench.muc4",
        ("dev", "tst1", "tst2"),
        "dev",
    ),
    Entry("police", "what sentences say that police did, or failed to do", "sayso.bench.police", ("dev", "rest")),
    Entry("polnear", "who says what: source, cue, content", "sayso.bench.polnear", ("dev", "test", "train"), "dev"),
    Entry(
        "re3d",
        "people, organisations, locations and weapons in reports of a war",
        "sayso.bench.re3d",
        ("dev", "rest"),
        "dev",
    ),
    Entry("seed", "the article that the project began with, line by line", "sayso.bench.seed"),
    Entry("speed", "words per second against spaCy's own, pages passed over, memory", "sayso.bench.speed"),
    Entry("timex", "time expressions, their types and values", "sayso.bench.timex", ("dev", "rest")),
)


def entry(name: str) -> Entry:
    """The bench called `name`.

    Raises:
        UsageError: there is none of that name.
    """
    for found in BENCHES:
        if found.name == name:
            return found
    known = ", ".join(e.name for e in BENCHES)
    raise UsageError("is no bench", where=name, mend=f"Choose one of: {known}.")


def measure(name: str, data: Path, split: str | None = None) -> Measurement:
    """Run the bench called `name` on the folder `data` and hold it against the pinned floors.

    Raises:
        UsageError: no such bench, or no such split.
        BenchError: the folder has not the layout that the bench reads.
    """
    chosen = entry(name)
    if split is not None and split not in chosen.splits:
        known = f"Choose one of: {', '.join(chosen.splits)}." if chosen.splits else "This bench has no splits."
        raise UsageError(f"is no split of {name}", where=split, mend=known)
    part = split or chosen.default
    function = cast("Measure", importlib.import_module(chosen.module).measure)
    floors = load_floors(files("sayso.bench").joinpath("floors.yaml").read_text(encoding="utf-8"))
    return run(name, function, data, part, floors)
