import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.ledger import Window


@pytest.fixture
def item(ledger, run, coded):
    found = coded(headline="Kadugli under fire")
    ledger.append(run, [found, coded("Rovers won at Kadúgli Park.", uri="r.txt")])
    return found


def test_words_are_found_where_they_stand(ledger, item):
    (hit,) = ledger.search("nurse shells")
    assert [hit.report.words(m) for m in hit.matches] == ["Shells", "nurse"]


def test_the_claim_that_holds_the_words_is_named(ledger, item):
    assert ledger.search("shells")[0].claim_ids == (item.claims[0].claim_id,)
    assert ledger.search("killed")[0].claim_ids == ()


def test_the_incident_that_the_report_tells_of_is_named(ledger, item, incident):
    made = incident(item)
    ledger.append_incidents("rule:link@1", [made])
    assert ledger.search("shells")[0].incident_ids == (made.incident_id,)


def test_a_headline_is_searched(ledger, item):
    assert len(ledger.search("fire")) == 1


def test_accents_and_case_do_not_matter(ledger, item):
    assert len(ledger.search("KADUGLI")) == 2


def test_a_phrase_is_a_phrase(ledger, item):
    assert len(ledger.search('"four people"')) == 1
    assert ledger.search('"people four"') == ()


def test_a_star_asks_for_a_beginning(ledger, item):
    assert len(ledger.search("kadu*")) == 2
    assert ledger.search("kadu") == ()


def test_hits_come_in_pages(ledger, item):
    first, second = ledger.search("kadugli", Window(limit=1)), ledger.search("kadugli", Window(limit=1, offset=1))
    assert {h.report.report_id for h in first + second} == {r.report_id for r in ledger.reports()}


def test_only_the_current_reading_is_searched(ledger, item, coded):
    other = item.report.model_copy(update={"text": "Nothing of note.", "blocks": ()})
    ledger.append(ledger.begin_run("0.2", "p", {}), [type(item)(other, item.original)])
    assert ledger.search("nurse") == ()


def test_a_snippet_holds_its_match_and_stays_short(ledger, run, coded):
    ledger.append(run, [coded("Nothing happened here. " * 50 + "Then shells fell. " + "All was quiet. " * 50)])
    (hit,) = ledger.search("shells")
    assert hit.snippet.covers(hit.matches[0])
    assert len(hit.report.words(hit.snippet)) <= 240


@pytest.mark.parametrize(
    "words", ['"', "*", "(", 'a" OR b', "NEAR(a b)", "col:x", "-x", "a AND", "^a", "\0", "", "{a}", "' --"]
)
def test_no_query_breaks_the_search(ledger, item, words):
    assert isinstance(ledger.search(words), tuple)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(st.text(max_size=30))
def test_whatever_is_typed_is_safe(ledger, item, words):
    assert isinstance(ledger.search(words), tuple)
