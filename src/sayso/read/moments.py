"""Times as outlets write them, read to exactly the precision and the zone that they give. Nothing is guessed:
a numeric date that could be two days is neither, unless something else in the article says which.
"""

import re
from dataclasses import dataclass
from datetime import date

from pydantic import TypeAdapter, ValidationError

from sayso.schema.moment import Moment

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sep sept", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
# Abbreviations that mean one offset wherever they are used. BST, IST, CST, EST and AST each name several zones.
_ZONES = {"z": "Z", "gmt": "Z", "utc": "Z", "cet": "+01:00", "cest": "+02:00", "eet": "+02:00", "eest": "+03:00",
          "msk": "+03:00", "eat": "+03:00", "wat": "+01:00", "cat": "+02:00", "edt": "-04:00", "pdt": "-07:00",
          "pkt": "+05:00", "jst": "+09:00", "kst": "+09:00", "hkt": "+08:00", "sast": "+02:00"}  # fmt: skip
_MONTH = r"(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_YEAR_ANYWHERE = re.compile(r"(?:19|20)\d\d")
_DATES = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?<!\d){_DAY}(?: of)?[ -]{_MONTH},?[ -]{_YEAR}(?!\d)",
        rf"\b{_MONTH}[ -]{_DAY},? {_YEAR}(?!\d)",
        r"(?<!\d)(?P<year>(?:19|20)\d\d)[-/.](?P<month>[01]\d)[-/.](?P<day>[0-3]\d)(?!\d)",
        r"(?<![\d.])(?P<one>[0-3]?\d)(?P<sep>[/.-])(?P<two>[0-3]?\d)(?P=sep)(?P<year>(?:19|20)\d\d)(?![\d])",
    )
)
_HOUR = re.compile(
    r"(?<![\d:+-])(?:(?P<hour>[0-2]?\d)[:.h](?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d)(?:[.,]\d+)?)?|"
    r"(?P<alone>1?\d)(?= ?[ap]\.?m)|(?P<four>[0-2]\d[0-5]\d)(?= ?(?:hrs|hours|gmt|utc)\b))"
    r"(?: ?(?P<half>[ap]\.?m\b\.?))?(?: ?(?:hrs|hours)\b)?"
    r"(?: ?\(?(?P<zone>z|(?:gmt|utc)?[+-]\d\d?:?(?:\d\d)?|[a-z]{3,4})\)?(?![a-z\d]))?",
    re.IGNORECASE,
)
_ISO = re.compile(
    r"(?P<year>\d{4})-?(?P<month>\d\d)(?:-?(?P<day>\d\d)(?:[T ](?P<hour>\d\d):?(?P<minute>\d\d)"
    r"(?::?(?P<second>\d\d)(?:[.,]\d+)?)?\s?(?P<zone>Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?)?)?(?: ?\(.*\))?"
)
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
_LABEL = re.compile(
    r"\b(?:(?P<updated>(?:last )?(?:updated?|modified|edited)(?: (?:on|at))?)|"
    r"(?:first |originally )?(?:published|posted|created|issued|filed|date(?: of publication)?|publication date|"
    r"uploaded|release[d]?|time)(?: (?:on|at|by))?)\b\s?[:.]?",
    re.IGNORECASE,
)
_FILLER = re.compile(rf"\b(?:{_WEEKDAY}|on|at|the|local time|time)\b\.?|[\s,|·•@()/:;–—.-]+", re.IGNORECASE)
_LONGEST_LINE = 140  # a line with two full times, labels, weekdays and zones has about 90
_MOMENT: TypeAdapter[str] = TypeAdapter(Moment)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A time as the outlet gives it. `others` holds the second reading of an ambiguous date; `moment` is the first."""

    moment: str
    updated: bool = False
    others: tuple[str, ...] = ()
    start: int = 0
    end: int = 0


def moment_of(value: str) -> Stamp | None:
    """The one time that a field says: ISO 8601, RFC 5322, or as outlets write it; None when it says none."""
    text = value.strip()[:_LONGEST_LINE]
    iso = _ISO.fullmatch(text)
    if iso:
        return _stamp(iso["year"], int(iso["month"]), iso["day"], _clock(iso), 0, len(text))
    found = stamps(text)
    return found[0] if len(found) == 1 else None


def stamp_line(line: str) -> tuple[Stamp, ...]:
    """The times of a line that holds nothing but times, their labels and weekdays; empty for any other line."""
    if len(line) > _LONGEST_LINE:
        return ()
    found = stamps(line)
    if not found:
        return ()
    rest = line
    for stamp in reversed(found):
        rest = rest[: stamp.start] + " " + rest[stamp.end :]
    return found if not _FILLER.sub("", _LABEL.sub(" ", rest)) else ()


def leading_stamp(text: str) -> Stamp | None:
    """The time that opens running text ("Wed 05 Apr 2017 Victims of …"), with its range."""
    head = text[:_LONGEST_LINE]
    found = stamps(head)
    if not found:
        return None
    before = _FILLER.sub("", _LABEL.sub(" ", head[: found[0].start]))
    return None if before else found[0]


def stamps(text: str) -> tuple[Stamp, ...]:
    """Every date in `text` that names its year, with the hour beside it, in order."""
    if not _YEAR_ANYWHERE.search(text):
        return ()
    dates = sorted(
        (found for form in _DATES for found in form.finditer(text)), key=lambda found: (found.start(), -found.end())
    )
    kept: list[Stamp] = []
    for place, found in enumerate(dates):
        if kept and found.start() < kept[-1].end:
            continue
        until = min((other.start() for other in dates[place + 1 :] if other.start() >= found.end()), default=len(text))
        stamp = _with_hour(text, found, kept[-1].end if kept else 0, until)
        if stamp:
            kept.append(stamp)
    return tuple(kept)


def settled(stamp: Stamp, told: tuple[Stamp, ...]) -> str | None:
    """The day that `stamp` means, where it has two readings and `told` (other dates of the article) has one of them."""
    if not stamp.others:
        return stamp.moment
    readings = (stamp.moment, *stamp.others)
    days = {other.moment[:10] for other in told if not other.others}
    fitting = [reading for reading in readings if reading[:10] in days]
    return fitting[0] if len(fitting) == 1 else None


def _with_hour(text: str, found: re.Match[str], floor: int, until: int) -> Stamp | None:
    labels = tuple(_LABEL.finditer(text, floor, found.start()))
    updated = bool(labels and labels[-1]["updated"])
    start, end, clock = found.start(), found.end(), ""
    after = _HOUR.search(text, found.end(), until)
    if after and not _FILLER.sub("", text[found.end() : after.start()]):
        end, clock = after.end(), _clock(after)
    else:
        for before in _HOUR.finditer(text, floor, found.start()):
            if not _FILLER.sub("", text[before.end() : found.start()]):
                start, clock = before.start(), _clock(before)
    parts = found.groupdict()
    if parts.get("one"):
        orders = {(parts["one"], parts["two"])}
        if parts["sep"] != ".":  # with dots the day comes first wherever dots are used
            orders.add((parts["two"], parts["one"]))
        readings = [
            reading
            for day, month in sorted(orders)
            if (reading := _stamp(parts["year"], int(month), day, clock, start, end))
        ]
        if not readings:
            return None
        return Stamp(readings[0].moment, updated, tuple(other.moment for other in readings[1:]), start, end)
    name = parts["month"].lower()
    month = _MONTHS[name] if name in _MONTHS else int(name)
    stamp = _stamp(parts["year"], month, parts["day"], clock, start, end)
    return Stamp(stamp.moment, updated, (), start, end) if stamp else None


def _clock(found: re.Match[str]) -> str:
    """`T11:21+02:00`, or nothing: for no hour, for one that cannot be, and for a bare midnight, which machines write
    for "on this day".
    """
    parts = found.groupdict()
    if parts.get("four"):
        parts |= {"hour": parts["four"][:2], "minute": parts["four"][2:]}
    given = parts.get("hour") or parts.get("alone")
    if given is None:
        return ""
    hour, half = int(given), (parts.get("half") or "").lower()
    if half:
        if not 1 <= hour <= 12:
            return ""
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    minute, second = parts.get("minute") or ("00" if half else None), parts.get("second")
    if hour > 23 or (f"{hour:02}", minute, second) == ("00", "00", "00"):
        return ""
    clock = f"T{hour:02}" if parts.get("alone") else f"T{hour:02}:{minute}"
    if second and second != "00":
        clock += f":{second}"
    return clock + _zone(parts.get("zone") or "")


def _zone(name: str) -> str:
    known = _ZONES.get(name.lower())
    if known:
        return known
    offset = re.fullmatch(r"(?:gmt|utc)?([+-])(\d\d?):?(\d\d)?", name, re.IGNORECASE)
    return f"{offset[1]}{int(offset[2]):02}:{offset[3] or '00'}" if offset else ""


def _stamp(year: str, month: int, day: str | None, clock: str, start: int, end: int) -> Stamp | None:
    if day is None:
        moment = f"{year}-{month:02}"
    else:
        moment = f"{year}-{month:02}-{int(day):02}"
        try:
            date(int(year), month, int(day))
        except ValueError:
            return None
    try:
        return Stamp(_MOMENT.validate_python(moment + clock), start=start, end=end)
    except ValidationError:
        return None
