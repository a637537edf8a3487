"""Who a source is: its kind, the entity it resolves to, the fullest name the report gives."""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from sayso.annotate.attribution.chains import Placed
from sayso.annotate.attribution.clause import ORDINALS
from sayso.annotate.attribution.draft import Words
from sayso.annotate.attribution.sources import kind_of_words
from sayso.annotate.layers import ENTITIES, report_of
from sayso.schema.annotations import Entity
from sayso.schema.claim import ClaimSource
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
_ONE = frozenset(("he", "she", "him", "her", "his", "hers"))
_MANY = frozenset(
    ("they", "them", "their", "theirs", "one", "some", "others", "another", "both", "all", "two", "three")
)
_SELF = frozenset(("i", "we", "my", "our", "me", "us"))
_THING = frozenset(("it",))
_RELATIVE = frozenset(("who", "which", "that", "whom", "whose"))
_RECENT = 4  # sentences back to a speaker whom a pronoun may mean; in news a speaker is named again about as often
_SINGLE_KINDS = frozenset(("person", "unnamed"))


@dataclass(frozen=True, slots=True)
class _Speaker:
    source: ClaimSource
    at: int
    plural: bool


def sources(doc: Doc, found: Sequence[Placed]) -> tuple[ClaimSource, ...]:
    """The source of each draft, in the order given.

    A pronoun takes kind and name of the nearest agreeing speaker before it.
    """
    order = sorted(range(len(found)), key=lambda n: (_place(found[n]), n))
    entities = ENTITIES.read(doc)
    done: dict[int, ClaimSource] = {}
    heard: list[_Speaker] = []
    for number in order:
        words = found[number].draft.source
        if words is None:
            done[number] = ClaimSource(text=None, span=None, kind="unspecified")
            continue
        outer = [done[other] for other in found[number].around if other in done]
        source = _source(doc, words, entities, heard, outer)
        done[number] = source
        # A quotation without a cue goes on with its speaker: he is heard until its last word.
        at = words.head if found[number].draft.cue else max(found[number].draft.content)
        heard.append(_Speaker(source, at, _plural(doc[words.head])))
    return tuple(done[number] for number in range(len(found)))


def _place(item: Placed) -> tuple[int, int]:
    """Outer mouths first, then by where the source stands."""
    source = item.draft.source
    return len(item.around), source.head if source else 0


def _source(
    doc: Doc, words: Words, entities: Sequence[Entity], heard: Sequence[_Speaker], outer: Sequence[ClaimSource]
) -> ClaimSource:
    span = words.span(doc)
    text = span.of(report_of(doc).text)
    head = doc[words.head]
    if head.lower_ in _RELATIVE and head.dep_ in {"nsubj", "nsubjpass"} and head.head.dep_ == "relcl":
        antecedent = head.head.head
        kind, name, entity = _plain(doc, Words(antecedent.i, antecedent.i + 1, antecedent.i), entities)
        return ClaimSource(text=text, span=span, entity_id=entity, kind=kind, name=name or _phrase_text(antecedent))
    pronoun = _antecedent(doc, words, heard, outer)
    if pronoun is not None:
        name = _other(_name(pronoun), text)
        return ClaimSource(text=text, span=span, entity_id=pronoun.entity_id, kind=pronoun.kind, name=name)
    kind, name, entity = _plain(doc, words, entities)
    return ClaimSource(text=text, span=span, entity_id=entity, kind=kind, name=_other(name, text))


def _plain(doc: Doc, words: Words, entities: Sequence[Entity]) -> tuple[SourceKind, str | None, str | None]:
    """(kind, fullest name, entity) of a source that is no pronoun."""
    head = doc[words.head]
    mention = _mention(head, entities)
    if mention is not None and mention.label in _KINDS:
        own = kind_of_words(doc, words) if mention.label in {"group", "civilians", "organisation"} else None
        return own or _KINDS[mention.label], mention.name, mention.entity_id
    named = _apposed(head, words)
    if named is not None and (known := _person(named, entities)):
        return "person", known.name, known.entity_id
    if head.pos_ == "PROPN" and (known := _person(head, entities)):
        return "person", known.name, known.entity_id
    by_words = kind_of_words(doc, words)
    if named is not None and named.ent_type_ == "PERSON" and by_words in {None, "unnamed", "person"}:
        return "person", _fullest(doc, named), None
    if by_words is not None and head.pos_ != "PROPN":
        return by_words, None, mention.entity_id if mention else None
    if head.ent_type_ in _NER:
        name = _fullest(doc, head) if head.ent_type_ == "PERSON" else None
        return by_words if by_words and head.ent_type_ == "ORG" else _NER[head.ent_type_], name, None
    if by_words is not None:
        return by_words, None, None
    if head.pos_ == "PROPN":
        full = _fullest(doc, head)
        return "person" if full or head.tag_ == "NNP" else "group", full, None
    if head.lower_ in _ONE | {"i"} | ORDINALS:
        return "person", None, None
    return "group" if head.tag_ in {"NNS", "NNPS"} or head.lower_ in _MANY | _SELF else "unnamed", None, None


def _mention(head: Token, entities: Sequence[Entity]) -> Entity | None:
    """The entity whose mention covers the source's head."""
    return next((e for e in entities if e.span.start <= head.idx < e.span.end), None)


def _apposed(head: Token, words: Words) -> Token | None:
    """The name beside an office: "the head of the council, Ana Ruiz"."""
    return next((c for c in head.rights if c.dep_ == "appos" and c.pos_ == "PROPN" and words.holds(c.i)), None)


def _person(head: Token, entities: Sequence[Entity]) -> Entity | None:
    """The person whose mention covers a name, or whose name ends with it elsewhere in the report."""
    people = [e for e in entities if e.label == "person" and not e.pronoun]
    here = next((e for e in people if e.span.start <= head.idx < e.span.end), None)
    return here or next((e for e in people if e.text.endswith(" " + head.text)), None)


def _antecedent(doc: Doc, words: Words, heard: Sequence[_Speaker], outer: Sequence[ClaimSource]) -> ClaimSource | None:
    """The speaker that a pronoun means; None for what is no pronoun, or where nobody agrees."""
    head = doc[words.head]
    lower = head.lower_
    if lower in _SELF:
        return outer[-1] if outer else None
    recent = doc[words.head].sent.start
    for _ in range(_RECENT):
        recent = doc[recent - 1].sent.start if recent else 0
    if words.last - words.first > 1 or lower not in _ONE | _MANY | _THING:
        return None
    agreeing = [
        speaker
        for speaker in heard
        if recent <= speaker.at < words.head
        and _agrees(lower, speaker)
        and (speaker.source.text or "").lower() not in _SELF
    ]
    return max(agreeing, key=lambda speaker: speaker.at).source if agreeing else None


def _agrees(pronoun: str, speaker: _Speaker) -> bool:
    kind = speaker.source.kind
    if kind == "unspecified":
        return False
    if pronoun in _THING:
        return not speaker.plural and kind not in _SINGLE_KINDS | {"group"}
    if kind in {"footage", "document"}:
        return False
    return speaker.plural if pronoun in _MANY else not speaker.plural and kind in _SINGLE_KINDS


def _plural(head: Token) -> bool:
    return head.tag_ in {"NNS", "NNPS"} or head.lower_ in _MANY | {"we", "people", "military", "police"}


def _fullest(doc: Doc, head: Token) -> str | None:
    """The longest name of a person in the report that ends in the same surname."""
    names = [ent.text for ent in doc.ents if ent.label_ == "PERSON" and ent[-1].text == head.text]
    return max(names, key=len, default=None)


def _phrase_text(head: Token) -> str:
    first = min((child.left_edge.i for child in head.lefts), default=head.i)
    return head.doc[first : head.i + 1].text


def _name(source: ClaimSource) -> str | None:
    """The name that a pronoun for this source stands for: never another pronoun."""
    bare = (source.text or "").lower()
    return source.name or (None if bare in _ONE | _MANY | _SELF | _RELATIVE | {"it"} else source.text)


def _other(name: str | None, text: str) -> str | None:
    bare = text.split(" ", 1)[-1] if text.lower().startswith(("the ", "a ", "an ")) else text
    return name if name and name not in {text, bare} else None
