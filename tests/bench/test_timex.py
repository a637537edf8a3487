import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from sayso.bench import timex
from sayso.bench.timex import Timex
from sayso.errors import BenchError

SHARED = Path(__file__).parents[3] / "shared"


def mark(start, end, type_="DATE", value="2020"):
    return Timex(start=start, end=end, type=type_, value=value)


def test_each_gold_mark_takes_one_free_mark():
    tally = timex.scored([((mark(0, 4), mark(2, 6)), (mark(1, 5),))])
    assert (tally.relaxed, tally.exact, tally.gold, tally.found) == (1, 0, 2, 1)


def test_types_and_values_count_on_matched_marks_alone():
    tally = timex.scored([((mark(0, 4),), (mark(0, 4, "TIME", "2021"),))])
    assert (tally.exact, tally.types, tally.values) == (1, 0, 0)


def test_nothing_found_of_nothing_scores_zero():
    assert timex.scored([]).f1(0) == 0.0


def test_a_folder_of_one_document_is_measured(tmp_path):
    text = "Rebels took the port on Monday."
    row = {"doc": "a", "dct": "2023-03-09", "text": text}
    row["timexes"] = [{"start": 24, "end": 30, "text": "Monday", "type": "DATE", "value": "2023-03-06"}]
    (tmp_path / "gold.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    assert set(timex.measure(tmp_path, None).figures.values()) == {1.0}


def test_a_folder_without_gold_is_refused(tmp_path):
    with pytest.raises(BenchError, match=r"gold\.jsonl"):
        timex.measure(tmp_path, None)


def test_a_line_without_fields_is_named(tmp_path):
    (tmp_path / "gold.jsonl").write_text("{}\n", encoding="utf-8")
    with pytest.raises(BenchError, match="line 1"):
        timex.measure(tmp_path, None)


def test_an_unknown_split_is_refused(tmp_path):
    with pytest.raises(BenchError, match="no split"):
        timex.measure(tmp_path, "train")


def test_the_public_scorer_agrees_to_the_third_decimal(tmp_path):
    data, scorer = SHARED / "data/timex/timebank-aquaint", SHARED / "bench/timex_eval.py"
    if not (data.is_dir() and scorer.is_file()):
        pytest.skip("the folder ../shared with the data and the scorer is absent")
    rows = list(timex.read(data))[:40]
    work = tmp_path / "work"
    work.mkdir()
    gold = [
        {**row.model_dump(), "timexes": [{**mark.model_dump(), "text": ""} for mark in row.timexes]} for row in rows
    ]
    (work / "gold.jsonl").write_text("".join(json.dumps(row) + "\n" for row in gold), encoding="utf-8")
    lines = [
        json.dumps({"doc": row.doc, "timexes": [found.model_dump() for found in marks]})
        for row, marks in zip(rows, timex.tagged(rows), strict=True)
    ]
    predictions = tmp_path / "predictions.jsonl"
    predictions.write_text("\n".join(lines) + "\n", encoding="utf-8")
    command = [sys.executable, str(scorer), "score", "--work", str(work), "--pred", str(predictions)]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    theirs = {
        name: float(re.search(rf"'{name}': ([\d.]+)", printed)[1])
        for name in ("strictF1", "relaxedF1", "typeF1", "valueF1")
    }
    ours = timex.measure(work, None).figures
    for name, figure in zip(theirs, ("strict_f1", "relaxed_f1", "type_f1", "value_f1"), strict=True):
        assert theirs[name] == pytest.approx(ours[figure], abs=1e-3)
