"""The standing table: one word for how a claim stands, by the first row that fits. Data and code at once.

`docs/standing.md` prints it; a test holds that page against this tuple.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sayso.schema.annotations import Assessment
from sayso.schema.claim import Link
from sayso.schema.vocabulary import Standing


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the standing, when it fits, and the words that say so."""

    standing: Standing
    fits: Callable[[Assessment, Sequence[Link]], bool]
    wording: str


TABLE: tuple[Row, ...] = (
    Row("questioned", lambda how, _: how.questioned, "asks, or says that it is not known whether"),
    Row(
        "hypothetical",
        lambda how, _: how.conditional or how.time_frame == "hypothetical",
        "holds only under a condition, or is contrary to fact (if, unless, would, could have)",
    ),
    Row(
        "forecast",
        lambda how, _: how.time_frame == "future",
        "is about what is still to come (will, is expected to, may yet, plans)",
    ),
    Row("denied", lambda how, _: how.denied, "is negated, by a cue of denial or by the side accused"),
    Row(
        "hedged",
        lambda how, _: how.certainty in {"probable", "possible"},
        "is less than certain (may, might, possibly, probably, apparently, reportedly, allegedly, suspected, "
        "unconfirmed)",
    ),
    Row(
        "shown",
        lambda how, chain: how.shown or any(link.source.kind == "footage" for link in chain),
        "rests on footage, pictures, satellite images, documents that the outlet or another says it saw",
    ),
    Row("claimed", lambda _, chain: bool(chain), "has any mouth but the outlet's"),
    Row("reported", lambda _how, _chain: True, "otherwise"),
)
"""The rows, in order. The last fits everything."""


def standing(assessment: Assessment, chain: Sequence[Link]) -> Standing:
    """The standing of a statement with this assessment, told through these mouths (none: the outlet's own voice)."""
    return next(row.standing for row in TABLE if row.fits(assessment, chain))
