import sqlite3
import zlib

import pytest

from sayso.ledger import Failed, Ledger, Proposal


@pytest.fixture
def filled(path, clock, coded, incident):
    """A ledger with something of every kind; closed, so that a test can tamper with the file."""
    item = coded()
    with Ledger.open(path, clock=clock) as ledger:
        run = ledger.begin_run("0.1", "p", {})
        ledger.append(run, [item, coded("Rovers won.")], [Failed("x", "EmptyInput", "nothing")])
        ledger.append_incidents("rule:link@1", [incident(item)])
        ledger.decide(Proposal(who="A", action="accept", on=item.events[0].event_id, reason="right"))
    return item


def tamper(path, *statements):
    raw = sqlite3.connect(path)
    for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        raw.execute(f'DROP TRIGGER "{name}"')
    for statement, *values in statements:
        raw.execute(statement, values)
    raw.commit()
    raw.close()


def found(path):
    with Ledger.open(path, create=False) as ledger:
        return ledger.verify()


def test_a_sound_ledger_has_no_problems(path, filled):
    assert found(path) == ()


def test_triggers_refuse_to_alter_the_past(path, filled):
    raw = sqlite3.connect(path)
    for table in ("sources", "reports", "claims", "events", "decisions", "audit"):
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            raw.execute(f"DELETE FROM {table}")
    raw.close()


@pytest.mark.parametrize(
    ("statement", "kind"),
    [
        ("UPDATE claims SET json = replace(json, 'claimed', 'denied')", "payload"),
        ("UPDATE events SET json = replace(json, '29.72', '29.73')", "payload"),
        ("UPDATE reports SET json = replace(json, 'Lantern', 'Candle')", "payload"),
        ("UPDATE sources SET json = replace(json, 'text/plain', 'text/html')", "payload"),
        ("UPDATE decisions SET json = replace(json, 'right', 'wrong')", "payload"),
        ("UPDATE runs SET version = '9'", "payload"),
        ("UPDATE incidents SET json = replace(json, 'Shelling', 'Bombing')", "payload"),
        ("UPDATE codings SET passed_over = 1 - passed_over", "payload"),
        ("DELETE FROM events", "payload"),
        ("DELETE FROM decisions", "payload"),
        ("DELETE FROM linked", "payload"),
        ("DELETE FROM audit WHERE seq = 3", "audit"),
        ("UPDATE audit SET at = '2020-01-01T00:00:00Z' WHERE seq = 2", "audit"),
        ("INSERT INTO decisions SELECT 99, 'dec_x', on_id, json, hash FROM decisions", "audit"),
        ("INSERT INTO claims SELECT 99, 99, 'clm_x', standing, json FROM claims", "audit"),
        ("DELETE FROM current", "current"),
    ],
)
def test_what_was_altered_is_told(path, filled, statement, kind):
    tamper(path, (statement,))
    assert kind in {problem.kind for problem in found(path)}


@pytest.mark.parametrize("bytes_", [zlib.compress(b"other bytes"), b"not packed"])
def test_an_original_that_was_altered_is_told(path, filled, bytes_):
    tamper(path, ("UPDATE sources SET original = ?", bytes_))
    assert "original" in {problem.kind for problem in found(path)}


def test_a_chain_cut_short_shows_against_a_head_noted_elsewhere(path, filled):
    with Ledger.open(path) as ledger:
        head = ledger.head()
    tamper(path, ("DELETE FROM audit WHERE seq = ?", head.seq), ("DELETE FROM decisions",))
    assert found(path) == ()
    with Ledger.open(path) as ledger:
        assert ledger.head() != head


def test_records_that_do_not_show_their_words_are_told(path, filled):
    with Ledger.open(path) as ledger:
        problems = ledger.verify(evidence=lambda report, claims, events: ["shows nothing"] if claims else [])
    assert [(p.kind, p.where, p.what) for p in problems] == [("evidence", filled.report.report_id, "shows nothing")]
