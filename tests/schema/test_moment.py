from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from sayso.schema.moment import Moment, day_of, first_day, last_day, moment

MOMENTS = TypeAdapter(Moment)
EARLIEST = datetime(1900, 1, 1)  # noqa: DTZ001 - zoneless moments are half the point


@pytest.mark.parametrize(
    "text",
    [
        "2023",
        "2023-03",
        "2023-03-09",
        "2023-03-09T11:21",
        "2023-03-09T11:21:05+02:00",
        "2023-03-09T11",
        "T04:00",
        "2023-03-09T11:21Z",
    ],
)
def test_every_precision_is_a_moment(text):
    assert MOMENTS.validate_python(text) == text


@pytest.mark.parametrize(
    "text", ["", "yesterday", "2023-13", "2023-02-30", "2023-03T11:21", "2023-03-09T25:00", "2023-3-9", "T04:61"]
)
def test_what_is_no_time_is_refused(text):
    with pytest.raises((ValidationError, ValueError)):
        MOMENTS.validate_python(text)


def test_a_month_spans_its_days():
    assert first_day("2024-02") == date(2024, 2, 1)
    assert last_day("2024-02") == date(2024, 2, 29)


def test_a_year_spans_its_days():
    assert (first_day("2024"), last_day("2024")) == (date(2024, 1, 1), date(2024, 12, 31))


def test_an_hour_of_no_known_day_has_no_day():
    assert day_of("T04:00") is first_day("T04:00") is last_day("T04:00") is None


@given(st.dates())
def test_a_day_is_its_own_first_and_last(day):
    assert first_day(moment(day)) == last_day(moment(day)) == day_of(moment(day)) == day


@given(st.datetimes(min_value=EARLIEST, timezones=st.none() | st.just(UTC)).map(lambda d: d.replace(microsecond=0)))
def test_a_datetime_keeps_its_zone_or_its_want_of_one(value):
    text = MOMENTS.validate_python(moment(value))
    assert datetime.fromisoformat(text) == value
    assert ("+00:00" in text) == (value.tzinfo is not None)
