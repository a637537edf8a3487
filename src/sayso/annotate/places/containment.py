"""Which place is said to lie in which: "Paris, Texas", "Derna (Libya)", "the Syrian town of Azaz"."""

import re
from dataclasses import replace

from spacy.tokens import Doc

from sayso.annotate.gazetteer import GazetteerPlace
from sayso.annotate.layers import report_of
from sayso.annotate.places.cues import words
from sayso.annotate.places.toponym import Container, Division, Toponym

_PAIR = re.compile(r",\s|\s\(|,\s(?:in|northern|southern|eastern|western|central)\s")
_OWNER = re.compile(r"['’]s\s(?:(?:\w+\s){1,4}of\s|(?:[a-z-]+\s){0,3})?|['’]\s")
_ADJECTIVE = re.compile(r"\s(?:[a-z-]+,?\s){0,3}(?:of\s)?")


def contained(doc: Doc, names: tuple[Toponym, ...]) -> tuple[Toponym, ...]:
    """`names` with the containers that the words around them give, and what a noun beside them says they are."""
    found = []
    for at, name in enumerate(names):
        after = names[at + 1] if at + 1 < len(names) else None
        before = names[at - 1] if at else None
        held: frozenset[Container] = frozenset()
        if name.origin != "demonym":
            if after and _PAIR.fullmatch(report_of(doc).text[name.span.end : after.span.start]):
                held = _matching(name, after)
            if not held and before and _holds(doc, before, name):
                held = _matching(name, before)
        found.append(replace(name, containers=held, division=division(doc, name)))
    return tuple(found)


def division(doc: Doc, name: Toponym) -> Division | None:
    """What a noun right after the name, or before it with "of", says it is; the name's own last word counts."""
    after = doc[name.last].lower_ if name.last < len(doc) and not _modifies(doc, name.last) else ""
    before = doc[name.first - 2].lower_ if name.first > 1 and doc[name.first - 1].lower_ == "of" else ""
    own = name.key.rpartition(" ")[2]
    for word in (after, before, own):
        if word in words("admin1_noun"):
            return "admin1"
        if word in words("district_noun"):
            return "district"
        if word in words("settlement_noun"):
            return "settlement"
    return "area" if after in words("area_noun") else None


def _modifies(doc: Doc, at: int) -> bool:
    """Whether the noun at `at` only modifies the next: the "district" of a district court is no place's kind."""
    return doc[at].dep_ in {"compound", "amod"} and at + 1 < len(doc) and doc[at + 1].pos_ in {"NOUN", "PROPN"}


def lies_in(place: GazetteerPlace, containers: frozenset[Container]) -> bool:
    """Whether the place is said to lie in one of them (and is smaller)."""
    if place.kind in {"country", "continent", "region", "water", "front"}:
        return False
    return (place.country is not None and (place.country, place.admin1) in containers and place.kind != "admin1") or (
        place.country is not None and (place.country, None) in containers
    )


def _holds(doc: Doc, before: Toponym, name: Toponym) -> bool:
    between = report_of(doc).text[before.span.end : name.span.start]
    if _OWNER.fullmatch(between):
        return True
    return before.origin == "demonym" and bool(_ADJECTIVE.fullmatch(between)) and _says_place(between)


def _says_place(between: str) -> bool:
    nouns = words("settlement_noun") | words("admin1_noun") | words("district_noun") | words("area_noun")
    return any(word.strip(",") in nouns for word in between.split())


def _matching(name: Toponym, holder: Toponym) -> frozenset[Container]:
    """The containers that `holder` may mean and in which a reading of `name` lies."""
    codes: set[Container] = set()
    for place in holder.places:
        if place.kind in {"country", "region"}:
            codes.update((country, None) for country in place.countries)
        elif place.kind == "admin1" and place.country:
            codes.add((place.country, place.admin1))
    two_countries = _is_country(name) and _is_country(holder)
    return frozenset(
        code
        for code in codes
        if any(
            lies_in(place, frozenset((code,))) and not (two_countries and place.kind != "admin1")
            for place in name.places
        )
    )


def _is_country(name: Toponym) -> bool:
    return any(place.kind == "country" for place in name.places)
