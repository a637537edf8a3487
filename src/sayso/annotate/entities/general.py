"""General words for whom the report has named: "the charity", "the officer", "the 52-year-old"."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from pydantic import BaseModel, ConfigDict
from spacy.tokens import Doc, Token

from sayso.annotate.entities.bodies import written
from sayso.annotate.entities.coreference import REACH, Clusters
from sayso.annotate.entities.lexicon import PACKAGE, Label
from sayso.annotate.entities.mention import Mention
from sayso.annotate.entities.posts import post_of
from sayso.lexicon import entries

_ANYBODY = "*"
_AGE = "year-old"
_SUBJECTS = frozenset(("nsubj", "nsubjpass"))
_BE = frozenset(("is", "was"))
_ORIGINS = frozenset(("GPE", "NORP", "LOC"))
_TELLING = frozenset(
    """
    based opposition independent private state owned run veteran senior elderly young retired local international
    global pro government anti separatist islamist jihadist armed militant regional national exiled jailed detained
    """.split()  # noqa: SIM905 - a word list reads best as words
)
"""Words before a general noun that set nobody apart."""
_NO_HEADS = frozenset(("compound", "amod", "nmod", "poss"))
_OTHERWISE = frozenset(
    """
    union party ministry university court tribunal parliament senate police army brigade hospital church school
    government commission committee council nations federation association congress
    """.split()  # noqa: SIM905 - a word list reads best as words
)
"""Words of names that make them another kind of body than a company or charity."""


class General(BaseModel):
    """A line of `general.yaml`; the head of that file tells the fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    nouns: tuple[str, ...]
    label: Label
    of: frozenset[Label] = frozenset()
    ending: frozenset[str] = frozenset()
    named: bool = False
    posts: frozenset[str] = frozenset()
    example: str
    means: str

    def fits(self, noun: str, name: str) -> bool:
        """Whether the noun may stand for a body of that name."""
        words = frozenset(name.lower().replace("’s", "").replace("'s", "").split())
        if noun in words:
            return True
        return not self.named and bool(words & self.ending if self.ending else not words & _OTHERWISE)


@cache
def generals() -> dict[str, tuple[General, ...]]:
    """The lines of each noun."""
    found: dict[str, list[General]] = {}
    for line in entries(PACKAGE, "general.yaml", General):
        for noun in line.nouns:
            found.setdefault(noun, []).append(line)
    return {noun: tuple(lines) for noun, lines in found.items()}


def minted(doc: Doc, coded: Sequence[bool], taken: set[int]) -> Iterator[Mention]:
    """The mentions by general nouns that are none unless they mean a name: "the station", "the 52-year-old"."""
    for the in written(doc, ("the", "The")):
        if not coded[the.i] or the.i + 1 >= len(doc):
            continue
        aged = _aged(the)
        noun, kind = (aged, _AGE) if aged is not None else _noun(the)
        if noun is None or noun.i in taken or noun.tag_ in {"NNS", "NNP", "NNPS"}:
            continue
        if aged is None and noun.dep_ in _NO_HEADS:
            continue
        label = generals()[kind][0].label
        yield Mention(
            tokens=(the.i, noun.i + 1),
            head=noun.i,
            label=label,
            method="rule:general-noun@1",
            score=0.7,
            kind=kind,
            determiner="the",
            single=label == "person",
            borrowed=True,
        )


def _noun(the: Token) -> tuple[Token | None, str]:
    """The general noun of one or two words right after "the", and its words."""
    words = the.doc[the.i + 1 : the.i + 4]
    for count in range(min(2, len(words)), 0, -1):
        kind = words[:count].text.lower()
        after = words[count : count + 1]
        if kind in generals() and not (after and after[0].pos_ in {"NOUN", "PROPN"}):
            return words[count - 1], kind
    return None, ""


def _aged(the: Token) -> Token | None:
    """The last word of "the 52-year-old" where it stands for somebody."""
    words = the.doc[the.i + 1 : the.i + 6]
    if [word.lower_ for word in words[1:]] != ["-", "year", "-", "old"] or not words[0].like_num:
        return None
    after = the.doc[words.end : words.end + 1]
    return None if after and after[0].pos_ in {"NOUN", "PROPN", "ADJ"} else words[-1]


def take_up(doc: Doc, mentions: Sequence[Mention], sentence: Sequence[int], found: Clusters) -> None:
    """Join each general word, and each "X is the mayor", with the name that it means."""
    for one, other in _predicates(doc, mentions):
        found.join(one, other)
    for at, mention in enumerate(mentions):
        if mention.determiner != "the" or mention.named or mention.plural or found.first(at) != at:
            continue
        noun = mention.kind if mention.borrowed else _called(doc, mention)
        for line in generals().get(noun, ()):
            meant = _meant(doc, mentions, sentence, found, at, noun, line)
            if meant >= 0:
                found.join(meant, at)
                break


def _called(doc: Doc, mention: Mention) -> str:
    """The general word of a description, without what tells whence or of what kind it is: "the Hague-based group"."""
    first, last = mention.tokens[0] + 1, mention.tokens[1]
    words = doc[first:last].text.lower()
    if words in generals() or mention.head + 1 != last:
        return words
    if mention.single and (once := _once_or_of(doc, first, last)) in generals():
        return once
    told = all(t.ent_type_ in _ORIGINS or t.lower_ in _TELLING or t.text == "-" for t in doc[first : mention.head])
    return doc[mention.head].lower_ if told else ""


def _once_or_of(doc: Doc, first: int, last: int) -> str:
    """What tells of whom the report has named, in passing: "the former miner", "the father of three"."""
    counted = last + 1 < len(doc) and doc[last].lower_ == "of" and doc[last + 1].like_num
    return f"{doc[last - 1].lower_} of" if counted else doc[first].lower_


def _predicates(doc: Doc, mentions: Sequence[Mention]) -> Iterator[tuple[int, int]]:
    """Names, and what the report says that they are: "Elena Marku is the mayor of Shkodra"."""
    heads = {mention.head: at for at, mention in enumerate(mentions)}
    for at, mention in enumerate(mentions):
        head = doc[mention.head]
        if mention.named or mention.plural or mention.label != "person" or head.dep_ != "attr":
            continue
        be = head.head
        if be.lower_ not in _BE or any(child.dep_ == "neg" for child in be.children):
            continue
        named = (heads[c.i] for c in be.lefts if c.dep_ in _SUBJECTS and c.i in heads)
        yield from ((one, at) for one in named if mentions[one].given and mentions[one].label == "person")


def _meant(
    doc: Doc, mentions: Sequence[Mention], sentence: Sequence[int], found: Clusters, at: int, noun: str, line: General
) -> int:
    """The mention that a general word means: in the nearest sentence with any that fits, the only one or subject."""
    fitting: list[int] = []
    for before in range(at - 1, -1, -1):
        if sentence[at] - sentence[before] > REACH or (fitting and sentence[before] != sentence[fitting[0]]):
            break
        if _fits(doc, mentions, found, before, noun, line):
            fitting.append(before)
    alike = _ANYBODY in line.posts or _side_by_side(doc, [mentions[n] for n in fitting])
    subjects = [] if alike else [n for n in fitting if doc[mentions[n].head].dep_ in _SUBJECTS]
    for group in (fitting, subjects):
        if len({found.first(n) for n in group}) == 1:
            return group[0]
    return -1


def _side_by_side(doc: Doc, mentions: Sequence[Mention]) -> bool:
    """Whether two of the mentions (the last first) stand beside each other: "Amnesty and Norvik Watch"."""
    ends = ((later.tokens[0], earlier.tokens[1]) for later, earlier in pairwise(mentions))
    return any(doc[end:start].text.strip(", ") in {"and", "or", ""} for start, end in ends)


def _fits(doc: Doc, mentions: Sequence[Mention], found: Clusters, before: int, noun: str, line: General) -> bool:
    other = mentions[before]
    if not line.posts:
        body = other.label in line.of or (other.label == "person" and _with_the(doc, other))
        return (
            body
            and other.named
            and (_so_called(doc, other, noun) or line.fits(noun, other.canonical or other.given or ""))
        )
    if other.label != "person" or not other.given:
        return False
    if _ANYBODY in line.posts:
        return True
    cluster = found.first(before)
    posts = (post_of(doc, m) for n, m in enumerate(mentions) if found.first(n) == cluster)
    return any(post.noun in line.posts for post in posts if post is not None)


def _so_called(doc: Doc, other: Mention, noun: str) -> bool:
    """Whether the noun stood before the name: "the rebel coalition CSP"."""
    first = other.tokens[0]
    return noun in {doc[first].lower_, doc[first - 1].lower_ if first else ""}


def _with_the(doc: Doc, other: Mention) -> bool:
    """Whether what the base model takes for a person is called "the": "The Harvest Monitor" is none."""
    first = other.tokens[0]
    return doc[first].lower_ == "the" or (first > 0 and doc[first - 1].lower_ == "the")
