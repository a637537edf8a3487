"""How a place's name is looked up: without case, accents, points, apostrophes and hyphens."""

import re
import unicodedata
from functools import lru_cache

# Letters that Unicode does not decompose into a base and a mark.
_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ə": "a"})
_DROPPED = re.compile(r"[.'’‘ʼʻʿʾ`´ʹ]")
_SPACED = re.compile(r"[\s\-‐-―_/,]+")
# Words that say only what kind of division a name is.
_GENERIC = re.compile(
    r"^(?:the |muhafazat |wilaya de |wilayat |provincia de |departamento de |departement de )"
    r"|(?: (?:oblast|krai|kray|republic|region|regional state|province|state|governorate|department|county|parish|"
    r"district|raion|rayon|prefecture|voivodeship|municipality|division|city|borough|census area|planning region))$"
)


@lru_cache(maxsize=65536)
def normalised(name: str) -> str:
    """The key that a name is stored and looked up by; empty for a name without letters of the Latin script.

    >>> normalised("Sana’a"), normalised("Deir ez-Zor"), normalised("U.S."), normalised("Łódź")
    ('sanaa', 'deir ez zor', 'us', 'lodz')
    """
    low = _DROPPED.sub("", name.casefold())
    if low.isascii():
        return _SPACED.sub(" ", low).strip()
    apart = unicodedata.normalize("NFKD", low.translate(_LETTERS))
    bare = "".join(c for c in apart if not unicodedata.combining(c)).casefold().translate(_LETTERS)
    return _SPACED.sub(" ", _DROPPED.sub("", bare)).strip()


def without_generic(key: str) -> str:
    """A normalised name without the word for its kind of division.

    >>> without_generic("kherson oblast"), without_generic("chin state"), without_generic("texas")
    ('kherson', 'chin', 'texas')
    """
    return _GENERIC.sub("", key) or key


def latin(name: str) -> bool:
    """Whether a name is written in Latin letters and begins as a name does."""
    first = name.lstrip("'’‘ʼʻ`")[:1]
    return first.isupper() and all(ord(c) < 0x250 or 0x1E00 <= ord(c) < 0x2070 or 0x2B0 <= ord(c) < 0x370 for c in name)
