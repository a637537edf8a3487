"""Spans against gold spans by overlap."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.bench.span_overlap import Overlap, overlap
from sayso.schema.span import Span

SPANS = st.lists(st.tuples(st.integers(0, 50), st.integers(1, 9)), max_size=6).map(
    lambda each: tuple(Span(start, start + length) for start, length in each)
)


def test_figures_of_a_case_worked_out_by_hand():
    found, gold = (Span(0, 5), Span(8, 9), Span(20, 22)), (Span(4, 9), Span(30, 33))
    assert overlap([Overlap(found, gold)]) == pytest.approx((2 / 3, 1 / 2, 4 / 7))


def test_what_meets_only_an_unsure_span_is_neither_right_nor_wrong():
    assert overlap([Overlap((Span(0, 5), Span(20, 22)), (Span(0, 3),), (Span(21, 25),))]) == (1, 1, 1)


@given(SPANS)
def test_gold_against_itself_is_all_right(spans):
    assert overlap([Overlap(spans, spans)])[2] == float(bool(spans))


@given(SPANS, SPANS)
def test_figures_are_fractions(found, gold):
    assert all(0 <= each <= 1 for each in overlap([Overlap(found, gold)]))
