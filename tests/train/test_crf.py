import importlib.util
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from sayso.annotate import layers
from sayso.annotate.pipeline import build, definition
from sayso.bench.polnear import GoldAttribution, Row, report
from sayso.train.corpus import Gold, Parsed
from sayso.train.crf import TwoStages, cue_labels, cues, role_labels, runs, train, with_source

TOWNS = ("Kisantu", "Marrow Bay", "Tel Arif", "Puerto Nieve", "Oskarsund", "Bandara", "Velikov", "Ste-Aude")
MOUTHS = ("The mayor", "A witness", "The army", "A union leader", "The ministry")


def test_a_cue_begins_once():
    gold = Gold(cue=(2, 3), source=(1,), content=(4,))
    assert cue_labels(6, (gold,)) == ["O", "O", "B", "I", "O", "O"]


def test_cues_side_by_side_stay_two():
    golds = (Gold((1,), (), ()), Gold((2,), (), ()))
    assert cues([0.0, 1.0, 1.0], [0.0] * 3, 0.5) == ((1,), (2,))
    assert cue_labels(3, golds) == ["O", "B", "B"]


def test_the_words_of_a_role_have_its_label():
    assert role_labels(5, Gold(cue=(1,), source=(0,), content=(2, 4))) == ["s", "q", "c", "o", "c"]


def test_a_cue_is_found_where_beginning_or_going_on_is_likely():
    assert cues([0.3, 0.0, 0.3], [0.0, 0.1, 0.3], 0.5) == ((2,),)


def test_a_lower_threshold_finds_more():
    assert cues([0.3, 0.0, 0.6], [0.0, 0.0, 0.0], 0.25) == ((0,), (2,))


def test_words_of_one_cue_stay_together():
    assert cues([0.9, 0.1, 0.0], [0.0, 0.8, 0.0], 0.5) == ((0, 1),)


def test_a_content_may_be_in_pieces():
    assert runs(["c", "c", "q", "s", "c"], "c") == ((0, 2), (4, 5))


def test_words_that_may_well_be_a_source_stand_in_where_there_is_none():
    assert with_source(["o", "q", "c"], [0.45, 0.0, 0.4]) == ["s", "q", "c"]


def test_where_no_word_may_well_be_a_source_there_is_none():
    assert with_source(["o", "q", "c"], [0.01, 0.0, 0.0]) == ["o", "q", "c"]


@given(st.lists(st.sampled_from("sqco")))
def test_runs_hold_every_word_of_a_label_once(labels: list[str]):
    held = [n for start, end in runs(labels, "c") for n in range(start, end)]
    assert held == [n for n, label in enumerate(labels) if label == "c"]


def documents() -> Iterator[Parsed]:
    """Reports in which somebody said that something fell, each as one sentence."""
    plan = definition()
    kept = frozenset(("sayso_sentences", "sayso_quotes"))
    nlp = build(plan, without=frozenset(c.factory for c in plan.components) - kept)
    for town in TOWNS:
        for mouth in MOUTHS:
            source, content = (0, len(mouth)), f"the bridge at {town} had fallen"
            text = f"{mouth} said {content}."
            cue = (len(mouth) + 1, len(mouth) + 5)
            told = GoldAttribution(source=(source,), cue=(cue,), content=((cue[1] + 1, len(text) - 1),))
            row = Row(doc_id=f"{town} {mouth}", text=text, attributions=(told,))
            doc: Doc = nlp(layers.attach(nlp.make_doc(text), report(row)))
            yield Parsed(row, doc)


@pytest.mark.skipif(importlib.util.find_spec("pycrfsuite") is None, reason="needs python-crfsuite, of the extra train")
def test_the_two_stages_learn_who_said_that_something_fell(tmp_path: Path):
    *shown, hidden = documents()
    train(shown, tmp_path)
    (found,) = TwoStages(tmp_path).predict(hidden.doc)
    (gold,) = hidden.row.attributions
    assert (found.source, found.cue, found.content) == (gold.source, gold.cue, gold.content)
