"""A report prepared for the rules of events: its sentences as token ranges, word classes, and the layers by token."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import TypeVar

from spacy.tokens import Doc, Token

from sayso.annotate.codebook import Codebook
from sayso.annotate.codebook.inflection import inflected
from sayso.annotate.events.scene import root
from sayso.annotate.layers import ATTRIBUTIONS, ENTITIES, FIGURES, PLACES, SENTENCES, TIMES, report_of
from sayso.schema.annotations import Entity, Figure, PlaceMention, TimeMention
from sayso.schema.span import Span
from sayso.schema.vocabulary import BlockKind

T = TypeVar("T")
_LONGEST_CLASS_WORD = 3
_SPORTING = 3
"""Sentences with words of sport or trade from which a report may be of them; from reading sports pages."""
_NOUNS = frozenset(("NOUN", "PROPN", "NUM"))
_ONLY_NOUNS = frozenset(("@sport_or_trade", "@beyond_doubt"))
PARTITIVES = frozenset(
    """member group number unit hundred thousand dozen score part team pair majority handful column some many several
    two three four five six seven eight nine ten other remnant element supporter contingent wave crowd family body
    life most none one tonne ton kilo kilogram gram piece cache haul batch consignment truckload series string amount
    quantity load stockpile roomful bunch squad total kg lb pound stash shipment
    barrel canister""".split()  # noqa: SIM905 - a word list
)
"""Nouns that stand for what follows their "of"."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A sentence as tokens [first, last), with the kind of its block and what it holds: lemmas and @classes."""

    index: int
    first: int
    last: int
    block: int
    kind: BlockKind
    holds: frozenset[str]
    sport: bool
    """Whether it has a word of sport or trade, even beside one of war."""


@dataclass(frozen=True, slots=True)
class Classes:
    """Word classes, ready for look-up by a lemma of one to three words."""

    of: Mapping[str, frozenset[str]]
    by_kind: Mapping[str, frozenset[str]]
    joined: frozenset[str]
    """First words of class words that have several."""


@cache
def classes(book: Codebook) -> Classes:
    """The codebook's word classes by word; and, for each class, all classes that hold it."""
    members = book.members()
    by_word: dict[str, set[str]] = {}
    for name, words in members.items():
        for word in words:
            by_word.setdefault(word, set()).add(f"@{name}")
    by_kind: dict[str, frozenset[str]] = {}
    for each in book.classes:
        above = {f"@{each.name}"} | {f"@{other.name}" for other in book.classes if each.name in other.includes}
        above |= {f"@{o.name}" for o in book.classes for i in o.includes if f"@{i}" in above}
        by_kind[each.name] = frozenset(above)
    return Classes(
        of={word: frozenset(names) for word, names in by_word.items()},
        by_kind=by_kind,
        joined=frozenset(word.split()[0] for word in by_word if " " in word),
    )


@dataclass(frozen=True, slots=True)
class Reading:
    """The document with what the layers before have found, by token index."""

    doc: Doc
    text: str
    """The report's text, which is the document's; spaCy puts that together anew each time that it is asked for."""
    words: Classes
    stretches: tuple[Stretch, ...]
    lemmas: tuple[str, ...]
    lowers: tuple[str, ...]
    """The words as they stand, in lower case."""
    starts: tuple[int, ...] = ()
    entity_at: Mapping[int, Entity] = field(default_factory=dict)
    place_at: Mapping[int, int] = field(default_factory=dict)
    time_at: Mapping[int, int] = field(default_factory=dict)
    places: tuple[PlaceMention, ...] = ()
    times: tuple[TimeMention, ...] = ()
    figures: tuple[Figure, ...] = ()
    belongs: Mapping[str, Span] = field(default_factory=dict)
    """Entity → the inner place name of one of its mentions."""
    source_at: Mapping[int, Span] = field(default_factory=dict)
    """Token → the words of the source of a statement that it is part of."""

    nouns: Mapping[str, tuple[Entity, ...]] = field(default_factory=dict)
    """Entity → its mentions that are no pronouns, in text order."""
    _traits: dict[int, frozenset[str]] = field(default_factory=dict, compare=False, repr=False)
    """What `traits` has given."""

    def noun_for(self, pronoun: Entity) -> Entity | None:
        """The nearest mention before a pronoun that says in a noun whom it stands for."""
        before = [each for each in self.nouns.get(pronoun.entity_id, ()) if each.span.start < pronoun.span.start]
        return before[-1] if before else None

    def of_the_mouth(self, at: int, trigger: int) -> bool:
        """Whether the token `at` tells of who speaks, and the trigger does not: "…, the army in Kyiv said"."""
        return at in self.source_at and self.source_at.get(trigger) != self.source_at[at]

    def span(self, first: int, last: int) -> Span:
        """The code points of the tokens [first, last)."""
        end = self.doc[last - 1]
        return Span(self.doc[first].idx, end.idx + len(end))

    def head(self, span: Span) -> int:
        """The index of the token that the others of `span` hang on."""
        first = bisect_left(self.starts, span.start)
        return root(self.doc, first, max(first + 1, bisect_left(self.starts, span.end)))

    def traits(self, token: Token) -> frozenset[str]:
        """What a participant's head is: its lemma and the @classes of its words, its entity, and the parser's label."""
        held = self._traits.get(token.i)
        if held is None:
            held = self._traits[token.i] = self._read_traits(token)
        return held

    def _read_traits(self, token: Token) -> frozenset[str]:
        found = {self.lemmas[token.i], token.lower_}
        for one in self._heads(token):
            found |= self._class_of(one)
            found.add(self.lemmas[one.i])
            if one.ent_type_:
                found |= self.words.of.get(f"#{one.ent_type_}", frozenset())
            entity = self.entity_at.get(one.i)
            if entity:
                found |= self.words.by_kind.get(entity.label, frozenset())
            if one.i in self.place_at:
                found.add("@place")
            if any(child.dep_ == "nummod" for child in one.children):
                found.add("@figure")
        return frozenset(found)

    def _heads(self, token: Token) -> Iterable[Token]:
        yield token
        if self.lemmas[token.i] in PARTITIVES:
            for child in token.children:
                if child.dep_ == "prep" and child.lower_ == "of":
                    yield from (inner for inner in child.children if inner.dep_ == "pobj")

    def _class_of(self, token: Token) -> frozenset[str]:
        at = token.i
        for length in range(_LONGEST_CLASS_WORD, 1, -1):
            if at - length + 1 >= 0:
                found = self.words.of.get(" ".join(self.lemmas[at - length + 1 : at + 1]))
                if found:
                    return found | self.words.of.get(self.lemmas[at], frozenset())
        return self.words.of.get(self.lemmas[at], self.words.of.get(token.lower_, frozenset()))


def of_sport(reading: Reading) -> bool:
    """Whether the report as a whole may be of sport or trade: it has such words in plenty, and counts no dead."""
    if any(figure.toll.kind in {"killed", "wounded"} for figure in reading.figures):
        return False
    sport = sum(each.sport for each in reading.stretches)
    return sport >= _SPORTING


def read(doc: Doc, book: Codebook) -> Reading:
    """The reading of `doc` by the codebook `book`."""
    words = classes(book)
    tokens = list(doc)
    starts = [token.idx for token in tokens]
    bases = _bases(book)
    lowers = tuple([token.lower_ for token in tokens])
    lemmas = tuple(
        [
            bases.get(lower, token.lemma_.lower()) if token.pos_ == "PROPN" else token.lemma_.lower()
            for token, lower in zip(tokens, lowers, strict=True)
        ]
    )
    entity_at = _by_token(starts, [(entity.span, entity) for entity in ENTITIES.read(doc)])
    place_at = _by_token(starts, [(place.span, n) for n, place in enumerate(PLACES.read(doc))])
    time_at = _by_token(starts, [(time.span, n) for n, time in enumerate(TIMES.read(doc))])
    nouns: dict[str, list[Entity]] = {}
    for entity in ENTITIES.read(doc):
        if not entity.pronoun:
            nouns.setdefault(entity.entity_id, []).append(entity)
    links = (link for each in ATTRIBUTIONS.read(doc) for link in each.chain)
    sources = [(link.source.span, link.source.span) for link in links if link.source.span is not None]
    return Reading(
        doc=doc,
        text=report_of(doc).text,
        words=words,
        stretches=tuple(_stretches(doc, starts, lemmas, words, place_at)),
        lemmas=lemmas,
        lowers=lowers,
        starts=tuple(starts),
        entity_at=entity_at,
        place_at=place_at,
        time_at=time_at,
        places=PLACES.read(doc),
        times=TIMES.read(doc),
        figures=FIGURES.read(doc),
        nouns={key: tuple(held) for key, held in nouns.items()},
        source_at=_by_token(starts, sources),
        belongs={each.entity_id: each.affiliation for each in ENTITIES.read(doc) if each.affiliation},
    )


@cache
def _bases(book: Codebook) -> Mapping[str, str]:
    """Inflected form → base form of the codebook's words, for headlines whose every word is capitalised."""
    words = {phrase.split()[0] for kind in book.types for line in kind.triggers for phrase in line.words}
    words |= {word for each in book.classes if each.kind == "weapon" for word in each.words if " " not in word}
    return {form: word for word in sorted(words) for form in inflected(word, "verb")}


def _by_token(starts: list[int], spans: Iterable[tuple[Span, T]]) -> dict[int, T]:
    found: dict[int, T] = {}
    for span, value in spans:
        for at in range(bisect_left(starts, span.start), bisect_left(starts, span.end)):
            found[at] = value
    return found


def _stretches(
    doc: Doc, starts: list[int], lemmas: tuple[str, ...], words: Classes, place_at: Mapping[int, int]
) -> Iterable[Stretch]:
    blocks = report_of(doc).blocks
    for index, sentence in enumerate(SENTENCES.read(doc)):
        first, last = bisect_left(starts, sentence.span.start), bisect_left(starts, sentence.span.end)
        holds = _holds(doc, first, last, lemmas, words)
        if any(at in place_at for at in range(first, last)):
            holds.add("@place")
        sport = "@sport_or_trade" in holds
        if "@beyond_doubt" in holds:
            holds.discard("@sport_or_trade")
        yield Stretch(index, first, last, sentence.block, blocks[sentence.block].kind, frozenset(holds), sport)


def _holds(doc: Doc, first: int, last: int, lemmas: tuple[str, ...], words: Classes) -> set[str]:
    """The lemmas of a sentence and their @classes. Words of sport and trade count as nouns only."""
    holds = set(lemmas[first:last])
    for at in range(first, last):
        lemma = lemmas[at]
        found = words.of.get(lemma)
        if found:
            holds |= found if doc[at].pos_ in _NOUNS else found - _ONLY_NOUNS
        for length in (2, 3) if lemma in words.joined else ():
            holds |= words.of.get(" ".join(lemmas[at : min(last, at + length)]), frozenset())
        label = doc[at].ent_type_
        if label:
            holds |= words.of.get(f"#{label}", frozenset())
    return holds
