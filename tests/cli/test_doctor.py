import pytest
from entry_point import sayso


def wrong(called):
    return [finding["what"] for finding in called.json() if not finding["well"]]


def test_nothing_is_wrong_here(ledger):
    called = sayso("doctor", "--ledger", ledger)
    assert (called.code, "FAIL" in called.out, "gazetteer" in called.out) == (0, False, True)


def test_the_ledger_is_counted(ledger):
    found = {finding["what"]: finding["seen"] for finding in sayso("doctor", "--ledger", ledger, "--json").json()}
    assert found[f"ledger {ledger}"].startswith("8 reports")


def test_a_ledger_that_is_none_is_found(no_ledger):
    called = sayso("doctor", "--ledger", no_ledger, "--json")
    assert (called.code, wrong(called)) == (1, [f"ledger {no_ledger}"])


def test_a_ledger_that_is_not_made_yet_is_nothing_wrong(tmp_path):
    called = sayso("doctor", "--ledger", tmp_path / "new.sayso", "--json")
    assert (called.code, wrong(called)) == (0, [])


def test_a_folder_that_is_missing_is_found():
    called = sayso("doctor", "--ledger", "no/such/my.sayso", "--json")
    assert (called.code, wrong(called)) == (1, ["the ledger's folder"])


@pytest.mark.parametrize("content", [b"Buy milk.", b"SQLite format 3\0 and no more"])
def test_a_broken_gazetteer_is_found(tmp_path, monkeypatch, content):
    (tmp_path / "places.sqlite").write_bytes(content)
    monkeypatch.setenv("SAYSO_GAZETTEER", str(tmp_path / "places.sqlite"))
    called = sayso("doctor")
    assert (called.code, "sayso gazetteer build" in called.out) == (1, True)


def test_the_mend_stands_below_what_is_wrong():
    told = sayso("doctor", "--ledger", "no/such/my.sayso").out.splitlines()
    at = next(number for number, line in enumerate(told) if line.startswith("FAIL"))
    assert told[at + 1].strip() == "Make it, or name another with --ledger."
