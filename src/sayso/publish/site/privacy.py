"""The public profile: a view of the ledger that names no private victim and gives no place finer than it is known.

A withheld name is covered character by character, so that every span still points at the words that it
pointed at, in the pages and in the downloads alike.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from pathlib import PurePath
from types import MappingProxyType
from typing import TypeVar
from urllib.parse import urlsplit

from pydantic import JsonValue

from sayso.ledger.results import Failure, Head, Run
from sayso.publish.site.names import Names, names_of
from sayso.publish.site.view import View
from sayso.schema.claim import Claim
from sayso.schema.event import Event
from sayso.schema.incident import Incident
from sayso.schema.model import Record
from sayso.schema.report import Report
from sayso.schema.vocabulary import Precision

Covered = TypeVar("Covered", bound=Record)

# Decimals of a degree that the precision justifies: 0.01° is about a kilometre, as fine as a settlement is known.
_DECIMALS: dict[Precision, int] = {"exact": 3, "settlement": 2, "district": 1, "region": 0, "country": 0}
_KEPT = 4096
"""Reports whose names are kept at hand: an incident's reports come up again for each of their records."""
_ADDRESSES = frozenset({"uri", "container"})


@dataclass(frozen=True)
class PublicView:
    """`view` as it may be published."""

    view: View

    @cached_property
    def names(self) -> Names:
        """The names withheld: of the persons whom any event has as a victim, or as the target of a deed."""
        return names_of(self.view.events())

    def incidents(self) -> Iterator[Incident]:
        """Every incident."""
        for incident in self.view.incidents():
            reports = dict.fromkeys(report for origin in incident.origins for report in origin.reports)
            known = [self._known(report) for report in reports]
            parts = frozenset[str]().union(*(each.parts for each in known))
            yield self._covered(incident, parts, {each.address: _without_folders(each.address) for each in known})

    def reports(self) -> Iterator[Report]:
        """Every report."""
        return (self._covered(report, self._parts(report.report_id)) for report in self.view.reports())

    def report(self, id_: str) -> Report:
        """The report of that id."""
        found = self.view.report(id_)
        return self._covered(found, self._parts(found.report_id))

    def claims(self, report_id: str | None = None) -> Iterator[Claim]:
        """The claims of one report, or of all."""
        return (self._covered(claim, self._parts(claim.report_id)) for claim in self.view.claims(report_id))

    def events(self, report_id: str | None = None) -> Iterator[Event]:
        """The events of one report, or of all."""
        return (self._covered(event, self._parts(event.report_id)) for event in self.view.events(report_id))

    def reviewed(self) -> frozenset[str]:
        """The ids of the records that a person has decided on."""
        return self.view.reviewed()

    def runs(self) -> tuple[Run, ...]:
        """The runs that coded the reports."""
        return self.view.runs()

    def failures(self) -> tuple[Failure, ...]:
        """The inputs that could not be coded, by their names without folders."""
        return tuple(_named(failure) for failure in self.view.failures())

    def head(self) -> Head:
        """The end of the audit chain."""
        return self.view.head()

    @cached_property
    def _known(self) -> Callable[[str], "_Known"]:
        return lru_cache(maxsize=_KEPT)(lambda report_id: _known(self.view.report(report_id), self.names))

    def _parts(self, report_id: str) -> frozenset[str]:
        return self._known(report_id).parts

    def _covered(
        self, record: Covered, parts: frozenset[str], addresses: Mapping[str, str] = MappingProxyType({})
    ) -> Covered:
        fields = json.loads(record.model_dump_json())
        published = _published(fields, self.names, parts, addresses)
        return record if published == fields else type(record).model_validate(published)


@dataclass(frozen=True, slots=True)
class _Known:
    """Of a report: the single names ("Bushara") to withhold, parts of the full names that it gives; and its address."""

    parts: frozenset[str]
    address: str


def _known(report: Report, names: Names) -> _Known:
    text = f"{report.text} {report.headline or ''}"
    return _Known(names.parts_in(report.report_id, text), report.source.uri)


def _published(
    value: JsonValue, names: Names, parts: frozenset[str], addresses: Mapping[str, str], key: str = ""
) -> JsonValue:
    """`value` with names covered; of `addresses`, which a linker may name a report by, what may be published."""
    match value:
        case str() if key in _ADDRESSES:
            return names.covered(_without_folders(value), parts, any_case=True)
        case str():
            for address, name in addresses.items():
                value = value.replace(address, name)
            return names.covered(value, parts)
        case list():
            return [_published(item, names, parts, addresses, key) for item in value]
        case dict():
            return _rounded({name: _published(item, names, parts, addresses, name) for name, item in value.items()})
    return value


def _rounded(fields: dict[str, JsonValue]) -> dict[str, JsonValue]:
    """A place's coordinates at the decimals of its precision; those of a candidate at a settlement's."""
    if not {"lat", "lon"} <= fields.keys():
        return fields
    named = fields.get("precision", "settlement")
    places = next((number for precision, number in _DECIMALS.items() if precision == named), 0)
    rounded = {name: round(at, places) for name in ("lat", "lon") if isinstance(at := fields[name], int | float)}
    return fields | rounded


def _named(failure: Failure) -> Failure:
    name = _without_folders(failure.input)
    return replace(failure, input=name, message=failure.message.replace(failure.input, name))


def _without_folders(address: str) -> str:
    """A path of somebody's machine without its folders; an address of the net as it is."""
    return address if urlsplit(address).netloc else PurePath(address).name
