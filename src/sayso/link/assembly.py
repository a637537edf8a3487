"""From the events that are one happening to the incident that people see."""

from collections.abc import Sequence

from sayso.link import choosing
from sayso.link.copies import Copies
from sayso.link.days import is_dated
from sayso.link.disputes import disputes
from sayso.link.figures import Given, tolls
from sayso.link.heard import lows
from sayso.link.mouths import Saying, cast, said, sayings
from sayso.link.origins import origins
from sayso.link.parts import wholes
from sayso.link.telling import Telling
from sayso.link.titles import title
from sayso.schema.event import Event, Toll
from sayso.schema.ids import content_id
from sayso.schema.incident import Incident
from sayso.schema.vocabulary import STANDINGS

METHOD = "rule:link@1"


def assembled(
    tellings: Sequence[Telling], event_ids: frozenset[str], seed: str, copies: Copies, score: float
) -> Incident:
    """The incident of these events.

    Args:
        tellings: the reports that tell of it.
        event_ids: its events.
        seed: the event that it was opened by, of which its id is made.
        copies: which reports run one text.
        score: how sure it is that the events are one happening.
    """
    ordered = sorted(tellings, key=lambda t: (t.report.published or "", t.report.report_id))
    held = [(telling, event) for telling in ordered for event in telling.events if event.event_id in event_ids]
    # The deed decides type, place and time; what only joined (background, words, denials) adds who says what.
    deeds = [event for _, event in held if _is_deed(event)] or [event for _, event in held]
    given_by = _given_by(held)
    independent = origins(given_by, copies, {telling.report.report_id: cast(telling) for telling in ordered})
    figures = _given(held, given_by, independent.of)
    others = [s for t, e in held if not _is_deed(e) for s in sayings(t, e)]
    every = [*given_by, *(s for s in others if s not in given_by)]
    numbers = [*independent.of, *(-1 for _ in range(len(every) - len(given_by)))]
    place, time = choosing.place_of(deeds), choosing.time_of(deeds)
    type_ = choosing.type_of(deeds)
    participants = choosing.participants_of(deeds)
    outlets = {telling.report.outlet.casefold() for telling in ordered if telling.report.outlet}
    standings = {event.standing for _, event in held}
    return Incident(
        incident_id=content_id("inc", seed),
        type=type_,
        title=title(type_, place, time, participants),
        place=place,
        time=time,
        participants=participants,
        tolls=tolls(figures),
        standings=tuple(standing for standing in STANDINGS if standing in standings),
        reports_n=len({telling.report.report_id for telling, _ in held}),
        outlets_n=len(outlets),
        origins_n=len(independent.found),
        origins=independent.found,
        disputes=disputes(every, numbers, figures),
        unknowns=choosing.unknowns_of(deeds, place, time),
        event_ids=tuple(sorted(event_ids)),
        method=METHOD,
        score=round(score, 4),
    )


def _is_deed(event: Event) -> bool:
    return not event.type.startswith("word.") and event.standing != "denied" and not event.background


def _given_by(held: Sequence[tuple[Telling, Event]]) -> list[Saying]:
    """Who gives the deed: says where, when or how many.

    Who only speaks of it (calls it a massacre, says what it was meant for, accuses) is a voice, and a side of a
    dispute, but no origin; unless the incident has nobody else.
    """
    deeds = [s for t, e in held if _is_deed(e) for s in sayings(t, e)]
    every = [s for t, e in held for s in sayings(t, e)]
    return sorted([s for s in deeds if _gives(s)] or deeds or every, key=lambda s: s.key)


def _gives(saying: Saying) -> bool:
    event = saying.event
    if lows(saying):
        return True
    told = event.place is not None or (event.time is not None and is_dated(event.time))
    return told and saying.claim_id == event.claim_id


def _given(
    held: Sequence[tuple[Telling, Event]], given_by: Sequence[Saying], origin: Sequence[int]
) -> tuple[Given, ...]:
    """Every toll with the saying that gives it, once for each saying and figure."""
    number = {(s.event.event_id, s.claim_id): (s, o) for s, o in zip(given_by, origin, strict=True)}
    heard: list[tuple[Toll, Saying, int]] = []
    for telling, event in held:
        for toll in event.tolls:
            one = said(telling, event, toll.claim_id)
            saying, of = number.get((event.event_id, one.claim_id), (None, -1))
            if saying is not None:
                heard.append((toll, saying, of))
    groups = wholes([(toll, saying.event) for toll, saying, _ in heard])
    found: dict[tuple[object, ...], Given] = {}
    for (toll, saying, of), group in zip(heard, groups, strict=True):
        key = (toll.kind, toll.unit, group, toll.low, toll.high, saying.voice)
        found.setdefault(key, Given(toll, saying, of, group))
    return tuple(found.values())
