"""Progress of a run: a bar with rate and time left on a terminal, plain lines in a pipe."""

import sys
import time
from types import TracebackType
from typing import Protocol, Self

from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from sayso.cli import console
from sayso.run import progress as told

_EVERY_SECONDS = 5.0  # between plain lines: a log stays readable, and is seen to move


class Teller(Protocol):
    """Shows the steps of a run; used as a context."""

    def __call__(self, step: told.Progress) -> None:
        """Show one step."""

    def __enter__(self) -> Self:
        """Begin."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End, also after an error."""


def teller(quiet: bool) -> Teller:
    """The teller for where standard error goes; with `quiet` only failures are shown."""
    return Bar() if sys.stderr.isatty() and not quiet else Lines(quiet)


class Lines:
    """Plain lines: one every few seconds, and one for each failure."""

    def __init__(self, quiet: bool) -> None:
        self._quiet = quiet
        self._next = time.monotonic() + _EVERY_SECONDS

    def __call__(self, step: told.Progress) -> None:
        """Write a line where one is due."""
        if isinstance(step, told.Failed):
            sys.stderr.write(f"failed: {_failure(step)}\n")
        if isinstance(step, told.Started | told.Finished) or self._quiet:
            return
        if time.monotonic() >= self._next or step.at.done == step.at.total:
            self._next = time.monotonic() + _EVERY_SECONDS
            sys.stderr.write(f"{how_far(step.at)}\n")
            sys.stderr.flush()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        sys.stderr.flush()


class Bar:
    """A bar that stays at the foot of the terminal; failures are printed above it."""

    def __init__(self) -> None:
        self._progress = Progress(
            TextColumn("coding"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"),
            TimeRemainingColumn(), TextColumn("{task.fields[failed]}", style="red"), console=console.err(),
        )  # fmt: skip
        self._task: TaskID = self._progress.add_task("coding", total=None, rate="", failed="")
        self._failed = 0

    def __call__(self, step: told.Progress) -> None:
        """Move the bar."""
        if isinstance(step, told.Started):
            self._progress.update(self._task, total=step.total)
        elif isinstance(step, told.Finished):
            self._progress.update(self._task, total=self._progress.tasks[0].completed)
        else:
            if isinstance(step, told.Failed):
                self._failed += 1
                self._progress.print(f"[red]failed:[/red] {escape(_failure(step))}")
            failed = f"{self._failed} failed" if self._failed else ""
            self._progress.update(self._task, completed=step.at.done, rate=f"{step.at.rate:.1f}/s", failed=failed)

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._progress.stop()


def how_far(at: told.At) -> str:
    """`120 of 500, 12.3/s, 31 s left`."""
    total = at.total if at.total and at.total >= at.done else None  # of large files it is an estimate
    of = f" of {total:,}" if total else ""
    left = f", {(total - at.done) / at.rate:.0f} s left" if total and at.rate and total > at.done else ""
    return f"{at.done:,}{of}, {at.rate:.1f}/s{left}"


def _failure(step: told.Failed) -> str:
    return step.message if step.input in step.message else f"{step.input}: {step.message}"
