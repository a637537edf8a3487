"""Who the words of a source are: its kind, the entity, and the fullest name that the report gives."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from sayso.annotate.attribution.clause import ORDINALS
from sayso.annotate.attribution.draft import Words
from sayso.annotate.attribution.sources import kind_of_words
from sayso.annotate.entities.lexicon import given_names, role_nouns, titles
from sayso.schema.annotations import Entity
from sayso.schema.vocabulary import SourceKind

_KINDS: dict[str, SourceKind] = {
    "person": "person",
    "organisation": "organisation",
    "government": "government",
    "police": "government",
    "military": "military",
    "armed_group": "armed_group",
    "mercenary": "armed_group",
    "media": "media",
    "group": "group",
    "civilians": "group",
    "protesters": "group",
    "nationality": "group",
}
_NER: dict[str, SourceKind] = {"PERSON": "person", "ORG": "organisation", "NORP": "group", "GPE": "government"}
_BODIES = frozenset(("organisation", "military", "armed_group", "mercenary", "police", "government", "media", "group"))
_SHOWN = frozenset(("document", "footage"))
_DECIDED_BY_HEAD = frozenset(("group", "civilians", "organisation"))
_NAMING = ("model:ner", "rule:known-name", "rule:metonym", "rule:surname", "rule:outlet", "rule:person", "rule:body")
ONE = frozenset(("he", "she", "him", "her", "his", "hers"))
MANY = frozenset(
    """
    they them their theirs one some others another both all two three several many most few
    """.split()  # noqa: SIM905 - a word list reads best as words
)
SELF = frozenset(("i", "we", "my", "our", "me", "us"))
_WHERE_FROM = frozenset(("in", "at", "from", "of", "for", "with", "on", "near"))
_LONGEST_TAIL = 7  # tokens of a description behind its noun
_GENDER = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "hers": "f"}


@dataclass(frozen=True, slots=True)
class Identity:
    """A source's kind, its name where the report gives one other than its own words, and its entity."""

    kind: SourceKind
    name: str | None = None
    entity_id: str | None = None


class Cast:
    """The entities of a report, as attribution asks for them."""

    def __init__(self, doc: Doc, entities: Sequence[Entity]) -> None:
        self._doc = doc
        self._entities = entities
        self._starts = [entity.span.start for entity in entities]
        self._at = [token.idx for token in doc]
        self._people = [e for e in entities if e.label == "person" and not e.pronoun]
        self._named = {
            e.entity_id for e in entities if e.method.startswith(_NAMING) or (e.label != "person" and _is_name(e.name))
        }
        self._genders: dict[str, str] = {}
        for entity in entities:
            if entity.label != "person":
                continue
            gender = _GENDER.get(entity.text.lower()) if entity.pronoun else _told(entity.text)
            if gender:
                self._genders.setdefault(entity.entity_id, gender)

    def covering(self, head: Token) -> Entity | None:
        """The entity whose mention covers a token."""
        at = bisect_right(self._starts, head.idx) - 1
        return self._entities[at] if at >= 0 and head.idx < self._entities[at].span.end else None

    def named(self, entity_id: str) -> bool:
        """Whether the report calls an entity by a name somewhere, not by descriptions alone."""
        return entity_id in self._named

    def gender(self, entity_id: str | None) -> str | None:
        """`m` or `f` where the report tells it."""
        return self._genders.get(entity_id) if entity_id else None

    def before(self, entity_id: str, at: int) -> Entity | None:
        """The last mention of an entity by name or description that begins before a code point."""
        held = [e for e in self._entities if e.entity_id == entity_id and not e.pronoun and e.span.start < at]
        return max(held, key=lambda e: e.span.start, default=None)

    def two_before(self, at: int, since: int) -> tuple[Entity, Entity] | None:
        """The two persons named between two code points, else the two mouths there, where there are just two."""
        held = [e for e in self._entities if since <= e.span.start < at and not e.pronoun and e.label in _KINDS]
        for some in ([e for e in held if e.label == "person" and self.named(e.entity_id)], held):
            found = {e.entity_id: e for e in reversed(some)}
            if len(found) == 2:
                one, other = sorted(found.values(), key=lambda e: e.span.start)
                return one, other
        return None

    def described(self, entity_id: str) -> str | None:
        """The whole phrase of the first mention of somebody without a name: "villagers in Ban Nong Pet"."""
        first = next((e for e in self._entities if e.entity_id == entity_id and not e.pronoun), None)
        if first is None:
            return None
        start = bisect_right(self._at, first.span.start) - 1
        last = bisect_right(self._at, first.span.end - 1) - 1
        doc = self._doc
        end = last + 1
        if end < len(doc) and doc[end].dep_ == "prep" and doc[end].head.i == last and doc[end].lower_ in _WHERE_FROM:
            tail = doc[end].right_edge.i + 1
            plain = tail - end <= _LONGEST_TAIL and not any(t.pos_ in {"VERB", "AUX", "PUNCT"} for t in doc[end:tail])
            end = tail if plain else end
        return doc[start:end].text

    def person(self, head: Token) -> Entity | None:
        """The person whose mention covers a name, or whose name ends with it elsewhere in the report."""
        here = next((e for e in self._people if e.span.start <= head.idx < e.span.end), None)
        beside = [c.text for c in head.lefts if c.dep_ == "compound" and c.pos_ == "PROPN" and c.lower_ not in titles()]
        named = (e for e in self._people if e.text.endswith(" " + head.text))
        return here or next((e for e in named if all(word in e.name.split() for word in beside)), None)


def identified(doc: Doc, words: Words, cast: Cast) -> Identity:
    """Who a source is that is no pronoun for a speaker before; "the army and residents" are a group without a name."""
    others = [c for c in doc[words.head].conjuncts if words.holds(c.i) and c.i > words.head]
    if not others:
        return _identified(doc, words, cast)
    kinds = {_identified(doc, Words(c.left_edge.i, c.i + 1, c.i), cast).kind for c in (doc[words.head], *others)}
    kind = kinds.pop() if len(kinds) == 1 else "group"
    return Identity("group" if kind in {"person", "unnamed"} else kind)


def _identified(doc: Doc, words: Words, cast: Cast) -> Identity:
    head = doc[words.head]
    mention = cast.covering(head)
    if mention is not None and mention.pronoun and mention.label == "building":
        return Identity("organisation", mention.name, mention.entity_id)
    named = _apposed(head, words)
    described = mention is not None and mention.label == "person" and not cast.named(mention.entity_id)
    if mention is not None and mention.label in _KINDS and not (described and named is not None):
        own = kind_of_words(doc, words) if described or mention.label in _DECIDED_BY_HEAD else None
        if own in _SHOWN and _ends_name(head):
            own = None
        if described and own is None:
            own = "unnamed" if head.tag_ in {"NN", "NNP"} or head.lower_ in ONE else "group"
        short = cast.named(mention.entity_id) and not mention.method.startswith(_NAMING)  # "his wife, Leila"
        said = not short and _within(mention.name, doc[words.first : words.last].text)
        name = None if said else mention.name
        return Identity(own or _KINDS[mention.label], name, mention.entity_id)
    if named is not None and (known := cast.person(named)):
        return Identity("person", known.name, known.entity_id)
    if head.pos_ == "PROPN" and (known := cast.person(head)):
        return Identity("person", known.name, known.entity_id)
    by_words = kind_of_words(doc, words)
    if by_words in _SHOWN and _ends_name(head):
        by_words = None
    if named is not None and named.ent_type_ == "PERSON" and by_words in {None, "unnamed", "person"}:
        return Identity("person", _fullest(doc, named))
    if named is not None and described and (called := _called(named)) is not None:
        return Identity("person", called)
    if by_words is not None and head.pos_ != "PROPN":
        return Identity(by_words, None, mention.entity_id if mention else None)
    if head.ent_type_ in _NER:
        name = _fullest(doc, head) if head.ent_type_ == "PERSON" else None
        return Identity(by_words if by_words and head.ent_type_ == "ORG" else _NER[head.ent_type_], name)
    if by_words is not None:
        return Identity(by_words)
    return _bare(doc, head)


def _bare(doc: Doc, head: Token) -> Identity:
    """Of a source that neither entity nor head noun tells."""
    if head.pos_ == "PROPN":
        full = _fullest(doc, head)
        return Identity("person" if full or head.tag_ == "NNP" else "group", full)
    if head.lower_ in ONE | {"i"} | ORDINALS:
        return Identity("person")
    return Identity("group" if head.tag_ in {"NNS", "NNPS"} or head.lower_ in MANY | SELF else "unnamed")


def kind_of(entity: Entity) -> SourceKind:
    """The kind of mouth that an entity is."""
    return _KINDS.get(entity.label, "unnamed")


def is_body(head: Token, mention: Entity | None) -> bool:
    """Whether a source is many that act as one ("the ministry"): "it" and "they" may both mean it."""
    if any(entry.body for _, entry in role_nouns().get(head.lower_, ())):
        return True
    return head.pos_ == "PROPN" and (
        (mention is not None and mention.label in _BODIES) or head.ent_type_ in {"ORG", "GPE"}
    )


def _told(text: str) -> str | None:
    """The gender that a title or noun in a mention tells."""
    nouns = role_nouns()
    for word in text.lower().replace(".", "").split():
        gender = titles().get(word) or next((entry.gender for _, entry in nouns.get(word, ()) if entry.gender), None)
        if gender:
            return gender
    return next((given_names()[word] for word in text.split()[:-1] if word in given_names()), None)


def _apposed(head: Token, words: Words) -> Token | None:
    """The name beside an office: "the head of the council, Ana Ruiz"."""
    return next((c for c in head.rights if c.dep_ == "appos" and c.pos_ == "PROPN" and words.holds(c.i)), None)


def _ends_name(head: Token) -> bool:
    """Whether a noun ends a name of several words: "the Financial Ledger" is no ledger."""
    return head.pos_ == "PROPN" and any(c.dep_ == "compound" and c.pos_ == "PROPN" for c in head.lefts)


def _called(name: Token) -> str | None:
    """A name in apposition to somebody's description, whatever the base model takes it for."""
    first = min((c.i for c in name.lefts if c.dep_ == "compound" and c.pos_ == "PROPN"), default=name.i)
    words = name.doc[first : name.i + 1]
    return words.text if all(t.text[:1].isupper() or "-" in t.text for t in words) else None


def _fullest(doc: Doc, head: Token) -> str | None:
    """The longest name of a person in the report that ends in the same surname."""
    names = [ent.text for ent in doc.ents if ent.label_ == "PERSON" and ent[-1].text == head.text]
    return max(names, key=len, default=None)


def _is_name(name: str) -> bool:
    """Whether a description holds a name: a capital beyond its first word."""
    return any(word[0].isupper() for word in name.split()[1:]) or name.isupper()


def _within(name: str, words: str) -> bool:
    """Whether a description, which is no name, says no more than the source's own words."""
    return not _is_name(name) and f" {name.lower()} " in f" {words.lower()} "
