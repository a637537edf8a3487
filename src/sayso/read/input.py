"""Inputs: what a reader is given, before it is read."""

from dataclasses import dataclass, field
from pathlib import Path

from sayso.errors import InputError, OversizedInput
from sayso.read.gunzip import inflated
from sayso.read.limits import LONGEST_INPUT
from sayso.read.opening import unreadable


@dataclass(frozen=True, slots=True)
class Input:
    """One article's bytes: those of a file, loaded when asked for, or those of a member of a file, held.

    `container` is `file!member@offset` for a member (offset in bytes of the inflated file), else None;
    `media_type` is a guess by name and first bytes.
    """

    uri: str
    container: str | None
    media_type: str
    path: Path | None = None
    packed: bool = False
    held: bytes | None = field(default=None, repr=False)

    @property
    def data(self) -> bytes:
        """The article's own bytes, inflated where they came packed.

        Raises:
            UnreadableInput: the file cannot be opened any more.
            OversizedInput: it goes beyond a limit.
            DamagedInput: its packing is damaged.
        """
        if self.held is not None or self.path is None:
            return self.held or b""
        try:
            with self.path.open("rb") as file:
                if self.packed:
                    return b"".join(inflated(file, self.uri, LONGEST_INPUT))
                data = file.read(LONGEST_INPUT + 1)
        except OSError as error:
            raise unreadable(self.uri, error) from error
        if len(data) > LONGEST_INPUT:
            raise too_long(self.uri)
        return data


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that could not even be taken in hand, and why; the walk goes on after it."""

    uri: str
    error: InputError


def too_long(uri: str) -> OversizedInput:
    """That an input has more bytes than are read."""
    return OversizedInput(
        f"is longer than {LONGEST_INPUT // 1_000_000} MB.",
        where=uri,
        mend="Split it into its articles, one for each line.",
    )
