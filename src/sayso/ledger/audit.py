"""The audit chain: every append adds a row that holds the hash of what was appended and of the row before."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection, insert, select

from sayso.ledger import tables
from sayso.ledger.results import Head

Kind = Literal["run", "source", "report", "coding", "link", "decision"]
START = "0" * 64
"""What stands for the row before the first."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the chain; `key` names what was appended: a run, a hash, the number of a coding or a link run."""

    seq: int
    at: str
    kind: str
    key: str
    payload_sha256: str
    prev_hash: str
    hash: str


def payload(parts: Iterable[str]) -> str:
    """The SHA-256 of `parts`, each followed by a line feed (JSON holds none)."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part.encode() + b"\n")
    return digest.hexdigest()


def link(seq: int, at: str, kind: str, key: str, payload_sha256: str, prev_hash: str) -> str:
    """The hash of a row: the SHA-256 of its six fields, one a line."""
    return payload((str(seq), at, kind, key, payload_sha256, prev_hash))


class Chain:
    """Appends to the chain within one transaction, and writes all of it at its end."""

    def __init__(self, connection: Connection, at: str) -> None:
        self._connection = connection
        self._at = at
        self._head = head(connection)
        self._rows: list[dict[str, str | int]] = []

    def add(self, kind: Kind, key: str, payload_sha256: str) -> None:
        """Note that something was appended."""
        seq = self._head.seq + 1
        found = link(seq, self._at, kind, key, payload_sha256, self._head.hash)
        self._rows.append(
            {
                "seq": seq, "at": self._at, "kind": kind, "key": key, "payload_sha256": payload_sha256,
                "prev_hash": self._head.hash, "hash": found,
            }
        )  # fmt: skip
        self._head = Head(seq, found)

    def write(self) -> None:
        """Put the rows into the table."""
        if self._rows:
            self._connection.execute(insert(tables.audit), self._rows)
            self._rows = []


def head(connection: Connection) -> Head:
    """The last row's number and hash."""
    row = connection.execute(
        select(tables.audit.c.seq, tables.audit.c.hash).order_by(tables.audit.c.seq.desc()).limit(1)
    ).first()
    return Head(row.seq, row.hash) if row else Head(0, START)


def entries(connection: Connection) -> Iterator[Entry]:
    """Every row, in order."""
    for row in connection.execution_options(yield_per=1000).execute(select(tables.audit).order_by(tables.audit.c.seq)):
        yield Entry(*row)
