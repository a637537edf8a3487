"""Records in a reader's words: dates as people write them, types by name, places with how well they are known."""

import calendar
from datetime import date

from sayso.link import titles
from sayso.link.countries import country_name
from sayso.publish import wording
from sayso.schema.event import Event, EventTime, Place
from sayso.schema.incident import Incident
from sayso.schema.moment import day_of, first_day, last_day
from sayso.schema.vocabulary import Precision, Standing

GLYPHS: dict[Standing, str] = {
    "reported": "■",
    "shown": "◉",
    "claimed": "❝",
    "hedged": "≈",
    "denied": "✕",
    "questioned": "?",
    "forecast": "→",
    "hypothetical": "◇",
}
"""A shape for each standing, beside its word: colour is never alone."""
MEANINGS: dict[Standing, str] = {
    "reported": "the outlet says it in its own voice",
    "shown": "footage, pictures or documents are said to show it",
    "claimed": "somebody else is quoted as saying it",
    "hedged": "it is told as less than certain",
    "denied": "somebody denies it",
    "questioned": "it is asked, or not known",
    "forecast": "it is still to come",
    "hypothetical": "it holds only under a condition",
}
"""What each standing means, in a few words."""
_KNOWN: dict[Precision, str] = {
    "exact": "placed exactly",
    "settlement": "known to the settlement",
    "district": "known to the district only",
    "region": "known to the region only",
    "country": "known to the country only",
}
_BASIS = {"stated": "", "inherited": "carried over from earlier in the report", "dateline": "from the dateline"}


def type_name(key: str) -> str:
    """`remote.air_strike` → `Air strike`, as the linker's titles call it."""
    return titles.wording(key).label


def incident_name(incident: Incident) -> str:
    """`Air strike on Kutum, Sudan`; `Suicide (place not told)`."""
    if incident.place is None:
        return f"{type_name(incident.type)} ({place_name(None)})"
    return titles.heading(incident.type, incident.place)


def event_name(event: Event) -> str:
    """`Air strike`; `Assault, refused`; `Arrest, said not to have happened`."""
    stage = f", {event.stage}" if event.stage != "accomplished" else ""
    negated = ", said not to have happened" if event.polarity == "negated" else ""
    return f"{type_name(event.type)}{stage}{negated}"


def place_name(place: Place | None) -> str:
    """`Kutum, Sudan`, `near Lubero, …`; `place not told`."""
    if place is None:
        return "place not told"
    relation = "" if place.relation == "at" else f"{place.relation} "
    name, country = titles.called(place), country_name(place.country)
    return f"{relation}{name}" + (f", {country}" if country and country != name else "")


def precision(place: Place | None) -> str:
    """How well the place is known: `known to the settlement (within 3 km)`."""
    if place is None:
        return "no report says where"
    known = "not resolved to a point" if place.lat is None or place.precision is None else _KNOWN[place.precision]
    wide = place.radius_km and place.lat is not None and place.precision != "country"
    radius = f" (within {place.radius_km:g} km)" if wide else ""
    spelt = f"spelt “{place.text}”" if place.corrected else ""
    return "; ".join(filter(None, (f"{known}{radius}", _BASIS[place.basis], spelt)))


def when(time: EventTime | None) -> str:
    """The interval as a person writes it, never finer than it is told: `3 February 2025`, `3–5 February 2025`."""
    if time is None:
        return "day not told"
    first, last = time.start or "", time.end or ""
    if not (first or last) or first.startswith("T"):
        return wording.time(time)
    if time.open:
        return f"since {moment(first)}" if time.open == "end" else f"until {moment(last)}"
    if first == last:
        return moment(first)
    named = wording.part_of_day(time)
    if named:
        return f"{moment(first[:10])}, {named}"
    if first[:10] == last[:10] and "T" in first and "T" in last:
        return f"{moment(first[:10])}, {first[11:16]}–{last[11:16]}"
    begin, end = day_of(first), day_of(last)
    if begin and end and (begin.year, begin.month) == (end.year, end.month) and len(first) == len(last) == 10:
        return f"{begin.day}–{moment(last)}"
    return f"{moment(first)} – {moment(last)}"


def moment(text: str | None) -> str:
    """`2025-02-03T15:42:00Z` → `3 February 2025, 15:42 UTC`; `2025-02` → `February 2025`; no hour untold."""
    if not text:
        return "not told"
    day, _, hour = text.partition("T")
    parts = day.split("-") if day else []
    named = [
        str(int(part)) if n == 2 else calendar.month_name[int(part)] if n == 1 else part for n, part in enumerate(parts)
    ]
    return ", ".join(filter(None, (" ".join(reversed(named)), _hour(hour))))


def sort_day(incident: Incident) -> date:
    """The day to sort by: the first that the incident can have been on; the earliest of all where none is told."""
    time = incident.time
    if time is None:
        return date.min
    told = (first_day(time.start) if time.start else None) or (last_day(time.end) if time.end else None)
    return told or date.min


def _hour(text: str) -> str:
    if not text:
        return ""
    if text.endswith("Z"):
        return f"{text[:5]} UTC"
    zone = text[-6:] if len(text) > 6 and text[-6] in "+-" else ""
    return text[:5] + (f" (UTC{zone})" if zone else "")
