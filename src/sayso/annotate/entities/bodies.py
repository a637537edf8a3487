"""Bodies and outlets by the words of their names, whatever the base model makes of them."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Token

from sayso.annotate.entities.lexicon import body_words, outlet_words
from sayso.annotate.entities.mention import Mention

_IN_NAMES = frozenset(("of", "for", "on", "against", "without", "beyond", "to"))
_SENT = frozenset(("Mission", "Operation"))
_JOINS = frozenset(("of", "for", "and", "the", "in"))
_SHORTEST = 3  # tokens of such a name: its noun, "of", and a capital


def written(doc: Doc, words: Iterable[str]) -> Iterator[Token]:
    """The tokens that are one of `words`, as they are written."""
    wanted = {doc.vocab.strings[word] for word in words}
    return (doc[at] for at, orth in enumerate(doc.to_array("ORTH").tolist()) if orth in wanted)


def bodies(doc: Doc, taken: set[int] | frozenset[int]) -> Iterator[Mention]:
    """Bodies whose names go on after "of", "for" …: "the League for Free Elections", "Lawyers Without Chains"."""
    known = body_words()
    for token in written(doc, known):
        label = known[token.text]
        if token.i in taken or token.i + 2 >= len(doc) or not _opens(token, doc[token.i + 1]):
            continue
        last = token.i + 2
        while last < len(doc) and (_capital(doc[last]) or (doc[last].lower_ in _JOINS and _goes_on(doc, last))):
            last += 1
        first = token.i
        while first and _of_a_name(doc[first - 1]) and not doc[first - 1].is_sent_start:
            first -= 1
        if not _capital(doc[last - 1]) or last - token.i < _SHORTEST:
            continue
        start = first - 1 if first and doc[first - 1].lower_ == "the" else first
        yield Mention(
            tokens=(start, last),
            head=token.i,
            label=label,
            method="rule:body@1",
            score=0.85,
            given=doc[first:last].text,
        )


def _opens(noun: Token, after: Token) -> bool:
    """Whether a name goes on: after "of" and the like, and of what is sent abroad after "in" ("Mission in Abyei")."""
    return after.lower_ in _IN_NAMES or (after.lower_ == "in" and noun.text in _SENT)


def _capital(token: Token) -> bool:
    return token.text[:1].isupper() and not token.is_punct


def _goes_on(doc: Doc, at: int) -> bool:
    after = doc[at + 1] if at + 1 < len(doc) else None
    return after is not None and (
        _capital(after) or (after.lower_ == "the" and at + 2 < len(doc) and _capital(doc[at + 2]))
    )


def outlets(doc: Doc, taken: set[int] | frozenset[int]) -> Iterator[Mention]:
    """Newspapers, agencies and broadcasters, by the words that open or end their names; none in a line of titles."""
    known = outlet_words()
    for token in written(doc, {word for word, _ in known}):
        if token.i in taken:
            continue
        first, last = token.i, token.i + 1
        if (token.text, "first") in known:
            while last < len(doc) and _of_a_name(doc[last]):
                last += 1
        if last == token.i + 1 and (token.text, "last") in known and not (last < len(doc) and _of_a_name(doc[last])):
            while first and _of_a_name(doc[first - 1]):
                first -= 1
        if last - first < 2 or not any(other.is_lower and len(other) > 3 for other in token.sent):
            continue
        start = first - 1 if first and doc[first - 1].lower_ == "the" else first
        yield Mention(
            tokens=(start, last),
            head=last - 1,
            label="media",
            method="rule:outlet@1",
            score=0.8,
            given=doc[first:last].text,
        )


def _of_a_name(token: Token) -> bool:
    return token.pos_ == "PROPN" and token.text[:1].isupper()
