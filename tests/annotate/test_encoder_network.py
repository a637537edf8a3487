import numpy as np
import pytest

from sayso.annotate import layers, pipeline
from sayso.annotate.encoder.network import LEAST, network
from sayso.annotate.encoder.windows import FEATURES, LONGEST
from sayso.schema.report import Block, Report, Source

SAID = "The mayor said the bridge was closed."
LONG = " ".join(f"Convoy {number} left the port and reached the mill before dark." for number in range(40))


@pytest.fixture(scope="module")
def nlp():
    plan = pipeline.definition()
    return pipeline.build(
        plan, without=frozenset(c.factory for c in plan.components) - {"sayso_sentences", "sayso_quotes"}
    )


@pytest.fixture(scope="module")
def read(nlp):
    def ask(*paragraphs, kinds=None):
        text, blocks = "", []
        for number, paragraph in enumerate(paragraphs):
            text += "\n\n" if text else ""
            kind = kinds[number] if kinds else "paragraph"
            blocks.append(Block(kind=kind, start=len(text), end=len(text) + len(paragraph)))
            text += paragraph
        source = Source(sha256="0" * 64, bytes=len(text), media_type="text/plain", uri="x")
        own = Report(report_id="r", source=source, outlet=None, headline=None, text=text, blocks=tuple(blocks))
        return nlp(layers.attach(nlp.make_doc(text), own))

    return ask


def test_a_block_is_a_window(read):
    doc = read(SAID, "Two men were hurt.")
    assert [" ".join(w.words) for w in network().windows(doc)] == [
        "The mayor said the bridge was closed .",
        "Two men were hurt .",
    ]


def test_a_block_that_is_not_coded_is_not_read(read):
    assert len(network().windows(read(SAID, "More stories", kinds=("paragraph", "related")))) == 1


def test_a_long_block_is_cut_between_sentences(read):
    doc = read(LONG)
    windows = network().windows(doc)
    assert len(windows) > 1
    assert all(len(w.tokens) <= LONGEST for w in windows)
    assert all(doc[w.tokens[0]].is_sent_start for w in windows)


def test_no_word_of_a_long_block_is_lost(read):
    doc = read(LONG)
    assert [i for w in network().windows(doc) for i in w.tokens] == [t.i for t in doc if not t.is_space]


def test_a_sentence_longer_than_a_window_is_cut(read):
    doc = read("and ".join(["the men "] * 200))
    assert max(len(w.tokens) for w in network().windows(doc)) == LONGEST


def test_features_are_numbers_of_every_word(read):
    (window,) = network().windows(read(SAID))
    assert window.features.shape == (len(window.tokens), FEATURES)
    assert window.features[:, :4].min() > 0  # tags and dependencies are known


def test_quoted_words_are_told_apart(read):
    (window,) = network().windows(read("“We left at dawn,” the driver said."))
    inside = dict(zip(window.words, window.features[:, 4], strict=True))
    assert (inside["dawn"], inside["driver"]) == (1, 0)


def test_a_cue_has_its_source_and_content(read):
    windows = network().windows(read(SAID))
    ((tie,),) = network().ties(windows)
    words = windows[0].words
    assert words[tie.first : tie.last] == ("said",)
    assert [w for w, p in zip(words, tie.source, strict=True) if p > 0.5] == ["The", "mayor"]
    assert [w for w, p in zip(words, tie.content, strict=True) if p > 0.5][:5] == ["the", "bridge", "was", "closed"]


def test_probabilities_are_ones(read):
    ties = [tie for ties in network().ties(network().windows(read(SAID, LONG))) for tie in ties]
    assert all(LEAST <= tie.score <= 1 for tie in ties)
    assert all(np.all((tie.source >= 0) & (tie.source + tie.content <= 1.001)) for tie in ties)


def test_what_is_found_does_not_hang_on_the_paragraphs_beside(read):
    alone = network().ties(network().windows(read(SAID)))[0]
    beside = network().ties(network().windows(read(SAID, LONG, "Two men were hurt, the hospital said.")))[0]
    assert [tie.score for tie in alone] == [tie.score for tie in beside]


def test_a_report_without_words_has_no_ties():
    assert network().ties(()) == ()
