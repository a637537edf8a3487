"""Finding the words of a sentence that call for a warning."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sayso.annotate.advisories.terms import Combination, Compiled, Term, combinations, terms
from sayso.schema.report import Advisory
from sayso.schema.span import Span, hull

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|\*")


@dataclass(frozen=True, slots=True)
class Found:
    """A term at its exact words."""

    term: Term
    span: Span


def advisories(text: str, sentence: Span) -> list[Advisory]:
    """The advisories of one sentence, in text order; of one category, the gravest of those that overlap."""
    found = list(_terms(text, sentence))
    if not found:
        return []
    made = [
        Advisory(
            category=one.term.category, severity=one.term.severity, start=one.span.start, end=one.span.end, basis="text"
        )
        for one in found
        if one.term.category
    ]
    made += [advisory for rule in combinations() for advisory in _combined(rule, found)]
    return _gravest(made)


def _terms(text: str, sentence: Span) -> Iterator[Found]:
    lexicon = terms()
    for word in _WORD.finditer(text, sentence.start, sentence.end):
        key = word.group().lower()
        for compiled in lexicon.get(key) or lexicon.get(key.partition("-")[2], ()):
            at = Span(*word.span())
            span = _matched(compiled.match, text, sentence, at) if compiled.match else at
            if span is not None and not _excepted(compiled, text, sentence, at):
                yield Found(compiled.term, span)


def _matched(form: re.Pattern[str], text: str, sentence: Span, word: Span) -> Span | None:
    """Where the expression holds about the word."""
    for match in form.finditer(text, sentence.start, sentence.end):
        if match.start() < word.end and word.start < match.end():
            return Span(*match.span())
    return None


def _excepted(compiled: Compiled, text: str, sentence: Span, word: Span) -> bool:
    return compiled.unless is not None and _matched(compiled.unless, text, sentence, word) is not None


def _combined(rule: Combination, found: list[Found]) -> Iterator[Advisory]:
    parts = [one.span for one in found if one.term.part == rule.part]
    others = [one.span for one in found if one.term.category in rule.among and one.term.severity >= rule.least]
    for part in parts:
        for other in others:
            gap = max(part.start, other.start) - min(part.end, other.end)
            if gap <= rule.within:
                whole = hull((part, other))
                yield Advisory(
                    category=rule.category, severity=rule.severity, start=whole.start, end=whole.end, basis="text"
                )


def _gravest(made: list[Advisory]) -> list[Advisory]:
    kept: list[Advisory] = []
    for one in sorted(made, key=lambda a: (-a.severity, a.start - a.end, a.start)):
        if all(one.category != other.category or one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda a: (a.start, a.end, a.category))
