"""The first page: what the ledger holds, on a map, on a timeline, and as a list."""

from collections.abc import Sequence
from dataclasses import dataclass
from string import ascii_uppercase

from sayso.publish import wording
from sayso.publish.site import phrases
from sayso.publish.site.cards import Card, Chip, chips
from sayso.publish.site.maps import Drawing, drawn
from sayso.publish.site.overview import Overview, overview
from sayso.publish.site.places import regions, spots
from sayso.publish.site.shelf import Shelf
from sayso.publish.site.timeline import Timeline, period, timeline
from sayso.publish.site.towns import Towns
from sayso.schema.incident import Incident
from sayso.schema.vocabulary import STANDINGS

_MOST_MAPS = 12
"""Regions with a map of their own: those with the most incidents; more would make the page a wall of maps."""
ROWS = 250
"""Incidents on one page of the list: about a quarter of a megabyte."""


@dataclass(frozen=True, slots=True)
class Counts:
    """What the ledger holds, in words."""

    incidents: str
    reports: str
    outlets: str
    between: str
    disputed: int
    coded_nothing: int
    failures: str


@dataclass(frozen=True, slots=True)
class IndexPage:
    """The first page, or a further page of the list (which has no map and no timeline)."""

    counts: Counts
    cards: tuple[Card, ...]
    world: Overview | None
    maps: tuple[Drawing, ...]
    unmapped: int
    placeless: tuple[Incident, ...]
    timeline: Timeline | None
    number: int
    pages: int

    @property
    def marks(self) -> tuple[Chip, ...]:
        """The standings that the page's rows show."""
        shown = {mark.name for card in self.cards for mark in card.standings}
        return chips(tuple(standing for standing in STANDINGS if standing in shown))


def index_pages(shelf: Shelf, cards: Sequence[Card], counts: Counts, towns: Towns) -> tuple[IndexPage, ...]:
    """Every page of the list."""
    found = spots(shelf.incidents)
    grouped = regions(found, towns)
    shown = grouped[:_MOST_MAPS]
    letters = ascii_uppercase[: len(shown)]
    placed = {i.incident_id for spot in found for i in spot.incidents}
    pages = max(1, -(-len(cards) // ROWS))
    first = IndexPage(
        counts=counts,
        cards=tuple(cards[:ROWS]),
        world=overview(shown, letters, found, towns) if shown else None,
        maps=tuple(drawn(region, towns, letter) for region, letter in zip(shown, letters, strict=True)),
        unmapped=len(grouped) - len(shown),
        placeless=tuple(i for i in shelf.incidents if i.incident_id not in placed),
        timeline=timeline(shelf.incidents),
        number=1,
        pages=pages,
    )
    more = (
        IndexPage(counts, tuple(cards[ROWS * n : ROWS * (n + 1)]), None, (), 0, (), None, n + 1, pages)
        for n in range(1, pages)
    )
    return (first, *more)


def counts(shelf: Shelf, outlets: int, reports: int, coded_nothing: int) -> Counts:
    """The counts of the first sentence."""
    found = period(shelf.incidents)
    between = " to ".join(phrases.moment(day.isoformat()) for day in found) if found else ""
    if found and any(phrases.sort_day(i) < found[0] for i in shelf.incidents if i.time):
        between = f"{between}, and some before"
    return Counts(
        incidents=wording.counted(len(shelf.incidents), "incident"),
        reports=wording.counted(reports, "report"),
        outlets=wording.counted(outlets, "outlet"),
        between=between,
        disputed=sum(bool(i.disputes) for i in shelf.incidents),
        coded_nothing=coded_nothing,
        failures=wording.counted(failed, "input") if (failed := len(shelf.view.failures())) else "",
    )
