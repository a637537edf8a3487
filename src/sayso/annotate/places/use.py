"""What a toponym is put to, by its own surroundings: where something happened, whose something is, who speaks.

Literal, metonymic and associative use are kept apart as by Gritta, Pilehvar and Collier (2020).
"""

import re

from spacy.tokens import Doc, Token

from sayso.annotate.gazetteer import Gazetteer
from sayso.annotate.layers import report_of
from sayso.annotate.places.cues import words
from sayso.annotate.places.toponym import Toponym
from sayso.schema.vocabulary import PlaceUse

_AFTER_DATELINE = re.compile(
    r"(?:,\s[\w. ]{1,30})?(?:,\s[A-Z][a-z]{2,8}\.?\s\d{1,2})?\s*(?:\([\w ./]{2,30}\)\s*)?(?:—|–|--|-\s)"
)
_AGENCY = re.compile(r"(?:,\s[\w. ]{1,30})?\s\((?:AP|AFP|Reuters|REUTERS|UPI|dpa|DPA|TASS|Xinhua|CNN|[A-Z]{2,6})\)")
_SUBJECTS = frozenset(("nsubj", "csubj"))
_MODIFIERS = frozenset(("compound", "amod", "nmod", "poss"))
_PLACE_NOUNS = ("settlement_noun", "admin1_noun", "district_noun", "area_noun")


def dateline(doc: Doc, name: Toponym) -> bool:
    """Whether the name opens its block as datelines do ("KYIV, Ukraine (AP) —"), or stands in a dateline block."""
    text = report_of(doc).text
    for block in report_of(doc).blocks:
        if block.start <= name.span.start < block.end:
            if block.kind == "dateline":
                return True
            rest = text[name.span.end : name.span.end + 80]
            opens = text[block.start : name.span.start].strip() == "" or doc[name.first].is_sent_start
            shaped = _AFTER_DATELINE.match(rest) and name.text.isupper()
            return bool(opens and (shaped or _AGENCY.match(rest)))
    return False


def use_of(doc: Doc, name: Toponym, gazetteer: Gazetteer) -> PlaceUse:
    """The use that the name's own words show; `mention` where they show none."""
    if dateline(doc, name):
        return "dateline"
    if name.origin == "demonym" or gazetteer.demonym(name.text) is not None:
        return "affiliation"
    if _in_media_name(doc, name):
        return "publication"
    head = doc[name.last - 1]
    seat = bool(name.places) and all(place.kind == "seat" for place in name.places)
    if head.dep_ == "pobj" or head.head.pos_ == "ADP":
        return _after_preposition(head, seat)
    if head.dep_ in _SUBJECTS and head.head.lemma_.lower() in words("speaking"):
        return "metonym"
    if head.dep_ in _MODIFIERS or _hyphened(doc, name):
        return _as_modifier(doc, name, head)
    if seat:
        return "metonym"
    if head.dep_ in {"dobj", "nsubjpass", "conj"} and _spine(head).lemma_.lower() in words("happening_verb"):
        return "event"
    return "mention"


def _after_preposition(head: Token, seat: bool) -> PlaceUse:
    preposition = _first_of_list(head).head
    governor = preposition.head
    while governor.dep_ == "prep" and governor.pos_ == "ADP":
        governor = governor.head
    lemma = governor.lemma_.lower()
    word = preposition.lower_
    if word in {"including", "like", "as"}:
        return "event" if _suffers(governor) else "mention"
    if lemma in words("dealing") and word in {"with", "between", "on", "from", "against", "to"}:
        return "metonym"
    if word in {"to", "by"} and governor.text == "according":
        return "metonym"
    if governor.pos_ in {"NOUN", "PROPN"} and lemma in words("person_noun"):
        return "affiliation" if word in {"from", "of"} else "event"
    if lemma in words("happening_noun") or (governor.pos_ in {"NOUN", "PROPN"} and _suffers(governor)):
        return "event"
    if word in words("locative") and governor.dep_ == "pobj" and governor.head.i < governor.i:
        return _after_preposition(governor, seat)
    if word in words("locative") or word in {"on", "through", "over", "off", "along", "around", "to", "between"}:
        if governor.pos_ in {"VERB", "AUX"}:
            return "metonym" if seat and word not in {"in", "at", "near", "outside", "inside"} else "event"
        return "mention"
    return "metonym" if seat else "mention"


def _as_modifier(doc: Doc, name: Toponym, head: Token) -> PlaceUse:
    noun = head.head if head.head.i >= name.last else doc[min(name.last, len(doc) - 1)]
    lemma, lower = noun.lemma_.lower(), noun.lower_
    if lemma in words("happening_noun"):
        return "event"
    if any(lemma in words(role) or lower in words(role) for role in _PLACE_NOUNS):
        return _after_preposition(noun, seat=False) if noun.dep_ == "pobj" else "mention"
    if _hyphened(doc, name) or lemma in words("person_noun") or noun.ent_type_ == "ORG" or noun.pos_ == "PROPN":
        return "affiliation"
    return "mention" if head.dep_ == "poss" else "affiliation"


def _hyphened(doc: Doc, name: Toponym) -> bool:
    """As in "Odesa-born", "Iran-backed"."""
    return (
        name.last + 1 < len(doc)
        and doc[name.last].text in {"-", "‑"}
        and not doc[name.last].whitespace_
        and doc[name.last + 1].is_lower
    )


def _in_media_name(doc: Doc, name: Toponym) -> bool:
    at = name.last
    while at < len(doc) and at < name.last + 2 and doc[at].text[0].isupper():
        if doc[at].text in words("media"):
            return True
        at += 1
    return False


def _first_of_list(token: Token) -> Token:
    """The first of the coordinated names that `token` stands among."""
    while token.dep_ in {"conj", "appos"} and token.head.i < token.i:
        token = token.head
    return token


def _suffers(noun: Token) -> bool:
    """Whether something is done to, or happens by, what `noun` names."""
    first = _first_of_list(noun)
    return first.dep_ in {"dobj", "nsubjpass"} and first.head.lemma_.lower() in words("happening_verb")


def _spine(token: Token) -> Token:
    first = _first_of_list(token)
    return first.head
