"""One record by its id, or by the beginning of its id that no other shares."""

from sqlalchemy import ColumnElement, Connection, Select, select

from sayso.errors import NotFound
from sayso.ledger import tables
from sayso.ledger.current import latest_link_run
from sayso.ledger.fold import Decided, Foldable, folded
from sayso.ledger.results import Record
from sayso.schema.claim import Claim
from sayso.schema.event import Event
from sayso.schema.incident import Decision, Incident
from sayso.schema.report import Report, Source

_SHOWN = 4
"""How many of the ids that share a beginning an error names."""
_NAMES = {
    "rep": "report", "clm": "claim", "evt": "event", "inc": "incident", "dec": "decision", "src": "source",
}  # fmt: skip


def full_id(connection: Connection, beginning: str) -> str:
    """The one id of the current view that begins so; for a source, of its hash.

    Raises:
        NotFound: there is none, or more than one.
    """
    kind = _kind(beginning)
    column, rows = _ids(kind)
    end = beginning + "\U0010ffff"
    wanted = rows.where(column >= beginning, column < end).distinct().order_by(column).limit(_SHOWN + 1)
    found = list(connection.scalars(wanted))
    if beginning in found or len(found) == 1:
        return found[0]
    if not found:
        raise NotFound(
            f"the ledger has no {_NAMES[kind]} of the id {beginning}",
            mend="sayso search WORDS finds ids; a beginning is enough.",
        )
    shown = ", ".join(found[:_SHOWN]) + (" …" if len(found) > _SHOWN else "")
    raise NotFound(f"more than one {_NAMES[kind]} begins with {beginning}: {shown}", mend="Give more of the id.")


def record(connection: Connection, known: Decided, beginning: str) -> Record:
    """The record of that id in the current view, folded with the decisions on it.

    Raises:
        NotFound: there is none, more than one, or a decision rejects it.
    """
    found = full_id(connection, beginning)
    match _kind(found):
        case "rep":
            t = tables.reports
            rows = select(t.c.json).join(tables.current, tables.current.c.report_n == t.c.n)
            return Report.model_validate_json(_one(connection, rows.where(tables.current.c.report_id == found)))
        case "clm":
            c = tables.claims
            rows = select(c.c.json).join(tables.current, tables.current.c.coding == c.c.coding)
            return _kept(Claim.model_validate_json(_one(connection, rows.where(c.c.claim_id == found))), found, known)
        case "evt":
            e = tables.events
            rows = select(e.c.json).join(tables.current, tables.current.c.coding == e.c.coding)
            return _kept(Event.model_validate_json(_one(connection, rows.where(e.c.event_id == found))), found, known)
        case "inc":
            i = tables.incidents
            rows = select(i.c.json).join(tables.linked, tables.linked.c.incident_n == i.c.n)
            rows = rows.where(tables.linked.c.link_run == latest_link_run(), i.c.incident_id == found)
            return _kept(Incident.model_validate_json(_one(connection, rows)), found, known)
        case "dec":
            rows = select(tables.decisions.c.json).where(tables.decisions.c.decision_id == found)
            return Decision.model_validate_json(_one(connection, rows))
        case _:
            rows = select(tables.sources.c.json).where(tables.sources.c.sha256 == found)
            return Source.model_validate_json(_one(connection, rows))


def _kept(found: Foldable, record_id: str, known: Decided) -> Foldable:
    for kept in folded((found,), known):
        return kept
    last = next(d for d in reversed(known.on(record_id)) if d.action == "reject")
    raise NotFound(
        f"{record_id} was rejected by {last.who} on {last.when}: {last.reason}",
        mend=f"Undo {last.decision_id} to see it.",
    )


def _kind(id_: str) -> str:
    kind = id_.split("_", 1)[0]
    if "_" in id_ and kind in _NAMES:
        return kind
    if "_" not in id_ and id_ and set(id_) <= set("0123456789abcdef"):
        return "src"
    raise NotFound(
        f"{id_!r} is no id", mend="Ids begin with rep_, clm_, evt_, inc_ or dec_; a source goes by its SHA-256."
    )


def _ids(kind: str) -> tuple[ColumnElement[str], Select[str]]:
    current = tables.current
    match kind:
        case "rep":
            return current.c.report_id, select(current.c.report_id)
        case "clm":
            c = tables.claims
            return c.c.claim_id, select(c.c.claim_id).join(current, current.c.coding == c.c.coding)
        case "evt":
            e = tables.events
            return e.c.event_id, select(e.c.event_id).join(current, current.c.coding == e.c.coding)
        case "inc":
            i = tables.incidents
            rows = select(i.c.incident_id).join(tables.linked, tables.linked.c.incident_n == i.c.n)
            return i.c.incident_id, rows.where(tables.linked.c.link_run == latest_link_run())
        case "dec":
            return tables.decisions.c.decision_id, select(tables.decisions.c.decision_id)
        case _:
            return tables.sources.c.sha256, select(tables.sources.c.sha256)


def _one(connection: Connection, rows: Select[str]) -> str:
    return str(connection.scalars(rows).one())
