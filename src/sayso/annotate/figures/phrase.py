"""What a number counts: the noun after it, and the exact words of the whole number phrase."""

import re
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from sayso.annotate.figures.harm import is_state
from sayso.annotate.figures.lexicon import counted as lexicon
from sayso.annotate.figures.numbers import Number

_THINGS = frozenset(("DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL"))
_PREMODIFIERS = frozenset(("ADJ", "PUNCT", "ADV", "NUM"))
_STOPS = frozenset(',;:.()[]"“”')
_YEAR = re.compile(r"(?:19|20)\d\d")
_MONTHS = frozenset(("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"))
_BRACKETS = frozenset("()[];:")
_MORE = frozenset(("others", "more", "other"))
_OF_THEM = frozenset(("them", "whom", "those", "these", "which"))
_FAMILIES = frozenset(("family", "group", "crowd", "party"))
LONGEST = 7
"""Tokens between a number and its noun: "12 heavily armed Russian special forces soldiers" has five."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A number phrase: tokens [first, last), the token by which it hangs in the sentence, and the noun counted.

    `among` says that the number is of a set named before ("four of them children").
    """

    number: Number
    first: int
    last: int
    hangs: Token
    noun: Token | None
    among: bool = False


def phrase(doc: Doc, number: Number) -> Phrase | None:
    """The phrase of `number`; None for what counts nothing: ages, dates, times, money, shares."""
    core = doc[number.core]
    after = doc[number.end] if number.end < len(doc) else None
    if _an_age_or_time(doc, number) or (after is not None and after.like_num):
        return None
    if after is not None and after.lower_ == "of" and number.end + 1 < len(doc):
        return _of(doc, number, after)
    before = doc[number.first - 1] if number.first else None
    if before is not None and before.lower_ == "of" and before.head.lemma_.lower() in _FAMILIES and _bare(doc, number):
        family = before.head
        first = family.i - 1 if family.i and doc[family.i - 1].lower_ in {"a", "one"} else family.i
        return Phrase(number, first, number.end, family, None)
    noun = _noun(doc, number)
    if noun is None:
        told = after is not None and _is_deed(after)
        if not told and (core.ent_type_ in _THINGS or not _bare(doc, number)):
            return None
        last = number.end + (after is not None and after.lower_ in _MORE)
        return Phrase(number, number.first, last, core, None)
    dated = noun.pos_ == "PROPN" and (noun.ent_type_ in _THINGS or noun.lower_[:3] in _MONTHS)
    if dated or any(doc[at].like_num for at in range(number.end, noun.i)):
        return None
    return Phrase(number, number.first, noun.i + 1, noun, noun)


def _of(doc: Doc, number: Number, of: Token) -> Phrase:
    core = doc[number.core]
    object_ = next((child for child in of.children if child.dep_ == "pobj"), None)
    if object_ is None or object_.i - of.i > LONGEST:
        return Phrase(number, number.first, number.end, core, None)
    if object_.lower_ in _OF_THEM:
        following = doc[object_.i + 1] if object_.i + 1 < len(doc) else None
        noun = following if following is not None and following.pos_ in {"NOUN", "PROPN"} else None
        return Phrase(number, number.first, (noun or object_).i + 1, noun or core, noun, among=True)
    return Phrase(number, number.first, object_.i + 1, core, object_)


def _bare(doc: Doc, number: Number) -> bool:
    """Whether no noun follows: "12 were killed", "killing 12", "12 dead"."""
    after = doc[number.end] if number.end < len(doc) else None
    return after is None or after.pos_ not in {"NOUN", "PROPN"} or _is_deed(after)


def _noun(doc: Doc, number: Number) -> Token | None:
    """The head of the noun phrase that follows the number, by the parse where it agrees, else by the tags."""
    core = doc[number.core]
    head = core.head
    if core.dep_ in {"nummod", "amod", "det", "compound"} and head.pos_ in {"NOUN", "PROPN"} and head.i > core.i:
        between = {token.text for token in doc[core.i + 1 : head.i]}
        return head if head.i - core.i <= LONGEST and not between & _BRACKETS and not _is_deed(head) else None
    noun: Token | None = None
    for at in range(number.end, min(number.end + LONGEST, len(doc))):
        token = doc[at]
        if token.pos_ in {"NOUN", "PROPN"} and not _is_deed(token):
            noun = token
        elif noun is not None or not _before_a_noun(token):
            break
    return noun


def _is_deed(token: Token) -> bool:
    """Whether what is tagged as a noun is a headline's participle ("58 Killed", "two shot dead")."""
    return is_state(token) or token.lower_ == "shot"


def _before_a_noun(token: Token) -> bool:
    if token.pos_ == "VERB":
        return token.dep_ == "amod"
    return token.pos_ in _PREMODIFIERS and token.text not in _STOPS


def _an_age_or_time(doc: Doc, number: Number) -> bool:
    core = doc[number.core]
    before = doc[number.first - 1] if number.first else None
    after = doc[number.end] if number.end < len(doc) else None
    if before is not None and before.lower_ == "no":
        return True
    if before is not None and (before.text in "$€£#" or before.lower_ in {"aged", "age", "no.", "article", "route"}):
        return True
    if before is not None and before.ent_type_ == "DATE" and core.ent_type_ == "DATE" and _YEAR.fullmatch(core.text):
        return True
    dated = before is not None and before.ent_type_ == "DATE" and before.pos_ == "PROPN"
    if dated and core.ent_type_ == "DATE" and _bare(doc, number):
        return True
    if after is None:
        return False
    if after.text in {"%", "-", "–", "/", ":"} or after.lower_ in {"a.m.", "p.m.", "am", "pm", "percent"}:
        return True
    # "Anna Koval, 28, was hurt"
    return (
        before is not None
        and before.text == ","
        and after.text == ","
        and number.first > 1
        and (doc[number.first - 2].pos_ == "PROPN")
    )


def unit_of(noun: Token | None) -> str | None:
    """The unit that a counted noun gives: `persons`, another, or None where it is neither."""
    if noun is None:
        return "persons"
    for word in (noun.lower_, noun.lemma_.lower()):
        entry = lexicon().get(word)
        if entry:
            return entry.unit
    return "persons"
