"""Effects found about one statement, with the words that show them, and the assessment that they make together."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from spacy.tokens import Token

from sayso.annotate.factuality.lexicon import Effect
from sayso.schema.annotations import Assessment
from sayso.schema.span import Span
from sayso.schema.vocabulary import Certainty, Polarity, TimeFrame


@dataclass(slots=True)
class Findings:
    """A collector for one statement; turned into an `Assessment` once, at the end."""

    effects: list[tuple[Effect, Span]] = field(default_factory=list)
    tense: TimeFrame | None = None

    def add(self, effects: Iterable[Effect], at: Token | Span) -> None:
        """Note effects shown by a word."""
        span = at if isinstance(at, Span) else Span(at.idx, at.idx + len(at))
        for effect in effects:
            if (effect, span) not in self.effects:
                self.effects.append((effect, span))

    def drop(self, effect: Effect, at: Token) -> None:
        """Take back an effect that a word turned out to have on something else."""
        self.effects = [(found, span) for found, span in self.effects if (found, span.start) != (effect, at.idx)]

    def drop_within(self, effect: Effect, words: Span) -> None:
        """Take back an effect whose word turned out to be part of a phrase with another sense."""
        self.effects = [(found, span) for found, span in self.effects if found != effect or not words.covers(span)]

    def has(self, effect: Effect) -> bool:
        """Whether the effect was found."""
        return any(found == effect for found, _ in self.effects)

    def assessment(self) -> Assessment:
        """The assessment. Two negations cancel out; of two certainties the lesser holds; a time to come beats tense."""
        negations = sum(effect == "negated" for effect, _ in self.effects)
        denied = self.has("denied") and not negations % 2
        negated = denied or (negations % 2 == 1 and not self.has("denied"))
        polarity: Polarity = "negated" if negated else "affirmed"
        certainty: Certainty = "certain"
        if self.has("unstated"):
            certainty = "unstated"
        if self.has("probable"):
            certainty = "probable"
        if self.has("possible"):
            certainty = "possible"
        frame: TimeFrame = self.tense or "past"
        if self.has("future"):
            frame = "future"
        elif self.has("conditional"):
            frame = "hypothetical"
        return Assessment(
            polarity=polarity,
            certainty=certainty,
            time_frame=frame,
            questioned=self.has("questioned"),
            conditional=self.has("conditional"),
            denied=denied,
            shown=self.has("shown"),
            evidence=tuple(sorted({span for _, span in self.effects})),
        )
