"""Where the compiled gazetteer lies: named by what it holds, so that a new content is a new file."""

import hashlib
import os
import sys
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from sayso.annotate.gazetteer.sources import geonames_version

LAYOUT = "2"
"""Raised when the tables or the rules that fill them change."""


def location() -> Path:
    """The file that `open_gazetteer` reads: `$SAYSO_GAZETTEER`, or one in the user's cache folder."""
    named = os.environ.get("SAYSO_GAZETTEER")
    return Path(named) if named else _cache_folder() / f"gazetteer-{content_version()}.sqlite"


@lru_cache(maxsize=1)
def content_version() -> str:
    """A hash of all that decides what the file holds: its layout, the package's version, and our own data."""
    digest = hashlib.sha256(f"{LAYOUT} {geonames_version()}".encode())
    for item in sorted(files("sayso.annotate.gazetteer").joinpath("data").iterdir(), key=lambda item: item.name):
        digest.update(item.name.encode() + b"\0" + item.read_bytes())
    return digest.hexdigest()[:12]


def _cache_folder() -> Path:
    if sys.platform == "win32":
        root = os.environ.get("LOCALAPPDATA") or str(Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        root = str(Path.home() / "Library" / "Caches")
    else:
        root = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(root) / "sayso"
