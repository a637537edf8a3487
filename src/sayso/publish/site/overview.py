"""The map of the world: land as its towns show it, and a letter for each region that has a map of its own."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import hypot

from sayso.publish.site.maps import dots
from sayso.publish.site.places import Region, Spot
from sayso.publish.site.projection import World
from sayso.publish.site.towns import Towns

_CELL = 5.0  # units of a drawing 1000 wide: one dot a cell keeps the world under 100 kB
_BUSY = (3, 12)
"""From how many towns a cell's dot is drawn larger: thirds of the cells that hold any."""
_APART = 25.0
"""Letters nearer to each other than this are pushed apart, each with a line to its place."""
_ROUNDS = 60
_EDGE = 14.0
_RADIUS, _LETTER_WIDE = 12.0, 7.4


@dataclass(frozen=True, slots=True)
class Letter:
    """A region on the world: where it lies, and where its letter stands."""

    letter: str
    title: str
    x: float
    y: float
    at_x: float
    at_y: float
    number: int
    name: str
    """The country; empty where there is no room for it."""
    name_x: float
    anchor: str


@dataclass(frozen=True, slots=True)
class Overview:
    """The world as paths of dots: `land` from the emptiest to the most crowded cells, settlements, areas."""

    width: float
    height: float
    land: tuple[str, ...]
    places: str
    areas: str
    letters: tuple[Letter, ...]


def overview(regions: Sequence[Region], letters: Sequence[str], spots: Sequence[Spot], towns: Towns) -> Overview:
    """The world with a dot at each spot and a letter at each region."""
    world = World().around([(spot.lat, spot.lon) for spot in spots])
    places = [world.at(region.frame.lat, region.frame.lon) for region in regions]
    stand = _pushed_apart(places, world)
    found = _lettered(regions, letters, stand, places)
    return Overview(
        world.width,
        round(world.height, 1),
        _land(towns, world),
        _places(spots, world, area=False),
        _places(spots, world, area=True),
        found,
    )


def _places(spots: Sequence[Spot], world: World, *, area: bool) -> str:
    """One dot for the places of two units of the drawing: more could not be told apart."""
    points = (world.at(spot.lat, spot.lon) for spot in spots if spot.area == area)
    return dots(sorted({(round(x / 2) * 2.0, round(y / 2) * 2.0) for x, y in points if world.holds(x, y)}))


def _count(region: Region) -> int:
    return sum(len(spot.incidents) for spot in region.spots)


def _lettered(
    regions: Sequence[Region],
    letters: Sequence[str],
    stand: Sequence[tuple[float, float]],
    places: Sequence[tuple[float, float]],
) -> tuple[Letter, ...]:
    """The letters, each with its country's name after or before it where that stands free of all others."""
    taken = [(x - _RADIUS, y - _RADIUS, x + _RADIUS, y + _RADIUS) for x, y in stand]
    found = []
    for region, letter, (x, y), at in zip(regions, letters, stand, places, strict=True):
        country = region.title.partition(":")[0]
        wide = len(country) * _LETTER_WIDE
        name, name_x, anchor = "", x, "start"
        for left, edge, towards in ((x + 17, x + 17, "start"), (x - 17 - wide, x - 17, "end")):
            box = (left, y - 8, left + wide, y + 8)
            free = all(box[2] < t[0] or t[2] < box[0] or box[3] < t[1] or t[3] < box[1] for t in taken)
            if free and left >= 0 and left + wide <= World().width:
                name, name_x, anchor = country, edge, towards
                taken.append(box)
                break
        stands = (round(x, 1), round(y, 1), round(at[0], 1), round(at[1], 1))
        found.append(Letter(letter, region.title, *stands, _count(region), name, round(name_x, 1), anchor))
    return tuple(found)


@lru_cache(maxsize=2)
def _land(towns: Towns, world: World) -> tuple[str, ...]:
    """Dots on a lattice whose odd rows are set off by half a cell."""
    held: Counter[tuple[int, int]] = Counter()
    for town in towns.every():
        x, y = world.at(town.lat, town.lon)
        if not world.holds(x, y):
            continue
        row = round(y / _CELL)
        held[round(x / _CELL - row % 2 / 2), row] += 1
    low, high = _BUSY
    classes = ((0, low), (low, high), (high, 1 << 30))
    return tuple(
        dots(((c + r % 2 / 2) * _CELL, r * _CELL) for (c, r), n in sorted(held.items()) if least <= n < most)
        for least, most in classes
    )


def _pushed_apart(places: Sequence[tuple[float, float]], world: World) -> list[tuple[float, float]]:
    stand = [list(place) for place in places]
    for _ in range(_ROUNDS):
        moved = False
        for one in range(len(stand)):
            for other in range(one + 1, len(stand)):
                dx, dy = stand[other][0] - stand[one][0], stand[other][1] - stand[one][1]
                apart = hypot(dx, dy)
                if apart >= _APART:
                    continue
                ux, uy = (dx / apart, dy / apart) if apart > 0.01 else (0.6, 0.8)
                push = (_APART - apart) / 2 + 0.1
                for index, sign in ((one, -1), (other, 1)):
                    stand[index][0] += sign * ux * push
                    stand[index][1] += sign * uy * push
                moved = True
        for point in stand:
            point[0] = min(max(point[0], _EDGE), world.width - _EDGE)
            point[1] = min(max(point[1], _EDGE), world.height - _EDGE)
        if not moved:
            break
    return [(x, y) for x, y in stand]
