import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from sayso.annotate import layers
from sayso.annotate.advisories import AdvisoryTagger
from sayso.annotate.advisories.terms import Combination, Term
from sayso.annotate.sentences import SentenceSplitter
from sayso.lexicon import entries
from sayso.schema.report import Block, Report, Source

PACKAGE = "sayso.annotate.advisories"
LINES = [*entries(PACKAGE, "terms.yaml", Term), *entries(PACKAGE, "combinations.yaml", Combination)]
BLANK = spacy.blank("en")


def found(text, kind="paragraph"):
    source = Source(sha256="0" * 64, bytes=len(text), media_type="text/plain", uri="x")
    blocks = (Block(kind=kind, start=0, end=len(text)),)
    report = Report(report_id="r", source=source, outlet=None, headline=None, text=text, blocks=blocks)
    doc = layers.attach(BLANK.make_doc(text), report)
    return AdvisoryTagger().predict(SentenceSplitter()(doc))


def categories(text):
    return {advisory.category for advisory in found(text)}


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.example)
def test_every_line_finds_its_example_at_its_words(line):
    start, end = line.example.index("["), line.example.rindex("]")
    words = line.example[start + 1 : end]
    category = line.category or {"child": "children", "media": "distressing_media"}[line.part]
    text = line.example[:start] + words + line.example[end + 1 :]
    assert (category, words) in [(a.category, text[a.start : a.end]) for a in found(text)]


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.near)
def test_no_line_fires_on_its_near_miss(line):
    category = line.category or {"child": "children", "media": "distressing_media"}[line.part]
    assert category not in categories(line.near)


SUICIDES = [
    "The conscript took his own life in the barracks at Asmara.",
    "Nobody stopped him before he blew his brains out.",
    "The mayor hanged himself after the siege of Vukovar.",
    "The deserter pulled the trigger on himself.",
    "The sergeant turned the rifle on himself.",
    "Two farmers in Vidarbha died by their own hands.",
    "The veteran committed suicide.",
]


@pytest.mark.parametrize("text", SUICIDES)
def test_a_suicide_is_warned_of_however_it_is_put(text):
    assert "suicide" in categories(text)


NO_SUICIDES = [
    "A suicide bombing killed eight in Maiduguri.",
    "A suicide bomber wearing a suicide vest was shot.",
    "Leaving the coalition would be political suicide.",
    "The captain ordered suicidal attacks on the ridge.",
    "Survivors called the night assaults near the river suicidal.",
    "He pulled the trigger and the guard fell.",
    "The sniper shot him.",
    "The bomber killed himself and nine others in the market.",
]


@pytest.mark.parametrize("text", NO_SUICIDES)
def test_what_only_sounds_like_suicide_is_not(text):
    assert "suicide" not in categories(text)


@pytest.mark.parametrize("word", ["f***ing", "s**t", "f**k", "****"])
def test_masked_words_are_strong_language(word):
    text = f"They do not give a {word} about us."
    assert [text[a.start : a.end] for a in found(text) if a.category == "strong_language"] == [word]


@pytest.mark.parametrize("text", ["* * *", "***", "Rice* and oil** rose.", "Call *123# now."])
def test_other_asterisks_are_not(text):
    assert categories(text) == set()


def test_children_as_onlookers_are_no_victims():
    text = "Children at the school across the wide river heard distant thunder while two soldiers were killed."
    assert "children" not in categories(text)


def test_the_gravest_of_overlapping_terms_stays():
    graphic = [a for a in found("There was a pool of blood.") if a.category == "graphic_injury"]
    assert [a.severity for a in graphic] == [2]


def test_only_coded_blocks_are_warned_of():
    assert found("A massacre in Tadamon", kind="related") == ()


def test_every_advisory_is_the_text_s_own():
    assert {a.basis for a in found("Bodies lay in the street.")} == {"text"}


@given(st.text(alphabet="killed children* raped blood suicide.?\n", max_size=80))
def test_any_text_gives_ordered_spans_inside_it(text):
    if not text.strip():
        return
    spans = [(a.start, a.end) for a in found(text)]
    assert spans == sorted(spans)
    assert all(0 <= start < end <= len(text) for start, end in spans)
