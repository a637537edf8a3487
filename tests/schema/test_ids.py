import json

from hypothesis import given
from hypothesis import strategies as st

from sayso.schema.ids import content_id, sha256
from sayso.schema.span import Span

texts = st.text()


def test_an_id_does_not_depend_on_the_kind_of_sequence():
    assert content_id("clm", "rep_1", [[0, 4]]) == content_id("clm", "rep_1", (Span(0, 4),))


def test_an_id_says_what_it_is_of():
    assert content_id("evt", "x").startswith("evt_")


def test_an_id_is_the_same_in_every_version():
    assert content_id("clm", "rep_1", [[0, 4]], [None]) == "clm_" + sha256(b'["clm","rep_1",[[0,4]],[null]]')[:20]


@given(st.lists(texts, max_size=4), st.lists(texts, max_size=4))
def test_different_parts_have_different_ids(a, b):
    assert (content_id("k", *a) == content_id("k", *b)) == (json.dumps(a) == json.dumps(b))
