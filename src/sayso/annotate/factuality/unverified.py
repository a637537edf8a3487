"""What an outlet could not verify: its hedge on somebody's statement, often a sentence later."""

from collections.abc import Iterator

from sayso.annotate.factuality.lexicon import phrase
from sayso.schema.annotations import Attribution, Sentence
from sayso.schema.span import Span, hull

_STEMS = ("erif", "onfirm", "orrobor", "stablish")
"""One of these is in every phrase: most reports are spared the search."""


def unverified(
    text: str, sentences: tuple[Sentence, ...], attributions: tuple[Attribution, ...]
) -> Iterator[tuple[int, Span]]:
    """Indices of attributions that the outlet says it could not verify, each with the words that say so.

    A phrase bears on the attributions of its own sentence that come before it, else on those that end in the sentence
    before, of the same or the preceding block.
    """
    if not any(stem in text for stem in _STEMS):
        return
    marks = [Span(*match.span()) for match in phrase("unverified").finditer(text)]
    for mark in marks:
        number = next((n for n, sentence in enumerate(sentences) if sentence.span.covers(mark)), None)
        if number is None:
            continue
        here = sentences[number].span
        own = [n for n, a in enumerate(attributions) if here.start <= hull(a.content).start < mark.start]
        if own:
            yield from ((n, mark) for n in own)
        elif number:
            before = sentences[number - 1].span
            yield from ((n, mark) for n, a in enumerate(attributions) if before.overlaps(hull(a.content)))
