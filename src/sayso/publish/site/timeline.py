"""The timeline: a bar for each incident, as long as the interval that is told; a count by month where they are many."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sayso.link import titles
from sayso.publish.site import phrases
from sayso.schema.incident import Incident
from sayso.schema.moment import first_day, last_day

WIDTH = 960.0
_MOST_BARS = 120
"""More bars than this are a blur: then months are counted instead."""
_LEFT, _RIGHT, _TOP, _LANE, _BAR = 8.0, 8.0, 30.0, 22.0, 10.0
_NARROWEST = 8.0
_LETTER = 6.3
_MOST_DAYS = 366 * 60
_FAR = 2
"""A gap this many times as long as all that follows it, before the last two thirds of the incidents, is not drawn."""


@dataclass(frozen=True, slots=True)
class Bar:
    """An incident, or a month's count: where it stands, what it is called, and where it leads."""

    x: float
    y: float
    width: float
    height: float
    label: str
    label_x: float
    anchor: str
    href: str
    title: str
    disputed: bool
    open: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A line at the beginning of a month or year; `label` may be empty."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """Drawn, `width` × `height` units; `untimed` counts the incidents whose day nobody tells."""

    width: float
    height: float
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    counted: bool
    untimed: int


def timeline(incidents: Sequence[Incident]) -> Timeline | None:
    """The incidents that have a day; None where none has."""
    found = period(incidents)
    if found is None:
        return None
    days = {i.incident_id: span for i in incidents if (span := _days(i))}
    dated = sorted((i for i in incidents if i.incident_id in days), key=lambda i: (*days[i.incident_id], i.incident_id))
    first, last = found
    scale = _Scale(first.replace(day=1), _moved(last, max(2, (last - first).days // 12)))
    untimed = len(incidents) - len(dated)
    if len(dated) > _MOST_BARS:
        bars, height = _months(dated, days, scale)
        return Timeline(WIDTH, height, bars, scale.ticks(), counted=True, untimed=untimed)
    bars, height = _bars(dated, days, scale)
    return Timeline(WIDTH, height, bars, scale.ticks(), counted=False, untimed=untimed)


def period(incidents: Sequence[Incident]) -> tuple[date, date] | None:
    """The first and last day to draw, without what lies far before most of the rest; None where no day is told."""
    days = sorted(span for i in incidents if (span := _days(i)))
    if not days:
        return None
    last = max(end for _, end in days)
    return max(_beginning([start for start, _ in days], last), _moved(last, -_MOST_DAYS)), last


@dataclass(frozen=True, slots=True)
class _Scale:
    first: date
    last: date

    def x(self, day: date) -> float:
        share = (max(day, self.first) - self.first).days / max((self.last - self.first).days, 1)
        return round(_LEFT + share * (WIDTH - _LEFT - _RIGHT), 1)

    def ticks(self) -> tuple[Tick, ...]:
        months = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month + 1
        every = 1 if months <= 14 else 3 if months <= 36 else 12
        found = []
        for number in range(months):
            year, month = divmod(self.first.month - 1 + number, 12)
            if month % every == 0 or every == 1:
                day = date(self.first.year + year, month + 1, 1)
                named = f"{day:%Y}" if every == 12 else f"{day:%b %Y}" if month == 0 or number == 0 else f"{day:%b}"
                found.append(Tick(self.x(day), named))
        return tuple(found)


def _days(incident: Incident) -> tuple[date, date] | None:
    time = incident.time
    if time is None:
        return None
    start = first_day(time.start) if time.start else None
    end = last_day(time.end) if time.end else None
    one = start or end
    return (start or one, end or one) if one else None


def _beginning(starts: Sequence[date], last: date) -> date:
    """The first day to draw: what lies far before most of the rest stands at the edge, so that the rest can be read."""
    for number in range(len(starts) // 3, 0, -1):
        if (starts[number] - starts[number - 1]).days > _FAR * max((last - starts[number]).days, 30):
            return starts[number]
    return starts[0]


def _moved(day: date, by: int) -> date:
    """So many days later, within the calendar."""
    return date.fromordinal(min(max(day.toordinal() + by, 1), date.max.toordinal()))


def _bars(
    dated: Sequence[Incident], days: dict[str, tuple[date, date]], scale: _Scale
) -> tuple[tuple[Bar, ...], float]:
    lanes: list[float] = []
    bars = []
    for incident in dated:
        start, end = days[incident.incident_id]
        x = scale.x(start)
        wide = max(scale.x(_moved(end, 1)) - x, _NARROWEST)
        where = titles.called(incident.place) if incident.place else "place not told"
        earlier = f"◂ {start.year} " if start < scale.first else ""
        label = f"{earlier}{phrases.type_name(incident.type)}, {where}"
        room = len(label) * _LETTER
        before = x + wide + 6 + room > WIDTH - _RIGHT
        left = x - 6 - room if before else x
        right = x + wide + (4 if before else 12 + room)
        lane = next((n for n, taken in enumerate(lanes) if taken <= left), len(lanes))
        lanes[lane:] = [right, *lanes[lane + 1 :]]
        bars.append(
            Bar(
                x=x,
                y=_TOP + lane * _LANE,
                width=round(wide, 1),
                height=_BAR,
                label=label,
                label_x=round(x - 6 if before else x + wide + 6, 1),
                anchor="end" if before else "start",
                href=f"incidents/{incident.incident_id}.html",
                title=f"{phrases.when(incident.time)}: {phrases.type_name(incident.type)}, {where}",
                disputed=bool(incident.disputes),
                open=(incident.time.open if incident.time else None) or "",
            )
        )
    return tuple(bars), _TOP + len(lanes) * _LANE + 6


def _months(
    dated: Sequence[Incident], days: dict[str, tuple[date, date]], scale: _Scale
) -> tuple[tuple[Bar, ...], float]:
    count = Counter(days[i.incident_id][0].replace(day=1) for i in dated)
    tallest, high = max(count.values()), 120.0
    bars = []
    for month, number in sorted(count.items()):
        x = scale.x(month)
        wide = max(scale.x(_moved(month, 32).replace(day=1)) - x - 1, 1.5)
        tall = round(high * number / tallest, 1)
        title = f"{month:%B %Y}: {number} incidents"
        bars.append(
            Bar(
                x,
                round(_TOP + high - tall, 1),
                round(wide, 1),
                tall,
                "",
                x,
                "start",
                "",
                title,
                disputed=False,
                open="",
            )
        )
    return tuple(bars), _TOP + high + 6
