"""Which stretches of a report name places."""

from dataclasses import replace

from spacy.tokens import Doc
from spacy.tokens import Span as Tokens

from sayso.annotate.gazetteer import Gazetteer
from sayso.annotate.layers import report_of
from sayso.annotate.places.containment import contained
from sayso.annotate.places.cues import words
from sayso.annotate.places.evidence import Surroundings, weighed
from sayso.annotate.places.scan import scanned, toponym
from sayso.annotate.places.toponym import Toponym

LEAST_EVIDENCE = 0.0
_SURE = 1.5
_REPEATED = 1.5
"""Added where another mention of the name is sure. Tuned on the even documents of LGL, as the weights are."""
_MODEL_PLACES = frozenset(("GPE", "LOC"))


def recognised(doc: Doc, gazetteer: Gazetteer) -> tuple[Toponym, ...]:
    """The report's toponyms in text order, none overlapping, containers set."""
    features = _features(doc, gazetteer)
    taken = {at for name in features for at in range(name.first, name.last)}
    held = tuple(name for name in scanned(doc, gazetteer) if not taken.intersection(range(name.first, name.last)))
    around = Surroundings.of(doc)
    weighed_names = tuple(weighed(doc, name, around, bool(name.containers)) for name in contained(doc, held))
    sure = {name.key for name in weighed_names if name.evidence > _SURE}
    kept = [
        name
        for name in weighed_names
        if name.evidence > LEAST_EVIDENCE - (_REPEATED if name.key in sure and _free(doc, name, around) else 0.0)
    ]
    taken.update(at for name in kept for at in range(name.first, name.last))
    refused = {(name.first, name.last) for name in weighed_names}.difference((n.first, n.last) for n in kept)
    kept.extend(features)
    kept.extend(
        name
        for name in _model_only(doc, gazetteer, around)
        if (name.first, name.last) not in refused and not taken.intersection(range(name.first, name.last))
    )
    return tuple(sorted(kept, key=lambda name: name.span))


def _free(doc: Doc, name: Toponym, around: Surroundings) -> bool:
    """Whether the name is no part of a person's."""
    inside_person = doc[name.first].ent_type_ == "PERSON" and (
        doc[name.first].ent_iob_ == "I" or (name.last < len(doc) and doc[name.last].ent_iob_ == "I")
    )
    return not inside_person and name.text not in around.surnames


def _features(doc: Doc, gazetteer: Gazetteer) -> tuple[Toponym, ...]:
    """Streets, rivers, parks: capitalised words that end on the word for such a thing. Most have no point."""
    found = []
    things = words("road") | words("feature")
    for at in [token.i for token in doc if token.text in things]:
        first = at
        while first > 0 and _in_name(doc, first - 1):
            first -= 1
        if first < at and at - first <= _LONGEST_FEATURE:
            found.append(toponym(doc, first, at + 1, "feature", ()))
    return tuple(replace(name, places=gazetteer.candidates(name.text), evidence=_SURE) for name in found)


_LONGEST_FEATURE = 4


def _in_name(doc: Doc, at: int) -> bool:
    token = doc[at]
    return (
        token.text[0].isupper()
        and token.text not in {"The", "On", "In", "At", "A"}
        and not (token.is_sent_start and token.is_stop)
        and "\n" not in token.text
    )


def _model_only(doc: Doc, gazetteer: Gazetteer, around: Surroundings) -> tuple[Toponym, ...]:
    """Places that the model alone sees: kept by name, without a point."""
    coded = [block for block in report_of(doc).blocks if block.coded]
    found = []
    for ent in doc.ents:
        if (
            ent.label_ not in _MODEL_PLACES
            or ent.root.text in around.surnames
            or not any(b.start <= ent.start_char < b.end for b in coded)
        ):
            continue
        first, last = _core(ent)
        if last > first and doc[first].text[0].isupper() and not _is_body(doc, first, last, around):
            name = toponym(doc, first, last, "model", ())
            found.append(replace(name, places=gazetteer.candidates(name.text), evidence=_SURE))
    return tuple(found)


def _is_body(doc: Doc, first: int, last: int, around: Surroundings) -> bool:
    """Whether the model took a common word, a body, a building's part or a bare direction for a place."""
    if last - first == 1 and (doc[first].pos_ != "PROPN" or doc[first].lower_ in around.lower):
        return True
    return doc[last - 1].text in words("never") or (doc[first].text in words("never") and last - first == 1)


def _core(ent: Tokens) -> tuple[int, int]:
    first, last = ent.start, ent.end
    while first < last and not ent.doc[first].text[0].isupper():
        first += 1
    if first < last and ent.doc[first].text == "The" and last - first > 1:
        first += 1
    while last > first and not ent.doc[last - 1].text[0].isalnum():
        last -= 1
    return first, last
