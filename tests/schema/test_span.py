import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from sayso.schema.span import Span, hull, overlapping, trimmed

SPANS = TypeAdapter(Span)
ranges = st.tuples(st.integers(0, 50), st.integers(1, 50)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))


def test_a_span_quotes_code_points_not_bytes():
    assert Span(0, 4).of("Київ fell") == "Київ"


def test_json_is_a_pair_and_comes_back_the_same():
    assert SPANS.dump_json(Span(3, 7)) == b"[3,7]"
    assert SPANS.validate_json(b"[3,7]") == Span(3, 7)


@pytest.mark.parametrize("pair", [[3, 3], [4, 2], [-1, 2], [1], [1, 2, 3], ["a", 2]])
def test_an_empty_backward_or_malformed_span_is_refused(pair):
    with pytest.raises(ValidationError):
        SPANS.validate_python(pair)


@given(ranges, ranges)
def test_overlap_is_mutual_and_means_a_shared_code_point(a, b):
    shared = set(range(*a)) & set(range(*b))
    assert a.overlaps(b) == b.overlaps(a) == bool(shared)
    assert overlapping(a, [b]) == bool(shared)


@given(st.lists(ranges, min_size=1))
def test_a_hull_covers_each_and_no_more(spans):
    whole = hull(spans)
    assert all(whole.covers(span) for span in spans)
    assert whole == Span(min(s.start for s in spans), max(s.end for s in spans))


@given(ranges, st.integers(0, 20))
def test_shifting_keeps_the_length(span, offset):
    moved = span.shift(offset)
    assert moved.start - span.start == offset
    assert moved.end - moved.start == span.end - span.start


def test_trimming_leaves_nothing_of_white_space():
    assert trimmed("a   b", Span(1, 4)) is None
    assert trimmed("  said \n", Span(0, 8)) == Span(2, 6)
