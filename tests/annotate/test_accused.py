"""What the side accused says not to be so is denied."""

import pytest
from own_report import report

from sayso.annotate import pipeline

KEPT = {"sayso_sentences", "sayso_quotes", "sayso_attribution", "sayso_factuality"}


@pytest.fixture(scope="module")
def annotator():
    plan = pipeline.definition()
    left_out = frozenset(c.factory for c in plan.components if c.factory not in KEPT)
    return pipeline.Annotator(pipeline.build(plan, without=left_out))


def denials(annotator, text):
    """The contents that are denied."""
    own = report(text)
    found = annotator.annotate(own).attributions
    return [a.content[0].of(own.text) for a in found if a.assessment.denied]


def test_the_side_accused_denies_by_any_verb(annotator):
    text = "Elders accuse the brigade of burning the mill. The brigade's captain said his men did not burn it."
    assert denials(annotator, text) == ["his men did not burn it"]


def test_a_quotation_of_the_side_accused_denies(annotator):
    text = 'The river guards have been accused of looting. "We took nothing," one of the guards said.'
    assert denials(annotator, text) == ["We took nothing"]


def test_its_own_speaker_answers_for_the_side_accused(annotator):
    text = "The militia is accused of looting the mill. Its commander said his men took nothing."
    assert denials(annotator, text) == ["his men took nothing"]


def test_others_deny_nothing_by_a_plain_no(annotator):
    text = "Elders accuse the brigade of burning the mill. The nurse said she had not seen it."
    assert denials(annotator, text) == []


def test_what_the_side_accused_affirms_is_no_denial(annotator):
    text = "Elders accuse the brigade of burning the mill. The brigade's captain said his men were asleep."
    assert denials(annotator, text) == []
