from hypothesis import given
from hypothesis import strategies as st

from sayso.publish.marking import Mark, marks, pieces
from sayso.schema.report import Block, Report, Source
from sayso.schema.span import Span

TEXT = "The army said two hills had been retaken."
REPORT = Report(
    report_id="rep_1",
    source=Source(sha256="0" * 64, bytes=1, media_type="text/plain", uri="x"),
    outlet=None,
    headline=None,
    text=TEXT,
    blocks=[Block(kind="paragraph", start=0, end=len(TEXT))],
)
some_marks = st.lists(
    st.builds(
        lambda start, length, layer: Mark(Span(start, min(start + length, len(TEXT))), layer, "clm_1", ""),
        st.integers(0, len(TEXT) - 2),
        st.integers(1, 20),
        st.sampled_from(("content", "source", "trigger")),
    )
)


@given(some_marks)
def test_the_pieces_join_to_exactly_the_text(found):
    whole = Span(0, len(TEXT))
    assert "".join(piece.text for piece in pieces(REPORT, whole, found)) == TEXT


@given(some_marks, st.integers(0, 10), st.integers(11, len(TEXT)))
def test_each_piece_lies_under_exactly_the_marks_that_cover_it(found, start, end):
    for piece in pieces(REPORT, Span(start, end), found):
        assert set(piece.marks) == {mark for mark in found if mark.span.overlaps(piece.span)}


def test_every_record_is_marked_in_its_own_words(report, claims, events):
    shown = {(mark.layer, mark.span.of(report.text)) for mark in marks(claims, events)}
    assert {
        ("source", "a nurse"),
        ("cue", "denied"),
        ("content", "it had fired on the town"),
        ("trigger", "struck"),
        ("place", "Kutum"),
        ("time", "on Sunday"),
        ("toll", "at least 12 people"),
        ("participant", "the market"),
    } <= shown
