"""Statements of one attribution that stand differently are attributions of their own."""

import pytest
from own_report import report

from sayso.annotate import pipeline

KEPT = {"sayso_sentences", "sayso_quotes", "sayso_attribution", "sayso_factuality"}


@pytest.fixture(scope="module")
def annotator():
    plan = pipeline.definition()
    left_out = frozenset(c.factory for c in plan.components if c.factory not in KEPT)
    return pipeline.Annotator(pipeline.build(plan, without=left_out))


def told(annotator, text):
    """(pieces of content, polarity, questioned, conditional, time frame) of every attribution."""
    own = report(text)
    return [
        (" … ".join(span.of(own.text) for span in a.content), a.assessment)
        for a in annotator.annotate(own).attributions
    ]


def test_conjuncts_of_other_polarity_are_their_own(annotator):
    found = told(annotator, "The mayor said two mills had burnt but that nobody had been hurt.")
    assert [(words, how.polarity) for words, how in found] == [
        ("two mills had burnt", "affirmed"),
        ("nobody had been hurt", "negated"),
    ]


def test_a_second_that_clause_hung_inside_the_first_is_its_own(annotator):
    text = "The radio said that all strangers had to leave by noon and that those who stayed would be treated as spies."
    found = told(annotator, text)
    assert [(words, how.time_frame) for words, how in found] == [
        ("all strangers had to leave by noon", "past"),
        ("those who stayed would be treated as spies", "future"),
    ]


def test_a_conjunct_still_to_come_is_its_own(annotator):
    found = told(annotator, "The mayor said the bridge had been cleared and that trucks would cross it by noon.")
    assert [how.time_frame for _, how in found] == ["past", "future"]


def test_a_conjunct_under_a_condition_is_its_own(annotator):
    found = told(annotator, "The mayor said two mills had burnt and that more would have burnt if it had not rained.")
    assert [how.conditional for _, how in found] == [False, True]


def test_conjuncts_that_stand_alike_are_one(annotator):
    found = told(annotator, "The mayor said two mills had burnt and that the road was closed.")
    assert [words for words, _ in found] == ["two mills had burnt and that the road was closed"]


def test_a_question_before_the_tag_and_a_statement_after_it_are_two(annotator):
    found = told(annotator, '"Who will bury them?" the miller said. "We have no wood left."')
    assert [how.questioned for _, how in found] == [True, False]


def test_a_quotation_in_one_piece_stays_one(annotator):
    found = told(annotator, '"Who will bury them? We have no wood left. The boys went to the ridge," the miller said.')
    assert len(found) == 1


def test_what_is_denied_stays_whole(annotator):
    found = told(annotator, "The mayor denied that two mills had burnt and that trucks would cross by noon.")
    assert len(found) == 1


def test_a_that_clause_hung_on_the_cue_is_its_own(annotator):
    found = told(annotator, "The mayor said there had been no panic, but that shops had been emptied.")
    assert [(words, how.polarity) for words, how in found] == [
        ("there had been no panic", "negated"),
        ("shops had been emptied", "affirmed"),
    ]


def test_a_clause_parted_from_its_subject_stands_as_its_verb_says(annotator):
    ((_, how),) = told(annotator, "Fuel for the mill, the engineers of the town said, would run out by noon.")
    assert how.time_frame == "future"


def test_a_word_after_the_tag_is_no_statement_of_its_own(annotator):
    assert len(told(annotator, '"I will never sign it," the miller said. "Never."')) == 1


def test_a_less_certain_second_verb_is_its_own(annotator):
    found = told(annotator, "The mayor said the mill had been looted and probably set alight.")
    assert [(words, how.certainty) for words, how in found] == [
        ("the mill had been looted", "certain"),
        ("probably set alight", "probable"),
    ]


def test_what_the_outlet_only_supposes_is_nobodys_statement(annotator):
    assert told(annotator, "Perhaps the deserters hoped to reach the coast before winter.") == []


def test_a_tag_with_a_clause_about_its_source_leaves_two_pieces(annotator):
    found = told(annotator, "The rifles, says a panel of judges that met in Bern, very likely crossed the lake.")
    assert [words for words, _ in found] == ["The rifles … very likely crossed the lake"]


def test_a_promise_keeps_its_day(annotator):
    found = told(
        annotator, "The junta has promised elections by the end of next year, and the price of bread is falling."
    )
    assert "elections by the end of next year" in [words for words, _ in found]


def test_there_are_growing_fears_that(annotator):
    found = told(annotator, "There are growing fears that the captured nurses have been taken over the border.")
    assert [(words, how.certainty) for words, how in found] == [
        ("the captured nurses have been taken over the border", "possible")
    ]


def test_what_is_not_ruled_out_is_possible(annotator):
    found = told(annotator, "The coroner did not rule out that both men had been shot after the raid.")
    assert [(how.certainty, how.polarity) for _, how in found] == [("possible", "affirmed")]
