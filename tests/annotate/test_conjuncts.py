import pytest
from spacy.language import Language

from sayso.annotate import layers
from sayso.annotate.factuality.conjuncts import alike, conjuncts, covers_all
from sayso.annotate.pipeline import build, definition
from sayso.schema.annotations import Assessment
from sayso.schema.report import Block, Report, Source
from sayso.schema.span import Span


@pytest.fixture(scope="module")
def nlp() -> Language:
    ours = frozenset(line.factory for line in definition().components if line.factory != "sayso_sentences")
    return build(definition(), without=ours)


def parsed(nlp, text):
    source = Source(sha256="0" * 64, bytes=len(text), media_type="text/plain", uri="x")
    blocks = (Block(kind="paragraph", start=0, end=len(text)),)
    report = Report(report_id="r", source=source, outlet=None, headline=None, text=text, blocks=blocks)
    return nlp(layers.attach(nlp.make_doc(text), report))


PARTED = [
    (
        "The army shelled Tarem at noon, and nine people may have died",
        ["The army shelled Tarem at noon", "nine people may have died"],
    ),
    ("Gunmen took the ferry and probably sank it", ["Gunmen took the ferry", "probably sank it"]),
    ("The raiders fled; two guards were killed", ["The raiders fled", "two guards were killed"]),
    (
        "Police cleared the square, although some protesters may have stayed",
        ["Police cleared the square", "some protesters may have stayed"],
    ),
    ("Soldiers burnt the mill while it was raining", ["Soldiers burnt the mill while it was raining"]),
    ("Shells hit the port", ["Shells hit the port"]),
    (
        "The killers may have known the house: they cut the wire at one spot",
        ["The killers may have known the house", "they cut the wire at one spot"],
    ),
]


@pytest.mark.parametrize(("text", "parts"), PARTED, ids=[row[0] for row in PARTED])
def test_statements_side_by_side_are_parted(nlp, text, parts):
    doc = parsed(nlp, text)
    assert [span.of(text) for span in conjuncts(doc, Span(0, len(text)))] == parts


def test_what_opens_the_sentence_covers_both(nlp):
    text = "Perhaps the guards fled"
    assert covers_all(parsed(nlp, text), Span(0, len(text)), Assessment(evidence=(Span(0, 7),)))


def test_what_follows_the_subject_covers_its_own_clause(nlp):
    text = "The guards perhaps fled"
    assert not covers_all(parsed(nlp, text), Span(0, len(text)), Assessment(evidence=(Span(11, 18),)))


def test_tense_alone_parts_nothing():
    assert alike(Assessment(time_frame="past"), Assessment(time_frame="ongoing"))


@pytest.mark.parametrize("how", [{"certainty": "possible"}, {"polarity": "negated"}, {"time_frame": "future"}])
def test_what_the_standing_asks_about_parts(how):
    assert not alike(Assessment(), Assessment(**how))
