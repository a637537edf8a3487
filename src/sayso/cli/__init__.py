"""The command line. Commands are thin: each calls one function of the packages below and prints what it gives."""

import sys

from sayso.errors import SaysoError

__all__ = ["main"]

INTERRUPTED = 130


def main() -> None:
    """Run `sayso`. Exit codes: 0 all done, 1 some inputs failed, 2 called wrongly, 3 the ledger is unusable."""
    from sayso.cli.app import app

    try:
        app()
    except SaysoError as error:
        sys.stderr.write(f"sayso: {error}\n")
        sys.exit(error.exit_code)
    except BrokenPipeError:
        sys.stderr.close()  # whoever read our output has gone: no message helps, and none may follow at exit
        sys.exit(0)
    except KeyboardInterrupt:
        sys.stderr.write("\nsayso: interrupted; what was done so far is in the ledger.\n")
        sys.exit(INTERRUPTED)
