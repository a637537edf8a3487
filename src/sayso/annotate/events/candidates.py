"""Candidates: where the words of the codebook's trigger lines stand in a sentence."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from sayso.annotate.codebook import Codebook, Trigger
from sayso.annotate.codebook.inflection import inflected
from sayso.annotate.events.headlines import noun_like_verb
from sayso.annotate.events.reading import Reading, Stretch
from sayso.annotate.events.repairs import adjectival_noun

_AFTER_HEAD = frozenset(("of", "to", "for", "on", "in"))
_NOMINAL = frozenset(("nsubj", "nsubjpass", "dobj", "pobj", "attr", "conj", "compound", "ROOT", "appos", "poss"))
_WINDOW = 8
_CLIMB = 4
_GAP = frozenset("-–")
_NEVER = frozenset(("PERSON", "WORK_OF_ART", "LAW"))


@dataclass(frozen=True, slots=True)
class Line:
    """A trigger line under its type, for one of its words."""

    type: str
    trigger: Trigger
    words: tuple[str, ...]
    head: int


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place in the text where the words of a line stand: its head, all its tokens, and its sentence."""

    line: Line
    head: int
    tokens: tuple[int, ...]
    sentence: Stretch


Index = Mapping[str, tuple[Line, ...]]


@cache
def index(book: Codebook) -> Index:
    """Head word → the lines that it can open; by its inflections too, as the tagger may miss a lemma."""
    found: dict[str, list[Line]] = {}
    for kind in book.types:
        for trigger in kind.triggers:
            for phrase in trigger.words:
                words = tuple(phrase.split())
                head = _head(words, trigger)
                for form in inflected(words[head], trigger.pos):
                    found.setdefault(form, []).append(Line(kind.key, trigger, words, head))
    return {word: tuple(lines) for word, lines in found.items()}


def _head(words: tuple[str, ...], trigger: Trigger) -> int:
    if trigger.pos != "noun" or len(words) == 1 or words[1] in _AFTER_HEAD:
        return 0
    return len(words) - 1


def candidates(reading: Reading, sentence: Stretch, lines: Index) -> Iterator[Candidate]:
    """Every line that matches in the sentence, in text order; several may share a head."""
    for at in range(sentence.first, sentence.last):
        found = lines.get(reading.lemmas[at]) or lines.get(reading.lowers[at])
        if not found:
            continue
        token = reading.doc[at]
        parts = {part for part in {line.trigger.pos for line in found} if _may_be(reading, token, part)}
        for line in found:
            if line.trigger.pos in parts:
                tokens = _tokens(reading, sentence, at, line)
                if tokens:
                    yield Candidate(line, at, tokens, sentence)


def _may_be(reading: Reading, token: Token, part: str) -> bool:
    return _fits(token, part) or (part == "verb" and noun_like_verb(reading, token))


def _fits(token: Token, part: str) -> bool:
    if token.ent_type_ in _NEVER:
        return False
    if part == "verb":
        return token.pos_ == "VERB" and token.dep_ != "amod"
    if part == "adjective":
        return token.pos_ in {"ADJ", "NOUN", "VERB"}
    if token.dep_ == "pobj" and token.head.lower_ == "without":
        return False
    if adjectival_noun(token):
        return True
    if token.pos_ in {"NOUN", "PROPN"}:
        before_verb = token.head.i == token.i + 1 and token.head.lemma_.lower() in _TAKEN_FOR_NOUNS
        return token.dep_ != "compound" or before_verb or token.head.lemma_.lower() in _CARRIERS
    return token.tag_ == "VBG" and token.dep_ in _NOMINAL and not any(c.dep_ in {"aux", "dobj"} for c in token.children)


_TAKEN_FOR_NOUNS = frozenset(
    ("kill", "kills", "hit", "hits", "wound", "wounds", "injure", "injures", "destroys", "leaves")
)
"""Verbs of headlines that the parser may take for nouns: "air strike kills eight"."""
_CARRIERS = frozenset("attempt campaign wave spree spot victim scene operation".split())  # noqa: SIM905 - a word list


def _tokens(reading: Reading, sentence: Stretch, at: int, line: Line) -> tuple[int, ...]:
    """The tokens of the line's words, of which the head stands at `at`; empty where one is missing."""
    if len(line.words) == 1:
        return (at,)
    if line.trigger.pos == "verb":
        return _apart(reading, sentence, at, line.words[1:])
    return _together(reading, sentence, at, line)


def _together(reading: Reading, sentence: Stretch, at: int, line: Line) -> tuple[int, ...]:
    """Words side by side, hyphens aside."""
    found = [at]
    here = at
    for word in reversed(line.words[: line.head]):
        here -= 2 if here - 1 >= sentence.first and reading.doc[here - 1].text in _GAP else 1
        if here < sentence.first or not _is(reading, here, word):
            return ()
        found.append(here)
    here = at
    for word in line.words[line.head + 1 :]:
        here += 1
        if here >= sentence.last or not _is(reading, here, word):
            return ()
        found.append(here)
    return tuple(sorted(found))


def _apart(reading: Reading, sentence: Stretch, at: int, words: tuple[str, ...]) -> tuple[int, ...]:
    """Words that may stand apart, each below the head in the tree or right behind the one before."""
    found = [at]
    for word in words:
        near = range(max(sentence.first, at - _WINDOW), min(sentence.last, at + _WINDOW + 1))
        here = next(
            (n for n in near if _is(reading, n, word) and n not in found and _below(reading, n, at, found)), None
        )
        if here is None:
            return ()
        found.append(here)
    return tuple(sorted(found))


def _is(reading: Reading, at: int, word: str) -> bool:
    return reading.lemmas[at] == word or reading.lowers[at] == word


def _below(reading: Reading, at: int, head: int, found: list[int]) -> bool:
    if at == found[-1] + 1:
        return True
    token = reading.doc[at]
    for _ in range(_CLIMB):
        token = token.head
        if token.i == head:
            return True
    return False
