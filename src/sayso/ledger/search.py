"""Search over the current text and headline of reports, by SQLite's FTS5. Any words a user types are safe."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, text

from sayso.ledger.current import Wanted, claims, incidents
from sayso.ledger.fold import Decided
from sayso.ledger.results import Hit
from sayso.schema.report import Report
from sayso.schema.span import Span

_WORD = re.compile(r'"([^"]*)"?(\*)?|([^\s"]+)')
_MOST_WORDS = 32
"""More words than this are no search; each costs a look into the index."""
_OPEN, _SHUT = "\x02sayso\x02", "\x03sayso\x03"
"""What FTS5 puts around a match: control characters do not survive reading, so no report holds them."""
_SNIPPET = 240
"""Code points of a snippet: two lines of a terminal."""
_LOOKED_AT = 30
"""Matches of a report among which the densest are looked for."""

_FIND = text(
    """
    WITH best AS (
        SELECT search.rowid AS n, search.rank AS rank, current.report_id
        FROM search JOIN current ON current.report_n = search.rowid
        WHERE search MATCH :query
        ORDER BY search.rank, current.report_id
        LIMIT :limit OFFSET :offset
    )
    SELECT reports.json, highlight(search, 1, :open, :shut) AS marked
    FROM best
    JOIN search ON search.rowid = best.n
    JOIN reports ON reports.n = best.n
    WHERE search MATCH :query
    ORDER BY best.rank, best.report_id
    """
)


@dataclass(frozen=True, slots=True)
class Window:
    """Which of the hits, best first: `limit` of them after the first `offset`."""

    limit: int = 20
    offset: int = 0


def query(words: str) -> str:
    """The words as an FTS5 query: all must occur; "a phrase" in quotes, and begin* for a beginning.

    Empty where nothing in `words` can be searched for.
    """
    parts = []
    for found in list(_WORD.finditer(words.replace("\0", " ")))[:_MOST_WORDS]:
        phrase, star = (found[1], bool(found[2])) if found[3] is None else (found[3], found[3].endswith("*"))
        if any(character.isalnum() for character in phrase):
            parts.append(f'"{phrase.rstrip("*")}"' + ("*" if star else ""))
    return " AND ".join(parts)


def search(connection: Connection, known: Decided, words: str, window: Window) -> Iterator[Hit]:
    """The reports that hold all the words, the best first."""
    asked = query(words)
    if not asked:
        return
    given = {"query": asked, "open": _OPEN, "shut": _SHUT, "limit": window.limit, "offset": window.offset}
    for body, marked in connection.execute(_FIND, given).all():
        report = Report.model_validate_json(body)
        matches = _matches(marked, report.text)
        yield Hit(
            report=report,
            matches=matches,
            snippet=_snippet(report.text, matches),
            claim_ids=tuple(_claims_with(connection, known, report, matches)),
            incident_ids=tuple(i.incident_id for i in incidents(connection, known, report.report_id, Wanted())),
        )


def _matches(marked: str, plain: str) -> tuple[Span, ...]:
    """The places of the marks, in the text without them; none where the marks were the text's own."""
    spans, at = [], 0
    for number, piece in enumerate(re.split(f"{_OPEN}|{_SHUT}", marked)):
        if number % 2 and piece:
            spans.append(Span(at, at + len(piece)))
        at += len(piece)
    return tuple(spans) if at == len(plain) else ()


def _snippet(plain: str, matches: Sequence[Span]) -> Span:
    """A stretch of `_SNIPPET` code points around the most matches, from word to word."""
    if len(plain) <= _SNIPPET:
        return Span(0, max(1, len(plain)))
    looked_at = matches[:_LOOKED_AT]
    best = max(
        looked_at,
        key=lambda first: sum(first.start <= m.start < first.start + _SNIPPET // 2 for m in looked_at),
        default=Span(0, 1),
    )
    start = max(0, min(best.start - _SNIPPET // 4, len(plain) - _SNIPPET))
    end = start + _SNIPPET
    borders = [0, *(m.start() for m in re.finditer(r"\s", plain)), len(plain)]
    inner = [b for b in borders if start <= b <= end]
    if len(inner) < 2:
        return Span(start, end)
    left = 0 if start == 0 else inner[0] + 1
    right = len(plain) if end == len(plain) else inner[-1]
    return Span(left, right) if left <= best.start and best.end <= right else Span(start, max(end, best.end))


def _claims_with(connection: Connection, known: Decided, report: Report, matches: Sequence[Span]) -> Iterator[str]:
    for claim in claims(connection, known, report.report_id, None):
        if any(piece.overlaps(match) for piece in claim.content for match in matches):
            yield claim.claim_id
