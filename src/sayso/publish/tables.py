"""CSV tables of incidents, events, claims and sources, in a raw and a spreadsheet-safe profile."""

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import StringIO
from typing import Generic, Literal, TypeVar

from sayso.publish import wording
from sayso.schema.claim import Claim
from sayso.schema.event import Event, EventTime, Place
from sayso.schema.incident import Incident, IncidentToll
from sayso.schema.report import Report, Source

Profile = Literal["raw", "spreadsheet"]
Cell = str | int | float | None
Row = TypeVar("Row")
# What a spreadsheet takes for a formula at a cell's beginning (CWE-1236), full-width forms included.
_FORMULA = tuple("=+-@\t\r＝＋－＠")


@dataclass(frozen=True, slots=True)
class Table(Generic[Row]):
    """A table's name, and its columns in order: each says how it is read from a row."""

    name: str
    columns: Mapping[str, Callable[[Row], Cell]]

    def lines(self, rows: Iterable[Row], profile: Profile = "raw") -> Iterator[str]:
        """The CSV lines (RFC 4180, with their line breaks), header first."""
        yield _line(list(self.columns), profile)
        for row in rows:
            yield _line([read(row) for read in self.columns.values()], profile)


def incidents() -> Table[Incident]:
    """One row for each incident; `link` is the page of the static site."""
    tolls = ("killed", "wounded", "missing", "captured", "displaced")
    return Table(
        "incidents",
        {
            "incident_id": lambda i: i.incident_id,
            "type": lambda i: i.type,
            "title": lambda i: i.title,
            **_when(lambda i: i.time),
            **_where(lambda i: i.place),
            "actors": lambda i: _listed(p.name or p.text for p in i.participants if p.role == "actor"),
            "targets": lambda i: _listed(p.name or p.text for p in i.participants if p.role in ("target", "victim")),
            **{f"{kind}_{bound}": _bound(kind, bound) for kind in tolls for bound in ("low", "best", "high")},
            "standings": lambda i: _listed(i.standings),
            "reports_n": lambda i: i.reports_n,
            "outlets_n": lambda i: i.outlets_n,
            "origins_n": lambda i: i.origins_n,
            "origins": lambda i: _listed(o.name for o in i.origins),
            "disputes": lambda i: _listed(d.field for d in i.disputes),
            "unknowns": lambda i: _listed(i.unknowns),
            "event_ids": lambda i: _listed(i.event_ids),
            "link": lambda i: f"incidents/{i.incident_id}.html",
        },
    )


def events(reports: Mapping[str, Report]) -> Table[Event]:
    """One row for each event; `reports` gives the words behind its trigger."""
    return Table(
        "events",
        {
            "event_id": lambda e: e.event_id,
            "report_id": lambda e: e.report_id,
            "claim_id": lambda e: e.claim_id,
            "type": lambda e: e.type,
            "trigger": lambda e: e.trigger.of(reports[e.report_id].text),
            "trigger_start": lambda e: e.trigger.start,
            "trigger_end": lambda e: e.trigger.end,
            "standing": lambda e: e.standing,
            "polarity": lambda e: e.polarity,
            "stage": lambda e: e.stage,
            **_when(lambda e: e.time),
            **_where(lambda e: e.place),
            "participants": lambda e: _listed(f"{p.role}: {p.name or p.text}" for p in e.participants),
            "tolls": lambda e: _listed(wording.toll(t) for t in e.tolls),
            "responsibility": lambda e: _listed(f"{t.actor}: {t.value}" for t in e.responsibility),
            "method": lambda e: e.method,
            "score": lambda e: e.score,
            "link": lambda e: f"reports/{e.report_id}.html#{e.event_id}",
        },
    )


def claims(reports: Mapping[str, Report]) -> Table[Claim]:
    """One row for each claim, with its words and the chain of mouths."""
    return Table(
        "claims",
        {
            "claim_id": lambda c: c.claim_id,
            "report_id": lambda c: c.report_id,
            "outlet": lambda c: reports[c.report_id].outlet,
            "content": lambda c: " … ".join(span.of(reports[c.report_id].text) for span in c.content),
            "spans": lambda c: " ".join(f"{span.start}-{span.end}" for span in c.content),
            "form": lambda c: c.form,
            "sources": wording.mouths,
            "source_kinds": lambda c: _listed(link.source.kind for link in c.attribution),
            "cues": lambda c: _listed(link.cue.text for link in c.attribution if link.cue),
            "polarity": lambda c: c.polarity,
            "certainty": lambda c: c.certainty,
            "time_frame": lambda c: c.time_frame,
            "standing": lambda c: c.standing,
            "method": lambda c: c.method,
            "score": lambda c: c.score,
            "link": lambda c: f"reports/{c.report_id}.html#{c.claim_id}",
        },
    )


def sources() -> Table[Source]:
    """One row for each source as received."""
    return Table(
        "sources",
        {
            "sha256": lambda s: s.sha256,
            "bytes": lambda s: s.bytes,
            "media_type": lambda s: s.media_type,
            "uri": lambda s: s.uri,
            "container": lambda s: s.container,
            "retrieved_at": lambda s: s.retrieved_at,
            "truncated": lambda s: str(s.truncated).lower(),
        },
    )


def _when(time_of: Callable[[Row], EventTime | None]) -> dict[str, Callable[[Row], Cell]]:
    def field(name: str) -> Callable[[Row], Cell]:
        return lambda row: getattr(time_of(row), name, None)

    return {
        name: field(source) for name, source in (("start", "start"), ("end", "end"), ("granularity", "granularity"))
    }


def _where(place_of: Callable[[Row], Place | None]) -> dict[str, Callable[[Row], Cell]]:
    def field(name: str) -> Callable[[Row], Cell]:
        return lambda row: getattr(place_of(row), name, None)

    names = ("lat", "lon", "country", "admin1", "precision", "radius_km", "gazetteer", "gazetteer_id")
    return {"place": field("name"), **{name: field(name) for name in names}}


def _bound(kind: str, bound: str) -> Callable[[Incident], Cell]:
    def read(incident: Incident) -> Cell:
        whole = [t for t in incident.tolls if t.kind == kind and t.unit == "persons" and t.group is None]
        return _value(whole[0], bound) if whole else None

    return read


def _value(toll: IncidentToll, bound: str) -> int | None:
    return {"low": toll.low, "best": toll.best, "high": toll.high}[bound]


def _listed(values: Iterable[str]) -> str:
    return " | ".join(values)


def _line(cells: list[Cell], profile: Profile) -> str:
    out = StringIO()
    csv.writer(out, lineterminator="\r\n").writerow([_safe(c) if profile == "spreadsheet" else c for c in cells])
    return out.getvalue()


def _safe(cell: Cell) -> Cell:
    """A cell that no spreadsheet runs: text that begins like a formula gets an apostrophe before it; numbers stay."""
    return f"'{cell}" if isinstance(cell, str) and cell.lstrip(" '\"").startswith(_FORMULA) else cell
