import os
import sqlite3

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine

from sayso.errors import LedgerDamaged, LedgerTooNew, NotALedger
from sayso.ledger import Ledger, tables
from sayso.ledger.opening import HEAD


def test_a_missing_file_is_made(path):
    Ledger.open(path).close()
    assert path.exists()


def test_a_missing_file_is_not_made_unasked(path):
    with pytest.raises(NotALedger, match="no such file"):
        Ledger.open(path, create=False)
    assert not path.exists()


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(NotALedger, match="folder does not exist"):
        Ledger.open(tmp_path / "nowhere" / "x.sayso")


def test_a_text_file_is_left_as_it_is(path):
    path.write_text("Dear diary,")
    with pytest.raises(NotALedger, match="is not a ledger"):
        Ledger.open(path)
    assert path.read_text() == "Dear diary,"


def test_another_database_is_left_as_it_is(path):
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE recipes (name)")
    other.close()
    before = path.read_bytes()
    with pytest.raises(NotALedger, match="another SQLite database"):
        Ledger.open(path)
    assert path.read_bytes() == before


def test_a_directory_is_no_ledger(tmp_path):
    with pytest.raises(NotALedger, match="cannot be opened"):
        Ledger.open(tmp_path)


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_file_without_rights_is_named(path):
    Ledger.open(path).close()
    path.chmod(0)
    with pytest.raises(NotALedger, match="cannot be opened"):
        Ledger.open(path)


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_ledger_that_cannot_be_written_can_be_read(path):
    Ledger.open(path).close()
    path.chmod(0o444)
    path.parent.chmod(0o555)
    try:
        with Ledger.open(path) as ledger:
            assert ledger.counts().reports == 0
    finally:
        path.parent.chmod(0o755)


def test_a_newer_ledger_is_refused_with_its_mend(path):
    Ledger.open(path).close()
    with sqlite3.connect(path) as raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
    raw.close()
    with pytest.raises(LedgerTooNew, match="Upgrade Sayso"):
        Ledger.open(path)


def test_a_ledger_cut_short_is_damaged(path):
    Ledger.open(path).close()
    path.write_bytes(path.read_bytes()[:3000])
    with pytest.raises(LedgerDamaged, match="restore it"):
        Ledger.open(path)


def test_an_empty_file_becomes_a_ledger(path):
    path.touch()
    with Ledger.open(path) as ledger:
        assert ledger.counts().sources == 0


def test_opening_again_keeps_what_is_there(path, coded):
    with Ledger.open(path) as ledger:
        ledger.append(ledger.begin_run("0.1", "p", {}), [coded()])
    with Ledger.open(path, create=False) as ledger:
        assert ledger.counts().reports == 1


def test_migrations_and_tables_agree(path):
    Ledger.open(path).close()
    engine = create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"include_name": lambda name, kind, _: kind != "table" or not name.startswith("search")}
        )
        assert compare_metadata(context, tables.metadata) == []
        assert context.get_current_revision() == HEAD
    engine.dispose()


@pytest.mark.parametrize("table", [table.name for table in tables.APPEND_ONLY])
def test_what_was_appended_cannot_be_altered(path, table):
    Ledger.open(path).close()
    raw = sqlite3.connect(path)
    triggers = {name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")}
    raw.close()
    assert {f"{table}_no_UPDATE", f"{table}_no_DELETE"} <= triggers
