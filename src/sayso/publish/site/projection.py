"""From degrees to a drawing: Equal Earth for the world, a plain local projection for a region."""

from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

KM_PER_DEGREE = 111.2
"""Of a great circle."""

# Šavrič, Patterson, Jenny (2018), The Equal Earth map projection, doi:10.1080/13658816.2018.1504949.
_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_HALF_WIDTH, _HALF_HEIGHT = 2.7066, 1.3173


@dataclass(frozen=True, slots=True)
class World:
    """The whole world `width` units wide, cut at `top` and `bottom` degrees of latitude."""

    width: float = 1000.0
    top: float = 78.0
    bottom: float = -56.0

    @property
    def height(self) -> float:
        """Of the drawing, in its units."""
        return (_equal_earth(self.top, 0)[1] - _equal_earth(self.bottom, 0)[1]) * self._scale

    @property
    def _scale(self) -> float:
        return self.width / (2 * _HALF_WIDTH)

    def at(self, lat: float, lon: float) -> tuple[float, float]:
        """The point of the drawing."""
        x, y = _equal_earth(lat, lon)
        return (x + _HALF_WIDTH) * self._scale, (_equal_earth(self.top, 0)[1] - y) * self._scale


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


def _equal_earth(lat: float, lon: float) -> tuple[float, float]:
    t = asin(sqrt(3) / 2 * sin(radians(lat)))
    t2 = t * t
    t6 = t2 * t2 * t2
    bend = _A1 + 3 * _A2 * t2 + t6 * (7 * _A3 + 9 * _A4 * t2)
    x = 2 * sqrt(3) * radians(lon) * cos(t) / (3 * bend)
    return x, t * (_A1 + _A2 * t2 + t6 * (_A3 + _A4 * t2))
