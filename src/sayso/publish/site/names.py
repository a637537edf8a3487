"""Names of private persons, found in the records and covered wherever they stand."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel, ConfigDict

from sayso.lexicon import entries
from sayso.schema.event import Event, Participant
from sayso.schema.span import Span

_WORD = re.compile(r"[^\W_]+")
BAR = "█"
"""What stands in the place of each letter of a withheld name."""
_SHORTEST_PART = 3
"""Shorter parts ("Al", "De") would cover words that name nobody."""
# A person at whom these are directed is harmed by them; the target of a battle, a protest or a word is a party to it.
_HARMFUL = ("civilian.", "remote.", "law.", "people.", "damage.")
# Small words that may follow a name: "Haroun Abakar and his son", "Haroun Abakar's brother".
_AFTER_A_NAME = frozenset({"s", "and", "who", "whose", "from", "of", "with", "aged", "in", "at"})


class NoName(BaseModel):
    """Words that name nobody themselves: capitals beside or instead of a name, or small words `within` one."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    words: tuple[str, ...]
    within: bool = False
    example: str


@dataclass(frozen=True, slots=True)
class Names:
    """Full names as tuples of case-folded words, by their first word; and the parts of each that may stand alone."""

    by_first: dict[str, tuple[tuple[str, ...], ...]]
    parts: dict[tuple[str, ...], frozenset[str]]
    alone: dict[str, frozenset[str]]
    """Of a report, the names of one word that it gives: they are withheld there alone."""

    def __len__(self) -> int:
        return len(self.parts)

    def parts_in(self, report_id: str, text: str) -> frozenset[str]:
        """The single names that may stand for one of the full names in the `text` of a report."""
        words = [(m.span(), m.group()) for m in _WORD.finditer(text)]
        found = [self.parts[name] for name, _ in self._full(words)]
        return self.alone.get(report_id, frozenset()).union(*found)

    def covered(self, text: str, parts: frozenset[str], *, any_case: bool = False) -> str:
        """`text` with every letter of a full name, or of one of `parts`, replaced by `BAR`.

        A part counts where it is written with a capital, or in any case (`any_case`, for addresses of pages).
        """
        if not self.parts:
            return text
        words = [(m.span(), m.group()) for m in _WORD.finditer(text)]
        hidden = [Span(*at) for _, spans in self._full(words) for at in spans]
        hidden += [Span(*at) for at, word in words if word.casefold() in parts and (any_case or not word[0].islower())]
        letters = list(text)
        for span in hidden:
            letters[span.start : span.end] = BAR * (span.end - span.start)
        return "".join(letters)

    def _full(
        self, words: list[tuple[tuple[int, int], str]]
    ) -> Iterator[tuple[tuple[str, ...], list[tuple[int, int]]]]:
        folded = [word.casefold() for _, word in words]
        for number, first in enumerate(folded):
            for name in self.by_first.get(first, ()):
                if len(name) > 1 and tuple(folded[number : number + len(name)]) == name:
                    yield name, [at for at, _ in words[number : number + len(name)]]


def names_of(events: Iterable[Event]) -> Names:
    """The names of persons who are victims, or targets of a deed, in any of the events."""
    found: dict[tuple[str, ...], frozenset[str]] = {}
    alone: dict[str, frozenset[str]] = {}
    for event in events:
        places = _places(event)
        for words in (_name(each) for person in _private(event) for each in (person.name, person.text)):
            folded = tuple(word.casefold() for word in words)
            parts = frozenset(
                word for word in folded if len(word) >= _SHORTEST_PART and word not in _no_names(within=True)
            )
            if folded and folded not in places:
                found[folded] = parts
            if len(folded) == 1 and folded not in places:
                alone[event.report_id] = alone.get(event.report_id, frozenset()) | parts
    by_first: dict[str, tuple[tuple[str, ...], ...]] = {}
    for name in sorted(found):
        by_first[name[0]] = (*by_first.get(name[0], ()), name)
    return Names(by_first, found, alone)


def _places(event: Event) -> frozenset[tuple[str, ...]]:
    """What the event calls its place, in case the same words were taken for a person's."""
    named = (event.place.text, event.place.name) if event.place else ()
    return frozenset(tuple(word.casefold() for word in _WORD.findall(name)) for name in named)


def _private(event: Event) -> Iterator[Participant]:
    harmed = ("victim", "target") if event.type.startswith(_HARMFUL) else ("victim",)
    return (person for person in event.participants if person.kind == "person" and person.role in harmed)


def _name(words: str | None) -> tuple[str, ...]:
    """The words of a person's name; empty where a description names nobody ("two South African miners").

    It is the longest run of words that begin with a capital, titles left out. A run that qualifies a common noun is
    no name, nor is a single word beside words in small letters.
    """
    said: list[str] = _WORD.findall(words or "")
    runs: list[list[str]] = [[]]
    for word in said:
        if word.casefold() in _no_names(within=True) and runs[-1]:
            runs[-1].append(word)
        elif word[0].islower():
            if word not in _AFTER_A_NAME:
                runs[-1] = []
            runs.append([])
        elif word.casefold() in _no_names(within=False) or not word[0].isalpha():
            runs.append([])
        else:
            runs[-1].append(word)
    longest = max((_without_ends(run) for run in runs), key=len)
    beside_small = len(longest) == 1 and any(word[0].islower() for word in said)
    return () if beside_small or all(len(word) < _SHORTEST_PART for word in longest) else tuple(longest)


def _without_ends(run: list[str]) -> list[str]:
    """A particle ends no name."""
    while run and run[-1].casefold() in _no_names(within=True):
        run = run[:-1]
    return run


@cache
def _no_names(*, within: bool) -> frozenset[str]:
    lines = entries("sayso.publish.site", "no_names.yaml", NoName)
    return frozenset(word for line in lines if line.within == within for word in line.words)
