import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.bench.label_score import Tally, macro_f1, table, tallied, weighted_f1

LABELS = st.frozensets(st.sampled_from("abcd"), max_size=3)
PAIRS = st.lists(st.tuples(LABELS, LABELS), max_size=12)


def one(label):
    return frozenset((label,)) if label else frozenset()


# Four texts of a, one of b; of a two are right, one is given b and one nothing; b is right.
WORKED = [(one(gold), one(found)) for gold, found in (("a", "a"), ("a", "a"), ("a", "b"), ("a", ""), ("b", "b"))]


def test_each_label_is_tallied():
    assert tallied(WORKED) == {"a": Tally(2, 2, 4), "b": Tally(1, 2, 1)}


def test_precision_recall_and_f1_of_a_label():
    tally = tallied(WORKED)["a"]
    assert (tally.precision, tally.recall, tally.f1) == pytest.approx((1, 1 / 2, 2 / 3))


def test_the_weighted_mean_goes_by_support():
    assert weighted_f1(tallied(WORKED)) == pytest.approx((4 * 2 / 3 + 1 * 2 / 3) / 5)


def test_a_rare_label_weighs_little_in_the_weighted_mean_and_as_much_as_any_in_the_macro_mean():
    tallies = {"often": Tally(9, 9, 9), "rare": Tally(0, 0, 1)}
    assert (weighted_f1(tallies), macro_f1(tallies)) == pytest.approx((0.9, 0.5))


def test_a_label_that_no_text_has_lowers_neither_mean_by_itself():
    tallies = {"true": Tally(1, 1, 1), "invented": Tally(0, 3, 0)}
    assert (weighted_f1(tallies), macro_f1(tallies)) == (1, 1)


def test_a_text_may_have_several_labels():
    assert tallied([(frozenset("ab"), frozenset("bc"))]) == {
        "a": Tally(0, 0, 1),
        "b": Tally(1, 1, 1),
        "c": Tally(0, 1, 0),
    }


def test_nothing_scores_nothing():
    assert (weighted_f1({}), macro_f1({}), Tally().f1, table({})) == (0, 0, 0, ())


def test_the_table_has_the_most_frequent_first_and_no_label_without_a_text():
    lines = table({**tallied(WORKED), "c": Tally(0, 1, 0)})
    assert [line.split()[0] for line in lines] == ["a", "b"]


@given(PAIRS)
def test_gold_against_itself_is_perfect(pairs):
    golds = [(gold, gold) for gold, _ in pairs]
    perfect = 1 if any(gold for gold, _ in golds) else 0
    assert weighted_f1(tallied(golds)) == pytest.approx(perfect)
    assert macro_f1(tallied(golds)) == pytest.approx(perfect)


@given(PAIRS)
def test_figures_are_fractions(pairs):
    tallies = tallied(pairs)
    held = [weighted_f1(tallies), macro_f1(tallies), *(each.f1 for each in tallies.values())]
    assert all(0 <= figure <= 1 + 1e-9 for figure in held)


@given(PAIRS)
def test_f1_is_the_same_whichever_side_is_gold(pairs):
    there, back = tallied(pairs), tallied([(found, gold) for gold, found in pairs])
    assert {label: each.f1 for label, each in there.items()} == pytest.approx(
        {label: each.f1 for label, each in back.items()}
    )
