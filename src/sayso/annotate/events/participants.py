"""Participants: a noun in the text → its words, its kind, whom it names, and where it belongs."""

from spacy.tokens import Token

from sayso.annotate.events.reading import PARTITIVES, Reading
from sayso.schema.annotations import Entity
from sayso.schema.event import Affiliation, Participant
from sayso.schema.span import Span
from sayso.schema.vocabulary import ParticipantKind, Role

_BEFORE = frozenset(("amod", "compound", "nummod", "poss", "nmod", "quantmod", "advmod", "det", "predet"))
_DETERMINERS = frozenset(("the", "a", "an", "this", "that", "these", "those", "'s", "’s"))
_BY_ENTITY: dict[str, ParticipantKind] = {
    "person": "person", "organisation": "organisation", "government": "government", "military": "military",
    "police": "police", "armed_group": "armed_group", "mercenary": "mercenary", "media": "media", "group": "group",
    "civilians": "civilians", "protesters": "protesters", "nationality": "group", "weapon": "weapon",
    "vehicle": "vehicle", "building": "building", "infrastructure": "infrastructure",
    "unknown_gunmen": "unknown_gunmen",
}  # fmt: skip
_BY_LABEL: dict[str, ParticipantKind] = {
    "PERSON": "person", "NORP": "group", "GPE": "place", "LOC": "place", "FAC": "building", "ORG": "organisation",
}  # fmt: skip
# Where a noun is of several classes, the first of these stands.
_ORDER: tuple[tuple[str, ParticipantKind], ...] = (
    ("mercenary", "mercenary"), ("unknown_gunmen", "unknown_gunmen"), ("protesters", "protesters"),
    ("police", "police"), ("armed_group", "armed_group"), ("vehicle", "vehicle"), ("weapon", "weapon"),
    ("military", "military"), ("civilians", "civilians"), ("government", "government"), ("building", "building"),
    ("infrastructure", "infrastructure"), ("organisation", "organisation"), ("media", "media"),
)  # fmt: skip
_ABOUT = frozenset(("least", "about", "some", "around", "nearly", "almost", "over"))
_PEOPLE = frozenset(("he", "she", "him", "her", "i", "someone", "nobody"))
_GROUPS = frozenset(("they", "them", "we", "us", "those", "others"))
_ASKING = frozenset(("who", "whom", "which", "that", "what", "whoever"))
_WHO_REACH = 10
_THINGS = frozenset(("it", "this", "that", "which"))
HUMAN: frozenset[ParticipantKind] = frozenset(
    (
        "person", "civilians", "military", "police", "government", "armed_group", "mercenary", "protesters",
        "organisation", "media", "group", "unknown_gunmen",
    )
)  # fmt: skip
"""Kinds that can act."""
_INNER = frozenset(("compound", "amod", "nmod", "poss"))


def participant(reading: Reading, token: Token, role: Role) -> Participant | None:
    """The participant that `token` heads, in `role`; None where its kind cannot play it."""
    if role == "actor" and (token.pos_ == "NUM" or _is_nobody(token)):
        return None
    if token.lower_ in _ASKING:
        found = _antecedent(reading, token)
        return participant(reading, found, role) if found is not None else None
    entity = _entity(reading, token)
    kind = _kind(reading, token, entity)
    if role == "actor" and kind == "place":
        if token.pos_ != "PROPN" or _is_dateline(reading, token):
            return None
        kind = "government"
    if not _can(role, kind, entity):
        return None
    span = _words(reading, token, entity)
    text = span.of(reading.text)
    name = entity.name if entity and entity.name and entity.name != text else None
    return Participant(
        role=role,
        text=text,
        span=span,
        entity_id=entity.entity_id if entity else None,
        kind=kind,
        name=name,
        affiliation=_affiliation(reading, token, entity),
    )


def _is_dateline(reading: Reading, token: Token) -> bool:
    index = reading.place_at.get(token.i)
    return index is not None and reading.places[index].use == "dateline"


def _is_nobody(token: Token) -> bool:
    return token.lower_ in {"nobody", "none", "no-one"} or any(child.lower_ == "no" for child in token.lefts)


def _antecedent(reading: Reading, token: Token) -> Token | None:
    """The nearest people before a "who" that the parser left open; none for a "who" that asks."""
    before = range(token.i - 1, max(token.sent.start, token.i - _WHO_REACH) - 1, -1)
    words = (reading.doc[at] for at in before if token.lower_ in {"who", "whom"})
    people = (word for word in words if word.pos_ in {"NOUN", "PROPN"} and "@human" in reading.traits(word))
    return next(people, None)


def _entity(reading: Reading, token: Token) -> Entity | None:
    entity = reading.entity_at.get(token.i)
    if entity is None and token.lemma_.lower() in PARTITIVES:
        inner = (n for child in token.children if child.lower_ == "of" for n in child.children if n.dep_ == "pobj")
        return next((reading.entity_at[n.i] for n in inner if n.i in reading.entity_at), None)
    return entity


def _kind(reading: Reading, token: Token, entity: Entity | None) -> ParticipantKind:
    if entity and entity.label in _BY_ENTITY:
        return _BY_ENTITY[entity.label]
    lower = token.lower_
    if lower in _PEOPLE:
        return "person"
    if lower in _GROUPS:
        return "group"
    traits = reading.traits(token)
    for name, kind in _ORDER:
        if f"@{name}" in traits:
            return kind
    if "@place" in traits and token.i in reading.place_at:
        return "place"
    if token.ent_type_ in _BY_LABEL:
        return _BY_LABEL[token.ent_type_]
    if token.pos_ == "NUM":
        return "person"
    if "@human" in traits:
        return "group"
    return "place" if "@ground" in traits and lower not in _THINGS else "other"


def _can(role: Role, kind: ParticipantKind, entity: Entity | None) -> bool:
    if role == "actor":
        return kind in HUMAN
    if role in {"victim", "beneficiary"}:
        return kind in HUMAN or kind == "place"
    if role == "weapon":
        return kind in {"weapon", "vehicle"}
    return kind != "other" or entity is not None


def _words(reading: Reading, token: Token, entity: Entity | None) -> Span:
    """The words of the phrase that `token` heads: what stands before it, and its "of"."""
    if entity and not entity.pronoun and reading.entity_at.get(token.i) is entity:
        first = token.i
        while first > 0 and reading.doc[first - 1].idx >= entity.span.start:
            first -= 1
        widened = reading.span(_with_bound(reading, first), token.i + 1)
        return Span(widened.start, max(widened.end, entity.span.end))
    first = token.i
    for child in sorted(token.lefts, key=lambda child: -child.i):
        if child.dep_ not in _BEFORE or child.right_edge.i + 1 != first:
            break
        first = child.left_edge.i
    while first < token.i and (reading.doc[first].lower_ in _DETERMINERS or first in reading.time_at):
        first += 1
    first = _with_bound(reading, first)
    last = token.i + 1
    for child in token.rights:
        if child.lower_ == "of" and child.i == last:
            nouns = [inner for inner in child.children if inner.dep_ == "pobj"]
            last = nouns[0].i + 1 if nouns else last
    return reading.span(first, last)


def _with_bound(reading: Reading, first: int) -> int:
    """The first token of a phrase with the bound before its number: "at least 12 people"."""
    doc = reading.doc
    while first > 0 and doc[first].pos_ == "NUM" and doc[first - 1].lower_ in _ABOUT:
        first -= 1
    return first - 1 if first and doc[first].lower_ == "least" and doc[first - 1].lower_ == "at" else first


def _affiliation(reading: Reading, token: Token, entity: Entity | None) -> Affiliation | None:
    """Where the participant belongs, by a place name inside its own words."""
    text = reading.text
    span = entity.affiliation or reading.belongs.get(entity.entity_id) if entity else None
    for child in token.children:
        if span is None and child.dep_ in _INNER and child.i in reading.place_at:
            span = reading.places[reading.place_at[child.i]].span
    if span is None:
        return None
    for mention in reading.places:
        if mention.span.overlaps(span):
            place = mention.place
            return Affiliation(
                text=span.of(text), span=span, name=place.name, gazetteer_id=place.gazetteer_id, country=place.country
            )
    return Affiliation(text=span.of(text), span=span)
