import pytest

from sayso.errors import NotFound
from sayso.ledger import Wanted


@pytest.fixture
def item(ledger, run, coded):
    found = coded()
    ledger.append(run, [found, coded("Rovers won the league.", uri="rovers.txt", outlet="Dunmore Courier")])
    return found


def test_reports_of_one_outlet(ledger, item):
    assert [r.outlet for r in ledger.reports(outlet="Dunmore Courier")] == ["Dunmore Courier"]


def test_records_of_one_report(ledger, item):
    assert tuple(ledger.claims(item.report.report_id)) == item.claims
    assert tuple(ledger.events("rep_other")) == ()


def test_claims_of_one_standing(ledger, item):
    assert tuple(ledger.claims(standing="claimed")) == item.claims
    assert tuple(ledger.claims(standing="denied")) == ()


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Wanted(), 1),
        (Wanted(type="remote"), 1),
        (Wanted(type="remote.shelling"), 1),
        (Wanted(type="remote.shell"), 0),
        (Wanted(country="SD"), 1),
        (Wanted(country="UA"), 0),
        (Wanted(standing="claimed"), 1),
        (Wanted(standing="denied"), 0),
        (Wanted(since="2024-05-13", until="2024-05-13"), 1),
        (Wanted(since="2024-05-14"), 0),
        (Wanted(until="2024-05-12"), 0),
    ],
)
def test_what_is_wanted_of_events_and_incidents(ledger, item, incident, wanted, found):
    ledger.append_incidents("rule:link@1", [incident(item)])
    assert len(list(ledger.events(wanted=wanted))) == found
    assert len(list(ledger.incidents(wanted=wanted))) == found


def test_incidents_that_a_report_tells_of(ledger, item, incident):
    made = incident(item)
    ledger.append_incidents("rule:link@1", [made])
    assert list(ledger.incidents(item.report.report_id)) == [made]
    assert list(ledger.incidents("rep_other")) == []


def test_a_newer_run_takes_the_place_of_the_older_in_the_view(ledger, item):
    run = ledger.begin_run("0.2", "pipeline", {})
    ledger.append(run, [type(item)(item.report, item.original)])
    assert list(ledger.events()) == []
    assert ledger.counts().events == 0


def test_a_record_is_found_by_the_beginning_of_its_id(ledger, item):
    event = item.events[0]
    assert ledger.record(event.event_id) == ledger.event(event.event_id[:9]) == event
    assert ledger.claim(item.claims[0].claim_id[:9]) == item.claims[0]
    assert ledger.report(item.report.report_id[:9]) == item.report
    assert ledger.source(item.report.source.sha256[:8]) == item.report.source


def test_a_beginning_that_two_ids_share_is_not_enough(ledger, item):
    with pytest.raises(NotFound, match="more than one report begins with rep_"):
        ledger.report("rep_")


@pytest.mark.parametrize("id_", ["evt_ffffff", "nonsense", "", "xyz_1", "evt_%"])
def test_an_id_that_nothing_has_is_not_found(ledger, item, id_):
    with pytest.raises(NotFound):
        ledger.record(id_)


def test_a_record_of_another_kind_is_not_found(ledger, item):
    with pytest.raises(NotFound, match="is no claim"):
        ledger.claim(item.events[0].event_id)


def test_counts(ledger, item):
    counts = ledger.counts()
    assert (counts.reports, counts.passed_over, counts.claims, counts.events, counts.incidents) == (2, 1, 1, 1, 0)
