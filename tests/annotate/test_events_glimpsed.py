"""Headings that tell of a deed in too few words for an event are claims of the outlet all the same."""

import pytest

from sayso.annotate.pipeline import Annotator
from sayso.record import record
from sayso.schema.report import Block, Report, Source


@pytest.fixture(scope="module")
def annotator():
    return Annotator()


def recorded(annotator, text):
    source = Source(sha256="0" * 64, bytes=len(text), media_type="text/plain", uri="x")
    blocks = (Block(kind="headline", start=0, end=len(text)),)
    report = Report(report_id="r", source=source, outlet=None, headline=text, text=text, blocks=blocks)
    return record(report, annotator.annotate(report))


TELLING = [
    "Thousands flee as rebels close in on port city",
    "Talks break down in Geneva",
    "Car bomb rips through market",
    "Police fire tear gas at mourners",
    "Shells land near hospital",
    "Reservists called up",
]


@pytest.mark.parametrize("text", TELLING)
def test_a_heading_that_names_a_deed_is_a_claim(annotator, text):
    (claim,) = recorded(annotator, text).claims
    assert (claim.form, [span.of(text) for span in claim.content]) == ("narrated", [text])


@pytest.mark.parametrize("text", ["Bakers reopen by the canal", "Cup final goes to a third match after late strike"])
def test_a_heading_without_a_deed_is_none(annotator, text):
    assert recorded(annotator, text).claims == ()


REDUCED = [
    ("Priest beheaded", "civilian.execution", "victim", "Priest"),
    ("Patrol ambushed at dawn", "battle.armed_clash", "target", "Patrol"),
    ("Union leader gunned down", "civilian.attack", "victim", "Union leader"),
]


@pytest.mark.parametrize(("text", "key", "role", "who"), REDUCED, ids=[row[0] for row in REDUCED])
def test_a_passive_without_its_auxiliary_has_no_actor(annotator, text, key, role, who):
    (event,) = recorded(annotator, text).events
    assert event.type == key
    assert [(each.role, each.text) for each in event.participants] == [(role, who)]
