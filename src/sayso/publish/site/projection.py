"""From degrees to a drawing: Equal Earth for the world, a plain local projection for a region."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import asin, cos, radians, sin, sqrt

KM_PER_DEGREE = 111.2
"""Of a great circle."""

# Šavrič, Patterson, Jenny (2018), The Equal Earth map projection, doi:10.1080/13658816.2018.1504949.
_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_HALF_WIDTH = 2.7066
_SMALLEST_PART, _ROOM = 0.5, 0.25
"""Half of the world is enough around one place to know where it is."""


@dataclass(frozen=True, slots=True)
class World:
    """The world between `top` and `bottom` degrees of latitude, or a window of it, drawn `width` units wide.

    `left` and `up` are where the window begins, and `part` how wide it is, as shares of the whole world's width.
    """

    width: float = 1000.0
    top: float = 78.0
    bottom: float = -56.0
    left: float = 0.0
    up: float = 0.0
    part: float = 1.0

    @property
    def whole_height(self) -> float:
        """Of the whole world, as a share of its width."""
        return (_equal_earth(self.top, 0)[1] - _equal_earth(self.bottom, 0)[1]) / (2 * _HALF_WIDTH)

    @property
    def height(self) -> float:
        """Of the drawing, in its units; a window is as high for its width as the world is."""
        return self.width * self.whole_height

    def at(self, lat: float, lon: float) -> tuple[float, float]:
        """The point of the drawing; it may lie outside."""
        x, y = self._shares(lat, lon)
        scale = self.width / self.part
        return (x - self.left) * scale, (y - self.up) * scale

    def holds(self, x: float, y: float) -> bool:
        """Whether a point of the drawing lies in it."""
        return 0 <= x <= self.width and 0 <= y <= self.height

    def around(self, places: Sequence[tuple[float, float]]) -> "World":
        """A window that holds the places (degrees) with room about them, and at least `_SMALLEST_PART` of the world."""
        if not places:
            return self
        shares = [self._shares(*place) for place in places]
        left, right = min(x for x, _ in shares), max(x for x, _ in shares)
        up, down = min(y for _, y in shares), max(y for _, y in shares)
        high = self.whole_height
        part = min(1.0, max(_SMALLEST_PART, right - left + _ROOM, (down - up + _ROOM * high) / high))
        return replace(
            self,
            left=_kept((left + right - part) / 2, 1 - part),
            up=_kept((up + down - part * high) / 2, high - part * high),
            part=part,
        )

    def _shares(self, lat: float, lon: float) -> tuple[float, float]:
        x, y = _equal_earth(lat, lon)
        return (x + _HALF_WIDTH) / (2 * _HALF_WIDTH), (_equal_earth(self.top, 0)[1] - y) / (2 * _HALF_WIDTH)


@dataclass(frozen=True, slots=True)
class Frame:
    """A region around a point, `km` wide, on a drawing of `width` × `height` units; true to scale at its middle."""

    lat: float
    lon: float
    km: float
    width: float = 480.0
    height: float = 320.0

    @property
    def scale(self) -> float:
        """Units of the drawing for a kilometre."""
        return self.width / self.km

    @property
    def reach(self) -> tuple[float, float]:
        """Degrees of latitude and longitude from the middle to the edges."""
        high = self.height / self.scale / 2 / KM_PER_DEGREE
        return min(high, 90.0), min(self.km / 2 / KM_PER_DEGREE / self._narrowed, 180.0)

    @property
    def _narrowed(self) -> float:
        return max(cos(radians(self.lat)), 0.1)

    def at(self, lat: float, lon: float) -> tuple[float, float]:
        """The point of the drawing; it may lie outside."""
        east = (lon - self.lon + 180) % 360 - 180
        x = self.width / 2 + east * self._narrowed * KM_PER_DEGREE * self.scale
        return x, self.height / 2 - (lat - self.lat) * KM_PER_DEGREE * self.scale

    def holds(self, x: float, y: float, margin: float = 0.0) -> bool:
        """Whether a point of the drawing lies in it, `margin` units from its edges."""
        return margin <= x <= self.width - margin and margin <= y <= self.height - margin


def _kept(value: float, most: float) -> float:
    return min(max(value, 0.0), most)


def _equal_earth(lat: float, lon: float) -> tuple[float, float]:
    t = asin(sqrt(3) / 2 * sin(radians(lat)))
    t2 = t * t
    t6 = t2 * t2 * t2
    bend = _A1 + 3 * _A2 * t2 + t6 * (7 * _A3 + 9 * _A4 * t2)
    x = 2 * sqrt(3) * radians(lon) * cos(t) / (3 * bend)
    return x, t * (_A1 + _A2 * t2 + t6 * (_A3 + _A4 * t2))
