import sqlite3
import threading

import pytest

from sayso.errors import LedgerError
from sayso.ledger import Failed, Ledger


def test_a_run_is_known_by_its_version_pipeline_and_settings(ledger):
    first = ledger.begin_run("0.1", "p", {"a": "1", "b": "2"})
    assert ledger.begin_run("0.1", "p", {"b": "2", "a": "1"}) == first
    assert ledger.begin_run("0.1", "p", {"a": "1"}) != first
    assert len(ledger.runs()) == 2


def test_what_goes_in_comes_out(ledger, run, coded):
    item = coded()
    assert ledger.append(run, [item]) == 1
    assert list(ledger.reports()) == [item.report]
    assert tuple(ledger.claims()) == item.claims
    assert tuple(ledger.events()) == item.events
    assert list(ledger.sources()) == [item.report.source]


def test_the_original_bytes_are_kept(ledger, run, coded):
    item = coded(original="Schüsse in Kadugli".encode("latin-1"))
    ledger.append(run, [item])
    assert ledger.original_bytes(item.report.source.sha256) == item.original


def test_coding_again_adds_nothing(ledger, run, coded):
    ledger.append(run, [coded()])
    before = ledger.counts(), ledger.head()
    assert ledger.append(run, [coded()]) == 0
    assert (ledger.counts(), ledger.head()) == before


def test_one_input_twice_in_a_batch_is_one(ledger, run, coded):
    assert ledger.append(run, [coded(), coded(uri="copy.txt")]) == 1


def test_a_new_configuration_is_a_new_run_and_the_old_one_stays(ledger, run, coded):
    ledger.append(run, [coded()])
    newer = ledger.begin_run("0.1", "pipeline", {"profile": "other"})
    assert ledger.append(newer, [coded()]) == 1
    assert [(r.run_id, r.reports) for r in ledger.runs()] == [(run, 1), (newer, 1)]
    assert ledger.counts().claims == 1


def test_a_run_knows_what_it_has_coded(ledger, run, coded):
    item = coded()
    assert not ledger.coded(run, item.report.source.sha256)
    ledger.append(run, [item])
    assert ledger.coded(run, item.report.source.sha256)


def test_what_is_passed_over_is_kept_without_records(ledger, run, coded):
    ledger.append(run, [coded("Rovers won the league.")])
    assert ledger.counts().passed_over == 1
    assert ledger.runs()[0].passed_over == 1


def test_bytes_that_are_not_the_sources_are_refused(ledger, run, coded):
    item = coded()
    with pytest.raises(ValueError, match="not the bytes"):
        ledger.append(run, [coded("Other news."), type(item)(item.report, b"else", item.claims, item.events)])
    assert ledger.counts().reports == 0


def test_a_failure_is_recorded_and_the_next_takes_its_place(ledger, run):
    ledger.append(run, [], [Failed("a.txt", "EmptyInput", "nothing in it")])
    ledger.append(run, [], [Failed("a.txt", "DamagedInput", "cut short")])
    assert [(f.input, f.kind) for f in ledger.failures()] == [("a.txt", "DamagedInput")]


def test_a_failure_disappears_when_its_input_succeeds(ledger, run, coded):
    ledger.append(run, [], [Failed("kadugli.txt", "EmptyInput", "nothing in it")])
    ledger.append(run, [coded(uri="kadugli.txt")])
    assert ledger.failures() == ()


def test_a_member_of_a_file_clears_its_own_failure_alone(ledger, run, coded):
    ledger.append(
        run, [], [Failed("a.jsonl!2@90", "DamagedInput", "cut"), Failed("a.jsonl!1@0", "DamagedInput", "cut")]
    )
    ledger.append(run, [coded(uri="a.jsonl", container="a.jsonl!2@90")])
    assert [f.input for f in ledger.failures()] == ["a.jsonl!1@0"]


def test_linking_the_same_again_adds_nothing(ledger, run, coded, incident):
    item = coded()
    ledger.append(run, [item])
    assert ledger.append_incidents("rule:link@1", [incident(item)])
    head = ledger.head()
    assert not ledger.append_incidents("rule:link@1", [incident(item)])
    assert ledger.head() == head


def test_the_latest_link_run_is_the_current_one(ledger, run, coded, incident):
    item = coded()
    ledger.append(run, [item])
    ledger.append_incidents("rule:link@1", [incident(item)])
    ledger.append_incidents("rule:link@1", [incident(item, title="Kadugli shelled")])
    assert [i.title for i in ledger.incidents()] == ["Kadugli shelled"]


def test_a_batch_that_breaks_leaves_no_half_record(ledger, run, coded, path):
    blocked = sqlite3.connect(path)
    blocked.execute("CREATE TRIGGER stop BEFORE INSERT ON events BEGIN SELECT RAISE(ABORT, 'pulled the plug'); END")
    blocked.commit()
    blocked.close()
    with pytest.raises(LedgerError):
        ledger.append(run, [coded()])
    assert ledger.counts().sources == ledger.counts().reports == ledger.counts().claims == 0


def test_many_read_while_one_writes(ledger, run, coded):
    ledger.append(run, [coded()])
    reading = ledger.reports()
    next(reading)
    ledger.append(run, [coded("Rovers won the league.")])
    reading.close()
    assert ledger.counts().reports == 2


def test_two_writers_take_turns(path, coded):
    def write(number):
        with Ledger.open(path) as mine:
            run = mine.begin_run("0.1", "p", {})
            for item in range(5):
                mine.append(run, [coded(f"Quiet day {number}-{item}.")])

    writers = [threading.Thread(target=write, args=(n,)) for n in range(2)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    with Ledger.open(path) as ledger:
        assert ledger.counts().reports == 10
        assert ledger.verify() == ()
