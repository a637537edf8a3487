"""An incident's page: what is reported, by whom and how independently, figures, disputes, and what nobody says."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import get_args

from sayso.publish import wording
from sayso.publish.site import phrases
from sayso.publish.site.advice import Words, headline, quoted
from sayso.publish.site.cards import Card, Chip, chip
from sayso.publish.site.maps import Drawing, around
from sayso.publish.site.places import spots
from sayso.publish.site.shelf import Shelf
from sayso.publish.site.towns import Towns
from sayso.publish.site.view import Coding
from sayso.schema.event import Event, Participant
from sayso.schema.incident import Incident, IncidentToll, TollValue, Voice
from sayso.schema.vocabulary import TollKind


@dataclass(frozen=True, slots=True)
class Said:
    """Who says it, in which outlet, and where the words are."""

    who: str
    outlet: str
    href: str


@dataclass(frozen=True, slots=True)
class Giver:
    """One mouth, and the reports in which it says so: `told` are its words in each."""

    who: str
    told: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a figure or a side of a dispute, everyone who gives it, and what became of it."""

    value: str
    said_by: tuple[Giver, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure: the range over all who give one, the rule that made it, and each value."""

    range: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Disputed:
    """A field on which origins differ."""

    field: str
    sides: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """One independent origin, the reports that pass it on, and why they were folded."""

    name: str
    kind: str
    reports: tuple[Said, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement: its words, whose they are, how it stands, and what it tells of."""

    words: Words
    mouths: str
    form: str
    standing: Chip
    negated: bool
    events: tuple[str, ...]
    href: str


@dataclass(frozen=True, slots=True)
class Telling:
    """One report, with what it says of the incident."""

    report_id: str
    outlet: str
    published: str
    headline: Words
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class IncidentPage:
    """All of the page."""

    card: Card
    who: tuple[tuple[str, tuple[str, ...]], ...]
    figures: tuple[Figure, ...]
    rule: str
    disputes: tuple[Disputed, ...]
    origins: tuple[Told, ...]
    tellings: tuple[Telling, ...]
    map: Drawing | None
    key: str
    event_ids: tuple[str, ...]
    method: str
    score: str
    place_of: str


def incident_page(incident: Incident, card: Card, shelf: Shelf, towns: Towns) -> IncidentPage:
    """The page of an incident."""
    codings = {each.report.report_id: each for each in shelf.codings(incident)}
    spot = next(iter(spots([incident])), None)
    where = incident.place
    return IncidentPage(
        card=card,
        who=tuple(_who(incident.participants)),
        figures=tuple(_figure(toll, codings) for toll in sorted(incident.tolls, key=_wholes_first)),
        rule=next((toll.rule for toll in incident.tolls), ""),
        disputes=tuple(
            Disputed(
                wording.disputed(d.field),
                tuple(Value(wording.side(p.value), _said(p.said_by, codings)) for p in d.positions),
            )
            for d in incident.disputes
        ),
        origins=tuple(
            Told(o.name, o.kind.replace("_", " "), tuple(_report(codings[r]) for r in o.reports), o.reasons)
            for o in incident.origins
        ),
        tellings=tuple(_telling(each, events) for each, events in shelf.told(incident)),
        map=around(spot, towns) if spot else None,
        key=incident.type,
        event_ids=incident.event_ids,
        method=incident.method,
        score=f"{incident.score:.2f}",
        place_of=f"{where.gazetteer} {where.gazetteer_id}" if where and where.gazetteer else "",
    )


def _who(participants: tuple[Participant, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for role in dict.fromkeys(p.role for p in participants):
        yield role, tuple(dict.fromkeys(p.name or p.text for p in participants if p.role == role))


def _figure(toll: IncidentToll, codings: dict[str, Coding]) -> Figure:
    unit = f" {toll.unit}" if toll.unit != "persons" else ""
    values = tuple(
        Value(f"{wording.bounds(value.low, value.high) or 'some'}{unit}", _said(value.said_by, codings), _note(value))
        for value in toll.values
    )
    return Figure(wording.incident_toll(toll), values)


def _wholes_first(toll: IncidentToll) -> tuple[int, bool]:
    return get_args(TollKind).index(toll.kind), toll.group is not None


def _note(value: TollValue) -> str:
    if value.revised:
        return "later revised by the same mouth"
    return "a part of a larger figure, or an earlier count, by the same mouth" if value.part else ""


def _said(voices: tuple[Voice, ...], codings: dict[str, Coding]) -> tuple[Giver, ...]:
    """Each mouth once, with its reports; in one report "governor" gives way to "the regional governor"."""
    heard: dict[str, list[Voice]] = {}
    for voice in voices:
        heard.setdefault(voice.report_id, []).append(voice)
    givers: dict[str, list[Voice]] = {}
    for voice in voices:
        if not any(_names_within(voice.who, other.who) for other in heard[voice.report_id]):
            givers.setdefault(voice.who.casefold(), []).append(voice)
    return tuple(_giver(found, codings) for found in givers.values())


def _giver(voices: list[Voice], codings: dict[str, Coding]) -> Giver:
    """A mouth with each outlet once; an outlet in its own voice is not named twice."""
    told = {said.outlet: said for said in reversed([_voice(voice, codings) for voice in voices])}
    return Giver(voices[0].who, tuple(reversed(told.values())))


def _names_within(one: str, other: str) -> bool:
    return one != other and one.casefold() in other.casefold()


def _voice(voice: Voice, codings: dict[str, Coding]) -> Said:
    anchor = voice.claim_id or voice.event_id
    told = codings.get(voice.report_id)
    href = f"../reports/{voice.report_id}.html" + (f"#{anchor}" if anchor else "")
    return Said(voice.who, (told.report.outlet if told else None) or "outlet not told", href)


def _report(told: Coding) -> Said:
    report = told.report
    return Said(
        phrases.moment(report.published), report.outlet or "outlet not told", f"../reports/{report.report_id}.html"
    )


def _telling(told: Coding, events: tuple[Event, ...]) -> Telling:
    report = told.report
    by_claim: dict[str, list[Event]] = {}
    for event in events:
        for claim_id in dict.fromkeys(
            (event.claim_id, *(t.claim_id for t in event.tolls), *(t.claim_id for t in event.responsibility))
        ):
            if claim_id:
                by_claim.setdefault(claim_id, []).append(event)
    statements = tuple(
        Statement(
            words=quoted(report, claim.content),
            mouths=wording.mouths(claim) or f"{report.outlet or 'the outlet'}, in its own voice",
            form=claim.form,
            standing=chip(claim.standing),
            negated=claim.polarity == "negated",
            events=tuple(dict.fromkeys(phrases.event_name(event) for event in by_claim[claim.claim_id])),
            href=f"../reports/{report.report_id}.html#{claim.claim_id}",
        )
        for claim in told.claims
        if claim.claim_id in by_claim
    )
    return Telling(
        report.report_id,
        report.outlet or "outlet not told",
        phrases.moment(report.published),
        headline(report),
        statements,
    )
