"""Capitals restored: a text that is all in capitals, as a newspaper would print it.

Every word becomes small but what opens a sentence, a name that the lexicons or the gazetteer know, an abbreviation, and
a word that is no English word: in news that is a name. What English words are the spaCy model's own tables of lemmas
tell (WordNet's). Lita et al., "tRuEcasIng" (2003), learn the same from text; here nothing is learned from any text. The
length of a text stays, and so do all its other characters.
"""

import importlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Literal

from pydantic import BaseModel, ConfigDict

from sayso.annotate.entities.lexicon import KnownName, Titles
from sayso.annotate.gazetteer import Gazetteer, open_gazetteer
from sayso.annotate.pipeline import definition
from sayso.lexicon import entries

_WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W_]+(?:['’][^\W_]+)*")
_ENDED = re.compile(r"(?:(?<![A-Z]\.[A-Z])[.?!][\"'’”)\]]*\s|--\s|:\s+\"|\n|^\s*)[\s\"'“‘(\[]*$")
_OPENING = re.compile(r"(?:^|\n)(?:[^\n]{0,140}?--)?(?:\s*\[[^\]\n]*\])+\s*[\"(\[]*$")
_BACK = 160  # code points before a word that are looked at for the end of a sentence or the opening of a paragraph
_BRACKETED = re.compile(r"(?<=[A-Z] )(?:\[([A-Z]{2,7})\]|\(([A-Z]{2,7})\))")
_EXPLAINED = re.compile(r"\b([A-Z]{2,7}) \[([A-Z][A-Z' -]+)\]")
_POSSESSIVE = re.compile(r"['’]s$")
_SPEAKABLE = re.compile(
    r"(?=(?:[bcdfgkpstvwz]?[hlr]|ll|qu|s[ckmnptw]|t[swz]|kn|gn|ps|[^aeiouy])?[aeiouy])"
    r".*(?:[aeiouy][^aeiouy]?|nd|nt|st|rt|ns|rs|lt|ck|ng|rd|rk|rn|ll|rz|nz|ss|th|ch|sh)$"
)
"""Words that can be spoken: the usual ways in which names of English and Spanish begin and end."""
_LONGEST_NAME = 6  # words of a name of the gazetteer that are looked at
_BIG = frozenset(("country", "continent"))
_CITY = 200_000
"""Inhabitants of a place whose name is an English noun too ("Lima"), for it to be the place: read off the dev part."""
_SHORT = 5
_SMALL = frozenset(("of", "the", "and", "for", "in", "to"))
_OTHER_POS = ("verb", "adj", "adv")


class CasingRule(BaseModel):
    """Words of one rule of `casing.yaml`; `example` is in capitals, `restored` is what becomes of it."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    rule: Literal["always", "dated", "named", "opening", "inner", "short"]
    words: tuple[str, ...]
    example: str
    restored: str


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of the text in small letters, without a possessive, and where it stands."""

    start: int
    end: int
    small: str


class Casing:
    """Restores capitals; build once, use for many texts."""

    def __init__(self, gazetteer: Gazetteer | None = None) -> None:
        self._gazetteer = gazetteer or open_gazetteer()
        self._english = _English()
        rules = entries("sayso.bench.muc4", "casing.yaml", CasingRule)
        self._rules = {
            kind: _words_of(rules, kind) for kind in ("always", "dated", "named", "opening", "inner", "short")
        }
        package = "sayso.annotate.entities"
        titles = entries(package, "titles.yaml", Titles)
        self._titles = {title for line in titles for title in line.titles}
        self._names = _known(entries(package, "armed_groups.yaml", KnownName))

    def is_english(self, word: str) -> bool:
        """Whether a word in small letters is an English word, in any form."""
        return self._english.has(word)

    def restore(self, text: str) -> str:
        """`text`, of the same length, with capitals only where they belong."""
        small = text.lower()
        if len(small) != len(text):  # a letter whose small form is two: left as it is
            return text
        words = [
            _Word(found.start(), found.end(), _POSSESSIVE.sub("", small[found.start() : found.end()]))
            for found in _WORD.finditer(text)
        ]
        letters = list(small)
        spelt = _spelt_out(words, text)
        short = {text[words[at].start : words[at].end] for at in spelt} | self._odd(text)
        names = self._name_words(words, text) | {at for run in spelt.values() for at in run}
        for at, word in enumerate(words):
            if self._in_capitals(word, short):
                letters[word.start : word.start + len(word.small)] = word.small.upper()
            elif at in names or _opens(text[max(0, word.start - _BACK) : word.start]):
                letters[word.start] = letters[word.start].upper()
        return "".join(letters)

    def _odd(self, text: str) -> set[str]:
        """What stands alone in brackets behind a word, is short, and is no English word."""
        alone = {one or other for one, other in _BRACKETED.findall(text)} | {one for one, _ in _EXPLAINED.findall(text)}
        return {one for one in alone if len(one) <= _SHORT and not self._english.has(one.lower())}

    def _in_capitals(self, word: _Word, short: set[str]) -> bool:
        """An abbreviation: with full stops or figures, put in brackets behind its name, or not to be pronounced."""
        capital = word.small.upper()
        english = self._english.has(word.small) or word.small in self._rules["always"]
        if (
            "." in capital
            or capital in short
            or word.small in self._rules["short"]
            or (capital in self._names.acronyms and not english)
        ):
            return True
        if any(char.isdigit() for char in capital):
            return word.small.isalnum() and not word.small[0].isdigit()
        if capital == "I" or (len(capital) == 1 and capital not in {"A", "Y", "E"}):
            return True
        unknown = len(capital) <= _SHORT and not english and word.small not in self._rules["inner"]
        return unknown and not _SPEAKABLE.match(word.small)

    def _name_words(self, words: Sequence[_Word], text: str) -> set[int]:
        """The numbers of the words that belong to names."""
        found: set[int] = set()
        for at, word in enumerate(words):
            if self._is_name(word.small) or (word.small in self._rules["dated"] and _beside_a_number(words, at)):
                found.add(at)
            found.update(self._known_from(words, at, text))
        for at, word in enumerate(words):
            if word.small in self._rules["named"] and self._among_names(words, at, text, found):
                found.add(at)
        again = {words[at].small for at in found} & self._rules["named"]
        found.update(at for at, word in enumerate(words) if word.small in again and self._english.only_noun(word.small))
        for at in range(len(words) - 2, -1, -1):
            if words[at].small in self._rules["opening"] and at + 1 in found and text[words[at].end] == " ":
                found.add(at)
        for at in range(len(words) - 2, -1, -1):  # from the right: "Police Chief Colonel Tobalde"
            if words[at].small in self._titles and at + 1 in found and text[words[at].end] == " ":
                found.add(at)
        return found - {at for at, word in enumerate(words) if word.small in self._rules["inner"]}

    @cache  # noqa: B019 - one object lives as long as a bench runs, and words repeat
    def _is_name(self, word: str) -> bool:
        if word in self._rules["always"] or self._gazetteer.demonym(word) is not None:
            return True
        if not word[0].isalpha() or word in self._rules["inner"]:
            return False
        if not self._english.has(word):
            return True
        if not self._english.only_noun(word):
            return False
        places = self._gazetteer.candidates(word)
        return any(place.rank == 0 and (place.kind in _BIG or place.population >= _CITY) for place in places[:3])

    def _among_names(self, words: Sequence[_Word], at: int, text: str, found: set[int]) -> bool:
        """Whether a name stands beside a word, a title before it, or another that may be a name."""
        named = self._rules["named"]
        before = at > 0 and text[words[at - 1].end : words[at].start] == " "
        behind = at + 1 < len(words) and text[words[at].end : words[at + 1].start] == " "
        if before and (at - 1 in found or words[at - 1].small in named | self._titles):
            return True
        return behind and (at + 1 in found or words[at + 1].small in named)

    def _known_from(self, words: Sequence[_Word], at: int, text: str) -> Iterator[int]:
        """The words of the longest name of several words that begins here."""
        most = min(max(self._gazetteer.longest(words[at].small), self._names.longest(words[at].small)), _LONGEST_NAME)
        for length in range(most, 1, -1):
            run = words[at : at + length]
            if len(run) < length or any(text[a.end : b.start] != " " for a, b in pairwise(run)):
                continue
            name = " ".join(word.small for word in run)
            if name in self._names.names or self._is_place(name, run):
                yield from (at + n for n, word in enumerate(run) if word.small not in _SMALL)
                return

    def _is_place(self, name: str, run: Sequence[_Word]) -> bool:
        """A place of that name, where the words alone are not English or it is a country."""
        places = self._gazetteer.candidates(name)
        strange = any(self._is_name(word.small) for word in run)
        return any(strange or place.kind == "country" for place in places[:1])


class _English:
    """What words are English, by the spaCy model's tables of lemmas and the rules of inflection beside them."""

    def __init__(self) -> None:
        model = importlib.import_module(definition().model)
        nlp = model.load(exclude=["tok2vec", "tagger", "parser", "attribute_ruler", "ner"])
        lookups = nlp.get_pipe("lemmatizer").lookups
        tables = (lookups.get_table(f"lemma_{name}") for name in ("index", "exc", "rules"))
        index, self._irregular, self._rules = tables
        self._lemmas = {pos: frozenset(index[pos]) for pos in ("noun", *_OTHER_POS)}
        self._stop = frozenset(nlp.Defaults.stop_words)

    @cache  # noqa: B019 - as above
    def has(self, word: str) -> bool:
        """Whether a word in small letters is English, in any form."""
        return word in self._stop or any(self._as(word, pos) for pos in ("noun", *_OTHER_POS))

    @cache  # noqa: B019 - as above
    def only_noun(self, word: str) -> bool:
        """Whether it is a noun and nothing else."""
        return word not in self._stop and not any(self._as(word, pos) for pos in _OTHER_POS)

    def _as(self, word: str, pos: str) -> bool:
        index, irregular = self._lemmas[pos], self._irregular.get(pos, {})
        if word in index or word in irregular:
            return True
        endings = self._rules.get(pos, ())
        return any(word.endswith(old) and word[: len(word) - len(old)] + new in index for old, new in endings)


@dataclass(frozen=True, slots=True)
class _Names:
    """Names of several words in small letters, the most words that follow each first word, and abbreviations."""

    names: frozenset[str]
    acronyms: frozenset[str]
    heads: dict[str, int]

    def longest(self, word: str) -> int:
        return self.heads.get(word, 0)


def _known(lines: Sequence[KnownName]) -> _Names:
    every = {name for line in lines for name in (line.name, *line.aliases, *line.unsure)}
    heads: dict[str, int] = {}
    several = frozenset(name.lower() for name in every if " " in name)
    for name in several:
        first, *_ = words = name.split()
        heads[first] = max(heads.get(first, 0), len(words))
    return _Names(several, frozenset(name for name in every if name.isupper() and name.isalpha()), heads)


def _words_of(rules: Sequence[CasingRule], kind: str) -> frozenset[str]:
    return frozenset(word for rule in rules if rule.rule == kind for word in rule.words)


def _opens(before: str) -> bool:
    """Whether a sentence begins behind `before`."""
    return bool(_ENDED.search(before) or _OPENING.search(before))


def _spelt_out(words: Sequence[_Word], text: str) -> dict[int, tuple[int, ...]]:
    """Abbreviations with the words that they are of: those before one in brackets, or in brackets behind one."""
    found: dict[int, tuple[int, ...]] = {}
    starts = {word.start: at for at, word in enumerate(words)}
    for match in _BRACKETED.finditer(text):
        at = starts.get(match.start() + 1)
        if at is not None:
            found[at] = _initials(words, range(at - 1, max(-1, at - 15), -1), text[words[at].start : words[at].end])
    for match in _EXPLAINED.finditer(text):
        at, last = starts.get(match.start()), next((n for n, word in enumerate(words) if word.end >= match.end(2)), 0)
        if at is not None:
            found[at] = _initials(words, range(last, at, -1), match[1])
    return {at: run for at, run in found.items() if run}


def _initials(words: Sequence[_Word], backwards: Sequence[int], letters: str) -> tuple[int, ...]:
    """The words, from the last backwards, whose first letters are `letters`; empty where they are not."""
    run: list[int] = []
    rest = iter(backwards)
    for letter in reversed(letters.lower()):
        at = next((n for n in rest if words[n].small[0] == letter or words[n].small not in _SMALL), None)
        if at is None or words[at].small[0] != letter:
            return ()
        run.append(at)
    return tuple(run)


def _beside_a_number(words: Sequence[_Word], at: int) -> bool:
    return any(word.small[0].isdigit() for word in (*words[max(0, at - 1) : at], *words[at + 1 : at + 2]))
