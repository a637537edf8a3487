"""Words made comparable."""

import re

_BARE = re.compile(r"\W+")


def folded(words: str) -> str:
    """Lower case, with single spaces for all that is no letter or digit."""
    return _BARE.sub(" ", words.casefold()).strip()
