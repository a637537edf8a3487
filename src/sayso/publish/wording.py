"""Records in plain words, the same on every face: terminal, site and exports."""

from sayso.link import titles
from sayso.schema.claim import Claim
from sayso.schema.event import Event, EventTime, Place, Toll
from sayso.schema.incident import Incident, IncidentToll
from sayso.schema.vocabulary import PlaceBasis, Precision

_WITHIN: dict[Precision, str] = {
    "exact": "exactly",
    "settlement": "settlement",
    "district": "known to the district only",
    "region": "known to the region only",
    "country": "known to the country only",
}
_BASIS: dict[PlaceBasis, str] = {
    "stated": "",
    "inherited": ", carried over from before",
    "dateline": ", from the dateline",
}
_RELATION = {"at": "", "near": "near ", "toward": "toward ", "from": "from ", "between": "between "}
_PARTS = {
    ("00:00", "05:59"): "early hours",
    ("04:00", "07:59"): "dawn",
    ("06:00", "11:59"): "morning",
    ("11:00", "12:59"): "midday",
    ("12:00", "17:59"): "afternoon",
    ("17:00", "20:59"): "dusk",
    ("18:00", "23:59"): "evening",
    ("18:00", "05:59"): "night",
    ("21:00", "05:59"): "night",
}
"""The hours that a part of the day is coded as, and its name."""
_FIELDS = {
    "standing": "whether it happened as told",
    "responsibility": "who did it",
    "actor": "who did it",
    "time": "the hour",
    "place": "where",
}
_SURE = 0.5
"""The score of a claim below which it is rather wrong than right: scores of claims are probabilities."""
_SIDES = {"denied": "denied, in whole or part"}
_UNKNOWN_WORDS = {
    "where": "where it happened",
    "when": "when it happened",
    "who": "who did it",
    "how_many": "how many were harmed",
}


def doubt(claim: Claim) -> str:
    """What is said of a claim that is wrong as often as right; an empty string of any other."""
    return "unsure: to be reviewed" if claim.score < _SURE else ""


def mouths(claim: Claim) -> str:
    """The chain of mouths from the outlet outward; an empty string in the outlet's own voice."""
    named = [link.source.text or "nobody named" for link in claim.attribution]
    fuller = [
        f"{text} ({link.source.name})" if link.source.name and link.source.name.casefold() != text.casefold() else text
        for text, link in zip(named, claim.attribution, strict=True)
    ]
    return " ← ".join(fuller)


def toll(figure: Toll) -> str:
    """`3 killed`, `at least 12 wounded (children)`, `up to 4 vehicles damaged`."""
    return _figure(figure.low, figure.high, figure.unit, figure.kind, figure.group)


def incident_toll(figure: IncidentToll) -> str:
    """The lowest to the highest that anyone gives: `9 to 12 killed`, `at least 5 wounded`."""
    return _figure(figure.low, figure.high, figure.unit, figure.kind, figure.group)


def bounds(low: int | None, high: int | None) -> str:
    """`3`, `3 to 5`, `at least 3`, `up to 5`; an empty string for no bound at all."""
    if low is not None and high is not None:
        return f"{low:,}" if low == high else f"{low:,} to {high:,}"
    if low is not None:
        return f"at least {low:,}"
    return f"up to {high:,}" if high is not None else ""


def place(where: Place) -> str:
    """Name, country, and how precisely it is known: never more than the words give."""
    name = f"{_RELATION[where.relation]}{titles.called(where)}"
    country = f", {where.country}" if where.country and where.precision != "country" else ""
    corrected = f' (spelt "{where.text}")' if where.corrected else ""
    if where.lat is None or where.precision is None:
        return f"{name}{country}{corrected} (not resolved{_BASIS[where.basis]})"
    radius = f" ±{where.radius_km:g} km" if where.radius_km and where.precision != "country" else ""
    return f"{name}{country}{corrected} ({_WITHIN[where.precision]}{radius}{_BASIS[where.basis]})"


def time(when: EventTime) -> str:
    """The interval as it is known: a day without an hour shows none, an hour without a day says so."""
    if when.start is None and when.end is None:
        return f"“{when.text}” (not tied to a day)"
    named = part_of_day(when)
    if when.start and when.start.startswith("T"):
        return f"{named or _hour(when.start)}, day not told"
    if when.open == "start":
        return f"until {_moment(when.end or '')}"
    if when.open == "end":
        return f"since {_moment(when.start or '')}"
    first, last = when.start or "", when.end or ""
    if first == last:
        return _moment(first)
    if named:
        return f"{first[:10]}, {named}"
    if first[:10] == last[:10] and "T" in first and "T" in last:
        return f"{first[:10]}, {_hour(first)}–{_hour(last)}"
    return f"{_moment(first)} – {_moment(last)}"


def part_of_day(when: EventTime) -> str:
    """`morning`, where the words say no more than that; an empty string for an hour that is told, or a day."""
    if when.granularity != "part_of_day" or not when.start or not when.end:
        return ""
    return _PARTS.get((_hour(when.start), _hour(when.end)), "")


def event_line(event: Event) -> str:
    """Stage, standing, actors → targets, place, time and tolls of an event, on one line."""
    actors = ", ".join(p.name or p.text for p in event.participants if p.role == "actor")
    others = ", ".join(f"{p.role} {p.name or p.text}" for p in event.participants if p.role not in ("actor", "other"))
    parts = [
        "said not to have happened" if event.polarity == "negated" else "",
        event.stage if event.stage != "accomplished" else "",
        f"by {actors}" if actors else "",
        others,
        f"at {place(event.place)}" if event.place else "",
        time(event.time) if event.time else "",
        "; ".join(toll(t) for t in event.tolls),
    ]
    return " · ".join(part for part in parts if part)


def told_by(incident: Incident) -> str:
    """`4 reports, 3 outlets, 2 origins`: origins are the independent mouths, after copies are folded."""
    outlets = f", {counted(incident.outlets_n, 'outlet')}" if incident.outlets_n else ""
    return f"{counted(incident.reports_n, 'report')}{outlets}, {counted(incident.origins_n, 'origin')}"


def counted(number: int, noun: str) -> str:
    """`1 story`, `2 stories`, `1,200 reports`."""
    plural = noun[:-1] + "ies" if noun.endswith("y") else noun + "s"
    return f"{number:,} {noun if number == 1 else plural}"


def disputed(field: str) -> str:
    """A field of a dispute: `tolls: killed` → `how many were killed`, `standing` → `whether it happened`."""
    if field.startswith("tolls"):
        return f"how many were {field.removeprefix('tolls').lstrip('.: ')}"
    return _FIELDS.get(field, field.replace("_", " "))


def side(value: str) -> str:
    """One side of a dispute, in words."""
    return _SIDES.get(value, value)


def unknown(field: str) -> str:
    """What nobody says, in words."""
    return _UNKNOWN_WORDS.get(field, field)


def _figure(low: int | None, high: int | None, unit: str, kind: str, group: str | None) -> str:
    counted = "" if unit == "persons" else f" {unit}"
    if group == "further":
        return f"{bounds(low, high)} more{counted} {kind}, on top of a count not given with it"
    part = f" ({group})" if group else ""
    if low == high == 0:
        return f"none{counted} {kind}{part}"
    return f"{bounds(low, high)}{counted} {kind}{part}"


def _moment(text: str) -> str:
    day, _, hour = text.partition("T")
    return f"{day} {hour}" if hour else day


def _hour(text: str) -> str:
    return text.partition("T")[2][:5]
