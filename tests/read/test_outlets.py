import json

import pytest
from reports import page, report

from sayso.lexicon import entries
from sayso.read.outlets import Outlet, named, outlet_at

OUTLETS = entries("sayso.read", "outlets.yaml", Outlet)
TEXT = "Shells hit the town of Mocha on Monday and killed four people, the mayor said at noon."


def article(**fields):
    return report(json.dumps({"title": "Shells hit Mocha", "text": TEXT, **fields}), "a.json", "application/json")


@pytest.mark.parametrize("outlet", OUTLETS, ids=lambda outlet: outlet.domain)
def test_an_outlet_is_known_by_its_addresses(outlet):
    assert outlet_at(outlet.example) == outlet


def test_no_domain_stands_twice():
    domains = [outlet.domain for outlet in OUTLETS]
    assert sorted(set(domains)) == sorted(domains)


@pytest.mark.parametrize(
    "place", ["https://notbbc.com/1", "https://bbc.com.evil.example/1", "com", "", None, "http://["]
)
def test_what_only_looks_like_an_outlets_address_is_none(place):
    assert outlet_at(place) is None


def test_a_report_that_names_no_outlet_is_named_by_its_address():
    assert article(url="https://news.bbc.co.uk/2/hi/1.stm").outlet == "BBC"


def test_a_host_that_stands_for_a_name_is_looked_up():
    assert article(source_domain="www.reuters.com").outlet == "Reuters"


def test_what_the_outlet_calls_itself_counts_first():
    assert article(source="Harbour Tribune", url="https://www.reuters.com/1").outlet == "Harbour Tribune"


def test_an_address_of_no_known_outlet_gives_its_host():
    assert named(None, "https://www.harbour.example/1") == "harbour.example"


def test_a_page_is_named_by_its_canonical_address():
    head = '<link rel="canonical" href="https://apnews.com/article/1">'
    assert (
        page(f"<html><head>{head}</head><body><h1>Shells hit</h1><p>{TEXT}</p><p>{TEXT}</p></body></html>").outlet
        == "AP"
    )
