"""A fill of a response held against a fill of the key, slot by slot (scoring-guidelines.v7, 3.1 and 3.2)."""

import re
import unicodedata

from sayso.bench.muc4 import wording
from sayso.bench.muc4.slots import PARTIAL, Slot
from sayso.bench.muc4.template import Fill
from sayso.bench.muc4.wording import Grade

MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_DAY = re.compile(r"(\d{1,2}) ([A-Z]{3})[A-Z]* (\d\d)")
_Day = tuple[int, int, int]
"""Year, month and day, in this order; keys have days that no month has."""
_KIND_OF_PLACE = re.compile(r"\([^)]*\)")
_NUMBER = re.compile(r"\d+")


def grade(slot: Slot, response: Fill, key: Fill) -> Grade:
    """How right a response's fill is: 2 correct, 1 partially correct, 0 incorrect. The best alternative counts.

    With a cross-reference: a correct fill about the wrong thing is partially correct (3.1.2), and whoever has the
    fill wrong has nothing.
    """
    best: Grade = 0
    for value in response.values:
        for other in key.values:
            best = max(best, _value(slot, value, other))
    if best == 2 and slot.kind != "date" and not _about_the_same(response, key):
        return 1
    return best


def _about_the_same(response: Fill, key: Fill) -> bool:
    """Whether the cross-references agree; where the key has none, none is asked for."""
    if not key.tags:
        return True
    return any(wording.same(tag, other) for tag in response.tags for other in key.tags)


def _value(slot: Slot, response: str, key: str) -> Grade:
    match slot.kind:
        case "string":
            return wording.grade(response, key, slot.name)
        case "set":
            if response == key:
                return 2
            return 1 if key in PARTIAL.get(slot.name, {}).get(response, ()) else 0
        case "number":
            return _number(response, key)
        case "date":
            return _date(response, key)
        case "location":
            return _location(response, key)


def _number(response: str, key: str) -> Grade:
    """3.2.14: a single number is half right against a range that it ends, or against about as many."""
    ours, theirs = response.replace(" ", ""), key.replace(" ", "")
    if ours == theirs:
        return 2
    return 1 if ours.isdigit() and ours in _NUMBER.findall(theirs) else 0


def _date(response: str, key: str) -> Grade:
    """3.2.2: a day within the key's range is half right; so is the default "- day" where the key ends on that day."""
    ours, theirs = _days(response), _days(key)
    if ours is None or theirs is None:
        return 0
    if ours == theirs:
        return 2
    (first, last), (opens, closes) = ours, theirs
    if first is None:
        return 1 if last == closes else 0
    within = (opens is None or opens <= first) and last <= closes and opens != closes
    return 1 if within else 0


def _days(text: str) -> tuple[_Day | None, _Day] | None:
    """The first day (None: open) and the last of a date slot; None for what is no date."""
    found = [(int(year), MONTHS.index(month), int(day)) for day, month, year in _DAY.findall(text) if month in MONTHS]
    if not found:
        return None
    return (None, found[0]) if text.strip().startswith("-") else (found[0], found[-1])


def _location(response: str, key: str) -> Grade:
    """3.2.3: half for the country alone, for the place in a wrong country, and for one end of a range.

    Kinds of places, and levels between the country and the place, may be left out.
    """
    if response == key:
        return 2
    (country, *places), ranges = _levels(response), [_levels(end) for end in re.split(r"\s-\s", key)]
    home, *whole = ranges[0]
    if len(ranges) > 1:
        return 1 if country == home else 0
    same_place = bool(places) == bool(whole) and (not whole or places[-1] == whole[-1])
    if same_place and (set(places) <= set(whole) or set(whole) <= set(places)):
        return 2 if country == home else 1 if whole else 0
    return 1 if country == home else 0


def _levels(text: str) -> list[str]:
    """The names from the country down, in capitals without accents."""
    plain = unicodedata.normalize("NFKD", _KIND_OF_PLACE.sub(" ", text.upper()))
    letters = "".join(char for char in plain if not unicodedata.combining(char))
    return [" ".join(level.split()) for level in letters.split(":")]
