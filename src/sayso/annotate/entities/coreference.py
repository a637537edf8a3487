"""Which mentions name the same: names, short names, acronyms, appositions, and descriptions told again.

Precision first: what could be two is two. After the sieves of Lee et al. (2013), the most certain first.
"""

from collections.abc import Sequence

from spacy.tokens import Doc

from sayso.annotate.entities.callings import callings
from sayso.annotate.entities.mention import ARMED, GROUPS, Mention
from sayso.annotate.entities.names import initials
from sayso.annotate.entities.posts import Holders, post_of

_DEFINITE = frozenset(("the", "this", "these", "those", "that"))
_ONE = frozenset(("a", "an"))
_NEW = _ONE | {"#", "such", "all", "both"}
REACH = 4
"""Sentences back that a description may point to: reports take up a group again within a paragraph or two."""
_BODIES = frozenset(("armed_group", "mercenary", "organisation", "group"))
_SUBJECTS = frozenset(("nsubj", "nsubjpass"))
_BODY_NOUNS = frozenset(("group", "movement", "organisation", "organization"))


class Clusters:
    """A union-find over mentions, in text order; the first mention of a cluster stands for it."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._parent = list(range(len(mentions)))

    def first(self, at: int) -> int:
        """The first mention of the cluster that mention `at` is in."""
        while self._parent[at] != at:
            at = self._parent[at]
        return at

    def join(self, one: int, other: int) -> None:
        """Let both be one cluster."""
        a, b = self.first(one), self.first(other)
        self._parent[max(a, b)] = min(a, b)


def clusters(doc: Doc, mentions: Sequence[Mention], sentence: Sequence[int]) -> Clusters:
    """The clusters of `mentions` (in text order), each in the sentence of that number."""
    found = Clusters(mentions)
    _same_canonical(mentions, found)
    _same_person(mentions, found)
    _same_body(mentions, found)
    _appositions(doc, mentions, found)
    for described, named in callings(doc, mentions):
        found.join(described, named)
    _by_title(doc, mentions, found)
    _descriptions(doc, mentions, sentence, found)
    return found


def _same_canonical(mentions: Sequence[Mention], found: Clusters) -> None:
    seen: dict[str, int] = {}
    for at, mention in enumerate(mentions):
        if mention.canonical:
            found.join(seen.setdefault(mention.canonical, at), at)


def _same_person(mentions: Sequence[Mention], found: Clusters) -> None:
    """Full names that hold one another, then surnames and first names that only one full name holds."""
    full: list[tuple[int, tuple[str, ...]]] = []
    short: list[tuple[int, str]] = []
    for at, mention in enumerate(mentions):
        if mention.label != "person" or not mention.given:
            continue
        words = tuple(mention.given.lower().split())
        if len(words) == 1:
            short.append((at, words[0]))
            continue
        for other, known in full:
            if known[-1] == words[-1] and (set(known) <= set(words) or set(words) <= set(known)):
                found.join(other, at)
        full.append((at, words))
    alone: dict[tuple[str, str | None], int] = {}
    for at, word in short:
        last = {found.first(other) for other, words in full if words[-1] == word}
        any_part = last or {found.first(other) for other, words in full if word in words}
        if len(any_part) == 1:
            found.join(any_part.pop(), at)
        elif not any_part:
            found.join(alone.setdefault((word, mentions[at].gender), at), at)


def _same_body(mentions: Sequence[Mention], found: Clusters) -> None:
    """Organisations of one name, and the acronym that one name gives."""
    seen: dict[str, int] = {}
    for at, mention in enumerate(mentions):
        if mention.given and mention.label != "person" and not mention.canonical:
            found.join(seen.setdefault(mention.given.lower(), at), at)
    long: dict[str, set[int]] = {}
    for name, at in seen.items():
        if " " in name:
            long.setdefault(initials(name), set()).add(at)
    for at, mention in enumerate(mentions):
        given = mention.given or ""
        if given.isupper() and " " not in given and len(long.get(given, ())) == 1 and not mention.canonical:
            found.join(next(iter(long[given])), at)


def _appositions(doc: Doc, mentions: Sequence[Mention], found: Clusters) -> None:
    holder = {token: at for at, mention in enumerate(mentions) for token in range(*mention.tokens)}
    for at, mention in enumerate(mentions):
        head = doc[mention.head]
        if head.dep_ != "appos":
            continue
        other = holder.get(head.head.i)
        if other is None or other == at or not _may_be_one(mentions[other], mention):
            continue
        if _of_two(mentions[other].given, mention.given):
            continue
        if not (mentions[other].named and mention.named) or mention.label == "person":
            found.join(other, at)


def _of_two(one: str | None, other: str | None) -> bool:
    """Whether two full names are of two persons: neither holds the other."""
    if one is None or other is None:
        return False
    a, b = set(one.lower().split()), set(other.lower().split())
    return len(a) > 1 < len(b) and not a <= b and not b <= a


def _by_title(doc: Doc, mentions: Sequence[Mention], found: Clusters) -> None:
    """Surnames that two persons bear, and whose title or gender only one of them has ("Mayor Ferrer", "Mrs Osei")."""
    bearers: dict[str, set[int]] = {}
    for at, mention in enumerate(mentions):
        if mention.label == "person" and mention.given and " " in mention.given:
            bearers.setdefault(mention.given.lower().split()[-1], set()).add(found.first(at))
    for at, mention in enumerate(mentions):
        if mention.label != "person" or not mention.given or " " in mention.given:
            continue
        held = bearers.get(mention.given.lower(), set())
        if len(held) < 2 or found.first(at) in held:
            continue
        members = {one: [m for n, m in enumerate(mentions) if found.first(n) == one] for one in held}
        meant = _so_titled(doc, mention, members)
        if len(meant) == 1:
            found.join(meant.pop(), at)


def _so_titled(doc: Doc, mention: Mention, members: dict[int, list[Mention]]) -> set[int]:
    called = post_of(doc, mention)
    titled = {
        one
        for one, held in members.items()
        if called and any((post := post_of(doc, other)) and post.noun == called.noun for other in held)
    }
    if titled or mention.gender is None:
        return titled
    genders = {one: {m.gender for m in held if m.gender} for one, held in members.items()}
    return {one for one, told in genders.items() if mention.gender in told} or {
        one for one, told in genders.items() if not told
    }


def _may_be_one(one: Mention, other: Mention) -> bool:
    if (one.label == "person") != (other.label == "person") or one.plural != other.plural:
        return one.label in GROUPS and other.label in GROUPS
    return one.label == other.label or (one.label in GROUPS and other.label in GROUPS)


def _descriptions(doc: Doc, mentions: Sequence[Mention], sentence: Sequence[int], found: Clusters) -> None:
    holders = Holders(doc)
    named = {found.first(at) for at, mention in enumerate(mentions) if mention.given and mention.label == "person"}
    for at, mention in enumerate(mentions):
        if found.first(at) in named and mention.determiner == "the" and mention.label == "person":
            before = _taken_from(doc, mentions, sentence, found, at)
            if before is not None and found.first(before) not in named and mentions[before].determiner in _ONE:
                found.join(before, at)  # "A spokesman said …" – "… the spokesman, Captain Lysenko, said"
                named.add(found.first(at))
        held = holders.of(mention, sentence[at]) if found.first(at) not in named else (found.first(at),)
        if len(held) == 1:
            found.join(held[0], at)
        elif not held:
            before = _taken_from(doc, mentions, sentence, found, at)
            if before is not None:
                found.join(before, at)
        if found.first(at) in named:
            holders.note(mention, found.first(at), sentence[at])


def _taken_from(doc: Doc, mentions: Sequence[Mention], sentence: Sequence[int], found: Clusters, at: int) -> int | None:
    """The mention before that a description points to; None where two of one sentence could be meant."""
    mention = mentions[at]
    if mention.named or mention.determiner in _NEW or not mention.kind:
        return None
    definite = mention.determiner in _DEFINITE
    for before in range(at - 1, -1, -1):
        other = mentions[before]
        away = sentence[at] - sentence[before]
        if _same_words(mention, other) or (definite and away <= 2 * REACH and _said_shorter(mention, other)):
            if mention.words or (definite and away <= 2 * REACH):
                return before
        elif definite and _bare(mention) and away <= REACH and _taken_up(mention, other):
            rivals = [
                n
                for n in range(before, -1, -1)
                if sentence[n] == sentence[before]
                and _taken_up(mention, mentions[n])
                and found.first(n) != found.first(at)
            ]
            return _one_of(doc, mentions, rivals, found)
    return None


def _one_of(doc: Doc, mentions: Sequence[Mention], rivals: Sequence[int], found: Clusters) -> int | None:
    """The one of several in a sentence that a description takes up: its subject, where there is but one."""
    for group in (rivals, [n for n in rivals if doc[mentions[n].head].dep_ in _SUBJECTS]):
        if len({found.first(n) for n in group}) == 1:
            return group[0]
    return None


def _same_words(mention: Mention, other: Mention) -> bool:
    same = (mention.words, mention.kind, mention.label, mention.plural)
    return same == (other.words, other.kind, other.label, other.plural) and other.canonical is None


def _said_shorter(mention: Mention, other: Mention) -> bool:
    """Whether a description repeats an earlier one with fewer words ("a brave rescue group", "the rescue group")."""
    same = (mention.kind, mention.label, mention.plural) == (other.kind, other.label, other.plural)
    return same and not other.named and bool(mention.words) and mention.words == other.words[-len(mention.words) :]


def _bare(mention: Mention) -> bool:
    """Whether it says nothing that would set it apart ("the paramilitary group": of what kind, not which one)."""
    told_of_kind = len(mention.words) == 1 and not mention.generic and not mention.affiliation
    return not mention.words or (mention.kind in _BODY_NOUNS and told_of_kind)


def _taken_up(mention: Mention, other: Mention) -> bool:
    """Whether a bare "the …" points to `other`."""
    if mention.kind in _BODY_NOUNS:
        return not other.plural and (other.label == mention.label or (mention.generic and other.label in _BODIES))
    if mention.label == "person":
        return other.label == "person" and mention.kind == other.kind and not other.plural and not mention.plural
    if mention.plural and mention.label in ARMED:
        return other.label == mention.label and (other.plural or other.named)
    return mention.kind == other.kind and mention.plural == other.plural and mention.label == other.label
