"""A place of the gazetteer: what it is, how wide it is, and how precisely its name places a deed."""

import math
from dataclasses import dataclass
from typing import Literal

from sayso.schema.vocabulary import Precision

Kind = Literal["settlement", "seat", "district", "admin1", "region", "front", "water", "country", "continent"]

_PRECISION: dict[Kind, Precision] = {
    "settlement": "settlement",
    "seat": "settlement",
    "district": "district",
    "admin1": "region",
    "region": "region",
    "front": "region",
    "water": "region",
    "country": "country",
    "continent": "country",
}
_LEAST_KM, _MOST_KM = 1.5, 30.0
# A town of 10,000 gets 1.5 km and one of a million 12 km: the order of the built-up areas of such towns.
_KM_PER_ROOT_PERSON = 0.012


@dataclass(frozen=True, slots=True)
class GazetteerPlace:
    """One place under one of its names.

    `lat`, `lon` in degrees (WGS 84); `radius_km` holds the place; `population` 0 where unknown. `country` is
    ISO 3166-1 alpha-2, None where the place lies in several (`countries`) or in none; `admin1` is GeoNames'
    code. `matched` is the name looked up as the gazetteer spells it; `rank` 0 for the place's own name, 1 for
    a usual short form or other spelling of it, 2 for any other alternate name. `spellings` is the number of names
    that GeoNames has for it in all languages: how widely it is known.
    """

    name: str
    lat: float
    lon: float
    gazetteer: str
    gazetteer_id: str
    country: str | None
    countries: tuple[str, ...]
    admin1: str | None
    kind: Kind
    population: int
    radius_km: float
    matched: str
    rank: int
    spellings: int = 0


def precision_of(kind: Kind) -> Precision:
    """How precisely a name of this kind places a deed."""
    return _PRECISION[kind]


def settlement_radius(population: int) -> float:
    """Kilometres around a settlement's point that hold it: by the square root of its population."""
    return round(min(_MOST_KM, max(_LEAST_KM, _KM_PER_ROOT_PERSON * math.sqrt(population))), 1)


def area_radius(square_km: float) -> float:
    """The radius in km of the circle of that area."""
    return round(math.sqrt(square_km / math.pi), 1)


def km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Great-circle distance in km (haversine, mean radius 6371 km)."""
    a, b = math.radians(lat), math.radians(other_lat)
    h = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(math.radians(other_lon - lon) / 2) ** 2
    return 12742.0 * math.asin(min(1.0, math.sqrt(h)))
