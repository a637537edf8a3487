"""What rules and encoder make of a sentence together."""

import pytest

from sayso.annotate import pipeline
from sayso.schema.report import Block, Report, Source


@pytest.fixture(scope="module")
def told():
    plan = pipeline.definition()
    kept = {"sayso_sentences", "sayso_quotes", "sayso_attribution"}
    nlp = pipeline.build(plan, without=frozenset(c.factory for c in plan.components if c.factory not in kept))
    annotator = pipeline.Annotator(nlp)

    def ask(text):
        source = Source(sha256="0" * 64, bytes=len(text), media_type="text/plain", uri="x")
        block = Block(kind="paragraph", start=0, end=len(text))
        report = Report(report_id="r", source=source, outlet=None, headline=None, text=text, blocks=(block,))
        return annotator.annotate(report).attributions

    return ask


def cues(found):
    return [a.chain[-1].cue.text for a in found]


def test_a_cue_of_no_lexicon_is_found_by_the_encoder(told):
    (found,) = told("The bishop drew attention to the fact that the wells had been poisoned.")
    assert (found.method, found.chain[-1].source.text) == ("model:attribution@1", "The bishop")


def test_what_both_find_keeps_the_rules_name(told):
    (found,) = told("The mayor said the bridge was closed.")
    assert found.method == "rule:attribution.verb.clause@1"


def test_what_both_find_is_surer_than_what_one_does(told):
    (both,) = told("The mayor said the bridge was closed.")
    (one,) = told("The bishop drew attention to the fact that the wells had been poisoned.")
    assert both.score > one.score


@pytest.mark.parametrize(
    "text",
    [
        "The court sentenced two teachers to death.",
        "Dockers plan to block the harbour from Thursday.",
        "The army has yet to confirm the loss.",
        "The report was not confirmed by doctors.",
        "Three officers were later charged with arson.",
        "Guards at the gate denied the convoy entry.",
        "It was not known how many had drowned.",
        "Kutum buries its dead after the strike on the market.",
        "Gangs known locally as bandits hold the forest.",
    ],
)
def test_deeds_plans_and_what_is_not_said_are_no_statements(told, text):
    assert not any(a.method.startswith("model") for a in told(text))


def test_what_is_said_inside_of_what_is_said_stays(told):
    assert "had told" in cues(told("The nurse said that a driver had told her the pass was mined."))


def test_footage_is_left_to_the_rules(told):
    assert cues(told("A video that appears to show a soldier beating a detainee has caused outrage.")) == ["to show"]


def test_tolls_and_denials_that_the_rules_know_stay(told):
    assert cues(told("The surgeon put the number of wounded at 41. The army has denied firing on the quay.")) == [
        "put",
        "has denied",
    ]


def test_scores_are_probabilities(told):
    found = told("“We saw the smoke,” said Ana Ruiz, who feared that her barn had burnt. Officials blamed rebels.")
    assert all(0 < a.score < 1 for a in found)
