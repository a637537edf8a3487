"""A simple check of the language, for reports that do not say theirs: English, or not known."""

_ENGLISH = frozenset(
    "the of and to in a that was on for said is with by at from it as were had has he they have been not".split()  # noqa: SIM905
)
_LOOKED_AT = 300  # words
_LEAST_WORDS = 8
_LEAST_SHARE = 0.18  # of words; English news has 0.28–0.42 (MUC-4, LGL), German and French below 0.08


def guessed_language(text: str) -> str | None:
    """`en` where the words most frequent in English are frequent, else None."""
    words = text[: _LOOKED_AT * 8].lower().split()[:_LOOKED_AT]
    if len(words) < _LEAST_WORDS:
        return None
    return "en" if sum(word in _ENGLISH for word in words) >= _LEAST_SHARE * len(words) else None
