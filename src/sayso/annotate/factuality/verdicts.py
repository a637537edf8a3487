"""Denials by a verdict: who calls an allegation absurd says that it is not so."""

from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel, ConfigDict
from spacy.tokens import Token

from sayso.lexicon import entries

_CALLING = frozenset(
    """
    call brand label describe term denounce slam deem dub characterise characterize decry condemn lambast lambaste
    """.split()  # noqa: SIM905 - a word list reads best as words
)
_STATEMENTS = frozenset(
    """
    accusation allegation charge claim report reports suggestion assertion account figure notion rumour rumor version
    story theory speculation insinuation statement finding complaint accusation toll narrative video footage
    """.split()  # noqa: SIM905 - a word list reads best as words
)
_POINTING = frozenset(("it", "this", "that", "them", "these"))
_NEAR = 5  # tokens from the verb to the noun
_STOPS = frozenset((",", ";", ":", "."))
_BEFORE = frozenset(("ADJ", "ADV", "DET", "PUNCT", "NOUN"))
_NOT_FALSE = frozenset(("not", "n't", "n’t", "never"))


class Verdict(BaseModel):
    """A line of `verdicts.yaml`; `{}` in `example` is any of the words."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    words: tuple[str, ...]
    example: str


@cache
def verdicts() -> frozenset[str]:
    """The words of a verdict, in lower case."""
    return frozenset(w for line in entries("sayso.annotate.factuality", "verdicts.yaml", Verdict) for w in line.words)


@dataclass(frozen=True, slots=True)
class Called:
    """The word for the statement, the word that says it is not so, and the token where the verdict begins."""

    statement: Token
    word: Token
    first: int


def called_false(verb: Token) -> Called | None:
    """What a verb such as "called" says of a statement; None where it says nothing of one, or not that."""
    if verb.lemma_.lower() not in _CALLING or any(child.lower_ in _NOT_FALSE for child in verb.lefts):
        return None
    doc, end = verb.doc, verb.sent.end
    near = doc[verb.i + 1 : min(verb.i + _NEAR, end)]
    statement = next((t for t in near if t.lemma_.lower() in _STATEMENTS or t.lower_ in _POINTING), None)
    if statement is None or (statement.lower_ in _POINTING and statement.i > verb.i + 1):
        return None
    if any(t.text in _STOPS or t.tag_ in {"VBD", "VBZ", "MD"} for t in doc[verb.i + 1 : statement.i]):
        return None
    for word in doc[statement.i + 1 : end]:
        if word.text == ";" or (word.text == "," and statement.i + 1 == word.i):
            return None
        if word.lower_ in verdicts() and _ends(word):
            first = word.i
            while first > statement.i + 1 and (doc[first - 1].pos_ in _BEFORE and doc[first - 1].ent_type_ == ""):
                first -= 1
                if doc[first].pos_ == "NOUN" and doc[first].dep_ != "compound":
                    first += 1
                    break
            if doc[first - 1].lower_ == "as":
                first -= 1
            return Called(statement, word, first)
    return None


def _ends(word: Token) -> bool:
    """Whether a verdict ends its clause, or another verdict goes on with it: "absurd", "false and malicious"."""
    after = word.doc[word.i + 1 : word.i + 2]
    return not after or after[0].is_punct or after[0].pos_ in {"CCONJ", "SPACE", "ADP", "ADV", "SCONJ"}
