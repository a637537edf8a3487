"""Linking again: the current events of a ledger into incidents, appended as a new link run."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from sayso.ledger import Ledger
from sayso.ledger.fold import in_force
from sayso.link import Telling, link, rulings
from sayso.link.assembly import METHOD
from sayso.schema.incident import Incident

_HELD_TELLINGS = 256
"""Tellings kept at hand while incidents are put together: neighbours in time share reports."""


@dataclass(frozen=True, slots=True)
class Linked:
    """What linking gave: incidents in all, those told by more than one report, and whether anything is new."""

    incidents: int
    of_many_reports: int
    new: bool


class _Shelf:
    """The ledger as the linker's library."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self.telling = lru_cache(maxsize=_HELD_TELLINGS)(self._telling)

    def tellings(self) -> Iterator[Telling]:
        """Each report that has events, by id; what linking goes through in full needs no claims."""
        for report_id, events in groupby(self._ledger.events(), key=lambda event: event.report_id):
            yield Telling(self._ledger.report(report_id), (), tuple(events))

    def _telling(self, report_id: str) -> Telling:
        claims, events = self._ledger.claims(report_id), self._ledger.events(report_id)
        return Telling(self._ledger.report(report_id), tuple(claims), tuple(events))


def relink(ledger: Ledger) -> Linked:
    """Link the current events, with merges and splits decided by people, and append the incidents.

    Nothing is appended where the incidents are those of the last link run.

    Raises:
        LedgerError: the ledger cannot be used.
    """
    counts = [0, 0]

    def counted() -> Iterator[Incident]:
        for incident in link(_Shelf(ledger), rulings(in_force(ledger.decisions()))):
            counts[0] += 1
            counts[1] += incident.reports_n > 1
            yield incident

    new = ledger.append_incidents(METHOD, counted())
    return Linked(incidents=counts[0], of_many_reports=counts[1], new=new)
