"""Words made comparable."""

import re
from functools import lru_cache

_BARE = re.compile(r"\W+")


@lru_cache(maxsize=1 << 16)
def folded(words: str) -> str:
    """Lower case, with single spaces for all that is no letter or digit."""
    return _BARE.sub(" ", words.casefold()).strip()
