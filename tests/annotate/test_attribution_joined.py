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


def test_who_is_quoted_by_an_agency_is_the_inner_mouth(told):
    (found,) = told("The bishop was quoted by the agency as saying that nine had died.")
    assert [link.source.text for link in found.chain] == ["the agency", "The bishop"]


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


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            'She added that most of the garrison had left the town, which was a problem because, "In the end, no one '
            'was there to guard the depot. We lost it."',
            'most of the garrison had left the town, which was a problem because, "In the end, no one '
            'was there to guard the depot. We lost it."',
        ),
        (
            'After the raids on Kisoro and Rutshuru, "there is a sense that nobody is in charge," Kambale said.',
            'After the raids on Kisoro and Rutshuru, "there is a sense that nobody is in charge,"',
        ),
        (
            'He said that under the transitional council, "the generals have been reduced to spectators."',
            'under the transitional council, "the generals have been reduced to spectators."',
        ),
    ],
)
def test_a_paraphrase_that_a_quotation_ends_is_said_with_it(told, text, content):
    (found,) = told(text)
    assert [span.of(text) for span in found.content] == [content]


def test_two_verbs_of_one_saying_make_one_claim(told):
    text = '"We stand by our men," she said at a news conference announcing that her ministry was suing the contractor.'
    assert [span.of(text) for a in told(text) for span in a.content].count("We stand by our men") == 1


def test_who_stands_right_behind_the_verb_has_said_it(told):
    text = (
        '"The cause of the blast is not yet known," said Rahman, on what was his first day in office following the '
        "departure of Iqbal Khan as police chief."
    )
    assert [a.chain[-1].source.text for a in told(text)] == ["Rahman"]


def test_quotations_signed_line_by_line_have_each_their_own_name(told):
    text = (
        '"He has left us with nothing." ― Salma Idris\n"The border was never calm in those weeks."― Pamela Osei \n'
        '"How did we get this low?" ― Jack Aluko'
    )
    assert [a.chain[-1].source.text for a in told(text)] == ["Salma Idris", "Pamela Osei", "Jack Aluko"]


def test_a_label_with_brackets_and_no_space_behind_its_colon_is_a_speaker(told):
    text = 'Gen. Tomas Rey (R-S.C.):"I have not heard anyone name that figure. Who told you?"'
    (found,) = told(text)
    assert found.chain[-1].source.text == "Gen. Tomas Rey"


def test_a_bracket_that_closes_in_a_source_stays(told):
    (found,) = told("Sen. Maria Obi (Kano North) said the road was closed.")
    assert found.chain[-1].source.text == "Sen. Maria Obi (Kano North)"


def test_where_somebody_spoke_is_no_speaker_though_the_encoder_says_so(told):
    text = "The harbour ministry in Karsa, in a statement carried by the agency Orbit, said its boats had sunk a drone."
    (found,) = told(text)
    assert found.chain[-1].source.text == "The harbour ministry in Karsa"


def test_what_the_speaker_did_next_is_not_said(told):
    text = "Union leaders said schools would open on Monday, and thanked parents for their patience."
    assert [text[slice(*piece)] for piece in told(text)[0].content] == ["schools would open on Monday"]


def test_who_is_cited_is_told_to_the_end(told):
    (found,) = told("The activists, citing doctors at two hospitals, put the number of dead at 46.")
    assert [link.source.text for link in found.chain] == ["The activists", "doctors at two hospitals"]
