import importlib.util
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.bench.geo import measure, predicted
from sayso.bench.geo_data import articles
from sayso.bench.geo_score import Document, Gold, Predicted, aligned, end_to_end_points, figures
from sayso.errors import BenchError
from sayso.schema.span import Span

SHARED = Path(__file__).parents[3] / "shared"
ARTICLE = """<articles><article docid="1"><domain>example.org</domain><text>Shells fell on Homs, Syria.</text><toponyms>
<toponym><start>15</start><end>19</end><phrase>Homs</phrase><gaztag geonameid="169577"><lat>34.73</lat><lon>36.71</lon>
</gaztag></toponym><toponym><start>21</start><end>26</end><phrase>Syria</phrase><gaztag geonameid="163843">
<lat>35</lat><lon>38</lon></gaztag></toponym></toponyms></article></articles>"""


@pytest.fixture
def data(tmp_path):
    (tmp_path / "Corpora").mkdir()
    (tmp_path / "Corpora" / "lgl.xml").write_text(ARTICLE, encoding="utf-8")
    return tmp_path


def test_the_figures_have_their_names(data):
    assert set(measure(data, None).figures) == {
        "recognition_exact_f1", "recognition_overlap_f1", "gold_acc161", "gold_acc161_points", "end_to_end_acc161",
        "gold_median_km", "wrong_confident",
    }  # fmt: skip


def test_a_text_that_is_read_right_scores_full(data):
    found = measure(data, "lgl").figures
    assert (found["recognition_exact_f1"], found["gold_acc161"], found["end_to_end_acc161"]) == (1.0, 1.0, 1.0)


def test_a_missing_corpus_is_told(data):
    with pytest.raises(BenchError, match="missing"):
        measure(data, "gwn")


def test_an_unknown_split_is_told(data):
    with pytest.raises(BenchError, match="no split"):
        measure(data, "moon")


def test_a_country_is_right_by_its_code_however_far_its_point():
    gold = Gold(Span(0, 6), 60.0, 100.0, "RU")
    reading = Predicted(Span(0, 6), 55.0, 37.0, "RU", 0.9)
    found = figures((Document((gold,), (reading,), (reading,)),))
    assert (found["gold_acc161"], found["gold_acc161_points"], found["wrong_confident"]) == (1.0, 0.0, 0.0)


def test_a_miss_counts_as_wrong_end_to_end():
    gold = Gold(Span(0, 6), 1.0, 1.0, None)
    reading = Predicted(Span(0, 6), 1.0, 1.0, None, 0.5)
    assert figures((Document((gold,), (), (reading,)),))["end_to_end_acc161"] == 0.0


SPANS = st.lists(
    st.tuples(st.integers(0, 30), st.integers(1, 6)).map(lambda pair: Span(pair[0], sum(pair))), max_size=8
)


@given(SPANS, SPANS)
def test_an_alignment_is_one_to_one(gold, found):
    pairs = aligned(
        [Gold(span, None, None, None) for span in gold],
        [Predicted(span, None, None, None, 0.0) for span in found],
        exact=False,
    )
    assert len(set(pairs.values())) == len(pairs)


@pytest.mark.skipif(not (SHARED / "bench" / "geo_eval.py").exists(), reason="the shared scorers are not here")
@pytest.mark.parametrize("split", ["lgl", "gwn"])
def test_the_scorer_agrees_with_the_reference(split):
    spec = importlib.util.spec_from_file_location("geo_eval", SHARED / "bench" / "geo_eval.py")
    reference = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(reference)
    data = SHARED / "data" / "geo"
    some = articles(data, split)[:40]
    documents = predicted(some)
    answers = {
        article.article_id: [
            {"start": p.span.start, "end": p.span.end, "lat": p.lat, "lon": p.lon} for p in document.found
        ]
        for article, document in zip(some, documents, strict=True)
    }
    theirs = reference.score(reference.load(split, data)[:40], json.loads(json.dumps(answers)))
    ours = figures(documents)
    assert ours["recognition_exact_f1"] == pytest.approx(theirs["recognition_exact"]["F1"], abs=5e-4)
    assert ours["recognition_overlap_f1"] == pytest.approx(theirs["recognition_overlap"]["F1"], abs=5e-4)
    assert end_to_end_points(documents) == pytest.approx(theirs["resolution_all"]["acc161"], abs=5e-4)
    if split != "lgl":
        return  # nested gold spans take each other's readings in the reference's alignment
    given_answers = {
        article.article_id: [
            {"start": p.span.start, "end": p.span.end, "lat": p.lat, "lon": p.lon} for p in document.given
        ]
        for article, document in zip(some, documents, strict=True)
    }
    resolved = reference.score(reference.load(split, data)[:40], given_answers)["resolution_all"]
    assert ours["gold_acc161_points"] == pytest.approx(resolved["acc161"], abs=5e-4)
    assert ours["gold_median_km"] == pytest.approx(resolved["median_km"], abs=0.05)
