"""Appending: runs, coded reports, failures and incidents, each inside the one transaction of its caller."""

import json
import zlib
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, insert, select, text, update
from sqlalchemy.dialects.sqlite import insert as upsert

from sayso.ledger import tables
from sayso.ledger.audit import Chain, payload
from sayso.ledger.results import Coded, Failed
from sayso.schema.event import Event, EventTime
from sayso.schema.ids import content_id, sha256
from sayso.schema.incident import Incident
from sayso.schema.moment import first_day, last_day
from sayso.schema.report import Source

Row = dict[str, str | int | bytes | None]

_COMPRESSION = 6
"""zlib's own default; 9 costs three times the time on pages and saves 1 %."""
_INDEX = text("INSERT INTO search (rowid, headline, text) SELECT n, headline, text FROM searchable WHERE n = :n")


def run_id(version: str, fingerprint: str, settings: Mapping[str, str]) -> str:
    """The id of a run: its version, the pipeline's fingerprint, and its settings."""
    return content_id("run", version, fingerprint, [[name, settings[name]] for name in sorted(settings)])


def run(connection: Connection, chain: Chain, at: str, version: str, fingerprint: str, settings: str) -> str:
    """The id of the run, appended where it is new; `settings` is JSON with sorted keys."""
    found = run_id(version, fingerprint, json.loads(settings))
    if connection.scalar(select(tables.runs.c.run_id).where(tables.runs.c.run_id == found)) is None:
        row = {"run_id": found, "version": version, "fingerprint": fingerprint, "settings": settings}
        connection.execute(insert(tables.runs), {**row, "started_at": at})
        chain.add("run", found, payload(row.values()))
    return found


def coded(connection: Connection, chain: Chain, run_id: str, batch: Sequence[Coded]) -> int:
    """Append what `run_id` found in each report, less those it has coded already; the number appended.

    Raises:
        ValueError: the original bytes are not those of the report's source, or two records share an id.
    """
    for item in batch:
        _check(item)
    done = set(
        connection.scalars(
            select(tables.codings.c.source_sha256).where(
                tables.codings.c.run_id == run_id,
                tables.codings.c.source_sha256.in_([item.report.source.sha256 for item in batch]),
            )
        )
    )
    claims: list[Row] = []
    events: list[Row] = []
    added = 0
    for item in batch:
        source = item.report.source
        if source.sha256 in done:
            continue
        done.add(source.sha256)
        added += 1
        _source(connection, chain, source, item.original)
        report_n, report_hash = _report(connection, chain, item)
        key = {"run_id": run_id, "report_id": item.report.report_id, "source_sha256": source.sha256}
        coding = _inserted(
            connection, tables.codings.name, {**key, "report_n": report_n, "passed_over": int(item.passed_over)}
        )
        claim_rows = [_claim_row(coding, c.claim_id, c.standing, c.model_dump_json()) for c in item.claims]
        event_rows = [_event_row(coding, event) for event in item.events]
        bodies = (str(row["json"]) for row in claim_rows + event_rows)
        chain.add("coding", str(coding), payload((run_id, report_hash, str(int(item.passed_over)), *bodies)))
        claims += claim_rows
        events += event_rows
        latest = {"coding": coding, "report_n": report_n}
        connection.execute(
            upsert(tables.current)
            .values(report_id=item.report.report_id, **latest)
            .on_conflict_do_update(index_elements=["report_id"], set_=latest)
        )
    if claims:
        connection.execute(insert(tables.claims), claims)
    if events:
        connection.execute(insert(tables.events), events)
    return added


def failed(connection: Connection, at: str, run_id: str, failures: Sequence[Failed]) -> None:
    """Record failures, each in the place of an earlier one of the same input."""
    cleared(connection, at, [failure.input for failure in failures])
    if failures:
        rows = [{"input": f.input, "kind": f.kind, "message": f.message} for f in failures]
        connection.execute(insert(tables.failures), [{**row, "run_id": run_id, "failed_at": at} for row in rows])


def cleared(connection: Connection, at: str, inputs: Sequence[str]) -> None:
    """Note that the earlier failures of these inputs are no longer so."""
    if inputs:
        open_ones = (tables.failures.c.input.in_(inputs), tables.failures.c.cleared_at.is_(None))
        connection.execute(update(tables.failures).where(*open_ones).values(cleared_at=at))


def incidents(connection: Connection, chain: Chain, at: str, method: str, found: Iterable[Incident]) -> bool:
    """Append a link run of these incidents; False where they are exactly those of the last one."""
    hashes: dict[str, int] = {}
    for incident in found:
        n, digest = _incident(connection, incident)
        hashes[digest] = n
    digest = payload((method, *sorted(hashes)))
    runs = tables.link_runs.c
    last = connection.scalar(select(runs.payload_sha256).order_by(runs.link_run.desc()).limit(1))
    if last == digest:
        return False
    link_run = _inserted(
        connection, tables.link_runs.name, {"method": method, "linked_at": at, "payload_sha256": digest}
    )
    if hashes:
        connection.execute(
            insert(tables.linked), [{"link_run": link_run, "incident_n": n} for n in sorted(hashes.values())]
        )
    chain.add("link", str(link_run), digest)
    return True


def days(time: EventTime | None) -> tuple[str | None, str | None]:
    """The first and last calendar day that a time can mean, for the columns that queries compare."""
    first = first_day(time.start) if time and time.start else None
    last = last_day(time.end) if time and time.end else None
    return first.isoformat() if first else None, last.isoformat() if last else None


def input_name(source: Source) -> str:
    """How failures name an input: the member of a file where it is one, else its uri."""
    return source.container or source.uri


def _check(item: Coded) -> None:
    if sha256(item.original) != item.report.source.sha256:
        raise ValueError(f"{item.report.source.uri}: the bytes kept are not the bytes that were read")
    for ids in ([c.claim_id for c in item.claims], [e.event_id for e in item.events]):
        if len(set(ids)) < len(ids):
            twice = next(found for found in ids if ids.count(found) > 1)
            raise ValueError(f"{item.report.source.uri}: two records have the id {twice}")


def _source(connection: Connection, chain: Chain, source: Source, original: bytes) -> None:
    if connection.scalar(select(tables.sources.c.sha256).where(tables.sources.c.sha256 == source.sha256)) is None:
        body = source.model_dump_json()
        row = {"sha256": source.sha256, "uri": source.uri, "json": body}
        connection.execute(insert(tables.sources), {**row, "original": zlib.compress(original, _COMPRESSION)})
        chain.add("source", source.sha256, payload((body,)))


def _report(connection: Connection, chain: Chain, item: Coded) -> tuple[int, str]:
    """The number and hash of the reading, appended and indexed for search where it is new."""
    report = item.report
    body = report.model_dump_json()
    digest = payload((body,))
    n = connection.scalar(select(tables.reports.c.n).where(tables.reports.c.json_sha256 == digest))
    if n is None:
        row: Row = {"report_id": report.report_id, "source_sha256": report.source.sha256, "json": body}
        about: Row = {"json_sha256": digest, "outlet": report.outlet, "published": report.published}
        n = _inserted(connection, tables.reports.name, row | about)
        connection.execute(_INDEX, {"n": n})
        chain.add("report", digest, digest)
    return int(n), digest


def _incident(connection: Connection, incident: Incident) -> tuple[int, str]:
    body = incident.model_dump_json()
    digest = payload((body,))
    n = connection.scalar(select(tables.incidents.c.n).where(tables.incidents.c.json_sha256 == digest))
    if n is None:
        first, last = days(incident.time)
        row: Row = {"json_sha256": digest, "incident_id": incident.incident_id, "type": incident.type, "json": body}
        country = incident.place.country if incident.place else None
        n = _inserted(
            connection, tables.incidents.name, row | {"country": country, "first_day": first, "last_day": last}
        )
        connection.execute(
            insert(tables.members), [{"incident_n": n, "event_id": event} for event in sorted(set(incident.event_ids))]
        )
    return int(n), digest


def _inserted(connection: Connection, table: str, row: Row) -> int:
    """Insert one row; its number."""
    key = connection.execute(insert(tables.metadata.tables[table]), row).inserted_primary_key
    assert key is not None
    return int(key[0])


def _claim_row(coding: int, claim_id: str, standing: str, body: str) -> Row:
    return {"coding": coding, "claim_id": claim_id, "standing": standing, "json": body}


def _event_row(coding: int, event: Event) -> Row:
    first, last = days(event.time)
    return {
        "coding": coding,
        "event_id": event.event_id,
        "type": event.type,
        "standing": event.standing,
        "country": event.place.country if event.place else None,
        "first_day": first,
        "last_day": last,
        "json": event.model_dump_json(),
    }
