import shutil
import sqlite3

import pytest
from entry_point import sayso


def test_a_sound_ledger_verifies(ledger):
    called = sayso("verify", "--ledger", ledger)
    assert called.code == 0
    assert called.out.startswith("all holds: 8 originals")


def test_verifying_for_machines_gives_counts_and_the_head(ledger):
    told = sayso("verify", "--ledger", ledger, "--json").json()
    assert (told["problems"], told["counts"]["sources"], len(told["head"]["hash"])) == ([], 8, 64)


@pytest.fixture
def altered(ledger, tmp_path):
    """A copy of the ledger in which somebody changed a figure behind Sayso's back."""
    copy = tmp_path / "altered.sayso"
    shutil.copy(ledger, copy)
    held = sqlite3.connect(copy)
    for (name,) in held.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        held.execute(f'DROP TRIGGER "{name}"')
    held.execute("UPDATE events SET json = replace(json, 'Kutum', 'Kabul')")
    held.commit()
    held.close()
    return copy


def test_an_altered_ledger_does_not_verify(altered):
    called = sayso("verify", "--ledger", altered)
    assert called.code == 3
    assert "all holds" not in called.out


def test_an_altered_ledgers_problems_are_listed_for_machines(altered):
    called = sayso("verify", "--ledger", altered, "--json")
    assert called.code == 3
    assert {"kind", "where", "what"} <= set(called.json()["problems"][0])


def test_a_name_is_looked_up():
    called = sayso("gazetteer", "find", "Kutum")
    assert (called.code, "14." in called.out, "SD" in called.out) == (0, True, True)


def test_a_name_that_is_nowhere_is_told():
    called = sayso("gazetteer", "find", "Xyzzyton")
    assert (called.code, called.out, called.err) == (0, "", "no place is called 'Xyzzyton'\n")


def test_the_gazetteer_says_whom_it_is_owed_to():
    assert "GeoNames" in sayso("gazetteer", "sources").out


def test_a_gazetteer_is_built_where_it_is_asked_for(tmp_path, monkeypatch):
    monkeypatch.setenv("SAYSO_GAZETTEER", str(tmp_path / "places.sqlite"))
    monkeypatch.setattr("sayso.annotate.gazetteer.build", lambda where: where.write_bytes(b"built"))
    called = sayso("gazetteer", "build")
    assert (called.code, called.out) == (0, f"built {tmp_path / 'places.sqlite'} (0 MB)\n")
