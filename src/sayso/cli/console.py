"""Where the command line prints: results to standard output, progress and complaints to standard error."""

import sys
from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.errors import UsageError

if TYPE_CHECKING:
    from rich.console import Console

_PIPED_WIDTH = 120


@cache
def out() -> "Console":
    """Standard output: colour and the terminal's width on a terminal, plain lines of 120 columns in a pipe."""
    from rich.console import Console

    return Console(width=None if sys.stdout.isatty() else _PIPED_WIDTH, highlight=False, soft_wrap=False)


@cache
def err() -> "Console":
    """Standard error."""
    from rich.console import Console

    return Console(stderr=True, highlight=False, width=None if sys.stderr.isatty() else _PIPED_WIDTH)


def write(pieces: Iterable[str], output: str) -> None:
    """Write `pieces` to the file `output` through a temporary name, or to standard output for `-`.

    Raises:
        UsageError: the file cannot be written.
    """
    if output == "-":
        for piece in pieces:
            sys.stdout.write(piece)
        sys.stdout.flush()
        return
    target = Path(output)
    if not output or target.is_dir():
        what = "is a folder" if output else "no file is named"
        raise UsageError(what, where=output, mend="Name a file with --output, or - for standard output.")
    unfinished = target.with_name(f".{target.name}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with unfinished.open("w", encoding="utf-8", newline="") as file:
            file.writelines(pieces)
        unfinished.replace(target)
    except OSError as error:
        raise UsageError(
            f"cannot be written ({error.strerror or error})", where=output, mend="Name another file with --output."
        ) from error
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
    err().print(f"wrote {target}", markup=False, soft_wrap=True)
