"""Posts: the office or rank under which a report names somebody, so that "the governor" means who was called that."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from sayso.annotate.entities.lexicon import abbreviations, role_nouns, titles
from sayso.annotate.entities.mention import Mention

_STANDING = frozenset(("deputy", "vice", "former", "ex", "assistant", "prime"))
"""Words that make another post of a post: a deputy governor is no governor."""
_PASSING = frozenset(("acting", "interim", "late", "retired", "new", "outgoing"))
"""Words that leave a post what it is."""
_EITHER = "spokesperson"
_SPOKES = frozenset(("spokesman", "spokeswoman", _EITHER))
_DEFINITE = frozenset(("the", "this", "that"))
REACH = 12
"""Sentences back to the holder of a post; reports name the holder once and go on with the post for some paragraphs."""
NEAR = 4
"""Sentences within which the nearest of several holders is meant, where no other is as near."""


@dataclass(frozen=True, slots=True)
class Post:
    """A post's noun ("governor") and the words before it or after "of" ("deputy", "army", "tillia")."""

    noun: str
    words: frozenset[str]

    def answers(self, called: "Post") -> bool:
        """Whether who holds this post may be `called` that."""
        if self.noun != called.noun and not (self.noun in _SPOKES and called.noun in _SPOKES and self._either(called)):
            return False
        return called.words - _PASSING <= self.words and self.words & _STANDING == called.words & _STANDING

    def _either(self, called: "Post") -> bool:
        return _EITHER in {self.noun, called.noun}


def post_of(doc: Doc, mention: Mention) -> Post | None:
    """The post that a mention tells: of a description its own words, of a name the titles before it."""
    if mention.given is None:
        described = mention.label in {"person", "media"} and mention.kind and not mention.plural
        return Post(mention.kind, frozenset(mention.words)) if described else None
    if mention.label != "person":
        return None
    first, last = mention.tokens
    while first < last and doc[first:last].text != mention.given:
        first += 1
    return _titled(doc, mention.tokens[0], first)


def _titled(doc: Doc, first: int, last: int) -> Post | None:
    words = [_spelt_out(word) for at in range(first, last) if (word := doc[at].lower_.rstrip(".")).isalpha()]
    nouns = role_nouns()
    known = [n for n, word in enumerate(words) if word in nouns or word in titles()]
    if not known:
        return None
    noun = known[-1]
    return Post(words[noun], frozenset(words[:noun]))


def _spelt_out(word: str) -> str:
    return abbreviations().get(word, word)


@dataclass(frozen=True, slots=True)
class _Holding:
    cluster: int
    sentence: int
    post: Post


class Holders:
    """Who holds which post, as the report goes on."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._held: list[_Holding] = []

    def note(self, mention: Mention, cluster: int, sentence: int) -> None:
        """Remember the post that a mention gives to somebody who has a name."""
        post = post_of(self._doc, mention)
        if post is not None:
            self._held.append(_Holding(cluster, sentence, post))

    def of(self, mention: Mention, sentence: int) -> Sequence[int]:
        """The clusters that a definite description may mean: one where it is clear, several where it is not."""
        if mention.determiner not in _DEFINITE or mention.named:
            return ()
        called = post_of(self._doc, mention)
        if called is None:
            return ()
        fitting = list(self._fitting(called, sentence))
        found = {holding.cluster for holding in fitting}
        if len(found) > 1:
            near = {holding.cluster for holding in fitting if sentence - holding.sentence <= NEAR}
            found = near if len(near) == 1 else found
        return tuple(sorted(found))

    def _fitting(self, called: Post, sentence: int) -> Iterator[_Holding]:
        for holding in reversed(self._held):
            if sentence - holding.sentence > REACH:
                return
            if holding.post.answers(called):
                yield holding
