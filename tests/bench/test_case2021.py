"""The bench of event types on snippets: its layout, its classes, its figures."""

from pathlib import Path

import pytest

from sayso.annotate.codebook import load
from sayso.bench import case2021
from sayso.bench.case2021 import Snippet, classified, judged, lines, measure, ranked_line, read
from sayso.bench.coded_texts import coded, report_of
from sayso.errors import BenchError
from sayso.schema.span import Span

DATA = Path(__file__).parents[3] / "shared" / "data" / "case2021-task2"
HEAD = "id\tEventSnippet\tSubType"
ROWS = (
    "4\tPolice arrested five opposition leaders in Harare.\tARREST",
    '7\tThe paper said "Gunmen kidnapped two engineers near Warri.\tABDUCT_DISSAP',
)


def folder(tmp_path, *rows):
    (tmp_path / "snippets.tsv").write_text("\n".join((HEAD, *rows)) + "\n", encoding="utf-8")
    return tmp_path


def whole(texts):
    return coded(report_of(str(at), text, (Span(0, len(text)),)) for at, text in enumerate(texts))


@pytest.fixture(scope="module")
def examples():
    return list(whole(line.example for line in lines()))


def test_a_row_is_a_snippet(tmp_path):
    first, second = read(folder(tmp_path, *ROWS))
    assert first == Snippet("4", "Police arrested five opposition leaders in Harare.", "ARREST")
    assert second.text.startswith('The paper said "Gunmen')


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(BenchError, match=r"snippets\.tsv"):
        measure(tmp_path, None)


def test_other_columns_are_named(tmp_path):
    (tmp_path / "snippets.tsv").write_text("text\tlabel\n", encoding="utf-8")
    with pytest.raises(BenchError, match="EventSnippet"):
        list(read(tmp_path))


@pytest.mark.parametrize("row", ["4\tPolice arrested five.", "4\t\tARREST", "4\tPolice arrested five.\tARREST\tmore"])
def test_a_row_that_is_not_whole_is_named(tmp_path, row):
    with pytest.raises(BenchError, match="line 2"):
        list(read(folder(tmp_path, row)))


def test_a_split_that_is_not_there_is_named(tmp_path):
    with pytest.raises(BenchError, match="dev and rest"):
        measure(folder(tmp_path, *ROWS), "test")


def test_each_third_row_is_of_the_part_to_read(tmp_path):
    rows = [f"{at}\tPolice arrested five opposition leaders in Harare.\tARREST" for at in range(4)]
    assert measure(folder(tmp_path, *rows), "dev").notes[0].startswith("2 snippets")


def test_it_measures_a_folder_of_that_layout(tmp_path):
    figures = measure(folder(tmp_path, *ROWS), None).figures
    assert {figures[name] for name in ("weighted_f1", "weighted_f1_acled", "macro_f1", "accuracy", "coded")} == {1.0}


def test_the_classes_of_acled_are_a_figure_of_their_own():
    rows = [Snippet("1", "", "ARREST"), Snippet("2", "", "DIPLO")]
    figures = judged(rows, ["ARREST", None], errors=False).figures
    assert (figures["weighted_f1"], figures["weighted_f1_acled"], figures["coded"]) == (0.5, 1.0, 0.5)


def test_what_was_taken_for_what_is_told_of_the_part_to_read_alone():
    rows = [Snippet("1", "", "ARREST"), Snippet("2", "", "ARREST")]
    found = ["ATTACK", None]
    assert judged(rows, found, errors=True).notes[-2:] == ("1 ARREST as ATTACK: 1", "1 ARREST as none: 2")
    assert not any(" as " in note for note in judged(rows, found, errors=False).notes)


def test_the_lines_have_the_codebooks_own_classes_and_all_of_them():
    assert {line.label for line in lines()} == {name for kind in load().types for name in kind.maps.case2021}


@pytest.mark.parametrize("at", range(len(lines())))
def test_each_line_gives_its_example_its_class(at, examples):
    text = examples[at].report.text
    ranks = [ranked_line(told, text) for told in examples[at].events]
    assert at in ranks
    assert classified(examples[at]) == lines()[at].label


def test_a_text_without_an_event_has_no_class():
    (found,) = whole(["The museum opens at nine."])
    assert classified(found) is None


def test_what_was_done_comes_before_what_is_only_threatened():
    (found,) = whole(["The rebels threatened to bomb the bridge after soldiers arrested their leader in Lira."])
    assert classified(found) == "ARREST"


@pytest.mark.skipif(not DATA.is_dir(), reason="the public data sets are not beside the repository")
def test_the_public_set_has_that_layout():
    rows = list(read(DATA))
    assert len({row.label for row in rows}) == 30
    assert case2021.OWN < {row.label for row in rows} == {line.label for line in lines()}
