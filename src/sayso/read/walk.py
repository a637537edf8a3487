"""Files and folders, walked in an order that is the same everywhere."""

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from sayso.errors import UnreadableInput
from sayso.read.input import Failure
from sayso.read.limits import DEEPEST_FOLDER
from sayso.read.opening import called, unreadable

_NO_ARTICLES = frozenset(
    """.css .js .mjs .map .woff .woff2 .ttf .eot .otf .svg
    .ico .png .jpg .jpeg .gif .webp .avif .bmp .mp3 .mp4 .webm .m4a .lock .pyc .md
    .rst .yaml .yml .toml .ini .cfg .py .sh .log .ledger .sayso .db .sqlite .sqlite3""".split()  # noqa: SIM905
)
"""Parts of saved pages, notes, settings and databases: passed over in folders, refused or read where named outright."""
_LOGS_OF_DATABASES = ("-wal", "-shm", "-journal")
_MARK_OF_A_SITE = "sayso-site.json"
"""What `sayso.publish.site` leaves in a folder that it wrote."""
_FOLDERS_OF_PAGES = ("_files", "-Dateien", "_fichiers", "_archivos")
"""How browsers end the name of the folder that holds a saved page's parts."""


def files(paths: Iterable[Path]) -> Iterator[Path | Failure]:
    """Every file named, and every file in every folder named, folders in the order of their names.

    Hidden files, parts of saved pages, notes, settings, databases (a ledger lies beside its reports) and sites that
    Sayso wrote are passed over; a folder reached twice is read once.
    """
    seen: set[tuple[int, int]] = set()
    for path in paths:
        yield from _walk(path, seen, depth=0)


def _walk(path: Path, seen: set[tuple[int, int]], depth: int) -> Iterator[Path | Failure]:
    name = called(path)
    try:
        found = path.stat()
        if stat.S_ISREG(found.st_mode):
            yield path
            return
        if not stat.S_ISDIR(found.st_mode):
            odd = UnreadableInput("is neither a file nor a folder.", where=name, mend="Give a file or a folder.")
            yield Failure(name, odd)
            return
        identity = (found.st_dev, found.st_ino)
        if identity in seen:
            return
        seen.add(identity)
        with os.scandir(path) as listing:
            names = sorted(entry.name for entry in listing)
    except OSError as error:
        yield Failure(name, unreadable(name, error))
        return
    if depth and _MARK_OF_A_SITE in names:
        return
    if depth > DEEPEST_FOLDER:
        deep = UnreadableInput("lies too deep in folders.", where=name, mend="Give the folder itself.")
        yield Failure(name, deep)
        return
    for each in names:
        if not _passed_over(each):
            yield from _walk(path / each, seen, depth + 1)


def _passed_over(name: str) -> bool:
    return (
        name.startswith(".")
        or name.endswith((*_FOLDERS_OF_PAGES, *_LOGS_OF_DATABASES))
        or name == "__pycache__"
        or Path(name).suffix.lower() in _NO_ARTICLES
    )
