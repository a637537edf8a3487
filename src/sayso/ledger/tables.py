"""The tables, as queries name them; `migrations` makes them, and a test holds the two together.

Times of day are UTC. `json` columns hold the canonical JSON of a schema type; the columns beside it are copies
that queries need. Everything but `current` and `failures` is append-only, and triggers hold it so.
"""

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData()

runs = Table(
    "runs",
    metadata,
    Column("run_id", Text, primary_key=True),
    Column("version", Text, nullable=False),
    Column("fingerprint", Text, nullable=False),
    Column("settings", Text, nullable=False),
    Column("started_at", Text, nullable=False),
)

sources = Table(
    "sources",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("uri", Text, nullable=False),
    Column("json", Text, nullable=False),
    Column("original", LargeBinary, nullable=False),
)

# One row for each reading of a report: a newer reader may find other text in the same bytes.
reports = Table(
    "reports",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("json_sha256", Text, nullable=False, unique=True),
    Column("report_id", Text, nullable=False),
    Column("source_sha256", Text, ForeignKey("sources.sha256"), nullable=False),
    Column("outlet", Text),
    Column("published", Text),
    Column("json", Text, nullable=False),
    Index("reports_by_id", "report_id"),
)

codings = Table(
    "codings",
    metadata,
    Column("coding", Integer, primary_key=True),
    Column("run_id", Text, ForeignKey("runs.run_id"), nullable=False),
    Column("report_id", Text, nullable=False),
    Column("source_sha256", Text, ForeignKey("sources.sha256"), nullable=False),
    Column("report_n", Integer, ForeignKey("reports.n"), nullable=False),
    Column("passed_over", Integer, nullable=False),
    UniqueConstraint("run_id", "source_sha256", name="codings_once"),
    sqlite_autoincrement=True,
)

current = Table(
    "current",
    metadata,
    Column("report_id", Text, primary_key=True),
    Column("coding", Integer, ForeignKey("codings.coding"), nullable=False),
    Column("report_n", Integer, ForeignKey("reports.n"), nullable=False),
    Index("current_by_coding", "coding"),
    Index("current_by_report", "report_n"),
)

claims = Table(
    "claims",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("coding", Integer, ForeignKey("codings.coding"), nullable=False),
    Column("claim_id", Text, nullable=False),
    Column("standing", Text, nullable=False),
    Column("json", Text, nullable=False),
    UniqueConstraint("claim_id", "coding", name="claims_once"),
    Index("claims_by_coding", "coding"),
)

events = Table(
    "events",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("coding", Integer, ForeignKey("codings.coding"), nullable=False),
    Column("event_id", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("standing", Text, nullable=False),
    Column("country", Text),
    Column("first_day", Text),
    Column("last_day", Text),
    Column("json", Text, nullable=False),
    UniqueConstraint("event_id", "coding", name="events_once"),
    Index("events_by_coding", "coding"),
    Index("events_by_type", "type"),
    Index("events_by_country", "country"),
    Index("events_by_day", "first_day"),
)

# One row for each content of an incident: linking again adds rows only for what has changed.
incidents = Table(
    "incidents",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("json_sha256", Text, nullable=False, unique=True),
    Column("incident_id", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("country", Text),
    Column("first_day", Text),
    Column("last_day", Text),
    Column("json", Text, nullable=False),
    Index("incidents_by_id", "incident_id"),
)

members = Table(
    "members",
    metadata,
    Column("incident_n", Integer, ForeignKey("incidents.n"), primary_key=True),
    Column("event_id", Text, primary_key=True),
    Index("members_by_event", "event_id"),
)

link_runs = Table(
    "link_runs",
    metadata,
    Column("link_run", Integer, primary_key=True),
    Column("method", Text, nullable=False),
    Column("linked_at", Text, nullable=False),
    Column("payload_sha256", Text, nullable=False),
    sqlite_autoincrement=True,
)

linked = Table(
    "linked",
    metadata,
    Column("link_run", Integer, ForeignKey("link_runs.link_run"), primary_key=True),
    Column("incident_n", Integer, ForeignKey("incidents.n"), primary_key=True),
    Index("linked_by_incident", "incident_n"),
)

decisions = Table(
    "decisions",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("decision_id", Text, nullable=False, unique=True),
    Column("on_id", Text, nullable=False),
    Column("json", Text, nullable=False),
    Column("hash", Text, nullable=False),
    Index("decisions_by_record", "on_id"),
    sqlite_autoincrement=True,
)

failures = Table(
    "failures",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("input", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("message", Text, nullable=False),
    Column("run_id", Text, ForeignKey("runs.run_id"), nullable=False),
    Column("failed_at", Text, nullable=False),
    Column("cleared_at", Text),
    Index("failures_by_input", "input"),
)

audit = Table(
    "audit",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("at", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("payload_sha256", Text, nullable=False),
    Column("prev_hash", Text, nullable=False),
    Column("hash", Text, nullable=False),
    sqlite_autoincrement=True,
)

APPEND_ONLY = (
    runs, sources, reports, codings, claims, events, incidents, members, link_runs, linked, decisions, audit,
)  # fmt: skip
