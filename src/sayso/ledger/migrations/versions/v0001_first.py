"""The first ledger: what was received, read, coded, linked, decided, and the chain over all of it."""

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_TABLES = """
CREATE TABLE runs (
    run_id TEXT NOT NULL PRIMARY KEY,
    version TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    settings TEXT NOT NULL,
    started_at TEXT NOT NULL
);
CREATE TABLE sources (
    sha256 TEXT NOT NULL PRIMARY KEY,
    uri TEXT NOT NULL,
    json TEXT NOT NULL,
    original BLOB NOT NULL
);
CREATE TABLE reports (
    n INTEGER NOT NULL PRIMARY KEY,
    json_sha256 TEXT NOT NULL UNIQUE,
    report_id TEXT NOT NULL,
    source_sha256 TEXT NOT NULL REFERENCES sources (sha256),
    outlet TEXT,
    published TEXT,
    json TEXT NOT NULL
);
CREATE INDEX reports_by_id ON reports (report_id);
CREATE TABLE codings (
    coding INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    run_id TEXT NOT NULL REFERENCES runs (run_id),
    report_id TEXT NOT NULL,
    source_sha256 TEXT NOT NULL REFERENCES sources (sha256),
    report_n INTEGER NOT NULL REFERENCES reports (n),
    passed_over INTEGER NOT NULL,
    CONSTRAINT codings_once UNIQUE (run_id, source_sha256)
);
CREATE TABLE current (
    report_id TEXT NOT NULL PRIMARY KEY,
    coding INTEGER NOT NULL REFERENCES codings (coding),
    report_n INTEGER NOT NULL REFERENCES reports (n)
);
CREATE INDEX current_by_coding ON current (coding);
CREATE INDEX current_by_report ON current (report_n);
CREATE TABLE claims (
    n INTEGER NOT NULL PRIMARY KEY,
    coding INTEGER NOT NULL REFERENCES codings (coding),
    claim_id TEXT NOT NULL,
    standing TEXT NOT NULL,
    json TEXT NOT NULL,
    CONSTRAINT claims_once UNIQUE (claim_id, coding)
);
CREATE INDEX claims_by_coding ON claims (coding);
CREATE TABLE events (
    n INTEGER NOT NULL PRIMARY KEY,
    coding INTEGER NOT NULL REFERENCES codings (coding),
    event_id TEXT NOT NULL,
    type TEXT NOT NULL,
    standing TEXT NOT NULL,
    country TEXT,
    first_day TEXT,
    last_day TEXT,
    json TEXT NOT NULL,
    CONSTRAINT events_once UNIQUE (event_id, coding)
);
CREATE INDEX events_by_coding ON events (coding);
CREATE INDEX events_by_type ON events (type);
CREATE INDEX events_by_country ON events (country);
CREATE INDEX events_by_day ON events (first_day);
CREATE TABLE incidents (
    n INTEGER NOT NULL PRIMARY KEY,
    json_sha256 TEXT NOT NULL UNIQUE,
    incident_id TEXT NOT NULL,
    type TEXT NOT NULL,
    country TEXT,
    first_day TEXT,
    last_day TEXT,
    json TEXT NOT NULL
);
CREATE INDEX incidents_by_id ON incidents (incident_id);
CREATE TABLE members (
    incident_n INTEGER NOT NULL REFERENCES incidents (n),
    event_id TEXT NOT NULL,
    PRIMARY KEY (incident_n, event_id)
);
CREATE INDEX members_by_event ON members (event_id);
CREATE TABLE link_runs (
    link_run INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    method TEXT NOT NULL,
    linked_at TEXT NOT NULL,
    payload_sha256 TEXT NOT NULL
);
CREATE TABLE linked (
    link_run INTEGER NOT NULL REFERENCES link_runs (link_run),
    incident_n INTEGER NOT NULL REFERENCES incidents (n),
    PRIMARY KEY (link_run, incident_n)
);
CREATE INDEX linked_by_incident ON linked (incident_n);
CREATE TABLE decisions (
    n INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    decision_id TEXT NOT NULL UNIQUE,
    on_id TEXT NOT NULL,
    json TEXT NOT NULL,
    hash TEXT NOT NULL
);
CREATE INDEX decisions_by_record ON decisions (on_id);
CREATE TABLE failures (
    n INTEGER NOT NULL PRIMARY KEY,
    input TEXT NOT NULL,
    kind TEXT NOT NULL,
    message TEXT NOT NULL,
    run_id TEXT NOT NULL REFERENCES runs (run_id),
    failed_at TEXT NOT NULL,
    cleared_at TEXT
);
CREATE INDEX failures_by_input ON failures (input);
CREATE TABLE audit (
    seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    kind TEXT NOT NULL,
    "key" TEXT NOT NULL,
    payload_sha256 TEXT NOT NULL,
    prev_hash TEXT NOT NULL,
    hash TEXT NOT NULL
);
CREATE VIEW searchable AS
    SELECT n, json_extract(json, '$.headline') AS headline, json_extract(json, '$.text') AS text FROM reports;
CREATE VIRTUAL TABLE search USING fts5 (
    headline, text, content = 'searchable', content_rowid = 'n', tokenize = 'unicode61 remove_diacritics 2'
);
"""

_APPEND_ONLY = (
    "runs", "sources", "reports", "codings", "claims", "events", "incidents", "members", "link_runs", "linked",
    "decisions", "audit",
)  # fmt: skip

_REFUSAL = """
CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table}
BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END
"""

_FAILURES_KEEP_THEIR_STORY = """
CREATE TRIGGER failures_only_clear BEFORE UPDATE OF input, kind, message, run_id, failed_at ON failures
BEGIN SELECT RAISE(ABORT, 'a failure can only be cleared'); END
"""


def upgrade() -> None:
    """Make every table, the search index, and the triggers that hold what was appended."""
    for statement in _TABLES.split(";\n"):
        if statement.strip():
            op.execute(statement)
    for table in _APPEND_ONLY:
        for verb in ("UPDATE", "DELETE"):
            op.execute(_REFUSAL.format(table=table, verb=verb))
    op.execute(_REFUSAL.format(table="failures", verb="DELETE"))
    op.execute(_FAILURES_KEEP_THEIR_STORY)
