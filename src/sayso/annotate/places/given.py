"""Spans that somebody else found: looked up whole, then without what does not belong to the name."""

import re

from spacy.tokens import Doc

from sayso.annotate.gazetteer import Gazetteer, GazetteerPlace, normalised
from sayso.annotate.layers import report_of, tokens_of
from sayso.annotate.places.toponym import Origin, Toponym
from sayso.schema.span import Span

_AROUND = re.compile(
    r"^(?:the|The|northern|southern|eastern|western|central|downtown|greater|Greater|city of|City of|Town of|"
    r"State of|County of)\s+|['’]s?$|[.,;:)\s]+$"
)
_KIND_WORD = re.compile(
    r"\s+(?:City|city|Township|Town|Village|Area|area|region|Region|Province|province|Oblast|oblast)$"
)


def given(doc: Doc, span: Span, gazetteer: Gazetteer) -> Toponym:
    """`span` as a toponym, with the readings of the longest part of it that the gazetteer holds."""
    tokens = tokens_of(doc, span)
    text = span.of(report_of(doc).text)
    name, origin = text, _GIVEN
    places: tuple[GazetteerPlace, ...] = ()
    for form in (text, _AROUND.sub("", text), _KIND_WORD.sub("", _AROUND.sub("", text))):
        name, places = form, _places(form, gazetteer)
        if places:
            break
    if gazetteer.demonym(name) is not None and not gazetteer.candidates(name):
        origin = "demonym"
    return Toponym(tokens.start, tokens.end, span, text, normalised(name), origin, places, evidence=_SURE)


def _places(name: str, gazetteer: Gazetteer) -> tuple[GazetteerPlace, ...]:
    demonym = gazetteer.demonym(name)
    return gazetteer.candidates(name) or ((demonym,) if demonym else ())


_GIVEN: Origin = "given"
_SURE = 10.0
