"""Compiles the gazetteer: one SQLite file, written under a temporary name and moved into place whole."""

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, suppress
from itertools import chain
from pathlib import Path
from uuid import uuid4

from sayso.annotate.gazetteer import geonames
from sayso.annotate.gazetteer.geonames import Divisions, Row
from sayso.annotate.gazetteer.location import content_version
from sayso.annotate.gazetteer.names import normalised
from sayso.annotate.gazetteer.own import demonyms, regions, seats
from sayso.annotate.gazetteer.place import settlement_radius
from sayso.errors import DataError

_SCHEMA = """
CREATE TABLE place (
    id INTEGER PRIMARY KEY, name TEXT, lat REAL, lon REAL, gazetteer TEXT, gazetteer_id TEXT, countries TEXT,
    admin1 TEXT, kind TEXT, population INTEGER, radius_km REAL, spellings INTEGER);
CREATE TABLE name (key TEXT, place INTEGER, matched TEXT, rank INTEGER, PRIMARY KEY (key, place)) WITHOUT ROWID;
CREATE TABLE head (word TEXT PRIMARY KEY, longest INTEGER) WITHOUT ROWID;
CREATE TABLE demonym (key TEXT PRIMARY KEY, place INTEGER, matched TEXT) WITHOUT ROWID;
CREATE TABLE about (content_version TEXT);
"""


def build(path: Path, tell: Callable[[str], None] = lambda _: None) -> None:
    """Write the gazetteer to `path`, in place of what is there.

    Safe while others read or build it: the file appears whole, or not at all. Takes about 20 s.

    Args:
        path: the file to write; its folder is made.
        tell: is told what is going on, a line at a time.

    Raises:
        DataError: the file cannot be written.
    """
    temporary = path.with_name(f"{path.name}.{os.getpid()}.{uuid4().hex[:8]}.part")
    tell(f"Compiling the gazetteer (once, about 20 s): {path}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(temporary)) as file:
            _fill(file)
        os.replace(temporary, path)
    except (OSError, sqlite3.Error) as error:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise DataError(
            f"the gazetteer cannot be written ({error})",
            where=str(path),
            mend="Name a file in a folder that can be written to in SAYSO_GAZETTEER.",
        ) from error


def _fill(file: sqlite3.Connection) -> None:
    file.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA page_size=8192;" + _SCHEMA)
    seen: Divisions = {}
    count = _store(file, geonames.settlements(seen), 1)
    # What our own files name goes last, so that it may refer to the places before it.
    rest = chain(geonames.countries(seen), geonames.divisions(seen), geonames.districts(seen))
    count = _store(file, rest, count)
    count = _store(file, tuple(_regions(file)), count)
    _store(file, _seats(file), count)
    file.execute(
        "INSERT INTO head SELECT substr(key, 1, instr(key || ' ', ' ') - 1) AS word, "
        "max(length(key) - length(replace(key, ' ', '')) + 1) FROM name GROUP BY word"
    )
    for entry in demonyms():
        place = _country(file, entry.place) if _is_code(entry.place) else _foremost(file, entry.place)
        file.executemany(
            "INSERT OR REPLACE INTO demonym VALUES (?, ?, ?)", [(normalised(w), place, w) for w in entry.words]
        )
    file.execute("INSERT INTO about VALUES (?)", (content_version(),))
    file.commit()


def _store(file: sqlite3.Connection, rows: Iterable[Row], first: int) -> int:
    """Store the rows under running numbers from `first`; gives the next number."""
    number = first
    for number, row in enumerate(rows, start=first):
        file.execute(
            "INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                number, row.name, row.lat, row.lon, row.gazetteer, row.gazetteer_id, " ".join(row.countries),
                row.admin1, row.kind, row.population, row.radius_km, row.spellings,
            ),
        )  # fmt: skip
        file.executemany("INSERT OR IGNORE INTO name VALUES (?, ?, ?, ?)", _keys(number, row))
    return number + 1


def _keys(number: int, row: Row) -> Iterator[tuple[str, int, str, int]]:
    """Names in order of rank: the first to give a key keeps it."""
    for name, rank in sorted(row.names, key=lambda named: named[1]):
        key = normalised(name)
        if key:
            yield key, number, name, rank


def _regions(file: sqlite3.Connection) -> Iterator[Row]:
    """Our regions; one that is a first-level division already gives it its names and label point."""
    for entry in regions():
        names = (entry.name, *entry.aliases)
        division = _division(file, names, entry.countries)
        if division:
            stored = [(normalised(name), division, name, 0) for name in names]
            file.executemany("INSERT OR REPLACE INTO name VALUES (?, ?, ?, ?)", stored)
            file.execute(
                "UPDATE place SET lat = ?, lon = ?, radius_km = ? WHERE id = ?",
                (entry.lat, entry.lon, entry.radius_km, division),
            )
            continue
        yield Row(
            entry.name, entry.lat, entry.lon, "sayso", normalised(entry.name).replace(" ", "_"), entry.countries,
            None, entry.kind, 0, entry.radius_km, ((entry.name, 0), *((alias, 0) for alias in entry.aliases)),
        )  # fmt: skip


def _division(file: sqlite3.Connection, names: tuple[str, ...], countries: tuple[str, ...]) -> int | None:
    for name in names:
        held = file.execute(
            "SELECT id FROM place JOIN name ON place.id = name.place "
            "WHERE key = ? AND kind = 'admin1' AND countries = ? AND rank < 2",
            (normalised(name), " ".join(countries)),
        ).fetchone()
        if held:
            return int(held[0])
    return None


def _seats(file: sqlite3.Connection) -> Iterator[Row]:
    for entry in seats():
        found = file.execute(
            "SELECT lat, lon, gazetteer_id, admin1, population FROM place JOIN name ON place.id = name.place "
            "WHERE key = ? AND countries = ? AND kind = 'settlement' ORDER BY population DESC LIMIT 1",
            (normalised(entry.settlement), entry.country),
        ).fetchone()
        if found is None:
            raise DataError(f"no settlement {entry.settlement} in {entry.country}", where="seats.yaml")
        lat, lon, identity, admin1, population = found
        yield Row(
            entry.name, lat, lon, "geonames", identity, (entry.country,), admin1, "seat", population,
            settlement_radius(population), ((entry.name, 0), *((alias, 1) for alias in entry.aliases)),
        )  # fmt: skip


def _is_code(place: str) -> bool:
    return len(place) == len("XX") and place.isupper()


def _country(file: sqlite3.Connection, code: str) -> int:
    return _one(file, "SELECT id FROM place WHERE kind = 'country' AND countries = ?", code)


def _foremost(file: sqlite3.Connection, name: str) -> int:
    """The best known place of that name: a region of ours before a division before the most populous town."""
    return _one(
        file,
        "SELECT id FROM place JOIN name ON place.id = name.place WHERE key = ? AND rank < 2 ORDER BY "
        "gazetteer = 'sayso' DESC, kind = 'admin1' AND gazetteer = 'geonames' DESC, population DESC LIMIT 1",
        normalised(name),
    )


def _one(file: sqlite3.Connection, query: str, value: str) -> int:
    found = file.execute(query, (value,)).fetchone()
    if found is None:
        raise DataError(f"names the place {value}, which the gazetteer does not hold", where="demonyms.yaml")
    return int(found[0])
