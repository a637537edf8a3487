"""The whole tree of what can go wrong, drawn once.

    SaysoError
    ├── InputError            one input could not be read; the run goes on (exit code 1)
    │   ├── EmptyInput            nothing in it
    │   ├── UnsupportedInput      not a form that Sayso reads (a PDF, a picture, an archive)
    │   ├── DamagedInput          truncated or corrupt
    │   ├── OversizedInput        larger, longer or deeper than the limits in force
    │   └── UnreadableInput       no permission, vanished, not a file
    ├── UsageError            called wrongly (exit code 2)
    │   └── NotFound              no record of that id
    ├── DataError             a lexicon, rule or codebook file is wrong; names file and line
    ├── BenchError            a bench's data folder has not the layout it should have
    └── LedgerError           the ledger cannot be used (exit code 3)
        ├── NotALedger            the file is something else
        ├── LedgerTooNew          written by a newer version
        └── LedgerDamaged         the audit chain or a stored hash does not hold

Every message says what was wrong, where, and what to do about it.
"""


class SaysoError(Exception):
    """What Sayso raises; `str()` is one sentence with the cause, `mend` the advice.

    Args:
        what: what was wrong.
        where: the input, record or file it concerns, or an empty string.
        mend: what the user can do, or an empty string.
    """

    exit_code = 1

    def __init__(self, what: str, *, where: str = "", mend: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.mend = mend

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        stop = "" if self.what.endswith((".", "?", "!")) or not self.mend else "."
        return f"{place}{self.what}{stop} {self.mend}".rstrip()

    def __reduce__(self) -> tuple[object, ...]:
        """Carry the keyword fields over a process border, which plain exceptions lose."""
        return _rebuild, (type(self), self.what, self.where, self.mend)


def _rebuild(kind: type[SaysoError], what: str, where: str, mend: str) -> SaysoError:
    return kind(what, where=where, mend=mend)


class InputError(SaysoError):
    """One input could not be read."""


class EmptyInput(InputError):
    """There is nothing in the input."""


class UnsupportedInput(InputError):
    """The input is of a form that Sayso does not read."""


class DamagedInput(InputError):
    """The input is truncated or corrupt."""


class OversizedInput(InputError):
    """The input goes beyond a limit on size, length or depth."""


class UnreadableInput(InputError):
    """The input cannot be opened."""


class UsageError(SaysoError):
    """Sayso was called wrongly."""

    exit_code = 2


class NotFound(UsageError):
    """No record has that id."""


class DataError(SaysoError):
    """A lexicon, rule or codebook file is wrong."""

    exit_code = 2


class BenchError(SaysoError):
    """A bench's data folder does not have the layout it should have."""

    exit_code = 2


class LedgerError(SaysoError):
    """The ledger cannot be used."""

    exit_code = 3


class NotALedger(LedgerError):
    """The file is not a ledger."""


class LedgerTooNew(LedgerError):
    """The ledger was written by a newer version."""


class LedgerDamaged(LedgerError):
    """The audit chain or a stored hash does not hold."""
