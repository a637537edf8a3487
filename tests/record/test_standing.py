import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.record.standing import TABLE, standing
from sayso.schema.annotations import Assessment
from sayso.schema.claim import ClaimSource, Cue, Link
from sayso.schema.span import Span
from sayso.schema.vocabulary import STANDINGS


def mouth(kind="person"):
    source = ClaimSource(text="a clerk", span=Span(0, 7), kind=kind)
    return Link(source=source, cue=Cue(text="said", span=Span(8, 12), type="verb"))


CASES = [
    (Assessment(), (), "reported"),
    (Assessment(), (mouth(),), "claimed"),
    (Assessment(polarity="negated"), (mouth(),), "claimed"),
    (Assessment(polarity="negated"), (), "reported"),
    (Assessment(), (mouth("footage"),), "shown"),
    (Assessment(), (mouth(), mouth("footage")), "shown"),
    (Assessment(), (mouth("document"),), "claimed"),
    (Assessment(shown=True), (mouth("document"),), "shown"),
    (Assessment(shown=True), (), "shown"),
    (Assessment(certainty="probable", shown=True), (), "hedged"),
    (Assessment(certainty="possible"), (mouth(),), "hedged"),
    (Assessment(certainty="unstated"), (mouth(),), "claimed"),
    (Assessment(polarity="negated", denied=True, certainty="possible"), (mouth(),), "denied"),
    (Assessment(time_frame="future", denied=True), (mouth(),), "forecast"),
    (Assessment(time_frame="future", conditional=True), (), "hypothetical"),
    (Assessment(time_frame="hypothetical"), (), "hypothetical"),
    (Assessment(questioned=True, conditional=True), (mouth(),), "questioned"),
]


@pytest.mark.parametrize(("how", "chain", "word"), CASES)
def test_the_first_row_that_fits_decides(how, chain, word):
    assert standing(how, chain) == word


def test_every_standing_has_one_row():
    assert sorted(row.standing for row in TABLE) == sorted(STANDINGS)


def test_the_page_prints_the_table():
    page = Path(__file__).parents[2] / "docs/standing.md"
    rows = re.findall(r"^\| (.+?) \| (\w+) \|$", page.read_text(encoding="utf-8"), re.MULTILINE)
    assert rows[1:] == [(row.wording, row.standing) for row in TABLE]


@given(
    st.builds(
        Assessment,
        certainty=st.sampled_from(["certain", "probable", "possible", "unstated"]),
        time_frame=st.sampled_from(["past", "ongoing", "future", "hypothetical", "generic"]),
        questioned=st.booleans(),
        conditional=st.booleans(),
        denied=st.booleans(),
        shown=st.booleans(),
    ),
    st.booleans(),
)
def test_every_assessment_has_a_standing(how, attributed):
    assert standing(how, (mouth(),) if attributed else ()) in STANDINGS
