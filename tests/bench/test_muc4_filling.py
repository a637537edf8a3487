from types import SimpleNamespace
from typing import get_args

import pytest

from sayso.annotate.codebook import load
from sayso.bench.muc4.classes import MapEntry, WordsEntry, by_words, incident_type, is_plural, mapped
from sayso.bench.muc4.filling import responses
from sayso.bench.muc4.messages import Message
from sayso.bench.muc4.reports import report_of
from sayso.bench.muc4.slots import BY_NAME
from sayso.lexicon import entries
from sayso.schema.annotations import Annotations
from sayso.schema.event import Event, EventTime, Participant, Place, Tie, Toll
from sayso.schema.span import Span
from sayso.schema.vocabulary import Responsibility, Stage

WORDS = entries("sayso.bench.muc4", "words.yaml", WordsEntry)
MAPS = entries("sayso.bench.muc4", "maps.yaml", MapEntry)
CASING = SimpleNamespace(
    restore=lambda text: text,
    is_english=lambda word: word in {"guerrillas", "teacher", "bridge"},
)
TEXT = (
    "LIMA, 3 JAN 90 -- [TEXT] Guerrillas of the Red Band blew up a bridge in Tobal yesterday with two bombs and shot "
    "Mayor Rufino Quispe. Police accused the Red Band."
)


@pytest.mark.parametrize("line", WORDS, ids=lambda line: line.example)
def test_the_example_of_a_line_falls_into_its_class(line):
    assert by_words(line.slot, line.example) == line.value


def test_every_word_is_given_to_one_class_of_a_slot():
    every = [(line.slot, word) for line in WORDS for word in line.words]
    twice = {one for one in every if every.count(one) > 1}
    assert {slot for slot, _ in twice} <= {"phys_tgt_effect"}


def test_every_stage_and_every_tie_is_mapped():
    assert {line.source for line in MAPS if line.map == "stage"} == set(get_args(Stage))
    assert {line.source for line in MAPS if line.map == "tie"} == set(get_args(Responsibility))


def test_no_line_of_a_map_is_there_twice():
    named = [(line.map, line.source) for line in MAPS]
    assert sorted(named) == sorted(set(named))


def test_types_that_are_mapped_are_types_of_the_codebook():
    assert {line.source for line in MAPS if line.map == "type"} <= {kind.key for kind in load().types}


def test_what_was_burnt_is_arson_and_what_was_knocked_down_an_attack():
    told = (incident_type("damage.destruction", "set fire"), incident_type("damage.destruction", "knocked down"))
    assert told == ("ARSON", "ATTACK")


def test_the_codebook_gives_the_other_types():
    told = (incident_type("civilian.abduction", "kidnapped"), incident_type("talks.negotiation", "talks"))
    assert told == ("KIDNAPPING", None)


def test_an_unknown_value_is_what_is_asked_for_otherwise():
    assert (mapped("human", "place"), mapped("standing", "claimed", "")) == (None, "")


@pytest.mark.parametrize(
    ("phrase", "plural"), [("two bombs", True), ("group of men", False), ("men", True), ("bus", False)]
)
def test_plurals(phrase, plural):
    assert is_plural(phrase) is plural


def report(text=TEXT):
    return report_of(Message("DEV-MUC3-0001", (text,), __import__("datetime").date(1990, 1, 3)), CASING)


def span(words, text=TEXT):
    at = text.index(words)
    return Span(at, at + len(words))


def part(role, words, kind, name=None):
    return Participant(role=role, text=words, span=span(words), kind=kind, name=name, entity_id=words)


def event(kind, trigger, parts, **fields):
    stated = {"standing": "reported", "polarity": "affirmed", "stage": "accomplished"} | fields
    return Event(
        event_id=f"evt-{trigger}",
        report_id="rep",
        type=kind,
        trigger=span(trigger),
        claim_id="clm",
        participants=parts,
        method="test",
        score=1.0,
        **stated,
    )


PLACE = Place(
    text="Tobal", span=span("Tobal"), name="Tobal", lat=None, lon=None, gazetteer=None, gazetteer_id=None, country="PE",
    precision="settlement", radius_km=None,
)  # fmt: skip
YESTERDAY = EventTime(
    start="1990-01-02",
    end="1990-01-02",
    granularity="day",
    text="yesterday",
    span=span("yesterday"),
    anchor="publication",
)
BOMBING = event(
    "remote.explosive",
    "blew up",
    (
        part("actor", "Guerrillas of the Red Band", "armed_group"),
        part("target", "a bridge", "infrastructure"),
        part("weapon", "two bombs", "weapon"),
    ),
    place=PLACE,
    time=YESTERDAY,
    responsibility=(
        Tie(actor="Guerrillas of the Red Band", entity_id="Guerrillas of the Red Band", value="accused_by_authority"),
    ),
)
SHOOTING = event(
    "civilian.attack",
    "shot",
    (part("victim", "Mayor Rufino Quispe", "person", "Rufino Quispe"),),
    tolls=(Toll(kind="killed", low=1, high=1, text="Mayor Rufino Quispe", span=span("Mayor Rufino Quispe")),),
)


def filled(*events):
    told = responses(report(), Annotations(report_id="rep"), events, CASING)
    return [
        {name: [(*fill.values, *fill.tags) for fill in one.of(slot.number)] for name, slot in BY_NAME.items()}
        for one in told
    ]


def test_a_message_is_a_report_with_its_dateline_apart():
    told = report()
    kinds = [(block.kind, told.text[block.start : block.end][:10]) for block in told.blocks]
    assert kinds == [("dateline", "LIMA, 3 JA"), ("paragraph", "Guerrillas")]


def test_a_bombing_in_its_slots():
    (told,) = filled(BOMBING)
    assert told["inc_date"] == [("02 JAN 90",)]
    assert told["inc_loc"] == [("PERU: TOBAL (CITY)",)]
    assert (told["inc_type"], told["inc_stage"]) == ([("BOMBING",)], [("ACCOMPLISHED",)])
    assert told["inc_instr_type"] == [("BOMB", "TWO BOMBS")]
    assert told["perp_org_conf"] == [("SUSPECTED OR ACCUSED BY AUTHORITIES", "RED BAND")]
    assert told["phys_tgt_type"] == [("TRANSPORTATION ROUTE", "BRIDGE")]
    assert told["phys_tgt_effect"] == [("DESTROYED", "BRIDGE")]
    assert told["phys_tgt_num"] == [("1", "BRIDGE")]


def test_a_victim_in_its_slots():
    (told,) = filled(SHOOTING)
    assert told["inc_date"] == [("- 03 JAN 90",)]
    assert (told["hum_tgt_name"], told["hum_tgt_desc"]) == ([("RUFINO QUISPE",)], [("MAYOR", "RUFINO QUISPE")])
    assert told["hum_tgt_type"] == [("GOVERNMENT OFFICIAL", "RUFINO QUISPE")]
    assert told["hum_tgt_effect"] == [("DEATH", "RUFINO QUISPE")]


def test_events_of_two_types_are_two_incidents():
    assert [one["inc_type"] for one in filled(BOMBING, SHOOTING)] == [[("BOMBING",)], [("ATTACK",)]]


def test_what_differs_in_nothing_that_tells_incidents_apart_is_one():
    assert len(filled(SHOOTING, SHOOTING.model_copy(update={"time": YESTERDAY}))) == 1


@pytest.mark.parametrize(
    "change",
    [
        {"polarity": "negated"},
        {"standing": "hypothetical"},
        {"stage": "planned"},
        {"participants": ()},
        {"participants": (part("victim", "Guerrillas of the Red Band", "armed_group"),)},
        {"place": PLACE.model_copy(update={"country": "NI"})},
        {"time": YESTERDAY.model_copy(update={"start": "1987", "end": "1987"})},
    ],
    ids=["denied", "hypothetical", "planned", "nobody", "armed alone", "elsewhere", "long ago"],
)
def test_what_makes_no_incident(change):
    assert filled(SHOOTING.model_copy(update=change)) == []
