"""The bench of local news about shootings: its layout, its fills, its figures."""

import json
from pathlib import Path

import pytest

from sayso.annotate.pipeline import Annotator
from sayso.bench.coded_texts import report_of
from sayso.bench.gvdb import fills, lines, measure, prose, read
from sayso.errors import BenchError
from sayso.schema.span import Span

DATA = Path(__file__).parents[3] / "shared" / "data" / "gvdb"
WORDS = ("A", "gunman", "killed", "Peter", "Lindqvist", "with", "a", "rifle", "in", "Lira", ".")
ROW = {
    "doc_key": "1",
    "date": "2020-02-03",
    "full_text": [WORDS],
    "spans": [[3, 5, "VIC-NAME", "Peter Lindqvist ", WORDS[3:5]], [7, 8, "CIR-WEAPON", "rifle", WORDS[7:8]]],
}


def folder(tmp_path, rows):
    (tmp_path / "dev.json").write_text("\n".join(map(json.dumps, rows)) + "\n", encoding="utf-8")
    return tmp_path


@pytest.fixture(scope="module")
def examples():
    texts = [line.example for line in lines()]
    reports = [report_of(str(at), text, (Span(0, len(text)),)) for at, text in enumerate(texts)]
    return [fills(text, found) for text, found in zip(texts, Annotator().pipe(reports), strict=True)]


def test_words_are_put_together_as_they_were_printed():
    printed = (
        "The",
        "32-year",
        "-",
        "old",
        "said",
        ":",
        '"',
        "It",
        "'s",
        "(",
        "not",
        ")",
        "so",
        ".",
        '"',
        "He",
        "left",
        ".",
    )
    assert prose(printed) == 'The 32-year-old said: "It\'s (not) so." He left.'


def test_a_document_has_its_text_and_its_fills(tmp_path):
    (one,) = read(folder(tmp_path, [ROW]))
    assert one.text == "A gunman killed Peter Lindqvist with a rifle in Lira."
    assert one.fills == {"VIC-NAME": "Peter Lindqvist", "CIR-WEAPON": "rifle"}


def test_it_measures_a_folder_of_that_layout(tmp_path):
    figures = measure(folder(tmp_path, [ROW]), None).figures
    assert (figures["victim_name_f1"], figures["weapon_f1"], figures["shooter_name_f1"]) == (1, 1, 0)


def test_each_second_document_is_of_the_part_to_read(tmp_path):
    data = folder(tmp_path, [ROW | {"spans": []}, ROW, ROW | {"spans": []}])
    assert [measure(data, part).notes[0] for part in ("dev", "rest")] == ["2 documents", "1 documents"]


@pytest.mark.parametrize("at", range(len(lines())))
def test_each_line_fills_its_field_in_its_example(at, examples):
    assert lines()[at].field in examples[at]


def test_a_victim_is_no_shooter():
    text = "A gunman killed Peter Lindqvist in Lira. Police arrested Sven Okoro on Monday."
    (found,) = Annotator().pipe([report_of("1", text, (Span(0, len(text)),))])
    given = fills(text, found)
    assert (given["VIC-NAME"], given["SHO-NAME"]) == ("Peter Lindqvist", "Sven Okoro")


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(BenchError, match=r"dev\.json"):
        measure(tmp_path, None)


def test_a_line_of_other_fields_is_named(tmp_path):
    with pytest.raises(BenchError, match="line 2"):
        list(read(folder(tmp_path, [ROW, {"text": "none"}])))


def test_a_split_that_is_not_there_is_named(tmp_path):
    with pytest.raises(BenchError, match="dev and rest"):
        measure(folder(tmp_path, [ROW]), "test")


@pytest.mark.skipif(not DATA.is_dir(), reason="the public data sets are not beside the repository")
def test_the_public_set_has_that_layout():
    assert sum("VIC-NAME" in one.fills for one in read(DATA)) > 100
