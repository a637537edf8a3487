"""The spelling of words in the pieces that a BERT vocabulary knows.

The greedy longest-match-first algorithm of Wu et al. (2016), *Google's Neural Machine Translation System*,
with BERT's uncased normalisation (Devlin et al. 2019): lower case, accents stripped, punctuation apart.
"""

import unicodedata
from collections.abc import Mapping, Sequence

_LONGEST = 8  # pieces kept of a word: a web address is no less one for its tail
_INSIDE = "##"


class Wordpiece:
    """Spells words by one vocabulary. What a word is spelt as is remembered: a report says its words many times."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self._ids: Mapping[str, int] = {piece: number for number, piece in enumerate(vocabulary)}
        self._known: dict[str, tuple[int, ...]] = {}
        self.start, self.end = self._ids["[CLS]"], self._ids["[SEP]"]
        self.mask, self.unknown = self._ids["[MASK]"], self._ids["[UNK]"]

    def spell(self, word: str) -> tuple[int, ...]:
        """The ids of a word's pieces: at least one, at most eight."""
        found = self._known.get(word)
        if found is None:
            if len(self._known) > _REMEMBERED:
                self._known.clear()
            found = self._known[word] = self._spelt(word)
        return found

    def _spelt(self, word: str) -> tuple[int, ...]:
        ids = [number for part in _parts(word) for number in self._longest_first(part)]
        return tuple(ids[:_LONGEST]) or (self.unknown,)

    def _longest_first(self, part: str) -> list[int]:
        found: list[int] = []
        start = 0
        while start < len(part):
            prefix = _INSIDE if start else ""
            end = len(part)
            while end > start and prefix + part[start:end] not in self._ids:
                end -= 1
            if end == start:
                return [self.unknown]
            found.append(self._ids[prefix + part[start:end]])
            start = end
        return found


_REMEMBERED = 200_000  # words: about 40 MB


def _parts(word: str) -> list[str]:
    """A word in lower case without accents, cut at its punctuation and symbols."""
    parts = [""]
    for char in unicodedata.normalize("NFD", word.lower()):
        category = unicodedata.category(char)
        if category == "Mn":
            continue
        if category[0] in "PSZ":
            parts += ["" if char.isspace() else char, ""]
        else:
            parts[-1] += char
    return [part for part in parts if part]
