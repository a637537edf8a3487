"""How likely a stretch of text is to name a place at all: the log-odds that its surroundings give.

A logistic model with named features. Weights were fitted on the even documents of LGL (294 of 588) and rounded.
LGL is local news: titles, verbs of happening, variants and demonyms, rare or unevenly marked there, were set by hand.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from sayso.annotate.gazetteer import GazetteerPlace
from sayso.annotate.places.cues import words
from sayso.annotate.places.toponym import Toponym

WEIGHTS: Mapping[str, float] = {
    "after.capital": -0.4,
    "after.comma": 0.4,
    "after.feature": 0.8,
    "after.media": -0.4,
    "after.person_noun": 0.8,
    "after.place_noun": 0.8,
    "alternate": -1.7,
    "variant": -0.8,
    "before.directional": 0.2,
    "before.locative": 1.1,
    "before.loose": 0.6,
    "before.other": 0.2,
    "before.start": 0.2,
    "before.happening": 1.3,
    "before.title": -4.0,
    "bias": 0.6,
    "capitals": 2.3,
    "common": -1.0,
    "contained": 1.4,
    "demonym": 1.0,
    "ent.FAC.inside": 0.7,
    "ent.FAC.whole": -0.4,
    "ent.GPE.inside": 0.9,
    "ent.GPE.whole": 2.0,
    "ent.LOC.inside": 0.7,
    "ent.LOC.whole": 0.4,
    "ent.NORP.inside": 0.0,
    "ent.NORP.whole": 0.5,
    "ent.ORG.inside": -0.5,
    "ent.ORG.whole": -0.2,
    "ent.PERSON.inside": -0.2,
    "ent.PERSON.whole": -0.6,
    "ent.none": -0.6,
    "ent.other.inside": -0.7,
    "ent.other.whole": -0.5,
    "fame.known": -0.2,
    "fame.large": 0.4,
    "fame.little": -0.6,
    "fame.well_known": 0.8,
    "no_place": -0.8,
    "not_proper": -0.6,
    "several": 0.9,
    "single": -0.3,
    "surname": -3.1,
}
_MODEL_PLACES = frozenset(("GPE", "LOC"))
_WELL_KNOWN = 200_000
_KNOWN = 15_000


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the whole report tells about its capitalised words."""

    surnames: frozenset[str]
    lower: frozenset[str]

    @classmethod
    def of(cls, doc: Doc) -> "Surroundings":
        """Read off the document's entities and words."""
        people = {word.text for ent in doc.ents if ent.label_ == "PERSON" and len(ent) > 1 for word in ent}
        return cls(frozenset(people), frozenset(t.text for t in doc if t.is_lower))


def features(doc: Doc, name: Toponym, around: Surroundings, contained: bool) -> tuple[str, ...]:
    """The features that hold for `name`; `contained` says that a place that holds it follows or precedes it."""
    return tuple(_features(doc, name, around, contained))


def _features(doc: Doc, name: Toponym, around: Surroundings, contained: bool) -> Iterable[str]:
    first, last = name.first, name.last
    yield "bias"
    yield from _model(doc, first, last)
    yield from _neighbours(doc, first, last)
    if contained:
        yield "contained"
    if name.origin == "demonym":
        yield "demonym"
    else:
        yield _fame(name.places)
        if name.places and all(place.rank == 2 for place in name.places):
            yield "alternate"
        elif name.places and all(
            place.rank and place.kind == "settlement" and place.population < _KNOWN for place in name.places
        ):
            yield "variant"
    single = last - first == 1
    yield "single" if single else "several"
    if single and name.text in words("no_place"):
        yield "no_place"
    if single and name.text.lower() in around.lower:
        yield "common"
    if single and name.text in around.surnames:
        yield "surname"
    if single and doc[first].pos_ not in {"PROPN", "ADJ"}:
        yield "not_proper"
    if "." in name.text:
        yield "points"
    if name.text.isupper() and len(name.text) > len("ABCD"):
        yield "capitals"


def _model(doc: Doc, first: int, last: int) -> Iterable[str]:
    """What the model's entity at the first token is, and how far it goes."""
    label = doc[first].ent_type_
    if not label:
        yield "ent.none"
        return
    wider = (doc[first].ent_iob_ == "I") or (
        last < len(doc) and doc[last].ent_iob_ == "I" and doc[last].text not in {"'s", "’s"}
    )
    known = label if label in {"GPE", "LOC", "FAC", "ORG", "PERSON", "NORP"} else "other"
    yield f"ent.{known}.{'inside' if wider else 'whole'}"


def _neighbours(doc: Doc, first: int, last: int) -> Iterable[str]:
    before = doc[first - 1] if first else None
    if before is not None and before.text in {"the", "The"} and first > 1:
        before = doc[first - 2]
    if before is None or doc[first].is_sent_start:
        yield "before.start"
    elif before.lower_ in words("locative"):
        yield "before.locative"
    elif before.pos_ == "ADP" and before.head.lemma_.lower() in words("happening_verb"):
        yield "before.happening"
    elif before.lower_ in words("loose"):
        yield "before.loose"
    elif before.text in words("title") or _abbreviated_title(doc, first):
        yield "before.title"
    elif before.text[0].isupper():
        yield "before.capital"
    elif before.lemma_.lower() in words("happening_verb") and before.pos_ == "VERB":
        yield "before.happening"
    elif before.lower_ in words("directional"):
        yield "before.directional"
    else:
        yield "before.other"
    after = doc[last] if last < len(doc) else None
    if after is None:
        return
    if after.lower_ in words("settlement_noun") | words("admin1_noun") | words("district_noun") | words("area_noun"):
        yield "after.place_noun"
    elif after.text in words("road") or after.text in words("feature"):
        yield "after.feature"
    elif after.lemma_.lower() in words("person_noun"):
        yield "after.person_noun"
    elif after.text in words("media"):
        yield "after.media"
    elif after.text[0].isupper():
        yield "after.capital"
    elif after.text == ",":
        yield "after.comma"


def _abbreviated_title(doc: Doc, first: int) -> bool:
    """Whether a title whose point is a token of its own stands before."""
    return first > 1 and doc[first - 1].text == "." and f"{doc[first - 2].text}." in words("title")


def _fame(places: tuple[GazetteerPlace, ...]) -> str:
    if any(place.kind not in {"settlement", "district"} for place in places):
        return "fame.large"
    most = max((place.population for place in places), default=0)
    return "fame.well_known" if most >= _WELL_KNOWN else "fame.known" if most >= _KNOWN else "fame.little"


def weighed(doc: Doc, name: Toponym, around: Surroundings, contained: bool) -> Toponym:
    """`name` with its evidence."""
    total = sum(WEIGHTS.get(feature, 0.0) for feature in features(doc, name, around, contained))
    return replace(name, evidence=total)
