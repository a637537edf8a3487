"""Where: which of the report's places is the event's own, by its clause, or carried over by a word that points back."""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from sayso.annotate.events.draft import Draft
from sayso.annotate.events.locate import Ranked, rank
from sayso.annotate.events.reading import Reading
from sayso.annotate.events.scene import Name, root
from sayso.schema.annotations import PlaceMention
from sayso.schema.vocabulary import PlaceUse, Precision

LEAST = -0.4
"""Log odds from which a place is the event's; higher than the bench's best, as a wrong place costs more than none."""
_BACK = 3
_TOLD_NEAR = 2
_TOLD_BACK = 7
_FINER_BY = 1.5
_ACTS = 2.0
"""Taken from the odds of a name that does something ("Russia begins to …"): it stands for a side."""
_NEVER: frozenset[PlaceUse] = frozenset(("affiliation", "metonym", "publication", "dateline"))
_FINENESS: dict[Precision | None, int] = {
    "exact": 5,
    "settlement": 4,
    "district": 3,
    "region": 2,
    "country": 1,
    None: 3,
}
_VOICED = frozenset(("word", "talks", "law"))
_PHYSICAL = frozenset(("talks.prisoner_exchange",))
"""Types of a family of words that are done somewhere all the same."""
_OF_LEAVING = frozenset(("people.displacement", "civilian.deportation", "force.withdrawal"))
_CLIMB = 6
_LOCATIVE = frozenset(("in", "at", "near", "outside", "inside", "on"))
_SCENES = frozenset(("scene", "site", "epicentre", "epicenter", "theatre", "theater", "focus"))
_POINTS_BACK = frozenset(("there", "here"))
_AREAS = frozenset(
    "town city village area region district suburb port province settlement neighbourhood neighborhood".split()  # noqa: SIM905 - a word list
)
_NAMED_AREAS = _AREAS | {"capital", "outskirts", "district", "island", "neighborhoods", "camp"}
_HITTING = _LOCATIVE | {"against", "upon"}
_OF_GROUND = frozenset(("battle.encirclement", "battle.assault", "battle.territory_taken", "force.withdrawal"))


def placed(reading: Reading, draft: Draft) -> Draft:
    """The draft with the place that its own sentence gives it, if any."""
    found = _own(reading, draft)
    found = found if found is not None else _of_building(reading, draft)
    return replace(draft, place=found) if found is not None else draft


def _of_building(reading: Reading, draft: Draft) -> int | None:
    """The town in the name of what was hit: "the Damascus Opera House", "Kanbalu clinic"."""
    for each in draft.played("target"):
        if each.kind in {"building", "infrastructure"} and each.affiliation is not None:
            for index, mention in enumerate(reading.places):
                if mention.span.overlaps(each.affiliation.span) and mention.place.precision in {"settlement", "exact"}:
                    return index
    return None


def _own(reading: Reading, draft: Draft) -> int | None:
    extra = _names(reading, draft)
    if not extra:
        return None
    token = reading.doc[draft.head]
    sentence = draft.candidate.sentence
    if (draft.family in _VOICED and draft.type not in _PHYSICAL) or draft.type == "force.refusal":
        return _voiced(reading, draft)
    named = [name for name in extra if _may_be_its(reading, draft, name)]
    if not named:
        return None
    ranked = rank(reading.doc, token, extra, (sentence.first, sentence.last), named)
    usable = [(_raised(reading, draft, each), reading.place_at[each.name.first]) for each in ranked]
    if not usable:
        return None
    best, index = max(usable, key=lambda pair: pair[0].odds)
    if best.odds < LEAST:
        return None
    return _finest(reading, best, index, usable)


def _may_be_its(reading: Reading, draft: Draft, name: Name) -> bool:
    """Whether a name is neither used for something else, nor part of who speaks, nor where people are from."""
    if reading.places[reading.place_at[name.first]].use in _NEVER or reading.of_the_mouth(name.first, draft.head):
        return False
    return not _origin(reading, draft, reading.doc[name.head])


def _origin(reading: Reading, draft: Draft, head: Token) -> bool:
    """Whether a name says where people are from: "residents from the towns of Izium and Balakliia"."""
    for _ in range(_CLIMB):
        if head.lower_ == "from":
            owner = reading.doc[head.i - 1] if head.i else head
            return (
                draft.type not in _OF_LEAVING and owner.pos_ in {"NOUN", "PROPN"} and "@human" in reading.traits(owner)
            )
        if head.dep_ not in {"pobj", "prep", "conj", "compound", "appos"}:
            return False
        head = head.head
    return False


def _names(reading: Reading, draft: Draft) -> tuple[Name, ...]:
    """The places of the sentence as names to rank."""
    first, last = draft.candidate.sentence.first, draft.candidate.sentence.last
    found: list[Name] = []
    at = first
    while at < last:
        index = None if _names_people(reading, at) else reading.place_at.get(at)
        end = at + 1
        if index is not None:
            while end < last and reading.place_at.get(end) == index:
                end += 1
            found.append(Name(at, end, root(reading.doc, at, end), "GPE"))
        at = end
    return tuple(found)


def _names_people(reading: Reading, at: int) -> bool:
    """Whether a name that could be a place's is that of a force: "between the army and M23"."""
    entity = reading.entity_at.get(at)
    return entity is not None and entity.label in {"armed_group", "mercenary", "military", "person"}


def _raised(reading: Reading, draft: Draft, each: Ranked) -> Ranked:
    """A place that is itself hit, taken or surrounded, or hangs on the trigger by "in", is the event's."""
    head = reading.doc[each.name.head]
    hit = _town_of(reading, head)
    if any(token.i in {head.i, hit} for token in draft.slots.object):
        return Ranked(each.name, each.odds + 2)
    if hit is not None and any(noun.i == hit and word in _HITTING for word, noun in draft.slots.links):
        return Ranked(each.name, each.odds + 2)
    tied = {draft.head, reading.doc[draft.head].head.i if reading.doc[draft.head].pos_ != "VERB" else draft.head}
    if head.dep_ == "pobj" and head.head.lower_ in _LOCATIVE and head.head.head.i in tied:
        return Ranked(each.name, each.odds + 1)
    if reading.places[reading.place_at[each.name.first]].place.relation == "between":
        return Ranked(each.name, each.odds + 2.5)
    if _is_scene(reading, draft, each):
        return Ranked(each.name, each.odds + 3)
    acts = head.dep_ == "nsubj" and head.head.pos_ == "VERB"
    return Ranked(each.name, each.odds - _ACTS) if acts else each


def _town_of(reading: Reading, head: Token) -> int | None:
    """The noun that a name belongs to in "the town of Zamalka"."""
    named = head.dep_ == "pobj" and head.head.lower_ == "of" and reading.lemmas[head.head.head.i] in _NAMED_AREAS
    return head.head.head.i if named else None


def _is_scene(reading: Reading, draft: Draft, each: Ranked) -> bool:
    """Whether the sentence says that the place is the scene of it."""
    named = False
    above = reading.doc[draft.head]
    for _ in range(4):
        named = named or above.lemma_ in _SCENES
        above = above.head
        if above.pos_ == "AUX" or above.lemma_ in {"become", "remain", "see", "witness"}:
            own = range(draft.candidate.sentence.first, each.name.first)
            earliest = not any(at in reading.place_at for at in own)
            return each.name.first < above.i and earliest and (named or above.pos_ == "VERB")
    return False


def _finest(reading: Reading, best: Ranked, index: int, usable: list[tuple[Ranked, int]]) -> int:
    """Of places that hold one another ("Mosul, Iraq"), the smallest."""
    chosen, fineness = index, _FINENESS[reading.places[index].place.precision]
    top = reading.doc[best.name.head]
    for other, at in usable:
        head = reading.doc[other.name.head]
        joined = head.is_ancestor(top) or top.is_ancestor(head)
        finer = _FINENESS[reading.places[at].place.precision]
        coordinated = head in top.conjuncts
        if joined and not coordinated and finer > fineness and other.odds > best.odds - _FINER_BY:
            chosen, fineness = at, finer
    return chosen


def _voiced(reading: Reading, draft: Draft) -> int | None:
    """Where words were voiced or a refusal was given: only where that is told of the verb itself."""
    token = reading.doc[draft.head]
    tied = {draft.head, *(reading.doc[at].i for at in draft.candidate.tokens)}
    if token.pos_ != "VERB" and token.head.pos_ == "VERB":
        tied.add(token.head.i)
    if draft.family == "law":
        tied |= {one.i for one in draft.slots.object}
    for word, noun in draft.slots.links:
        if word in _LOCATIVE and noun.i in reading.place_at:
            return reading.place_at[noun.i]
    for name in _names(reading, draft):
        head = reading.doc[name.head]
        use = reading.places[reading.place_at[name.first]].use
        if head.dep_ == "pobj" and head.head.lower_ in _LOCATIVE and head.head.head.i in tied and use not in _NEVER:
            return reading.place_at[name.first]
    return None


def pointed_back(reading: Reading, draft: Draft, told: Sequence[Draft]) -> Draft:
    """The draft with the place that "there", "the town" or "it" stands for.

    That is the place of a deed told of just before, else the town of the headline, else the place of the last deed
    told of shortly before, else the first place of the nearest sentence.
    """
    if draft.place is not None or not _points_back(reading, draft):
        return draft
    ways = (
        _last_told(reading, draft, told, _TOLD_NEAR),
        _in_headline(reading),
        _last_told(reading, draft, told, _TOLD_BACK),
        _named_before(reading, draft),
    )
    found = next((index for index in ways if index is not None), None)
    return draft if found is None else replace(draft, place=found, inherited_place=True)


def _last_told(reading: Reading, draft: Draft, told: Sequence[Draft], back: int) -> int | None:
    """The place of the last deed told of within `back` sentences."""
    for other in reversed(told):
        if draft.sentence - other.sentence > back:
            return None
        if other.deed and other.place is not None and reading.places[other.place].place.precision != "country":
            return other.place
    return None


def _in_headline(reading: Reading) -> int | None:
    """The town that the headline names, where it names one: "the town" of the report."""
    end = max((reading.doc[each.last - 1].idx for each in reading.stretches if each.kind == "headline"), default=-1)
    named = [
        index
        for index, mention in enumerate(reading.places)
        if mention.span.start <= end and mention.place.precision in {"settlement", "exact"}
    ]
    return named[0] if len(named) == 1 else None


def _named_before(reading: Reading, draft: Draft) -> int | None:
    """The first place of the nearest sentence that names one, from the draft's own back."""
    head = reading.doc[draft.head].idx
    at = next(n for n, each in enumerate(reading.stretches) if each.index == draft.sentence)
    for stretch in reversed(reading.stretches[max(0, at - _BACK) : at + 1]):
        start, end = reading.doc[stretch.first].idx, min(head, reading.doc[stretch.last - 1].idx + 1)
        for index, mention in enumerate(reading.places):
            coded = mention.use in {"event", "mention"} and mention.place.precision != "country"
            coded = (
                coded and mention.place.relation not in {"toward", "from"} and not _stands_for_a_side(reading, mention)
            )
            if coded and start <= mention.span.start < end:
                return index
    return None


def _stands_for_a_side(reading: Reading, mention: PlaceMention) -> bool:
    head = reading.doc[reading.head(mention.span)]
    return head.dep_ == "nsubj" and head.head.pos_ in {"VERB", "AUX"}


def _points_back(reading: Reading, draft: Draft) -> bool:
    doc = reading.doc
    if any(child.lower_ in _POINTS_BACK for child in doc[draft.head].children):
        return True
    if draft.type in _OF_GROUND and any(token.lower_ == "it" for token in draft.slots.object):
        return True
    nouns = [*draft.slots.object, *(noun for word, noun in draft.slots.links if word in _LOCATIVE | {"of", "from"})]
    return any(
        token.lemma_.lower() in _AREAS and any(child.lower_ in {"the", "this", "that"} for child in token.children)
        for token in nouns
    )
