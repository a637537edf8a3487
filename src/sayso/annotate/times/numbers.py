"""Numbers and hours in words and digits, for the grammar of times."""

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.annotate.times.sense import Clock

if TYPE_CHECKING:
    from sayso.annotate.times.atoms import Atom

LIMIT_OF_YEARS = (1000, 2199)
"""Four digits outside this range are no year."""
_CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d\d))?(?::\d\d)?\s?(?:([ap])\.?\s?m\.?)?$")


def clock_of(words: str) -> Clock | None:
    """The hour that "4am", "4.30 p.m.", "16:30" or "0430" tell; None for what is no hour."""
    if words.isdigit():
        hour, minute, half = int(words[:2]), int(words[2:]), ""
    else:
        found = _CLOCK.match(words)
        if not found:
            return None
        hour, minute, half = int(found[1]), int(found[2] or -1), found[3] or ""
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 23 or minute > 59:
        return None
    return Clock(hour, minute if minute >= 0 else None)


def _number(atom: "Atom") -> int | None:
    for kind, value in atom.readings:
        if kind == "NUMWORD" and isinstance(value, int):
            return value
    return None


def merged(found: "list[Atom]") -> "list[Atom]":
    """The atoms with every run of number words made into one ("twenty-four", "nineteen ninety-six")."""
    if not any(_number(atom) is not None for atom in found):
        return found
    result: list[Atom] = []
    at = 0
    while at < len(found):
        first = _number(found[at])
        if first is None:
            result.append(found[at])
            at += 1
            continue
        total, end = first, at + 1
        while end < len(found):
            step = end + 1 if found[end].text == "-" and end + 1 < len(found) else end
            value = _number(found[step])
            joined = None if value is None else _joined(total, value)
            if joined is None:
                break
            total, end = joined, step + 1
        atom = found[at] if end == at + 1 else replace(found[at], end=found[end - 1].end, text="#")
        result.append(replace(atom, readings=_readings(atom, total, many=end > at + 1)))
        at = end
    return result


def _joined(total: int, value: int) -> int | None:
    """The number that `value` after `total` makes, or None where they are two numbers."""
    if value in {100, 1000} and total < value:
        return total * value
    if total % 100 == 0 and total and value < 100:
        return total + value
    if 20 <= total % 100 < 100 and total % 10 == 0 and value < 10:
        return total + value
    if total in {18, 19, 20} and 10 <= value < 100:
        return total * 100 + value
    if 1800 <= total < 2100 and total % 100 >= 20 and total % 10 == 0 and value < 10:
        return total + value
    return None


def _readings(atom: "Atom", total: int, *, many: bool) -> tuple[tuple[str, int], ...]:
    kept = tuple((kind, value) for kind, value in atom.readings if kind != "NUMWORD") if not many else ()
    year = (
        (("YEAR", total), ("SPELT", total))
        if many and total % 100 and LIMIT_OF_YEARS[0] <= total <= LIMIT_OF_YEARS[1]
        else ()
    )
    hour = (("HOUR", total),) if 1 <= total <= 12 else ()
    return (*kept, ("NUM", total), *year, *hour)
