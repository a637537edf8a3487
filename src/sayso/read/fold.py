"""The folding law of `Report.text`: NFC, white space folded within a block, no character that hides or reorders others.

Removed are control characters, the bidirectional overrides and isolates by which text can be made to look like
other text (Unicode TR 36, section 2.1), and invisible break hints. Marks that a script needs (joiners, the
left-to-right and right-to-left marks) stay. A lone surrogate becomes U+FFFD.
"""

import re
import unicodedata

_HIDDEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u200b\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]"
)
_UNSPOKEN = re.compile(r"[\W_]+")
_SURROGATE = re.compile("[\ud800-\udfff]")
_REORDERING = re.compile("[\u202a-\u202e\u2066-\u2069]")


def fold(text: str) -> str:
    r"""`text` as a block holds it: NFC, each run of white space one space, none at the ends.

    >>> fold("  Two\u00a0\n lines ")
    'Two lines'
    """
    return unicodedata.normalize("NFC", " ".join(mended(text).split()))


def mended(text: str) -> str:
    """`text` without hidden characters, lone surrogates replaced; lines as they were."""
    if text.isascii() and text.isprintable():
        return text
    return _SURROGATE.sub("\ufffd", _HIDDEN.sub("", text))


def hides(text: str) -> bool:
    """Whether `text` has control characters or reordering marks, whose removal a note should tell."""
    return bool(_REORDERING.search(text) or re.search("[\x00-\x08\x0e-\x1b\x7f]", text))


def has_lone_surrogate(text: str) -> bool:
    """Whether `text` cannot be written as UTF-8."""
    return bool(_SURROGATE.search(text))


def key(text: str) -> str:
    """What is left of `text` when case, marks and spaces do not count, to tell whether two lines say the same."""
    return _UNSPOKEN.sub("", text.casefold())
