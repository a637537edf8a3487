"""What an incident shows of what its events say: one type, place and time, and everyone who took part once."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from sayso.link.folding import folded
from sayso.link.kinship import CONSEQUENCES, VAGUE
from sayso.schema.event import Event, EventTime, Participant, Place
from sayso.schema.incident import Unknown
from sayso.schema.moment import first_day, last_day
from sayso.schema.vocabulary import Granularity, Precision, Role

_FINENESS: dict[Precision | None, int] = {
    "exact": 0, "settlement": 1, "district": 2, "region": 3, "country": 4, None: 5
}  # fmt: skip
_GRAIN: tuple[Granularity, ...] = (
    "minute", "hour", "part_of_day", "day", "week", "month", "season", "quarter", "year", "decade", "century",
)  # fmt: skip
_ROLES: tuple[Role, ...] = ("actor", "target", "victim", "beneficiary", "weapon", "instrument", "other")
_FEW = 4
"""A type that fewer than one report in four gives is not preferred to a vaguer one."""
_HARM = ("battle.", "remote.", "civilian.", "people.casualties", "unrest.riot", "unrest.protest_met", "other.disaster")
"""Types of which a reader asks how many were harmed."""


def type_of(events: Sequence[Event]) -> str:
    """The type that most reports give, deeds before consequences and words, what tells more before what tells less."""
    reports: dict[str, set[str]] = defaultdict(set)
    times = Counter(event.type for event in events)
    for event in events:
        reports[event.type].add(event.report_id)
    most = max(len(held) for held in reports.values())
    return min(
        reports,
        key=lambda t: (
            t.startswith("word."),
            t in CONSEQUENCES,
            t in VAGUE or len(reports[t]) * _FEW < most,
            -len(reports[t]),
            -times[t],
            t,
        ),
    )


def place_of(events: Sequence[Event]) -> Place | None:
    """The finest place, of those the one that most reports give; the earliest event's wording of it."""
    reports: dict[str, set[str]] = defaultdict(set)
    for event in events:
        if event.place:
            reports[_key(event.place)].add(event.report_id)
    placed = [(event.place, event) for event in events if event.place]
    best = min(
        placed,
        key=lambda pair: (
            pair[0].lat is None,
            _FINENESS[pair[0].precision],
            -len(reports[_key(pair[0])]),
            pair[0].basis != "stated",
            pair[0].radius_km or 0.0,
        ),
        default=None,
    )
    return best[0] if best else None


def time_of(events: Sequence[Event]) -> EventTime | None:
    """The days that most reports give (fewer days before more), and of the times on them the finest."""
    reports: dict[tuple[int, int], set[str]] = defaultdict(set)
    days: list[tuple[tuple[int, int], EventTime]] = []
    loose: list[EventTime] = []
    for event in events:
        time = event.time
        first = first_day(time.start) if time and time.start else None
        last = last_day(time.end) if time and time.end else None
        if time and first and last:
            span = (first.toordinal(), last.toordinal())
            reports[span].add(event.report_id)
            days.append((span, time))
        elif time and (time.start or time.end):
            loose.append(time)
    if not days:
        return min(loose, key=lambda time: _GRAIN.index(time.granularity), default=None)
    best = min(reports, key=lambda span: (-len(reports[span]), span[1] - span[0], span))
    return min((time for span, time in days if span == best), key=lambda time: _GRAIN.index(time.granularity))


def participants_of(events: Sequence[Event]) -> tuple[Participant, ...]:
    """Everyone who took part, once for each role, by role and how many events name them."""
    named: Counter[tuple[Role, str]] = Counter()
    first: dict[tuple[Role, str], Participant] = {}
    for event in events:
        counted = {folded(toll.text) for toll in event.tolls}
        for participant in event.participants:
            if participant.role == "victim" and _is_count(folded(participant.text), counted):
                continue
            key = participant.role, folded(participant.name or participant.text)
            named[key] += 1
            first.setdefault(key, participant)
    order = sorted(first, key=lambda key: (_ROLES.index(key[0]), -named[key], key[1]))
    return tuple(first[key] for key in order)


def _is_count(words: str, counted: set[str]) -> bool:
    """Whether a victim is no more than the figure that counts them ("at least nine people")."""
    people = words.removesuffix(" people").removesuffix(" persons")
    return (
        words in counted
        or people in counted
        or words.startswith(("number of", "the number of"))
        or words in {"number", "toll"}
    )


def unknowns_of(events: Sequence[Event], place: Place | None, time: EventTime | None) -> tuple[Unknown, ...]:
    """What no report says."""
    found: list[Unknown] = []
    if place is None:
        found.append("where")
    if time is None or (first_day(time.start or "") or last_day(time.end or "")) is None:
        found.append("when")
    if not any(p.role == "actor" for event in events for p in event.participants):
        found.append("who")
    if type_of(events).startswith(_HARM) and not any(event.tolls for event in events):
        found.append("how_many")
    return tuple(found)


def _key(place: Place) -> str:
    return place.gazetteer_id or folded(place.name)
