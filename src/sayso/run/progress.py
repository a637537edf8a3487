"""What a run tells while it works, as frozen values, and how fast it goes."""

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from sayso import ledger

_WINDOW_SECONDS = 20.0
"""The rate is that of the last so many seconds: inputs skipped at the start say nothing about the time left."""


@dataclass(frozen=True, slots=True)
class At:
    """How far a run is: inputs handled, inputs in all (null: not known), inputs a second of late."""

    done: int
    total: int | None
    rate: float


@dataclass(frozen=True, slots=True)
class Started:
    """The run begins."""

    run_id: str
    total: int | None
    workers: int


@dataclass(frozen=True, slots=True)
class Done:
    """A report was coded and is in the ledger."""

    input: str
    report_id: str
    claims: int
    events: int
    at: At


@dataclass(frozen=True, slots=True)
class Skipped:
    """The run had coded the same bytes before."""

    input: str
    at: At


@dataclass(frozen=True, slots=True)
class PassedOver:
    """The gate found nothing in the report to look for; it is in the ledger without records."""

    input: str
    report_id: str
    at: At


@dataclass(frozen=True, slots=True)
class Failed:
    """An input could not be coded; the run goes on."""

    input: str
    kind: str
    message: str
    at: At


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did. `words` counts the words of the reports coded or passed over; `seconds` is wall-clock time."""

    run_id: str
    coded: int
    skipped: int
    passed_over: int
    failed: tuple[ledger.Failed, ...]
    words: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Finished:
    """The run is over."""

    summary: Summary


Progress = Started | Done | Skipped | PassedOver | Failed | Finished
Tell = Callable[[Progress], None]
Clock = Callable[[], float]


def silent(_: Progress) -> None:
    """Tell nobody."""


class Meter:
    """Counts inputs and measures their rate."""

    def __init__(self, total: int | None, clock: Clock = time.monotonic) -> None:
        self._total = total
        self._clock = clock
        self._began = clock()
        self._done = 0
        self._recent: deque[tuple[float, int]] = deque([(self._began, 0)])

    @property
    def seconds(self) -> float:
        """Since the beginning."""
        return self._clock() - self._began

    def step(self) -> At:
        """One more is done."""
        self._done += 1
        now = self._clock()
        self._recent.append((now, self._done))
        while len(self._recent) > 2 and self._recent[0][0] < now - _WINDOW_SECONDS:
            self._recent.popleft()
        since, before = self._recent[0]
        rate = (self._done - before) / (now - since) if now > since else 0.0
        return At(self._done, self._total, rate)
