"""The component: numbers, what they count, what befell it; then the FIGURES layer."""

from collections.abc import Iterator, Sequence

from spacy.language import Language
from spacy.tokens import Doc, Token

from sayso.annotate.figures import lexicon
from sayso.annotate.figures.death_tolls import death_toll
from sayso.annotate.figures.harm import Found, harm_of
from sayso.annotate.figures.lone import nobody, somebody
from sayso.annotate.figures.numbers import Number, numbers
from sayso.annotate.figures.parts import Part, among_the_harmed, part_of, with_further
from sayso.annotate.figures.phrase import Phrase, phrase, unit_of
from sayso.annotate.layers import ENTITIES, FIGURES, SENTENCES, report_of, tokens_of
from sayso.schema.annotations import Figure
from sayso.schema.event import Toll
from sayso.schema.span import Span
from sayso.schema.vocabulary import TollKind

_METHOD = "rule:toll@1"
_THINGS = frozenset(("weapon", "vehicle", "building", "infrastructure"))
_WHOLE = frozenset(("person", "people", "other", "body", "corpse", "victim", "death", "fatality", "life", "injury"))


class FigureFinder:
    """Finds the tolls of a report: how many were killed, wounded, missing, captured, displaced; what was damaged."""

    def __call__(self, doc: Doc) -> Doc:
        """Write the figures of the report."""
        FIGURES.write(doc, self.predict(doc))
        return doc

    def predict(self, doc: Doc) -> tuple[Figure, ...]:
        """The tolls of coded sentences, in text order; nothing is added up."""
        things = frozenset(
            at
            for entity in ENTITIES.read(doc)
            if entity.label in _THINGS
            for at in (tokens_of(doc, entity.span).end - 1,)
        )
        words = [token.lower_ for token in doc]
        by_start = sorted(numbers(words), key=lambda number: number.start)
        text = report_of(doc).text
        found: list[Figure] = []
        at = 0
        for index, sentence in enumerate(SENTENCES.read(doc)):
            tokens = tokens_of(doc, sentence.span)
            while at < len(by_start) and by_start[at].start < tokens.start:
                at += 1
            inside = []
            while at < len(by_start) and by_start[at].start < tokens.end:
                inside.append(by_start[at])
                at += 1
            if inside or _may_tell(words, tokens.start, tokens.end):
                found.extend(_Sentence(doc, text, index, (tokens.start, tokens.end), things).figures(inside))
        return tuple(with_further(sorted(found, key=lambda figure: (figure.toll.span, figure.toll.kind)), text))


def _may_tell(words: Sequence[str], first: int, last: int) -> bool:
    return any(words[at] in {"a", "an", "another", "no", "nobody", "none"} for at in range(first, last))


class _Sentence:
    def __init__(self, doc: Doc, text: str, index: int, tokens: tuple[int, int], things: frozenset[int]) -> None:
        self._doc = doc
        self._text = text
        self._index = index
        self._tokens = tokens
        self._things = things

    def figures(self, inside: Sequence[Number]) -> Iterator[Figure]:
        """The figures of the sentence; a part takes its kind from the figure before it."""
        before: Figure | None = None
        numbered = {at for number in inside for at in range(number.first, number.end)}
        held = [found for number in inside if (found := phrase(self._doc, number))]
        held += somebody(self._doc, self._tokens, numbered)
        for one in sorted(held, key=lambda one: one.first):
            figure = self._figure(one, before)
            if figure:
                yield figure
                before = figure
        for none in nobody(self._doc, self._tokens):
            toll = self._toll(none.kind, 0, 0, none.tokens, None, "persons", None)
            yield Figure(toll=toll, sentence=self._index, head=_span(none.harm), method=_METHOD, score=0.85)

    def _figure(self, held: Phrase, before: Figure | None) -> Figure | None:
        part = part_of(held)
        found = None if part == Part.OF_BEFORE else harm_of(held.hangs, held.first)
        if found is None and not _no_person(held.noun):
            found = death_toll(self._doc, held.number, self._tokens)
        if found is None and part is None:
            found = among_the_harmed(held, self._tokens)
        if found is None:
            return self._share(held, before) if part else None
        unit = self._unit(held, found)
        if unit is None:
            return None
        grouped = found.part or part is not None or _has_conjunct(held.hangs)
        group = _group(held.noun) if grouped else None
        toll = self._toll(
            found.entry.kind,
            held.number.low,
            held.number.high,
            (held.first, held.last),
            held.number.qualifier,
            unit,
            group,
        )
        return Figure(toll=toll, sentence=self._index, head=_span(found.token), method=_METHOD, score=0.85)

    def _share(self, held: Phrase, before: Figure | None) -> Figure | None:
        """A part of the figure before it: "including two children", "four of them women"."""
        group = _group(held.noun)
        if before is None or group is None or unit_of(held.noun) != before.toll.unit or self._thing(held):
            return None
        number = held.number
        toll = self._toll(
            before.toll.kind,
            number.low,
            number.high,
            (held.first, held.last),
            number.qualifier,
            before.toll.unit,
            group,
        )
        return Figure(toll=toll, sentence=self._index, head=before.head, method=_METHOD, score=0.75)

    def _unit(self, held: Phrase, found: Found) -> str | None:
        """The unit counted, or None where this harm does not befall it ("killed 12 sheep", "destroyed 12 men")."""
        if found.token.i == held.hangs.i:
            return "persons"
        if _no_person(held.noun):
            return None
        unit = unit_of(held.noun)
        if found.entry.kind == "damaged":
            return unit if unit not in {"persons", "families"} else None
        return None if unit not in {"persons", "families"} or self._thing(held) else unit

    def _thing(self, held: Phrase) -> bool:
        return _no_person(held.noun) or (held.noun is not None and held.noun.i in self._things)

    def _toll(
        self,
        kind: TollKind,
        low: int | None,
        high: int | None,
        tokens: tuple[int, int],
        qualifier: str | None,
        unit: str,
        group: str | None,
    ) -> Toll:
        words = self._doc[tokens[0] : tokens[1]]
        span = Span(words.start_char, words.end_char)
        return Toll(
            kind=kind,
            low=low,
            high=high,
            text=span.of(self._text),
            span=span,
            qualifier=qualifier,
            unit=unit,
            group=group,
        )


def _span(token: Token) -> Span:
    return Span(token.idx, token.idx + len(token))


def _no_person(noun: Token | None) -> bool:
    if noun is None:
        return False
    known = lexicon.counted()
    return any(known[word].not_persons for word in (noun.lower_, noun.lemma_.lower()) if word in known)


def _has_conjunct(token: Token) -> bool:
    """Whether another counted noun stands beside it ("three soldiers and two civilians", "three women and a man")."""
    return any(
        child.dep_ == "conj"
        and child.pos_ in {"NOUN", "PROPN"}
        and any(c.pos_ == "NUM" or c.lower_ in {"a", "an"} for c in child.children)
        for child in token.children
    )


def _group(noun: Token | None) -> str | None:
    if noun is None or noun.lemma_.lower() in _WHOLE:
        return None
    return noun.lower_


@Language.factory("sayso_figures")
def make_figure_finder(nlp: Language, name: str) -> FigureFinder:  # noqa: ARG001 - spaCy's signature
    """The figure finder, as a spaCy component."""
    return FigureFinder()
