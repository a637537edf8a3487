import pytest

from sayso.publish import wording
from sayso.schema.event import EventTime, Toll


def time(**changes):
    fields = {"granularity": "day", "text": "then", "span": (0, 4), "anchor": "explicit", "start": None, "end": None}
    return EventTime(**{**fields, **changes})


def toll(**changes):
    return Toll(**{"kind": "killed", "text": "x", "span": (0, 1), "low": None, "high": None, **changes})


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (3, 3, "3 killed"),
        (12, None, "at least 12 killed"),
        (None, 5, "up to 5 killed"),
        (3, 5, "3 to 5 killed"),
        (0, 0, "none killed"),
    ],
)
def test_a_toll_says_its_bounds(low, high, words):
    assert wording.toll(toll(low=low, high=high)) == words


def test_a_toll_says_its_unit_and_its_part():
    assert wording.toll(toll(low=1200, high=1200, unit="homes", kind="damaged")) == "1,200 homes damaged"
    assert wording.toll(toll(low=2, high=2, group="children")) == "2 killed (children)"


def test_a_day_without_an_hour_shows_none():
    assert wording.time(time(start="2024-05-12", end="2024-05-12")) == "2024-05-12"


def test_a_morning_is_an_interval_of_its_day():
    assert wording.time(time(start="2024-05-12T06:00", end="2024-05-12T11:59")) == "2024-05-12, 06:00–11:59"


def test_an_hour_without_a_day_says_so():
    assert wording.time(time(start="T04:00", end="T04:59")) == "04:00, day not told"


def test_an_open_interval_says_since_or_until():
    assert wording.time(time(start="2024-05", open="end")) == "since 2024-05"
    assert wording.time(time(end="2024-05", open="start")) == "until 2024-05"


def test_a_time_that_nothing_anchors_keeps_its_words():
    assert wording.time(time(text="last week")) == "“last week” (not tied to a day)"


def test_a_place_says_how_precisely_it_is_known(events):
    assert wording.place(events[0].place) == "Kutum, SD (settlement ±3 km)"


def test_a_place_of_a_country_is_never_a_point(events):
    country = events[0].place.model_copy(
        update={"precision": "country", "text": "Sudan", "name": "Sudan", "radius_km": 900.0}
    )
    assert wording.place(country) == "Sudan (known to the country only)"


def test_a_corrected_spelling_is_shown(events):
    corrected = events[0].place.model_copy(update={"text": "Kuttum", "corrected": True})
    assert '(spelt "Kuttum")' in wording.place(corrected)


def test_a_weapon_is_not_an_actor(events):
    assert wording.event_line(events[0]).startswith("weapon Shells, target the market · at Kutum")


def test_the_mouths_are_named_from_the_outlet_outward(claims):
    link = claims[0].attribution[0]
    fuller = link.model_copy(update={"source": link.source.model_copy(update={"name": "Amal Idris"})})
    chained = claims[0].model_copy(update={"attribution": (fuller, claims[1].attribution[0])})
    assert wording.mouths(chained) == "a nurse (Amal Idris) ← The army"


@pytest.mark.parametrize(("number", "words"), [(1, "1 story"), (2, "2 stories"), (1200, "1,200 stories")])
def test_counts_agree_with_their_nouns(number, words):
    assert wording.counted(number, "story") == words


def test_a_part_of_the_day_is_named_and_not_told_as_hours():
    morning = time(start="2024-05-12T06:00", end="2024-05-12T11:59", granularity="part_of_day")
    assert wording.time(morning) == "2024-05-12, morning"
    assert wording.time(time(start="T00:00", end="T05:59", granularity="part_of_day")) == "early hours, day not told"


def test_what_comes_on_top_of_a_count_says_so():
    more = toll(low=2, high=2, group="further")
    assert wording.toll(more) == "2 more killed, on top of a count not given with it"


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("tolls: killed", "how many were killed"),
        ("standing", "whether it happened as told"),
        ("started_by", "started by"),
    ],
)
def test_a_dispute_is_named_in_plain_words(field, words):
    assert wording.disputed(field) == words


def test_a_claim_that_is_rather_wrong_than_right_is_to_be_reviewed(claims):
    unsure, sure = (claims[0].model_copy(update={"score": score}) for score in (0.49, 0.5))
    assert (wording.doubt(unsure), wording.doubt(sure)) == ("unsure: to be reviewed", "")
