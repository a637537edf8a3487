"""Opening a ledger file: telling it from anything else, making or migrating it, and its engines."""

import os
import sqlite3
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event

from sayso.errors import LedgerError, LedgerTooNew, NotALedger
from sayso.ledger.trouble import told

APPLICATION_ID = 0x53617973
"""`Says` in ASCII, at byte 68 of the file: by it a ledger is told from any other SQLite database."""
HEAD = "0001"
"""The newest migration in `migrations/versions`."""
_HEADER = b"SQLite format 3\0"
_BUSY_SECONDS = 30.0
"""How long a writer waits for another process; a batch of 64 reports takes a fraction of a second."""


@dataclass(frozen=True, slots=True)
class Engines:
    """Many readers; one writer; and a writer whose commits are on the disk before they are acknowledged."""

    read: Engine
    write: Engine
    decide: Engine

    def close(self) -> None:
        """Give every connection back."""
        for engine in (self.read, self.write, self.decide):
            engine.dispose()


def opened(path: Path, create: bool) -> Engines:
    """The engines of the ledger at `path`, made where it is missing and `create` is true, brought to `HEAD`.

    Raises:
        NotALedger: the path is missing (without `create`), cannot be opened, or holds something else.
        LedgerTooNew: a newer Sayso wrote it.
        LedgerDamaged: it is a ledger that SQLite cannot read.
    """
    fresh = _is_fresh(path, create)
    writable = os.access(path if path.exists() else path.parent, os.W_OK) and os.access(path.parent, os.W_OK)
    if fresh and not writable:
        raise NotALedger("cannot be made here", where=str(path), mend="Choose a folder that you may write to.")
    address = _address(path, writable)
    engines = Engines(
        read=_engine(address, "BEGIN", "PRAGMA query_only = ON", pool=5),
        write=_engine(address, "BEGIN IMMEDIATE", "PRAGMA synchronous = NORMAL", pool=1),
        decide=_engine(address, "BEGIN IMMEDIATE", "PRAGMA synchronous = FULL", pool=1),
    )
    try:
        with told(path):
            _bring_to_head(engines, path, fresh, writable)
    except LedgerError:
        engines.close()
        raise
    return engines


def _is_fresh(path: Path, create: bool) -> bool:
    """Whether a ledger is still to be made at `path`."""
    try:
        if not path.exists():
            if not create:
                raise NotALedger("there is no such file", where=str(path), mend="Make it with: sayso code PATH")
            if not path.parent.is_dir():
                raise NotALedger("its folder does not exist", where=str(path), mend=f"Make {path.parent} first.")
            return True
        with path.open("rb") as file:
            header = file.read(100)
    except OSError as error:
        raise NotALedger(
            f"cannot be opened ({error.strerror or error})",
            where=str(path),
            mend="Name a ledger file that you may read.",
        ) from error
    if not header and create:
        return True
    if not header.startswith(_HEADER) or int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        what = "is another SQLite database" if header.startswith(_HEADER) else "is not a ledger"
        raise NotALedger(what, where=str(path), mend="Nothing was changed in it. Name another file with --ledger.")
    return False


def _address(path: Path, writable: bool) -> str:
    """SQLite's URI; on a medium that cannot be written, one that asks for no lock files."""
    where = f"file:{quote(str(path.absolute()))}"
    if writable:
        return where
    has_log = path.with_name(path.name + "-wal").exists()
    return f"{where}?mode=ro" if has_log else f"{where}?immutable=1"


def _engine(address: str, begin: str, pragma: str, pool: int) -> Engine:
    def connect() -> sqlite3.Connection:
        # isolation_level=None: the driver opens no transaction of its own; `begin` below does.
        found = sqlite3.connect(address, uri=True, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False)
        for setting in ("PRAGMA foreign_keys = ON", "PRAGMA temp_store = FILE", pragma):
            found.execute(setting)
        return found

    engine = create_engine(
        "sqlite://", creator=connect, poolclass=QueuePool, pool_size=pool, max_overflow=-1 if pool > 1 else 0
    )

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine


def _bring_to_head(engines: Engines, path: Path, fresh: bool, writable: bool) -> None:
    if not fresh:
        with engines.read.connect() as connection:
            version = _version(connection)
        if version > HEAD:
            raise LedgerTooNew(
                f"was written by a newer Sayso (schema {version}; this one knows {HEAD})",
                where=str(path),
                mend="Upgrade Sayso; the file was left as it is.",
            )
        if version == HEAD:
            return
        if not writable:
            raise NotALedger(
                f"is of an older schema ({version}) and cannot be written",
                where=str(path),
                mend="Copy it to a place where you may write, and open it there.",
            )
    with engines.write.begin() as connection:
        # One transaction in rollback mode: a crash leaves an empty file, never half a ledger.
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        _migrate(connection)
    raw = engines.write.raw_connection()
    try:
        raw.cursor().execute("PRAGMA journal_mode = WAL")
    finally:
        raw.close()


def _version(connection: Connection) -> str:
    """The newest migration that the ledger has had; empty where a table for it is missing."""
    tables = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master WHERE name = 'alembic_version'").scalar()
    return str(connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()) if tables else ""


def _migrate(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(files("sayso.ledger").joinpath("migrations")).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
