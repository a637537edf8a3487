"""One small report with its records, made by hand: the faces are tested without the pipeline."""

import pytest
from site_ledger import ledger

from sayso.publish.site import write
from sayso.schema.claim import Claim, ClaimSource, Cue, Link
from sayso.schema.event import Event, EventTime, Participant, Place, Toll
from sayso.schema.report import Advisory, Block, Report, Source, report_id
from sayso.schema.span import Span

PARTS = (
    ("headline", "Shells hit market in Kutum"),
    ("furniture", "Listen to this article"),
    ("paragraph", "Shells struck the market in Kutum on Sunday, killing at least 12 people, a nurse said."),
    ("paragraph", "The army denied it had fired on the town."),
)


def span_of(text, words, after=0):
    at = text.index(words, after)
    return Span(at, at + len(words))


@pytest.fixture
def report():
    text, blocks = "", []
    for kind, words in PARTS:
        text += "\n\n" if text else ""
        blocks.append(Block(kind=kind, start=len(text), end=len(text) + len(words)))
        text += words
    source = Source(sha256="cd" * 32, bytes=len(text), media_type="text/plain", uri="kutum.txt")
    warned = span_of(text, "killing at least 12 people")
    return Report(
        report_id=report_id(source),
        source=source,
        outlet="Northlight",
        headline=PARTS[0][1],
        bylines=("Ada Moss",),
        published="2024-05-13T09:30",
        language="en",
        text=text,
        blocks=blocks,
        advisories=[Advisory(category="death", severity=2, start=warned.start, end=warned.end, basis="text")],
    )


@pytest.fixture
def claims(report):
    def claim(number, content, source, cue, **changes):
        link = Link(
            source=ClaimSource(text=source, span=span_of(report.text, source), kind="person"),
            cue=Cue(text=cue, span=span_of(report.text, cue), type="verb"),
        )
        fields = {
            "claim_id": f"clm_{number}",
            "report_id": report.report_id,
            "content": [span_of(report.text, content)],
            "form": "indirect",
            "attribution": [link],
            "polarity": "affirmed",
            "certainty": "certain",
            "time_frame": "past",
            "standing": "claimed",
            "method": "rule:test@1",
            "score": 0.9,
        }
        return Claim(**{**fields, **changes})

    struck = "Shells struck the market in Kutum on Sunday, killing at least 12 people"
    denied = {"standing": "denied", "polarity": "negated"}
    return (
        claim(1, struck, "a nurse", "said"),
        claim(2, "it had fired on the town", "The army", "denied", **denied),
    )


@pytest.fixture
def events(report):
    text = report.text
    body = text.index("Shells struck")

    def at(words):
        return span_of(text, words, body)

    place = Place(
        text="Kutum",
        span=at("Kutum"),
        name="Kutum",
        lat=14.2,
        lon=24.67,
        gazetteer="geonames",
        gazetteer_id="371745",
        country="SD",
        precision="settlement",
        radius_km=3.0,
    )
    day = {"start": "2024-05-12", "end": "2024-05-12", "granularity": "day", "anchor": "publication"}
    return (
        Event(
            event_id="evt_1",
            report_id=report.report_id,
            type="remote.shelling",
            trigger=at("struck"),
            claim_id="clm_1",
            standing="claimed",
            polarity="affirmed",
            stage="accomplished",
            participants=[
                Participant(role="weapon", text="Shells", span=at("Shells"), kind="weapon"),
                Participant(role="target", text="the market", span=at("the market"), kind="building"),
            ],
            place=place,
            time=EventTime(**day, text="on Sunday", span=at("on Sunday")),
            tolls=[Toll(kind="killed", low=12, high=None, text="at least 12 people", span=at("at least 12 people"))],
            method="rule:test@1",
            score=0.8,
        ),
    )


@pytest.fixture(scope="session")
def public_site(tmp_path_factory):
    """The site of the handmade ledger, as it may be published."""
    folder = tmp_path_factory.mktemp("public") / "site"
    write(ledger(), folder)
    return folder


@pytest.fixture(scope="session")
def whole_site(tmp_path_factory):
    """The site of the handmade ledger with nothing withheld."""
    folder = tmp_path_factory.mktemp("whole") / "site"
    write(ledger(), folder, profile="evidentiary")
    return folder
