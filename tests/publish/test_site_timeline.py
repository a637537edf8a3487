import pytest
from site_ledger import ledger

from sayso.publish.site.timeline import timeline
from sayso.schema.event import EventTime

INCIDENT = next(i for i in ledger().incidents() if i.incident_id == "inc_kutum")


def on(start, end=None, number=0, **fields):
    time = EventTime(
        start=start, end=end or start, granularity="day", text="then", span=(0, 4), anchor="explicit", **fields
    )
    return INCIDENT.model_copy(update={"time": time, "incident_id": f"inc_{number}"})


def test_a_day_is_a_short_bar_and_a_month_a_long_one():
    day, month = timeline([on("2025-01-01"), on("2025-03-01", "2025-03-31", 1)]).bars
    assert month.width > 3 * day.width


def test_bars_and_their_names_do_not_cover_each_other():
    bars = timeline([on("2025-01-01", number=n) for n in range(5)]).bars
    assert len({bar.y for bar in bars}) == 5


def test_bars_stay_in_the_drawing():
    drawn = timeline([on("2024-01-01"), on("2025-12-31", number=1)])
    assert all(bar.x >= 0 and bar.x + bar.width <= drawn.width for bar in drawn.bars)


@pytest.mark.parametrize(
    "time",
    [None, EventTime(start="T04:50", end="T04:50", granularity="minute", text="x", span=(0, 1), anchor="explicit")],
)
def test_what_has_no_day_is_counted_and_not_drawn(time):
    drawn = timeline([on("2025-01-01"), INCIDENT.model_copy(update={"time": time, "incident_id": "inc_x"})])
    assert (len(drawn.bars), drawn.untimed) == (1, 1)


def test_no_day_at_all_is_no_timeline():
    assert timeline([INCIDENT.model_copy(update={"time": None})]) is None


def test_many_are_counted_by_month():
    drawn = timeline([on(f"2025-{1 + n % 3:02}-05", number=n) for n in range(300)])
    assert drawn.counted
    assert [bar.title for bar in drawn.bars] == [
        "January 2025: 100 incidents",
        "February 2025: 100 incidents",
        "March 2025: 100 incidents",
    ]


@pytest.mark.parametrize("start", ["0001-01-01", "9999-12-30"])
def test_the_ends_of_the_calendar_are_borne(start):
    assert timeline([on("2025-01-01"), on(start, number=1)]).bars


def test_an_open_end_is_marked():
    (bar,) = timeline(
        [
            INCIDENT.model_copy(
                update={
                    "time": EventTime(
                        start="2025-01",
                        end=None,
                        granularity="month",
                        text="x",
                        span=(0, 1),
                        anchor="explicit",
                        open="end",
                    )
                }
            )
        ]
    ).bars
    assert bar.open == "end"


def test_what_lies_far_before_the_rest_stands_at_the_edge():
    drawn = timeline([on("1994-04-07"), *(on(f"2025-0{n}-01", number=n) for n in range(1, 6))])
    early = next(bar for bar in drawn.bars if bar.label.startswith("◂ 1994"))
    assert early.x == min(bar.x for bar in drawn.bars)
    assert max(bar.x for bar in drawn.bars) - early.x > 400
