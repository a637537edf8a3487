"""How far the words of a source reach beside those of another, and beside the day of the saying."""

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
    """(source, content) of every attribution."""
    own = report(text)
    return {
        (a.chain[-1].source.text, " … ".join(span.of(own.text) for span in a.content))
        for a in annotator.annotate(own).attributions
    }


APART = [
    (
        "The army said it had lost two tanks, while the rebels said they had burnt nine.",
        {("The army", "it had lost two tanks"), ("the rebels", "they had burnt nine")},
    ),
    (
        "Two tanks were lost, according to the army, but the rebels said they had burnt nine.",
        {("the army", "Two tanks were lost"), ("the rebels", "they had burnt nine")},
    ),
]


@pytest.mark.parametrize(("text", "expected"), APART, ids=[row[0] for row in APART])
def test_neither_of_two_sources_has_the_others_words(annotator, text, expected):
    assert told(annotator, text) == expected


def test_what_a_source_says_of_another_stays_in_a_chain(annotator):
    found = told(annotator, "The army said that the rebels claimed to have burnt nine tanks.")
    assert ("The army", "the rebels claimed to have burnt nine tanks") in found


def test_the_day_after_the_verb_is_when_it_was_said(annotator):
    found = told(annotator, "The miller of Aru said on Monday the road was safe, but a mine blew up a truck there.")
    assert ("The miller of Aru", "the road was safe") in found


def test_the_day_after_that_is_when_it_happened(annotator):
    found = told(annotator, "The miller said that on Monday evening he had shut the mill.")
    assert found == {("The miller", "on Monday evening he had shut the mill")}
