"""Verification: that nothing in the ledger was altered, lost or slipped in since it was appended."""

import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence

from sqlalchemy import Connection, Table, func, select

from sayso.ledger import audit, tables
from sayso.ledger.audit import payload
from sayso.ledger.results import Head, Problem
from sayso.schema.claim import Claim
from sayso.schema.event import Event
from sayso.schema.ids import sha256
from sayso.schema.report import Report, Source

Evidence = Callable[[Report, Sequence[Claim], Sequence[Event]], Iterable[str]]
"""Says which records of a report do not show the words they claim to; `sayso.record.evidence.problems`."""

_AUDITED = {
    "run": tables.runs,
    "source": tables.sources,
    "report": tables.reports,
    "coding": tables.codings,
    "link": tables.link_runs,
    "decision": tables.decisions,
}


def problems(connection: Connection, evidence: Evidence) -> Iterator[Problem]:
    """Everything that does not hold, in the order of the checks; nothing when the ledger is sound."""
    yield from _database(connection)
    yield from _chain(connection)
    yield from _unaudited(connection)
    yield from _incidents(connection)
    yield from _originals(connection)
    yield from _evidence(connection, evidence)
    yield from _current(connection)


def _database(connection: Connection) -> Iterator[Problem]:
    for (said,) in connection.exec_driver_sql("PRAGMA integrity_check"):
        if said != "ok":
            yield Problem("database", "SQLite", str(said))
    for row in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield Problem("database", f"{row[0]} row {row[1]}", f"points to a row of {row[2]} that is not there")


def _chain(connection: Connection) -> Iterator[Problem]:
    """Each row follows the one before, its own hash holds, and what it tells of has the hash it gives."""
    before = Head(0, audit.START)
    for row in audit.entries(connection):
        where = f"audit row {row.seq}"
        if row.seq != before.seq + 1:
            yield Problem("audit", where, f"follows row {before.seq}: what lay between is gone")
        if row.prev_hash != before.hash:
            yield Problem("audit", where, "does not continue the row before it")
        if row.hash != audit.link(row.seq, row.at, row.kind, row.key, row.payload_sha256, row.prev_hash):
            yield Problem("audit", where, "was altered: its own hash does not hold")
        found = _payload(connection, row.kind, row.key)
        if found is None:
            yield Problem("payload", f"{row.kind} {row.key}", "was appended and is gone")
        elif found != row.payload_sha256:
            yield Problem("payload", f"{row.kind} {row.key}", "was altered since it was appended")
        before = Head(row.seq, row.hash)


def _payload(connection: Connection, kind: str, key: str) -> str | None:
    """The hash of what is stored now under an audit row's key; None where nothing is."""
    match kind:
        case "run":
            t = tables.runs.c
            row = connection.execute(
                select(t.run_id, t.version, t.fingerprint, t.settings).where(t.run_id == key)
            ).first()
            return payload(row) if row else None
        case "source":
            return _body(connection, tables.sources, tables.sources.c.sha256.name, key)
        case "report":
            return _body(connection, tables.reports, tables.reports.c.json_sha256.name, key)
        case "decision":
            return _body(connection, tables.decisions, tables.decisions.c.decision_id.name, key)
        case "coding":
            return _coding(connection, int(key))
        case "link":
            return _link_run(connection, int(key))
        case _:
            return None


def _body(connection: Connection, table: Table, column: str, key: str) -> str | None:
    found = connection.scalar(select(table.c.json).where(table.c[column] == key))
    return payload((found,)) if found is not None else None


def _coding(connection: Connection, coding: int) -> str | None:
    t = tables.codings.c
    row = connection.execute(
        select(t.run_id, tables.reports.c.json_sha256, t.passed_over)
        .join(tables.reports, tables.reports.c.n == t.report_n)
        .where(t.coding == coding)
    ).first()
    if row is None:
        return None
    return payload((row.run_id, row.json_sha256, str(row.passed_over), *_bodies(connection, coding)))


def _bodies(connection: Connection, coding: int) -> Iterator[str]:
    for table in (tables.claims, tables.events):
        yield from connection.scalars(select(table.c.json).where(table.c.coding == coding).order_by(table.c.n))


def _link_run(connection: Connection, link_run: int) -> str | None:
    runs, incidents, linked = tables.link_runs.c, tables.incidents.c, tables.linked.c
    method = connection.scalar(select(runs.method).where(runs.link_run == link_run))
    if method is None:
        return None
    held = select(incidents.json_sha256).join(tables.linked, linked.incident_n == incidents.n)
    return payload((method, *sorted(connection.scalars(held.where(linked.link_run == link_run)))))


def _unaudited(connection: Connection) -> Iterator[Problem]:
    for kind, table in _AUDITED.items():
        rows = connection.scalar(select(func.count()).select_from(table)) or 0
        told = connection.scalar(select(func.count()).where(tables.audit.c.kind == kind)) or 0
        if rows > told:
            yield Problem("audit", table.name, f"{rows - told} of its rows are in no row of the audit chain")
    loose = (
        (tables.claims, tables.codings, tables.claims.c.coding == tables.codings.c.coding),
        (tables.events, tables.codings, tables.events.c.coding == tables.codings.c.coding),
        (tables.incidents, tables.linked, tables.incidents.c.n == tables.linked.c.incident_n),
    )
    for table, holder, tie in loose:
        free = connection.scalar(
            select(func.count()).select_from(table.outerjoin(holder, tie)).where(next(iter(holder.c)).is_(None))
        )
        if free:
            yield Problem("audit", table.name, f"{free} of its rows belong to nothing that was appended")


def _incidents(connection: Connection) -> Iterator[Problem]:
    t = tables.incidents.c
    for row in connection.execution_options(yield_per=200).execute(select(t.incident_id, t.json_sha256, t.json)):
        if payload((row.json,)) != row.json_sha256:
            yield Problem("payload", f"incident {row.incident_id}", "was altered since it was appended")


def _originals(connection: Connection) -> Iterator[Problem]:
    t = tables.sources.c
    for row in connection.execution_options(yield_per=20).execute(select(t.sha256, t.json, t.original)):
        try:
            original = zlib.decompress(row.original)
        except zlib.error:
            yield Problem("original", row.sha256, "cannot be unpacked")
            continue
        source = Source.model_validate_json(row.json)
        if sha256(original) != row.sha256 or source.sha256 != row.sha256 or source.bytes != len(original):
            yield Problem("original", row.sha256, f"the bytes of {source.uri} are not those that were received")


def _evidence(connection: Connection, evidence: Evidence) -> Iterator[Problem]:
    t = tables.codings.c
    rows = select(t.coding, tables.reports.c.json).join(tables.reports, tables.reports.c.n == t.report_n)
    for coding, body in connection.execution_options(yield_per=50).execute(rows.order_by(t.coding)):
        claims = [Claim.model_validate_json(found) for found in _json_of(connection, tables.claims, coding)]
        events = [Event.model_validate_json(found) for found in _json_of(connection, tables.events, coding)]
        report = Report.model_validate_json(body)
        for said in evidence(report, claims, events):
            yield Problem("evidence", report.report_id, said)


def _json_of(connection: Connection, table: Table, coding: int) -> Iterator[str]:
    return iter(connection.scalars(select(table.c.json).where(table.c.coding == coding).order_by(table.c.n)))


def _current(connection: Connection) -> Iterator[Problem]:
    """`current` points to the latest coding of each report."""
    t, current = tables.codings.c, tables.current.c
    latest = select(t.report_id, func.max(t.coding).label("coding")).group_by(t.report_id).subquery()
    wrong = (
        select(latest.c.report_id)
        .outerjoin(tables.current, current.report_id == latest.c.report_id)
        .where(current.coding.is_distinct_from(latest.c.coding))
    )
    for report_id in connection.scalars(wrong):
        yield Problem("current", report_id, "the current view does not point to its latest coding")
