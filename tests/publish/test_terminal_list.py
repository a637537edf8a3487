from io import StringIO

from rich.console import Console

from sayso.publish.terminal_list import incidents_view
from sayso.schema.incident import Dispute, Incident, Origin, Position, Voice


def incident(number, title, reports=1):
    origin = Origin(name="a nurse", kind="person", reports=("rep_1",), event_ids=("evt_1",))
    return Incident(
        incident_id=f"inc_{number}",
        type="remote.shelling",
        title=title,
        place=None,
        time=None,
        standings=("claimed",),
        reports_n=reports,
        outlets_n=1,
        origins_n=1,
        origins=(origin,),
        event_ids=("evt_1",),
        method="rule:link@1",
        score=1.0,
    )


def printed(incidents):
    out = StringIO()
    Console(file=out, width=120).print(incidents_view(incidents))
    return out.getvalue()


def test_what_most_reports_tell_of_comes_first():
    shown = printed([incident(1, "Shelling of Kutum"), incident(2, "Shelling of Mellit", reports=3)])
    assert shown.index("Mellit") < shown.index("Kutum")


def test_the_sum_says_how_many_there_are_and_how_many_are_listed():
    shown = printed([incident(n, f"Shelling {n:03}", reports=2) for n in range(30)])
    assert "30 incidents, 24 of them listed; 30 told by more than one report." in shown


def test_none_is_said_to_be_none():
    assert "0 incidents" in printed([])


def test_nothing_is_cut_off_at_the_width_of_a_pipe():
    position = Position(value="9", said_by=(Voice(who="a nurse", report_id="rep_1"),))
    fields = ("tolls: killed", "responsibility", "standing")
    disputes = tuple(Dispute(field=field, positions=(position, position)) for field in fields)
    told = incident(1, "Shelling of Siversk, Ukraine, 10 Apr 2025").model_copy(update={"disputes": disputes})
    shown = printed([told])
    assert all(word in shown for word in ("killed", "responsibility", "standing"))
