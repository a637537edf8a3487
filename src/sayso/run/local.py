"""The local engine: paths in, records in the ledger; one process or several; any number of inputs in flat memory."""

import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from sayso import __version__, ledger
from sayso.errors import InputError
from sayso.ledger import Ledger
from sayso.read.input import Failure, Input
from sayso.run import pool, progress
from sayso.run.pool import MakeStages
from sayso.run.progress import Meter, Summary, Tell, silent
from sayso.run.shipped import Shipping
from sayso.run.worker import Chunk, Outcome, failed, name_of
from sayso.schema.ids import sha256

_CHUNK_INPUTS = 16
"""Inputs that travel together, and are one transaction: spaCy gains nothing from larger batches of articles."""
_CHUNK_BYTES = 4_000_000
"""A chunk is not larger than this, unless one input is."""
_NO_SETTINGS: Mapping[str, str] = {}
_SHIPPED = Shipping()


def code(
    into: Ledger,
    paths: Sequence[Path | str],
    *,
    workers: int | None = 1,
    settings: Mapping[str, str] = _NO_SETTINGS,
    total: int | None = None,
    tell: Tell = silent,
    stages: MakeStages = _SHIPPED,
) -> Summary:
    """Read, annotate and record every input below `paths` that this run has not coded yet, into the ledger.

    Args:
        into: the ledger; a batch is in it before it is told of.
        paths: files, folders, or `-` for standard input.
        workers: processes; None for one a core. With 1 all is done in this process.
        settings: what else tells this run from another.
        total: how many inputs there are, where that is known, for the time left.
        tell: is called with each step, in this process.
        stages: makes the stages; for several workers something that can be pickled, and is equal to its copy.

    Raises:
        LedgerError: the ledger cannot be written. What was told of as done is kept.
        DataError: a lexicon or model is missing or wrong.
    """
    workers = workers or os.cpu_count() or 1
    here = stages()
    run_id = into.begin_run(__version__, here.fingerprint(), settings)
    run = _Run(into, run_id, Meter(total), tell)
    tell(progress.Started(run_id, total, workers))
    chunks = run.chunks(here.inputs(paths))
    worked = pool.in_process(lambda: here, chunks) if workers == 1 else pool.in_pool(stages, chunks, workers)
    for chunk, outcomes in worked:
        run.keep(chunk, outcomes)
    summary = run.summary()
    tell(progress.Finished(summary))
    return summary


class _Run:
    """One run under way: what it has seen, and what became of it."""

    def __init__(self, into: Ledger, run_id: str, meter: Meter, tell: Tell) -> None:
        self._ledger = into
        self._run_id = run_id
        self._meter = meter
        self._tell = tell
        self._counts: Counter[str] = Counter()
        self._failed: list[ledger.Failed] = []
        self._known_failures = {failure.input for failure in into.failures()}

    def chunks(self, inputs: Iterator[Input | Failure]) -> Iterator[Chunk]:
        """The inputs still to be coded, in handfuls; those that failed or were coded before are noted on the way."""
        held: list[Input] = []
        size = 0
        for item in inputs:
            loaded = self._loaded(item)
            if loaded is None:
                continue
            length = len(loaded.data)
            if held and (len(held) == _CHUNK_INPUTS or size + length > _CHUNK_BYTES):
                yield tuple(held)
                held, size = [], 0
            held.append(loaded)
            size += length
        if held:
            yield tuple(held)

    def keep(self, chunk: Chunk, outcomes: Sequence[Outcome]) -> None:
        """Append a chunk's outcomes; where they do not go in together, one by one, to find the one at fault."""
        kept = list(zip(chunk, outcomes, strict=True))
        try:
            self._append([outcome for _, outcome in kept], [name_of(item) for item, _ in kept])
        except ValueError:
            kept = [(item, self._appended_alone(item, outcome)) for item, outcome in kept]
        for item, outcome in kept:
            match outcome:
                case ledger.Failed():
                    self._note_failed(outcome)
                case ledger.Coded():
                    self._note_coded(item, outcome)

    def summary(self) -> Summary:
        """All of it."""
        found = self._counts
        return Summary(
            run_id=self._run_id,
            coded=found["coded"],
            skipped=found["skipped"],
            passed_over=found["passed over"],
            failed=tuple(self._failed),
            words=found["words"],
            seconds=self._meter.seconds,
        )

    def _loaded(self, item: Input | Failure) -> Input | None:
        """The input with its bytes in hand; None where it failed, or was coded before."""
        try:
            if isinstance(item, Failure):
                raise item.error
            data = item.data
        except InputError as error:
            failure = failed(item.uri if isinstance(item, Failure) else name_of(item), error)
            self._ledger.append(self._run_id, [], [failure])
            self._note_failed(failure)
            return None
        if self._ledger.coded(self._run_id, sha256(data)):
            self._skip(item)
            return None
        return replace(item, held=data, path=None, packed=False)

    def _append(self, outcomes: Sequence[Outcome], names: Sequence[str]) -> None:
        coded = [outcome for outcome in outcomes if isinstance(outcome, ledger.Coded)]
        failed = [outcome for outcome in outcomes if isinstance(outcome, ledger.Failed)]
        failing = {failure.input for failure in failed}
        self._ledger.append(self._run_id, coded, failed, [name for name in names if name not in failing])

    def _appended_alone(self, item: Input, outcome: Outcome) -> Outcome:
        try:
            self._append([outcome], [name_of(item)])
        except ValueError as error:
            message = f"its records do not fit together ({error}). Please report this."
            outcome = ledger.Failed(name_of(item), type(error).__name__, message)
            self._append([outcome], [name_of(item)])
        return outcome

    def _skip(self, item: Input) -> None:
        if name_of(item) in self._known_failures:
            self._ledger.append(self._run_id, [], cleared=[name_of(item)])
        self._counts["skipped"] += 1
        self._tell(progress.Skipped(name_of(item), self._meter.step()))

    def _note_failed(self, failure: ledger.Failed) -> None:
        self._failed.append(failure)
        self._tell(progress.Failed(failure.input, failure.kind, failure.message, self._meter.step()))

    def _note_coded(self, item: Input, outcome: ledger.Coded) -> None:
        report_id = outcome.report.report_id
        self._counts["words"] += len(outcome.report.text.split())
        at = self._meter.step()
        if outcome.passed_over:
            self._counts["passed over"] += 1
            self._tell(progress.PassedOver(name_of(item), report_id, at))
        else:
            self._counts["coded"] += 1
            self._tell(progress.Done(name_of(item), report_id, len(outcome.claims), len(outcome.events), at))
