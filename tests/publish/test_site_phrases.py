import pytest

from sayso.publish.site import phrases
from sayso.schema.event import EventTime


def time(start, end=None, **fields):
    return EventTime(start=start, end=end, granularity="day", text="then", span=(0, 4), anchor="explicit", **fields)


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (None, "day not told"),
        (time("2025-02-03", "2025-02-03"), "3 February 2025"),
        (time("2025-02-03", "2025-02-05"), "3–5 February 2025"),
        (time("2025-02-27", "2025-03-02"), "27 February 2025 – 2 March 2025"),
        (time("2025-02", "2025-02"), "February 2025"),
        (time("2025", "2025"), "2025"),
        (time("2025-02-03T06:00", "2025-02-03T11:59"), "3 February 2025, 06:00–11:59"),
        (time("2025-02-03T09:00", "2025-02-03T09:00"), "3 February 2025, 09:00"),
        (time("T04:50", "T04:50"), "04:50, day not told"),
        (time("2025-02", open="end"), "since February 2025"),
        (time(None, "2025-02-03", open="start"), "until 3 February 2025"),
        (time(None), "“then” (not tied to a day)"),
    ],
)
def test_an_interval_is_told_as_people_write_it(when, words):
    assert phrases.when(when) == words


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (None, "not told"),
        ("2025-02-03", "3 February 2025"),
        ("2025-02-03T15:42:00Z", "3 February 2025, 15:42 UTC"),
        ("2025-02-03T15:42+03:00", "3 February 2025, 15:42 (UTC+03:00)"),
        ("2025-02-03T15:42", "3 February 2025, 15:42"),
    ],
)
def test_a_moment_keeps_its_zone_and_gains_none(moment, words):
    assert phrases.moment(moment) == words


def test_a_type_is_read_without_its_key():
    assert phrases.type_name("unrest.protest_met_with_force") == "Protest met with force"


def test_a_place_says_how_well_it_is_known(events):
    place = events[0].place
    assert phrases.place_name(place) == "Kutum, Sudan"
    assert phrases.precision(place) == "known to the settlement (within 3 km)"
    assert phrases.precision(place.model_copy(update={"precision": "country"})) == "known to the country only"
    assert phrases.place_name(place.model_copy(update={"relation": "near"})) == "near Kutum, Sudan"


def test_no_place_is_said_to_be_none():
    assert (phrases.place_name(None), phrases.precision(None)) == ("place not told", "no report says where")
