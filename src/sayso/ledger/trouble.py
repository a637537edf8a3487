"""What SQLite complains of, told as our own errors."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import exc

from sayso.errors import LedgerDamaged, LedgerError

_CAUSES = (
    ("locked", LedgerError, "another process is writing to it", "Wait until it is done, or end it, and try again."),
    ("full", LedgerError, "the disk is full", "Make room; everything acknowledged so far is kept."),
    ("readonly", LedgerError, "it cannot be written", "Copy it to a place where you may write."),
    ("disk i/o", LedgerError, "the disk failed", "Check the disk; everything acknowledged so far is kept."),
    ("append-only", LedgerError, "what was appended is not altered", "Append a decision instead."),
)


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn a database error inside the block into a `LedgerError` that names the file, the cause and the mend.

    Raises:
        LedgerDamaged: SQLite cannot make sense of the file, or what is in it does not fit together.
        LedgerError: locked, full, not writable.
    """
    try:
        yield
    except exc.DatabaseError as error:
        said = str(error.orig).lower()
        for word, kind, what, mend in _CAUSES:
            if word in said:
                raise kind(what, where=str(path), mend=mend) from error
        raise LedgerDamaged(
            f"SQLite cannot go on ({error.orig})", where=str(path), mend="See sayso verify; restore it from a copy."
        ) from error
