import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import NotFound, UsageError
from sayso.ledger import Ledger, Proposal, Wanted, fold
from sayso.ledger.fold import in_force
from sayso.schema.incident import Decision


def proposal(action, on, **more):
    return Proposal(who="A. Coder", action=action, on=on, reason="read it again", **more)


@pytest.fixture
def item(ledger, run, coded):
    found = coded()
    ledger.append(run, [found])
    return found


@pytest.fixture
def event_id(item):
    return item.events[0].event_id


def test_a_rejected_record_is_hidden_and_says_why(ledger, event_id):
    ledger.decide(proposal("reject", event_id))
    assert list(ledger.events()) == []
    with pytest.raises(NotFound, match=r"rejected by A\. Coder .* read it again"):
        ledger.event(event_id)


def test_a_correction_replaces_one_field(ledger, event_id):
    made = ledger.decide(proposal("correct", event_id, field="place.name", after="Kadugli town"))
    assert made.before == "Kadugli"
    assert ledger.event(event_id).place.name == "Kadugli town"


def test_a_correction_inside_a_list(ledger, event_id):
    ledger.decide(proposal("correct", event_id, field="$.tolls[0].high", after=5))
    assert ledger.event(event_id).tolls[0].high == 5


def test_a_corrected_record_is_found_by_its_new_value(ledger, event_id):
    ledger.decide(proposal("correct", event_id, field="type", after="remote.drone_strike"))
    assert [e.event_id for e in ledger.events(wanted=Wanted(type="remote.drone_strike"))] == [event_id]
    assert list(ledger.events(wanted=Wanted(type="remote.shelling"))) == []


def test_an_undo_cancels_and_can_be_undone(ledger, event_id):
    rejected = ledger.decide(proposal("reject", event_id))
    undone = ledger.decide(proposal("undo", rejected.decision_id))
    assert ledger.event(event_id)
    ledger.decide(proposal("undo", undone.decision_id))
    assert list(ledger.events()) == []


def test_what_is_undone_is_not_undone_twice(ledger, event_id):
    rejected = ledger.decide(proposal("reject", event_id))
    ledger.decide(proposal("undo", rejected.decision_id))
    with pytest.raises(UsageError, match="undone already"):
        ledger.decide(proposal("undo", rejected.decision_id))


def test_the_last_word_of_accept_and_reject_holds(ledger, event_id):
    ledger.decide(proposal("reject", event_id))
    ledger.decide(proposal("accept", event_id))
    assert ledger.event(event_id)


def test_reviewed_records_are_known(ledger, event_id):
    assert ledger.reviewed() == frozenset()
    ledger.decide(proposal("accept", event_id))
    assert ledger.reviewed() == {event_id}


@pytest.mark.parametrize(
    ("field", "after"),
    [
        ("place.nonsense", "x"),
        ("tolls[7].low", 1),
        ("place.lat", 999),
        ("event_id", "evt_x"),
        ("place..name", "x"),
        (None, 1),
    ],
)
def test_a_correction_that_does_not_fit_is_refused(ledger, event_id, field, after):
    with pytest.raises(UsageError):
        ledger.decide(proposal("correct", event_id, field=field, after=after))
    assert list(ledger.decisions()) == []


def test_a_decision_has_a_name_and_a_reason(ledger, event_id):
    with pytest.raises(UsageError, match="a name and a reason"):
        ledger.decide(Proposal(who=" ", action="reject", on=event_id, reason="wrong"))


def test_a_decision_needs_its_record(ledger):
    with pytest.raises(NotFound):
        ledger.decide(proposal("reject", "evt_00"))


def test_decisions_are_chained(ledger, event_id):
    first = ledger.decide(proposal("reject", event_id))
    second = ledger.decide(proposal("undo", first.decision_id))
    assert first.prev_hash is None
    assert second.prev_hash
    assert ledger.verify() == ()


def test_a_decision_outlives_the_process(path, coded):
    item = coded()
    with Ledger.open(path) as ledger:
        ledger.append(ledger.begin_run("0.1", "p", {}), [item])
        ledger.decide(proposal("reject", item.events[0].event_id))
    with Ledger.open(path) as ledger:
        assert list(ledger.events()) == []


def test_a_decision_holds_through_coding_again(ledger, event_id, coded):
    ledger.decide(proposal("correct", event_id, field="place.name", after="Kadugli town"))
    ledger.append(ledger.begin_run("0.2", "pipeline", {}), [coded()])
    assert ledger.event(event_id).place.name == "Kadugli town"


def test_merge_and_split_keep_the_events_of_both_sides(ledger, run, item, coded, incident):
    other = coded("Again: Shells hit Kadugli on Monday, a nurse said. Four people were killed.", uri="2.txt")
    ledger.append(run, [other])
    ledger.append_incidents("rule:link@1", [incident(item), incident(other)])
    ids = [i.incident_id for i in ledger.incidents()]
    merged = ledger.decide(proposal("merge", ids[0], after=ids[1]))
    assert {*merged.before, *merged.after} == {item.events[0].event_id, other.events[0].event_id}
    with pytest.raises(UsageError, match="some, not all"):
        ledger.decide(proposal("split", ids[0], after=list(merged.before)))


def decision(number, action, on):
    return Decision(
        decision_id=f"dec_{number}", who="x", when="2024-01-01", on=on, action=action, reason="y", prev_hash=None
    )


@given(st.lists(st.booleans(), max_size=8))
def test_undoing_everything_since_is_as_if_nothing_had_been(later):
    first = decision(0, "reject", "evt_1")
    undos = [decision(n + 1, "undo", f"dec_{n}") for n in range(len(later))]
    standing = in_force([first, *undos])
    assert standing == ((first,) if len(later) % 2 == 0 else ())


def test_the_fold_of_nothing_is_the_records_themselves(coded):
    item = coded()
    assert tuple(fold(item.events, [])) == item.events


def test_the_fold_leaves_its_records_as_they_were(coded):
    event = coded().events[0]
    made = decision(0, "correct", event.event_id).model_copy(update={"field": "type", "after": "remote.grenade"})
    assert [e.type for e in fold([event], [made])] == ["remote.grenade"]
    assert event.type == "remote.shelling"


def test_a_correction_that_no_longer_fits_is_left_aside(coded):
    event = coded().events[0].model_copy(update={"place": None})
    made = decision(0, "correct", event.event_id).model_copy(update={"field": "place.name", "after": "X"})
    assert list(fold([event], [made])) == [event]
