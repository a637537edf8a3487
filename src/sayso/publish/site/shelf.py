"""What every page draws from: the incidents in order, whose an event is, and reports as they are needed."""

from collections.abc import Iterator
from functools import cached_property, lru_cache

from sayso.publish.site import phrases
from sayso.publish.site.advice import over, strong_words
from sayso.publish.site.view import Coding, View, coding
from sayso.schema.event import Event
from sayso.schema.incident import Incident
from sayso.schema.report import Advisory

_KEPT = 256
"""Reports held decoded at once: an incident's reports are read again and again, all of them never at once."""


class Shelf:
    """The view, arranged for pages."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.coding = lru_cache(maxsize=_KEPT)(self._coding)

    @cached_property
    def incidents(self) -> tuple[Incident, ...]:
        """Every incident, the newest happening first, those whose day nobody tells last."""
        return tuple(sorted(self.view.incidents(), key=lambda i: (-phrases.sort_day(i).toordinal(), i.incident_id)))

    @cached_property
    def incidents_of(self) -> dict[str, tuple[Incident, ...]]:
        """Event id → the incidents that it is told in."""
        found: dict[str, tuple[Incident, ...]] = {}
        for incident in self.incidents:
            for event in incident.event_ids:
                found[event] = (*found.get(event, ()), incident)
        return found

    @cached_property
    def reviewed(self) -> frozenset[str]:
        """The ids of the records that a person has decided on."""
        return self.view.reviewed()

    def codings(self, incident: Incident) -> tuple[Coding, ...]:
        """The reports that tell of the incident, the earliest first; those that name no time last."""
        ids = dict.fromkeys(report for origin in incident.origins for report in origin.reports)
        found = (self.coding(report) for report in ids)
        return tuple(
            sorted(found, key=lambda c: (c.report.published or "9999", c.report.outlet or "", c.report.report_id))
        )

    def told(self, incident: Incident) -> Iterator[tuple[Coding, tuple[Event, ...]]]:
        """Each report with its events of the incident."""
        members = frozenset(incident.event_ids)
        for each in self.codings(incident):
            yield each, tuple(event for event in each.events if event.event_id in members)

    def advisories(self, incident: Incident) -> tuple[Advisory, ...]:
        """What is warned of where the reports tell of the incident."""
        found: list[Advisory] = []
        for each, events in self.told(incident):
            for event in events:
                found += over(each.report, event.trigger)
                claim = each.claim(event.claim_id)
                found += [a for span in (claim.content if claim else ()) for a in over(each.report, span)]
        return tuple(dict.fromkeys(found))

    def strong(self, incident: Incident) -> frozenset[str]:
        """The strong words of its reports, which titles and lists do not spell out."""
        return frozenset[str]().union(*(strong_words(each.report) for each in self.codings(incident)))

    def _coding(self, report_id: str) -> Coding:
        return coding(self.view, self.view.report(report_id))
