"""What a denial denies, in own-written sentences."""

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
    """(source, cue, content) of every attribution."""
    own = report(text)
    return {
        (a.chain[-1].source.text, a.chain[-1].cue.text if a.chain[-1].cue else None, a.content[0].of(own.text))
        for a in annotator.annotate(own).attributions
    }


BEHIND = [
    ("Elders say the brigade burnt the mill, a charge its captain rejects.", "its captain", "rejects"),
    ("Elders say the brigade burnt the mill, a charge that the army denies.", "the army", "denies"),
    ("Elders say the brigade burnt the mill, an allegation denied by its captain.", "its captain", "denied"),
    ("Elders say the brigade burnt the mill, which the army denies.", "the army", "denies"),
    ("Elders say the brigade burnt the mill, something the army disputes.", "the army", "disputes"),
]


@pytest.mark.parametrize(("text", "source", "cue"), BEHIND, ids=[row[0] for row in BEHIND])
def test_a_denial_set_behind_denies_the_statement_before_it(annotator, text, source, cue):
    assert told(annotator, text) == {
        ("Elders", "say", "the brigade burnt the mill"),
        (source, cue, "the brigade burnt the mill"),
    }


def test_a_denial_behind_what_the_outlet_tells_denies_that(annotator):
    found = told(annotator, "The brigade burnt the mill last spring, a charge its captain rejects.")
    assert found == {("its captain", "rejects", "The brigade burnt the mill last spring")}


def test_a_denial_of_the_sentence_before_denies_what_somebody_said(annotator):
    found = told(annotator, "Elders said the brigade had burnt the mill. Its captain denied it.")
    assert ("Its captain", "denied", "the brigade had burnt the mill") in found


def test_a_claim_dismissed_as_something_is_the_one_before(annotator):
    found = told(annotator, "Elders said the brigade had burnt the mill. Its captain dismissed the claim as gossip.")
    assert ("Its captain", "dismissed", "the brigade had burnt the mill") in found


def test_a_denial_that_states_what_it_denies_keeps_it(annotator):
    found = told(annotator, "Elders said nine were dead. The captain denied that his men had burnt the mill.")
    assert ("The captain", "denied", "his men had burnt the mill") in found


def test_a_denied_part_has_what_it_was_in(annotator):
    found = told(annotator, "The brigade, which holds the hills nearby, denied any role in the bombing.")
    assert any(content == "any role in the bombing" for _, _, content in found)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The oil company has repeatedly denied complicity in the evictions.", "complicity in the evictions"),
        ("The army denied both incidents.", "both incidents"),
        ("The army rejected as baseless the allegation that it had used gas.", "it had used gas"),
        ("The rebels disowned the attack on the market.", "the attack on the market"),
    ],
)
def test_what_is_denied_may_be_any_deed_or_stand_behind_what_it_is_called(annotator, text, content):
    assert content in {said for _, _, said in told(annotator, text)}


@pytest.mark.parametrize("text", ["The judge denied Mr Pratt bail.", "The guards denied treatment to the wounded."])
def test_who_refuses_something_denies_nothing(annotator, text):
    assert told(annotator, text) == set()


def test_a_name_behind_an_occasion_is_the_source_by_itself(annotator):
    found = told(annotator, "In a rare interview Abu Rashid denied that he had ever set foot in the city.")
    assert {source for source, _, _ in found} == {"Abu Rashid"}


def test_a_plot_that_is_denied_is_not_still_to_come(annotator):
    (found,) = annotator.annotate(report("The colonel denied plotting to overthrow the council.")).attributions
    assert found.assessment.time_frame != "future"


def test_a_finding_rejected_as_something_is_denied(annotator):
    found = told(annotator, 'The junta has rejected as "fiction" a UN finding that its jets bombed a wedding.')
    assert ("The junta", "has rejected", "its jets bombed a wedding") in found
