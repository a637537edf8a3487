"""From a rule that fits to the sense of its words: the builders that `rules.yaml` names."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import cast, get_args

from sayso.annotate.times.atoms import Atom, Readings, Value
from sayso.annotate.times.grammar import Match, Role
from sayso.annotate.times.sense import (
    Base,
    Clock,
    Edge,
    Fixed,
    Offset,
    Period,
    Repeated,
    Sense,
    Stretch,
    Unit,
    Vague,
)
from sayso.errors import DataError

_OF_TOLD = frozenset(("PREVIOUS", "FOLLOWING"))
_LETTER: Mapping[Unit, str] = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "night": "NI", "week": "W", "weekend": "WE", "month": "M",
    "quarter": "Q", "year": "Y", "decade": "DE", "century": "CE",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Parts:
    """The roles and constants of a match, by name."""

    roles: Mapping[str, Role]
    given: Mapping[str, str | int]

    def has(self, name: str) -> bool:
        return name in self.roles or name in self.given

    def kind(self, name: str) -> str:
        return self.roles[name][0] if name in self.roles else ""

    def value(self, name: str) -> Value:
        return self.roles[name][1] if name in self.roles else self.given.get(name)

    def whole(self, name: str) -> int | None:
        value = self.value(name)
        return int(value) if isinstance(value, (int, float)) else None

    def count(self, name: str = "n") -> float | None:
        value = self.value(name)
        return float(value) if isinstance(value, (int, float)) else None

    def word(self, name: str) -> str | None:
        value = self.value(name)
        return value if isinstance(value, str) else None

    def unit(self) -> tuple[Unit, int]:
        """The unit, and how many of it the word stands for (a fortnight is two weeks)."""
        if self.kind("u") == "FORTNIGHT":
            return "week", 2
        name = self.word("u") or str(self.given.get("unit", "year"))
        if name not in get_args(Unit):
            raise DataError(f"{name!r} is no unit of time", where="atoms.yaml")
        return cast("Unit", name), 1

    def base(self) -> Base:
        return "event" if self.kind("r") in _OF_TOLD or self.has("told") else "publication"

    def edge(self) -> Edge | None:
        return cast("Edge | None", self.word("g") or self.word("s"))


def _date(parts: _Parts) -> Fixed:
    return Fixed(
        year=parts.whole("y"),
        month=parts.whole("m"),
        day=parts.whole("d") or parts.whole("o"),
        last_day=parts.whole("e"),
    )


def _clock(parts: _Parts) -> Clock:
    spelt = parts.value("c")
    hour = parts.whole("h") or parts.whole("w") or 0
    clock = spelt if isinstance(spelt, Clock) else Clock(hour % 24, midnight=hour == 24)
    return replace(clock, zone=parts.word("z") or clock.zone)


def _the_day(parts: _Parts) -> Period | None:
    """The day that the words name, or None where they name none."""
    kind, value = parts.kind("x"), parts.value("x")
    if isinstance(value, Fixed):
        return replace(value, shift=parts.whole("s"))
    if kind == "WEEKDAY":
        return Fixed(
            weekday=parts.whole("x"),
            relative=parts.whole("r"),
            shift=parts.whole("v"),
            from_told=parts.base() == "event",
        )
    if parts.has("x"):
        return Offset(parts.whole("x"), "day", whole=True)
    if parts.has("e"):
        return Offset(parts.whole("e"), "day", "event", whole=True)
    if parts.has("r"):
        return Offset(parts.whole("r"), "day", "event", whole=True)
    return None


def _day(parts: _Parts) -> Sense:
    part = parts.word("p")
    if part in {"ON", "NI"} and parts.has("i"):
        part = "ON"
    elif part == "ON" and "x" in parts.roles:
        part = "OD"
    return Sense(_the_day(parts), part=part, edge=parts.edge() if parts.word("g") else None)


def _after_noon(hour: int, part: str | None) -> bool:
    """Whether "at nine in the evening" or "at four in the afternoon" counts from noon."""
    return (part in {"AF", "EV"} and hour < 12) or (part == "NI" and 6 <= hour < 12)


def _hour(parts: _Parts) -> Sense:
    clock = _clock(parts) if parts.has("c") or parts.has("h") else None
    if clock and _after_noon(clock.hour, parts.word("p")):
        clock = replace(clock, hour=clock.hour + 12)
    return Sense(_the_day(parts), clock=clock)


def _calendar(parts: _Parts) -> Sense:
    ordinal = parts.whole("o")
    return Sense(
        Fixed(
            century=parts.whole("century"),
            decade=parts.whole("d"),
            year=parts.whole("y"),
            last_year=parts.whole("z"),
            month=parts.whole("m"),
            quarter=ordinal if parts.given.get("of") == "quarter" else None,
            half=ordinal if parts.given.get("of") == "half" else None,
            season=parts.word("k"),
            relative=parts.whole("r"),
            shift=parts.whole("s"),
        ),
        edge=cast("Edge | None", parts.word("g")),
    )


def _century(parts: _Parts) -> Sense:
    return Sense(Fixed(century=(parts.whole("o") or 1) - 1), edge=parts.edge())


def _whole(parts: _Parts) -> Sense:
    unit, many = parts.unit()
    shift = parts.whole("r") if parts.has("r") else parts.whole("told")
    return Sense(Offset((shift or 0) * many, unit, parts.base(), whole=True), edge=parts.edge())


def _whole_told(parts: _Parts) -> Sense:
    return Sense(Offset(parts.whole("t") or parts.whole("l"), parts.unit()[0], "event", whole=True))


def _weekend(_: _Parts) -> Sense:
    return Sense(Offset(0, "weekend", whole=True))


def _holiday(parts: _Parts) -> Sense:
    month, day = (parts.word("h") or "01-01").split("-")
    return Sense(Fixed(year=parts.whole("y"), month=int(month), day=int(day)))


def _counted(parts: _Parts) -> tuple[float | None, Unit]:
    unit, many = parts.unit()
    if (parts.kind("n") in {"FEW", ""} and not isinstance(parts.given.get("n"), int)) or parts.has("n2"):
        return None, unit
    count = parts.count()
    return (None if count is None else count * many), unit


def _offset(parts: _Parts) -> Sense:
    count, unit = _counted(parts)
    sign = parts.whole("a") or parts.whole("sign") or -1
    if count is None:
        return Sense(Stretch(None, unit, sign))
    return Sense(Offset(count * sign, unit))


def _told(parts: _Parts) -> Sense:
    count, unit = _counted(parts)
    if count is None:
        return Sense(Stretch(None, unit))
    return Sense(Offset(count * (parts.whole("t") or parts.whole("l") or 1), unit, "event"))


def _year_before(_: _Parts) -> Sense:
    return Sense(Offset(-1, "year", "event"))


def _stretch(parts: _Parts) -> Sense:
    count, unit = _counted(parts)
    if not parts.has("n") and not parts.has("sign") and parts.kind("u") != "PLURAL":
        count = 1.0 * parts.unit()[1]
    return Sense(Stretch(count, unit, parts.whole("r") or parts.whole("sign") or 0))


def _length(parts: _Parts) -> Sense:
    count, unit = _counted(parts)
    if count is not None and parts.has("more"):
        count += 0.5
    return Sense(Stretch(count, unit))


def _set(parts: _Parts) -> Sense:
    if parts.has("v"):
        return Sense(Repeated(parts.word("v") or "P1D", "day"))
    if parts.has("w"):
        return Sense(Repeated(f"XXXX-WXX-{(parts.whole('w') or 0) + 1}", "day"))
    if parts.has("p"):
        return Sense(Repeated(f"XXXX-XX-XXT{parts.word('p')}", "part"))
    unit, _ = parts.unit()
    return Sense(Repeated(length_value(parts.count() or 1, unit), unit))


def _vague(parts: _Parts) -> Sense:
    return Sense(Vague(parts.word("v") or "PRESENT_REF"))


def length_value(count: float | None, unit: Unit) -> str:
    """The TIMEX3 value of a length of time: P3D, PT24H, PXW where the count is not told.

    >>> length_value(24, "hour"), length_value(5.5, "hour"), length_value(None, "week"), length_value(2.5, "year")
    ('PT24H', 'PT5H30M', 'PXW', 'P2.5Y')
    """
    if count == 0.5 and unit in {"hour", "year"}:
        return "PT30M" if unit == "hour" else "P6M"
    if unit == "hour" and count is not None and count % 1 == 0.5:
        return f"PT{int(count)}H30M"
    letter = _LETTER[unit]
    number = "X" if count is None else f"{count:g}" if count < 1e6 else str(int(count))
    return f"P{letter[0]}{number}{letter[1:]}" if letter[0] == "T" else f"P{number}{letter}"


_SENSES: Mapping[str, Callable[[_Parts], Sense]] = {
    "day": _day, "hour": _hour, "calendar": _calendar, "century": _century, "whole": _whole,
    "whole_told": _whole_told, "weekend": _weekend, "holiday": _holiday, "offset": _offset, "told": _told,
    "year_before": _year_before, "stretch": _stretch, "length": _length, "set": _set, "vague": _vague,
}  # fmt: skip


def sense_of(match: Match) -> Sense | None:
    """What a match of stage 2 means; None for rules that only keep others away (ages).

    Raises:
        DataError: the rule names no builder.
    """
    if match.rule.builds == "nothing":
        return None
    builder = _SENSES.get(match.rule.builds)
    if builder is None:
        raise DataError(f"rule {match.rule.name} builds {match.rule.builds!r}, which is unknown", where="rules.yaml")
    return builder(_Parts(match.roles, match.rule.given))


def joined(atoms: list[Atom], matches: list[Match]) -> list[Atom]:
    """The atoms with those of each match of stage 1 made into one (a DATE, a CLOCK)."""
    result = list(atoms)
    for match in reversed(matches):
        parts = _Parts(match.roles, match.rule.given)
        first, last = result[match.first], result[match.last - 1]
        readings: Readings
        if match.rule.builds == "date":
            date = _date(parts)
            if date.last_day is not None and date.day is not None and date.last_day <= date.day:
                continue
            readings = (("DATE", date),)
        else:
            readings = (("CLOCK", _clock(parts)),)
        result[match.first : match.last] = [Atom(first.start, last.end, "#", readings)]
    return result
