"""A draft: one event on its way through the rules, before merging and numbering."""

from dataclasses import dataclass

from sayso.annotate.events.candidates import Candidate
from sayso.annotate.events.syntax import Slots
from sayso.schema.event import Participant
from sayso.schema.span import Span
from sayso.schema.vocabulary import Responsibility, Stage

# Families whose events are deeds that happen somewhere to somebody, and may be told again.
DEEDS = frozenset(("battle", "remote", "civilian", "unrest", "damage", "people", "other"))


@dataclass(frozen=True, slots=True)
class TieDraft:
    """How an actor is tied to the deed, and the words that say so."""

    actor: Participant
    value: Responsibility
    evidence: Span


@dataclass(frozen=True, slots=True)
class Draft:
    """One happening as one candidate tells it; indices as in `EventMention`."""

    candidate: Candidate
    slots: Slots
    type: str
    participants: tuple[Participant, ...]
    score: float
    stage: Stage = "accomplished"
    place: int | None = None
    time: int | None = None
    figures: tuple[int, ...] = ()
    ties: tuple[TieDraft, ...] = ()
    again: tuple[Span, ...] = ()
    inherited_place: bool = False
    inherited_time: bool = False
    background: bool = False
    vague: bool = False
    """Whether its words ("the attack", "hit") leave open which of several types it is."""
    echo: bool = False
    """Whether it is only a noun that points back, and tells of nothing by itself."""
    iterated: bool = False
    """Whether it sums up many happenings ("several times", "in recent years")."""

    @property
    def family(self) -> str:
        """The part of the type before the full stop."""
        return self.type.partition(".")[0]

    @property
    def head(self) -> int:
        """The index of the trigger's head token."""
        return self.candidate.head

    @property
    def word(self) -> str:
        """The lemma of the trigger's head, as the codebook has it."""
        return self.candidate.line.words[self.candidate.line.head]

    @property
    def sentence(self) -> int:
        """The index of its sentence."""
        return self.candidate.sentence.index

    @property
    def deed(self) -> bool:
        """Whether it is something done, not said, agreed or ordered."""
        return self.family in DEEDS

    @property
    def harm(self) -> bool:
        """Whether it tells of the harm alone, and would join the deed that did it."""
        return self.candidate.line.trigger.harm

    def played(self, *roles: str) -> tuple[Participant, ...]:
        """The participants in one of `roles`."""
        return tuple(each for each in self.participants if each.role in roles)
