import random

import pytest

from sayso.lexicon import entries
from sayso.link import rulings
from sayso.link.mention import Standalone
from sayso.schema.incident import Decision


@pytest.fixture
def kutum(tell):
    """Three tellings of one strike, by three outlets."""
    lantern = tell("Aircraft bombed the market in Kutum on Monday, a doctor said. Twelve died.", published="2025-02-04")
    lantern.event(
        "remote.air_strike", "bombed", place="Kutum", day="2025-02-03", said_by="a doctor", tolls=[("killed", 12, 12)]
    )
    tribune = tell("An air strike hit Kutum on Monday, killing nine, Ismail Abakar said.", outlet="Harbour Tribune")
    tribune.event(
        "remote.air_strike", "air strike", place="Kutum", day="2025-02-03", said_by="Ismail Abakar",
        tolls=[("killed", 9, 9)],
    )  # fmt: skip
    brief = tell("Bombs fell on Kutum on Monday morning.", outlet="GlobalBrief24")
    brief.event("remote.shelling", "fell", place="Kutum", day="2025-02-03")
    return lantern, tribune, brief


def test_one_happening_told_by_three_outlets_is_one_incident(linked, kutum):
    (incident,) = linked(*kutum)
    assert (incident.type, incident.reports_n, incident.outlets_n) == ("remote.air_strike", 3, 3)
    assert incident.title == "Air strike on Kutum, Sudan, 3 Feb 2025"
    assert incident.method == "rule:link@1"


def test_neighbouring_towns_on_one_day_stay_two(linked, tell):
    one = tell("A jet bombed Ye-U on Saturday, seven died.").event(
        "remote.air_strike", "bombed", place="Ye-U", day="2025-02-01", tolls=[("killed", 7, 7)]
    )
    other = tell("A jet bombed Kanbalu on Saturday, seven died.", outlet="B").event(
        "remote.air_strike", "bombed", place="Kanbalu", day="2025-02-01", tolls=[("killed", 7, 7)]
    )
    assert len(linked(one, other)) == 2


def test_one_town_on_two_days_stays_two(linked, tell):
    one = tell("A jet bombed Kutum on Saturday.").event("remote.air_strike", "bombed", place="Kutum", day="2025-02-01")
    other = tell("A jet bombed Kutum on Sunday.", outlet="B").event(
        "remote.air_strike", "bombed", place="Kutum", day="2025-02-02"
    )
    assert len(linked(one, other)) == 2


def test_a_region_does_not_chain_two_towns_together(linked, tell, kutum):
    mellit = tell("Aircraft bombed the market in Mellit on Monday.", outlet="C").event(
        "remote.air_strike", "bombed", place="Mellit", day="2025-02-03"
    )
    vague = tell("Aircraft bombed the market in Darfur on Monday, twelve died.", outlet="D").event(
        "remote.air_strike", "bombed", place="Darfur", day="2025-02-03", tolls=[("killed", 12, 12)]
    )
    places = [sorted(i.place.name for i in linked(*kutum, mellit, vague))]
    assert places == [["Kutum", "Mellit"]]


def test_types_that_are_not_kin_stay_apart(linked, tell):
    one = tell("A march went through Kutum on Monday.").event(
        "unrest.protest", "march", place="Kutum", day="2025-02-03"
    )
    other = tell("Talks were held in Kutum on Monday.", outlet="B").event(
        "talks.negotiation", "Talks", place="Kutum", day="2025-02-03"
    )
    assert len(linked(one, other)) == 2


def test_the_toll_told_apart_joins_its_deed(linked, tell):
    report = tell("Nine people died. Aircraft bombed Kutum on Monday.")
    report.event("people.casualties", "died", tolls=[("killed", 9, 9)])
    report.event("remote.air_strike", "bombed", place="Kutum", day="2025-02-03")
    (incident,) = linked(report)
    assert incident.type == "remote.air_strike"
    assert incident.tolls[0].best == 9


@pytest.mark.parametrize(
    "more",
    [
        {"polarity": "negated"},
        {"stage": "refused"},
        {"stage": "planned"},
        {"stage": "potential"},
        {"standing": "forecast"},
        {"standing": "hypothetical"},
        {"standing": "questioned"},
        {"background": True},
        {"standing": "denied"},
    ],
)
def test_what_was_not_done_opens_no_incident(linked, tell, more):
    report = tell("Aircraft bombed Kutum on Monday.")
    report.event("remote.air_strike", "bombed", place="Kutum", day="2025-02-03", **more)
    assert linked(report) == ()


@pytest.mark.parametrize("more", [{"stage": "refused"}, {"standing": "forecast"}, {"polarity": "negated"}])
def test_what_was_not_done_joins_none(linked, tell, kutum, more):
    report = tell("Aircraft bombed Kutum on Monday.", outlet="E")
    report.event("remote.air_strike", "bombed", place="Kutum", day="2025-02-03", **more)
    assert [i.reports_n for i in linked(*kutum, report)] == [3]


def test_background_joins_what_it_is_about(linked, tell, kutum):
    report = tell("After aircraft bombed Kutum on Monday, people fled.", outlet="E", published="2025-02-05")
    report.event("remote.air_strike", "bombed", place="Kutum", day="2025-02-03", background=True)
    assert [i.reports_n for i in linked(*kutum, report)] == [4]


def test_an_accusation_joins_the_one_deed_of_its_report(linked, tell):
    report = tell("Aircraft bombed Kutum on Monday. The RSF blamed the army, it said.")
    report.event("remote.air_strike", "bombed", place="Kutum", day="2025-02-03")
    report.event("word.accusation", "blamed", said_by="The RSF", kind="armed_group")
    (incident,) = linked(report)
    assert len(incident.event_ids) == 2


def test_an_accusation_beside_two_deeds_keeps_to_itself(linked, tell):
    report = tell("Aircraft bombed Kutum on Monday. Shells fell on Mellit on Monday. The RSF blamed the army.")
    report.event("remote.air_strike", "bombed", place="Kutum", day="2025-02-03")
    report.event("remote.shelling", "fell", place="Mellit", day="2025-02-03")
    report.event("word.accusation", "blamed")
    assert [len(i.event_ids) for i in linked(report)] == [1, 1]


def test_an_event_without_place_or_time_stands_by_who_did_it(linked, tell):
    report = tell("Reservists refused the order.").event("force.refusal", "refused", who=[("actor", "Reservists")])
    (incident,) = linked(report)
    assert incident.title == "Refusal of orders by Reservists"
    assert incident.unknowns == ("where", "when")


def test_the_order_of_arrival_does_not_matter(linked, tell, kutum):
    tellers = [*kutum]
    for number, town in enumerate(["Kutum", "Mellit", "Ye-U", "Kanbalu", "Taiz"] * 2):
        text = f"On day {number} fighters shelled {town}."
        tellers.append(
            tell(text, outlet=f"O{number}").event(
                "remote.shelling", "shelled", place=town, day=f"2025-02-0{1 + number % 3}"
            )
        )
    first = linked(*tellers)
    for seed in range(5):
        random.Random(seed).shuffle(tellers)
        assert linked(*tellers) == first


def test_a_later_report_leaves_the_id_as_it_was(linked, kutum, tell):
    (before,) = linked(*kutum)
    later = tell("A jet bombed Kutum on Monday.", outlet="Z", published="2025-02-06").event(
        "remote.air_strike", "bombed", place="Kutum", day="2025-02-03"
    )
    (after,) = linked(*kutum, later)
    assert after.incident_id == before.incident_id


def decision(action, before, after):
    return Decision(
        decision_id="dec_1", who="x", when="2025-03-01", on="inc_1", action=action, before=before, after=after,
        reason="y", prev_hash=None,
    )  # fmt: skip


def test_a_split_holds_when_linking_again(linked, kutum):
    lantern, *rest = kutum
    leaving = [e.event_id for e in lantern.events]
    staying = [e.event_id for teller in rest for e in teller.events]
    ruled = rulings([decision("split", staying, leaving)])
    assert sorted(i.reports_n for i in linked(*kutum, ruled=ruled)) == [1, 2]


def test_a_merge_holds_when_linking_again(linked, tell):
    one = tell("A jet bombed Ye-U.").event("remote.air_strike", "bombed", place="Ye-U", day="2025-02-01")
    other = tell("A jet bombed Kanbalu.", outlet="B").event(
        "remote.air_strike", "bombed", place="Kanbalu", day="2025-02-01"
    )
    ruled = rulings([decision("merge", [one.events[0].event_id], [other.events[0].event_id])])
    assert len(linked(one, other, ruled=ruled)) == 1


STANDALONE = entries("sayso.link", "standalone.yaml", Standalone)


@pytest.mark.parametrize("line", STANDALONE, ids=lambda line: line.type)
def test_each_standalone_type_opens_an_incident_without_place_and_day(linked, tell, line):
    report = tell(f"Talks were held in Taiz on Monday. {line.example}")
    report.event("law.arrest", "held", place="Taiz", day="2025-02-03")
    report.event(line.type, line.example)
    assert line.type in {incident.type for incident in linked(report)}


def test_a_mention_without_place_and_day_joins_what_the_report_tells(linked, tell):
    report = tell("Aircraft bombed Kutum on Monday. The attack was the worst in months.")
    report.event("remote.air_strike", "bombed", place="Kutum", day="2025-02-03")
    report.event("civilian.attack", "attack")
    (incident,) = linked(report)
    assert (incident.type, len(incident.event_ids)) == ("remote.air_strike", 2)


def test_a_mention_without_place_and_day_beside_other_things_opens_nothing(linked, tell):
    report = tell("A march went through Kutum on Monday. Gunmen attacked a village.")
    report.event("unrest.protest", "march", place="Kutum", day="2025-02-03")
    report.event("civilian.abduction", "attacked", who=[("actor", "Gunmen")])
    assert [incident.type for incident in linked(report)] == ["unrest.protest"]


def test_what_a_report_is_about_opens_an_incident_without_place_and_day(linked, tell):
    report = tell("Gunmen attacked a village.").event("civilian.attack", "attacked")
    assert [incident.type for incident in linked(report)] == ["civilian.attack"]


def test_a_toll_that_contradicts_the_deed_told_opens_nothing(linked, tell):
    report = tell("Aircraft bombed Kutum on Monday. Two people died in Mellit.")
    report.event("remote.air_strike", "bombed", place="Kutum", day="2025-02-03")
    report.event("people.casualties", "died", place="Mellit", tolls=[("killed", 2, 2)])
    (incident,) = linked(report)
    assert incident.tolls == ()


def test_a_count_of_a_war_is_no_toll_of_a_deed(linked, tell):
    report = tell("Aircraft bombed Kutum on Monday. More than 280,000 people have died.")
    report.event("remote.air_strike", "bombed", place="Kutum", day="2025-02-03")
    report.event("people.casualties", "died", tolls=[("killed", 280_001, None)])
    (incident,) = linked(report)
    assert incident.tolls == ()


def test_what_was_at_a_place_in_an_earlier_year_opens_nothing(linked, tell):
    report = tell("Aircraft bombed Kutum in 2014.")
    report.event("law.arrest", "bombed", place="Kutum", day="2025-02-01")
    event = report.events[0]
    year = event.time.model_copy(update={"start": "2014", "end": "2014", "granularity": "year"})
    report.events[0] = event.model_copy(update={"time": year, "trigger": event.trigger})
    earlier = tell("A" * 700 + " Aircraft bombed Kutum in 2014.", outlet="B")
    earlier.event("remote.air_strike", "bombed", place="Kutum", day="2025-02-01")
    earlier.events[0] = earlier.events[0].model_copy(update={"time": year})
    assert linked(earlier) == ()
