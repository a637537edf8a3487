from datetime import UTC, datetime, timedelta

import pytest

from sayso.ledger import Coded, Ledger
from sayso.schema.claim import Claim, ClaimSource, Cue, Link, claim_id
from sayso.schema.event import Event, EventTime, Place, Toll, event_id
from sayso.schema.ids import sha256
from sayso.schema.incident import Incident, Origin
from sayso.schema.report import Block, Report, Source, report_id
from sayso.schema.span import Span

TEXT = "Shells hit Kadugli on Monday, a nurse said. Four people were killed."


def _span(text, words):
    start = text.index(words)
    return Span(start, start + len(words))


def make_coded(text=TEXT, *, uri="kadugli.txt", outlet="Sahel Lantern", original=None, headline=None, container=None):
    """A report with one claim and one shelling, whose words stand in `text` where it is the default."""
    original = text.encode() if original is None else original
    source = Source(sha256=sha256(original), bytes=len(original), media_type="text/plain", uri=uri, container=container)
    report = Report(
        report_id=report_id(source),
        source=source,
        outlet=outlet,
        headline=headline,
        published="2024-05-14",
        text=text,
        blocks=(Block(kind="paragraph", start=0, end=len(text)),),
    )
    if "a nurse said" not in text:
        return Coded(report, original, passed_over=True)
    content = (_span(text, "Shells hit Kadugli on Monday"),)
    chain = (
        Link(
            source=ClaimSource(text="a nurse", span=_span(text, "a nurse"), kind="person"),
            cue=Cue(text="said", span=_span(text, "said"), type="verb"),
        ),
    )
    claim = Claim(
        claim_id=claim_id(report.report_id, content, chain), report_id=report.report_id, content=content,
        form="indirect", attribution=chain, polarity="affirmed", certainty="certain", time_frame="past",
        standing="claimed", method="rule:test@1", score=0.9,
    )  # fmt: skip
    place = Place(
        text="Kadugli", span=_span(text, "Kadugli"), name="Kadugli", lat=11.01, lon=29.72, gazetteer="test",
        gazetteer_id="1", country="SD", precision="settlement", radius_km=5.0,
    )  # fmt: skip
    event = Event(
        event_id=event_id(report.report_id, "remote.shelling", _span(text, "Shells hit"), place.span),
        report_id=report.report_id, type="remote.shelling", trigger=_span(text, "Shells hit"),
        claim_id=claim.claim_id, standing="claimed", polarity="affirmed", stage="accomplished", place=place,
        time=EventTime(
            start="2024-05-13", end="2024-05-13", granularity="day", text="Monday", span=_span(text, "Monday"),
            anchor="publication",
        ),
        tolls=(Toll(kind="killed", low=4, high=4, text="Four people", span=_span(text, "Four people")),),
        method="rule:test@1", score=0.9,
    )  # fmt: skip
    return Coded(report, original, (claim,), (event,))


def make_incident(*coded, title="Shelling of Kadugli"):
    events = [event for item in coded for event in item.events]
    return Incident(
        incident_id="inc_" + sha256("".join(sorted(e.event_id for e in events)).encode())[:20],
        type=events[0].type, title=title, place=events[0].place, time=events[0].time, standings=("claimed",),
        reports_n=len(coded), outlets_n=1, origins_n=1,
        origins=(
            Origin(name="a nurse", kind="person", reports=tuple(c.report.report_id for c in coded), event_ids=()),
        ),
        event_ids=tuple(e.event_id for e in events), method="rule:link@1", score=1.0,
    )  # fmt: skip


@pytest.fixture
def coded():
    return make_coded


@pytest.fixture
def incident():
    return make_incident


@pytest.fixture
def clock():
    """Every look at it is a minute later."""
    ticks = iter(range(100_000))
    return lambda: datetime(2024, 6, 1, tzinfo=UTC) + timedelta(minutes=next(ticks))


@pytest.fixture
def path(tmp_path):
    return tmp_path / "test.sayso"


@pytest.fixture
def ledger(path, clock):
    with Ledger.open(path, clock=clock) as opened:
        yield opened


@pytest.fixture
def run(ledger):
    return ledger.begin_run("0.1", "pipeline", {"profile": "plain"})
