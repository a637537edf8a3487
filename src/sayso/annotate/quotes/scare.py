"""Marks around words that nobody is quoted as saying: a doubted word, a name, a title."""

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from sayso.annotate.attribution.lexicon import is_cue_word
from sayso.annotate.layers import tokens_of
from sayso.schema.span import Span

_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
# Words before a mark that name what follows, and do not quote it.
_NAMING = frozenset(
    """
    so-called codenamed code-named dubbed nicknamed named titled entitled film movie book novel song album series show
    game operation hashtag
    """.split()  # noqa: SIM905 - a word list reads best as words
)
_LONGEST_SCARE = 3  # words without a verb; "the 'special military operation'" has three
_LONGEST_NAME = 8


def is_scare(doc: Doc, content: tuple[Span, ...], heading: bool) -> bool:
    """Whether the marks set off words that are nobody's statement.

    A heading quotes in the fewest words ('certain death'), so that shortness says nothing there.
    """
    if len(content) > 1:
        return False
    words = tokens_of(doc, content[0])
    plain = [token for token in words if not token.is_punct and not token.is_space]
    if not plain:
        return True
    if any(token.tag_ in _FINITE for token in plain) and len(plain) > 1:
        return False
    if words[-1].text in {"!", "?"} or heading or _whole_sentence(words):
        return False
    if len(plain) <= _LONGEST_NAME and _named(words):
        return True
    if len(plain) > _LONGEST_SCARE and not _title(plain):
        return False
    return not _in_a_cue(doc, words)


def _whole_sentence(words: Tokens) -> bool:
    at = words.start
    while at > 0 and not words.doc[at].is_sent_start and words.doc[at - 1].is_punct:
        at -= 1
    return bool(words.doc[at].is_sent_start) and words[-1].text in {".", "…", ","} and words[0].text[:1].isupper()


def _named(words: Tokens) -> bool:
    before = [token for token in words.doc[max(0, words.start - 5) : words.start] if not token.is_punct]
    if not before:
        return False
    last = before[-1].lower_
    if last == "called":
        return len(before) > 1 and before[-2].lower_ in {"so", "is", "was", "are", "were"}
    if last == "as":
        return len(before) > 1 and before[-2].lower_ in {"known", "to"}
    return last in _NAMING


def _title(plain: list[Token]) -> bool:
    return all(token.is_title or token.is_stop or token.is_upper for token in plain) and plain[0].is_title


def _in_a_cue(doc: Doc, words: Tokens) -> bool:
    """Whether the sentence around the marks says that somebody said something."""
    sentence = doc[words.start].sent
    return any(is_cue_word(token) for token in sentence if not words.start <= token.i < words.end)
