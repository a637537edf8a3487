"""The current view: of each report its latest coding, of incidents the latest link run, folded with decisions.

Rows stream: no query holds more than a page of them.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, Select, Table, and_, func, or_, select

from sayso.ledger import tables
from sayso.ledger.append import days
from sayso.ledger.fold import Decided, folded
from sayso.ledger.results import Counts
from sayso.schema.claim import Claim
from sayso.schema.event import Event
from sayso.schema.incident import Decision, Incident
from sayso.schema.report import Report

_PAGE = 200
"""Rows fetched at a time: a report's JSON has about 8 kB."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which events or incidents: all that is given must hold. Days are ISO dates, inclusive.

    `type` is a key of the codebook or its family (`remote`); an interval that only touches the days is in.
    """

    type: str | None = None
    country: str | None = None
    standing: str | None = None
    since: str | None = None
    until: str | None = None

    def holds(self, record: Event | Incident) -> bool:
        """Whether the folded record is wanted; what has no time is in no interval."""
        standings = record.standings if isinstance(record, Incident) else (record.standing,)
        first, last = days(record.time)
        return (
            (self.type is None or record.type == self.type or record.type.startswith(self.type + "."))
            and (self.country is None or (record.place is not None and record.place.country == self.country))
            and (self.standing is None or self.standing in standings)
            and (self.since is None or (last or first or "") >= self.since)
            and (self.until is None or "" < (first or last or "") <= self.until)
        )


def decisions(connection: Connection, on: str | None = None) -> Iterator[Decision]:
    """Every decision, or those on one record, in the order in which they were made."""
    rows = select(tables.decisions.c.json).order_by(tables.decisions.c.n)
    for body in _stream(connection, rows if on is None else rows.where(tables.decisions.c.on_id == on)):
        yield Decision.model_validate_json(body)


def reports(connection: Connection, outlet: str | None = None) -> Iterator[Report]:
    """The reports as last read, by id."""
    t, current = tables.reports, tables.current
    rows = select(t.c.json).join(current, current.c.report_n == t.c.n).order_by(current.c.report_id)
    for body in _stream(connection, rows if outlet is None else rows.where(t.c.outlet == outlet)):
        yield Report.model_validate_json(body)


def claims(connection: Connection, known: Decided, report_id: str | None, standing: str | None) -> Iterator[Claim]:
    """The claims of the current view, by report and then in the order of their making."""
    t = tables.claims
    rows = _of_current(select(t.c.json), t.c.coding, report_id).order_by(tables.current.c.report_id, t.c.n)
    if standing is not None:
        rows = rows.where(_or_decided(t.c.standing == standing, t.c.claim_id, known))
    found = (Claim.model_validate_json(body) for body in _stream(connection, rows))
    return (claim for claim in folded(found, known) if standing in {None, claim.standing})


def events(connection: Connection, known: Decided, report_id: str | None, wanted: Wanted) -> Iterator[Event]:
    """The events of the current view, by report and then in the order of their making."""
    t = tables.events
    rows = _of_current(select(t.c.json), t.c.coding, report_id).order_by(tables.current.c.report_id, t.c.n)
    limits = [*_limits(t, wanted)]
    if wanted.standing is not None:
        limits.append(t.c.standing == wanted.standing)
    if limits:
        rows = rows.where(_or_decided(and_(*limits), t.c.event_id, known))
    found = (Event.model_validate_json(body) for body in _stream(connection, rows))
    return (event for event in folded(found, known) if wanted.holds(event))


def incidents(connection: Connection, known: Decided, report_id: str | None, wanted: Wanted) -> Iterator[Incident]:
    """The incidents of the latest link run, by day and id; those of no known day last."""
    t, linked = tables.incidents, tables.linked
    rows = (
        select(t.c.json)
        .join(linked, linked.c.incident_n == t.c.n)
        .where(linked.c.link_run == latest_link_run())
        .order_by(t.c.first_day.is_(None), t.c.first_day, t.c.incident_id)
    )
    if report_id is not None:
        of_report = _of_current(select(tables.events.c.event_id), tables.events.c.coding, report_id)
        members = tables.members
        rows = rows.where(t.c.n.in_(select(members.c.incident_n).where(members.c.event_id.in_(of_report))))
    limits = [*_limits(t, wanted)]
    if limits:
        rows = rows.where(_or_decided(and_(*limits), t.c.incident_id, known))
    found = (Incident.model_validate_json(body) for body in _stream(connection, rows))
    return (incident for incident in folded(found, known) if wanted.holds(incident))


def latest_link_run() -> ColumnElement[int]:
    """The number of the latest link run, as a subquery; null before the first."""
    return select(func.max(tables.link_runs.c.link_run)).scalar_subquery()


def counts(connection: Connection) -> Counts:
    """How many there are of each, before decisions."""
    now, codings = tables.current, tables.codings

    def rows(table: Table, *limits: ColumnElement[bool]) -> int:
        return int(connection.scalar(select(func.count()).select_from(table).where(*limits)) or 0)

    def of_current(table: Table) -> int:
        held = select(func.count()).select_from(table).join(now, now.c.coding == table.c.coding)
        return int(connection.scalar(held) or 0)

    over = select(func.count()).select_from(now).join(codings, codings.c.coding == now.c.coding)
    return Counts(
        sources=rows(tables.sources),
        reports=rows(now),
        passed_over=int(connection.scalar(over.where(codings.c.passed_over == 1)) or 0),
        claims=of_current(tables.claims),
        events=of_current(tables.events),
        incidents=rows(tables.linked, tables.linked.c.link_run == latest_link_run()),
        decisions=rows(tables.decisions),
        failures=rows(tables.failures, tables.failures.c.cleared_at.is_(None)),
        runs=rows(tables.runs),
    )


def _of_current(rows: Select[str], coding: ColumnElement[int], report_id: str | None) -> Select[str]:
    rows = rows.join(tables.current, tables.current.c.coding == coding)
    return rows if report_id is None else rows.where(tables.current.c.report_id == report_id)


def _limits(of: Table, wanted: Wanted) -> Iterator[ColumnElement[bool]]:
    if wanted.type is not None:
        family = and_(of.c.type >= wanted.type + ".", of.c.type < wanted.type + "/")
        yield or_(of.c.type == wanted.type, family)
    if wanted.country is not None:
        yield of.c.country == wanted.country
    if wanted.since is not None:
        yield func.coalesce(of.c.last_day, of.c.first_day) >= wanted.since
    if wanted.until is not None:
        yield func.coalesce(of.c.first_day, of.c.last_day) <= wanted.until


def _or_decided(limit: ColumnElement[bool], record: ColumnElement[str], known: Decided) -> ColumnElement[bool]:
    """What a decision may have changed is fetched too, and looked at after the fold."""
    return or_(limit, record.in_(sorted(known.by_record))) if known.by_record else limit


def _stream(connection: Connection, rows: Select[str]) -> Iterator[str]:
    return iter(connection.execution_options(yield_per=_PAGE).execute(rows).scalars())
