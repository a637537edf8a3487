"""An incident's tolls: the lowest, the best and the highest figure by a named rule, with everyone who gives each."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.link.mouths import Saying
from sayso.schema.event import Toll
from sayso.schema.incident import IncidentToll, TollValue

RULE = "latest-of-each-origin@2"
"""Of each origin only its latest figure counts (of several in one report the largest: the others are parts of it, or
counts that it reports to be outdated), since a later figure by the same mouth replaces the earlier one. Low and high
are the extremes of those; best is the figure of most origins, then the latest, then the larger. Every figure,
replaced or not, is kept with who gave it."""


@dataclass(frozen=True, slots=True)
class Given:
    """A toll, the saying that gives it, and the number of its origin."""

    toll: Toll
    saying: Saying
    origin: int
    group: str | None = None
    """The part of those harmed that it counts; None for the whole."""

    @property
    def bounds(self) -> tuple[int | None, int | None]:
        """Low and high."""
        return self.toll.low, self.toll.high


Kind = tuple[str, str, str]
"""Kind, unit, and group (empty: the whole)."""


def by_kind(given: Sequence[Given]) -> dict[Kind, list[Given]]:
    """The tolls of each kind, unit and group, in the order given."""
    found: dict[Kind, list[Given]] = defaultdict(list)
    for item in given:
        found[item.toll.kind, item.toll.unit, item.group or ""].append(item)
    return dict(sorted(found.items()))


def latest(given: Sequence[Given]) -> list[Given]:
    """Of each origin, the largest figure of its latest report: smaller ones beside it are parts, or earlier counts."""
    best: dict[int, Given] = {}
    for item in given:
        held = best.get(item.origin)
        if held is None or (_when(item), _size(item)) > (_when(held), _size(held)):
            best[item.origin] = item
    return [best[origin] for origin in sorted(best)]


def exclude(one: Toll, other: Toll) -> bool:
    """Whether no number fits both."""
    low = max(one.low or 0, other.low or 0)
    highs = [toll.high for toll in (one, other) if toll.high is not None]
    return bool(highs) and low > min(highs)


def tolls(given: Sequence[Given]) -> tuple[IncidentToll, ...]:
    """The incident's tolls, by kind."""
    return tuple(_toll(items) for items in by_kind(given).values())


def _when(item: Given) -> tuple[str, str]:
    return item.saying.report.published or "", item.saying.report.report_id


def _size(item: Given) -> int:
    return item.toll.low or item.toll.high or 0


def _toll(items: Sequence[Given]) -> IncidentToll:
    current = latest(items)
    lows = [item.toll.low for item in current if item.toll.low is not None]
    highs = [item.toll.high if item.toll.high is not None else item.toll.low for item in current]
    known = [high for high in highs if high is not None]
    best = max(current, key=lambda item: (_origins(current, item), _when(item), _size(item)))
    open_ended = any(item.toll.high is None for item in current) and not any(item.toll.high for item in current)
    return IncidentToll(
        kind=items[0].toll.kind,
        unit=items[0].toll.unit,
        group=items[0].group,
        low=min(lows) if lows else None,
        best=best.toll.low if best.toll.low is not None else best.toll.high,
        high=None if open_ended else max(known, default=None),
        rule=RULE,
        values=_values(items, current),
    )


def _origins(items: Sequence[Given], like: Given) -> int:
    return len({item.origin for item in items if item.bounds == like.bounds})


def _values(items: Sequence[Given], current: Sequence[Given]) -> tuple[TollValue, ...]:
    groups: dict[tuple[int | None, int | None], list[Given]] = defaultdict(list)
    for item in items:
        groups[item.bounds].append(item)
    return tuple(
        TollValue(
            low=low,
            high=high,
            text=found[0].toll.text,
            said_by=tuple(dict.fromkeys(item.saying.voice for item in found)),
            revised=all(_is_revised(item, current) for item in found),
            part=all(_is_part(item, current) for item in found),
        )
        for (low, high), found in sorted(groups.items(), key=lambda group: (group[0][0] or 0, group[0][1] or 0))
    )


def _is_revised(item: Given, current: Sequence[Given]) -> bool:
    """Whether its origin gives another figure in a later report."""
    return any(
        other.origin == item.origin and exclude(other.toll, item.toll) and _when(other) > _when(item)
        for other in current
    )


def _is_part(item: Given, current: Sequence[Given]) -> bool:
    """Whether its origin gives a larger figure in the same report."""
    return any(
        other.origin == item.origin and _when(other) == _when(item) and _size(other) > _size(item) for other in current
    )
