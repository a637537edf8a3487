"""Names that the gazetteer lacks but that are a letter or two from one the report gives reason to expect.

An edit distance alone takes any name to some town somewhere. A name is corrected only to one that stands
elsewhere in the same report (first choice), or to one that lies in a country of the report's other places.
"""

from collections import Counter
from dataclasses import replace
from itertools import pairwise

from rapidfuzz.distance import DamerauLevenshtein, JaroWinkler
from spacy.tokens import Doc

from sayso.annotate.gazetteer import Gazetteer
from sayso.annotate.places.cues import words
from sayso.annotate.places.resolution import Reading, Readings, resolved
from sayso.annotate.places.scan import toponym
from sayso.annotate.places.toponym import Toponym

_LEAST_LENGTH = 5
_LETTERS_PER_EDIT = 4
"""A name of eight letters may be two letters off, one of five a single letter."""
_LETTERS_PER_EDIT_WITHIN_REPORT = 3
_LEAST_LIKENESS = 0.85
_LEAST_LIKENESS_IN_COUNTRY, _LEAST_LIKENESS_IF_REPEATED = 0.9, 0.95
_LEAST_POPULATION = 15_000
_COUNTRIES = 2
_SURE = 0.6
_WITHIN_REPORT, _WITHIN_COUNTRY = 0.85, 0.6
"""What a correction's score is cut by: a name of the report is the safer guess."""


def mended(
    doc: Doc,
    names: tuple[Toponym, ...],
    readings: tuple[Readings, ...],
    home: str | None,
    gazetteer: Gazetteer,
) -> tuple[tuple[Toponym, ...], tuple[Readings, ...]]:
    """`names` and their readings, with misspelt names that the model or a preposition marks as places corrected."""
    slots = _slots(doc, names, gazetteer)
    if not slots:
        return names, readings
    known = {
        name.key: (name, found)
        for name, found in zip(names, readings, strict=True)
        if found and found[0].score > _SURE and name.origin != "demonym"
    }
    countries = _countries(names, readings)
    result = {name.span: (name, found) for name, found in zip(names, readings, strict=True)}
    spelt = Counter(slot.key for slot in slots)
    for slot in slots:
        fixed = _from_report(slot, known) or _from_countries(
            slot, countries, names, home, gazetteer, repeated=spelt[slot.key] > 1
        )
        if fixed:
            result[slot.span] = fixed
    ordered = [result[span] for span in sorted(result)]
    return tuple(name for name, _ in ordered), tuple(found for _, found in ordered)


def _slots(doc: Doc, names: tuple[Toponym, ...], gazetteer: Gazetteer) -> tuple[Toponym, ...]:
    """Names without a reading, and capitalised words after a preposition of place that nothing knows."""
    unread = [name for name in names if not name.places and name.origin == "model" and len(name.key) >= _LEAST_LENGTH]
    taken = {at for name in names for at in range(name.first, name.last)}
    locative = words("locative")
    for before, token in pairwise(doc):
        if (
            before.lower_ in locative
            and token.i not in taken
            and token.text[0].isupper()
            and token.is_alpha
            and not token.text.isupper()
            and len(token.text) >= _LEAST_LENGTH
            and token.ent_type_ not in {"DATE", "TIME", "LANGUAGE", "EVENT"}
            and not _goes_on(token.i, doc)
            and not gazetteer.candidates(token.text)
        ):
            unread.append(toponym(doc, token.i, token.i + 1, "model", ()))
    return tuple(unread)


def _goes_on(at: int, doc: Doc) -> bool:
    return at + 1 < len(doc) and doc[at + 1].text[:1].isupper()


def _allowed(key: str, letters: int) -> int:
    return max(1, len(key) // letters)


def _from_report(slot: Toponym, known: dict[str, tuple[Toponym, Readings]]) -> tuple[Toponym, Readings] | None:
    allowed = _allowed(slot.key, _LETTERS_PER_EDIT_WITHIN_REPORT)
    near = [
        (distance, -likeness, key)
        for key in known
        if len(key) >= _LEAST_LENGTH
        and (distance := DamerauLevenshtein.distance(slot.key, key, score_cutoff=allowed)) <= allowed
        and (likeness := JaroWinkler.similarity(slot.key, key)) >= _LEAST_LIKENESS
    ]
    if not near:
        return None
    _, found = known[min(near)[2]]
    return _corrected(slot, found, _WITHIN_REPORT)


def _from_countries(
    slot: Toponym,
    countries: tuple[str, ...],
    names: tuple[Toponym, ...],
    home: str | None,
    gazetteer: Gazetteer,
    *,
    repeated: bool,
) -> tuple[Toponym, Readings] | None:
    allowed = min(_allowed(slot.key, _LETTERS_PER_EDIT), 2)
    # A spelling that the report repeats is no slip: only another way to write the same name may replace it.
    least = _LEAST_LIKENESS_IF_REPEATED if repeated else _LEAST_LIKENESS_IN_COUNTRY
    near = [
        (distance, -likeness, key)
        for country in countries
        for key in gazetteer.names_of(country, slot.key[0])
        if (distance := DamerauLevenshtein.distance(slot.key, key, score_cutoff=allowed)) <= allowed
        and (likeness := JaroWinkler.similarity(slot.key, key)) >= least
    ]
    for _, _, key in sorted(near):
        places = tuple(
            place
            for place in gazetteer.candidates(key)
            if place.country in countries and (place.population >= _LEAST_POPULATION or place.kind == "admin1")
        )
        if places:
            guess = replace(slot, key=key, places=places)
            found = resolved((*names, guess), home)[-1]
            return _corrected(slot, found, _WITHIN_COUNTRY)
    return None


def _corrected(slot: Toponym, found: Readings, share: float) -> tuple[Toponym, Readings]:
    places = tuple(reading.place for reading in found)
    return (
        replace(slot, places=places, corrected=True),
        tuple(Reading(reading.place, reading.score * share) for reading in found),
    )


def _countries(names: tuple[Toponym, ...], readings: tuple[Readings, ...]) -> tuple[str, ...]:
    counted: Counter[str] = Counter()
    for _, found in zip(names, readings, strict=True):
        if found and found[0].score > _SURE:
            counted.update(found[0].place.countries)
    return tuple(country for country, _ in counted.most_common(_COUNTRIES))
