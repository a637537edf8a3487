"""What is to come, what holds under a condition, and what a negation turns."""

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
    found = annotator.annotate(report(text, kind))
    return (*found.attributions, *found.narrations)[0].assessment


TO_COME = [
    ("Two companies are to be withdrawn from the valley by June.", "paragraph"),
    ("The envoy is due to arrive at the dam on Friday.", "paragraph"),
    ("The ministry is sending a brigade to the dam next week.", "paragraph"),
    ("The rebels may yet storm the dam.", "paragraph"),
    ("The fighting could soon reach the dam.", "paragraph"),
    ("The captain vowed to retake the dam.", "paragraph"),
    ("The junta has promised elections.", "paragraph"),
    ("Junta to shut dam road", "headline"),
    ("Rebels to hand over weapons next week", "headline"),
    ("Ferrymen set to strike over killing of pilot", "headline"),
]


@pytest.mark.parametrize(("text", "kind"), TO_COME)
def test_what_is_still_to_come_is_future(annotator, text, kind):
    how = told(annotator, text, kind)
    assert how.time_frame == "future"
    assert how.evidence


DONE = [
    "As planned, the brigade left the dam on Tuesday.",
    "They had planned to storm the dam but were arrested.",
    "The brigade had been due to leave the dam in March.",
    "Will Okafor, a ferryman, was shot at the dam.",
    "The march that was planned for Sunday went ahead.",
]


@pytest.mark.parametrize("text", DONE)
def test_plans_of_the_past_and_names_are_no_forecasts(annotator, text):
    assert told(annotator, text).time_frame != "future"


CONDITIONAL = [
    "Had the guards been awake, the boats would be there.",
    "Should the rebels reach the dam, the town will be lost, the envoy warned.",
    "Were the dam to burst, the valley would drown.",
    "The captain will free the boys provided that the road is opened.",
    "Without the corridor the wounded would die, the surgeon said.",
    "A siege would starve the valley, the agency says.",
    "The flood could have been prevented, the engineer said.",
]


@pytest.mark.parametrize("text", CONDITIONAL)
def test_what_holds_under_a_condition_is_conditional(annotator, text):
    assert told(annotator, text).conditional


UNCONDITIONAL = [
    "The valley has, if anything, grown quieter.",
    "Guards were posted in case the crowd came back.",
    "The captain said his men held the dam even if they were few.",
    "The engineer said the shell could have come from the ridge.",
]


@pytest.mark.parametrize("text", UNCONDITIONAL)
def test_not_every_if_is_a_condition(annotator, text):
    assert not told(annotator, text).conditional


NEGATED = [
    "Not a single boat was hit, the ferryman said.",
    "It is false that the dam was shelled.",
    "It is not true that the dam was shelled.",
    "The brigade failed to take the dam.",
    "They neither searched the mill nor burnt it, the miller said.",
    "The brigade no longer holds the dam, the miller said.",
]


@pytest.mark.parametrize("text", NEGATED)
def test_a_negation_of_the_whole_turns_it(annotator, text):
    assert told(annotator, text).polarity == "negated"


AFFIRMED = [
    "Not until noon did the boats leave.",
    "Not far from the mill, two men were shot.",
    "No fewer than 40 boats were sunk.",
    "The colonel neither confirmed nor denied that boats had been sunk.",
    "The colonel denied that no boat had been sunk.",
]


@pytest.mark.parametrize("text", AFFIRMED)
def test_a_negation_of_a_part_or_of_a_negation_leaves_it(annotator, text):
    assert told(annotator, text).polarity == "affirmed"


def test_what_is_or_is_not_so_has_the_time_of_what_is_told(annotator):
    assert told(annotator, "It is false that the dam was shelled.").time_frame == "past"


def test_a_refusal_that_is_quoted_is_no_forecast(annotator):
    assert told(annotator, '"The dogs would not stop barking," said the miller.').time_frame == "past"
