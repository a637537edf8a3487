"""Denials: by a verdict, by verbs with particles, in the passive, by a plea, and by the side accused."""

import pytest

from sayso.annotate.factuality.verdicts import Verdict
from sayso.annotate.pipeline import Annotator
from sayso.lexicon import entries
from sayso.record import record
from sayso.schema.report import Block, Report, Source

WORDS = [
    (word, line.example.format(word))
    for line in entries("sayso.annotate.factuality", "verdicts.yaml", Verdict)
    for word in line.words
]


@pytest.fixture(scope="module")
def annotator():
    return Annotator()


def told(annotator, text):
    source = Source(sha256="0" * 64, bytes=len(text), media_type="text/plain", uri="x")
    blocks = (Block(kind="paragraph", start=0, end=len(text)),)
    report = Report(report_id="r", source=source, outlet=None, headline=None, text=text, blocks=blocks)
    claims = record(report, annotator.annotate(report)).claims
    return {(" … ".join(report.words(piece) for piece in claim.content), claim.standing) for claim in claims}


@pytest.mark.parametrize(("word", "text"), WORDS)
def test_a_verdict_denies(annotator, word, text):
    assert ("the report", "denied") in told(annotator, text)


DENIED = [
    ("The ministry called the claim that its boats had fired absurd, and left.", "its boats had fired"),
    ('Aides described reports that the abbot had fled as "pure fiction".', "the abbot had fled"),
    ("Herders say guards took the goats. The ranger called the claims baseless.", "guards took the goats"),
    ("The palace brushed aside suggestions that the vote was rigged.", "the vote was rigged"),
    ("Allegations that the dam was mined were rejected by the governor.", "the dam was mined"),
    (
        "Prison wardens refuted suggestions that inmates on strike in Ward B were being beaten.",
        "inmates on strike in Ward B were being beaten",
    ),
    ("The two cooks pleaded not guilty to poisoning the well.", "poisoning the well"),
    (
        '"We have nothing to do with it," the abbot told reporters after herders blamed his monks for the fire.',
        "We have nothing to do with it",
    ),
]


@pytest.mark.parametrize(("text", "content"), DENIED)
def test_what_is_denied_is_the_content(annotator, text, content):
    assert (content, "denied") in told(annotator, text)


PLAIN = [
    "The opposition called the report a turning point.",
    "The mayor called the police and described the scene as absurd.",
    "The mayor contested the election, and the court quashed the sentence.",
    "The abbot gave his answer: no monk, he said, had left the hill.",
    "The navy issued a denial: no boat, it said, had left the port.",
    "The cook insisted on Monday that the well was clean.",
]


@pytest.mark.parametrize("text", PLAIN)
def test_what_is_no_denial_is_none(annotator, text):
    assert "denied" not in {standing for _, standing in told(annotator, text)}
