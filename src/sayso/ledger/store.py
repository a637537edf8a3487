"""The ledger: one file that people and programs append to, read, search and verify. Many may read while one writes."""

import json
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from sqlalchemy import Connection, Engine, func, select

from sayso.errors import NotFound
from sayso.ledger import append, audit, current, deciding, lookup, search, tables, verify
from sayso.ledger.current import Wanted
from sayso.ledger.deciding import Proposal
from sayso.ledger.fold import Decided, decided
from sayso.ledger.opening import Engines, opened
from sayso.ledger.results import Coded, Counts, Failed, Failure, Head, Hit, Problem, Record, Run
from sayso.ledger.trouble import told
from sayso.record.evidence import problems as shown_words
from sayso.schema.claim import Claim
from sayso.schema.event import Event
from sayso.schema.incident import Decision, Incident
from sayso.schema.report import Report, Source

Clock = Callable[[], datetime]
Kind = TypeVar("Kind", bound=Record)
_EVERYTHING = Wanted()
_FIRST = search.Window()


def _now() -> datetime:
    return datetime.now(UTC)


class Ledger:
    """An open ledger. Use it as a context manager, or close it.

    Everything that reads gives the current view: of each report its latest coding, of incidents the latest link
    run, with the decisions of people folded in. Iterators stream, and are to be used up or closed.
    Any method raises `LedgerError` where the file cannot be used.
    """

    def __init__(self, path: Path, engines: Engines, clock: Clock) -> None:
        self.path = path
        self._engines = engines
        self._clock = clock

    @classmethod
    def open(cls, path: Path, *, create: bool = True, clock: Clock = _now) -> Self:
        """Open the ledger at `path`; make one where nothing is and `create` is true.

        Raises:
            NotALedger: something else is there (it is left as it is), or nothing, or it cannot be opened.
            LedgerTooNew: a newer Sayso wrote it.
            LedgerDamaged: SQLite cannot read it.
        """
        return cls(path, opened(path, create), clock)

    def close(self) -> None:
        """Give every connection back; the last one to close folds the log into the file."""
        self._engines.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # Appending

    def begin_run(self, version: str, fingerprint: str, settings: Mapping[str, str]) -> str:
        """The id of the run of this version, pipeline and settings; appended where it is new."""
        body = json.dumps(dict(settings), sort_keys=True, ensure_ascii=False)
        with self._appending(self._engines.write) as (connection, chain, at):
            return append.run(connection, chain, at, version, fingerprint, body)

    def append(
        self, run_id: str, coded: Sequence[Coded], failed: Sequence[Failed] = (), cleared: Sequence[str] = ()
    ) -> int:
        """Append a batch in one transaction, and clear the failures of what it holds; the number appended.

        Args:
            run_id: from `begin_run`.
            coded: reports with their records; those this run has coded already are left out.
            failed: inputs that could not be coded.
            cleared: inputs (as `Failure.input`) that are no longer failures for another reason.

        Raises:
            ValueError: the original bytes of a report are not its source's, or two of its records share an id;
                nothing of the batch is appended.
        """
        fine = [append.input_name(item.report.source) for item in coded]
        with self._appending(self._engines.write) as (connection, chain, at):
            added = append.coded(connection, chain, run_id, coded)
            append.cleared(connection, at, [*fine, *cleared])
            append.failed(connection, at, run_id, failed)
            return added

    def append_incidents(self, method: str, incidents: Iterable[Incident]) -> bool:
        """Append a link run; False where its incidents are exactly those of the last one, and nothing was added."""
        with self._appending(self._engines.write) as (connection, chain, at):
            return append.incidents(connection, chain, at, method, incidents)

    def decide(self, proposal: Proposal) -> Decision:
        """Append a person's decision; it is on the disk when this returns.

        Raises:
            NotFound: no current record has that id.
            UsageError: the decision does not fit the record.
        """
        with self._appending(self._engines.decide) as (connection, chain, at):
            return deciding.decide(connection, chain, at, proposal)

    # Runs

    def coded(self, run_id: str, sha256: str) -> bool:
        """Whether the run has coded the input with these bytes."""
        t = tables.codings.c
        with self._reading() as connection:
            found = select(t.coding).where(t.run_id == run_id, t.source_sha256 == sha256)
            return connection.scalar(found) is not None

    def runs(self) -> tuple[Run, ...]:
        """Every run, the oldest first, with how many reports it coded and passed over."""
        t, codings = tables.runs.c, tables.codings.c
        rows = (
            select(*t, func.count(codings.coding), func.coalesce(func.sum(codings.passed_over), 0))
            .outerjoin(tables.codings, codings.run_id == t.run_id)
            .group_by(t.run_id)
            .order_by(t.started_at, t.run_id)
        )
        with self._reading() as connection:
            return tuple(
                Run(id_, version, fingerprint, json.loads(settings), at, reports - over, over)
                for id_, version, fingerprint, settings, at, reports, over in map(tuple, connection.execute(rows))
            )

    def failures(self) -> tuple[Failure, ...]:
        """The inputs whose last try failed, in the order in which they did."""
        t = tables.failures.c
        rows = select(t.input, t.kind, t.message, t.run_id, t.failed_at).where(t.cleared_at.is_(None)).order_by(t.n)
        with self._reading() as connection:
            return tuple(Failure(*row) for row in connection.execute(rows))

    # The current view

    def sources(self) -> Iterator[Source]:
        """Every source, by hash."""
        with self._reading() as connection:
            rows = select(tables.sources.c.json).order_by(tables.sources.c.sha256)
            for body in connection.execution_options(yield_per=200).execute(rows).scalars():
                yield Source.model_validate_json(body)

    def reports(self, outlet: str | None = None) -> Iterator[Report]:
        """The reports as last read, by id."""
        with self._reading() as connection:
            yield from current.reports(connection, outlet)

    def claims(self, report_id: str | None = None, standing: str | None = None) -> Iterator[Claim]:
        """The claims, by report and then in the order of the text."""
        with self._reading() as connection:
            yield from current.claims(connection, _known(connection), report_id, standing)

    def events(self, report_id: str | None = None, wanted: Wanted = _EVERYTHING) -> Iterator[Event]:
        """The events, by report and then in the order of the text."""
        with self._reading() as connection:
            yield from current.events(connection, _known(connection), report_id, wanted)

    def incidents(self, report_id: str | None = None, wanted: Wanted = _EVERYTHING) -> Iterator[Incident]:
        """The incidents (that a report tells of), by day; those of no known day last."""
        with self._reading() as connection:
            yield from current.incidents(connection, _known(connection), report_id, wanted)

    def decisions(self, on: str | None = None) -> Iterator[Decision]:
        """Every decision (on one record), the oldest first; undone ones too."""
        with self._reading() as connection:
            yield from current.decisions(connection, on)

    def reviewed(self) -> frozenset[str]:
        """The ids of the records that a decision in force accepts or corrects."""
        with self._reading() as connection:
            known = _known(connection)
        return frozenset(
            record for record, made in known.by_record.items() if any(d.action in {"accept", "correct"} for d in made)
        )

    def record(self, id_: str) -> Record:
        """The record of any kind that has this id, or whose id alone begins so.

        Raises:
            NotFound: there is none, more than one, or a decision rejects it.
        """
        with self._reading() as connection:
            return lookup.record(connection, _known(connection), id_)

    def report(self, id_: str) -> Report:
        """One report; as `record`."""
        return _as(self.record(id_), Report, id_)

    def claim(self, id_: str) -> Claim:
        """One claim; as `record`."""
        return _as(self.record(id_), Claim, id_)

    def event(self, id_: str) -> Event:
        """One event; as `record`."""
        return _as(self.record(id_), Event, id_)

    def incident(self, id_: str) -> Incident:
        """One incident; as `record`."""
        return _as(self.record(id_), Incident, id_)

    def source(self, sha256: str) -> Source:
        """One source, by its hash or the beginning of it; as `record`."""
        return _as(self.record(sha256), Source, sha256)

    def original_bytes(self, sha256: str) -> bytes:
        """The bytes as received.

        Raises:
            NotFound: there is no such source.
        """
        with self._reading() as connection:
            full = lookup.full_id(connection, sha256)
            packed = connection.scalar(select(tables.sources.c.original).where(tables.sources.c.sha256 == full))
        if packed is None:
            raise NotFound("is no source", where=sha256, mend="A source goes by its SHA-256.")
        return zlib.decompress(packed)

    def search(self, words: str, window: search.Window = _FIRST) -> tuple[Hit, ...]:
        """The reports that hold all the words, the best first: "a phrase" in quotes, begin* for a beginning."""
        with self._reading() as connection:
            return tuple(search.search(connection, _known(connection), words, window))

    def counts(self) -> Counts:
        """How many there are of each, in the current view."""
        with self._reading() as connection:
            return current.counts(connection)

    # Proof

    def head(self) -> Head:
        """The end of the audit chain, to be noted down where this file's writers cannot reach."""
        with self._reading() as connection:
            return audit.head(connection)

    def verify(self, evidence: verify.Evidence = shown_words) -> tuple[Problem, ...]:
        """Everything that does not hold: chain, hashes, originals, quoted words. Empty when all does."""
        with self._reading() as connection:
            return tuple(verify.problems(connection, evidence))

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with told(self.path), self._engines.read.connect() as connection:
            yield connection

    @contextmanager
    def _appending(self, engine: Engine) -> Iterator[tuple[Connection, audit.Chain, str]]:
        at = self._clock().astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds") + "Z"
        with told(self.path), engine.begin() as connection:
            chain = audit.Chain(connection, at)
            yield connection, chain, at
            chain.write()


def _known(connection: Connection) -> Decided:
    return decided(current.decisions(connection))


def _as(found: Record, kind: type[Kind], id_: str) -> Kind:
    if not isinstance(found, kind):
        raise NotFound(f"is no {kind.__name__.lower()}", where=id_)
    return found
