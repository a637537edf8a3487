"""Outlets by the hosts of their addresses, by the table `outlets.yaml`."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from sayso.lexicon import entries
from sayso.read.address import host


class Outlet(BaseModel):
    """One outlet or agency. `home` is the country it is edited in (ISO 3166-1 alpha-2); `example` is an address."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    domain: str = Field(pattern=r"^[a-z0-9-]+(?:\.[a-z0-9-]+)+$")
    name: str
    home: str = Field(pattern=r"^[A-Z]{2}$")
    kind: Literal["agency", "newspaper", "magazine", "broadcaster", "online"]
    example: str


def outlet_at(place: str | None) -> Outlet | None:
    """The outlet that publishes at `place`, a web address or a host; None where the table has none."""
    labels = (host(place) or (place or "").strip().lower()).split(".")
    return next((found for n in range(len(labels) - 1) if (found := _by_domain().get(".".join(labels[n:])))), None)


def named(given: str | None, address: str | None) -> str | None:
    """What an outlet is called: by itself; where it gives a host or nothing, by the table; else by its host."""
    known = outlet_at(given) if given else outlet_at(address)
    return known.name if known else given or host(address)


@cache
def _by_domain() -> Mapping[str, Outlet]:
    return MappingProxyType({outlet.domain: outlet for outlet in entries("sayso.read", "outlets.yaml", Outlet)})
