"""The site's folder: written beside its place and then put there whole, and never over anything that is not a site."""

import json
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sayso.errors import UsageError

MARKER = "sayso-site.json"
"""The file by which an earlier site is known."""
_OURS = frozenset({MARKER, "incidents", "reports", "data", "static", "index.html", "reports.html", "method.html"})
_PAGES = ("index-*.html", "reports-*.html")


@contextmanager
def replaced(folder: Path) -> Iterator[Path]:
    """A new folder to write into; when the block ends it takes the place of `folder`, or is thrown away on error.

    Raises:
        UsageError: at `folder` is something that Sayso did not write, or it cannot be written there.
    """
    place = folder.resolve()
    refuse_what_is_not_ours(place)
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        new = Path(tempfile.mkdtemp(prefix=f".{place.name}-", dir=place.parent))
    except OSError as error:
        raise UsageError(
            f"a site cannot be written here ({error.strerror})",
            where=str(folder),
            mend="Name a folder you may write to.",
        ) from error
    try:
        yield new
        new.chmod(0o755)
        _swap(new, place)
    finally:
        shutil.rmtree(new, ignore_errors=True)


def mark(folder: Path, facts: dict[str, str]) -> None:
    """Write the marker with these facts."""
    (folder / MARKER).write_text(json.dumps(facts, indent=2, sort_keys=True) + "\n", encoding="utf-8")


def refuse_what_is_not_ours(place: Path) -> None:
    """See that nothing of anybody else is at `place`.

    Raises:
        UsageError: something is; names it.
    """
    if not place.exists():
        return
    if not place.is_dir():
        raise UsageError("is a file, not a folder", where=str(place), mend="Name a folder for the site.")
    held = sorted(place.iterdir())
    if held and not (place / MARKER).is_file():
        raise UsageError(
            "holds files that are no site of Sayso's, and is left as it is",
            where=str(place),
            mend="Name a new or empty folder.",
        )
    strange = [path.name for path in held if path.name not in _OURS and not any(path.match(p) for p in _PAGES)]
    if strange:
        raise UsageError(
            f"holds {strange[0]}, which Sayso did not write, and is left as it is",
            where=str(place),
            mend="Move it elsewhere, or name another folder.",
        )


def _swap(new: Path, place: Path) -> None:
    if not place.exists():
        new.rename(place)
        return
    old = Path(tempfile.mkdtemp(prefix=f".{place.name}-old-", dir=place.parent))
    place.rename(old / "site")
    try:
        new.rename(place)
    except OSError:
        (old / "site").rename(place)
        raise
    finally:
        shutil.rmtree(old, ignore_errors=True)
