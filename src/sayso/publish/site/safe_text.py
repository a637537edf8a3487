"""Words from outside, made safe to show: control characters seen, names withheld said to be so, markup escaped."""

import re
import unicodedata
from collections.abc import Iterator

from markupsafe import Markup, escape

from sayso.publish.site.names import BAR

_WITHHELD = "[name withheld]"
_RUN = re.compile(f"{BAR}+(?:[ ’'.-]+{BAR}+)*")
# Characters that reorder, hide or break what stands beside them (Trojan Source, CVE-2021-42574), and lone surrogates.
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
# Joiners that scripts and emoji need to be written at all.
_NEEDED = frozenset("\u200c\u200d\n\t")


def marked_up(text: str | None) -> Markup:
    """`text` escaped, isolated from its surroundings' direction, with what is hidden in it made visible."""
    return Markup("<bdi>{}</bdi>").format(running(text or ""))


def running(text: str) -> Markup:
    """As `marked_up`, for words inside a paragraph that is itself isolated."""
    return Markup("").join(_parts(text))


def plain(text: str | None) -> str:
    """`text` for a title or an attribute."""
    return _RUN.sub(_WITHHELD, "".join(_seen(c) for c in text or ""))


def _parts(text: str) -> Iterator[Markup]:
    at = 0
    for run in _RUN.finditer(text):
        yield from _visible(text[at : run.start()])
        yield Markup('<span class="withheld">{}</span>').format(_WITHHELD)
        at = run.end()
    yield from _visible(text[at:])


def _visible(text: str) -> Iterator[Markup]:
    if not any(_is_hidden(c) for c in text):
        yield escape(text)
        return
    for character in text:
        if _is_hidden(character):
            yield Markup('<span class="control">{}</span>').format(_seen(character))
        else:
            yield escape(character)


def _is_hidden(character: str) -> bool:
    return unicodedata.category(character) in _HIDDEN and character not in _NEEDED


def _seen(character: str) -> str:
    return f"⟨U+{ord(character):04X}⟩" if _is_hidden(character) else character
