"""An own sentence of the outlet that tells of a happening or a figure is a claim, though no event is made of it."""

import pytest

from sayso.annotate.events.telling import Telling
from sayso.annotate.pipeline import Annotator
from sayso.lexicon import entries
from sayso.record import record
from sayso.schema.report import Block, Report, Source

LINES = [line.example for line in entries("sayso.annotate.events", "telling.yaml", Telling)]
TELLING = [
    "Gangs have kidnapped villagers in recent years.",
    "Officials counted 412 burned houses.",
    "Hundreds of conscripts slipped across the river.",
    "Workers occupied the refinery with their tractors.",
]
IDLE = [
    "Two men sat in a café by the port.",
    "The bakery sells bread from six.",
    "The streets were deserted.",
    "The mayor collects stamps and old maps.",
    "The committee executed the plan in a year.",
]


@pytest.fixture(scope="module")
def annotator():
    return Annotator()


def narrated(annotator, text):
    source = Source(sha256="0" * 64, bytes=len(text), media_type="text/plain", uri="x")
    blocks = (Block(kind="paragraph", start=0, end=len(text)),)
    report = Report(report_id="r", source=source, outlet=None, headline=None, text=text, blocks=blocks)
    claims = record(report, annotator.annotate(report)).claims
    return [" … ".join(span.of(text) for span in claim.content) for claim in claims if claim.form == "narrated"]


@pytest.mark.parametrize("text", [*LINES, *TELLING])
def test_a_sentence_that_tells_of_a_happening_or_a_figure_is_a_claim(annotator, text):
    assert narrated(annotator, text) == [text]


@pytest.mark.parametrize("text", IDLE)
def test_a_sentence_that_tells_of_neither_is_none(annotator, text):
    assert narrated(annotator, text) == []
