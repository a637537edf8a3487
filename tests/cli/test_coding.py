import json
import os
import signal
import subprocess
import sys

from entry_point import sayso

from sayso.ledger import Ledger


def test_coding_says_what_became_of_each(coded):
    _, called = coded
    told = called.json()
    assert (called.code, told["coded"] + told["passed_over"], told["failed"]) == (0, 8, [])


def test_the_summary_counts_in_words(article, tmp_path):
    called = sayso("code", article.parent, "--ledger", tmp_path / "l")
    assert called.code == 0
    assert "1 reports coded" in called.out


def test_coding_a_folder_again_adds_nothing_and_changes_no_id(ledger, folder):
    before = sayso("export", "--ledger", ledger).out
    head = sayso("verify", "--ledger", ledger, "--json").json()["head"]
    again = sayso("code", folder, "--ledger", ledger, "--json").json()
    assert (again["coded"], again["skipped"]) == (0, 8)
    assert sayso("export", "--ledger", ledger).out == before
    assert sayso("verify", "--ledger", ledger, "--json").json()["head"] == head


def test_linking_again_changes_nothing(ledger):
    before = sayso("export", "--ledger", ledger).out
    assert sayso("link", "--ledger", ledger, "--json").json()["new"] is False
    assert sayso("export", "--ledger", ledger).out == before


def test_two_processes_code_the_same_as_one(folder, ledger, tmp_path):
    other = tmp_path / "two.sayso"
    assert sayso("code", folder, "--ledger", other, "--workers", 2, "--quiet").code == 0
    sayso("link", "--ledger", other)
    assert sayso("export", "--ledger", other).out == sayso("export", "--ledger", ledger).out


def test_standard_input_is_coded(article, tmp_path):
    called = sayso("code", "-", "--ledger", tmp_path / "l", "--json", given=article.read_bytes())
    assert called.json()["coded"] == 1


def test_nothing_on_standard_input_is_told(tmp_path):
    called = sayso("code", "-", "--ledger", tmp_path / "l", given=b"")
    assert (called.code, "is empty" in called.err) == (1, True)


def test_the_ledger_may_lie_among_the_reports(article):
    ledger = article.parent / "war.db"
    assert sayso("code", article.parent, "--ledger", ledger).code == 0
    assert sayso("code", article.parent, "--ledger", ledger, "--json").json()["skipped"] == 1


def test_a_site_among_the_reports_is_not_coded(article):
    ledger = article.parent / "war.sayso"
    sayso("code", article.parent, "--ledger", ledger)
    sayso("site", article.parent / "site", "--ledger", ledger)
    again = sayso("code", article.parent, "--ledger", ledger, "--json").json()
    assert (again["coded"], again["skipped"], again["failed"]) == (0, 1, [])


def test_what_is_not_there_is_named(tmp_path):
    called = sayso("code", "missing.html", "--ledger", tmp_path / "l", "--quiet")
    assert (called.code, called.out) == (1, "")
    assert called.err == "failed: missing.html: does not exist. Check the spelling of its path.\n"


def test_failures_are_listed_for_machines(tmp_path):
    called = sayso("code", "missing.html", "--ledger", tmp_path / "l", "--json")
    (failure,) = called.json()["failed"]
    assert (called.code, failure["input"], failure["kind"]) == (1, "missing.html", "UnreadableInput")


def test_a_folder_without_reports_is_told(tmp_path):
    (tmp_path / "in").mkdir()
    called = sayso("code", "in", "--ledger", tmp_path / "l")
    assert (called.code, "nothing to code in in" in called.err) == (0, True)


def test_an_empty_path_is_no_path(tmp_path):
    called = sayso("code", "", "--ledger", tmp_path / "l")
    assert (called.code, "a path is empty" in called.err) == (2, True)


def test_a_ledger_is_not_made_in_a_folder_that_is_not_there(article):
    called = sayso("code", article, "--ledger", "no/such/my.sayso")
    assert (called.code, "Make no/such first" in called.err) == (3, True)


def test_what_is_no_ledger_is_not_written_to(article, no_ledger):
    before = no_ledger.read_bytes() if no_ledger.is_file() else sorted(no_ledger.iterdir())
    called = sayso("code", article, "--ledger", no_ledger)
    assert (called.code, str(no_ledger) in called.err) == (3, True)
    assert before == (no_ledger.read_bytes() if no_ledger.is_file() else sorted(no_ledger.iterdir()))


def test_a_gazetteer_that_is_none_is_told(article, tmp_path, monkeypatch):
    monkeypatch.setenv("SAYSO_GAZETTEER", str(article))
    called = sayso("gazetteer", "find", "Goma")
    assert (called.code, "sayso gazetteer build" in called.err) == (2, True)


def test_linking_lists_the_incidents(ledger):
    called = sayso("link", "--ledger", ledger)
    assert called.code == 0
    assert "Kutum" in called.out
    assert "told by more than one report" in called.out


def test_linking_counts_for_machines(ledger, ids):
    told = sayso("link", "--ledger", ledger, "--json").json()
    assert told["incidents"] == len(ids("incident"))
    assert told["of_many_reports"] >= 1


def test_an_interrupted_run_keeps_what_was_coded(tmp_path):
    reports, ledger = tmp_path / "in", tmp_path / "l"
    reports.mkdir()
    for number in range(17):
        (reports / f"a{number:02}.json").write_text(json.dumps({"title": "Bread", "text": f"Loaf {number} was baked."}))
    (reports / "b.pdf").write_bytes(b"%PDF-1.7")
    # The signal is sent once the PDF is told of: by then a batch of 16 is in, and the run waits for standard input.
    start = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); import sayso.cli as c; c.main()"
    words = [sys.executable, "-c", start, "code", str(reports), "-", "--ledger", str(ledger)]
    with subprocess.Popen(
        words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**os.environ}
    ) as running:
        told = running.stderr.readline()
        running.send_signal(signal.SIGINT)
        _, rest = running.communicate()
    assert (running.returncode, "b.pdf" in told, "Traceback" in rest) == (130, True, False)
    assert "interrupted: what was coded so far is kept" in rest
    with Ledger.open(ledger, create=False) as held:
        assert (held.counts().reports, held.verify()) == (16, ())


LASERS = """
- type:
    key: remote.laser
    definition: A laser blinds or burns.
    examples: ["A laser blinded the pilot."]
    near_misses: ["A laser printer hummed."]
    maps: {acled: [Air/drone strike]}
    roles: [actor, victim]
    triggers:
      - {words: [dazzle], pos: verb, frame: harm, example: "A soldier dazzled the pilot."}
"""
DAZZLED = b"""Beacon of Ormsk

Pilot dazzled

Border guards dazzled a pilot near Ormsk on Tuesday.
"""


def test_a_codebook_of_ones_own_is_coded_by(tmp_path):
    (tmp_path / "own.yaml").write_text(LASERS)
    (tmp_path / "pilot.txt").write_bytes(DAZZLED)
    both = ("code", tmp_path / "pilot.txt", "--json", "--ledger")
    assert sayso(*both, tmp_path / "without").json()["passed_over"] == 1
    assert sayso(*both, tmp_path / "with", "--codebook", tmp_path / "own.yaml").json()["coded"] == 1
    assert '"remote.laser"' in sayso("export", "--ledger", tmp_path / "with").out


def test_a_wrong_codebook_is_named_before_anything_is_begun(article, tmp_path):
    called = sayso("code", article, "--ledger", tmp_path / "l", "--codebook", tmp_path / "none.yaml")
    assert (called.code, "none.yaml: cannot be read" in called.err) == (2, True)
    assert not (tmp_path / "l").exists()
