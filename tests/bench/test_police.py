"""The bench of police acts by sentence: its layout, its labels, its figures."""

import json
from pathlib import Path

import pytest

from sayso.bench.coded_texts import coded, report_of
from sayso.bench.event_lines import fits
from sayso.bench.police import gated, judged, labelled, lines, measure, read, report
from sayso.errors import BenchError
from sayso.schema.span import Span

DATA = Path(__file__).parents[3] / "shared" / "data" / "india-police-events"
ARTICLE = (
    ("The market of Lira was calm on Monday.\n\n", []),
    ("Police arrested eleven men after the riot.", ["ARREST", "ANY_ACTION"]),
    ("Police shot dead two men near the bridge.", ["KILL", "FORCE", "ANY_ACTION"]),
    ("The rains are late this year.", []),
    ("Police said the town was quiet.", ["ANY_ACTION"]),
)


def rows(doc_id=1, sentences=ARTICLE):
    return [
        {"doc_id": doc_id, "sent_id": at, "sent_text": text, "sent_labels": labels}
        for at, (text, labels) in enumerate(sentences)
    ]


def folder(tmp_path, lines_):
    (tmp_path / "sents.jsonl").write_text("\n".join(json.dumps(line) for line in lines_) + "\n", encoding="utf-8")
    return tmp_path


@pytest.fixture(scope="module")
def examples():
    texts = [line.example for line in lines()]
    return list(coded(report_of(str(at), text, (Span(0, len(text)),)) for at, text in enumerate(texts)))


def test_an_article_is_its_sentences_in_order(tmp_path):
    (article,) = read(folder(tmp_path, reversed(rows())))
    assert [span.of(article.text) for span in article.sentences] == [text for text, _ in ARTICLE]
    assert [set(labels) for _, labels in ARTICLE] == [set(labels) for labels in article.labels]


def test_each_sentence_is_a_block_without_the_blank_lines_behind_it(tmp_path):
    (article,) = read(folder(tmp_path, rows()))
    blocks = report(article).blocks
    assert [article.text[block.start : block.end] for block in blocks] == [text.strip() for text, _ in ARTICLE]


def test_a_sentence_of_spaces_is_no_block(tmp_path):
    (article,) = read(folder(tmp_path, rows(sentences=((" \xa0\n", []), *ARTICLE))))
    assert len(report(article).blocks) == len(ARTICLE)


def test_labels_stand_at_the_sentence_that_tells_of_the_deed(tmp_path):
    (article,) = read(folder(tmp_path, rows()))
    (found,) = coded([report(article)])
    assert labelled(article, found) == article.labels


def test_it_measures_a_folder_of_that_layout(tmp_path):
    figures = measure(folder(tmp_path, rows()), None).figures
    assert [figures[f"{name}_f1"] for name in ("any_action", "kill", "arrest", "force", "fail")] == [1, 1, 1, 1, 0]


def test_each_third_article_is_of_the_part_to_read(tmp_path):
    data = folder(tmp_path, [row for doc in range(4) for row in rows(doc, ARTICLE[:1])])
    assert [measure(data, part).notes[0].split()[0] for part in ("dev", "rest")] == ["2", "2"]


def test_a_missed_label_costs_recall_and_a_false_one_precision(tmp_path):
    (article,) = read(folder(tmp_path, rows()))
    given = [frozenset(("ARREST",)), frozenset(("ARREST",)), frozenset(), frozenset(), frozenset()]
    figures, _ = judged([article], [given])
    assert (figures["arrest_p"], figures["arrest_r"], figures["kill_r"], figures["fail_f1"]) == (0.5, 1, 0, 0)


def test_the_gate_is_measured_by_the_labelled_sentences_that_it_lets_through(tmp_path):
    articles = list(read(folder(tmp_path, [*rows(1), *rows(2, ARTICLE[:2])])))
    assert gated(articles, [True, False]) == {"gate_recall": 3 / 4, "gate_passed": 5 / 7}


@pytest.mark.parametrize("at", range(len(lines())))
def test_each_line_fits_its_example(at, examples):
    text = examples[at].report.text
    assert any(fits(lines()[at], told.event, text) for told in examples[at].events)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(BenchError, match=r"sents\.jsonl"):
        measure(tmp_path, None)


def test_a_line_of_other_fields_is_named(tmp_path):
    with pytest.raises(BenchError, match="line 2"):
        list(read(folder(tmp_path, [rows()[0], {"text": "none"}])))


def test_a_label_that_the_corpus_does_not_have_is_named(tmp_path):
    with pytest.raises(BenchError, match="line 1"):
        list(read(folder(tmp_path, rows(sentences=(("Rain fell.", ["RAIN"]),)))))


def test_a_split_that_is_not_there_is_named(tmp_path):
    with pytest.raises(BenchError, match="dev and rest"):
        measure(folder(tmp_path, rows()), "test")


@pytest.mark.skipif(not DATA.is_dir(), reason="the public data sets are not beside the repository")
def test_the_public_corpus_has_that_layout_and_its_labels_entail_one_another():
    labels = [each for article in read(DATA) for each in article.labels]
    assert all("FORCE" in each for each in labels if "KILL" in each)
    assert all("ANY_ACTION" in each for each in labels if each & {"FORCE", "ARREST"})
