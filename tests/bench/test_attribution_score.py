"""The scorer of attributions, on small own-written cases, and beside the public one."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from sayso.bench.attribution_score import Marked, Pair, align, quoted_mask, score

SHARED = Path(__file__).parents[3] / "shared"
TEXT = 'The mayor said the bridge was closed. "We are cut off," she added.'


def at(words, start=0):
    begin = TEXT.index(words, start)
    return ((begin, begin + len(words)),)


CLOSED = Marked(at("The mayor"), at("said"), at("the bridge was closed"))
CUT_OFF = Marked(at("she"), at("added"), at('"We are cut off,"'))


def linked(gold, found):
    return score([Pair(TEXT, tuple(gold), tuple(found))]).linked.figures()


def test_the_same_records_are_all_linked():
    assert linked([CLOSED, CUT_OFF], [CUT_OFF, CLOSED]) == (1.0, 1.0, 1.0)


def test_nothing_found_scores_zero():
    assert linked([CLOSED], []) == (0.0, 0.0, 0.0)


def test_half_of_the_content_is_enough():
    assert linked([CLOSED], [Marked(CLOSED.source, CLOSED.cue, at("bridge was"))])[2] == 1.0


def test_less_than_half_of_the_content_is_not():
    assert linked([CLOSED], [Marked(CLOSED.source, CLOSED.cue, at("bridge"))])[2] == 0.0


def test_a_source_that_does_not_touch_breaks_the_link():
    assert linked([CLOSED], [Marked(at("she"), CLOSED.cue, CLOSED.content)])[2] == 0.0


def test_no_source_on_either_side_is_agreement():
    bare = Marked((), CLOSED.cue, CLOSED.content)
    assert linked([bare], [bare])[2] == 1.0


def test_one_gold_record_is_linked_once():
    assert linked([CLOSED], [CLOSED, CLOSED])[0] == 0.5


def test_punctuation_does_not_count_for_an_exact_cue():
    scores = score([Pair(TEXT, (CUT_OFF,), (Marked(CUT_OFF.source, at("added."), CUT_OFF.content),))])
    assert scores.cue_exact.figures()[2] == 1.0


def test_forms_are_told_by_the_marks_of_the_text():
    assert [record.form for record in align(Pair(TEXT, (CLOSED, CUT_OFF), ())).gold] == ["indirect", "direct"]


def test_a_mark_left_open_closes_with_its_paragraph():
    assert list(quoted_mask('a "b\nc')) == [0, 0, 1, 1, 0, 0]


def test_words_of_contents_are_counted_once_for_a_document():
    twice = Marked(CLOSED.source, CLOSED.cue, at("bridge was closed"))
    scores = score([Pair(TEXT, (CLOSED,), (CLOSED, twice))])
    assert scores.content_token.figures() == (1.0, 1.0, 1.0)


def test_the_public_scorer_agrees_to_the_third_decimal(tmp_path):
    scorer, gold = SHARED / "bench" / "attr_eval.py", SHARED / "data" / "polnear" / "dev.jsonl"
    if not (scorer.is_file() and gold.is_file()):
        pytest.skip("the public data and its scorer are not beside the repository")
    rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()[:40]]
    found = [[shifted(a, n) for n, a in enumerate(row["attributions"]) if n % 5] for row in rows]
    gold_part, predictions, answer = tmp_path / "gold.jsonl", tmp_path / "found.jsonl", tmp_path / "answer.json"
    gold_part.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    predictions.write_text(
        "".join(
            json.dumps({"doc_id": row["doc_id"], "attributions": f}) + "\n" for row, f in zip(rows, found, strict=True)
        ),
        encoding="utf-8",
    )
    own = score(
        Pair(row["text"], tuple(map(marked, row["attributions"])), tuple(map(marked, f)))
        for row, f in zip(rows, found, strict=True)
    )
    for form, count in (("all", own.linked), *own.by_form.items()):
        call = [sys.executable, str(scorer), "score", "--gold", str(gold_part), "--pred", str(predictions)]
        subprocess.run([*call, "--json", str(answer), "--type", form], check=True, capture_output=True)
        theirs = json.loads(answer.read_text(encoding="utf-8"))
        assert count.figures() == pytest.approx([theirs["AR+all"]["half"][k] for k in ("p", "r", "f1")], abs=5e-4)
        if form == "all":
            for ours, (role, mode) in {
                own.source_exact.figures()[2]: ("source", "exact"),
                own.cue_exact.figures()[2]: ("cue", "exact"),
                own.content_token.figures()[2]: ("content", "token"),
                own.content_half.figures()[2]: ("content", "half"),
            }.items():
                assert ours == pytest.approx(theirs[role][mode]["f1"], abs=5e-4)


def shifted(attribution, number):
    """A prediction that is somewhat wrong, each in its own way."""
    moved = {role: [list(piece) for piece in attribution[role]] for role in ("source", "cue", "content")}
    if number % 3 == 0:
        moved["content"] = [[start, max(start + 1, end - 25)] for start, end in moved["content"]]
    if number % 7 == 0:
        moved["source"] = []
    if number % 4 == 0:
        moved["cue"] = [[start + 5, end + 5] for start, end in moved["cue"]]
    return moved


def marked(attribution):
    return Marked(*(tuple((s, e) for s, e in attribution[role]) for role in ("source", "cue", "content")))
