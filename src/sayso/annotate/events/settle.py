"""Settling: which type a vague word ("attacks", "hit", "the bombing") has, by who is harmed and what else is told."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from sayso.annotate.events.draft import Draft
from sayso.annotate.events.reading import Reading
from sayso.annotate.events.rementions import may_mean, points
from sayso.schema.vocabulary import ParticipantKind

_UNARMED: frozenset[ParticipantKind] = frozenset(
    ("civilians", "person", "protesters", "media", "group", "organisation", "government")
)
_PLAIN: frozenset[ParticipantKind] = frozenset(("vehicle", "building", "place"))
_FIGHTERS: frozenset[ParticipantKind] = frozenset(("military", "armed_group", "mercenary"))
_GROUND = frozenset(("@military", "frontline", "front", "trench", "outpost", "position"))
_FIGHTING = frozenset(("battle.armed_clash", "battle.assault"))
_ATTACKS = frozenset(("attack", "raid", "ambush", "assault"))
_STRIKES = frozenset(("strike", "hit", "target", "fire", "incident", "onslaught"))
_OPEN = frozenset(("civilian.attack", "remote.explosive"))
"""Types that vague words have for want of a better one."""


def settled(reading: Reading, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, each vague one with the type that its company gives it.

    Armed violence counts as an attack on civilians where somebody unarmed is harmed, or nothing says otherwise.
    """
    return [replace(each, type=_type(reading, each, drafts)) if _is_open(each) else _of_gunmen(each) for each in drafts]


def _of_gunmen(draft: Draft) -> Draft:
    """An ambush or attack on people who are unarmed, or by nobody known on nothing military, is on civilians."""
    harmed = draft.played("target", "victim")
    kinds = {each.kind for each in harmed}
    if draft.type != "battle.armed_clash" or draft.word not in _ATTACKS or not kinds or not kinds <= _UNARMED | _PLAIN:
        return draft
    if any(word in each.text for each in harmed for word in ("army", "military", "police")):
        return draft
    unarmed = {each.kind for each in draft.played("victim")} & {"civilians"}
    unknown = {each.kind for each in draft.played("actor")} <= {"unknown_gunmen"} and kinds & _PLAIN
    return replace(draft, type="civilian.attack") if unarmed or unknown else draft


def _is_open(draft: Draft) -> bool:
    unarmed = any(each.kind in _UNARMED for each in draft.played("victim"))
    return draft.vague and draft.type in _OPEN and (draft.type != "civilian.attack" or not unarmed)


def _type(reading: Reading, draft: Draft, drafts: Sequence[Draft]) -> str:
    word = draft.word
    rivals = [
        each
        for each in drafts
        if not each.vague
        and (each.family == "remote" or each.type in _FIGHTING)
        and not each.harm
        and may_mean(word, each.type)
    ]
    before = [each for each in rivals if each.sentence < draft.sentence]
    if points(reading, draft) and before:
        return before[-1].type
    here = [each for each in rivals if each.place is not None and _same_place(reading, each, draft)]
    if here:
        return here[0].type
    if draft.type == "civilian.attack" and word in _ATTACKS | _STRIKES and _military(reading, draft):
        return "battle.armed_clash"
    if rivals and (draft.type == "remote.explosive" or _of_forces(draft)):
        return _most_told(rivals)
    return draft.type


def _same_place(reading: Reading, one: Draft, other: Draft) -> bool:
    if one.place is None or other.place is None:
        return False
    here, there = reading.places[one.place].place, reading.places[other.place].place
    return (here.gazetteer_id or here.name) == (there.gazetteer_id or there.name)


def _most_told(rivals: Sequence[Draft]) -> str:
    """The type most often told of; of equals, the one told first."""
    return Counter(each.type for each in rivals).most_common(1)[0][0]


def _military(reading: Reading, draft: Draft) -> bool:
    """Whether the sentence speaks of soldiers or their ground, and of nobody unarmed that is harmed."""
    harmed = draft.played("victim", "target")
    if any(each.kind in _FIGHTERS or reading.lemmas[reading.head(each.span)] in _GROUND for each in harmed):
        return True
    return not harmed and not draft.candidate.sentence.holds.isdisjoint(_GROUND)


def _of_forces(draft: Draft) -> bool:
    """Whether an army, or a state, is said to have done it."""
    return any(each.kind in {"military", "government", "armed_group", "mercenary"} for each in draft.played("actor"))
