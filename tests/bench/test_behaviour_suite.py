"""The behavioural suite's files: what each must hold, and what the loader refuses."""

from collections import Counter
from importlib.resources import files
from pathlib import Path

import pytest

from sayso.bench.behaviour import load
from sayso.bench.behaviour.suite import read
from sayso.errors import BenchError

FILES = sorted(Path(str(files("sayso.bench.behaviour"))).glob("*.yaml"))
ITEM = """
phenomenon: nominal cues
about: A noun is a cue.
items:
  - id: nominal-01
    half: dev
    headline: Ferry halted
    text: |
      The claim that the pier
      was mined is new.

      Nobody answered.
    claims:
      - {content: the pier was mined, cue: claim}
"""


@pytest.fixture
def folder(tmp_path):
    def write(text, name="nominal.yaml"):
        (tmp_path / name).write_text(text, encoding="utf-8")
        return tmp_path

    return write


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_phenomenon_has_enough_items_in_both_halves(path):
    phenomenon = read(path)
    halves = Counter(item.half for item in phenomenon.items)
    assert len(phenomenon.items) >= 15
    assert min(halves["dev"], halves["test"]) >= 7


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_phenomenon_says_what_it_is_about(path):
    phenomenon = read(path)
    assert phenomenon.phenomenon
    assert phenomenon.about.endswith(".")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_two_items_are_one_text(path):
    texts = [item.report.text for item in read(path).items]
    assert len(set(texts)) == len(texts)


def test_the_whole_suite_loads():
    assert len(load(FILES[0].parent)) == len(FILES)


def test_an_item_is_a_report_of_headline_and_paragraphs(folder):
    report = load(folder(ITEM))[0].items[0].report
    assert [(block.kind, block.span.of(report.text)) for block in report.blocks] == [
        ("headline", "Ferry halted"),
        ("paragraph", "The claim that the pier was mined is new."),
        ("paragraph", "Nobody answered."),
    ]


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("the pier was mined", "the quay was mined", "“the quay was mined” does not stand in the text"),
        ("cue: claim", "cue: claims", "“claims” does not stand in the text"),
        ("cue: claim", "cue: claim, tone: sad", "nominal-01.claims.0.tone does not fit"),
        ("content: the pier was mined, ", "", "a claim that must be found has a content"),
        ("half: dev", "half: train", "nominal-01.half does not fit"),
        ("nominal-01", "nominal", "nominal.id does not fit"),
        ("{content: the pier was mined, cue: claim}", "{}", "at least one field"),
        ("    claims:\n      - {content: the pier was mined, cue: claim}\n", "", "expects nothing"),
        ("about: A noun is a cue.\n", "", "about does not fit"),
    ],
)
def test_what_does_not_fit_is_named(folder, before, after, said):
    with pytest.raises(BenchError, match=r"nominal\.yaml") as refused:
        load(folder(ITEM.replace(before, after)))
    assert said in str(refused.value)


def test_two_items_of_one_name_are_refused(folder):
    again = ITEM[ITEM.index("  - id") :]
    with pytest.raises(BenchError, match="two items are called nominal-01"):
        load(folder(ITEM + again))


def test_two_files_with_an_item_of_one_name_are_refused(folder):
    folder(ITEM)
    with pytest.raises(BenchError, match="nominal-01 stands in nominal as well"):
        load(folder(ITEM, "nouns.yaml"))


@pytest.mark.parametrize("text", ["- a list", "a: [", "just words"])
def test_what_is_no_phenomenon_is_refused(folder, text):
    with pytest.raises(BenchError, match=r"nominal\.yaml"):
        load(folder(text))


def test_an_empty_folder_is_no_suite(tmp_path):
    with pytest.raises(BenchError, match=r"holds no \.yaml"):
        load(tmp_path)
