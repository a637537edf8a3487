"""A mention on its way: found by one of the finders, not yet tied to the others."""

from dataclasses import dataclass

from sayso.annotate.entities.lexicon import Gender, Label
from sayso.annotate.entities.phrases import Range
from sayso.schema.span import Span

GROUPS: frozenset[str] = frozenset(
    ("military", "armed_group", "mercenary", "police", "group", "organisation", "unknown_gunmen", "government", "media")
)
"""Labels of what acts as one body; a name before a noun of these names the body."""
ARMED: frozenset[str] = frozenset(("military", "armed_group", "mercenary", "unknown_gunmen", "police", "protesters"))


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of the report that name or describe somebody or something.

    `tokens` is its range of tokens, `head` the index of its head. `canonical` is the lexicon's name;
    `given` the name that the words themselves give. `words` is what a description says beside its head
    and determiner, `kind` the noun that stands for its head. `single`: it describes one human being, of
    whatever label ("a soldier", not "the army"). `borrowed`: it is a mention only where it means a name
    before ("the station").
    """

    tokens: Range
    head: int
    label: Label
    method: str
    score: float
    canonical: str | None = None
    given: str | None = None
    words: tuple[str, ...] = ()
    kind: str = ""
    determiner: str = ""
    plural: bool = False
    single: bool = False
    gender: Gender | None = None
    generic: bool = False
    affiliation: Span | None = None
    borrowed: bool = False

    @property
    def named(self) -> bool:
        """Whether it holds a name, of the lexicon or of the report."""
        return self.canonical is not None or self.given is not None

    def holds(self, token: int) -> bool:
        """Whether the token at index `token` is part of it."""
        return self.tokens[0] <= token < self.tokens[1]
