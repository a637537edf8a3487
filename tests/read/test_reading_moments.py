import pytest

from sayso.read.moments import leading_stamp, moment_of, settled, stamp_line


@pytest.mark.parametrize(
    ("value", "moment"),
    [
        ("2023-03-09", "2023-03-09"),
        ("2023-03", "2023-03"),
        ("2023-03-09T11:21:00+02:00", "2023-03-09T11:21+02:00"),
        ("2023-03-09T11:21:07Z", "2023-03-09T11:21:07Z"),
        ("2009-03-20 12:24:52.002364-05", "2009-03-20T12:24:52-05:00"),
        ("2017-12-31T00:00:00", "2017-12-31"),
        ("20180114T130839Z", "2018-01-14T13:08:39Z"),
        ("Thu, 09 Mar 2023 11:21:00 GMT", "2023-03-09T11:21Z"),
        ("March 9, 2023 4:12 PM GMT", "2023-03-09T16:12Z"),
        ("9th March 2023", "2023-03-09"),
        ("12:05 am, 9 March 2023", "2023-03-09T00:05"),
        ("20/01/2025 17:25", "2025-01-20T17:25"),
        ("01.10.2014", "2014-10-01"),
        ("Wed 7 May 2025 19.10 BST", "2025-05-07T19:10"),
        ("9 March 2023 1849 UTC", "2023-03-09T18:49Z"),
    ],
)
def test_a_field_is_read_to_the_precision_and_zone_given(value, moment):
    assert moment_of(value).moment == moment


@pytest.mark.parametrize("value", ["yesterday", "31 February 2023", "", "9 March", "2023-13-01", "7"])
def test_what_names_no_day_is_no_moment(value):
    assert moment_of(value) is None


def test_a_date_with_two_readings_is_left_open():
    assert settled(moment_of("4/5/2017"), ()) is None


def test_another_date_of_the_article_settles_it():
    assert settled(moment_of("4/5/2017"), stamp_line("Wed 05 Apr 2017")) == "2017-04-05"


def test_a_line_of_times_tells_published_from_updated():
    found = stamp_line("Published: 9 March 2023, 11:21 | Last updated on 10 March 2023 at 12:18")
    assert [(stamp.moment, stamp.updated) for stamp in found] == [
        ("2023-03-09T11:21", False),
        ("2023-03-10T12:18", True),
    ]


@pytest.mark.parametrize("line", ["The army left on 9 March 2023.", "Since 2014", "9 March 2023: a day of grief"])
def test_a_line_that_says_more_is_no_line_of_times(line):
    assert stamp_line(line) == ()


def test_a_time_that_opens_running_text_is_found():
    assert leading_stamp("Wed 05 Apr 2017 Victims of the attack were buried.").moment == "2017-04-05"
