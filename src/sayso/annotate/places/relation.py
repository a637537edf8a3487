"""How the deed lies to the place that is named: near it, toward it, so many km from it."""

import math
import re
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc

from sayso.annotate.layers import report_of
from sayso.annotate.places.cues import CueRole, words
from sayso.annotate.places.toponym import Toponym
from sayso.schema.vocabulary import Relation

_OFFSET = re.compile(
    r"(?P<number>\d+(?:[.,]\d+)?)\s*-?(?P<unit>km|kms|kilometers?|kilometres?|miles?|mi)\b"
    r"(?:\s\([^)]{1,30}\))?(?:\s(?:to the|due))?"
    r"\s(?P<direction>(?:north|south)[- ]?(?:east|west)|north|south|east|west)"
    r"\s(?:of|from)\s(?:the\s)?(?:[a-z]+\s){0,4}(?:of\s)?$",
    re.IGNORECASE,
)
_AWAY = re.compile(
    r"(?P<number>\d+(?:[.,]\d+)?)\s*-?(?P<unit>km|kms|kilometers?|kilometres?|miles?|mi)\b"
    r"(?:\s\([^)]{1,30}\))?\s(?:from|outside|away from)\s(?:the\s)?(?:[a-z]+\s){0,4}(?:of\s)?$",
    re.IGNORECASE,
)
_SIDE = re.compile(r"\b(?:north|south)?[- ]?(?:east|west|north|south)\sof\s(?:the\s)?(?:[a-z]+\s){0,3}(?:of\s)?$")
_ARTICLE = re.compile(
    r"(?:the\s)?(?:(?:strategic|eastern|western|northern|southern|central|occupied|besieged)\s)?"
    r"(?:(?:port\s)?(?:city|town|village|port|capital)\s(?:of\s)?)?$"
)
_BEARING = {"north": 0, "northeast": 45, "east": 90, "southeast": 135, "south": 180, "southwest": 225, "west": 270,
            "northwest": 315}  # fmt: skip
_KM = {"m": 1.609344, "k": 1.0}
_LOOK_BACK = 90
_KM_PER_DEGREE = 111.2
# "30 km south" is a rounded figure on a rough bearing: a quarter of the distance is not known.
_UNKNOWN_SHARE = 0.25
_NEAR_KM = 10.0
_SIDE_KM = 25.0


@dataclass(frozen=True, slots=True)
class Offset:
    """The relation to a named place, the shift of its point in km (north, east), and what to add to its radius."""

    relation: Relation
    north_km: float = 0.0
    east_km: float = 0.0
    wider_km: float = 0.0

    def moved(self, lat: float, lon: float) -> tuple[float, float]:
        """The shifted point."""
        if not self.north_km and not self.east_km:
            return lat, lon
        scale = max(0.05, math.cos(math.radians(lat)))
        shifted = max(-90.0, min(90.0, lat + self.north_km / _KM_PER_DEGREE))
        east = lon + self.east_km / (_KM_PER_DEGREE * scale)
        return round(shifted, 4), round((east + 180.0) % 360.0 - 180.0, 4)


def offset_of(doc: Doc, name: Toponym) -> Offset:
    """What the words before the name say."""
    before = report_of(doc).text[max(0, name.span.start - _LOOK_BACK) : name.span.start].rpartition("\n")[2]
    measured = _OFFSET.search(before)
    if measured:
        return _shift(measured["number"], measured["unit"], _BEARING[re.sub("[- ]", "", measured["direction"].lower())])
    away = _AWAY.search(before)
    if away:
        return Offset("near", wider_km=_distance(away["number"], away["unit"]))
    if _SIDE.search(before):
        return Offset("near", wider_km=_SIDE_KM)
    return _worded(before)


def _worded(before: str) -> Offset:
    tail = _ARTICLE.sub("", before.lower()).rstrip() if before.endswith(" ") else ""
    for text in (before.lower().rstrip(), tail):
        if _ends(text, "near"):
            return Offset("near", wider_km=_NEAR_KM)
        if _ends(text, "toward"):
            return Offset("toward", wider_km=_NEAR_KM)
        if _ends(text, "between") or re.search(r"\bbetween\s[\w’'. -]{2,40}\sand(?:\sthe)?$", text):
            return Offset("between", wider_km=_NEAR_KM)
        if _ends(text, "from"):
            return Offset("from")
    return Offset("at")


def _ends(text: str, role: CueRole) -> bool:
    return f" {text}".endswith(_endings(role))


@cache
def _endings(role: CueRole) -> tuple[str, ...]:
    return tuple(f" {word}" for word in words(role))


def _distance(number: str, unit: str) -> float:
    return float(number.replace(",", ".")) * _KM[unit[0].lower()]


def _shift(number: str, unit: str, bearing: int) -> Offset:
    distance = _distance(number, unit)
    angle = math.radians(bearing)
    return Offset(
        "near",
        round(distance * math.cos(angle), 3),
        round(distance * math.sin(angle), 3),
        round(distance * _UNKNOWN_SHARE, 1),
    )
