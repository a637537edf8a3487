"""What the codebook's files hold: types with their triggers, word classes, and rules of coding in words."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from sayso.schema.vocabulary import ParticipantKind, Role, Stage

PartOfSpeech = Literal["verb", "noun", "adjective"]
Family = Literal[
    "battle", "remote", "civilian", "unrest", "force", "law", "talks", "damage", "people", "word", "other",
]  # fmt: skip


class _Line(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Maps(_Line):
    """A type's equivalents, in the terms of other schemes; empty where a scheme has none.

    ACLED sub-events; PLOVER event and mode; UCDP kinds of violence; MUC-4 incident types; classes of CASE-2021 task 2.
    """

    acled: tuple[str, ...] = ()
    plover: tuple[str, ...] = ()
    ucdp: tuple[str, ...] = ()
    muc4: tuple[str, ...] = ()
    case2021: tuple[str, ...] = ()


class Trigger(_Line):
    """A line of the lexicon: words that tell of the type, and what has to stand around them.

    `words` are lemmas. Of several words the first is the head of a verb ("open fire"), the last that of a noun
    ("missile attack") unless the second is a preposition ("loss of life"); a verb's other words may stand apart
    from it. `frame` names an entry of `events/frames.yaml`: which grammatical slot takes which role.
    `subject`, `object`, `complement` (what stands after the noun's "of", "on", "against"), `nearby` (the sentence)
    and `unless` hold lemmas and @classes of `classes.yaml`: of each that is given, one must be there (`unless`:
    none may be). `negated`: the head is negated ("do not want"). `generic`: the weapon, where one is told, decides the
    type. `harm`: the words tell of the harm done, and join the deed that did it. `example` is a sentence in which the
    line finds its type.
    """

    words: tuple[str, ...] = Field(min_length=1)
    pos: PartOfSpeech
    frame: str
    subject: tuple[str, ...] = ()
    object: tuple[str, ...] = ()
    not_object: tuple[str, ...] = ()
    complement: tuple[str, ...] = ()
    nearby: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    negated: bool = False
    generic: bool = False
    harm: bool = False
    stage: Stage | None = None
    score: float = Field(default=0.8, gt=0, le=1)
    example: str


class EventType(_Line):
    """One type: what it is, how it is told from its neighbours, and what tells of it.

    `roles` are those a coder expects; `near_misses` are sentences that hold no event of this type.
    """

    key: str = Field(pattern=r"^[a-z]+\.[a-z_]+$")
    definition: str
    examples: tuple[str, ...] = Field(min_length=1)
    near_misses: tuple[str, ...] = Field(min_length=1)
    maps: Maps
    roles: tuple[Role, ...]
    triggers: tuple[Trigger, ...] = ()

    @property
    def family(self) -> str:
        """The part of the key before the full stop."""
        return self.key.partition(".")[0]


class Extension(_Line):
    """An entry of a user's own file that adds to a type which the codebook has."""

    key: str
    examples: tuple[str, ...] = ()
    near_misses: tuple[str, ...] = ()
    triggers: tuple[Trigger, ...] = Field(min_length=1)


class WordClass(_Line):
    """Words of one kind, named `@name` in triggers.

    `kind` is the kind of participant the words name. `deals` is the type of a deed done with them (weapons only).
    `includes` names classes whose words belong to this one too.
    """

    name: str
    kind: ParticipantKind | None = None
    deals: str | None = None
    includes: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    example: str

    @model_validator(mode="after")
    def _not_empty(self) -> "WordClass":
        if not self.words and not self.includes:
            raise ValueError("a word class has words, or includes other classes")
        return self


class CodingRule(_Line):
    """One rule of coding, in words."""

    about: Literal["events", "claims"]
    number: int = Field(ge=1)
    text: str
    example: str
