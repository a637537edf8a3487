"""What holds only under a condition, through the whole pipeline; and what looks like one."""

import pytest

from sayso.annotate.factuality.lexicon import Phrase
from sayso.annotate.pipeline import Annotator
from sayso.lexicon import entries
from sayso.record import record
from sayso.schema.report import Block, Report, Source

PHRASES = [
    line
    for line in entries("sayso.annotate.factuality", "phrases.yaml", Phrase)
    if line.effect in {"conditional", "contingent"}
]


@pytest.fixture(scope="module")
def annotator():
    return Annotator()


def standings(annotator, text):
    source = Source(sha256="0" * 64, bytes=len(text), media_type="text/plain", uri="x")
    blocks = (Block(kind="paragraph", start=0, end=len(text)),)
    report = Report(report_id="r", source=source, outlet=None, headline=None, text=text, blocks=blocks)
    claims = record(report, annotator.annotate(report)).claims
    return {" … ".join(report.words(piece) for piece in claim.content): claim.standing for claim in claims}


@pytest.mark.parametrize("line", PHRASES, ids=lambda line: line.words)
def test_a_set_phrase_makes_a_condition(annotator, line):
    assert set(standings(annotator, line.example).values()) == {"hypothetical"}


HYPOTHETICAL = [
    "The herders say they will free the vet provided the ranger pays for the goats.",
    "Nurses say that the twins might have lived had the ferry been allowed to land.",
    "The miners have threatened to flood the shaft unless the owner pays them by noon.",
    "Thousands would have drowned had the levee broken, the engineer said.",
    "The abbot vowed to resign should the court rule against him.",
    "Supposing the wall gives way, the lower town will flood, an engineer said.",
    "The council may fall. If not, it will sit on Friday.",
]


@pytest.mark.parametrize("text", HYPOTHETICAL)
def test_what_the_words_make_a_condition_is_hypothetical(annotator, text):
    assert "hypothetical" in standings(annotator, text).values()


PLAIN = [
    "The agency provided the camp with tents and said the road was open.",
    "Guards have been posted in the event of a raid, the abbot said.",
    "The colonel had the prisoners moved, a cook said.",
    "The thief left the hall as if nothing had happened, an usher told police.",
]


@pytest.mark.parametrize("text", PLAIN)
def test_what_only_looks_like_a_condition_is_none(annotator, text):
    assert "hypothetical" not in standings(annotator, text).values()


def test_the_condition_of_a_threat_is_part_of_it(annotator):
    told = standings(annotator, HYPOTHETICAL[2])
    assert "to flood the shaft unless the owner pays them by noon" in told
