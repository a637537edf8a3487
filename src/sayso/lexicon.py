"""Lexicons: rules and word lists as YAML beside the code that reads them, each line checked when it is loaded."""

from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from sayso.errors import DataError

Entry = TypeVar("Entry", bound=BaseModel)


@cache
def entries(package: str, name: str, kind: type[Entry]) -> tuple[Entry, ...]:
    """The entries of the YAML list `name` in `package`, each a `kind`.

    Args:
        package: dotted name of the package that holds the file, e.g. `sayso.annotate.attribution`.
        name: file name, e.g. `cues.yaml`.
        kind: frozen pydantic model of one entry; it should have an `example` field that a test runs.

    Raises:
        DataError: the file is no list, or an entry does not fit `kind`; names the file and the entry.
    """
    return parsed(files(package).joinpath(name).read_text(encoding="utf-8"), name, kind)


def from_file(path: Path, kind: type[Entry]) -> tuple[Entry, ...]:
    """The entries of a user's own file.

    Raises:
        DataError: as `entries`; also when the file cannot be read.
    """
    try:
        return parsed(path.read_text(encoding="utf-8"), str(path), kind)
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"cannot be read ({error})", where=str(path), mend="It must be YAML in UTF-8.") from error


def parsed(text: str, name: str, kind: type[Entry]) -> tuple[Entry, ...]:
    """The entries of YAML `text`, named `name` in errors."""
    try:
        raw = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - both are safe loaders
    except yaml.YAMLError as error:
        raise DataError(f"is not YAML: {error}", where=name, mend="Mend the line it names.") from error
    if not isinstance(raw, list):
        raise DataError("is not a list of entries", where=name, mend="Each entry starts with '- '.")
    found = []
    for number, item in enumerate(raw, start=1):
        try:
            found.append(kind.model_validate(item))
        except ValidationError as error:
            first = error.errors()[0]
            field = ".".join(str(part) for part in first["loc"])
            raise DataError(
                f"entry {number} ({str(item)[:60]}) does not fit: {field}: {first['msg']}",
                where=name,
                mend=f"An entry has the fields {', '.join(kind.model_fields)}.",
            ) from error
    return tuple(found)
