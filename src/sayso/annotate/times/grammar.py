"""The grammar's engine: rules are regular expressions over kinds of atoms, read from `rules.yaml`.

Every set of kinds that an atom can have is one character, so that a block of text becomes a short string and
each rule a compiled expression over it (after SUTime's and HeidelTime's token patterns). Rules of stage 1 join
atoms (a date); rules of stage 2 give time expressions; among those that overlap, the longest wins, then the
earlier in the file.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict

from sayso.annotate.times.atoms import Atom, Value
from sayso.errors import DataError
from sayso.lexicon import entries

Role = tuple[str, Value]
"""A captured atom: the kind that the rule took it as, and its value."""


class Rule(BaseModel):
    """One line of `rules.yaml`.

    `pattern` is a regular expression whose letters are kinds (`n:NUM u:UNIT`, white space ignored; a group
    `span:(…)` marks the words where context belongs to the pattern). `builds` names the builder, `given` its
    constants. `example` has the words in brackets; `value` is their TIMEX3 value, published on 2023-03-09.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    name: str
    pattern: str
    builds: str
    given: dict[str, str | int] = {}
    stage: Literal[1, 2] = 2
    example: str
    value: str | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """A rule that fits atoms `[first, last)`."""

    rule: Rule
    first: int
    last: int
    roles: dict[str, Role]


@dataclass(frozen=True, slots=True)
class _Compiled:
    rule: Rule
    regex: re.Pattern[str]
    wanted: dict[str, tuple[str, ...]]


_PIECE = re.compile(r"(?P<role>[a-z]\w*):(?=[(A-Z])|(?P<kind>[A-Z]+)|(?P<other>\s+|.)")
_BREAK = "\u0001"
_RUN = re.compile(f"[^{_BREAK}]+")
_WEAK = frozenset(
    """
    DET ONE PREP IN OF ON TO AND OR JOIN DASH COMMA POSS STOP AT HIS AS FROM INTO OPENED CLOSED NUM DAY HOUR FEW HALF
    ORD NTH HEDGE MORE THAN LEAST SCALE COUNTED DOLLARS TIMES OLD LONG ALL CALENDAR EVERY PER THIS THAT SAME LAST NEXT
    THESE RIGHT LATEST EDGE SOFAR TOLD LOOSE NEAR ZONE SMALLHOURS PERIOD
    """.split()  # noqa: SIM905 - a word list reads best as words
)
"""Kinds that no rule is content with alone: a run of atoms of these only is passed over."""


class Grammar:
    """Compiled rules, with the alphabet of kinds met so far."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._rules = tuple(rules)
        self._letters: dict[frozenset[str], str] = {frozenset(): _BREAK}
        self._strong: set[str] = set()
        self._compiled: dict[int, tuple[_Compiled, ...]] = {}

    def matches(self, atoms: list[Atom], stage: int) -> list[Match]:
        """Every rule of `stage` that fits somewhere, the longest first kept where they overlap, in text order."""
        codes = self._encoded(atoms)
        rules = self._compiled.get(stage) or self._compile(stage)
        found: list[Match] = []
        for run in _RUN.finditer(codes):
            if self._strong.isdisjoint(run.group()):
                continue
            for compiled in rules:
                for match in compiled.regex.finditer(codes, run.start(), run.end()):
                    first, last = match.span("span") if "span" in compiled.wanted else match.span()
                    roles = {
                        name: self._role(atoms[match.start(name)], kinds)
                        for name, kinds in compiled.wanted.items()
                        if name != "span" and match[name]
                    }
                    found.append(Match(compiled.rule, first, last, roles))
        return _longest(found)

    def _encoded(self, atoms: list[Atom]) -> str:
        letters = []
        fresh = False
        for atom in atoms:
            if not atom.readings:
                letters.append(_BREAK)
                continue
            key = frozenset(kind for kind, _ in atom.readings)
            letter = self._letters.get(key)
            if letter is None:
                letter = self._letters[key] = chr(0xE000 + len(self._letters))
                fresh = True
                if not key <= _WEAK:
                    self._strong.add(letter)
            letters.append(letter)
        if fresh:
            self._compiled.clear()
        return "".join(letters)

    def _compile(self, stage: int) -> tuple[_Compiled, ...]:
        done = tuple(self._one(rule) for rule in self._rules if rule.stage == stage)
        self._compiled[stage] = done
        return done

    def _one(self, rule: Rule) -> _Compiled:
        out: list[str] = []
        wanted: dict[str, tuple[str, ...]] = {}
        for piece in _PIECE.finditer(rule.pattern):
            if piece["role"]:
                out.append(f"(?P<{piece['role']}>")
                wanted[piece["role"]] = self._kinds_after(rule.pattern, piece.end())
                if rule.pattern[piece.end()] != "(":
                    out.append("\0")
            elif piece["kind"]:
                letters = "".join(letter for kinds, letter in self._letters.items() if piece["kind"] in kinds)
                out.append(f"[{letters}]" if letters else "(?!)")
                if len(out) > 1 and out[-2] == "\0":
                    out[-2:] = [out[-1], ")"]
            elif out and out[-1].startswith("(?P<") and piece["other"] == "(":
                continue
            elif not piece["other"].isspace():
                out.append(piece["other"])
        try:
            return _Compiled(rule, re.compile("".join(out)), wanted)
        except re.error as error:
            raise DataError(f"rule {rule.name}: its pattern is wrong: {error}", where="rules.yaml") from error

    @staticmethod
    def _kinds_after(pattern: str, at: int) -> tuple[str, ...]:
        end = pattern.index(")", at) if pattern[at] == "(" else len(pattern)
        found = re.findall(r"[A-Z]+", pattern[at:end])
        return tuple(found if pattern[at] == "(" else found[:1])

    @staticmethod
    def _role(atom: Atom, kinds: tuple[str, ...]) -> Role:
        for kind, value in atom.readings:
            if kind in kinds:
                return kind, value
        raise AssertionError("a captured atom has a kind of its group")


def _longest(found: list[Match]) -> list[Match]:
    order = {id(match): n for n, match in enumerate(found)}
    taken: list[Match] = []
    for match in sorted(found, key=lambda m: (m.first - m.last, m.first, order[id(m)])):
        if all(match.last <= other.first or other.last <= match.first for other in taken):
            taken.append(match)
    return sorted(taken, key=lambda m: m.first)


@cache
def grammar() -> Grammar:
    """The grammar shipped with this version."""
    return Grammar(entries("sayso.annotate.times", "rules.yaml", Rule))
