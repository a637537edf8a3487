"""Consolidation: of an event told several times, everyone who takes part once, and every toll once."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sayso.annotate.events.draft import Draft
from sayso.annotate.events.reading import Reading
from sayso.schema.event import Affiliation, Participant
from sayso.schema.span import Span
from sayso.schema.vocabulary import Role

Key = tuple[Role, Span]
PRONOUNS = frozenset(("they", "them", "we", "us", "he", "she", "him", "her", "i", "it", "those", "others", "someone"))
_COUNTED = frozenset(
    ("people", "person", "other", "number", "dead", "wounded", "injured", "victim", "body", "civilian")
)
"""Heads that say no more of the harmed than that they are people."""
_PLAIN = frozenset(("man", "woman", "person", "boy", "girl", "one"))
_UNNAMED = frozenset(("unknown_gunmen",))


def consolidated(reading: Reading, draft: Draft) -> Draft:
    """The draft with one participant for each who takes part in a role, the one that says most, and each toll once."""
    alone = draft.type == "people.suicide"

    def same(one: Participant, other: Participant) -> bool:
        return (alone and one.role == "victim") or _same(reading, one, other)

    kept: list[Participant] = []
    stands_for: dict[Key, Participant] = {}
    for told in draft.participants:
        each = _spelled_out(reading, told)
        stands_for[key_of(told)] = each
        twin = next((at for at, other in enumerate(kept) if each.role == other.role and same(each, other)), None)
        if twin is None:
            kept.append(each)
            continue
        old = kept[twin]
        fuller, lesser = (each, old) if _says(reading, each) > _says(reading, old) else (old, each)
        kept[twin] = _with_affiliation(fuller, lesser)
        stands_for |= {key_of(old): kept[twin], key_of(told): kept[twin]}
    kept = [each for each in kept if not _needless(each, kept)]
    ties = (replace(tie, actor=_final(tie.actor, stands_for)) for tie in draft.ties)
    return replace(
        draft,
        participants=tuple(kept),
        ties=tuple(tie for tie in ties if tie.actor in kept),
        figures=_once(reading, draft.figures),
    )


def key_of(each: Participant) -> Key:
    """What tells one participant of an event from the others: its role and its words."""
    return each.role, each.span


def _final(each: Participant, stands_for: Mapping[Key, Participant]) -> Participant:
    """The participant that stands for `each` at the end."""
    for _ in stands_for:
        after = stands_for.get(key_of(each), each)
        if after is each:
            break
        each = after
    return each


def _spelled_out(reading: Reading, each: Participant) -> Participant:
    """A pronoun as the noun before it that it stands for, where that is known."""
    entity = reading.entity_at.get(_head(reading, each)) if each.text.casefold() in PRONOUNS else None
    noun = reading.noun_for(entity) if entity is not None and entity.pronoun else None
    if noun is None:
        return each
    name = noun.name if noun.name != noun.text else None
    return each.model_copy(update={"text": noun.text, "span": noun.span, "name": name})


def _same(reading: Reading, one: Participant, other: Participant) -> bool:
    """Whether two participants of one role in one happening are the same, told in two ways."""
    if _apart(reading, one, other):
        return False
    if one.entity_id is not None and one.entity_id == other.entity_id:
        return True
    if one.text.casefold() == other.text.casefold() or {one.kind, other.kind} <= _UNNAMED:
        return True
    if "place" in {one.kind, other.kind}:
        return one.text in other.text or other.text in one.text
    here, there = _head(reading, one), _head(reading, other)
    if one.role == "victim" and _counted(reading, one) and _counted(reading, other):
        return _kinds_of_harm(reading, one) == _kinds_of_harm(reading, other) or not _kinds_of_harm(reading, one)
    if reading.doc[here].pos_ == "PROPN" and reading.doc[there].pos_ == "PROPN":
        return False
    return reading.lemmas[here] == reading.lemmas[there] and not _differ_in_number(reading, one, other)


def _apart(reading: Reading, one: Participant, other: Participant) -> bool:
    """Whether they belong to places that differ; a country does not differ from what lies in it."""
    if one.affiliation is None or other.affiliation is None:
        return False
    here, there = one.affiliation, other.affiliation
    if (here.gazetteer_id or here.text.casefold()) == (there.gazetteer_id or there.text.casefold()):
        return False
    wide = _is_country(reading, here) or _is_country(reading, there)
    return not (wide and here.country == there.country)


def _is_country(reading: Reading, home: Affiliation) -> bool:
    found = (each.place.precision for each in reading.places if each.span.overlaps(home.span))
    return next(found, None) == "country"


def _head(reading: Reading, each: Participant) -> int:
    return reading.head(each.span)


def _counted(reading: Reading, each: Participant) -> bool:
    """Whether a victim is a bare number of people: "at least nine", "Twelve people"."""
    at = _head(reading, each)
    return reading.doc[at].pos_ == "NUM" or reading.lemmas[at] in _COUNTED


def _kinds_of_harm(reading: Reading, each: Participant) -> frozenset[str]:
    return frozenset(figure.toll.kind for figure in reading.figures if figure.toll.span.overlaps(each.span))


def _differ_in_number(reading: Reading, one: Participant, other: Participant) -> bool:
    """Whether both are counted and the counts are of different harm: two soldiers killed, nine soldiers wounded."""
    here, there = _kinds_of_harm(reading, one), _kinds_of_harm(reading, other)
    return bool(here and there) and here != there


def _says(reading: Reading, each: Participant) -> tuple[bool, bool, bool, int]:
    """How much a mention says: a noun before a pronoun, a home or name before none, then the longer."""
    named = each.affiliation is not None or each.name is not None
    return (
        each.text.casefold() not in PRONOUNS,
        reading.doc[_head(reading, each)].pos_ != "NUM",
        named,
        len(each.text),
    )


def _with_affiliation(each: Participant, other: Participant) -> Participant:
    if each.affiliation is not None or other.affiliation is None:
        return each
    return each.model_copy(update={"affiliation": other.affiliation})


def _needless(each: Participant, kept: Sequence[Participant]) -> bool:
    """Whether a pronoun stands beside a noun of its role."""
    if each.text.casefold() not in PRONOUNS:
        return False
    return any(other.role == each.role and other.text.casefold() not in PRONOUNS for other in kept)


def _once(reading: Reading, figures: Sequence[int]) -> tuple[int, ...]:
    """The figures, those of one kind, one count and one group once: where they are first told."""
    found: dict[tuple[object, ...], int] = {}
    for index in sorted(figures):
        toll = reading.figures[index].toll
        found.setdefault((toll.kind, toll.low, toll.high, toll.unit, (toll.group or "").casefold()), index)
    return tuple(found.values())
