import pytest

from sayso.annotate import layers
from sayso.annotate.encoder.windows import Cutter, Labels
from sayso.annotate.pipeline import build, definition
from sayso.bench.polnear import Row, report
from sayso.train.crf_features import Word, cue_features, local, words


def sentence(*rows: tuple[str, str, str, int], quoted: frozenset[int] = frozenset()) -> tuple[Word, ...]:
    """Words from (text, tag, dependency, head)."""
    return tuple(
        Word(text, text.lower(), tag, dependency, head, "", "q" if n in quoted else "o", 0)
        for n, (text, tag, dependency, head) in enumerate(rows)
    )


SAY = sentence(
    ("The", "DT", "det", 1),
    ("nuns", "NNS", "nsubj", 2),
    ("say", "VBP", "ROOT", 2),
    ("the", "DT", "det", 4),
    ("dam", "NN", "nsubj", 5),
    ("sagged", "VBD", "ccomp", 2),
    (".", ".", "punct", 2),
)


def test_a_cue_is_seen_with_what_hangs_on_it():
    assert "has=ccomp|say" in cue_features(SAY, local(SAY))[2]


def test_every_word_is_seen():
    assert len(local(SAY)) == len(cue_features(SAY, local(SAY))) == len(SAY)


def test_a_cue_of_the_lexicon_is_told():
    assert "frame=clause" in cue_features(SAY, local(SAY))[2]
    assert "unknown=VBD" in cue_features(SAY, local(SAY))[5]


@pytest.fixture(scope="module")
def seen() -> tuple[Word, ...]:
    text = "“The bridge is gone,” Adaeze Nwosu said. The army denied it."
    plan = definition()
    kept = frozenset(("sayso_sentences", "sayso_quotes"))
    nlp = build(plan, without=frozenset(c.factory for c in plan.components) - kept)
    doc = nlp(layers.attach(nlp.make_doc(text), report(Row(doc_id="own", text=text, attributions=()))))
    (window,) = Cutter(Labels((), (), ())).windows(doc)
    return words(doc, window)


def test_words_know_their_quotation(seen: tuple[Word, ...]):
    assert [word.text for word in seen if word.quoted == "q"] == ["“", "The", "bridge", "is", "gone", ",", "”"]


def test_words_know_their_sentence(seen: tuple[Word, ...]):
    assert [word.text for word in seen if word.sentence == 1] == ["The", "army", "denied", "it", "."]


def test_heads_are_places_in_the_window(seen: tuple[Word, ...]):
    assert {seen[word.head].text for word in seen if word.text in {"Nwosu", "army"}} == {"said", "denied"}
