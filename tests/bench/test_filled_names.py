"""Fills of a record against gold fills."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.bench.filled_names import filled, same, words

FILLS = st.lists(st.none() | st.sampled_from(["Ada Okoro", "a rifle", "Lira"]), max_size=6)


def test_case_punctuation_and_the_leading_article_are_no_words():
    assert words("The 9mm Pistol,") == ("9mm", "pistol")


@pytest.mark.parametrize(
    ("fill", "gold", "strictly", "by_inclusion"),
    [
        ("ada okoro", "Ada Okoro.", True, True),
        ("Okoro", "Ada Okoro", False, True),
        ("Ada Okoro Jr.", "Ada Okoro", False, True),
        ("Ada Lindqvist", "Ada Okoro", False, False),
        ("gun", "handgun", False, False),
        ("…", "…", False, False),
    ],
)
def test_what_is_the_same(fill, gold, strictly, by_inclusion):
    assert (same(fill, gold, strict=True), same(fill, gold)) == (strictly, by_inclusion)


def test_figures_of_a_case_worked_out_by_hand():
    found = filled([("Okoro", "Ada Okoro"), ("Ada Okoro", None), (None, "Lira"), (None, None)])
    assert (found.precision, found.recall, found.f1, found.strict_f1, found.gold) == (0.5, 0.5, 0.5, 0.0, 2)


@given(FILLS)
def test_gold_against_itself_is_all_right(fills):
    found = filled((each, each) for each in fills)
    assert found.f1 == found.strict_f1 == float(any(fills))
