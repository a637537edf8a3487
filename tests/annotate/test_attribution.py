"""Attribution: source, cue and content, in own-written sentences; every span is exact words of the report."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.annotate import pipeline
from sayso.schema.ids import sha256
from sayso.schema.report import Block, Report, Source, report_id


def report(*parts):
    """A report of paragraphs, or of (kind, text) pairs."""
    pairs = [part if isinstance(part, tuple) else ("paragraph", part) for part in parts]
    text = "\n\n".join(words for _, words in pairs)
    blocks, at = [], 0
    for kind, words in pairs:
        if words:
            blocks.append(Block(kind=kind, start=at, end=at + len(words)))
        at += len(words) + 2
    source = Source(sha256=sha256(text.encode()), bytes=len(text), media_type="text/plain", uri="test:own")
    return Report(
        report_id=report_id(source), source=source, outlet=None, headline=None, text=text, blocks=tuple(blocks)
    )


@pytest.fixture(scope="module")
def annotator():
    plan = pipeline.definition()
    kept = {"sayso_sentences", "sayso_quotes", "sayso_attribution"}
    return pipeline.Annotator(
        pipeline.build(plan, without=frozenset(c.factory for c in plan.components if c.factory not in kept))
    )


@pytest.fixture(scope="module")
def told(annotator):
    """(source, cue, pieces of content, form) of every attribution, by its innermost mouth."""

    def ask(*parts):
        own = report(*parts)
        return [
            (
                a.chain[-1].source.text,
                a.chain[-1].cue.text if a.chain[-1].cue else None,
                tuple(span.of(own.text) for span in a.content),
                a.form,
            )
            for a in annotator.annotate(own).attributions
        ]

    return ask


@pytest.fixture(scope="module")
def chains(annotator):
    """The sources of every chain, by the words of its content."""

    def ask(*parts):
        own = report(*parts)
        return {
            " … ".join(span.of(own.text) for span in a.content): tuple(link.source.text for link in a.chain)
            for a in annotator.annotate(own).attributions
        }

    return ask


def test_a_clause_is_the_content_of_plain_said(told):
    assert told("Officials said two dams had burst.") == [
        ("Officials", "said", ("two dams had burst",), "indirect"),
    ]


def test_a_quotation_before_its_cue_is_direct(told):
    assert told('"We have nothing left," the baker said.') == [
        ("the baker", "said", ("We have nothing left",), "direct"),
    ]


def test_a_quotation_in_two_parts_is_one_content(told):
    assert told('"We waited all night," Anna Kovac said, "and nobody came."') == [
        ("Anna Kovac", "said", ("We waited all night", "and nobody came."), "direct"),
    ]


def test_a_quotation_goes_on_in_the_next_sentence(told):
    assert told('"We waited all night," Anna Kovac said. "Nobody came for us."') == [
        ("Anna Kovac", "said", ("We waited all night", "Nobody came for us."), "direct"),
    ]


def test_a_quotation_inside_a_clause_is_mixed(told):
    assert told('The governor said the port was "burning from end to end".')[0][3] == "mixed"


def test_a_colon_brings_on_a_quotation(told):
    assert told('One of the gunners says: "We heard two shots at dawn."') == [
        ("One of the gunners", "says", ("We heard two shots at dawn.",), "direct"),
    ]


def test_a_cue_in_the_middle_leaves_a_content_of_two_pieces(told):
    assert told("The rebels, officials said, had killed twelve men near the river.") == [
        ("officials", "said", ("The rebels", "had killed twelve men near the river"), "indirect"),
    ]


def test_according_to_names_the_source(told):
    assert told("Nine miners died in the blast, according to the union.") == [
        ("the union", "according to", ("Nine miners died in the blast",), "indirect"),
    ]


def test_it_is_thought_has_no_source(told):
    assert told("It is thought that the brigade will pull back.")[0][:2] == (None, "is thought")


def test_a_passive_cue_takes_its_agent(told):
    assert told("The convoy is believed by aid workers to have turned back.")[0][0] == "aid workers"


def test_expected_to_has_no_source(told):
    assert told("The army is expected to attack in spring.") == [
        (None, "is expected", ("The army", "to attack in spring"), "indirect"),
    ]


def test_reportedly_has_no_source(told):
    assert told("Gunmen reportedly seized the radio station.")[0][:2] == (None, "reportedly")


def test_whether_is_content(told):
    assert told("Observers have questioned whether the loss of the airfield matters.") == [
        ("Observers", "have questioned", ("whether the loss of the airfield matters",), "indirect"),
    ]


def test_what_is_called_something_is_content(told):
    assert told("Villagers characterised some of the raids as suicidal.") == [
        ("Villagers", "characterised", ("some of the raids as suicidal",), "indirect"),
    ]


def test_a_cue_inside_a_relative_clause_has_the_clause_as_content(told):
    found = told("They then talk about a medic who they claim shot himself at the post.")
    assert ("they", "claim", ("who", "shot himself at the post"), "indirect") in found


def test_footage_is_a_source(told):
    assert told("Footage has emerged of conscripts burning their papers.") == [
        ("Footage", "has emerged of", ("conscripts burning their papers",), "indirect"),
    ]


def test_people_who_show_are_no_footage(told):
    assert told("The guards showed the visitors that the cells were empty.") == []


def test_a_scare_quote_is_no_claim(told):
    assert told("The 'republic' has no post office.") == []


def test_a_narrated_sentence_has_no_attribution(told):
    assert told("Two bridges were destroyed and the road was cut on Monday.") == []


def test_adding_goes_on_with_the_speaker_above(told):
    found = told("The army said it had taken the hill, adding that no one was hurt.")
    assert ("The army", "adding", ("that no one was hurt",), "indirect") in found


def test_what_a_participle_adds_is_no_content_of_the_first_cue(told):
    found = told("The army said it had taken the hill, adding that no one was hurt.")
    assert ("The army", "said", ("it had taken the hill",), "indirect") in found


def test_a_chain_runs_from_the_outlet_outward(chains):
    found = chains("The lawyer said that his client had told the court that the guards were drunk.")
    assert found["that the guards were drunk"] == ("The lawyer", "his client")


def test_a_quotation_in_a_quotation_has_both_mouths(chains):
    found = chains("“Then he shouted ‘Everybody get down’ and fell,” the driver said.")
    assert found["Everybody get down"] == ("the driver", "he")


def test_a_quotation_over_paragraphs_is_one_content(told):
    found = told('"We walked all night.', '"We had no water.', '"Then we saw the river," the teacher said.')
    assert found == [
        ("the teacher", "said", ("We walked all night.", "We had no water.", "Then we saw the river"), "direct"),
    ]


def test_a_paragraph_of_quotation_goes_on_with_the_speaker_before(told):
    found = told(
        '"They came at night," the farmer said.',
        ("related", "Read more: Minister says harvest is 'safe'"),
        '"They took the cattle and burnt the barn, and then they left."',
    )
    assert found[1] == (
        "the farmer",
        None,
        ("They took the cattle and burnt the barn, and then they left.",),
        "direct",
    )


def test_nothing_is_attributed_from_blocks_that_are_not_coded(told):
    assert told(("related", "Read more: The president said the war was over")) == []


def test_a_headline_with_a_colon_is_a_cue(told):
    assert told(("headline", "Mayor: 'We will not leave the city'"))[0][:2] == ("Mayor", ":")


def test_a_topic_before_a_colon_is_no_source(told):
    assert told(("headline", "Border war: Troops cross the river")) == []


def test_a_headline_may_end_in_its_source(told):
    assert told(("headline", "Twelve killed in market raid: police"))[0][:2] == ("police", ":")


def test_a_transcript_names_its_speakers(told):
    found = told("ANCHOR: What did you see?", "WITNESS: I saw two trucks burning.", "ANCHOR: Who was in them?")
    assert [source for source, *_ in found] == ["ANCHOR", "WITNESS", "ANCHOR"]


def test_an_unknown_verb_may_bring_on_a_quotation(told):
    assert told('"They burnt the mill and the school," the shepherd sobbed.')[0][:2] == ("the shepherd", "sobbed")


def test_a_denial_has_what_is_denied(told):
    assert ("The army", "denied", ("shelling the hospital",), "indirect") in told(
        "The army denied shelling the hospital."
    )


def test_a_denial_of_it_takes_the_statement_before(told):
    found = told("The rebels said the army had shelled a hospital. The ministry denied it.")
    assert ("The ministry", "denied", ("the army had shelled a hospital",), "indirect") in found


_PARTS = st.sampled_from(
    [
        '"We held the bridge,"',
        "the mayor said",
        ", according to police,",
        "It is thought that",
        "two men died",
        "reportedly",
        "“No,",
        "he added.",
        "who they claim",
        "Footage shows",
        "denied it.",
        "\n\n",
        "Mayor:",
        "‘Never’",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(_PARTS, min_size=1, max_size=10))
def test_every_span_is_exact_words_in_order(annotator, parts):
    own = report(*[p.strip() for p in " ".join(parts).split("\n\n")])
    for found in annotator.annotate(own).attributions:
        ends = [0, *(end for span in found.content for end in span)]
        assert sorted(ends) == ends
        for link in found.chain:
            assert link.source.span is None or link.source.span.of(own.text) == link.source.text
            assert link.cue is None or link.cue.span.of(own.text) == link.cue.text


def test_lives_that_a_blast_claims_are_no_claim(told):
    assert told("The blast claimed twelve lives.") == []


def test_responsibility_that_is_claimed_is_one(told):
    found = told("The group claimed responsibility for the blast.")
    assert found == [("The group", "claimed", ("responsibility for the blast",), "indirect")]


def test_an_offer_rejected_is_no_denial(told):
    assert told("The rebels rejected the offer of a truce.") == []


def test_said_once_more_after_and_has_the_same_speaker(told):
    found = told("The mayor said the bridge had been mined and warned that the ferry was full.")
    assert ("The mayor", "warned", ("that the ferry was full",), "indirect") in found
