"""What is put on a map: incidents gathered by place, and places gathered into regions that one small map can show."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import floor, hypot

from sayso.link import titles
from sayso.link.countries import country_name
from sayso.publish.site.projection import Frame
from sayso.publish.site.towns import Towns
from sayso.schema.event import Place
from sayso.schema.incident import Incident
from sayso.schema.vocabulary import Precision

# Regions are drawn on maps of their own when this many degrees of empty land lie between them (about 300 km).
_SQUARE = 3.0
_WIDEST_GROUP, _MOST_SPOTS = 15.0, 40
"""Degrees and places that one small map can show; where happenings run on from land to land, several do."""
_NARROWEST_KM = 150.0
"""A single town is shown with enough around it to be recognised."""
_WIDEST_KM = 16000.0
_LEAST_TOWNS, _WIDENED_KM = 12, 700.0
"""In a thinly settled land a frame is widened until so many towns are in it, but not beyond so many kilometres."""
_WIDE: frozenset[Precision] = frozenset({"region", "country"})
_POINTS: frozenset[Precision] = frozenset({"exact", "settlement"})


@dataclass(frozen=True, slots=True)
class Spot:
    """One place, and the incidents there. `area`: it is known no better than to a district, and drawn as one."""

    name: str
    lat: float
    lon: float
    radius_km: float
    area: bool
    precision: Precision
    country: str
    incidents: tuple[Incident, ...]


@dataclass(frozen=True, slots=True)
class Region:
    """Places near each other, with the frame that holds them."""

    title: str
    spots: tuple[Spot, ...]
    frame: Frame


def spots(incidents: Iterable[Incident]) -> tuple[Spot, ...]:
    """The places of the incidents that have one; those of one place and precision together."""
    found: dict[tuple[float, float, Precision], list[Incident]] = {}
    for incident in incidents:
        place = incident.place
        if place and place.lat is not None and place.lon is not None and place.precision:
            key = (round(place.lat, 2), round(place.lon, 2), place.precision)
            found.setdefault(key, []).append(incident)
    return tuple(_spot(here[0].place, here) for _, here in sorted(found.items()) if here[0].place)


def regions(found: Sequence[Spot], towns: Towns) -> tuple[Region, ...]:
    """The spots gathered into regions, those with the most incidents first.

    Areas as wide as a region or country join the settlements that lie in them; alone, they make a region.
    """
    fine = [spot for spot in found if spot.precision not in _WIDE]
    groups = [part for group in _gathered(fine) for part in _halved(group)]
    for wide in (spot for spot in found if spot not in fine):
        home = next((g for g in groups if any(_km(wide, spot) <= wide.radius_km for spot in g)), None)
        if home is None:
            groups.append([wide])
        else:
            home.append(wide)
    made = [Region(_title(group), tuple(group), frame(group, towns)) for group in groups]
    return tuple(
        sorted(made, key=lambda r: (-sum(len(s.incidents) for s in r.spots), r.title, r.frame.lat, r.frame.lon))
    )


def frame(group: Sequence[Spot], towns: Towns, width: float = 480.0, height: float = 320.0) -> Frame:
    """A frame around the spots, and wide enough for some towns by which to recognise the land.

    Areas as wide as a region or country are left out of it where there are others, which they would shrink to a dot.
    """
    shown = [spot for spot in group if spot.precision not in _WIDE] or list(group)
    east = shown[0].lon
    lons = [east + (spot.lon - east + 180) % 360 - 180 for spot in shown]
    lat = (min(s.lat for s in shown) + max(s.lat for s in shown)) / 2
    lon = (min(lons) + max(lons)) / 2
    middle = Frame(lat, lon, 1000.0, width, height)
    needed = _NARROWEST_KM
    for spot, at in zip(shown, lons, strict=True):
        x, y = middle.at(spot.lat, at)
        reach = spot.radius_km if spot.area else 0.0
        across = (abs(x - width / 2) / middle.scale + reach) * 2
        along = (abs(y - height / 2) / middle.scale + reach) * 2 * width / height
        needed = max(needed, across * 1.3, along * 1.3)
    made = Frame(lat, (lon + 180) % 360 - 180, min(needed, _WIDEST_KM), width, height)
    while made.km < _WIDENED_KM and not _recognised(made, towns):
        made = replace(made, km=made.km * 1.25)
    return made


def _recognised(made: Frame, towns: Towns) -> bool:
    near = (made.at(town.lat, town.lon) for town in towns.around(made.lat, made.lon, *made.reach))
    return sum(made.holds(*at) for at in near) >= _LEAST_TOWNS


def _spot(place: Place, here: list[Incident]) -> Spot:
    assert place.lat is not None
    assert place.lon is not None
    assert place.precision is not None
    return Spot(
        name=titles.called(place),
        lat=place.lat,
        lon=place.lon,
        radius_km=place.radius_km or 0.0,
        area=place.precision not in _POINTS,
        precision=place.precision,
        country=country_name(place.country),
        incidents=tuple(here),
    )


def _gathered(fine: Sequence[Spot]) -> list[list[Spot]]:
    """Spots whose squares touch, together: near-linear in their number."""
    squares: dict[tuple[int, int], list[Spot]] = {}
    for spot in fine:
        squares.setdefault((floor(spot.lat / _SQUARE), floor(spot.lon / _SQUARE)), []).append(spot)
    groups: list[list[Spot]] = []
    left = dict(sorted(squares.items()))
    while left:
        waiting, group = [next(iter(left))], []
        while waiting:
            row, column = waiting.pop()
            group += left.pop((row, column), [])
            waiting += [
                (r, c) for r in (row - 1, row, row + 1) for c in (column - 1, column, column + 1) if (r, c) in left
            ]
        groups.append(sorted(group, key=lambda s: (-s.lat, s.lon, s.precision)))
    return groups


def _halved(group: list[Spot]) -> list[list[Spot]]:
    """The group, or its halves and theirs, until each can be read on one map."""
    high = max(s.lat for s in group) - min(s.lat for s in group)
    wide = max(s.lon for s in group) - min(s.lon for s in group)
    if len(group) == 1 or (max(high, wide) <= _WIDEST_GROUP and len(group) <= _MOST_SPOTS):
        return [group]
    ordered = sorted(group, key=lambda s: (s.lat, s.lon) if high > wide else (s.lon, s.lat))
    middle = len(ordered) // 2
    return _halved(ordered[:middle]) + _halved(ordered[middle:])


def _title(group: Sequence[Spot]) -> str:
    countries = sorted({spot.country for spot in group if spot.country})
    names = list(dict.fromkeys(spot.name for spot in group))
    around = ", ".join(names[:2]) + (f" and {len(names) - 2} more" if len(names) > 2 else "")
    where = " · ".join(countries[:3]) + ("…" if len(countries) > 3 else "")
    return where if not where or names == countries else f"{where}: {around}"


def _km(one: Spot, other: Spot) -> float:
    x, y = Frame(one.lat, one.lon, 1.0, 1.0, 1.0).at(other.lat, other.lon)
    return hypot(x - 0.5, y - 0.5)
