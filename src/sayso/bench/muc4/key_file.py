"""Answer keys of MUC-3 and MUC-4: 25 slots a template, alternatives by slashes, optional fills by question marks."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from sayso.bench.frame import required
from sayso.bench.muc4.slots import BY_NUMBER, Slot
from sayso.bench.muc4.template import Fill, Template
from sayso.errors import BenchError

_SLOT_LINE = re.compile(r"\s{0,2}(\d{1,2})\.\s+([A-Z]+(?: TGT)?: [A-Z ]+?)(?:\s{2,}(.*)|\s*$)")
_OPTIONAL = "(OPTIONAL)"
_PIECE = re.compile(r'"(?:\\.|[^"\\])*"|[:/]|[^":/]+')
_ESCAPED = re.compile(r"\\(.)")
_NULL = "-"
_NOT_HERE = "*"


def read_key(path: Path) -> dict[str, tuple[Template, ...]]:
    """The templates of an answer key by message, in order; an irrelevant message has none.

    Raises:
        BenchError: the file is missing, or a line is none of a key's.
    """
    found: dict[str, tuple[Template, ...]] = {}
    for rows in _blocks(path):
        message = rows[0][1].split("(")[0].strip()
        number = rows[1][1] if len(rows) > 1 and rows[1][0] == 1 else _NOT_HERE
        held = found.setdefault(message, ())
        if number != _NOT_HERE:
            found[message] = (*held, _template(message, number, rows[2:]))
    return found


def _blocks(path: Path) -> Iterator[list[tuple[int, str]]]:
    """The lines of each template as (slot number, fill); a fill that runs on is joined to its line."""
    rows: list[tuple[int, str]] = []
    for at, line in enumerate(required(path).read_text(encoding="latin-1").splitlines(), start=1):
        if not line.strip() or line.startswith(";"):
            continue
        slot = _SLOT_LINE.match(line)
        if slot is None:
            if not rows or not line.startswith(" " * 20):
                mend = "A key has lines such as `4.  INCIDENT: TYPE   ATTACK`, comments with `;`, and continuations."
                raise BenchError(f"line {at} is no line of a key", where=str(path), mend=mend)
            number, before = rows[-1]
            if _runs_on(before):
                rows[-1] = (number, f"{before} {line.strip()}")
            else:
                rows.append((number, line.strip()))
            continue
        number, fill = int(slot[1]), (slot[3] or "").strip()
        if number == 0 and rows:
            yield rows
            rows = []
        if not rows and number != 0:
            mend = "Each template begins with `0.  MESSAGE: ID`."
            raise BenchError(f"line {at} stands before any message", where=str(path), mend=mend)
        rows.append((number, fill))
    if rows:
        yield rows


def _runs_on(fill: str) -> bool:
    return fill.endswith(("/", ":")) or len(re.findall(r'(?<!\\)"', fill)) % 2 == 1


def _template(message: str, number: str, rows: Sequence[tuple[int, str]]) -> Template:
    fills: dict[int, tuple[Fill, ...]] = {}
    inapplicable = set()
    for slot, text in rows:
        if text == _NOT_HERE:
            inapplicable.add(slot)
        elif slot in BY_NUMBER and (one := fill(BY_NUMBER[slot], text)) is not None:
            fills[slot] = (*fills.get(slot, ()), one)
    return Template(message, fills, frozenset(inapplicable), _OPTIONAL in number)


def fill(slot: Slot, text: str) -> Fill | None:
    """A fill as a key writes it, or None where it is null.

    >>> from sayso.bench.muc4.slots import BY_NAME
    >>> fill(BY_NAME["perp_org_conf"], '? POSSIBLE / ACQUITTED: "GREEN FRONT" / "GF"')
    Fill(values=('POSSIBLE', 'ACQUITTED'), tags=('GREEN FRONT', 'GF'), optional=True)
    """
    rest = text.strip()
    optional = rest.startswith("?")
    rest = rest.lstrip("? ")
    if slot.kind in {"date", "location"}:
        values, tags = [_unwrapped(part.strip()) for part in rest.split("/")], list[str]()
    else:
        values, tags = _sides(rest)
    kept = tuple(value for value in values if value and value != _NULL)
    if not kept:
        return None
    named = tuple(tag for tag in tags if tag and tag != _NULL)
    return Fill(kept, named, optional or len(kept) < len(values))


def _unwrapped(value: str) -> str:
    """A value without the brackets around the whole of it."""
    return value[1:-1].strip() if value.startswith("(") and value.endswith(")") else value.lstrip("? ")


def _sides(text: str) -> tuple[list[str], list[str]]:
    """The alternatives before the colon, and those behind it."""
    sides: tuple[list[str], list[str]] = ([], [])
    side, fresh = 0, True
    for piece in _PIECE.findall(text):
        if piece in {":", "/"}:
            side, fresh = (1, True) if piece == ":" and side == 0 else (side, True)
            continue
        value = _ESCAPED.sub(r"\1", piece[1:-1]) if piece.startswith('"') else piece.strip(" ?()\t")
        value = " ".join(value.split())
        if value and fresh:
            sides[side].append(value)
            fresh = False
    return sides
