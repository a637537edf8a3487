"""Attribution: source, cue and content, in own-written sentences; every span is exact words of the report."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from own_report import of_parts as report


@pytest.fixture(scope="module")
def annotator(rules_alone):
    return rules_alone


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
    assert ("The army", "adding", ("no one was hurt",), "indirect") in found


def test_what_a_participle_adds_is_no_content_of_the_first_cue(told):
    found = told("The army said it had taken the hill, adding that no one was hurt.")
    assert ("The army", "said", ("it had taken the hill",), "indirect") in found


def test_a_chain_runs_from_the_outlet_outward(chains):
    found = chains("The lawyer said that his client had told the court that the guards were drunk.")
    assert found["the guards were drunk"] == ("The lawyer", "his client")


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
    assert ("The mayor", "warned", ("the ferry was full",), "indirect") in found


def test_a_source_between_commas_has_the_clause_before_it(told):
    found = told(
        "Nine people drowned when the ferry to Goma sank, a nurse at the harbour clinic said on Friday, as divers "
        "searched the wreck."
    )
    assert found == [
        ("a nurse at the harbour clinic", "said", ("Nine people drowned when the ferry to Goma sank",), "indirect"),
    ]


def test_a_source_with_a_name_beside_it_has_the_clause_before_it(told):
    found = told("The number of dead in the blast has risen to ten, the head of the council, Ana Ruiz, said on Sunday.")
    assert found == [
        (
            "the head of the council, Ana Ruiz",
            "said",
            ("The number of dead in the blast has risen to ten",),
            "indirect",
        ),
    ]


def test_a_source_in_the_middle_of_a_list_has_what_it_adds(told):
    found = told("Soldiers used clubs and, several students said, live rounds as the march reached the bridge.")
    assert ("several students", "said", ("live rounds",), "indirect") in found


def test_a_source_after_a_colon_has_the_clause_of_the_colon(told):
    found = told("The militia rejected the report: its boats, it said, had fired on smugglers.")
    assert ("it", "said", ("its boats", "had fired on smugglers"), "indirect") in found


def test_a_source_after_a_relative_pronoun_has_the_relative_clause(told):
    found = told("Late in the film the miners speak of a boy who, they claim, drowned in the shaft.")
    assert ("they", "claim", ("who", "drowned in the shaft"), "indirect") in found


def test_a_comparison_is_no_source(told):
    found = told("The navy says that it sank nine boats near Aden, two more than it first announced.")
    assert [source for source, *_ in found] == ["The navy"]


def test_a_source_without_its_noun_keeps_its_article(told):
    found = told("Two drivers said they had seen no tanks. A third said a jeep had been parked behind the mill.")
    assert ("A third", "said", ("a jeep had been parked behind the mill",), "indirect") in found


def test_an_adverb_of_time_belongs_to_the_source_before_it(told):
    found = told("A leaflet found yesterday said that the garrison had fled.")
    assert found == [("A leaflet found yesterday", "said", ("the garrison had fled",), "indirect")]


def test_a_source_may_follow_its_verb_without_an_article(told):
    assert told("Four dead, 30 hurt, says clinic")[0][0] == "clinic"


def test_that_is_no_word_of_the_content_at_any_link(chains):
    found = chains("Her cousin said that shepherds had told her that the planes came twice.")
    assert found == {
        "shepherds had told her that the planes came twice": ("Her cousin",),
        "the planes came twice": ("Her cousin", "shepherds"),
    }


def test_a_further_clause_with_that_is_content(told):
    found = told("The army maintained that one man had died, and that nobody had been shot.")
    assert found[0][2] == ("one man had died, and that nobody had been shot",)


def test_a_further_verb_of_what_was_said_is_content(told):
    found = told("The ministry said it regretted the deaths but would not withdraw the tax.")
    assert found[0][2] == ("it regretted the deaths but would not withdraw the tax",)


def test_statements_beside_a_semicolon_are_told_apart(told):
    found = told(("headline", "Clinic reports bullet wounds; police deny using live rounds"))
    assert ("police", "deny", ("using live rounds",), "indirect") in found
    assert not [content for _, _, content, _ in found if "Clinic" in content[0]]


def test_what_follows_a_semicolon_is_not_what_was_said_before_it(told):
    found = told("A shell landed near the well on Monday, a teacher said; nobody was hurt.")
    assert found == [("a teacher", "said", ("A shell landed near the well on Monday",), "indirect")]


def test_a_content_has_both_marks_of_a_quotation_or_none(told):
    found = told('The front accused "the gangs of the north" of the arson.')
    assert found[0][2] == ('"the gangs of the north" of the arson',)


def test_a_content_that_ends_in_a_quotation_keeps_its_closing_mark(told):
    assert told("The union called the raid “a slaughter of bakers”.")[0][2] == ("the raid “a slaughter of bakers”",)


def test_a_quotation_that_ends_a_sentence_is_not_the_next_ones(told):
    found = told('Bangui said it would trade "all for all". Paris said that it had heard that before.')
    assert ("Paris", "said", ("it had heard that before",), "indirect") in found


def test_what_is_not_confirmed_is_nobodys_statement(told):
    assert told("The consul did not confirm this.") == []


def test_what_nobody_claims_is_nobodys_statement(told):
    assert told("No group has claimed responsibility.") == []


def test_a_claim_that_is_not_there_is_none(told):
    assert told("There was no claim of responsibility.") == []


def test_what_is_said_in_a_statement_is_what_was_said(told):
    assert told("The ministry said in a statement on Friday that the dam had burst.") == [
        ("The ministry", "said", ("the dam had burst",), "indirect"),
    ]


def test_a_statement_speaks_for_those_who_issue_it(told):
    assert told("The junta issued a statement saying that the border was shut.") == [
        ("The junta", "saying", ("the border was shut",), "indirect"),
    ]


def test_what_somebody_is_told_by_another_comes_through_both(chains):
    found = chains("A guard in Gao said he had been told by a driver that drones had followed the convoy.")
    assert found["drones had followed the convoy"] == ("A guard in Gao", "a driver")


def test_a_number_that_somebody_gives_is_a_statement(told):
    assert told("The mayor put the number of wounded at 41.") == [
        ("The mayor", "put", ("the number of wounded at 41",), "indirect"),
    ]


def test_what_is_condemned_is_content_where_it_tells_of_something(told):
    assert told("The union condemned the killing of four drivers.")[0][2] == ("the killing of four drivers",)


def test_a_bare_object_of_condemning_says_nothing(told):
    assert told("The union condemned the strike.") == []


def test_when_something_was_confirmed_is_no_content(told):
    found = told("The envoy confirmed the arrest on Friday.")
    assert found[0][2] == ("the arrest",)


def test_a_verb_of_no_lexicon_is_a_cue_where_somebody_speaks(told):
    assert ("Villagers", "muttered", ("the guards had fled",), "indirect") in told(
        "Villagers muttered that the guards had fled."
    )


def test_a_verb_of_no_lexicon_is_no_cue_where_nobody_can_speak(told):
    assert told("The flood proved fatal and the silence rankled that nobody had come.") == []


def test_what_is_called_for_may_be_an_infinitive_with_its_subject(told):
    assert told("The council called for the bridge to be opened.")[0][2] == ("the bridge to be opened",)


def test_if_after_asking_is_content(told):
    assert told("A widow asked if the ferry would sail.")[0][2] == ("if the ferry would sail",)


def test_as_somebody_noted_has_the_clause_around(told):
    assert told("As the mayor noted, the bridge had been mined twice.") == [
        ("the mayor", "noted", ("the bridge had been mined twice",), "indirect"),
    ]


def test_what_somebody_is_told_to_do_is_content(told):
    assert told("Soldiers told residents to leave the valley.")[0][2] == ("to leave the valley",)


def test_a_participle_after_a_comma_goes_on_with_the_speaker_above(told):
    found = told("She said the governor had lied, accusing him of theft.")
    assert ("She", "accusing", ("him of theft",), "indirect") in found


def test_a_report_that_is_denied_keeps_its_own_clause(told):
    found = told("The consul denied a report that planes had bombed the forest on Friday.")
    assert ("The consul", ("planes had bombed the forest on Friday",)) in {(s, content) for s, _, content, _ in found}


def test_anonymity_asked_for_is_no_statement(told):
    found = told("A nurse, who asked not to be named, said the ward was full.")
    assert [content for _, _, content, _ in found] == [("the ward was full",)]


def test_a_list_item_may_begin_with_its_source(told):
    assert ("Police", ":", ("only stones were thrown at officers",), "indirect") in told(
        ("list_item", "Police: only stones were thrown at officers")
    )


def test_two_sources_of_one_sentence_have_a_clause_each(told):
    found = told(
        "Four people died on Friday when shells hit the quay, according to the harbour master, while gunboats shelled "
        "the forts nearby, the navy reported."
    )
    assert found == [
        (
            "the harbour master",
            "according to",
            ("Four people died on Friday when shells hit the quay",),
            "indirect",
        ),
        ("the navy", "reported", ("gunboats shelled the forts nearby",), "indirect"),
    ]


def test_what_an_inner_statement_says_is_inside_the_outer_one_as_well(chains):
    found = chains(
        "Footage has emerged of conscripts refusing to fight as they declare they face ruin and would rather be "
        "locked up."
    )
    assert found["they face ruin and would rather be locked up"] == ("Footage", "they")


def test_paragraphs_of_quotation_by_nobody_named_are_not_the_outlets_words(told):
    found = told("The harvest was poor.", '"We sold the ox and the cart, and still the tax was not paid."')
    assert found == [(None, None, ("We sold the ox and the cart, and still the tax was not paid.",), "direct")]


def test_a_clause_before_a_finding_is_what_was_found(told):
    assert told("Most of the villages have no wells, the survey found.")[0][:2] == ("the survey", "found")


def test_what_is_denied_may_be_a_deed_of_the_past(told):
    assert told("The rebels denied having attacked the town.")[0][2] == ("having attacked the town",)


def test_an_accusation_of_two_sides_has_the_deed(told):
    found = told("She accused the army and allied gangs of shelling the mill first.")
    assert found[0][2] == ("the army and allied gangs of shelling the mill first",)


def test_a_clause_after_whose_noun_it_is_is_its_content(told):
    found = told("Warnings from the aid agency that wells would run dry by June were ignored.")
    assert found == [("the aid agency", "Warnings", ("wells would run dry by June",), "indirect")]


def test_a_noun_is_told_by_who_made_it(told):
    found = told("The claim that the dam was mined, first made by the prefect, emptied the valley.")
    assert found == [("the prefect", "claim", ("the dam was mined",), "indirect")]


def test_whose_claim_it_is_is_not_what_is_claimed(told):
    assert told("The bank paid the claim of a farmer whose barn had burnt.") == []


def test_a_noun_without_a_source_is_a_cue_where_the_sentence_is_about_it(told):
    assert told("Rumours that the general had fled spread through the port.") == [
        (None, "Rumours", ("the general had fled",), "indirect"),
    ]
    assert told("The pilot was amused by rumours that he had fled.") == []


def test_a_name_before_a_noun_is_its_source(told):
    found = told("UN warnings that the camp would flood came too late.")
    assert found == [("UN", "warnings", ("the camp would flood",), "indirect")]


def test_what_a_statement_is_set_against_is_no_part_of_it(told):
    found = told("Contrary to the army's claim that the mill was empty, nine men died there, according to the miller.")
    assert ("the miller", "according to", ("nine men died there",), "indirect") in found


def test_a_verb_with_its_particle_is_one_cue(told):
    assert told("The lawyer pointed out that nobody had signed the order.") == [
        ("The lawyer", "pointed out", ("nobody had signed the order",), "indirect"),
    ]


def test_a_clause_behind_the_words_of_a_cue_is_its_content(told):
    found = told("The consul made it clear that no visas would be issued.")
    assert found == [("The consul", "made it clear", ("no visas would be issued",), "indirect")]


def test_what_is_hit_back_with_is_no_statement(told):
    assert told("The garrison hit back with mortars and shot back all night.") == []


def test_a_clause_that_the_parse_has_lost_is_what_stands_behind_that(told):
    found = told("The inspectorate logged that 14 of the wells near the depot contained solvents.")
    assert found == [
        ("The inspectorate", "logged", ("14 of the wells near the depot contained solvents",), "indirect"),
    ]


def test_those_who_report_late_say_nothing(told):
    assert told("Recruits go to the depot by six, and those who report late are sent to dig.") == []


def test_prices_that_tell_a_story_say_nothing(told):
    assert told("Prices tell the story: a loaf was 90 shillings by the time the siege was lifted.") == []


def test_a_participle_between_commas_belongs_to_the_source(told):
    found = told("The leaflets, dropped from a small aircraft, proclaim that all who surrender will be spared.")
    assert found[0][0] == "The leaflets, dropped from a small aircraft"


def test_whose_account_it_is_is_its_source(told):
    assert told("By the army's own count, nine boats were lost.") == [
        ("the army", "count", ("nine boats were lost",), "indirect"),
    ]


def test_a_measure_is_no_source(told):
    assert told("The mill sells two loaves per family.") == []
    assert told("The trucks left according to plan.") == []


def test_word_has_it_has_no_source(told):
    found = told("Word has it that the colonel has bought a house abroad.")
    assert found == [(None, "Word has it", ("the colonel has bought a house abroad",), "indirect")]


def test_a_transcript_has_turns_of_one_sentence_or_many_paragraphs(told):
    found = told(
        "MR OSEI: Who signed for the guns?",
        "MS DUA: I did, on the ninth.",
        "They came at night, under tarpaulins.",
        "MR OSEI: You signed for them.",
    )
    assert [(source, content) for source, _, content, _ in found] == [
        ("MR OSEI", ("Who signed for the guns?",)),
        ("MS DUA", ("I did, on the ninth", "They came at night, under tarpaulins")),
        ("MR OSEI", ("You signed for them",)),
    ]


def test_letters_with_a_full_stop_are_turns(told):
    found = told("Q. Who was in the cellar?", "A. Forty of us, all from the mill.")
    assert [source for source, *_ in found] == ["Q.", "A."]


def test_a_speaker_who_comes_once_is_one_beside_another(told):
    found = told("Moderator: Let us begin.", "Tesfa: We were sixty.", "Moderator: In one cell?", "Lind: I counted.")
    assert [source for source, *_ in found] == ["Moderator", "Tesfa", "Moderator", "Lind"]


def test_labels_of_time_place_and_trade_are_no_speakers(told):
    assert told("WHEN: Saturday, from ten", "WHERE: The square by the mint", "WHAT: A march for the teachers") == []
    assert told("KHERANI: The shops were open.", "CORRECTION: An earlier version named another bridge.") == []


def test_each_statement_of_a_heading_has_its_own_source(told):
    found = told(("headline", "Police deny shooting at crowd; hospital: six bullet wounds treated"))
    assert [(source, content) for source, _, content, _ in found] == [
        ("Police", ("shooting at crowd",)),
        ("hospital", ("six bullet wounds treated",)),
    ]


def test_a_heading_may_end_in_a_mouth_that_no_list_holds(told):
    assert told(("headline", "Nine missing after trawler hits mine - harbourmaster"))[0][0] == "harbourmaster"
    assert told(("headline", "Nine missing after trawler hits mine - in pictures")) == []


def test_a_heading_without_a_verb_may_end_in_its_source(told):
    assert told(("headline", "Kidnapped nuns alive, says bishop")) == [
        ("bishop", "says", ("Kidnapped nuns alive",), "indirect"),
    ]


def test_what_stands_behind_the_colon_is_what_the_message_was(told):
    found = told("Her message to those who could walk was simple: leave before the snow.")
    assert found == [("Her", "message", ("leave before the snow",), "indirect")]


def test_a_name_with_its_trade_brings_on_a_quotation(told):
    found = told("The queue had not moved.", 'Karim Sow, a nurse: "I counted thirty and then I stopped."')
    assert found[0][:3] == ("Karim Sow, a nurse", ":", ("I counted thirty and then I stopped.",))


def test_a_phrase_behind_a_tag_is_of_the_deed(told):
    found = told("The shells had been fired, investigators concluded, from a hill inside the park.")
    assert found[0][2] == ("The shells had been fired", "from a hill inside the park")


def test_a_list_behind_a_colon_is_what_was_described(told):
    found = told("Doctors describe the same wounds again and again: burns to the hands, shrapnel in the back.")
    assert found[0][2] == ("the same wounds again and again: burns to the hands, shrapnel in the back",)


def test_a_transcript_set_in_quotation_marks_has_its_own_speakers(told):
    found = told(
        "The colonel spoke to the inquiry on Monday, and part of the hearing was published:",
        '"DUNE: Who gave the order to burn the mill on the river?',
        '"ABARA: It came from the staff by radio, twice, that night.',
        '"DUNE: And you did as you were told?"',
    )
    assert [source for source, *_ in found] == ["DUNE", "ABARA", "DUNE"]


def test_what_is_clamoured_for_may_be_an_infinitive_that_the_parse_took_for_the_sentence(told):
    found = told("Deputies from the south clamoured for the curfew to be lifted before the feast.")
    assert found == [
        ("Deputies from the south", "clamoured for", ("the curfew to be lifted before the feast",), "indirect"),
    ]


def test_a_headline_with_a_verb_has_one_attribution(told):
    assert len(told(("headline", "Nine killed as bus hits mine, police say"))) == 1


def test_a_heading_that_asks_is_nobodys_statement(told):
    assert told(("headline", "Why the truce failed: five lessons")) == []


def test_whoever_is_to_be_believed_is_the_source(told):
    found = told("If the militia is to be believed, nobody was hurt.")
    assert found == [("the militia", "is to be believed", ("nobody was hurt",), "indirect")]


def test_a_body_without_a_name_before_a_noun_is_its_source(told):
    found = told("Army warnings that the pass was mined came too late.")
    assert found[0][:3] == ("Army", "warnings", ("the pass was mined",))


def test_who_files_a_complaint_is_its_source(told):
    found = told("Lawyers filed a complaint that the men had been beaten.")
    assert found[0][:3] == ("Lawyers", "complaint", ("the men had been beaten",))


def test_a_verb_that_no_list_holds_may_have_a_speaker_that_none_holds(told):
    assert told("A nurse livestreamed that the generator had failed.") == [
        ("A nurse", "livestreamed", ("the generator had failed",), "indirect"),
    ]


def test_a_clause_far_behind_an_unknown_verb_is_not_what_it_says(told):
    assert told("The deputy has broken every vow of his youth that he would leave.") == []


def test_an_infinitive_behind_a_tag_is_of_the_clause(told):
    found = told("The court is expected, lawyers say, to rule by Friday.")
    assert ("lawyers", "say", ("The court is expected", "to rule by Friday"), "indirect") in found


def test_a_headline_may_begin_with_its_source_and_have_no_second_verb(told):
    assert told(("headline", "Activists say 30 arrested at vigil")) == [
        ("Activists", "say", ("30 arrested at vigil",), "indirect"),
    ]


def test_what_stands_between_two_turns_of_one_speaker_is_told(told):
    found = told("Host: You saw it?", "Farmer: I saw two.", "He looked at the hill.", "Farmer: Then one.")
    assert [content for _, _, content, _ in found][1] == ("I saw two",)


def test_somebodys_mother_may_stand_before_a_quotation(told):
    assert told('Mother of missing boy: "I want the truth of it."')[0][:2] == ("Mother of missing boy", ":")


def test_as_somebody_tells_it_has_the_clause_around(told):
    found = told("As the bishop describes it, the camp is a city of wood.")
    assert [(source, content) for source, _, content, _ in found] == [
        ("the bishop", ("the camp is a city of wood",)),
    ]


def test_it_is_thought_may_stand_in_the_middle(told):
    assert told("The aid, it is thought, was sold in the next valley.") == [
        (None, "is thought", ("The aid", "was sold in the next valley"), "indirect"),
    ]


def test_a_tag_in_the_middle_may_have_its_verb_first(told):
    found = told("The two villages, say the monitors, changed hands three times.")
    assert found == [("the monitors", "say", ("The two villages", "changed hands three times"), "indirect")]


def test_a_headline_may_leave_out_the_auxiliary_of_its_passive(told):
    found = told(("headline", "Police accused of beating marchers"))
    assert found == [(None, "accused", ("Police", "of beating marchers"), "indirect")]


@pytest.mark.parametrize(
    ("words", "source", "content"),
    [
        (
            "Two officers were accused by prosecutors of selling rifles.",
            "prosecutors",
            ("Two officers", "of selling rifles"),
        ),
        (
            "The protest was described as peaceful by observers.",
            "observers",
            ("The protest", "as peaceful"),
        ),
        ("The outage was blamed on a lightning strike.", None, ("The outage", "on a lightning strike")),
        ("The attack was attributed by police to a gang.", "police", ("The attack", "to a gang")),
        (
            "The convoy was said by aid workers to have been looted.",
            "aid workers",
            ("The convoy", "to have been looted"),
        ),
        ("The judge was found to have taken bribes.", None, ("The judge", "to have taken bribes")),
        (
            "Among the dead, it was learned on Friday, were two nurses.",
            None,
            ("Among the dead", "were two nurses"),
        ),
        ("The raid, it was later disclosed, had been filmed.", None, ("The raid", "had been filmed")),
        (
            "Gunfire was reported near the port as the delegates left.",
            None,
            ("Gunfire", "near the port as the delegates left"),
        ),
    ],
)
def test_a_passive_ties_all_of_its_clause(told, words, source, content):
    assert (source, content) in [(who, said) for who, _, said, _ in told(words)]


def test_who_was_found_dead_is_no_claim_of_a_finder(told):
    assert told("The boy was found dead in a well on Tuesday.") == []


def test_when_it_was_said_is_no_content(told):
    assert [said for _, _, said, _ in told("The captain said later that five had drowned.")] == [("five had drowned",)]
