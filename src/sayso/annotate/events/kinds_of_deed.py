"""Types: the weapon, and who stands on either side, decide between neighbouring types of the codebook."""

from collections.abc import Iterable, Mapping
from functools import cache

from sayso.annotate.codebook import Codebook
from sayso.annotate.events.candidates import Candidate
from sayso.annotate.events.reading import Reading
from sayso.schema.event import Participant
from sayso.schema.vocabulary import ParticipantKind

_FIGHTERS: frozenset[ParticipantKind] = frozenset(("military", "armed_group", "mercenary"))
ARMED: frozenset[ParticipantKind] = _FIGHTERS | {"unknown_gunmen", "police"}
"""Kinds of those who bear arms."""
# A drone or a suicide belt says more than the bomb or rocket that it carries.
_STRONGEST = (
    "suicide_device",
    "drone",
    "chemical",
    "aircraft",
    "aerial",
    "missile",
    "grenade",
    "explosive",
    "rocket_or_shell",
)


@cache
def dealt(book: Codebook) -> Mapping[str, str]:
    """@class of weapons → type of what is done with them."""
    return {f"@{each.name}": each.deals for each in book.classes if each.deals}


def decided(reading: Reading, book: Codebook, candidate: Candidate, participants: Iterable[Participant]) -> str:
    """The type of a candidate, once its participants are known."""
    key = candidate.line.type
    held = tuple(participants)
    line = candidate.line.trigger
    if line.generic or line.harm:
        by_weapon = _by_weapon(reading, book, candidate, held)
        if by_weapon and not (line.harm and key == "damage.destruction" and not by_weapon):
            return by_weapon
    if line.harm and key == "people.casualties":
        return _harm(held) or key
    if key == "civilian.attack" and line.generic:
        return _sides(held) or key
    return key


def _by_weapon(reading: Reading, book: Codebook, candidate: Candidate, held: tuple[Participant, ...]) -> str | None:
    types = dealt(book)
    found: set[str] = set()
    for each in held:
        if each.role == "weapon" or (each.role == "actor" and _flies(each)):
            words = each.text.casefold().split()
            found |= reading.traits(reading.doc[reading.head(each.span)])
            found |= {name for word in words for name in reading.words.of.get(word, frozenset())}
    if candidate.line.trigger.pos == "noun":
        for child in reading.doc[candidate.head].lefts:
            if child.dep_ in {"compound", "amod", "nmod"}:
                found |= reading.traits(child)
    for name in _STRONGEST:
        if f"@{name}" in found:
            return types[f"@{name}"]
    return None


def _flies(each: Participant) -> bool:
    """Whether an actor's own name says that it came by air."""
    return "air force" in each.text.casefold() or "warplanes" in each.text.casefold()


def _harm(held: tuple[Participant, ...]) -> str | None:
    """What a killing is when somebody did it: a clash where the dead bore arms, else an attack on civilians."""
    actors = [each for each in held if each.role == "actor"]
    if not actors:
        return None
    victims = {each.kind for each in held if each.role in {"victim", "target"}}
    armed = any(each.kind in ARMED for each in actors)
    if victims & _FIGHTERS and (armed or victims <= _FIGHTERS):
        return "battle.armed_clash"
    return "civilian.attack" if any(each.kind in ARMED | {"person", "group", "government"} for each in actors) else None


def _sides(held: tuple[Participant, ...]) -> str | None:
    actors = {each.kind for each in held if each.role == "actor"}
    harmed = {each.kind for each in held if each.role in {"victim", "target"}}
    if harmed & _FIGHTERS and not harmed & {"civilians", "person"} and (actors & ARMED or not actors):
        return "battle.armed_clash"
    return None
