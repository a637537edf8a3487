"""The fold: machine records and the decisions of people, in order, give the current records. Nothing is edited."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from pydantic import ValidationError

from sayso.errors import UsageError
from sayso.ledger import paths
from sayso.schema.claim import Claim
from sayso.schema.event import Event
from sayso.schema.incident import Decision, Incident

Foldable = TypeVar("Foldable", Claim, Event, Incident)

FIXED = frozenset({"claim_id", "event_id", "incident_id", "report_id", "event_ids", "method", "score"})
"""What identifies a record, or says how it was made: never corrected. Another grouping is a merge or a split."""


@dataclass(frozen=True, slots=True)
class Decided:
    """The decisions still in force, by the record that they are on."""

    by_record: dict[str, tuple[Decision, ...]]

    def on(self, record_id: str) -> tuple[Decision, ...]:
        """Those on one record, in the order in which they were made."""
        return self.by_record.get(record_id, ())

    def rejected(self, record_id: str) -> bool:
        """Whether the last word on it, accept or reject, is reject."""
        words = [decision.action for decision in self.on(record_id) if decision.action in {"accept", "reject"}]
        return bool(words) and words[-1] == "reject"


def in_force(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """The decisions that no later undo cancels, in order; an undo of an undo brings the first back."""
    held = list(decisions)
    cancelled: set[str] = set()
    for decision in reversed(held):
        if decision.action == "undo" and decision.decision_id not in cancelled:
            cancelled.add(decision.on)
    return tuple(d for d in held if d.decision_id not in cancelled and d.action != "undo")


def decided(decisions: Iterable[Decision]) -> Decided:
    """The decisions in force, grouped by record."""
    grouped: dict[str, list[Decision]] = {}
    for decision in in_force(decisions):
        grouped.setdefault(decision.on, []).append(decision)
    return Decided({record: tuple(made) for record, made in grouped.items()})


def fold(records: Iterable[Foldable], decisions: Sequence[Decision]) -> Iterator[Foldable]:
    """The records as they stand after `decisions`: corrected ones replaced, rejected ones left out.

    A correction that no longer fits (a newer run found no such field) leaves its record as the machine made it.
    """
    return folded(records, decided(decisions))


def folded(records: Iterable[Foldable], known: Decided) -> Iterator[Foldable]:
    """As `fold`, with the decisions already grouped."""
    for record in records:
        found = known.on(record_id(record))
        if not found:
            yield record
        elif not known.rejected(record_id(record)):
            yield _corrected(record, found)


def record_id(record: Claim | Event | Incident) -> str:
    """The record's own id."""
    match record:
        case Claim():
            return record.claim_id
        case Event():
            return record.event_id
        case Incident():
            return record.incident_id


def corrected(record: Foldable, decision: Decision) -> Foldable:
    """`record` with the field that `decision` corrects replaced.

    Raises:
        UsageError: there is no such field, it may not be corrected, or the new value does not fit it.
    """
    steps = paths.parsed(decision.field or "")
    if steps[0] in FIXED:
        raise UsageError(f"{decision.field} identifies the record and is not corrected", where=decision.on)
    try:
        tree = paths.replaced(record.model_dump(mode="json"), steps, decision.after)
        return type(record).model_validate(tree)
    except LookupError as error:
        raise UsageError(f"there is no field {decision.field}", where=decision.on) from error
    except ValidationError as error:
        raise UsageError(
            f"{decision.after!r} does not fit {decision.field}: {error.errors()[0]['msg']}", where=decision.on
        ) from error


def _corrected(record: Foldable, decisions: Sequence[Decision]) -> Foldable:
    for decision in decisions:
        if decision.action == "correct":
            try:
                record = corrected(record, decision)
            except UsageError:
                continue
    return record
