import gzip

from hypothesis import given, settings
from hypothesis import strategies as st
from reports import law_holds

from sayso.errors import InputError
from sayso.read import Input, read
from sayso.read.fold import fold

KINDS = ("text/plain", "text/html", "application/json")
NAMES = {"text/plain": "a.txt", "text/html": "a.html", "application/json": "a.json"}
SENTENCE = "Shells fell on the town on Monday and killed four people, the mayor said."
PIECES = st.one_of(
    st.text(max_size=80),
    st.sampled_from(
        [
            SENTENCE, "\n", "\n\n", "<p>", "</p>", "<div class='related'>", "</div>", "<h1>", "<br>", "<figure>",
            "</figure>", "<figcaption>", "Picture: Northlight", "By Sara Lind", "9 March 2023, 11:21", "Comments (3)",
            "Caution: Strong language", "Read more: A ferry burns", "Most viewed", "- one", '{"title": "',
            '", "text": "', '"}', "&#x202e;", "KYIV, March 9 (Northlight) – ", "<table><tr><td>",
            "<a href='//x'>", "</a>", "\x00",
            "\u0301", "\u200b", "<!--", "-->",
        ]
    ),
)  # fmt: skip


def holds(data, kind):
    given_input = Input(NAMES[kind], None, kind, held=data)
    try:
        found = read(given_input)
    except InputError as error:
        told = error
    else:
        told = None
    if told:
        assert all((told.what, told.where, told.mend))
        return
    law_holds(found)
    assert found == read(given_input)


@given(st.binary(max_size=400), st.sampled_from(KINDS))
@settings(max_examples=150, deadline=None)
def test_any_bytes_give_a_report_or_an_error_that_says_what_to_do(data, kind):
    holds(data, kind)


@given(st.lists(PIECES, max_size=30).map("".join), st.sampled_from(KINDS))
@settings(max_examples=250, deadline=None)
def test_any_mixture_of_what_pages_hold_gives_a_report_or_an_error(text, kind):
    holds(text.encode("utf-8", "surrogatepass"), kind)


@given(
    st.lists(
        st.sampled_from([SENTENCE, "A short line", "Picture: Northlight", "By Sara Lind", "In short:"]), min_size=1
    )
)
@settings(deadline=None)
def test_no_line_of_a_dump_is_lost(lines):
    try:
        found = read(Input("a.txt", None, "text/plain", held="\n\n".join(lines).encode()))
    except InputError:
        return
    assert all(line in found.text for line in lines)


@given(st.text())
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)


@given(st.binary(min_size=30, max_size=300), st.integers(1, 25))
def test_no_cut_of_packed_bytes_passes_for_whole(data, cut):
    packed = gzip.compress(data)
    from io import BytesIO

    from sayso.read.gunzip import inflated

    try:
        whole = b"".join(inflated(BytesIO(packed[:-cut]), "a.gz"))
    except InputError:
        return
    raise AssertionError(whole)
