"""The bench of attribution: its layout, its figures, its terms."""

import json

import pytest

from sayso.bench import polnear
from sayso.errors import BenchError

TEXT = "Mayor: We will stay.\n\nThe mayor said the bridge was closed. Guards sobbed that they were lost."
FIGURES = {
    "linked_f1", "linked_p", "linked_r", "source_exact_f1", "cue_exact_f1", "content_token_f1", "content_half_f1",
    "direct_linked_f1", "indirect_linked_f1", "speech_cue_precision", "colon_recall", "calibration_error",
}  # fmt: skip


def spans(words):
    start = TEXT.index(words)
    return [[start, start + len(words)]]


def gold(source, cue, content):
    return {"source": spans(source), "cue": spans(cue), "content": spans(content)}


ROW = {
    "doc_id": "own",
    "text": TEXT,
    "attributions": [
        gold("Mayor", ":", "We will stay"),
        gold("The mayor", "said", "the bridge was closed"),
        gold("Guards", "sobbed", "that they were lost"),
    ],
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    data = tmp_path_factory.mktemp("polnear")
    (data / "dev.jsonl").write_text(json.dumps(ROW) + "\n", encoding="utf-8")
    (data / "train.jsonl").write_text(json.dumps({**ROW, "attributions": ROW["attributions"][:2]}), encoding="utf-8")
    (data / "test.jsonl").write_text("{}\n", encoding="utf-8")
    return data


@pytest.fixture(scope="module")
def figures(folder):
    return polnear.measure(folder, None).figures


def test_the_figures_have_their_public_names(figures):
    assert set(figures) == FIGURES | {"unseen_cue_recall"}


def test_the_cues_of_colons_are_found(figures):
    assert figures["colon_recall"] == 1.0


def test_verbs_of_speech_are_right(figures):
    assert figures["speech_cue_precision"] == 1.0


def test_recall_on_unseen_cues_counts_only_those(figures):
    assert figures["unseen_cue_recall"] in {0.0, 1.0}


def test_without_training_part_no_cue_is_unseen(tmp_path):
    (tmp_path / "dev.jsonl").write_text(json.dumps(ROW) + "\n", encoding="utf-8")
    assert set(polnear.measure(tmp_path, "dev").figures) == FIGURES


def test_a_missing_split_is_named(folder):
    with pytest.raises(BenchError, match=r"other\.jsonl"):
        polnear.measure(folder, "other")


def test_a_line_of_other_fields_is_named(folder):
    with pytest.raises(BenchError, match="line 1"):
        polnear.measure(folder, "test")
