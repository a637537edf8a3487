"""The frame filter: whether what stands around a candidate is what its line asks for."""

from collections.abc import Iterator

from spacy.tokens import Token

from sayso.annotate.events.candidates import Candidate
from sayso.annotate.events.entries import frames, light_verbs
from sayso.annotate.events.glimpsed import HEADINGS
from sayso.annotate.events.headlines import acting_before, by_order
from sayso.annotate.events.reading import Reading
from sayso.annotate.events.repairs import accused_of, nominal
from sayso.annotate.events.syntax import Slots, adjective_slots, negated, noun_slots, prepositions, verb_slots

_OF_SUBJECT = frozenset(("by", "agent", "poss", "amod", "compound", "between"))
_OF_OBJECT = frozenset(("of", "on", "upon", "against", "at", "into", "to", "in", "with", "from"))
_PARTICLES = frozenset(("on", "at", "into", "upon", "for", "to"))
_ACCUSING = frozenset(("accuse", "blame", "suspect", "condemn", "convict", "denounce"))
_LEFT = frozenset("dead wounded wound injured injure hurt homeless ruin killed kill blind maimed".split())  # noqa: SIM905 - a word list
_UNDER = frozenset(("under", "in", "to", "from"))


def ruling_slots(candidate: Candidate) -> tuple[int, tuple[int, ...], str, bool]:
    """What `slots_of` goes by: candidates alike in it have the same slots."""
    trigger = candidate.line.trigger
    return candidate.head, candidate.tokens, trigger.pos, frames()[trigger.frame].object is None


def slots_of(reading: Reading, candidate: Candidate) -> Slots:
    """Who fills which slot of the candidate, its light verb's share included."""
    head = reading.doc[candidate.head]
    if candidate.line.trigger.pos == "verb":
        slots = verb_slots(head) if head.pos_ == "VERB" else by_order(reading, head)
        inner = [reading.doc[at] for at in candidate.tokens if at != candidate.head]
        own = frozenset(candidate.tokens)
        links = [*slots.links, *(link for word in inner for link in prepositions(word))]
        objects = tuple(token for token in slots.object if token.i not in own)
        if not objects and _is_reduced(candidate, head):
            return Slots((), slots.subject, tuple(dict.fromkeys(link for link in links if link[1].i not in own)))
        # "A colonel defected" read as "a defected colonel": what has no object acts itself.
        acts = not slots.subject and frames()[candidate.line.trigger.frame].object is None
        return Slots(
            objects if acts else slots.subject,
            () if acts else objects,
            tuple(dict.fromkeys(link for link in links if link[1].i not in own)),
        )
    if candidate.line.trigger.pos == "adjective":
        return adjective_slots(head)
    slots = noun_slots(head)
    own = frozenset(candidate.tokens)
    kept = tuple(link for link in slots.links if link[1].i not in own)
    filled = _with_verb(Slots((), (), kept), head)
    actor = None if filled.subject or filled.object else acting_before(reading, head)
    return filled if actor is None else Slots((actor,), (), tuple(link for link in kept if link[1].i != actor.i))


def _is_reduced(candidate: Candidate, verb: Token) -> bool:
    """Whether a heading's past form without an object is a passive that has lost its auxiliary: "Priest abducted"."""
    if candidate.sentence.kind not in HEADINGS or verb.tag_ not in {"VBD", "VBN"}:
        return False
    if frames()[candidate.line.trigger.frame].object is None:
        return False
    return not any(child.dep_ in {"aux", "auxpass", "nsubjpass", "dobj"} for child in verb.children)


def _with_verb(slots: Slots, noun: Token) -> Slots:
    """The slots with those that the verb above the noun gives: "launched an attack", "the raid killed nine"."""
    noun = nominal(noun)
    while noun.dep_ in {"conj", "appos"} and noun.head.pos_ in {"NOUN", "PROPN"}:
        noun = noun.head
    verb = noun.head
    if noun.dep_ == "prep" or verb.i == noun.i:
        return slots
    if noun.dep_ == "pobj":
        accused = accused_of(verb)
        if accused:
            return Slots(accused, slots.object, slots.links)
        if verb.lower_ in {"of", "for"} and verb.head.lemma_.lower() in _ACCUSING:
            return Slots(verb_slots(verb.head).object, slots.object, slots.links)
        if verb.lower_ not in _UNDER or verb.head.pos_ not in {"VERB", "AUX"}:
            return slots
        verb = verb.head
        light = light_verbs().get(verb.lemma_.lower())
        if light and light.subject == "target" and noun.head.lower_ == "under":
            return Slots(slots.subject, verb_slots(verb).subject, slots.links)
        return slots
    if verb.lemma_.lower() == "blame" and noun.dep_ == "dobj":
        return _blamed(slots, verb)
    light = light_verbs().get(verb.lemma_.lower())
    if light is None or verb.pos_ != "VERB":
        return slots
    above = verb_slots(verb)
    if noun.dep_ in {"dobj", "nsubjpass"} and light.subject:
        links = slots.links + tuple(link for link in above.links if link[0] in {"on", "against", "with"})
        if light.subject == "actor":
            return Slots(above.subject, slots.object, links)
        return Slots(slots.subject, above.subject, links)
    if noun.dep_ == "nsubj" and light.object and not _only_leaves(verb):
        return Slots(slots.subject, tuple(t for t in above.object if t.i != noun.i), slots.links)
    return slots


def _blamed(slots: Slots, verb: Token) -> Slots:
    """X did it in "blamed the attack on X", whether the parser hangs the "on" on the verb or on the noun."""
    own = tuple(noun for word, noun in prepositions(verb) if word == "on")
    hung = tuple(noun for word, noun in slots.links if word == "on")
    blamed = own or hung[-1:]
    return Slots(blamed, slots.object, tuple(link for link in slots.links if link[1] not in blamed))


def _is_defined(noun: Token) -> bool:
    """Whether the sentence only says what such a thing is: "Barrel bombs are drums filled with explosives"."""
    verb = noun.head
    return noun.dep_ == "nsubj" and verb.lemma_ == "be" and verb.tag_ in {"VBP", "VBZ"}


def _only_leaves(verb: Token) -> bool:
    """Whether "left" is not followed by the harm: "left nine dead", but not "left them fearful"."""
    if verb.lemma_.lower() != "leave":
        return False
    below = {word.lemma_.lower() for word in verb.subtree if word.i > verb.i}
    return below.isdisjoint(_LEFT)


def fits(reading: Reading, candidate: Candidate, slots: Slots) -> bool:
    """Whether every condition of the line holds."""
    line = candidate.line.trigger
    sentence = candidate.sentence
    if line.frame == "weapon" and _is_defined(reading.doc[candidate.head]):
        return False
    if line.negated and not negated(reading.doc[candidate.head]):
        return False
    if line.nearby and not _nearby(reading, candidate, frozenset(line.nearby)):
        return False
    if line.unless and not sentence.holds.isdisjoint(line.unless) and _spoilt(reading, candidate):
        return False
    if line.subject and not _any(reading, _subjects(slots), line.subject):
        return False
    wide = line.pos != "verb" or candidate.line.words[-1] in _PARTICLES
    objects = list(_objects(slots, wide or not slots.object))
    if line.object and not _any(reading, objects, line.object):
        return False
    if line.not_object and _any(reading, objects, line.not_object):
        return False
    complements = (noun for word, noun in slots.links if word not in _OF_SUBJECT or word == "between")
    return not line.complement or _any(reading, complements, line.complement)


def _subjects(slots: Slots) -> Iterator[Token]:
    yield from slots.subject
    yield from (noun for word, noun in slots.links if word in _OF_SUBJECT)


def _objects(slots: Slots, wide: bool) -> Iterator[Token]:
    yield from slots.object
    if wide:
        yield from (noun for word, noun in slots.links if word in _OF_OBJECT)


def _any(reading: Reading, tokens: Iterator[Token] | list[Token], patterns: tuple[str, ...]) -> bool:
    return any(not reading.traits(token).isdisjoint(patterns) for token in tokens)


def _nearby(reading: Reading, candidate: Candidate, patterns: frozenset[str]) -> bool:
    """Whether a word of the sentence outside the candidate is one of `patterns`."""
    if candidate.sentence.holds.isdisjoint(patterns):
        return False
    if not candidate.sentence.holds.isdisjoint(("@place",)) and "@place" in patterns:
        return True
    return any(
        at not in candidate.tokens and not reading.traits(reading.doc[at]).isdisjoint(patterns)
        for at in range(candidate.sentence.first, candidate.sentence.last)
    )


def _spoilt(reading: Reading, candidate: Candidate) -> bool:
    """Whether a word that the line must not stand with is there, outside the candidate."""
    patterns = frozenset(candidate.line.trigger.unless)
    if "@sport_or_trade" in patterns and "@sport_or_trade" in candidate.sentence.holds:
        return True
    patterns -= {"@sport_or_trade"}
    return any(
        at not in candidate.tokens and (not reading.traits(reading.doc[at]).isdisjoint(patterns))
        for at in range(candidate.sentence.first, candidate.sentence.last)
    )
