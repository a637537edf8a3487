"""Descriptions: noun phrases headed by a role noun, and nationalities."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from sayso.annotate.entities.lexicon import KnownName, Label, RoleNouns, modifiers, role_nouns
from sayso.annotate.entities.mention import GROUPS, Mention
from sayso.annotate.entities.phrases import (
    Range,
    complement,
    content_words,
    determiner,
    hangs_on,
    left_edge,
    partitive_start,
)
from sayso.schema.span import Span

_METHOD = "rule:role-noun@1"
_NOUNS = frozenset(("NOUN", "PROPN"))
_ATTRIBUTIVE = frozenset(("compound", "amod", "nmod"))
_STANDS_BEFORE_A_DEED: frozenset[Label] = frozenset(
    ("weapon", "vehicle", "military", "police", "armed_group", "government", "mercenary", "protesters", "media")
)
"""Labels of nouns that name a part in the deed whose noun they stand before ("drone strike", "police raid")."""
_OWN_NAME: frozenset[Label] = frozenset(("military", "police", "government", "organisation", "armed_group", "media"))
_OF_MEMBERS = frozenset(("union", "association", "federation", "syndicate"))
_PEOPLE = frozenset(("people", "women", "men", "children"))
_NATIONAL = frozenset(("NNPS", "NNP", "NNS"))


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the finders before have found: known names by first token, places, tokens of persons and known names."""

    known: dict[int, tuple[Range, KnownName]]
    places: tuple[tuple[Range, Span], ...]
    persons: frozenset[int]
    named: frozenset[int]

    def name_within(self, doc: Doc, phrase: Range) -> tuple[Range, KnownName] | None:
        """The known name inside a phrase, unless a hyphen turns it ("anti-", "-backed")."""
        for at in range(*phrase):
            found = self.known.get(at)
            if not found:
                continue
            (first, last), _ = found
            hyphened = (first > 0 and doc[first - 1].text == "-") or (last < len(doc) and doc[last].text == "-")
            if last <= phrase[1] and not hyphened:
                return found
        return None

    def place_from(self, doc: Doc, head: Token) -> Token | None:
        """The last token of a place name after "from" or "of", where the parser reads on past its end."""
        if head.i + 2 >= len(doc) or not hangs_on(doc[head.i + 1], head):
            return None
        if doc[head.i + 1].lower_ not in {"of", "from"}:
            return None
        return next((doc[last - 1] for (first, last), _ in self.places if first == head.i + 2), None)

    def place_within(self, phrase: Range) -> Span | None:
        """The last place name inside a phrase."""
        inside = (span for (first, last), span in self.places if phrase[0] <= first and last <= phrase[1])
        return max(inside, default=None)


def descriptions(doc: Doc, coded: list[bool], around: Surroundings) -> Iterator[Mention]:
    """The mentions that role nouns head, in text order."""
    for token in doc:
        if token.pos_ not in _NOUNS or not coded[token.i] or token.i in around.persons or token.i in around.named:
            continue
        entry = _entry(doc, token)
        found = _description(doc, token, entry, around) if entry else None
        if found:
            yield found


def _entry(doc: Doc, token: Token) -> RoleNouns | None:
    nouns = role_nouns()
    word, lemma = token.lower_, token.lemma_.lower()
    if token.pos_ == "PROPN" and word.endswith("s") and len(word) > 4:
        lemma = word[:-1]  # the lemmatizer leaves capitalised plurals of headlines as they are
    for before, entry in (*nouns.get(word, ()), *(nouns.get(lemma, ()) if lemma != word else ())):
        if before is None:
            return entry
        words = before.split()
        start = token.i - len(words)
        if start >= 0 and [doc[at].lower_ for at in range(start, token.i)] == words:
            return entry
    return None


def _description(doc: Doc, token: Token, entry: RoleNouns, around: Surroundings) -> Mention | None:
    plural = token.tag_ in {"NNS", "NNPS"}
    label = entry.many if plural and entry.many else entry.label
    attributive = token.dep_ in _ATTRIBUTIVE and token.head.i > token.i and token.head.pos_ in _NOUNS
    part_of_another = _is_role(token.head) or token.head.i in around.persons
    if attributive and (part_of_another or label not in _STANDS_BEFORE_A_DEED):
        return None
    phrase = _without_owner(doc, (left_edge(token), token.i + 1), around)
    inner = around.name_within(doc, phrase)
    decided = _modified(doc, phrase, token.i) if entry.generic else None
    label = decided or label
    tail = complement(token) or around.place_from(doc, token)
    if tail is not None and token.pos_ == "PROPN" and tail.pos_ == "PROPN":
        tail = complement(tail) or tail  # "the Ministry of Interior of Kardova"
    if tail is not None:
        phrase = (phrase[0], tail.i + 1)
        inner = inner or around.name_within(doc, (token.i + 1, phrase[1]))
    canonical = None
    if inner and label in GROUPS and inner[1].label in GROUPS:
        canonical, label = inner[1].name, inner[1].label
    if entry.generic and not (decided or canonical) and not _alone(doc, token, entry, phrase):
        return None
    start = partitive_start(doc, phrase[0])
    place = around.place_within(phrase)
    if place is None and inner and canonical is None:
        place = Span(doc[inner[0][0]].idx, doc[inner[0][1] - 1].idx + len(doc[inner[0][1] - 1]))
    proper = token.pos_ == "PROPN" and label in _OWN_NAME and token.text[:1].isupper() and token.i > phrase[0]
    if proper and label == "military" and _modified(doc, phrase, token.i) == "armed_group":
        label = "armed_group"  # "the Karo Liberation Army"
    return Mention(
        tokens=(start, phrase[1]),
        head=token.i,
        label=label,
        method=_METHOD,
        score=0.9 if canonical else 0.85,
        canonical=canonical,
        given=_name(doc, phrase) if proper and canonical is None else None,
        words=(*content_words(doc, phrase, token.i), *((tail.lower_,) if tail is not None else ())),
        kind=entry.same or (token.lemma_.lower() if plural else token.lower_),
        determiner=determiner(doc, phrase),
        plural=plural or token.lower_ in {"people", "police", "men", "women", "children"},
        single=not (plural or entry.body or canonical or start < phrase[0]),
        gender=entry.gender,
        generic=entry.generic and decided is None,
        affiliation=place,
    )


def _is_role(token: Token) -> bool:
    nouns = role_nouns()
    entries = nouns.get(token.lower_) or nouns.get(token.lemma_.lower()) or ()
    return any(before is None for before, _ in entries)


def _without_owner(doc: Doc, phrase: Range, around: Surroundings) -> Range:
    """The phrase after a possessor that is a mention of its own ("Putin's soldiers"); places stay."""
    for at in range(phrase[1] - 2, phrase[0], -1):
        if doc[at].tag_ == "POS":
            owner = doc[at - 1]
            if _in_name(doc, at, phrase[1]) or _its_members(doc, at, phrase[1]):
                continue
            if around.place_within((phrase[0], at)):
                return phrase
            if owner.pos_ == "PROPN" or _is_role(owner):
                return at + 1, phrase[1]
    return phrase


def _in_name(doc: Doc, at: int, last: int) -> bool:
    """Whether a genitive is part of a body's name: "the Harbour Workers' Union", "the People's Front"."""
    owner = doc[at - 1]
    plural = owner.tag_ in {"NNPS", "NNS"} or owner.lower_ in _PEOPLE
    return plural and owner.text[:1].isupper() and all(doc[n].text[:1].isupper() for n in range(at + 1, last))


def _its_members(doc: Doc, at: int, last: int) -> bool:
    """Whether a genitive says whose body it is: "the bank workers' union"."""
    return doc[at - 1].tag_ == "NNS" and at == last - 2 and doc[at + 1].lower_ in _OF_MEMBERS


def _modified(doc: Doc, phrase: Range, head: int) -> Label | None:
    known = modifiers()
    for at in range(head - 1, phrase[0] - 1, -1):
        word = doc[at].lower_
        if at >= 2 and doc[at - 1].text == "-":
            word = f"{doc[at - 2].lower_}-{word}"
        label = known.get(word) or (known.get(doc[at].lemma_.lower()) if "-" not in word else None)
        if label:
            return label
    return None


def _alone(doc: Doc, token: Token, entry: RoleNouns, phrase: Range) -> bool:
    """Whether a generic noun that nothing decides is a mention all the same: bodies and plurals, not "by force"."""
    if entry.label in {"group", "civilians"}:
        return True
    return token.tag_ in {"NNS", "NNPS"} or doc[phrase[0]].lower_ in {"the", "a", "this", "its", "their"}


def _name(doc: Doc, phrase: Range) -> str:
    first = phrase[0] + (doc[phrase[0]].pos_ == "DET")
    return doc[first : phrase[1]].text


def nationalities(doc: Doc, coded: list[bool], taken: set[int]) -> Iterator[Mention]:
    """Peoples that stand as nouns of their own ("Ukrainians", "the Russians")."""
    for ent in doc.ents:
        if ent.label_ != "NORP" or any(at in taken for at in range(ent.start, ent.end)):
            continue
        head = doc[ent.end - 1]
        if not coded[head.i] or head.tag_ not in _NATIONAL or head.dep_ in {*_ATTRIBUTIVE, "poss"} or len(ent) > 2:
            continue
        if not head.text.endswith(("s", "ese", "ish", "ch")) and head.tag_ != "NNS":
            continue
        if ent.end < len(doc) and doc[ent.end].text == "-":
            continue
        start = ent.start
        if start and doc[start - 1].lower_ == "the":
            start -= 1
        yield Mention(
            tokens=(start, ent.end),
            head=head.i,
            label="nationality",
            method="model:ner@1",
            score=0.8,
            given=head.text,
            plural=True,
        )
