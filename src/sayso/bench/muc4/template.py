"""Templates as they are scored: what a key asks for, and what a response gives."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Fill:
    """One fill of a slot: its alternatives in capitals (a response has one), and what fill of another slot it is about.

    `tags` are the alternatives of that cross-reference, empty where there is none or only the dummy "-". `optional`: a
    key's fill that a response may leave out.
    """

    values: tuple[str, ...]
    tags: tuple[str, ...] = ()
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Template:
    """One incident of a message: fills by the number of their slot; a slot that is not there is null.

    `inapplicable` slots (an asterisk in the key) do not figure in the scoring. An `optional` key template costs nothing
    when no response stands for it.
    """

    message: str
    fills: Mapping[int, tuple[Fill, ...]] = field(default_factory=dict)
    inapplicable: frozenset[int] = frozenset()
    optional: bool = False

    def of(self, slot: int) -> tuple[Fill, ...]:
        """The fills of a slot, empty where it is null."""
        return self.fills.get(slot, ())
