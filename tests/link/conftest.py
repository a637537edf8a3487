import pytest

from sayso.link import Rulings, Shelf, Telling, link
from sayso.schema.claim import Claim, ClaimSource, Cue, Link, claim_id
from sayso.schema.event import Event, EventTime, Participant, Place, Tie, Toll, event_id
from sayso.schema.ids import sha256
from sayso.schema.report import Block, Report, Source, report_id
from sayso.schema.span import Span

TOWNS = {
    "Kutum": (14.2, 24.67, "SD"),
    "Mellit": (14.13, 25.55, "SD"),
    "Ye-U": (22.77, 95.43, "MM"),
    "Kanbalu": (23.2, 95.52, "MM"),
    "Taiz": (13.58, 44.02, "YE"),
}


def _span(text, words):
    start = text.index(words)
    return Span(start, start + len(words))


def _place(text, name):
    if name is None:
        return None
    if name == "Darfur":
        lat, lon, country, precision, radius = 13.0, 24.5, "SD", "region", 350.0
    else:
        lat, lon, country = TOWNS[name]
        precision, radius = "settlement", 4.0
    return Place(
        text=name, span=_span(text, name), name=name, lat=lat, lon=lon, gazetteer="test", gazetteer_id=name,
        country=country, precision=precision, radius_km=radius,
    )  # fmt: skip


def _source(text, said_by, kind):
    return ClaimSource(text=said_by, span=_span(text, said_by), kind=kind)


class Teller:
    """Builds one report with its events: `Teller("…text…", outlet=…).event("remote.air_strike", "bombed", …)`."""

    def __init__(self, text, *, outlet="Sahel Lantern", published="2025-02-03", credit=None):
        self.text = text if credit is None else f"{text}\n\n{credit}"
        source = Source(
            sha256=sha256(f"{outlet}{published}{self.text}".encode()), bytes=1, media_type="text/plain", uri=outlet
        )
        blocks = [Block(kind="paragraph", start=0, end=len(text))]
        if credit is not None:
            blocks.append(Block(kind="credit", start=len(text) + 2, end=len(self.text)))
        self.report = Report(
            report_id=report_id(source), source=source, outlet=outlet, headline=None, published=published,
            text=self.text, blocks=tuple(blocks),
        )  # fmt: skip
        self.claims, self.events = [], []

    def event(
        self, type_, trigger, *, place=None, day=None, hour=None, said_by=None, kind="person", tolls=(), ties=(),
        who=(), **more,
    ):  # fmt: skip
        at = _span(self.text, trigger)
        claim = self._claim(at, said_by, kind)
        start, end = (f"{day}T{hour}",) * 2 if hour else (day, day)
        time = EventTime(
            start=start, end=end, granularity="hour" if hour else "day", text=trigger, span=at, anchor="publication"
        )
        fields = {"standing": claim.standing, "polarity": "affirmed", "stage": "accomplished"} | more
        where = _place(self.text, place)
        self.events.append(
            Event(
                event_id=event_id(self.report.report_id, type_, at, where.span if where else None),
                report_id=self.report.report_id, type=type_, trigger=at, claim_id=claim.claim_id, place=where,
                time=time if day else None,
                participants=tuple(
                    Participant(role=role, text=name, span=_span(self.text, name), kind="person", name=name)
                    for role, name in who
                ),
                tolls=tuple(
                    Toll(kind=k, low=low, high=high, text=trigger, span=at, claim_id=claim.claim_id)
                    for k, low, high in tolls
                ),
                responsibility=tuple(Tie(actor=actor, value=value) for actor, value in ties),
                method="rule:test@1", score=0.9, **fields,
            )
        )  # fmt: skip
        return self

    def _claim(self, at, said_by, kind):
        chain = ()
        if said_by:
            cue = Cue(text="said", span=_span(self.text, "said"), type="verb")
            chain = (Link(source=_source(self.text, said_by, kind), cue=cue),)
        claim = Claim(
            claim_id=claim_id(self.report.report_id, (at,), chain), report_id=self.report.report_id, content=(at,),
            form="indirect" if chain else "narrated", attribution=chain, polarity="affirmed", certainty="certain",
            time_frame="past", standing="claimed" if chain else "reported", method="rule:test@1", score=0.9,
        )  # fmt: skip
        self.claims.append(claim)
        return claim

    @property
    def telling(self):
        return Telling(self.report, tuple(self.claims), tuple(self.events))


@pytest.fixture
def tell():
    return Teller


@pytest.fixture
def linked():
    """The incidents of tellers, in order."""

    def run(*tellers, ruled=None):
        return tuple(link(Shelf(teller.telling for teller in tellers), ruled or Rulings()))

    return run
