"""What kind of mouth a source is, by its head noun."""

import re
from functools import cache

from pydantic import BaseModel, ConfigDict
from spacy.tokens import Doc, Token

from sayso.annotate.attribution.draft import Words
from sayso.lexicon import entries
from sayso.schema.vocabulary import SourceKind

_PARTITIVE = frozenset(
    """
    one some many most several few both all each none two three four five six seven eight nine ten dozens hundreds
    thousands number group majority half half-dozen couple pair any another others handful roomful busload scores
    """.split()  # noqa: SIM905 - a word list reads best as words
)
_WIRE = frozenset(("news", "press", "wire", "state", "information", "official", "telegraph"))
_BODIES_OF_PEOPLE = frozenset(
    ("people", "family", "crowd", "group", "side", "camp", "team", "delegation", "couple", "pair", "trio")
)
_SPOKEN_FOR = frozenset(
    """
    spokesman spokeswoman spokesperson aide insider leader member official representative
    delegate side camp delegation team
    """.split()  # noqa: SIM905 - a word list reads best as words
)


class HeadKind(BaseModel):
    """A line of `heads.yaml`."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    kind: SourceKind
    words: tuple[str, ...]
    example: str


class Anonymity(BaseModel):
    """A line of `anonymity.yaml`: words that say that a source keeps its name back."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    words: str
    example: str


@cache
def _heads() -> dict[str, SourceKind]:
    found: dict[str, SourceKind] = {}
    for entry in entries("sayso.annotate.attribution", "heads.yaml", HeadKind):
        for word in entry.words:
            found.setdefault(word, entry.kind)
    return found


@cache
def _unnamed() -> re.Pattern[str]:
    lines = entries("sayso.annotate.attribution", "anonymity.yaml", Anonymity)
    return re.compile(r"\b(?:" + "|".join(re.escape(line.words) for line in lines) + r")")


def keeps_name_back(words: str) -> bool:
    """Whether words in or beside a source say that it is not to be named."""
    return _unnamed().search(words.lower()) is not None


def _kind_of_head(head: Token) -> SourceKind | None:
    """The kind of a head noun; one that opens a sentence may be taken for a name and keep its plural ("Cameras")."""
    lemma = head.lemma_.lower()
    plural = head.tag_ in {"NNP", "NNPS"} and head.is_sent_start and lemma.endswith("s")
    return _heads().get(lemma) or (_heads().get(lemma[:-1]) if plural else None)


def is_evidence(head: Token) -> bool:
    """Whether a source's head is footage or a document."""
    return _kind_of_head(head) in {"footage", "document"}


def is_mouth(head: Token) -> bool:
    """Whether a source's head is a person or body of people."""
    return _heads().get(head.lemma_.lower()) not in {None, "footage", "document"}


def kind_of_words(doc: Doc, source: Words) -> SourceKind | None:
    """The kind that the words themselves give, None where they give none (a bare name, a pronoun).

    "One of the troops" is of the troops' kind; a spokesman is of the kind he speaks for; one man or woman of
    whom nobody tells the name is unnamed.
    """
    head = doc[source.head]
    if head.lower_ in _PARTITIVE or head.lemma_.lower() in _PARTITIVE:
        inner = _object_of(head, frozenset(("of",)))
        if inner is not None and source.holds(inner.i):
            return _heads().get(inner.lemma_.lower())
    own = _kind_of_head(head) or _of_name(head)
    if head.lemma_.lower() in _SPOKEN_FOR:
        for word in _spoken_for(head, source):
            kind = _heads().get(word.lemma_.lower()) or ("organisation" if word.ent_type_ == "ORG" else None)
            if kind in {"military", "government", "armed_group", "organisation", "media"}:
                return kind
    if own == "group" and head.tag_ == "NN" and head.lemma_.lower() not in _BODIES_OF_PEOPLE:
        return "unnamed"
    if own == "person" and head.tag_ == "NNS":
        return "group"
    if head.lemma_.lower() == "agency":
        return "media" if _is_wire(head) else "organisation"
    if head.lemma_.lower() == "officer" and any(child.lower_ == "police" for child in head.children):
        return "government"
    return own


def _is_wire(agency: Token) -> bool:
    """Whether an agency is one of news: "the agency" of a news report is, "aid agencies" are not."""
    before = [child.lower_ for child in agency.lefts if child.dep_ in {"compound", "amod", "nmod"}]
    return any(word in _WIRE for word in before) or (not before and agency.tag_ == "NN")


def _of_name(head: Token) -> SourceKind | None:
    """The kind by the noun before a name that is no person's ("news agency Suna", "rebel group M23")."""
    if head.pos_ != "PROPN" or head.ent_type_ == "PERSON":
        return None
    before = [child for child in head.lefts if child.dep_ in {"compound", "nmod"} and child.pos_ == "NOUN"]
    return next((kind for child in reversed(before) if (kind := _heads().get(child.lemma_.lower()))), None)


def _spoken_for(head: Token, source: Words) -> list[Token]:
    found = [child for child in head.children if child.dep_ in {"compound", "amod", "poss", "nmod"}]
    inner = _object_of(head, frozenset(("for", "of", "from", "in", "with", "close")))
    return [*found, *([inner] if inner is not None and source.holds(inner.i) else [])]


def _object_of(head: Token, preps: frozenset[str]) -> Token | None:
    for prep in head.children:
        if prep.dep_ == "prep" and prep.lower_ in preps:
            for child in prep.children:
                if child.dep_ == "pobj":
                    return child
    return None
