"""Ties: how each actor is tied to the deed (MUC-4's organisation confidence, and the denial that it lacked)."""

from dataclasses import replace

from spacy.tokens import Token

from sayso.annotate.events.draft import Draft, TieDraft
from sayso.annotate.events.entries import TieCue, tie_cues
from sayso.annotate.events.reading import Reading
from sayso.annotate.events.repairs import accused_of, accusing
from sayso.annotate.events.syntax import governors, verb_slots
from sayso.schema.event import Participant
from sayso.schema.vocabulary import Responsibility

_AUTHORITIES = frozenset(("@government", "@police", "@military"))
_NOT_TIED = frozenset(("word.accusation", "word.denial", "word.responsibility_claimed", "word.threat", "word.demand"))


def tied(reading: Reading, draft: Draft) -> Draft:
    """The draft with a tie for each of its actors; a fact where no word says otherwise."""
    actors = draft.played("actor")
    if draft.type in _NOT_TIED or not actors:
        return draft
    return replace(draft, ties=tuple(_tie(reading, draft, actor) for actor in actors))


def _tie(reading: Reading, draft: Draft, actor: Participant) -> TieDraft:
    doc = reading.doc
    heads = [token for token in (*draft.slots.subject, *(n for _, n in draft.slots.links)) if _in(token, actor)]
    for head in heads:
        for child in head.children:
            cue = tie_cues().get(child.lower_)
            if cue and child.dep_ in {"amod", "advmod"}:
                return _made(reading, actor, cue, child)
    word = doc[draft.head]
    light = word.head if word.pos_ != "VERB" and word.dep_ in {"dobj", "nsubjpass"} else word
    for child in (*word.children, *light.children):
        cue = tie_cues().get(child.lower_)
        if cue and child.dep_ in {"advmod", "aux", "amod"} and (child.dep_ != "aux" or _perfect(doc[draft.head])):
            return _made(reading, actor, cue, child)
    below = doc[draft.head]
    for above in governors(below):
        accuser = accusing(above)
        if accuser is not None and any(_in(token, actor) for token in accused_of(above)):
            return _made(reading, actor, tie_cues()[accuser.lemma_.lower()], accuser)
        cue = tie_cues().get(above.lemma_.lower())
        if (
            cue
            and below.dep_ in {"xcomp", "pcomp", "prep", "ccomp", "dobj", "nsubjpass"}
            and _concerns(above, cue, actor, below)
        ):
            return _made(reading, actor, cue, above)
        if below.dep_ in {"advcl", "relcl", "conj"}:
            break
        below = above
    return TieDraft(actor, "fact", reading.span(draft.head, draft.head + 1))


def _in(token: Token, actor: Participant) -> bool:
    return actor.span.start <= token.idx < actor.span.end


def _perfect(verb: Token) -> bool:
    return any(child.lower_ == "have" for child in verb.children)


def _concerns(above: Token, cue: TieCue, actor: Participant, below: Token) -> bool:
    """Whether the verb of accusing, denying or claiming is about this actor: its object, or its own subject."""
    slots = verb_slots(above)
    if cue.value in {"denied_by_actor", "claimed_by_actor"}:
        return any(_in(token, actor) for token in slots.subject)
    if cue.value == "accused":
        blamed = above.lemma_.lower() == "blame" and below.dep_ == "dobj"
        return blamed or any(_in(token, actor) for token in slots.object) or below.dep_ in {"prep", "pcomp"}
    return below.dep_ in {"xcomp", "ccomp"}


def _made(reading: Reading, actor: Participant, cue: TieCue, word: Token) -> TieDraft:
    value: Responsibility = cue.value
    if value == "accused" and word.pos_ == "VERB":
        accusers = verb_slots(word).subject
        if any(_is_authority(reading, token) for token in accusers):
            value = "accused_by_authority"
    return TieDraft(actor, value, reading.span(word.i, word.i + 1))


def _is_authority(reading: Reading, token: Token) -> bool:
    """Whether an accuser is a state's: by the entity that it names, else by its words."""
    entity = reading.entity_at.get(token.i)
    if entity is not None and entity.label in {"armed_group", "mercenary", "group", "organisation"}:
        return False
    return not reading.traits(token).isdisjoint(_AUTHORITIES)
