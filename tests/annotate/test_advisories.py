import pytest
import spacy

from sayso.annotate import layers
from sayso.annotate.advisories import AdvisoryFinder
from sayso.annotate.advisories.lexicon import warrants
from sayso.annotate.sentences import SentenceSplitter
from sayso.schema.report import Block, Report, Source

WARRANTS = warrants()


@pytest.fixture(scope="module")
def blank():
    return spacy.blank("en")


def warned(nlp, *paragraphs, kind="paragraph"):
    text, blocks = "", []
    for words in paragraphs:
        text += "\n\n" if text else ""
        blocks.append(Block(kind=kind, start=len(text), end=len(text) + len(words)))
        text += words
    source = Source(sha256="0" * 64, bytes=1, media_type="text/plain", uri="x")
    report = Report(report_id="rep_1", source=source, outlet=None, headline=None, text=text, blocks=blocks)
    doc = SentenceSplitter()(layers.attach(nlp.make_doc(text), report))
    return [(a.category, a.severity, text[a.start : a.end]) for a in AdvisoryFinder().predict(doc)]


@pytest.mark.parametrize("line", WARRANTS, ids=lambda line: line.example[:40])
def test_each_line_fires_on_its_example(blank, line):
    found = [(category, severity) for category, severity, _ in warned(blank, line.example)]
    assert any(category == line.category and severity >= line.severity for category, severity in found)


@pytest.mark.parametrize(("line", "words"), [(line, words) for line in WARRANTS for words in line.quiet])
def test_each_line_is_quiet_where_it_should_be(blank, line, words):
    assert line.category not in {category for category, _, _ in warned(blank, words)}


@pytest.mark.parametrize(
    "words",
    [
        "A second conscript hanged himself in the barracks.",
        "She ended her own life, the family said.",
        "He pulled the trigger on himself, his sergeant said.",
        "The ministry recorded eleven suicides by suicide note.",
    ],
)
def test_suicide_is_known_by_its_paraphrases(blank, words):
    assert "suicide" in {category for category, _, _ in warned(blank, words)}


def test_the_words_are_quoted_exactly(blank):
    assert ("suicide", 2, "took her own life") in warned(blank, "The nurse took her own life.")


def test_a_block_is_warned_of_once_for_a_category_by_its_worst_words(blank):
    found = warned(blank, "Two men died. Residents found the bodies of four more.", "A fifth died later.")
    assert [f for f in found if f[0] == "death"] == [("death", 2, "bodies of"), ("death", 1, "died")]


def test_what_is_not_coded_is_not_warned_of(blank):
    assert warned(blank, "Read more: three killed in Mopti", kind="related") == []
