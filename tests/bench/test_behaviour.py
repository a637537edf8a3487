"""The bench of behaviour: its rows, its halves, and that it can fail."""

import pytest

from sayso.bench import registry
from sayso.bench.behaviour import measure
from sayso.bench.behaviour.measuring import macro_f1
from sayso.bench.frame import data_hash
from sayso.errors import BenchError

SUITE = """
phenomenon: plain speech
about: Somebody said something.
items:
  - id: speech-01
    half: dev
    text: Officials in Bamako said two dams had burst.
    claims:
      - {content: two dams had burst, source: Officials in Bamako, cue: said, standing: claimed}
  - id: speech-02
    half: test
    text: The mayor of Homs said rebels shelled the market.
    claims:
      - {content: rebels shelled the market, source: The mayor of Homs, cue: said, standing: claimed}
  - id: speech-03
    half: dev
    text: Officials in Bamako said two dams had burst.
    claims:
      - {content: Officials in Bamako, source: null, standing: hedged}
  - id: speech-04
    half: test
    text: Nurses in Quito said shots were fired.
    absent:
      - {cue: said}
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    data = tmp_path_factory.mktemp("behaviour")
    (data / "plain_speech.yaml").write_text(SUITE, encoding="utf-8")
    return data


@pytest.fixture(scope="module")
def measured(folder):
    return measure(folder, None)


def test_each_phenomenon_has_a_row_of_the_test_half(measured):
    assert measured.figures == {"plain_speech": 0.5, "every_item": 0.5, "items": 2.0, "standing_macro_f1": 1.0}


def test_the_dev_half_stands_beside(measured):
    assert measured.beside == {
        "dev": {"plain_speech": 0.5, "every_item": 0.5, "items": 2.0, "standing_macro_f1": pytest.approx(0.5)}
    }


def test_what_is_not_right_is_told_of_the_dev_half_alone(measured):
    assert measured.failed == ("speech-03: no claim of “Officials in Bamako”",)


def test_the_test_half_alone_names_no_item(folder):
    assert measure(folder, "test").failed == ()


def test_a_half_that_there_is_not(folder):
    with pytest.raises(BenchError, match="has no half train"):
        measure(folder, "train")


@pytest.mark.parametrize(
    ("pairs", "figure"),
    [
        ([], 0.0),
        ([("claimed", "claimed"), ("denied", "denied")], 1.0),
        ([("claimed", "claimed"), ("denied", "claimed")], pytest.approx((2 / 3 + 0) / 2)),
        ([("claimed", "none")], 0.0),
    ],
)
def test_every_standing_weighs_the_same(pairs, figure):
    assert macro_f1(pairs) == figure


def test_the_projects_own_suite_needs_no_folder():
    folder = registry.entry("behaviour").folder
    assert folder is not None
    assert list(folder.glob("*.yaml"))


def test_code_beside_the_data_is_no_part_of_its_hash(folder):
    before = data_hash(folder)
    (folder / "measuring.py").write_text("", encoding="utf-8")
    assert data_hash(folder) == before


def test_the_shares_of_the_test_half_only_rise():
    folder = registry.entry("behaviour").folder
    figures = registry.measure("behaviour", folder, "test").result.figures
    assert figures["every_item"] >= 0.905
    assert figures["standing_macro_f1"] >= 0.945
