"""Merging: one happening told twice in a report is one event, where it is first told, with what every telling adds."""

from dataclasses import replace

from sayso.annotate.events.draft import Draft
from sayso.annotate.events.harm import absorbed
from sayso.annotate.events.reading import Reading
from sayso.schema.event import Participant, Place
from sayso.schema.moment import first_day, last_day

_VIOLENT = frozenset(("battle", "remote", "civilian"))
_VAGUE = frozenset(("civilian.attack", "battle.armed_clash", "battle.assault", "remote.explosive", "remote.shelling"))
_VAGUE_NOUNS = frozenset(
    """attack assault strike blast explosion raid incident bombing shelling clash fighting violence massacre killing
    abduction kidnapping protest riot offensive ambush shooting operation arrest mutiny refusal exchange""".split()  # noqa: SIM905
)
_ARMED = frozenset(("unknown_gunmen", "armed_group", "mercenary", "military", "group", "person"))
_POINTING = frozenset(("the", "this", "that", "these", "those", "such", "their", "its", "his"))
_SELDOM_TWICE = frozenset(("talks.prisoner_exchange", "civilian.abduction", "force.refusal", "people.suicide"))
"""Types of which a report seldom tells two: tellings that nothing sets apart are one."""
_PRONOUNS = frozenset(("they", "them", "we", "us", "he", "she", "him", "her", "i", "who", "it"))
_HEADS = frozenset(("headline", "standfirst", "subheading", "caption"))
_SAME_STAGE = frozenset((frozenset(("accomplished", "ongoing")),))
_DEFINITE_REACH = 8
"""Sentences over which "the attack" may point back; from reading reports: at 15 it joins other attacks."""


def merged(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """The drafts, those that tell of one happening made one, in order of their first telling."""
    kept: list[Draft] = []
    for draft in drafts:
        number = _first_told(reading, kept, draft)
        if number is None:
            kept.append(draft)
        else:
            kept[number] = _one(reading, kept[number], draft)
    return kept


def _first_told(reading: Reading, kept: list[Draft], draft: Draft) -> int | None:
    """The latest draft before that tells of the same happening; "the attack" is none but the last attack told of."""
    points = _points(reading, draft)
    for number in range(len(kept) - 1, -1, -1):
        if _same(reading, kept[number], draft):
            return number
        if points and _types_agree(kept[number], draft) and kept[number].sentence < draft.sentence:
            return None
    return None


def _one(reading: Reading, first: Draft, second: Draft) -> Draft:
    """Both as one. A vague word ("attack") takes the type of the one that says more."""
    both = absorbed(reading, first, second)
    if first.type in _VAGUE and second.type not in _VAGUE and first.family in _VIOLENT and second.family in _VIOLENT:
        both = replace(both, type=second.type)
    if first.candidate.sentence.kind in _HEADS and second.place is not None:
        coarse = first.place is not None and reading.places[first.place].place.precision in {"country", "region"}
        finer = first.place is None or coarse
        both = replace(both, place=second.place if finer else both.place)
    return both


def _same(reading: Reading, first: Draft, second: Draft) -> bool:
    if not _types_agree(first, second) or not _stages_agree(first, second):
        return False
    if _denied(first) != _denied(second):
        return False
    if not _places_agree(reading, first, second) or not _times_agree(reading, first, second):
        return False
    if not _people_agree(first, second) or not _figures_agree(reading, first, second):
        return False
    if first.type == second.type and first.type in _SELDOM_TWICE:
        return True
    if first.sentence == second.sentence:
        return _one_clause(reading, first, second)
    distance = second.sentence - first.sentence
    if _points(reading, second) and distance <= _DEFINITE_REACH:
        return True
    shared = _shared(reading, first, second)
    if first.candidate.sentence.kind in _HEADS or second.candidate.sentence.kind in _HEADS:
        return shared >= 1 or (first.type == second.type and not second.participants)
    return shared >= 2


def _denied(draft: Draft) -> bool:
    """Whether an actor denies it: what is denied and what is told are kept apart, as they stand differently."""
    return any(tie.value == "denied_by_actor" for tie in draft.ties)


def _types_agree(first: Draft, second: Draft) -> bool:
    if first.type == second.type:
        return True
    vague = first.type in _VAGUE or second.type in _VAGUE
    return vague and first.family in _VIOLENT and second.family in _VIOLENT


def _stages_agree(first: Draft, second: Draft) -> bool:
    return first.stage == second.stage or {first.stage, second.stage} <= {"accomplished", "ongoing"}


def _places_agree(reading: Reading, first: Draft, second: Draft) -> bool:
    if first.place is None or second.place is None or first.place == second.place:
        return True
    one, two = reading.places[first.place].place, reading.places[second.place].place
    if (one.gazetteer_id or one.name) == (two.gazetteer_id or two.name):
        return True
    if one.country != two.country:
        return False
    held = {one.precision, two.precision}
    heads = {first.candidate.sentence.kind, second.candidate.sentence.kind} & _HEADS
    if "country" in held or (heads and "region" in held):
        return True
    return "region" in held and (one.admin1 == two.admin1 or bool({one.name, two.name} & _regions(one, two)))


def _regions(one: Place, two: Place) -> set[str]:
    return {each.admin1 for each in (one, two) if each.admin1}


def _times_agree(reading: Reading, first: Draft, second: Draft) -> bool:
    if first.time is None or second.time is None or first.time == second.time:
        return True
    one, two = reading.times[first.time].time, reading.times[second.time].time
    if not (one.start and two.start):
        return True
    begins, ends = first_day(two.start), last_day(one.end or one.start)
    began, ended = first_day(one.start), last_day(two.end or two.start)
    if begins is None or ends is None or began is None or ended is None:
        return True
    return begins <= ends and began <= ended


def _people_agree(first: Draft, second: Draft) -> bool:
    """Whether no role is played by two sides that are named and differ."""
    for role in ("actor", "target"):
        one = {each.entity_id or each.text.casefold() for each in first.played(role) if not _unknown(each)}
        two = {each.entity_id or each.text.casefold() for each in second.played(role) if not _unknown(each)}
        if one and two and not one & two and not _vague_people(first, second, role):
            return False
    return True


def _unknown(each: Participant) -> bool:
    """Whether a participant is a pronoun that nothing resolved."""
    return each.entity_id is None and each.text.casefold() in _PRONOUNS


def _vague_people(first: Draft, second: Draft, role: str) -> bool:
    """Whether one side is described where the other is named ("gunmen", "fighters of the M23")."""
    one = {each.kind for each in first.played(role)}
    two = {each.kind for each in second.played(role)}
    if one | two <= _ARMED and "unknown_gunmen" in one | two:
        return True
    named = [any(each.name for each in draft.played(role)) for draft in (first, second)]
    return bool(one & two) and not all(named)


def _figures_agree(reading: Reading, first: Draft, second: Draft) -> bool:
    """Whether no whole toll of one excludes that of the other; growing tolls of one kind are one happening's."""
    return not (first.figures and second.figures and _far_apart(reading, first, second))


def _far_apart(reading: Reading, first: Draft, second: Draft) -> bool:
    for one in first.figures:
        for two in second.figures:
            here, there = reading.figures[one].toll, reading.figures[two].toll
            same = (here.kind, here.unit, here.group) == (there.kind, there.unit, there.group)
            if (
                same
                and here.low is not None
                and there.low is not None
                and max(here.low, there.low) > 3 * min(here.low, there.low) + 3
            ):
                return True
    return False


def _one_clause(reading: Reading, first: Draft, second: Draft) -> bool:
    """Whether two triggers of one sentence are one deed: its noun and the verb it is subject or object of."""
    one, two = reading.doc[first.head], reading.doc[second.head]
    if first.type == second.type and first.place == second.place and one.dep_ != "conj" and two.dep_ != "conj":
        return one.head.i == two.i or two.head.i == one.i
    return one.head.i == two.i and one.dep_ in {"nsubj", "dobj", "nsubjpass"}


def _points(reading: Reading, draft: Draft) -> bool:
    """Whether the trigger is a definite description: "the attack", "this strike"; not "the attack on a school in X"."""
    token = reading.doc[draft.head]
    if token.pos_ != "NOUN" or reading.lemmas[draft.head] not in _VAGUE_NOUNS:
        return False
    if not any(child.lower_ in _POINTING for child in token.lefts):
        return False
    return draft.place is None or not any(child.dep_ == "prep" for child in token.children)


def _shared(reading: Reading, first: Draft, second: Draft) -> int:
    """How many of place, time, actor, harmed, weapon and figure both tell alike."""
    count = 0
    if first.place is not None and second.place is not None:
        fine = reading.places[first.place].place.precision not in {"country", "region"}
        count += 2 if fine and first.type == second.type else 1
    count += first.time is not None and second.time is not None
    for roles in (("actor",), ("target", "victim"), ("weapon",)):
        one = {each.entity_id or each.text.casefold() for each in first.played(*roles)}
        two = {each.entity_id or each.text.casefold() for each in second.played(*roles)}
        count += bool(one & two)
    tolls = {(reading.figures[at].toll.kind, reading.figures[at].toll.low) for at in first.figures}
    return count + bool(
        tolls & {(reading.figures[at].toll.kind, reading.figures[at].toll.low) for at in second.figures}
    )
