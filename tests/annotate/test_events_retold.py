"""What is told twice is one happening: words that point back, vague words, participants and tolls once."""

import pytest

from sayso.annotate.layers import EVENTS, FIGURES, PLACES, TIMES, attach
from sayso.annotate.pipeline import build, definition
from sayso.schema.report import Block, Report, Source

NEEDED = frozenset(
    ("sayso_sentences", "sayso_times", "sayso_places", "sayso_entities", "sayso_figures", "sayso_events")
)


@pytest.fixture(scope="module")
def read():
    plan = definition()
    nlp = build(plan, without=frozenset(each.factory for each in plan.components) - NEEDED)
    return lambda text, headline=False: nlp(attach(nlp.make_doc(text), report(text, headline)))


def report(text, headline):
    source = Source(sha256="0" * 64, bytes=len(text), media_type="text/plain", uri="own")
    blocks, at = [], 0
    for number, paragraph in enumerate(text.split("\n\n")):
        kind = "headline" if headline and number == 0 else "paragraph"
        blocks.append(Block(kind=kind, start=at, end=at + len(paragraph)))
        at += len(paragraph) + 2
    return Report(
        report_id="rep_own",
        source=source,
        outlet=None,
        headline=None,
        text=text,
        blocks=tuple(blocks),
        published="2024-05-02",
    )


def types(doc):
    return [event.type for event in EVENTS.read(doc)]


def who(event, role):
    return [each.text.removeprefix("the ").removeprefix("The ") for each in event.participants if each.role == role]


def when(doc, event):
    return None if event.time is None else TIMES.read(doc)[event.time].span.of(doc.text)


def where(doc, event):
    return None if event.place is None else PLACES.read(doc)[event.place].span.of(doc.text)


def test_the_shot_gives_the_suicide_its_hour(read):
    doc = read("A soldier hanged himself, some say, others that he shot himself.\n\nThe cook heard the shot at 3am.")
    (event,) = [event for event in EVENTS.read(doc) if event.type == "people.suicide"]
    assert when(doc, event) == "3am"


def test_the_bombing_after_an_air_strike_is_that_strike(read):
    doc = read("Warplanes struck a market in Idlib.\n\nResidents said the bombing lasted an hour.")
    (event,) = EVENTS.read(doc)
    assert (event.type, len(event.again)) == ("remote.air_strike", 1)


def test_a_denied_bombing_has_the_type_of_the_strike_told_before(read):
    doc = read("Warplanes struck a market in Idlib.\n\nThe army denied attacking any market.")
    assert types(doc).count("remote.air_strike") == 2


def test_a_strike_of_the_day_before_gives_its_day_not_the_day_of_saying(read):
    text = (
        "Nine people died when aircraft bombed the port in Hodeidah, a nurse at the town's clinic said on Tuesday, as "
    )
    doc = read(text + "families buried the victims of the previous day's strike.")
    (event,) = [event for event in EVENTS.read(doc) if event.type == "remote.air_strike"]
    assert when(doc, event) == "the previous day"


def test_a_negated_telling_does_not_join(read):
    doc = read("Warplanes bombed a school in Homs on Friday. There had been no fighting in Homs for weeks.")
    (strike,) = [event for event in EVENTS.read(doc) if event.type == "remote.air_strike"]
    assert strike.again == ()


def test_summaries_of_many_happenings_join_none(read):
    doc = read("Gunmen kidnapped nine pupils in Kaduna on Friday. Gangs have kidnapped thousands in recent years.")
    (event,) = [event for event in EVENTS.read(doc) if not event.background]
    assert (who(event, "victim"), event.again) == (["nine pupils"], ())


def test_another_attack_is_another(read):
    doc = read("Rebels attacked an army post near Goma.\n\nRebels also attacked another army post that night.")
    assert types(doc).count("battle.armed_clash") == 2


def test_participants_are_named_once_by_their_fullest_words(read):
    doc = read("Air strike kills nine at Idlib market\n\nNine people died when jets bombed a busy market.", True)
    (event,) = EVENTS.read(doc)
    assert (who(event, "target"), who(event, "victim")) == (["a busy market"], ["Nine people"])


def test_a_toll_told_twice_is_one_toll(read):
    doc = read("Air strike kills nine at Idlib market\n\nNine people died when jets bombed a busy market.", True)
    (event,) = EVENTS.read(doc)
    assert [FIGURES.read(doc)[at].toll.low for at in event.figures] == [9]


def test_those_who_refuse_are_listed_once_each_with_their_home(read):
    text = "Malian troops refuse to go to war\n\nThe Mopti reservists tell their commander they do not want to "
    text += "assault the hill."
    (event,) = [event for event in EVENTS.read(read(text, True)) if event.type == "force.refusal"]
    assert who(event, "actor") == ["Malian troops", "Mopti reservists"]
    assert {each.affiliation.name for each in event.participants if each.affiliation} == {"Mali", "Mopti"}


def test_the_attackers_of_a_battle_are_no_civilians_harm(read):
    doc = read("Troops and rebels fought in Sumbe.\n\nOfficers call some of the attacks in the Sumbe area pointless.")
    assert "civilian.attack" not in types(doc)


def test_attacks_between_soldiers_are_a_clash(read):
    doc = read("The attacks on the trenches cost the brigade nine soldiers.")
    assert types(doc) == ["battle.armed_clash"]


def test_an_attack_on_villagers_is_on_civilians(read):
    assert types(read("The attack on villagers near Beni by rebels came at dawn.")) == ["civilian.attack"]


def test_an_ambush_of_buses_by_gunmen_is_on_civilians(read):
    assert types(read("Gunmen ambushed two buses near Zaria.")) == ["civilian.attack"]


def test_also_hit_repeats_the_last_strike_told_of(read):
    text = "Shells hit a school in Kharkiv on Monday.\n\nThe mayor spoke to reporters.\n\nHe looked tired.\n\n"
    doc = read(text + "Towns including Izium and Balakliia were also hit, the governor said.")
    assert [(e.type, where(doc, e), when(doc, e)) for e in EVENTS.read(doc)[1:]] == [
        ("remote.shelling", "Izium", "Monday"),
        ("remote.shelling", "Balakliia", "Monday"),
    ]


def test_a_verb_that_looks_like_a_noun_is_read_in_a_headline(read):
    (event,) = EVENTS.read(read("Two killed as Kenyan police disperse sugar levy protest", True))
    assert (event.type, who(event, "actor")) == ("unrest.protest_met_with_force", ["Kenyan police"])


def test_soldiers_from_a_town_mutiny_in_a_caption(read):
    (event,) = EVENTS.read(read("Malian soldiers from Mopti mutiny against their superiors", True))
    (actor,) = event.participants
    assert (event.type, actor.affiliation.name, event.place) == ("force.refusal", "Mopti", None)


def test_nobody_is_no_actor(read):
    doc = read("Nobody has claimed the attack on villagers near Beni.")
    assert all(each.role != "actor" for event in EVENTS.read(doc) for each in event.participants)


def test_the_blast_joins_the_bombing_whatever_its_toll(read):
    doc = read(
        "A suicide bomber struck a checkpoint in Mubi, killing 23 people.\n\nThe blast killed 19 fighters, police said."
    )
    assert types(doc) == ["remote.suicide_bombing"]


def test_soldiers_killed_by_anyone_are_no_attack_on_civilians(read):
    assert types(read("The movement killed 17 soldiers near Mopti.")) == ["battle.armed_clash"]


def test_a_building_is_in_the_town_of_its_name(read):
    doc = read("Mortar fire struck the Aleppo Museum, killing two people.")
    (event,) = EVENTS.read(doc)
    assert where(doc, event) == "Aleppo"


def test_the_home_of_passengers_is_not_where_they_were_hit(read):
    doc = read("A bomb hit a convoy carrying residents from the towns of Fuaa and Kafraya.")
    assert {where(doc, event) for event in EVENTS.read(doc)} == {None}


def test_the_day_of_a_call_is_not_the_day_of_what_it_is_about(read):
    doc = read(
        "The envoy on Friday renewed his call to investigate claims that the army carried out a gas attack in Homs."
    )
    (event,) = [event for event in EVENTS.read(doc) if event.type == "remote.chemical"]
    assert when(doc, event) is None


def test_what_a_weapon_is_tells_of_no_attack(read):
    assert types(read("Barrel bombs are drums filled with nails that hit whatever is near.")) == []


def test_a_headline_in_capitals_is_read(read):
    assert types(read("Car Bomb in Aleppo Kills 23 Including Militants", True)) == ["remote.explosive"]


def test_those_who_trade_fire_are_the_nearest_before_it(read):
    (event,) = EVENTS.read(read("Residents of Lubero stayed indoors as soldiers and rebels exchanged fire."))
    assert who(event, "actor") == ["soldiers", "rebels"]


def test_also_hit_repeats_a_strike_that_was_spoken_of_again(read):
    text = "Jets bombed a market in Kutum on Monday, killing nine.\n\nFamilies buried the victims of the strike.\n\n"
    doc = read(text + "Rebels took the town early in the war.\n\nTowns including Mellit and Kebkabiya were also hit.")
    assert [where(doc, event) for event in EVENTS.read(doc) if event.type == "remote.air_strike"] == [
        "Kutum",
        "Mellit",
        "Kebkabiya",
    ]


def test_those_blamed_for_an_attack_are_its_accused_actors(read):
    doc = read("The ministry blamed the attack on villagers near Beni on rebels.")
    accused = [each for event in EVENTS.read(doc) for each in who(event, "actor") if event.type != "word.accusation"]
    assert accused == ["rebels"]


def test_an_attack_that_could_have_effects_was_done_and_is_not_where_they_are(read):
    doc = read("Jets bombed a market in Idlib. The attack could derail the talks that are held in Astana.")
    (event,) = [event for event in EVENTS.read(doc) if event.type == "remote.air_strike"]
    assert (event.stage, where(doc, event), len(event.again)) == ("accomplished", "Idlib", 1)


def test_strikes_that_kill_are_air_strikes_and_strikes_for_pay_are_not(read):
    assert types(read("Coalition strikes killed nine fighters near Raqqa.")) == ["remote.air_strike"]
    assert types(read("Strikes by dock workers over pay shut the port.")) == ["unrest.strike"]


def test_the_two_sides_are_those_that_are_named_next(read):
    text = (
        "Warring sides swap prisoners in Taiz\n\nThe Houthis and the army exchanged 85 prisoners on Sunday in the city "
    )
    assert types(read(text + "of Taiz.", True)) == ["talks.prisoner_exchange"]


def test_raids_that_were_carried_out_killing_people_did_it(read):
    doc = read("The army conducted air raids on the town of Zamalka in rural Damascus, killing seven people.")
    (event,) = EVENTS.read(doc)
    assert (event.type, where(doc, event), who(event, "victim")) == ("remote.air_strike", "Zamalka", ["seven people"])


def test_raids_that_targeted_homes_are_one_happening(read):
    assert types(read("Nine people died in air raids that targeted homes in Raqqa.")) == ["remote.air_strike"]


def test_a_force_named_like_a_place_is_not_where_it_fought(read):
    doc = read("Fighting broke out between the army and M23 rebels on the southern edge of Lubero.")
    (event,) = EVENTS.read(doc)
    assert where(doc, event) in {"Lubero", None}
