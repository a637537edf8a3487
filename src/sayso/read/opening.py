"""What files are called in records and messages, and why one cannot be opened, in plain words."""

import re
from pathlib import Path

from sayso.errors import UnreadableInput

_UNSPEAKABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Line breaks, controls, what reorders text, and bytes that are no character in the file system's encoding."""


def called(path: Path) -> str:
    r"""The path as one line of sound text: what is no such character stands as its escape (`\n`, `\udcff`)."""
    return _UNSPEAKABLE.sub(lambda odd: odd[0].encode("unicode_escape").decode("ascii"), path.as_posix())


def unreadable(uri: str, error: OSError) -> UnreadableInput:
    """The error for a file or folder that the system does not let us read."""
    if isinstance(error, PermissionError):
        return UnreadableInput("may not be read: no permission.", where=uri, mend="Change its rights (chmod u+r).")
    if isinstance(error, FileNotFoundError):
        return UnreadableInput("does not exist.", where=uri, mend="Check the spelling of its path.")
    return UnreadableInput(f"cannot be read: {error.strerror or error}.", where=uri, mend="Check that it is a file.")
