"""Looking names up: read-only, in microseconds when warm, safe in forked workers and in threads."""

import os
import sqlite3
import threading
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import cast

from sayso.annotate.gazetteer.build import build
from sayso.annotate.gazetteer.location import location
from sayso.annotate.gazetteer.names import normalised
from sayso.annotate.gazetteer.place import GazetteerPlace, Kind
from sayso.errors import DataError

MOST_CANDIDATES = 150
"""Namesakes that a look-up gives, the most populous first; San José has about 400."""
_CACHED = 1 << 15
_INITIALS_CACHED = 64
_PLACE = "name, lat, lon, gazetteer, gazetteer_id, countries, admin1, kind, population, radius_km, spellings"


class Gazetteer:
    """The compiled gazetteer at `path`.

    Raises:
        DataError: the file is missing or is no gazetteer.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._local = threading.local()
        self._candidates = lru_cache(maxsize=_CACHED)(self._read)
        self._demonyms = lru_cache(maxsize=_CACHED)(self._read_demonym)
        self._names = lru_cache(maxsize=_INITIALS_CACHED)(self._read_names)
        self._heads = lru_cache(maxsize=_CACHED)(self._read_head)
        try:
            (self.content_version,) = self._connection().execute("SELECT content_version FROM about").fetchone()
        except (sqlite3.Error, TypeError) as error:
            raise DataError(
                f"is no compiled gazetteer ({error})", where=str(path), mend="Build it: sayso gazetteer build"
            ) from error

    def __reduce__(self) -> tuple[type["Gazetteer"], tuple[Path]]:
        """A worker opens the file itself."""
        return Gazetteer, (self.path,)

    def candidates(self, name: str) -> tuple[GazetteerPlace, ...]:
        """Every place of that name, at most `MOST_CANDIDATES`, the most populous first; empty for none."""
        key = normalised(name)
        return self._candidates(key) if key else ()

    def demonym(self, word: str) -> GazetteerPlace | None:
        """The place whose people or things `word` names ("Sudanese", "Crimean")."""
        return self._demonyms(normalised(word))

    def longest(self, word: str) -> int:
        """The most words that a name beginning with `word` has; 0 where none begins so."""
        return self._heads(normalised(word).partition(" ")[0])

    def names_of(self, country: str, initial: str) -> tuple[str, ...]:
        """Keys of the country's settlements, divisions and regions that begin with `initial` (for misspellings)."""
        return self._names(initial).get(country, ())

    def country_codes(self) -> dict[str, str]:
        """The ISO 3166-1 alpha-2 code of each country by its GeoNames id."""
        found = self._connection().execute("SELECT gazetteer_id, countries FROM place WHERE kind = 'country'")
        return dict(found)

    def _read_names(self, initial: str) -> Mapping[str, tuple[str, ...]]:
        """Of every country at once: to look for those of one takes as long."""
        found = self._connection().execute(
            "SELECT DISTINCT key, countries FROM name JOIN place ON place.id = name.place "
            "WHERE key >= ? AND key < ? AND rank < 2 ORDER BY key",
            (initial, initial + "\U0010ffff"),
        )
        held: dict[str, list[str]] = {}
        for key, country in found:
            held.setdefault(country, []).append(key)
        return {country: tuple(keys) for country, keys in held.items()}

    def _read(self, key: str) -> tuple[GazetteerPlace, ...]:
        found = self._connection().execute(
            f"SELECT {_PLACE}, matched, rank FROM name JOIN place ON place.id = name.place "  # noqa: S608 - constant
            "WHERE key = ? ORDER BY population DESC, place.id LIMIT ?",
            (key, MOST_CANDIDATES),
        )
        return tuple(_place(*row) for row in found)

    def _read_demonym(self, key: str) -> GazetteerPlace | None:
        found = self._connection().execute(
            f"SELECT {_PLACE}, matched, 0 FROM demonym JOIN place ON place.id = demonym.place "  # noqa: S608
            "WHERE key = ?",
            (key,),
        )
        return next((_place(*row) for row in found), None)

    def _read_head(self, word: str) -> int:
        found = self._connection().execute("SELECT longest FROM head WHERE word = ?", (word,)).fetchone()
        return int(found[0]) if found else 0

    def _connection(self) -> sqlite3.Connection:
        """The thread's own connection; a forked child opens a new one, as SQLite asks."""
        held = cast("tuple[int, sqlite3.Connection] | None", getattr(self._local, "held", None))
        if held is None or held[0] != os.getpid():
            opened = sqlite3.connect(f"{self.path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
            held = self._local.held = (os.getpid(), opened)
        return held[1]


def _place(
    name: str,
    lat: float,
    lon: float,
    gazetteer: str,
    gazetteer_id: str,
    countries: str,
    admin1: str | None,
    kind: Kind,
    population: int,
    radius_km: float,
    spellings: int,
    matched: str,
    rank: int,
) -> GazetteerPlace:
    held = tuple(countries.split())
    country = held[0] if len(held) == 1 else None
    return GazetteerPlace(
        name,
        lat,
        lon,
        gazetteer,
        gazetteer_id,
        country,
        held,
        admin1,
        kind,
        population,
        radius_km,
        matched,
        rank,
        spellings,
    )


@lru_cache(maxsize=1)
def _opened(path: Path) -> Gazetteer:
    return Gazetteer(path)


def open_gazetteer(tell: Callable[[str], None] = lambda _: None) -> Gazetteer:
    """The gazetteer of this process; compiled first where the file is not there yet.

    Args:
        tell: is told, a line at a time, when the file is being compiled.

    Raises:
        DataError: the file cannot be written, or is no gazetteer.
    """
    path = location()
    if not path.exists():
        build(path, tell)
    return _opened(path)
