from pathlib import Path

import pytest

from sayso.errors import DataError
from sayso.run.local import code
from sayso.run.progress import Done, Failed, Finished, PassedOver, Skipped, Started


def paths(*names):
    return [Path(name) for name in names]


@pytest.fixture
def told():
    return []


@pytest.fixture
def coded(ledger, stages, told):
    def run(*names, **more):
        return code(ledger, paths(*names), stages=stages, tell=told.append, **more)

    return run


def test_every_input_is_coded(coded, ledger):
    summary = coded("war one", "war two")
    assert (summary.coded, summary.words, summary.failed) == (2, 4, ())
    assert {r.text for r in ledger.reports()} == {"war one", "war two"}


def test_what_was_coded_before_is_skipped(coded, ledger):
    coded("war")
    head = ledger.head()
    assert coded("war").skipped == 1
    assert ledger.head() == head


def test_what_does_not_pass_is_kept_without_records(coded, ledger, told):
    assert coded("sport", "war").passed_over == 1
    assert ledger.counts().passed_over == 1
    assert [type(step) for step in told] == [Started, PassedOver, Done, Finished]


@pytest.mark.parametrize(
    ("bad", "kind"),
    [
        ("locked", "UnreadableInput"),
        ("empty", "EmptyInput"),
        ("crash", "ZeroDivisionError"),
        ("broken", "RecursionError"),
        ("toolong", "DamagedInput"),
        ("misread", "ValueError"),
    ],
)
def test_one_bad_input_spoils_no_other(coded, ledger, bad, kind):
    summary = coded("war one", bad, "war two")
    assert summary.coded == 2
    assert [(f.input, f.kind) for f in summary.failed] == [(bad, kind)]
    assert [(f.input, f.kind) for f in ledger.failures()] == [(bad, kind)]


def test_a_failure_is_tried_again_and_disappears_when_it_succeeds(coded, ledger, tmp_path):
    article = tmp_path / "article.txt"
    article.write_text("empty")
    coded(article)
    assert len(ledger.failures()) == 1
    article.write_text("war")
    assert coded(article).coded == 1
    assert ledger.failures() == ()


def test_a_failure_disappears_when_its_input_turns_out_to_be_coded(coded, ledger, tmp_path):
    article = tmp_path / "article.txt"
    article.write_text("war")
    coded("war")
    article.unlink()
    article.mkdir()
    coded(article)
    assert [f.kind for f in ledger.failures()] == ["UnreadableInput"]
    article.rmdir()
    article.write_text("war")
    assert coded(article).skipped == 1
    assert ledger.failures() == ()


def test_a_missing_lexicon_stops_the_run(coded):
    with pytest.raises(DataError):
        coded("war", "nolexicon")


def test_an_interrupt_leaves_what_was_told_of(coded, ledger, told):
    with pytest.raises(KeyboardInterrupt):
        coded(*[f"war {n}" for n in range(40)], "interrupt")
    assert ledger.counts().reports == sum(isinstance(step, Done) for step in told) == 32
    assert ledger.verify() == ()


def test_progress_counts_up_to_the_total(coded, told):
    coded("war", "sport", "empty", "war", total=4)
    steps = [step.at for step in told if isinstance(step, Done | PassedOver | Failed | Skipped)]
    assert [(at.done, at.total) for at in steps] == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_settings_make_another_run(coded, ledger):
    coded("war")
    assert coded("war", settings={"profile": "acled"}).coded == 1
    assert len(ledger.runs()) == 2
