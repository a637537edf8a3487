"""Headlines: verbs that the parser takes for nouns in them ("police disperse protest"), read by the words' order."""

from spacy.tokens import Token

from sayso.annotate.events.reading import Reading
from sayso.annotate.events.syntax import Slots
from sayso.schema.annotations import Entity

_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_PHRASE = frozenset(("NOUN", "PROPN", "ADJ", "NUM", "DET"))
_NOUNS = frozenset(("NOUN", "PROPN"))
_PLURAL = frozenset(("NNS", "NNPS"))
_MANY = frozenset(("police", "people", "troops", "militia"))
_ACTS = frozenset(
    ("military", "police", "armed_group", "mercenary", "unknown_gunmen", "protesters", "civilians", "person", "group")
)


def noun_like_verb(reading: Reading, token: Token) -> bool:
    """Whether a word read as a noun is the verb of its sentence: right behind people, before what is done to."""
    if token.pos_ not in {"NOUN", "ADJ", "PROPN"} or token.tag_ in _PLURAL:
        return False
    after = token.i + 1
    leads_on = after < len(reading.doc) and reading.doc[after].pos_ in _PHRASE
    return leads_on and _actor_before(reading, token) is not None and not _finite(token)


def by_order(reading: Reading, token: Token) -> Slots:
    """The subject before such a verb, and the noun that ends the phrase behind it."""
    subject = _actor_before(reading, token)
    last = None
    for at in range(token.i + 1, token.sent.end):
        if reading.doc[at].pos_ not in _PHRASE:
            break
        last = reading.doc[at] if reading.doc[at].pos_ in _NOUNS else last
    return Slots((subject,) if subject is not None else (), (last,) if last is not None else ())


def acting_before(reading: Reading, token: Token) -> Token | None:
    """Who does what a noun tells of, in a heading without a verb: "Soldiers from Mopti mutiny over pay"."""
    return None if _finite(token) else _actor_before(reading, token)


def _actor_before(reading: Reading, token: Token) -> Token | None:
    """The head of the people in the plural whose words end right before `token`."""
    entity = reading.entity_at.get(token.i - 1)
    if entity is None or entity.pronoun or entity.label not in _ACTS:
        return None
    head = reading.doc[_head(reading, entity)]
    return head if head.tag_ in _PLURAL or head.lower_ in _MANY else None


def _head(reading: Reading, entity: Entity) -> int:
    return reading.head(entity.span)


def _finite(token: Token) -> bool:
    """Whether its sentence has a verb with a subject of its own."""
    return any(
        word.tag_ in _FINITE and any(child.dep_ in {"nsubj", "nsubjpass"} for child in word.children)
        for word in token.sent
    )
