"""Small maps, drawn: towns for land, a graticule, a scale, and the places with what is known of them. No borders."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import floor

from sayso.publish.site.places import Region, Spot, frame
from sayso.publish.site.projection import Frame
from sayso.publish.site.towns import Town, Towns

_MOST_TOWNS = 900
"""The most populous are drawn: enough for the shape of a land, few enough for a page of some 10 kB."""
_MOST_LABELS = 9
_LETTER, _LINE = 6.4, 15.0  # units of a drawing 480 wide for a letter and a line of the labels' type
_SMALLEST_AREA, _WIDE_AREA = 12.0, 60.0
_RING_FROM = 9.0
"""A settlement's radius is drawn as a ring where it shows beyond the dot."""
_STEPS = (0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 30.0)


@dataclass(frozen=True, slots=True)
class Symbol:
    """A place on a map: a dot, or an area where it is known no better. `number` is its number in the list beside it."""

    number: int
    x: float
    y: float
    radius: float
    area: bool
    spot: Spot


@dataclass(frozen=True, slots=True)
class Label:
    """A name on a map; `anchor` as in SVG."""

    text: str
    x: float
    y: float
    anchor: str
    strong: bool


@dataclass(frozen=True, slots=True)
class Drawing:
    """A region, drawn. `towns` are paths of dots, the smallest towns first; `lines` is the graticule."""

    title: str
    letter: str
    width: float
    height: float
    towns: tuple[str, ...]
    lines: str
    degrees: tuple[Label, ...]
    symbols: tuple[Symbol, ...]
    labels: tuple[Label, ...]
    scale_km: int
    scale: float


def drawn(region: Region, towns: Towns, letter: str = "") -> Drawing:
    """The map of a region."""
    at = region.frame
    near = [(town, *at.at(town.lat, town.lon)) for town in towns.around(at.lat, at.lon, *at.reach)]
    shown = [each for each in near if at.holds(each[1], each[2])][:_MOST_TOWNS]
    symbols = tuple(_symbol(number, spot, at) for number, spot in enumerate(region.spots, start=1))
    inside = tuple(symbol for symbol in symbols if symbol.area or at.holds(symbol.x, symbol.y))
    km = _round_km(at.km / 4)
    graticule = _graticule(at)
    degrees = tuple(label for _, label in graticule)
    return Drawing(
        title=region.title,
        letter=letter,
        width=at.width,
        height=at.height,
        towns=_dots(shown),
        lines="".join(path for path, _ in graticule),
        degrees=degrees,
        symbols=tuple(sorted(inside, key=lambda s: (not s.area, -s.radius, s.number))),
        labels=_labels(inside, shown, at, degrees),
        scale_km=km,
        scale=round(km * at.scale, 1),
    )


def around(spot: Spot, towns: Towns) -> Drawing:
    """The map of one place."""
    return drawn(Region(spot.name, (spot,), frame([spot], towns)), towns)


def dots(points: Iterable[tuple[float, float]]) -> str:
    """A path of dots: strokes without length, which round caps make round."""
    return "".join(f"M{_short(x)} {_short(y)}h0" for x, y in points)


def _dots(shown: Sequence[tuple[Town, float, float]]) -> tuple[str, ...]:
    steps = ((0, 5_000), (5_000, 50_000), (50_000, 1 << 40))
    return tuple(dots((x, y) for town, x, y in shown if low <= town.population < high) for low, high in steps)


def _symbol(number: int, spot: Spot, at: Frame) -> Symbol:
    x, y = at.at(spot.lat, spot.lon)
    radius = spot.radius_km * at.scale
    if spot.area:
        radius = max(radius, _SMALLEST_AREA)
    elif radius < _RING_FROM:
        radius = 0.0
    return Symbol(number, round(x, 1), round(y, 1), round(radius, 1), spot.area, spot)


def _labels(
    symbols: Sequence[Symbol], shown: Sequence[tuple[Town, float, float]], at: Frame, degrees: Sequence[Label]
) -> tuple[Label, ...]:
    """Names of the places, then of the largest towns, wherever one stands free of all before it."""
    taken = [(s.x - 9, s.y - 9, s.x + 9, s.y + 9) for s in symbols]
    taken.append((0, at.height - 26, at.width * 0.3, at.height))  # the scale
    taken += [
        (d.x - 32 if d.anchor == "end" else d.x, d.y - 10, d.x if d.anchor == "end" else d.x + 32, d.y + 2)
        for d in degrees
    ]
    labels: list[Label] = []
    wanted = [(s.spot.name, s.x, s.y, _off(s)) for s in symbols]
    named = {name for name, *_ in wanted}
    wanted += [(town.name, x, y, 0.0) for town, x, y in shown if town.name not in named]
    for name, x, y, off in wanted:
        if len(labels) >= _MOST_LABELS + len(symbols):
            break
        for label, box in _positions(name, x, y, off):
            free = all(box[2] < t[0] or t[2] < box[0] or box[3] < t[1] or t[3] < box[1] for t in taken)
            if free and at.holds(box[0], box[1], 3) and at.holds(box[2], box[3], 3):
                labels.append(label)
                taken.append(box)
                break
    return tuple(labels)


def _off(symbol: Symbol) -> float:
    """Beyond the symbol, unless it is so wide that a name belongs inside it."""
    return max(12.0, symbol.radius + 5) if symbol.radius < _WIDE_AREA else 12.0


def _positions(name: str, x: float, y: float, off: float) -> list[tuple[Label, tuple[float, float, float, float]]]:
    """Right, left, above and below a dot; `off` is how far from a place's own symbol, 0 for a mere town."""
    strong = off > 0
    wide, off = len(name) * _LETTER * (1.12 if strong else 1.0), off or 6.0
    places = (
        ("start", x + off, y + 4.5, x + off),
        ("end", x - off, y + 4.5, x - off - wide),
        ("middle", x, y - off, x - wide / 2),
        ("middle", x, y + off + 10, x - wide / 2),
    )
    return [
        (
            Label(name, round(at, 1), round(base, 1), anchor, strong),
            (left, base - _LINE + 3, left + wide, base + 4),
        )
        for anchor, at, base, left in places
    ]


def _graticule(at: Frame) -> list[tuple[str, Label]]:
    high, wide = at.reach
    step = next((s for s in _STEPS if 2 * wide / s <= 6), _STEPS[-1])
    found: list[tuple[str, Label]] = []
    for number in range(floor((at.lat - high) / step) + 1, floor((at.lat + high) / step) + 1):
        y = round(at.at(number * step, at.lon)[1], 1)
        label = Label(_degrees(number * step, "N", "S"), at.width - 4, y - 3, "end", strong=False)
        found.append((f"M0 {_short(y)}H{_short(at.width)}", label))
    for number in range(floor((at.lon - wide) / step) + 1, floor((at.lon + wide) / step) + 1):
        x = round(at.at(at.lat, number * step)[0], 1)
        east = (number * step + 180) % 360 - 180
        found.append(
            (f"M{_short(x)} 0V{_short(at.height)}", Label(_degrees(east, "E", "W"), x + 3, 11.0, "start", strong=False))
        )
    return found


def _degrees(value: float, positive: str, negative: str) -> str:
    return f"{abs(value):g}°{positive if value > 0 else negative if value < 0 else ''}"


def _round_km(km: float) -> int:
    power = 1
    while power * 10 <= km:
        power *= 10
    return next(power * factor for factor in (5, 2, 1) if power * factor <= max(km, 1))


def _short(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
