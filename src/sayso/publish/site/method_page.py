"""The method page: how Sayso works, what each word means, whom its data is owed to, and what it does not claim."""

from dataclasses import dataclass
from itertools import groupby

from sayso import __version__
from sayso.annotate import codebook, gazetteer
from sayso.annotate.codebook import EventType
from sayso.annotate.gazetteer import Attribution
from sayso.ledger.results import Failure, Head, Run
from sayso.publish.site.cards import Chip, chip
from sayso.publish.site.shelf import Shelf
from sayso.publish.site.view import Profile
from sayso.schema.vocabulary import Standing

# The table by which standing is worked out, row by row: the first that fits decides.
_MEANINGS: tuple[tuple[Standing, str], ...] = (
    ("questioned", "It asks, or says that it is not known whether."),
    ("hypothetical", "It holds only under a condition, or is contrary to fact."),
    ("forecast", "It is about what is still to come."),
    ("denied", "It is negated by a cue of denial, or by the side accused."),
    ("hedged", "It is less than certain: may, apparently, reportedly, allegedly, suspected."),
    ("shown", "It rests on footage, pictures or documents that the outlet or another says it saw."),
    ("claimed", "It has any mouth but the outlet’s."),
    ("reported", "None of these: the outlet says it in its own voice."),
)


@dataclass(frozen=True, slots=True)
class MethodPage:
    """All of the page. `families` are the codebook's types by family."""

    version: str
    profile: Profile
    withheld: int
    standings: tuple[tuple[Chip, str], ...]
    families: tuple[tuple[str, tuple[EventType, ...]], ...]
    sources: tuple[Attribution, ...]
    runs: tuple[Run, ...]
    failures: tuple[Failure, ...]
    head: Head


def method_page(shelf: Shelf, profile: Profile, withheld: int) -> MethodPage:
    """The page."""
    types = codebook.load().types
    return MethodPage(
        version=__version__,
        profile=profile,
        withheld=withheld,
        standings=tuple((chip(standing), meaning) for standing, meaning in _MEANINGS),
        families=tuple((family, tuple(group)) for family, group in groupby(types, key=lambda each: each.family)),
        sources=gazetteer.sources(),
        runs=shelf.view.runs(),
        failures=shelf.view.failures(),
        head=shelf.view.head(),
    )
