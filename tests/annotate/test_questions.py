"""Indirect and open questions: what is asked or not known."""

import pytest
from own_report import report

from sayso.annotate import pipeline

KEPT = {"sayso_sentences", "sayso_quotes", "sayso_attribution", "sayso_factuality"}


@pytest.fixture(scope="module")
def annotator():
    plan = pipeline.definition()
    left_out = frozenset(c.factory for c in plan.components if c.factory not in KEPT)
    return pipeline.Annotator(pipeline.build(plan, without=left_out))


def told(annotator, text, kind="paragraph"):
    """The standing axes of the first claim of somebody, or else of the outlet."""
    found = annotator.annotate(report(text, kind))
    return (*found.attributions, *found.narrations)[0].assessment


OPEN = [
    "It is not clear whether the ferry was hit by a mine.",
    "It was not immediately known how many miners were trapped.",
    "Nor was it clear who had given the order.",
    "Who burnt the granary is not known.",
    "Why the column turned back is a mystery.",
    "Nobody knows who shot the vicar.",
    "There was no word on how many had been arrested.",
    "Whether the dam holds remains to be seen.",
    "The harbourmaster said it was too early to say who had cut the chain.",
    "The widow asked why no boat had come.",
    "The widow asked the clerk if the boat had come.",
    "The ministry did not say how many tanks had been lost.",
    "The ministry declined to say whether tanks had been lost.",
    "The elders demanded to know where the boys had been taken.",
    '"Was it a drone? Was it a shell?" the miller asked.',
]


@pytest.mark.parametrize("text", OPEN)
def test_what_is_asked_or_not_known_is_questioned(annotator, text):
    how = told(annotator, text)
    assert how.questioned
    assert how.evidence


CLOSED = [
    "The widow said she knew who had cut the chain.",
    "The guide explained how the guns had been carried over the pass.",
    "The column will leave whether or not the bridge is mended.",
    "The miller said the gunmen who had burnt the mill were boys.",
    "The ferryman said he had seen where the bodies were thrown.",
]


@pytest.mark.parametrize("text", CLOSED)
def test_what_is_known_or_all_one_is_no_question(annotator, text):
    assert not told(annotator, text).questioned


def test_if_for_whether_is_no_condition(annotator):
    assert not told(annotator, "The widow asked if the boat had been shelled.").conditional


def test_what_is_not_known_is_not_negated(annotator):
    assert told(annotator, "It is not known who burnt the mill.").polarity == "affirmed"


def test_a_negated_saying_without_a_question_is_left_unstated(annotator):
    how = told(annotator, "The colonel did not say that the bridge had fallen.")
    assert (how.questioned, how.certainty, how.polarity) == (False, "unstated", "affirmed")


def test_what_is_not_known_behind_a_tag_is_told_by_the_outlet(annotator):
    text = "Nine people died when the roof fell, police said, but it was not immediately known who had built it."
    found = annotator.annotate(report(text))
    assert [[text[s.start : s.end] for s in a.content] for a in found.attributions] == [[text[:35]]]
    assert [n.assessment.questioned for n in found.narrations] == [True]
