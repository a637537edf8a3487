"""Harm joins the deed that did it: "the blast killed nine", "nine died when a bomb went off", "…, wounding four"."""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from sayso.annotate.events.draft import DEEDS, Draft
from sayso.annotate.events.entries import light_verbs
from sayso.annotate.events.reading import Reading
from sayso.annotate.events.syntax import governors
from sayso.schema.event import Participant
from sayso.schema.span import Span

_CAUSES = frozenset(("in", "by", "during", "from", "of", "after", "following", "amid", "under", "with", "as"))
_CLAUSES = frozenset(("advcl", "conj", "xcomp", "acl", "relcl", "ccomp", "pcomp", "prep", "pobj", "nsubj", "nsubjpass"))
_FAR = 6
_VIOLENT = frozenset(("battle", "remote", "civilian", "unrest"))
_NOT_HURTING = frozenset(
    ("unrest.protest", "people.displacement", "civilian.abduction", "civilian.deportation", "damage.looting")
)
_HURTS = frozenset(("people.casualties", "damage.destruction"))
_SENTENCES_LATER = 2


def joined(reading: Reading, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts of a report, with each harm that a deed explains put into that deed."""
    kept: list[Draft] = []
    gone: set[int] = set()
    taken: dict[int, list[Draft]] = {}
    for number, draft in enumerate(drafts):
        if draft.harm:
            deed = _same_sentence(reading, drafts, number, gone)
            deed = deed if deed is not None else _before(reading, drafts, number, gone)
            if deed is not None:
                gone.add(number)
                taken.setdefault(deed, []).append(draft)
    for number, draft in enumerate(drafts):
        if number not in gone:
            held = draft
            for other in taken.get(number, ()):
                held = absorbed(reading, held, other)
            kept.append(held)
    return kept


def absorbed(reading: Reading, deed: Draft, other: Draft) -> Draft:
    """`deed` with the participants, place, time, figures and trigger of `other`."""
    roles = {(each.role, _who(each)) for each in deed.participants}
    people = {_who(each) for each in deed.participants if each.role in {"actor", "target", "victim"}}
    more: list[Participant] = []
    for each in other.participants:
        if (each.role, _who(each)) not in roles and (each.role == "victim" or _who(each) not in people):
            more.append(each)
            roles.add((each.role, _who(each)))
    hurt = {_who(each) for each in more if each.role == "victim"}
    held = tuple(
        _richer(each, other.participants)
        for each in deed.participants
        if each.role != "target" or _who(each) not in hurt
    )
    again = (trigger_span(reading, other), *other.again)
    return replace(
        deed,
        participants=(*held, *more),
        place=deed.place if deed.place is not None else other.place,
        inherited_place=deed.inherited_place if deed.place is not None else other.inherited_place,
        time=deed.time if deed.time is not None else other.time,
        inherited_time=deed.inherited_time if deed.time is not None else other.inherited_time,
        figures=tuple(sorted({*deed.figures, *other.figures})),
        ties=(*deed.ties, *(tie for tie in other.ties if tie.actor in more)),
        again=tuple(sorted({*deed.again, *again})),
        background=deed.background and other.background,
    )


def _richer(each: Participant, others: Sequence[Participant]) -> Participant:
    """A participant with the affiliation that another mention of it gives."""
    if each.affiliation is not None:
        return each
    same = (o.affiliation for o in others if o.role == each.role and _who(o) == _who(each) and o.affiliation)
    home = next(same, None)
    return each if home is None else each.model_copy(update={"affiliation": home})


def trigger_span(reading: Reading, draft: Draft) -> Span:
    """The words of a draft's trigger, as one span."""
    tokens = draft.candidate.tokens
    close = max(tokens) - min(tokens) < len(tokens) + 3
    return reading.span(min(tokens), max(tokens) + 1) if close else reading.span(draft.head, draft.head + 1)


def _who(each: Participant) -> str:
    return each.entity_id or each.text.casefold()


def _same_sentence(reading: Reading, drafts: Sequence[Draft], number: int, gone: set[int]) -> int | None:
    """The nearest deed of the sentence that stands above, below, or as the harm's own subject or cause."""
    draft = drafts[number]
    best: tuple[int, int] | None = None
    for other, deed in enumerate(drafts):
        if other == number or other in gone or deed.sentence != draft.sentence or not _explains(deed, draft):
            continue
        if not _linked(reading, draft, deed):
            continue
        key = (int(deed.harm), abs(deed.head - draft.head))
        if best is None or key < (best[0], abs(drafts[best[1]].head - draft.head)):
            best = (key[0], other)
    return best[1] if best else _only_deed(drafts, number, gone)


def _only_deed(drafts: Sequence[Draft], number: int, gone: set[int]) -> int | None:
    """The nearest violent deed of the harm's sentence, where nobody else is said to have done the harm."""
    draft = drafts[number]
    deeds = [
        other
        for other, deed in enumerate(drafts)
        if deed.sentence == draft.sentence
        and deed.family in _VIOLENT
        and not deed.harm
        and other not in gone
        and deed.type not in _NOT_HURTING
    ]
    if not deeds or draft.played("actor", "weapon") or draft.type != "people.casualties":
        return None
    nearest = min(deeds, key=lambda other: abs(drafts[other].head - draft.head))
    return nearest if drafts[nearest].stage in {"accomplished", "ongoing"} else None


def _explains(deed: Draft, draft: Draft) -> bool:
    """Whether the deed is of a kind that does such harm, and in the same stage."""
    if deed.family not in DEEDS | {"force"} or deed.type in {"unrest.strike", "people.aid"}:
        return False
    if deed.type in _NOT_HURTING or (draft.type == "damage.destruction" and not _explosive(deed, draft)):
        return False
    if deed.family == "force" and deed.type != "force.offensive":
        return False
    if deed.harm and (deed.type != draft.type or deed.head > draft.head) and deed.type in _HURTS:
        return draft.type in _HURTS and deed.type == draft.type and deed.head < draft.head
    return deed.stage == draft.stage or draft.stage in {"accomplished", "ongoing"} or deed.stage == "ongoing"


def _explosive(deed: Draft, draft: Draft) -> bool:
    """Whether the deed wrecks things by itself; arson and looting are deeds of their own beside an attack."""
    return deed.family in {"remote", "other"} or not draft.played("actor") or deed.type == draft.type


def _linked(reading: Reading, draft: Draft, deed: Draft) -> bool:
    harm, other = reading.doc[draft.head], reading.doc[deed.head]
    if any(token.i in deed.candidate.tokens for token in draft.slots.subject):
        return True
    if any(word in _CAUSES and noun.i in deed.candidate.tokens for word, noun in draft.slots.links):
        return True
    return _climbs(harm.i, other.i, reading) or _climbs(other.i, harm.i, reading)


def _carrier(noun: Token) -> int | None:
    """The light verb that carries a deed's noun: "carried out raids, killing nine"."""
    light = noun.pos_ == "NOUN" and noun.dep_ == "dobj" and noun.head.lemma_.lower() in light_verbs()
    return noun.head.i if light else None


def _climbs(low: int, high: int, reading: Reading) -> bool:
    """Whether `high` is reached from `low` through clauses alone, without a verb of saying between."""
    below = reading.doc[low]
    carrier = _carrier(reading.doc[high])
    for _, above in zip(range(_FAR), governors(below), strict=False):
        if below.dep_ not in _CLAUSES and below.dep_ not in {"dobj", "attr", "compound", "agent"}:
            return False
        if above.i in {high, carrier}:
            return True
        below = above
    return False


def _before(reading: Reading, drafts: Sequence[Draft], number: int, gone: set[int]) -> int | None:
    """The deed told of in the sentence or two before, where the harm's own sentence gives no other place or deed."""
    draft = drafts[number]
    if draft.played("actor", "weapon") or draft.type != "people.casualties":
        return None
    if any(d.sentence == draft.sentence and d.deed and not d.harm for d in drafts):
        return None
    for other in range(number - 1, -1, -1):
        deed = drafts[other]
        if draft.sentence - deed.sentence > _SENTENCES_LATER:
            return None
        if other in gone or deed.sentence == draft.sentence or deed.harm or deed.background:
            continue
        if not _explains(deed, draft):
            continue
        if not deed.deed or deed.family == "people" or deed.type == "unrest.protest":
            continue
        return other if _agree(reading, deed, draft) else None
    return None


def _agree(reading: Reading, deed: Draft, draft: Draft) -> bool:
    places = reading.places
    if draft.place is not None and deed.place is not None:
        here, there = places[draft.place].place, places[deed.place].place
        if (here.gazetteer_id or here.name) != (there.gazetteer_id or there.name):
            return False
    elif draft.place is not None:
        return False
    if draft.time is not None and deed.time is not None:
        one, two = reading.times[draft.time].time, reading.times[deed.time].time
        return (one.start or "")[:10] == (two.start or "")[:10]
    return True
