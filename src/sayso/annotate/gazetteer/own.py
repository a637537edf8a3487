"""Our own data files: what each line holds."""

import csv
from functools import cache
from importlib.resources import files
from typing import Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from sayso.lexicon import parsed

Line = TypeVar("Line", bound=BaseModel)


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")
    example: str


class RegionEntry(_Entry):
    """A region, front, water or continent, with a label point (degrees) and a radius in km."""

    kind: Literal["region", "front", "water", "continent"]
    name: str
    aliases: tuple[str, ...] = ()
    lat: float = Field(ge=-90, le=90)
    lon: float = Field(ge=-180, le=180)
    radius_km: float = Field(gt=0)
    countries: tuple[str, ...] = ()


class DemonymEntry(_Entry):
    """Words for the people or things of a place: a country code, or the name of a place of the gazetteer."""

    place: str
    words: tuple[str, ...] = Field(min_length=1)


class SeatEntry(_Entry):
    """A seat of power, and the settlement where it is."""

    name: str
    aliases: tuple[str, ...] = ()
    settlement: str
    country: str


def regions() -> tuple[RegionEntry, ...]:
    """The regions, fronts, waters and continents."""
    return _read("regions.yaml", RegionEntry)


def demonyms() -> tuple[DemonymEntry, ...]:
    """The demonyms."""
    return _read("demonyms.yaml", DemonymEntry)


def seats() -> tuple[SeatEntry, ...]:
    """The seats of power."""
    return _read("seats.yaml", SeatEntry)


def rows(name: str) -> list[dict[str, str]]:
    """The rows of one of our tables, by the names of its columns."""
    text = files("sayso.annotate.gazetteer").joinpath("data", name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


@cache
def _text(name: str) -> str:
    return files("sayso.annotate.gazetteer").joinpath("data", name).read_text(encoding="utf-8")


def _read(name: str, kind: type[Line]) -> tuple[Line, ...]:
    return parsed(_text(name), name, kind)
