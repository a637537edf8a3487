"""Marks around words that nobody is quoted as saying: a doubted word, a name, a title."""

from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict
from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from sayso.annotate.attribution.clause import NAMING, names_itself
from sayso.annotate.attribution.lexicon import is_cue_word, verb_cue
from sayso.annotate.layers import tokens_of
from sayso.lexicon import entries
from sayso.schema.span import Span

_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_ENDS = frozenset((".", "!", "?", "…"))
_OWNERS = frozenset(("DT", "PRP$", "POS", "JJ"))
_RELATIVES = frozenset(("that", "which", "who", "whom"))
_PRESENT = frozenset(("VBP", "VBZ", "VB"))
_THEIR_OWN = frozenset(("the", "its", "his", "her", "their", "our", "my"))
_LONGEST_SCARE = 3  # words without a verb; "the 'special military operation'" has three
_LONGEST_NAME = 8
_TITLE = 3  # words; so many that are all capitalised are a title, and no sentence


class Naming(BaseModel):
    """A line of `naming.yaml`."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    after: Literal["word", "noun"]
    words: tuple[str, ...]
    example: str


@cache
def naming(after: Literal["word", "noun"]) -> frozenset[str]:
    """The words of one kind after which a name stands."""
    lines = entries("sayso.annotate.quotes", "naming.yaml", Naming)
    return frozenset(word for line in lines if line.after == after for word in line.words)


def is_scare(doc: Doc, content: tuple[Span, ...], heading: bool, nested: bool = False) -> bool:
    """Whether the marks set off words that are nobody's statement.

    A heading quotes in the fewest words ('certain death'), so that shortness says nothing there. One that is
    `nested` stands in what somebody says anyhow: a noun phrase there is the speaker's own ("a 'surgical' strike").
    """
    if len(content) > 1:
        return False
    words = tokens_of(doc, content[0])
    plain = [token for token in words if not token.is_punct and not token.is_space]
    if not plain:
        return True
    if not heading and words[-1].text not in _ENDS and _is_name(words, plain):
        return True
    if any(token.tag_ in _FINITE for token in plain) and len(plain) > 1:
        return False
    if nested and len(plain) <= _LONGEST_SCARE and _in_a_phrase(words):
        return True
    if words[-1].text in {"!", "?"} or heading or _whole_sentence(words):
        return False
    if len(plain) > _LONGEST_SCARE and not _title(plain):
        return False
    return not _in_a_cue(doc, words)


def _is_name(words: Tokens, plain: list[Token]) -> bool:
    if len(plain) > _LONGEST_NAME:
        return False
    before = _before(words)
    if not before:
        return False
    if _named(before):
        return True
    if not _title(plain):
        return len(plain) <= _LONGEST_SCARE and _called_so(words, before, capitalised=False)
    return (
        before[-1].lower_ in naming("noun")
        or _called_so(words, before, capitalised=True)
        or _beside_a_noun(words, before[-1])
        or (len(plain) >= _TITLE and words[-1].text != "," and not is_cue_word(before[-1]))
    )


def _before(words: Tokens) -> list[Token]:
    """The words of the sentence that lead up to the marks."""
    start = max(words.start - 6, words.doc[words.start].sent.start)
    return [token for token in words.doc[start : words.start] if not token.is_punct and not token.is_space]


def _named(before: list[Token]) -> bool:
    """Whether the words before the marks say that a name follows."""
    known = naming("word")
    after = before[-1].nbor(1)
    if after.text == ",":
        return False  # "who asked not to be named, '…'": no name follows
    tail = [token.lower_ for token in before[-3:]]
    return any(" ".join(tail[-n:]) in known for n in range(1, len(tail) + 1)) or (
        len(before) > 2 and before[-1].lower_ == "called" and " ".join(tail[-2:]) == "- called"
    )


def _called_so(words: Tokens, before: list[Token], capitalised: bool) -> bool:
    """Whether somebody merely calls a thing by that name: "the road that drivers call 'the Funnel'".

    What somebody is called in lower case may be what the speaker thinks of it, but in a relative clause.
    """
    verb = next((token for token in reversed(before) if token.lemma_ in NAMING), None)
    if verb is None or any(token.is_punct for token in words.doc[verb.i : _mark(words)]):
        return False
    led = before[: before.index(verb)]
    if capitalised or names_itself(verb):
        return True
    definite = words[0].lower_ == "the" or before[-1].lower_ in _THEIR_OWN
    # "What drivers call 'the Funnel'" goes by that name; what somebody called so was judged.
    named = verb.tag_ in _PRESENT and any(token.lower_ == "what" for token in led)
    return definite and (named or any(token.lower_ in _RELATIVES for token in led))


def _in_a_phrase(words: Tokens) -> bool:
    """Whether the marks stand inside a noun phrase, after its article, its owner or its adjective."""
    before = words.doc[words.start - 2] if words.start > 1 else None
    return before is not None and before.tag_ in _OWNERS and words.doc[words.start - 1].is_quote


def _mark(words: Tokens) -> int:
    """The mark before the words."""
    return max(words.start - 1, 0)


def _beside_a_noun(words: Tokens, last: Token) -> bool:
    """Whether the marks hold the name of the noun beside them: "the frigate 'X'", "its 'X' battalion"."""
    doc = words.doc
    if last.i != words.start - 2:
        return False
    # A noun that the tagger does not know passes for an adjective ("the frigate 'X'").
    if last.tag_ == "NN" or (last.tag_ == "JJ" and last.i > 0 and doc[last.i - 1].tag_ in _OWNERS):
        return not _is_told(last) and not is_cue_word(last)
    after = doc[words.end + 1] if words.end + 1 < len(doc) else None
    return last.tag_ in _OWNERS and after is not None and after.tag_ in {"NN", "NNS"}


def _is_told(noun: Token) -> bool:
    """Whether a noun is whom the quotation beside it is said to: "told the crowd 'Patience'"."""
    head = noun.head.head if noun.dep_ == "pobj" else noun.head
    entry = verb_cue(head)
    return entry is not None and ("tell" in entry.frames or noun.dep_ in {"pobj", "dative"})


def _whole_sentence(words: Tokens) -> bool:
    at = words.start
    while at > 0 and not words.doc[at].is_sent_start and words.doc[at - 1].is_punct:
        at -= 1
    return bool(words.doc[at].is_sent_start) and words[-1].text in {".", "…", ","} and words[0].text[:1].isupper()


def _title(plain: list[Token]) -> bool:
    named = [token for token in plain if token.lower_ != "the"]
    capitals = all(token.is_title or token.is_stop or token.is_upper or token.like_num for token in plain)
    return capitals and bool(named) and named[0].text[:1].isupper()


def _in_a_cue(doc: Doc, words: Tokens) -> bool:
    """Whether the sentence around the marks says that somebody said something."""
    sentence = doc[words.start].sent
    if any(token.lower_ == "words" and token.nbor(1).lower_ == "of" for token in sentence[:-1]):
        return True  # "in the words of a medic, it was 'a slaughterhouse'"
    return any(is_cue_word(token) for token in sentence if not words.start <= token.i < words.end)
