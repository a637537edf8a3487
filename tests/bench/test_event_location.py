import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

from sayso.bench.event_location import measure, read, score
from sayso.errors import BenchError
from sayso.schema.span import Span

SHARED = Path(__file__).parents[3] / "shared"
DATA = SHARED / "data" / "event-location"
ROW = {
    "text": "Shells fell in Kutum.",
    "spans": [
        {"start": 7, "end": 11, "label": "VERB", "token_start": 1, "token_end": 1},
        {"start": 15, "end": 20, "label": "LOCATION", "token_start": 3, "token_end": 3, "text": "Kutum"},
    ],
    "tokens": [{"text": "Kutum", "start": 15, "end": 20, "id": 3}],
}


def folder(tmp_path, *rows):
    lines = "\n".join(json.dumps(row) for row in rows)
    (tmp_path / "labeled_text.jsonl").write_text(lines, encoding="utf-8")
    return tmp_path


def test_a_row_gives_verb_and_places(tmp_path):
    (case,) = read(folder(tmp_path, ROW))
    assert (case.verb, case.places) == (Span(7, 11), (Span(15, 20),))


def test_a_mark_that_counts_tokens_is_mended(tmp_path):
    row = ROW | {"spans": [ROW["spans"][0], ROW["spans"][1] | {"start": 3, "end": 3}]}
    (case,) = read(folder(tmp_path, row))
    assert case.places == (Span(15, 20),)


def test_overlap_is_a_hit_and_silence_on_a_row_without_a_place_is_right():
    figures = score([((Span(0, 5),), (Span(3, 8),)), ((), ())]).figures
    assert figures["f1"] == pytest.approx(1)
    assert (figures["row_accuracy"], figures["none_accuracy"]) == (1, 1)


def test_a_place_where_none_is_told_costs_precision():
    figures = score([((Span(0, 5),), (Span(0, 5),)), ((), (Span(0, 5),))]).figures
    assert (figures["p"], figures["r"], figures["none_accuracy"]) == (0.5, 1, 0)


def test_it_measures_a_folder_of_that_layout(tmp_path):
    assert measure(folder(tmp_path, ROW), None).figures["f1"] == pytest.approx(1)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(BenchError, match=r"labeled_text\.jsonl"):
        measure(tmp_path, None)


def test_a_row_with_other_fields_is_named(tmp_path):
    with pytest.raises(BenchError, match="row 0"):
        list(read(folder(tmp_path, {"words": "none"})))


def test_a_split_that_is_not_there_is_named(tmp_path):
    with pytest.raises(BenchError, match="dev and rest"):
        measure(folder(tmp_path, ROW), "tst9")


@pytest.mark.skipif(not SHARED.is_dir(), reason="the public data sets are not beside the repository")
def test_it_agrees_with_the_reference_scorer(tmp_path):
    cases = [case for case in read(DATA) if case.number % 40 == 0]
    # Predictions of every sort: right, none, too many, and wrong.
    found = [(case.places, (), (*case.places, case.verb), (case.verb,))[n % 4] for n, case in enumerate(cases)]
    written = tmp_path / "found.jsonl"
    lines = (
        json.dumps({"id": str(case.number), "locations": [list(span) for span in spans]})
        for case, spans in zip(cases, found, strict=True)
    )
    written.write_text("\n".join(lines), encoding="utf-8")
    scorer = [sys.executable, str(SHARED / "bench" / "evloc_eval.py"), "score"]
    command = [*scorer, "--data", str(DATA / "labeled_text.jsonl"), "--pred", str(written)]
    reference = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    told = ast.literal_eval(reference)
    ours = score(zip((case.places for case in cases), found, strict=True)).figures
    assert [ours["p"], ours["r"], ours["f1"], ours["row_accuracy"]] == pytest.approx(
        [told["P"], told["R"], told["F1"], told["row_accuracy"]], abs=0.001
    )
