"""Where, as far as linking asks: how two places lie to one another."""

from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt
from typing import Literal

from rapidfuzz import fuzz

from sayso.schema.event import Place

SLACK_KM = 2.0
"""Two gazetteers, or two readings, put the middle of one town a kilometre or two apart; towns lie farther apart."""
SAME_NAME = 88.0
"""rapidfuzz ratio from which two unresolved names are one: "Kanyabonga" and "Kanyabayonga" have 91, "Idlib" and
"Irbid" 60."""
_EARTH_KM = 6371.0
_FINE = frozenset({"exact", "settlement", "district"})

Fit = Literal["same", "near", "around", "unknown", "apart"]


@dataclass(frozen=True, slots=True)
class Spot:
    """A place, cut down to what linking needs."""

    name: str
    id: str | None
    country: str | None
    lat: float | None
    lon: float | None
    radius_km: float
    fine: bool
    """Whether it is a settlement, district or point, and not a region or country."""


def spot(place: Place | None) -> Spot | None:
    """The place as a spot; one that the deed went toward or came from is none, but for what it leaves."""
    if place is None or place.relation == "toward":
        return None
    number = f"{place.gazetteer}:{place.gazetteer_id}" if place.gazetteer_id else None
    return Spot(
        name=place.name.casefold(),
        id=number,
        country=place.country,
        lat=place.lat,
        lon=place.lon,
        radius_km=place.radius_km or 0.0,
        fine=place.lat is not None and place.precision in _FINE,
    )


def distance_km(one: Spot, other: Spot) -> float | None:
    """The great-circle distance (haversine); None where either has no coordinates."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    phi, psi = radians(one.lat), radians(other.lat)
    half = sin((psi - phi) / 2) ** 2 + cos(phi) * cos(psi) * sin(radians(other.lon - one.lon) / 2) ** 2
    return 2 * _EARTH_KM * asin(min(1.0, sqrt(half)))


def fit(one: Spot | None, other: Spot | None) -> Fit:
    """How two places lie: the same; fine and within their radii; one around the other; nothing to go by; apart."""
    if one is None or other is None:
        return "unknown"
    if one.id is not None and one.id == other.id:
        return "same" if one.fine else "around"
    if one.country and other.country and one.country != other.country:
        return "apart"
    distance = distance_km(one, other)
    if distance is None:
        alike = one.lat is None and other.lat is None and fuzz.ratio(one.name, other.name) >= SAME_NAME
        return "near" if alike else "unknown"
    if one.fine and other.fine:
        # The radius of a town holds the town, so its own size does not make a neighbour of it.
        return "near" if distance <= max(one.radius_km, other.radius_km) + SLACK_KM else "apart"
    return "around" if distance <= one.radius_km + other.radius_km + SLACK_KM else "apart"
