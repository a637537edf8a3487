"""Progress of a run: a bar with rate and time left on a terminal, plain lines in a pipe."""

import sys
import time
from dataclasses import replace
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


def teller(quiet: bool, exact: bool = True) -> Teller:
    """The teller for where standard error goes.

    With `quiet` only failures are shown; `exact` says that the total is no estimate.
    """
    return Bar() if sys.stderr.isatty() and not quiet else Lines(quiet, exact)


class Lines:
    """Plain lines: one every few seconds, and one for each failure."""

    def __init__(self, quiet: bool, exact: bool = True) -> None:
        self._quiet = quiet
        self._exact = exact
        self._untold: told.At | None = None
        self._next = time.monotonic() + _EVERY_SECONDS

    def __call__(self, step: told.Progress) -> None:
        """Write a line where one is due."""
        if isinstance(step, told.Failed):
            sys.stderr.write(f"failed: {_failure(step)}\n")
        if isinstance(step, told.Started) or self._quiet:
            return
        if isinstance(step, told.Finished):
            if self._untold:
                self._write(replace(self._untold, total=self._untold.done))
            return
        self._untold = step.at
        if time.monotonic() >= self._next:
            self._next = time.monotonic() + _EVERY_SECONDS
            self._write(step.at)

    def _write(self, at: told.At) -> None:
        sys.stderr.write(f"{how_far(at, self._exact or at.done == at.total)}\n")
        sys.stderr.flush()
        self._untold = None

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
            total = step.at.total and max(step.at.total, step.at.done)  # of large files it is an estimate
            self._progress.update(
                self._task, completed=step.at.done, total=total, rate=f"{step.at.rate:.1f}/s", failed=failed
            )

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._progress.stop()


def how_far(at: told.At, exact: bool = True) -> str:
    """`120 of 500, 12.3/s, 31 s left`; `of about 500` where the total is an estimate."""
    total = at.total if at.total and at.total >= at.done else None
    of = f" of {'' if exact else 'about '}{total:,}" if total else ""
    left = f", {(total - at.done) / at.rate:.0f} s left" if total and at.rate and total > at.done else ""
    return f"{at.done:,}{of}, {at.rate:.1f}/s{left}"


def _failure(step: told.Failed) -> str:
    return step.message if step.input in step.message else f"{step.input}: {step.message}"
