"""What a reader sees in a report, found in own-written sentences: one fact each."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.annotate.events import EventFinder, locate
from sayso.annotate.layers import EVENTS, PLACES, TIMES, attach
from sayso.annotate.pipeline import build, definition
from sayso.schema.report import Block, Report, Source
from sayso.schema.span import Span

NEEDED = frozenset(
    ("sayso_sentences", "sayso_times", "sayso_places", "sayso_entities", "sayso_figures", "sayso_events")
)


@pytest.fixture(scope="module")
def nlp():
    plan = definition()
    return build(plan, without=frozenset(each.factory for each in plan.components) - NEEDED)


@pytest.fixture(scope="module")
def read(nlp):
    known = {}

    def doc(text):
        if text not in known:
            known[text] = nlp(attach(nlp.make_doc(text), report(text)))
        return known[text]

    return doc


def report(text):
    source = Source(sha256="0" * 64, bytes=len(text), media_type="text/plain", uri="own")
    blocks, at = [], 0
    for paragraph in text.split("\n\n"):
        if paragraph.strip():
            blocks.append(Block(kind="paragraph", start=at, end=at + len(paragraph)))
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


def only(doc, key):
    (event,) = [event for event in EVENTS.read(doc) if event.type == key]
    return event


def who(event, role):
    return {each.text.removeprefix("the ").removeprefix("The ") for each in event.participants if each.role == role}


def place(doc, event):
    return None if event.place is None else PLACES.read(doc)[event.place].span.of(doc.text)


def test_an_active_verb_gives_actor_and_target(read):
    event = only(read("Rebels ambushed an army convoy near Butembo."), "battle.armed_clash")
    assert (who(event, "actor"), who(event, "target")) == ({"Rebels"}, {"an army convoy"})


def test_a_passive_with_a_weapon_has_no_actor(read):
    event = only(read("Odesa was blasted by missiles before dawn."), "remote.missile_strike")
    assert (who(event, "actor"), who(event, "weapon")) == (set(), {"missiles"})


def test_a_passive_with_an_agent_has_an_actor(read):
    event = only(read("The village was stormed by mercenaries on Friday."), "battle.assault")
    assert who(event, "actor") == {"mercenaries"}


def test_a_noun_takes_its_roles_from_of_and_by(read):
    event = only(read("The shelling of Donetsk by rebels went on all night."), "remote.shelling")
    assert who(event, "actor") == {"rebels"}


def test_a_light_verb_lends_its_subject(read):
    event = only(read("The militia carried out an attack on a camp near Zamzam."), "civilian.attack")
    assert "militia" in " ".join(who(event, "actor"))


def test_a_relative_clause_reaches_the_noun_before_it(read):
    event = only(read("Police arrested the gunmen who kidnapped the nurse."), "civilian.abduction")
    assert (who(event, "actor"), who(event, "victim")) == ({"gunmen"}, {"nurse"})


def test_coordinated_actors_are_all_actors(read):
    event = only(read("Soldiers and militiamen shelled the suburb of Douma."), "remote.shelling")
    assert who(event, "actor") == {"Soldiers", "militiamen"}


def test_what_is_refused_is_not_told_as_done(read):
    doc = read("The conscripts refused to storm the ridge.")
    assert only(doc, "force.refusal").stage == "accomplished"
    assert only(doc, "battle.assault").stage == "refused"


def test_those_who_refuse_are_the_actors_of_what_is_refused(read):
    event = only(read("The conscripts refused to storm the ridge."), "battle.assault")
    assert who(event, "actor") == {"conscripts"}


def test_a_refusal_has_no_place_where_none_is_told(read):
    doc = read("The conscripts refused to fight on the front line in Sudan.")
    assert place(doc, only(doc, "force.refusal")) is None


def test_not_wanting_to_is_a_refusal_of_the_deed(read):
    event = only(read("The reservists do not want to assault the ridge."), "battle.assault")
    assert event.stage == "refused"


@pytest.mark.parametrize(
    ("text", "key", "stage"),
    [
        ("The rebels tried to storm the base.", "battle.assault", "attempted"),
        ("The rebels failed to storm the base.", "battle.assault", "attempted"),
        ("The militia threatened to shell the port.", "remote.shelling", "threatened"),
        ("The army plans to storm the town.", "battle.assault", "planned"),
        ("The army is expected to mount an offensive in the spring.", "force.offensive", "potential"),
        ("Rebels may storm the town.", "battle.assault", "potential"),
        ("Police foiled a suicide attack on the airport.", "remote.suicide_bombing", "averted"),
        ("Troops began to encircle the town.", "battle.encirclement", "ongoing"),
        ("Troops stormed the town.", "battle.assault", "accomplished"),
    ],
)
def test_how_far_a_deed_came(read, text, key, stage):
    assert only(read(text), key).stage == stage


def test_what_stopped_an_attack_is_itself_accomplished(read):
    assert only(read("Police foiled a suicide attack on the airport."), "force.disrupted").stage == "accomplished"


def test_an_affiliation_is_no_place(read):
    doc = read("The Kaliningrad reservists stormed the trench.")
    assert place(doc, only(doc, "battle.assault")) is None


def test_an_affiliation_is_kept_with_its_participant(read):
    event = only(read("Kaliningrad reservists refused to fight."), "force.refusal")
    assert [each.affiliation.text for each in event.participants if each.affiliation] == ["Kaliningrad"]


def test_a_place_is_that_of_the_deed_not_of_the_saying(read):
    doc = read("Shells fell on a school in Kutum, a doctor in Khartoum said.")
    event = only(doc, "remote.shelling")
    assert place(doc, event) == "Kutum"


def test_a_time_of_saying_is_not_the_deeds(read):
    doc = read("Gunmen attacked a bus near Goma, police said on Friday.")
    assert only(doc, "civilian.attack").time is None


def test_a_time_in_the_clause_is_the_deeds(read):
    doc = read("On Monday gunmen attacked a bus near Goma.")
    assert TIMES.read(doc)[only(doc, "civilian.attack").time].span.of(doc.text).endswith("Monday")


ENUMERATION = "Kharkiv was struck by missiles on Thursday morning.\n\nCities including Odesa and Kherson were also hit."


def test_each_place_of_an_enumeration_is_an_event(read):
    doc = read(ENUMERATION)
    assert [place(doc, event) for event in EVENTS.read(doc)] == ["Kharkiv", "Odesa", "Kherson"]


def test_an_enumeration_takes_deed_and_time_from_before(read):
    carried = EVENTS.read(read(ENUMERATION))[1:]
    assert {(event.type, event.inherited_time) for event in carried} == {("remote.missile_strike", True)}


def test_harm_joins_the_deed_that_did_it(read):
    (event,) = EVENTS.read(read("A roadside bomb killed two soldiers near Kidal."))
    assert (event.type, who(event, "victim") | who(event, "target")) == ("remote.explosive", {"two soldiers"})


def test_the_attack_joins_the_attack_told_of_before(read):
    (event,) = EVENTS.read(read("Gunmen opened fire on a bus near Goma. The attack left nine people dead."))
    assert len(event.again) >= 1


def test_two_places_are_two_events(read):
    doc = read("A car bomb exploded in Mosul on Monday. A car bomb exploded in Kirkuk on Tuesday.")
    assert [place(doc, event) for event in EVENTS.read(doc)] == ["Mosul", "Kirkuk"]


def test_figures_go_with_their_deed(read):
    event = only(read("An air strike on a market killed at least 12 people and wounded 30."), "remote.air_strike")
    assert len(event.figures) == 2


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Suspected rebels attacked a bus near Goma.", "suspected"),
        ("The army denied shelling the school.", "denied_by_actor"),
        ("The ministry accused the rebels of shelling the market.", "accused_by_authority"),
        ("Rebels shelled the market.", "fact"),
    ],
)
def test_how_an_actor_is_tied_to_the_deed(read, text, value):
    assert value in {tie.value for event in EVENTS.read(read(text)) for tie in event.ties}


def test_a_suicide_has_a_victim_and_is_no_bombing(read):
    doc = read("A conscript took his own life at the camp.")
    assert [event.type for event in EVENTS.read(doc)] == ["people.suicide"]
    assert "conscript" in " ".join(who(only(doc, "people.suicide"), "victim"))


@pytest.mark.parametrize(
    "text",
    [
        "After months of defeats, hopes were low.",
        "What is a battle but noise?",
        "He shelled out money for a new car.",
        "It was a battle for the league.",
        "The minister came under fire from critics.",
        "She stormed off in tears.",
    ],
)
def test_background_questions_and_metaphors_are_no_events(read, text):
    assert EVENTS.read(read(text)) == ()


def test_locate_finds_the_words_of_the_place(read):
    text = "Two men were shot dead in Nablus on Friday."
    assert locate(read(text), Span(13, 17)) == (Span(26, 32),)


def test_locate_finds_nothing_where_no_place_is_told(read):
    text = "Two men were shot dead on Friday."
    assert locate(read(text), Span(13, 17)) == ()


SENTENCE = (
    "rebels shelled the town of Goma and killed nine soldiers , police said ; an attack by troops in on Friday . He"
)
WORDS = st.sampled_from(SENTENCE.split())


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(WORDS, min_size=1, max_size=30).map(lambda words: f"{' '.join(words)} ."))
def test_every_span_holds_the_words_that_it_quotes(nlp, text):
    doc = nlp(attach(nlp.make_doc(text), report(text)))
    for event in EVENTS.read(doc):
        assert event.trigger.of(text).strip()
        assert all(each.span.of(text) == each.text for each in event.participants)


def test_predicting_changes_nothing(read):
    doc = read("Rebels shelled the market in Kutum.")
    before = EVENTS.read(doc)
    assert EventFinder().predict(doc) == before == EVENTS.read(doc)


def test_what_is_denied_does_not_join_what_is_told(read):
    doc = read("An air strike hit a market in Kutum. The army denied bombing the market in Kutum.")
    assert len([event for event in EVENTS.read(doc) if event.type == "remote.air_strike"]) == 2


def test_what_is_called_by_another_name_is_not_planned(read):
    doc = read("The rebels called the bombing of Kutum a massacre of traders.")
    assert "planned" not in {event.stage for event in EVENTS.read(doc)}


def test_a_sports_page_codes_nothing(read):
    lines = ("Rovers struck twice.", "The midfielder scored a goal.", "It was a massacre.", "The referee left at 2-1.")
    text = "\n\n".join((*lines, "The league match was a siege."))
    assert EVENTS.read(read(text)) == ()


def test_soldiers_who_do_not_want_to_fight_refuse(read):
    assert only(read("The reservists do not want to assault the ridge."), "force.refusal").stage == "accomplished"


def test_a_relative_with_an_inserted_claim_has_its_noun_as_subject(read):
    doc = read("The nurses spoke of a sailor who they claim hanged himself.")
    assert who(only(doc, "people.suicide"), "victim") == {"a sailor"}


def test_a_series_of_deeds_in_a_quotation_is_done_by_its_own_subject(read):
    doc = read('"One woman went out, sat on a wall, took the pistol and shot herself," the guards say.')
    assert who(only(doc, "people.suicide"), "victim") == {"One woman"}


def test_an_offensive_read_as_an_adjective_is_found(read):
    event = only(read("Chad was expected to mount a large offensive heading into the autumn."), "force.offensive")
    assert (event.stage, who(event, "actor")) == ("potential", {"Chad"})


def test_the_second_of_two_accused_is_tied_too(read):
    doc = read("She accused the army and allied militias of shelling rebel positions near Goma.")
    event = only(doc, "remote.shelling")
    assert who(event, "actor") == {"army", "militias"}
    assert {tie.value for tie in event.ties} == {"accused"}


def test_deeds_beside_a_stop_are_not_averted(read):
    doc = read("Bandits stopped two buses near Kaduna, shot the drivers and kidnapped the passengers.")
    assert {event.stage for event in EVENTS.read(doc)} == {"accomplished"}


def test_what_hangs_on_an_if_is_potential(read):
    doc = read("The garrison would starve if rebel units succeed in cutting the town off.")
    assert only(doc, "battle.encirclement").stage == "potential"


def test_what_leaves_people_afraid_has_not_hit_them(read):
    event = only(read("The vicious fighting has left Malian soldiers fearful."), "battle.armed_clash")
    assert event.participants == ()
