"""How a place name stands to a trigger: the named features by which `locate` ranks the places of a sentence.

The features are the grammatical way from the name to the trigger (cf. A. Halterman, "Geolocating Political Events
in Text", 2019), with what stands between them; `weights.yaml` says how much each counts.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from sayso.annotate.codebook import load

_PLACE_LABELS = frozenset(("GPE", "LOC", "FAC"))
_NOT_PLACES = frozenset(("DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY", "LANGUAGE"))
_IN = frozenset("in at near outside inside around across within throughout".split())  # noqa: SIM905 - a word list
_NAMED = frozenset(
    """in at near outside inside around across within throughout on from to into of through toward towards between
    against by over along between with for off for after""".split()  # noqa: SIM905 - a word list
)
_DEEP = 6
_WEAK_LABELS = frozenset(("ORG", "PERSON", "NORP", ""))


@dataclass(frozen=True, slots=True)
class Name:
    """A candidate: a run of tokens [first, last) that may name a place, its head, and the parser's label."""

    first: int
    last: int
    head: int
    label: str


def names(doc: Doc, first: int, last: int) -> tuple[Name, ...]:
    """The runs between the tokens `first` and `last` that may name a place: entities, and other proper names."""
    found: list[Name] = []
    at = first
    while at < last:
        token = doc[at]
        if token.ent_type_ in _PLACE_LABELS:
            end = at + 1
            while end < last and doc[end].ent_iob_ == "I" and doc[end].ent_type_ == token.ent_type_:
                end += 1
        elif token.pos_ == "PROPN" and token.ent_type_ not in _NOT_PLACES:
            end = at + 1
            while end < last and (_joins(doc[end]) or _hyphen(doc, end, last)):
                end += 1
        else:
            at += 1
            continue
        found.append(Name(at, end, root(doc, at, end), token.ent_type_))
        at = end
    return tuple(found)


def root(doc: Doc, first: int, last: int) -> int:
    """The token of [first, last) that the others hang on. spaCy's own `root` reads the document from end to end."""
    return next((at for at in range(first, last) if not first <= doc[at].head.i < last or doc[at].head.i == at), first)


def _joins(token: Token) -> bool:
    return token.pos_ == "PROPN" and token.ent_type_ not in _PLACE_LABELS | _NOT_PLACES


def _hyphen(doc: Doc, at: int, last: int) -> bool:
    return doc[at].text == "-" and not doc[at - 1].whitespace_ and at + 1 < last and doc[at + 1].pos_ == "PROPN"


@dataclass(frozen=True, slots=True)
class _Words:
    area: frozenset[str]
    human: frozenset[str]
    sport: frozenset[str]


@cache
def _words() -> _Words:
    members = load().members()
    return _Words(
        area=members["ground"] | members["building"] | members["infrastructure"],
        human=members["human"],
        sport=members["sport_or_trade"],
    )


def features(doc: Doc, name: Name, trigger: Token, rivals: tuple[Name, ...], sport: bool) -> tuple[str, ...]:
    """The features of `name` as the place of what `trigger` tells.

    `rivals` are all names of the sentence; `sport` says whether it has words of sport or trade.
    """
    return tuple(dict.fromkeys(_features(doc, name, trigger, rivals, sport)))


def of_sport(doc: Doc, first: int, last: int) -> bool:
    """Whether the tokens [first, last) hold a word of sport or trade."""
    words = _words().sport
    return any(doc[at].lower_ in words for at in range(first, last))


def _features(doc: Doc, name: Name, trigger: Token, rivals: tuple[Name, ...], sport: bool) -> Iterator[str]:
    head = doc[name.head]
    way, preposition = _way(head, trigger)
    yield f"way {way}"
    if preposition:
        yield f"by {preposition if preposition in _NAMED else 'other'}"
    yield f"label {name.label or 'none'}"
    if name.label in _WEAK_LABELS:
        yield f"label {name.label or 'none'} {way}"
    if ">" not in way and "|" not in way:
        yield "direct"
    verb = trigger.lemma_.lower()
    yield f"verb {verb}"
    yield f"verb {verb} {way.partition('|')[0].rpartition('>')[2]}"
    if sport:
        yield "sport or trade"
    yield "after" if name.first > trigger.i else "before"
    between = [doc[at] for at in range(min(name.last, trigger.i + 1), max(name.first, trigger.i))]
    yield f"far {_bucket(len(between))}"
    verbs = sum(token.pos_ == "VERB" for token in between)
    yield f"verbs between {min(verbs, 3)}"
    if any(token.text in ",;" for token in between):
        yield "comma between"
    nearer = sum(_distance(rival, trigger.i) < _distance(name, trigger.i) for rival in rivals)
    yield f"nearer names {min(nearer, 3)}"
    if len(rivals) == 1:
        yield "only name"
    yield from _surroundings(doc, name, head, rivals)


def _surroundings(doc: Doc, name: Name, head: Token, rivals: tuple[Name, ...]) -> Iterator[str]:
    if head.dep_ in {"compound", "amod", "nmod", "poss"} and not name.first <= head.head.i < name.last:
        noun = head.head.lemma_.lower()
        kind = "area" if noun in _words().area else "human" if noun in _words().human else "other"
        yield f"modifies {kind} {head.dep_ if head.dep_ == 'poss' else 'noun'}"
    if doc[name.last - 1].lemma_.lower() in _words().area or (
        head.dep_ == "appos" and head.head.lemma_.lower() in _words().area
    ):
        yield "names an area"
    if head.dep_ == "pobj" and head.head.lower_ == "of" and head.head.head.lemma_.lower() in _words().area:
        yield "area of"
    if name.first >= 2 and doc[name.first - 1].text == "," and any(r.last == name.first - 1 for r in rivals):
        yield "after name and comma"
    if name.last + 1 < len(doc) and doc[name.last].text == "," and any(r.first == name.last + 1 for r in rivals):
        yield "before comma and name"
    above = head
    for _ in range(_DEEP):
        if above.head.i == above.i:
            break
        above = above.head
        if any(r is not name and r.first <= above.i < r.last for r in rivals):
            yield "below another name"
            break
    if any(r is not name and head.is_ancestor(doc[r.head]) for r in rivals):
        yield "above another name"
    if name.first and doc[name.first - 1].lower_ in {"northern", "southern", "eastern", "western", "central"}:
        yield "part of a land"


def _distance(name: Name, at: int) -> int:
    return min(abs(name.first - at), abs(name.last - 1 - at))


def _bucket(count: int) -> str:
    for bound in (2, 4, 7, 12, 20):
        if count <= bound:
            return f"up to {bound}"
    return "over 20"


def _way(head: Token, trigger: Token) -> tuple[str, str]:
    """The grammatical way from a name's head up, and down to the trigger; and the first preposition on it."""
    up = [head]
    while up[-1].head.i != up[-1].i and len(up) < 12:
        up.append(up[-1].head)
    places = {token.i: n for n, token in enumerate(up)}
    down = [trigger]
    while down[-1].i not in places and down[-1].head.i != down[-1].i and len(down) < 12:
        down.append(down[-1].head)
    if down[-1].i not in places:
        return "none", ""
    climbed = up[: places[down[-1].i]]
    preposition = next((t.lower_ for t in climbed if t.dep_ in {"prep", "agent"}), "")
    rise = [_step(t) for t in climbed]
    fall = [_step(t) for t in down[:-1]]
    rise = [step for n, step in enumerate(rise) if step and (not n or step != rise[n - 1])]
    fall = [step for n, step in enumerate(fall) if step and (not n or step != fall[n - 1])]
    return (">".join(rise[:3]) or "same") + ("|" + ">".join(fall[:2]) if fall else ""), preposition


_STEPS = {
    "pobj": "", "prep": "prep", "agent": "agent", "dobj": "obj", "nsubjpass": "obj", "nsubj": "subj", "compound": "mod",
    "amod": "mod", "nmod": "mod", "poss": "poss", "appos": "appos", "conj": "conj", "advcl": "advcl", "relcl": "relcl",
    "acl": "acl", "ccomp": "ccomp", "xcomp": "xcomp", "pcomp": "pcomp", "attr": "attr", "npadvmod": "adv",
    "advmod": "adv", "dative": "prep", "ROOT": "root",
}  # fmt: skip


def _step(token: Token) -> str:
    if token.dep_ == "prep" and token.lower_ in _IN:
        return "in"
    return _STEPS.get(token.dep_, "dep")
