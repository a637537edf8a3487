import pytest
import spacy

from sayso.annotate import layers
from sayso.annotate.sentences import SentenceSplitter
from sayso.schema.report import Block, Report, Source


@pytest.fixture(scope="module")
def blank():
    return spacy.blank("en")


def split(nlp, *paragraphs, kinds=None):
    kinds = kinds or ["paragraph"] * len(paragraphs)
    text, blocks = "", []
    for kind, words in zip(kinds, paragraphs, strict=True):
        text += "\n\n" if text else ""
        blocks.append(Block(kind=kind, start=len(text), end=len(text) + len(words)))
        text += words
    source = Source(sha256="0" * 64, bytes=1, media_type="text/plain", uri="x")
    report = Report(report_id="rep_1", source=source, outlet=None, headline=None, text=text, blocks=blocks)
    doc = SentenceSplitter()(layers.attach(nlp.make_doc(text), report))
    return [sentence.span.of(text) for sentence in layers.SENTENCES.read(doc)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["The shelling stopped at dawn.", "Nobody was hurt."],
        ['"Leave us here," he said.', '"We will not go."'],
        ["“Who fired first?”", "Nobody in Juba would say."],
        ["Gen. Omar Said met Dr. Adan on Monday.", "They did not speak."],
        ["The U.S. Navy shot down two drones off Hodeidah.", "Both fell into the sea."],
        ["The column (some 40 trucks.", "It had left Sebha) turned back."],
        ["He wouldn't go… and instead stayed."],
        ["Rebels took Kidal, he wrote at 4 a.m. on Friday.", "The army denied it."],
        ["Is it normal?", "No."],
        ["Prices rose 3.5 percent in Goma.", "Fuel ran out."],
        ["The unit (its commander said: “Never!”) stayed.", "Others left."],
    ],
)
def test_a_paragraph_is_split_where_a_reader_would(blank, sentences):
    if "(some 40" in sentences[0]:
        sentences = [" ".join(sentences)]  # a bracket holds its full stop
    assert split(blank, " ".join(sentences)) == sentences


def test_a_quotation_followed_by_its_cue_is_one_sentence(blank):
    assert len(split(blank, '"Do you hear that?" she asked.')) == 1


def test_the_edge_of_a_block_ends_a_sentence(blank):
    assert split(blank, "Army retakes Bunia", "Soldiers entered the town") == [
        "Army retakes Bunia",
        "Soldiers entered the town",
    ]


def test_what_is_not_coded_has_no_sentences(blank):
    assert split(blank, "Listen now.", "Two men died.", kinds=["furniture", "paragraph"]) == ["Two men died."]


def test_an_empty_text_has_none(blank):
    assert split(blank) == []


def test_every_token_is_a_start_or_not(blank):
    text = "One fell. Two fled."
    source = Source(sha256="0" * 64, bytes=1, media_type="text/plain", uri="x")
    block = Block(kind="paragraph", start=0, end=len(text))
    report = Report(report_id="rep_1", source=source, outlet=None, headline=None, text=text, blocks=[block])
    doc = SentenceSplitter()(layers.attach(blank.make_doc(text), report))
    assert [token.is_sent_start for token in doc] == [True, False, False, True, False, False]
