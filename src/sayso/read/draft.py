"""What the readers of each form hand over: the pieces of an article in reading order, and what is known about it."""

from dataclasses import dataclass, field

from sayso.schema.report import Note, Related
from sayso.schema.vocabulary import BlockKind


@dataclass(frozen=True, slots=True)
class Piece:
    """A block before it has its place in the text. `words` and `uri` are of the story that a related line points to."""

    kind: BlockKind
    text: str
    words: str | None = None
    uri: str | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """An article before its blocks are laid out. Moments are in the form of `sayso.schema.moment`."""

    pieces: tuple[Piece, ...]
    headline: str | None = None
    outlet: str | None = None
    bylines: tuple[str, ...] = ()
    published: str | None = None
    updated: str | None = None
    language: str | None = None
    address: str | None = None
    """The address (http) under which the outlet published it."""
    related: tuple[Related, ...] = ()
    notes: tuple[Note, ...] = field(default=())
