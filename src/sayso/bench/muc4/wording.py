"""String fills held against each other: what MUC-4's guidelines let a judge decide, as rules.

The guidelines (scoring-guidelines.v7, 3.1.1) say to count as incorrect what is in doubt, and so do these rules.
"""

import re
from functools import cache
from typing import Literal

Grade = Literal[0, 1, 2]
"""2 is correct, 1 partially correct, 0 incorrect."""

_TOKEN = re.compile(r"[^\W_][\w'’.-]*|,")
_BRACKETED = re.compile(r"\[[^\]]*\]|\([^)]*\)")
_UNESSENTIAL = frozenset(
    """
    A AN THE THIS THAT THESE THOSE ONE TWO THREE FOUR FIVE SIX SEVEN EIGHT NINE TEN MORE MOST MANY SEVERAL SOME ALL FEW
    ANY ANOTHER OTHER CERTAIN OF AT LEAST ABOUT
    SALVADORAN GUATEMALAN HONDURAN ARGENTINE BOLIVIAN CHILEAN COLOMBIAN ECUADORAN ECUADOREAN ECUADORIAN PERUVIAN
    """.split()  # noqa: SIM905 - a word list reads best as words
)
"""The official scorer's list of premodifiers, and the adjectives of the nations that MUC-4 is about (3.1.1.1)."""
_OPEN_A_TAIL = frozenset(
    "OF IN FROM AT ON FOR WITH WHO WHICH THAT NEAR BY TO WEARING RIDING BELONGING AND OR ,".split()  # noqa: SIM905
)
_PARTS_WILL_DO = frozenset(("inc_instr_id", "phys_tgt_id", "hum_tgt_name", "hum_tgt_desc"))
"""Where a part that is not the head is worth half (3.1.1.2: OIL for OIL PIPELINE)."""


def grade(response: str, key: str, slot: str) -> Grade:
    """How right the words of a response are against one alternative of the key, in the slot of that name.

    >>> grade("THE 3 PEASANTS", "PEASANTS", "hum_tgt_desc"), grade("TORRES", "ALBERTO TORRES", "hum_tgt_name")
    (2, 1)
    """
    ours, theirs = _words(response), _words(key)
    if not ours or not theirs:
        return 2 if response.strip() == key.strip() else 0
    if ours == theirs:
        return 2
    at = _inside(theirs, ours)
    if at is not None:
        before, after = ours[:at], ours[at + len(theirs) :]
        if _OPEN_A_TAIL.isdisjoint(before):
            essential = "," not in after and (not after or after[0] in _OPEN_A_TAIL)
            return 2 if essential else 1
        return 0
    if _inside(ours, theirs) is not None and (_head(ours) == _head(theirs) or slot in _PARTS_WILL_DO):
        return 1
    return 1 if _head(ours) == _head(theirs) and (set(ours) <= set(theirs) or set(theirs) <= set(ours)) else 0


def same(tag: str, key: str) -> bool:
    """Whether a cross-reference means the key's: what would be worth half as a fill will do."""
    return grade(tag, key, "hum_tgt_name") > 0


@cache
def _words(text: str) -> tuple[str, ...]:
    """The words in capitals, less brackets and what is not essential in front."""
    words = [word.rstrip(".") for word in _TOKEN.findall(_BRACKETED.sub(" ", text.upper()))]
    at = 0
    while at < len(words) and (words[at] in _UNESSENTIAL or words[at].isdigit()):
        at += 1
    return tuple(words[at:] or words)


def _head(words: tuple[str, ...]) -> str:
    """The last word before what a preposition, a relative pronoun or a comma opens."""
    tail = next((at for at, word in enumerate(words) if at and word in _OPEN_A_TAIL), len(words))
    return words[tail - 1]


def _inside(part: tuple[str, ...], whole: tuple[str, ...]) -> int | None:
    """Where `part` stands in a row in `whole`."""
    starts = range(len(whole) - len(part) + 1)
    return next((at for at in starts if whole[at : at + len(part)] == part), None)
