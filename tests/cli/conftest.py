"""One ledger of a few sample reports in every form, coded and linked once through the command line."""

import json
import shutil
import sqlite3
from pathlib import Path

import pytest
from entry_point import sayso

SAMPLES = Path(__file__).parents[2] / "samples"
CHOSEN = (
    "darfur-market/globalbrief24-kutum-strike.txt",
    "darfur-market/northlight-kutum-strike.json",
    "darfur-market/dunmorecourier-kutum-toll-rises.html",
    "faskari-abduction/crawl-2025-01-19.jsonl",
    "quiet-pages/dunmorecourier-rovers-siege.txt",
)


@pytest.fixture(autouse=True)
def _nothing_from_outside(monkeypatch, tmp_path):
    """No ledger named by the environment, none in the folder one stands in."""
    monkeypatch.delenv("SAYSO_LEDGER", raising=False)
    monkeypatch.chdir(tmp_path)


@pytest.fixture(scope="session")
def folder(tmp_path_factory):
    """A folder of reports."""
    made = tmp_path_factory.mktemp("reports")
    for name in CHOSEN:
        shutil.copy(SAMPLES / name, made)
    return made


@pytest.fixture(scope="session")
def coded(folder, tmp_path_factory):
    """The ledger of `folder`, and what `sayso code --json` said."""
    ledger = tmp_path_factory.mktemp("ledger") / "samples.sayso"
    with pytest.MonkeyPatch.context() as patched:
        patched.delenv("SAYSO_LEDGER", raising=False)
        called = sayso("code", folder, "--ledger", ledger, "--json")
        sayso("link", "--ledger", ledger)
    return ledger, called


@pytest.fixture(scope="session")
def ledger(coded):
    return coded[0]


@pytest.fixture(scope="session")
def records(ledger):
    """Every record of the ledger, as exported."""
    return sayso("export", "--ledger", ledger).json_lines()


@pytest.fixture(scope="session")
def ids(records):
    """The ids of a kind of record."""

    def of(kind):
        return [record[f"{kind}_id"] for record in records if record["kind"] == kind]

    return of


@pytest.fixture(params=["text", "database", "folder"])
def no_ledger(request, tmp_path):
    """Something that is there and is no ledger."""
    path = tmp_path / "notes"
    if request.param == "text":
        path.write_text("Buy milk.")
    elif request.param == "database":
        other = sqlite3.connect(path)
        other.execute("CREATE TABLE mine (a)")
        other.commit()
        other.close()
    else:
        path.mkdir()
    return path


@pytest.fixture
def article(tmp_path):
    """A short report in a file of its own."""
    path = tmp_path / "in" / "shelling.json"
    path.parent.mkdir()
    text = "Shells hit the market in Kutum on Monday, killing four people, a nurse said."
    fields = {"title": "Shells hit market in Kutum", "text": text, "date_publish": "2025-02-03 15:00:00"}
    path.write_text(json.dumps(fields))
    return path
