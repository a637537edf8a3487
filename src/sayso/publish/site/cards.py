"""An incident as a list shows it: the advisory before everything, the title folded where it may tell too much."""

import re
from dataclasses import dataclass

from sayso.link import titles
from sayso.publish import wording
from sayso.publish.site import phrases
from sayso.publish.site.advice import Warned, Words, masked, warned
from sayso.publish.site.shelf import Shelf
from sayso.publish.terminal import FOLDED_FROM
from sayso.schema.incident import Incident, IncidentToll
from sayso.schema.vocabulary import STANDINGS, Standing

_WORD = re.compile(r"\w+")
_TIES = frozenset({"in", "on", "at", "of", "by", "for", "from", "near", "toward", "between", "since", "until"})


@dataclass(frozen=True, slots=True)
class Chip:
    """A standing: its shape and its word."""

    glyph: str
    name: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Card:
    """What a row of the list, and the head of an incident's page, say."""

    incident_id: str
    type: str
    place: str
    where: str
    """The place with the word that ties it to the type: "on Kutum, Sudan"."""
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
        return f"{self.type} {self.where}"


def card(incident: Incident, shelf: Shelf) -> Card:
    """The card of an incident."""
    kind, where, when = (
        phrases.type_name(incident.type),
        phrases.place_name(incident.place),
        phrases.when(incident.time),
    )
    title = (
        masked(incident.title, shelf.strong(incident))
        if _adds(incident.title, f"{kind} {where} {when} {titles.day(incident.time)}")
        else ""
    )
    warnings = warned(shelf.advisories(incident))
    severe = tuple(each.category for each in warnings if each.severity >= FOLDED_FROM)
    return Card(
        incident_id=incident.incident_id,
        type=kind,
        place=where,
        where=_tied(incident, kind) or f"({where})",
        precision=phrases.precision(incident.place),
        when=when,
        title=Words(title, severe if title else ()),
        warned=warnings,
        standings=chips(incident.standings),
        tolls=tuple(wording.incident_toll(toll) for toll in _headline(incident.tolls)),
        reports=wording.counted(incident.reports_n, "report"),
        origins=wording.counted(incident.origins_n, "independent origin"),
        disputed=tuple(wording.disputed(dispute.field) for dispute in incident.disputes),
        unknowns=tuple(wording.unknown(field) for field in incident.unknowns),
        reviewed=incident.incident_id in shelf.reviewed,
    )


def _tied(incident: Incident, kind: str) -> str:
    return titles.heading(incident.type, incident.place).removeprefix(kind).strip() if incident.place else ""


def _adds(title: str, told: str) -> bool:
    """Whether the title has a word that the heading and the date have not."""
    said = frozenset(_WORD.findall(told.casefold()))
    return any(word not in said and word not in _TIES for word in _WORD.findall(title.casefold()))


def _headline(tolls: tuple[IncidentToll, ...]) -> list[IncidentToll]:
    """The figures for the whole; of what nobody counts as a whole, those for its parts."""
    whole = {toll.kind for toll in tolls if toll.group is None}
    return [toll for toll in tolls if toll.group is None or toll.kind not in whole]


def chips(standings: tuple[Standing, ...]) -> tuple[Chip, ...]:
    """Each standing once, in the order of the vocabulary."""
    return tuple(chip(name) for name in STANDINGS if name in standings)


def chip(standing: Standing) -> Chip:
    """One standing."""
    return Chip(phrases.GLYPHS[standing], standing, phrases.MEANINGS[standing])
