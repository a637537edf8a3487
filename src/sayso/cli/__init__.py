"""The command line. Commands are thin: each calls one function of the packages below and prints what it gives."""

import os
import sys

from sayso.errors import SaysoError

__all__ = ["main"]

FAILED = 1


def main() -> None:
    """Run `sayso`. Exit codes: 0 all done, 1 some inputs failed, 2 called wrongly, 3 the ledger is unusable."""
    # Sayso shares work among processes; threads below them would wait for one another. numpy reads it when first used.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from sayso.cli.app import app

    try:
        app(prog_name="sayso")
    except SaysoError as error:
        sys.stderr.write(f"sayso: {error}\n")
        sys.exit(error.exit_code)
    except OSError as error:  # a full disk, a file taken away: nothing of ours is at fault
        sys.stderr.write(f"sayso: {error.filename or 'standard output'}: {error.strerror or error}.\n")
        _drop_output()
        sys.exit(FAILED)


def _drop_output() -> None:
    """Send what is still to be written nowhere, so that Python does not try again at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
