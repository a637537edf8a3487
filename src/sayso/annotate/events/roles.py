"""Roles: who takes which part, by the frame of the trigger and the slots of the sentence."""

from collections.abc import Iterator

from spacy.tokens import Token

from sayso.annotate.events.candidates import Candidate
from sayso.annotate.events.entries import Frame, Slot, frames
from sayso.annotate.events.participants import HUMAN, participant
from sayso.annotate.events.reading import Reading
from sayso.annotate.events.syntax import Slots
from sayso.schema.event import Participant
from sayso.schema.vocabulary import ParticipantKind, Role

_WEAPON_LINKS = frozenset(("with", "by", "using", "of", "compound", "from", "amod"))
_TARGETS: frozenset[ParticipantKind] = frozenset(("military", "armed_group", "mercenary", "police"))


def participants(reading: Reading, candidate: Candidate, slots: Slots) -> tuple[Participant, ...]:
    """Everyone and everything that takes part, each once, in text order."""
    frame = frames()[candidate.line.trigger.frame]
    found: dict[tuple[Role, str], Participant] = {}
    for slot, token in _filled(reading, candidate, frame, slots):
        made = _made(reading, token, slot)
        if made:
            found.setdefault((made.role, made.entity_id or made.text.casefold()), made)
    return tuple(sorted(found.values(), key=lambda each: (each.span, each.role)))


def _filled(reading: Reading, candidate: Candidate, frame: Frame, slots: Slots) -> Iterator[tuple[Slot, Token]]:
    if frame.own:
        yield frame.own, reading.doc[candidate.head]
    for token in slots.subject:
        if "@weapon" in reading.traits(token) and not _acts(reading, token):
            yield "weapon", token
        elif frame.subject:
            yield frame.subject, token
    for token in slots.object:
        if frame.object:
            yield frame.object, token
    for word, token in slots.links:
        if word in _WEAPON_LINKS and "@weapon" in reading.traits(token) and not _acts(reading, token):
            yield "weapon", token
        elif word in frame.links and token.i not in reading.time_at:
            slot = frame.links[word]
            if slot == "weapon" and word == "with":
                continue
            if word not in {"amod", "compound", "poss"} or _names_an_actor(reading, token):
                yield slot, token


def _acts(reading: Reading, token: Token) -> bool:
    """Whether a word that may name a weapon names those who act: an air force, a suicide bomber."""
    entity = reading.entity_at.get(token.i)
    if entity is not None and entity.label not in {"weapon", "vehicle"}:
        return True
    lemma = reading.lemmas[token.i]
    return lemma in {"bomber", "force", "gunner"} or token.ent_type_ in {"PERSON", "NORP", "GPE"}


def _names_an_actor(reading: Reading, token: Token) -> bool:
    """Whether a word before a noun names who did it: "Russian shelling", "the army raid"; not "the Goma raid"."""
    if token.ent_type_ == "NORP" and token.dep_ == "amod":
        return True
    if token.i in reading.place_at or token.ent_type_ in {"LOC", "FAC", "DATE"}:
        return token.dep_ == "poss" and token.ent_type_ == "GPE"
    traits = reading.traits(token)
    return token.ent_type_ in {"NORP", "ORG", "PERSON"} or "@armed" in traits or token.i in reading.entity_at


def _made(reading: Reading, token: Token, slot: Slot) -> Participant | None:
    if slot != "patient":
        made = participant(reading, token, slot)
        if made is None and slot == "victim":
            return participant(reading, token, "target")
        if made is not None or slot != "weapon":
            return made
    made = participant(reading, token, "target")
    if made and made.kind in HUMAN - _TARGETS - {"government", "organisation", "media"}:
        return made.model_copy(update={"role": "victim"})
    return made
