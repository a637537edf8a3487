"""Decisions: checked against the record they are on, chained to the one before, appended."""

from dataclasses import dataclass
from typing import Literal

from pydantic import JsonValue
from sqlalchemy import Connection, insert, select

from sayso.errors import UsageError
from sayso.ledger import current, lookup, paths, tables
from sayso.ledger.audit import Chain, payload
from sayso.ledger.fold import Decided, corrected, decided, in_force
from sayso.ledger.results import Record
from sayso.schema.claim import Claim
from sayso.schema.event import Event
from sayso.schema.ids import content_id
from sayso.schema.incident import Decision, Incident

Action = Literal["accept", "correct", "reject", "merge", "split", "undo"]


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a person wants decided.

    Args:
        who: their name.
        action: accept, reject: `on` is a claim, event or incident. correct: `field` is replaced by `after`.
            merge: `after` is the id of the incident that is the same as `on`. split: `after` lists the ids of the
            events that do not belong to the incident `on`. undo: `on` is a decision.
        on: an id, or the beginning of one.
        reason: why, in their words.
    """

    who: str
    action: Action
    on: str
    reason: str
    field: str | None = None
    after: JsonValue = None


def decide(connection: Connection, chain: Chain, at: str, asked: Proposal) -> Decision:
    """The decision, appended.

    Raises:
        NotFound: no current record has that id.
        UsageError: it says nothing, or does not fit the record.
    """
    if not asked.who.strip() or not asked.reason.strip():
        raise UsageError("a decision has a name and a reason", where=asked.on, mend="Give both.")
    made = list(current.decisions(connection))
    known = decided(made)
    on = _on(connection, made, asked)
    before, after = _sides(connection, known, asked, on)
    previous = connection.scalar(select(tables.decisions.c.hash).order_by(tables.decisions.c.n.desc()).limit(1))
    found = Decision(
        decision_id=content_id("dec", previous, asked.who, at, asked.action, on, asked.field, asked.reason),
        who=asked.who, when=at, on=on, action=asked.action, field=asked.field, before=before, after=after,
        reason=asked.reason, prev_hash=previous,
    )  # fmt: skip
    if found.action == "correct":
        _try(lookup.record(connection, known, on), found)
    body = found.model_dump_json()
    digest = payload((body,))
    connection.execute(
        insert(tables.decisions), {"decision_id": found.decision_id, "on_id": on, "json": body, "hash": digest}
    )
    chain.add("decision", found.decision_id, digest)
    return found


def _try(record: Record, correction: Decision) -> None:
    """Raise where the correction does not fit the record."""
    match record:
        case Claim():
            corrected(record, correction)
        case Event():
            corrected(record, correction)
        case Incident():
            corrected(record, correction)
        case _:
            raise UsageError("is not a record that is corrected", where=correction.on)


def _on(connection: Connection, made: list[Decision], asked: Proposal) -> str:
    on = lookup.full_id(connection, asked.on)
    kind = on.split("_", 1)[0]
    kinds = {"undo": {"dec"}, "merge": {"inc"}, "split": {"inc"}}.get(asked.action, {"clm", "evt", "inc"})
    if kind not in kinds:
        raise UsageError(f"{asked.action} is not for this kind of record", where=on)
    if asked.action == "undo" and on not in {d.decision_id for d in in_force(made)} | _undos(made):
        raise UsageError("is undone already", where=on)
    return on


def _undos(made: list[Decision]) -> set[str]:
    """The undos that no later undo cancels: they can be undone too."""
    undos = [d for d in made if d.action == "undo"]
    live: set[str] = set()
    for index, decision in enumerate(undos):
        if not any(later.on == decision.decision_id for later in undos[index + 1 :]):
            live.add(decision.decision_id)
    return live


def _sides(connection: Connection, known: Decided, asked: Proposal, on: str) -> tuple[JsonValue, JsonValue]:
    """What is there before, and what is to be there after.

    A merge keeps the events of both incidents, a split those that stay and those that leave: incidents of a later
    link run have other ids, events keep theirs.
    """
    match asked.action:
        case "correct":
            if not asked.field:
                raise UsageError("a correction names the field it corrects", where=on, mend="For example place.name.")
            record = lookup.record(connection, known, on)
            try:
                return paths.value_at(record.model_dump(mode="json"), paths.parsed(asked.field)), asked.after
            except LookupError as error:
                raise UsageError(f"there is no field {asked.field}", where=on) from error
        case "merge":
            other = _incident(connection, known, str(asked.after))
            if other.incident_id == on:
                raise UsageError("an incident is not merged with itself", where=on)
            return [*_incident(connection, known, on).event_ids], [*other.event_ids]
        case "split":
            held = set(_incident(connection, known, on).event_ids)
            leaving = {str(event) for event in asked.after} if isinstance(asked.after, list) else set()
            if not leaving or not leaving < held:
                raise UsageError("a split names some, not all, of the incident's events", where=on)
            return [*sorted(held - leaving)], [*sorted(leaving)]
        case _:
            return None, None


def _incident(connection: Connection, known: Decided, beginning: str) -> Incident:
    found = lookup.record(connection, known, beginning)
    if not isinstance(found, Incident):
        raise UsageError("is no incident", where=beginning)
    return found
