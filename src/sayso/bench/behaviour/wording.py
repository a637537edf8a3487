"""Words of an expectation against words of a record: where they stand, and how much they share."""

import re
from collections.abc import Iterable

from sayso.schema.span import Span

_WORD = re.compile(r"[\w*#@]+(?:['’.\-][\w*#@]+)*")  # a masked word (f***) is one, a number with its point as well
_DETERMINERS = frozenset(("a", "an", "the", "this", "that", "these", "those"))
_BETWEEN = " … "

Places = frozenset[int]
"""Words of a text, each by its first code point."""


def places(text: str, expected: str) -> tuple[Places, ...]:
    """Every place where `expected` stands in `text`, as the words there; pieces follow one another.

    Words are matched whole; where a text itself holds " … ", the two sides are matched as pieces.
    """
    pieces = [re.escape(" ".join(piece.split())) for piece in expected.strip().split(_BETWEEN)]
    found = []
    for first in re.finditer(_bounded(pieces[0]), text):
        held, at = set(within(text, (Span(first.start(), first.end()),))), first.end()
        for piece in pieces[1:]:
            later = re.compile(_bounded(piece)).search(text, at)
            if later is None:
                break
            held |= within(text, (Span(later.start(), later.end()),))
            at = later.end()
        else:
            found.append(frozenset(held))
    return tuple(found)


def _bounded(piece: str) -> str:
    left = r"(?<!\w)" if re.match(r"\w", piece) else ""
    right = r"(?!\w)" if re.search(r"\w$", piece) else ""
    return f"{left}{piece}{right}"


def within(text: str, spans: Iterable[Span]) -> Places:
    """The words that lie wholly in `spans`, punctuation apart."""
    words = [Span(m.start(), m.end()) for m in _WORD.finditer(text)]
    held = tuple(spans)
    return frozenset(word.start for word in words if any(span.covers(word) for span in held))


def shared(one: Places, other: Places) -> float:
    """Intersection over union; 0 where both are empty."""
    union = len(one | other)
    return len(one & other) / union if union else 0.0


def alike(expected: str, found: str, least: float) -> bool:
    """Whether two phrases share at least `least` of their words, case and determiners apart."""
    one, other = _plain(expected), _plain(found)
    return one == other or len(one & other) >= least * len(one | other) > 0


def touching(expected: str, found: str) -> bool:
    """Whether two phrases share a word, case apart; marks without a word (a colon) must be the same."""
    one, other = _words(expected), _words(found)
    return bool(one & other) if one or other else expected.strip() == found.strip()


def same_name(expected: str, found: str) -> bool:
    """Whether two names are the same, case and determiners apart."""
    return _undetermined(expected) == _undetermined(found)


def _words(phrase: str) -> frozenset[str]:
    return frozenset(_WORD.findall(phrase.lower().replace("’", "'")))


def _plain(phrase: str) -> frozenset[str]:
    words = _words(phrase)
    return words - _DETERMINERS or words


def _undetermined(phrase: str) -> str:
    words = phrase.lower().replace("’", "'").split()
    return " ".join(words[1:] if len(words) > 1 and words[0] in _DETERMINERS else words)
