"""An incident as a list shows it: the advisory before everything, the title folded where it may tell too much."""

from dataclasses import dataclass

from sayso.publish import wording
from sayso.publish.site import phrases
from sayso.publish.site.advice import Warned, Words, masked, warned
from sayso.publish.site.shelf import Shelf
from sayso.publish.terminal import FOLDED_FROM
from sayso.schema.incident import Incident
from sayso.schema.vocabulary import STANDINGS, Standing


@dataclass(frozen=True, slots=True)
class Chip:
    """A standing: its shape and its word."""

    glyph: str
    name: str


@dataclass(frozen=True, slots=True)
class Card:
    """What a row of the list, and the head of an incident's page, say."""

    incident_id: str
    type: str
    place: str
    precision: str
    when: str
    title: Words
    warned: tuple[Warned, ...]
    standings: tuple[Chip, ...]
    tolls: tuple[str, ...]
    reports: str
    origins: str
    disputed: tuple[str, ...]
    unknowns: tuple[str, ...]
    reviewed: bool

    @property
    def name(self) -> str:
        """Kind and place: what may stand in a page's title whatever the report says."""
        return f"{self.type} – {self.place}"


def card(incident: Incident, shelf: Shelf) -> Card:
    """The card of an incident."""
    warnings = warned(shelf.advisories(incident))
    severe = tuple(each.category for each in warnings if each.severity >= FOLDED_FROM)
    return Card(
        incident_id=incident.incident_id,
        type=phrases.type_name(incident.type),
        place=phrases.place_name(incident.place),
        precision=phrases.precision(incident.place),
        when=phrases.when(incident.time),
        title=Words(masked(incident.title, shelf.strong(incident)), severe),
        warned=warnings,
        standings=chips(incident.standings),
        tolls=tuple(wording.incident_toll(toll) for toll in incident.tolls),
        reports=wording.counted(incident.reports_n, "report"),
        origins=wording.counted(incident.origins_n, "independent origin"),
        disputed=tuple(phrases.field_name(dispute.field) for dispute in incident.disputes),
        unknowns=tuple(wording.unknown(field) for field in incident.unknowns),
        reviewed=incident.incident_id in shelf.reviewed,
    )


def chips(standings: tuple[Standing, ...]) -> tuple[Chip, ...]:
    """Each standing once, in the order of the vocabulary."""
    return tuple(chip(name) for name in STANDINGS if name in standings)


def chip(standing: Standing) -> Chip:
    """One standing."""
    return Chip(phrases.GLYPHS[standing], standing)
