"""What the rules hand on to one another: a cue with its source and content, in tokens, before anything is resolved."""

from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from sayso.schema.span import Span
from sayso.schema.vocabulary import CueType


@dataclass(frozen=True, slots=True)
class Words:
    """Tokens [first, last), with the head that stands for them."""

    first: int
    last: int
    head: int

    def span(self, doc: Doc) -> Span:
        """The code points they take."""
        last = doc[self.last - 1]
        return Span(doc[self.first].idx, last.idx + len(last))

    def holds(self, index: int) -> bool:
        """Whether a token is among them."""
        return self.first <= index < self.last


@dataclass(frozen=True, slots=True)
class Via:
    """A mouth that passes on what another said, and the words that say so: "quoted by the agency"."""

    cue: Words
    source: Words


@dataclass(frozen=True, slots=True)
class Draft:
    """One tie of source and content. `rule` names how it was found (rules.yaml gives what that is worth).

    `content` are token indices; `root` is the head of the content's clause or phrase; `quotes` are indices in
    the QUOTES layer whose whole words belong to the content. `sourceless` says that nobody is to be looked for.
    """

    rule: str
    cue: Words | None
    type: CueType | None
    source: Words | None
    content: frozenset[int] = frozenset()
    root: int | None = None
    quotes: tuple[int, ...] = ()
    takes_quotes: bool = False
    speech: bool = False
    denial: bool = False
    sourceless: bool = False
    lifted_from: int | None = None
    """The verb of speech that a participle goes on with: what it ties is none of that verb's content."""
    via: tuple[Via, ...] = ()
    """The mouths through whom the source's words come, outermost first."""
    seen: float = 0.0
    """The encoder's probability of the cue; 0 where it has not seen it."""
    firm: bool = False
    """Whether the content was read off commas or agreement, which the encoder does not overrule."""
    about: tuple[Span, ...] = field(default=())
    """Content taken over from elsewhere (a denial of what was just said), in place of `content`."""


def words_of(doc: Doc, tokens: list[Token] | tuple[Token, ...], head: Token) -> Words | None:
    """Tokens as `Words`, less the punctuation at their ends; a bracket stays that closes one among them."""
    indices = sorted(token.i for token in tokens)
    while indices and (doc[indices[0]].is_punct or doc[indices[0]].is_space):
        indices.pop(0)
    while indices and (doc[indices[-1]].is_punct or doc[indices[-1]].is_space):
        if doc[indices[-1]].text == ")" and any(doc[i].text == "(" for i in indices):
            break
        indices.pop()
    return Words(indices[0], indices[-1] + 1, head.i) if indices else None
