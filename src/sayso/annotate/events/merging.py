"""Merging: one happening told twice in a report is one event, where it is first told, with what every telling adds."""

from dataclasses import replace

from spacy.tokens import Token

from sayso.annotate.events.consolidate import PRONOUNS, consolidated
from sayso.annotate.events.draft import Draft
from sayso.annotate.events.harm import absorbed
from sayso.annotate.events.reading import Reading
from sayso.annotate.events.rementions import REACH, distance, may_mean, points
from sayso.annotate.events.syntax import governors, negated
from sayso.schema.event import Participant, Place
from sayso.schema.moment import first_day, last_day

_VIOLENT = frozenset(("battle", "remote", "civilian"))
_ARMED = frozenset(("unknown_gunmen", "armed_group", "mercenary", "military", "group", "person"))
_SELDOM_TWICE = frozenset(("talks.prisoner_exchange", "civilian.abduction", "force.refusal", "people.suicide"))
"""Types of which a report seldom tells two: tellings that nothing sets apart are one."""
_HEADS = frozenset(("headline", "standfirst", "subheading", "caption"))
_LEDE = 4
"""Sentences of the running text in which what the headline tells is told again."""
_ELABORATES = 2
"""Sentences over which a deed without a place or time of its own goes on telling the one before."""
_ANOTHER = frozenset(("another", "separate", "separately", "elsewhere", "second", "third", "other", "earlier", "also"))
_UNTRUE = frozenset(("false", "untrue", "baseless", "fabricate", "lie"))
_ATTACKERS = frozenset(("the attackers", "the assailants", "the raiders"))
_NAMED = frozenset(("person", "place", "civilians"))
_ON = frozenset(("on", "against", "upon", "of"))
_SIDES = ("sides", "parties", "side", "attackers")
_CALLING = frozenset(("describe", "call", "characterise", "characterize", "denounce", "condemn", "label", "term"))


def merged(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """The drafts, those that tell of one happening made one, in order of their first telling."""
    kept: list[Draft] = []
    for draft in drafts:
        number = _first_told(reading, kept, draft)
        if number is not None:
            kept[number] = _one(reading, kept[number], draft)
        elif not draft.echo:
            kept.append(draft)
    return [consolidated(reading, draft) for draft in kept]


def _first_told(reading: Reading, kept: list[Draft], draft: Draft) -> int | None:
    """The latest draft before that tells of the same happening: of its own type, else of one that its word may mean.

    "The attack" is none but the last attack that was told of as done.
    """
    pointing = points(reading, draft)
    for alike in (True, False):
        for number in range(len(kept) - 1, -1, -1):
            if (kept[number].type == draft.type) != alike:
                continue
            if _same(reading, kept[number], draft):
                return number
            if pointing and not alike and _is_last(reading, kept[number], draft):
                return None
    return None


def _is_last(reading: Reading, first: Draft, draft: Draft) -> bool:
    done = first.stage in {"accomplished", "ongoing"} and not _denied(first) and not _negated(reading, first)
    return done and not first.background and first.sentence < draft.sentence and _types_agree(first, draft)


def _one(reading: Reading, first: Draft, second: Draft) -> Draft:
    """Both as one. A vague word ("attack") takes the type of the one that says more."""
    both = absorbed(reading, first, second)
    if first.vague and not second.vague:
        both = replace(both, type=second.type, vague=False)
    if first.candidate.sentence.kind in _HEADS and second.place is not None:
        coarse = first.place is not None and reading.places[first.place].place.precision in {"country", "region"}
        finer = first.place is None or coarse
        both = replace(both, place=second.place if finer else both.place)
    return both


def _same(reading: Reading, first: Draft, second: Draft) -> bool:
    if first.iterated or second.iterated or not _types_agree(first, second):
        return False
    if not _stages_agree(first, second) or _denied(first) != _denied(second):
        return False
    if _negated(reading, first) != _negated(reading, second):
        return False
    if not _places_agree(reading, first, second) or not _times_agree(reading, first, second):
        return False
    pointing = points(reading, second)
    if not _people_agree(first, second) or not (pointing or _figures_agree(reading, first, second)):
        return False
    if first.type == second.type and first.type in _SELDOM_TWICE:
        return True
    if first.sentence == second.sentence:
        return second.echo or _one_clause(reading, first, second)
    far = distance(reading, first, second)
    if pointing and far <= REACH and not first.background and _hits_the_same(reading, first, second):
        return True
    if _another(reading, second):
        return False
    shared = _shared(reading, first, second)
    if first.candidate.sentence.kind in _HEADS or second.candidate.sentence.kind in _HEADS:
        opens = far <= _LEDE and first.type == second.type and not second.played("actor", "target", "victim")
        return shared >= 1 or opens
    return shared >= 2 or (far <= _ELABORATES and _elaborates(first, second, shared))


def _hits_the_same(reading: Reading, first: Draft, second: Draft) -> bool:
    """Whether "the attack on the trenches" hits what the first hits; true where it says of nothing that it was hit."""
    own = {
        reading.lemmas[noun.i] for word, noun in second.slots.links if word in _ON and noun.i not in reading.place_at
    }
    return not own or bool(own & {reading.lemmas[reading.head(each.span)] for each in first.played("target", "victim")})


def _negated(reading: Reading, draft: Draft) -> bool:
    """Whether it is told as not having happened: "did not", "no fighting", "nobody was shot"."""
    if draft.candidate.line.trigger.negated:
        return False
    filled = (*draft.slots.subject, *draft.slots.object)
    nobody = any(token.lower_ in {"nobody", "none", "no-one"} or negated(token) for token in filled)
    token = reading.doc[draft.head]
    untrue = any(above.lemma_.lower() in _UNTRUE or _said_untrue(above) for above in governors(token))
    return nobody or untrue or negated(token)


def _said_untrue(verb: Token) -> bool:
    return verb.lemma_ == "be" and any(child.lower_ in _UNTRUE for child in verb.children)


def _another(reading: Reading, draft: Draft) -> bool:
    """Whether its words set it apart from what was told before: "another raid", "was also hit"."""
    token = reading.doc[draft.head]
    near = {child.lower_ for child in token.children}
    near |= {child.lower_ for noun in draft.slots.object for child in noun.children}
    return not near.isdisjoint(_ANOTHER)


def _elaborates(first: Draft, second: Draft, shared: int) -> bool:
    """Whether a telling without place or time of its own goes on with the deed just told."""
    if second.place is not None or second.time is not None or second.family not in _VIOLENT:
        return False
    own_weapon = any(each.kind == "weapon" for each in second.played("weapon"))
    return shared >= 1 or (first.family == "remote" and own_weapon and not second.played("actor"))


def _denied(draft: Draft) -> bool:
    """Whether an actor denies it: what is denied and what is told are kept apart, as they stand differently."""
    return any(tie.value == "denied_by_actor" for tie in draft.ties)


def _types_agree(first: Draft, second: Draft) -> bool:
    """Whether both have one type, or the vague word of one may mean the type of the other."""
    if first.type == second.type:
        return True
    backward = second.vague and may_mean(second.word, first.type)
    return backward or (first.vague and may_mean(first.word, second.type))


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
    sides = (("actor", "target"),) if "battle" in {first.family, second.family} else (("actor",), ("target",))
    for roles in sides:
        one = {each.entity_id or each.text.casefold() for each in first.played(*roles) if not _unknown(each)}
        two = {each.entity_id or each.text.casefold() for each in second.played(*roles) if not _unknown(each)}
        if one and two and not one & two and not _vague_people(first, second, roles):
            return False
    return True


def _unknown(each: Participant) -> bool:
    """Whether a participant is a pronoun that nothing resolved."""
    return each.entity_id is None and each.text.casefold() in PRONOUNS


def _vague_people(first: Draft, second: Draft, roles: tuple[str, ...]) -> bool:
    """Whether one side is described where the other is named ("gunmen", "fighters of the M23")."""
    one = {each.kind for each in first.played(*roles)}
    two = {each.kind for each in second.played(*roles)}
    if one | two <= _ARMED and "unknown_gunmen" in one | two:
        return True
    if any(each.text.casefold().endswith(_SIDES) for draft in (first, second) for each in draft.played(*roles)):
        return True
    named = [any(each.name for each in draft.played(*roles)) for draft in (first, second)]
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
    if any(token.i == one.i for token in second.slots.subject):
        return True
    if one.head.i == two.i and one.dep_ in {"nsubj", "dobj", "nsubjpass"}:
        return True
    above = two.head.head if two.dep_ == "pobj" and two.head.lower_ == "as" else two.head
    return above.lemma_.lower() in _CALLING and one.head.i == above.i and one.dep_ in {"dobj", "nsubj"}


def _names(reading: Reading, draft: Draft, roles: tuple[str, ...]) -> set[str]:
    """Who plays one of `roles`: entities or words; of what is hit or used its noun too ("market", "a busy market")."""
    played = draft.played(*roles)
    names = {each.entity_id or each.text.casefold() for each in played}
    if "actor" in roles:
        return names
    return names | {reading.lemmas[reading.head(each.span)] for each in played if each.kind not in _NAMED}


def _the_attackers(first: Draft, second: Draft) -> bool:
    """Whether the second speaks of "the attackers" of the first."""
    again = any(each.text.casefold() in _ATTACKERS for each in second.participants)
    return again and bool(first.played("actor"))


def _shared(reading: Reading, first: Draft, second: Draft) -> int:
    """How many of place, time, actor, harmed, weapon and figure both tell alike."""
    count = 0
    if first.place is not None and second.place is not None:
        fine = reading.places[first.place].place.precision not in {"country", "region"}
        count += 2 if fine and first.type == second.type else 1
    count += first.time is not None and second.time is not None
    fight = "battle" in {first.family, second.family}
    for roles in (
        (("actor", "target"), ("victim",), ("weapon",)) if fight else (("actor",), ("target", "victim"), ("weapon",))
    ):
        one, two = _names(reading, first, roles), _names(reading, second, roles)
        count += bool(one & two) or ("actor" in roles and _the_attackers(first, second))
    tolls = {(reading.figures[at].toll.kind, reading.figures[at].toll.low) for at in first.figures}
    return count + bool(
        tolls & {(reading.figures[at].toll.kind, reading.figures[at].toll.low) for at in second.figures}
    )
