"""The lexicon of cues: verbs, nouns, set phrases and adverbs that tie a content to its source."""

from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field
from spacy.tokens import Token

from sayso.lexicon import entries

PACKAGE = "sayso.annotate.attribution"
VerbFrame = Literal["clause", "quote", "to", "ing", "np", "npx", "as", "of", "at", "np_to", "tell", "onto"]
NounFrame = Literal["clause", "to", "of", "about", "for", "colon"]


class VerbCue(BaseModel):
    """A line of `verbs.yaml`; the lemma of a verb with a particle has it behind the verb ("point out")."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    lemma: str
    frames: frozenset[VerbFrame]
    preps: frozenset[str] = frozenset()
    passive: bool = False
    objects: frozenset[str] = frozenset()
    unlike: frozenset[str] = frozenset()
    speech: bool = False
    denial: bool = False
    lifts: Literal["no", "joined", "both"] = "no"
    subject: Literal["any", "evidence"] = "any"
    example: str

    @property
    def words(self) -> int:
        """How many words stand together: one, and more with particles."""
        return len(self.lemma.split())


class SilentVerb(BaseModel):
    """A line of `silent.yaml`."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    lemma: str
    example: str


class NounCue(BaseModel):
    """A line of `nouns.yaml`; `alone` says that it may tell something of which nobody is named as the source."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    lemma: str
    frames: frozenset[NounFrame]
    alone: bool = False
    example: str


class PhraseCue(BaseModel):
    """A line of `phrases.yaml`; its head tells the fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    words: str = Field(min_length=1)
    never: frozenset[str] = frozenset()
    apart: frozenset[str] = frozenset()
    under: frozenset[str] = frozenset()
    named: bool = False
    nouns: frozenset[str] = frozenset()
    until: str = ""
    nobody: bool = False
    example: str


class Rubric(BaseModel):
    """A line of `rubrics.yaml`."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    words: str = Field(min_length=1)
    example: str


class AdverbCue(BaseModel):
    """A line of `adverbs.yaml`."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    word: str
    example: str


@cache
def verbs() -> dict[str, VerbCue]:
    """The verbs, by lemma."""
    return {entry.lemma: entry for entry in entries(PACKAGE, "verbs.yaml", VerbCue)}


@cache
def silent() -> frozenset[str]:
    """The verbs that say nothing with a that-clause, by lemma."""
    return frozenset(entry.lemma for entry in entries(PACKAGE, "silent.yaml", SilentVerb))


@cache
def nouns() -> dict[str, NounCue]:
    """The nouns, by lemma."""
    return {entry.lemma: entry for entry in entries(PACKAGE, "nouns.yaml", NounCue)}


@cache
def phrases() -> dict[str, dict[str, tuple[tuple[tuple[str, ...], PhraseCue], ...]]]:
    """The set phrases with their words, by their first word and their second; "" where there is none."""
    found: dict[str, dict[str, tuple[tuple[tuple[str, ...], PhraseCue], ...]]] = {}
    for entry in entries(PACKAGE, "phrases.yaml", PhraseCue):
        words = tuple(entry.words.split())
        behind = found.setdefault(words[0], {})
        second = words[1] if len(words) > 1 else ""
        behind[second] = (*behind.get(second, ()), (words, entry))
    return found


@cache
def rubrics() -> frozenset[str]:
    """The names of forms of articles."""
    return frozenset(entry.words for entry in entries(PACKAGE, "rubrics.yaml", Rubric))


@cache
def _third_persons() -> dict[str, VerbCue]:
    """The verbs of one word by the forms that headlines use: "says", "say", "denies"."""
    found: dict[str, VerbCue] = {}
    for line in verbs().values():
        if line.words == 1:
            stem = line.lemma
            ending = "ies" if stem.endswith("y") and stem[-2] not in "aeiou" else "es" if stem[-1] in "sxh" else "s"
            found[stem.removesuffix("y") + ending if ending == "ies" else stem + ending] = line
            found[stem] = line
    return found


def verb_form(word: str) -> VerbCue | None:
    """The entry for a verb by its form in the present, where the tagger cannot be asked; None where it is no cue."""
    return _third_persons().get(word) or (verbs()["say"] if word == "said" else None)


@cache
def adverbs() -> frozenset[str]:
    """The adverbs."""
    return frozenset(entry.word for entry in entries(PACKAGE, "adverbs.yaml", AdverbCue))


@cache
def _with_particles() -> dict[str, tuple[VerbCue, ...]]:
    """The verbs with words of their own behind them, by the verb's lemma; the longest first."""
    found: dict[str, tuple[VerbCue, ...]] = {}
    for line in sorted(verbs().values(), key=lambda line: -line.words):
        if line.words > 1:
            first = line.lemma.split()[0]
            found[first] = (*found.get(first, ()), line)
    return found


def _stands_after(token: Token, line: VerbCue) -> bool:
    after = token.doc[token.i + 1 : token.i + line.words]
    return [word.lower_ for word in after] == line.lemma.split()[1:]


def verb_cue(token: Token) -> VerbCue | None:
    """The entry for a verb's token, None where it is no cue."""
    if token.pos_ != "VERB" and not (_headline_verb(token) or _mistaken_noun(token)):
        return None
    lemma = _lemma(token)
    return next((line for line in _with_particles().get(lemma, ()) if _stands_after(token, line)), verbs().get(lemma))


def _headline_verb(token: Token) -> bool:
    """A verb that the tagger took for a plural, as it does in headlines ("Video emerges of …")."""
    return (
        token.tag_ == "NNS"
        and token.dep_ == "ROOT"
        and token.i > 0
        and any(child.i == token.i - 1 and child.dep_ == "compound" for child in token.children)
    )


def _mistaken_noun(token: Token) -> bool:
    """A verb taken for a noun, though it has a subject and a clause: "documents seen here show that …"."""
    if token.tag_ != "NN" or token.dep_ != "ROOT":
        return False
    deps = {child.dep_: child.i for child in token.children}
    return deps.get("nsubj", token.i) < token.i < deps.get("ccomp", -1)


def noun_cue(token: Token) -> NounCue | None:
    """The entry for a noun's token, None where it is no cue."""
    # A noun that opens its sentence may be taken for a verb ("Confirmation that …"): its place tells that it is none.
    if token.pos_ == "NOUN" or token.dep_ in {"nsubj", "nsubjpass"}:
        return nouns().get(token.lower_) or nouns().get(token.lemma_.lower())
    return None


def is_cue_word(token: Token) -> bool:
    """Whether the word alone could tie a content to a source."""
    return verb_cue(token) is not None or token.lower_ in adverbs() or token.lower_ == "according"


def _lemma(token: Token) -> str:
    lemma = token.lemma_.lower()
    # The lemmatizer takes "hoping" and "hoped" for forms of "hop".
    return "hope" if lemma == "hop" and token.lower_ in {"hoping", "hoped", "hopes", "hope"} else lemma
