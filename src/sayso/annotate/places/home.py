"""Where an outlet is at home, as far as its own name says."""

import re

from sayso.annotate.gazetteer import Gazetteer
from sayso.schema.report import Report

_DOMAIN = re.compile(r"[\w-]+(?:\.[\w-]+)*\.([a-z]{2})$", re.IGNORECASE)
# Country domains that are sold to anybody.
_ANYBODYS = frozenset(("TV", "CO", "IO", "ME", "AI", "FM", "AM", "CC", "WS", "LY", "EU", "SU", "GG", "TO", "SO"))
_LEAST_POPULATION = 300_000


def home_of(report: Report, gazetteer: Gazetteer) -> str | None:
    """The country code of the outlet's home, from its domain or from the place that its name holds; else None."""
    if not report.outlet:
        return None
    domain = _DOMAIN.fullmatch(report.outlet.strip())
    if domain:
        code = domain[1].upper()
        return {"UK": "GB"}.get(code, None if code in _ANYBODYS else code)
    for word in re.findall(r"[\w’'.]+", report.outlet):
        if not word[0].isupper():
            continue
        demonym = gazetteer.demonym(word)
        if demonym is not None and demonym.country:
            return demonym.country
        for place in gazetteer.candidates(word)[:1]:
            if place.country and place.rank == 0 and place.population >= _LEAST_POPULATION:
                return place.country
    return None
