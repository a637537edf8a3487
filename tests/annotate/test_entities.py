"""Entities: what is a mention, what it is called, and which mentions are one."""

import itertools

import pytest
from own_report import report

from sayso.annotate import pipeline


@pytest.fixture(scope="module")
def entities():
    plan = pipeline.definition()
    kept = {"sayso_sentences", "sayso_entities"}
    nlp = pipeline.build(plan, without=frozenset(c.factory for c in plan.components if c.factory not in kept))
    annotator = pipeline.Annotator(nlp)
    return lambda text, kind="paragraph": annotator.annotate(report(text, kind)).entities


def by_text(found):
    return {entity.text: entity for entity in found}


def ids(found, *texts):
    return [next(e.entity_id for e in found if e.text == text) for text in texts]


def test_every_mention_quotes_its_own_words(entities):
    text = "Two soldiers of the 72nd Brigade left Sumy.\n\nThey told Colonel Anna Koval that the army had no shells."
    assert all(entity.text == entity.span.of(text) for entity in entities(text))


def test_mentions_do_not_overlap(entities):
    found = entities("The RSF commander Ali Musa met members of the ADF near the police station in Beni.")
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(found))


def test_nothing_is_taken_from_a_block_that_is_not_coded(entities):
    assert entities("Soldiers of the RSF fled.", kind="related") == ()


def test_an_acronym_and_a_full_name_are_one(entities):
    found = entities("The Rapid Support Forces (RSF) took the town. RSF fighters stayed there.")
    assert len(set(ids(found, "The Rapid Support Forces", "RSF", "RSF fighters"))) == 1


def test_a_lexicon_name_has_one_id_in_all_reports(entities):
    one = by_text(entities("The TTP denied it."))["The TTP"]
    other = by_text(entities("Tehrik-i-Taliban Pakistan said so on Friday."))["Tehrik-i-Taliban Pakistan"]
    assert one.entity_id == other.entity_id


def test_a_persons_id_belongs_to_the_report(entities):
    one, other = (by_text(entities(t))["Anna Koval"] for t in ("Anna Koval spoke.", "Anna Koval was there on Friday."))
    assert one.entity_id != other.entity_id


def test_a_surname_means_the_full_name(entities):
    found = entities("President Volodymyr Zelensky spoke in Kyiv. Zelensky thanked the troops.")
    assert by_text(found)["Zelensky"].name == "Volodymyr Zelensky"


def test_a_surname_that_two_share_means_neither(entities):
    found = by_text(entities("Anna Koval met Petro Koval on Friday. Koval left. Mr Koval said nothing."))
    assert (found["Koval"].name, found["Mr Koval"].name) == ("Koval", "Petro Koval")


def test_a_description_takes_up_the_group_before(entities):
    found = entities("Russian soldiers entered the village. The troops searched every house.")
    assert len(set(ids(found, "Russian soldiers", "The troops"))) == 1


def test_one_of_a_group_has_the_groups_label(entities):
    assert by_text(entities('"We are tired," one of the troops said.'))["one of the troops"].label == "military"


def test_members_of_a_group_are_the_group(entities):
    found = by_text(entities("On Friday members of the FDLR burned the camp."))
    assert found["members of the FDLR"].name == "Democratic Forces for the Liberation of Rwanda"


def test_a_relative_clause_is_not_part_of_the_mention(entities):
    found = entities("The soldiers who had fled the front were arrested.")
    assert "The soldiers" in by_text(found)


def test_an_inner_demonym_is_the_affiliation(entities):
    text = "Mobilised Russian troops refused to fight."
    affiliation = by_text(entities(text))["Mobilised Russian troops"].affiliation
    assert affiliation is not None
    assert affiliation.of(text) == "Russian"


def test_a_group_behind_a_hyphen_is_not_the_actor(entities):
    found = by_text(entities("Hezbollah-backed fighters fired rockets."))
    assert found["Hezbollah-backed fighters"].name != "Hezbollah"


def test_an_ambiguous_acronym_needs_its_country(entities):
    assert "People's Defence Force" not in {e.name for e in entities("The PDF was sent by email on Friday.")}
    assert "People's Defence Force" in {e.name for e in entities("In Myanmar the PDF mined the road.")}


def test_they_are_the_soldiers_who_were_the_subject(entities):
    found = entities("The soldiers told their commander that they would not go.")
    pronoun = next(e for e in found if e.pronoun)
    assert (pronoun.text, pronoun.entity_id) == ("they", ids(found, "The soldiers")[0])


def test_he_is_not_a_woman(entities):
    found = entities("Spokesman Ali Musa met Mrs Maria Kovalenko on Friday. He left at noon.")
    assert next(e for e in found if e.pronoun).name == "Ali Musa"


def test_an_empty_it_is_nobody(entities):
    assert not [e for e in entities("The army left the town. It is thought that the road is open.") if e.pronoun]


def test_an_apposition_is_the_same_person(entities):
    found = entities("Tariq Mahjoub, an army spokesman, said they fled.")
    assert len(set(ids(found, "Tariq Mahjoub", "an army spokesman"))) == 1


def test_masked_men_are_gunmen_whom_nobody_knows(entities):
    assert by_text(entities("On Friday masked men stopped the bus."))["masked men"].label == "unknown_gunmen"


def test_the_weapon_of_a_strike_is_a_mention(entities):
    assert by_text(entities("A drone strike killed a farmer."))["drone"].label == "weapon"


def test_them_are_not_who_does_it(entities):
    found = entities("The army said it had pushed the attackers back and had killed 11 of them.")
    assert ids([e for e in found if e.pronoun], "them") == ids(found, "the attackers")


def test_a_place_after_from_is_part_of_the_mention(entities):
    text = "Soldiers from Moscow refused to fight."
    found = by_text(entities(text))["Soldiers from Moscow"]
    assert found.affiliation is not None
    assert found.affiliation.of(text) == "Moscow"


def test_who_is_taken_from_a_place_is_not_from_it(entities):
    assert "soldiers from Kharkiv" not in by_text(entities("The general pulled his soldiers from Kharkiv on Friday."))


def test_an_it_behind_another_subject_is_nobodys(entities):
    found = entities("The army said the aircraft circled twice before it attacked.")
    assert not [e for e in found if e.pronoun]


def test_a_soldier_may_be_he(entities):
    found = entities("A soldier spoke on Friday. He said the bridge was lost.")
    assert ids([e for e in found if e.pronoun], "He") == ids(found, "A soldier")


def test_what_stands_in_it_is_no_person(entities):
    found = entities("Two shells fell in the suburbs of Ain Tarma on Friday.")
    assert not [e for e in found if "Tarma" in e.text]


def test_a_people_behind_a_hyphen_is_no_mention(entities):
    assert not [e for e in entities("The British-based group counted six dead.") if e.label == "nationality"]


@pytest.mark.parametrize(
    ("text", "description"),
    [
        ("Gov. Idriss Mahamat came on Friday. The governor left at noon.", "The governor"),
        ("Army spokesman Yonas Fikru came on Friday. The spokesman left at noon.", "The spokesman"),
        ("Deng Majok, the commissioner of Twic, came on Friday. The commissioner left at noon.", "The commissioner"),
        ("Lt Col Ngozi Abara came on Friday. The colonel left at noon.", "The colonel"),
    ],
)
def test_a_post_means_who_holds_it(entities, text, description):
    found = by_text(entities(text))
    assert found[description].name.istitle()


def test_a_deputy_is_not_whose_deputy_he_is(entities):
    found = entities("Governor Idriss Mahamat came on Friday. The deputy governor left at noon.")
    assert by_text(found)["The deputy governor"].name == "deputy governor"


def test_a_post_that_two_hold_means_neither(entities):
    found = entities("Governor Idriss Mahamat met Governor Ali Saleh. The governor left at noon.")
    assert by_text(found)["The governor"].name == "governor"


def test_a_body_that_two_of_a_sentence_could_be_is_neither(entities):
    found = entities("The Ministry of Health was shut and the Ministry of Interior was shut. The ministry burned.")
    assert by_text(found)["The ministry"].name == "ministry"


def test_a_surname_that_the_model_misses_is_the_person(entities):
    found = entities("Hotel owner Rafiq Noorzai ran. Noorzai has not opened the hotel since.")
    assert by_text(found)["Noorzai"].name == "Rafiq Noorzai"


def test_a_surname_in_the_name_of_a_body_is_no_person(entities):
    found = entities("Kofi Osei died on Friday. The Osei Foundation keeps his list.")
    assert by_text(found)["The Osei Foundation"].label == "organisation"


def test_a_rank_before_a_name_makes_a_person(entities):
    found = entities("Captain Nomvula Dlamini and Sergeant Pieter Roux gave different accounts to the inquiry.")
    assert by_text(found)["Sergeant Pieter Roux"].name == "Pieter Roux"


def test_a_name_goes_on_to_the_place_of_a_ministry(entities):
    found = entities("The Ministry of Interior of Kardova announced a curfew. It sent 200 officers.")
    assert by_text(found)["It"].name == "Ministry of Interior of Kardova"


def test_a_genitive_is_part_of_the_name_of_a_union(entities):
    found = entities("The Harbour Workers' Union called a strike. The union closed six ports.")
    assert by_text(found)["The union"].name == "Harbour Workers' Union"


def test_a_liberation_army_is_an_armed_group(entities):
    found = entities("The Karo Liberation Army ambushed a patrol.")
    assert by_text(found)["The Karo Liberation Army"].label == "armed_group"


def test_she_is_his_wife_and_he_is_not(entities):
    found = entities("Tomas Vidal lost his cattle. His wife said the men wore masks. She said they had left at dawn.")
    assert by_text(found)["She"].name == "His wife"


def test_a_surname_that_the_model_takes_for_a_body_is_the_person(entities):
    found = entities("Rights lawyer Farida Haidari said the men were tortured. Haidari said she had seen the burns.")
    assert by_text(found)["Haidari"].name == "Farida Haidari"


def test_a_part_of_a_group_has_its_whole_name(entities):
    found = entities("They saw two of the detainees on Friday.")
    assert by_text(found)["two of the detainees"].name == "two of the detainees"


def test_fewer_words_of_a_description_mean_the_same_group(entities):
    found = entities("A volunteer rescue group left Ye-U. The rescue group came back at noon.")
    assert len(set(ids(found, "A volunteer rescue group", "The rescue group"))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Yaw Antwi drives the only ambulance in Wa. He said the road was mined.",
        "They saw photographer Yaw Antwi at the gate on Monday.",
        "Yaw Antwi, 41, was found at the gate on Monday.",
        "Yaw Antwi, a dock worker, was found at the gate on Monday.",
    ],
)
def test_the_words_around_a_name_show_a_person(entities, text):
    assert "Yaw Antwi" in {e.name for e in entities(text) if e.label == "person"}


@pytest.mark.parametrize(
    "name",
    ["League for Free Elections", "Network of Displaced Women", "Committee on Missing Persons"],
)
def test_the_name_of_a_body_goes_on_after_its_preposition(entities, name):
    found = by_text(entities(f"The {name} sent 400 monitors to the polls. It says that nine boxes vanished."))
    assert (found[f"The {name}"].label, found["It"].name) == ("organisation", name)


def test_of_two_who_met_she_is_neither(entities):
    found = entities("Deborah Finch met Ruth Aldana at the gate. She left at noon.")
    assert "She" not in by_text(found)


def test_who_presses_him_is_another(entities):
    found = entities("Tomas Vidal testified on Monday. Pressed by the lawyer, he answered that the door was locked.")
    assert by_text(found)["he"].name == "Tomas Vidal"


def test_a_surname_that_two_share_means_neither_where_the_model_misses_both(entities):
    found = entities("The cousins Aya Sato and Mio Sato were on the ferry. Sato said it tilted.")
    assert by_text(found)["Sato"].name == "Sato"


def test_a_first_name_that_is_a_place_too_is_the_person(entities):
    found = entities("Mayor Ilona Kiss of Szeged shut the market. An hour later the mayor left.")
    assert by_text(found)["the mayor"].name == "Ilona Kiss"


def test_an_acting_governor_is_the_governor(entities):
    found = entities("Acting governor Selim Uzun came on foot. The acting governor left at noon.")
    assert by_text(found)["The acting governor"].name == "Selim Uzun"
