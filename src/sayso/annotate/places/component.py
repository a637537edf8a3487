"""The component: toponyms found, spellings mended, readings chosen, uses told apart."""

import logging
from collections.abc import Sequence

from spacy.language import Language
from spacy.tokens import Doc

from sayso.annotate.gazetteer import Gazetteer, open_gazetteer
from sayso.annotate.layers import PLACES, report_of
from sayso.annotate.places.containment import contained
from sayso.annotate.places.given import given
from sayso.annotate.places.home import home_of
from sayso.annotate.places.mention import mention
from sayso.annotate.places.misspelling import mended
from sayso.annotate.places.recognition import recognised
from sayso.annotate.places.resolution import resolved
from sayso.annotate.places.toponym import Toponym
from sayso.schema.annotations import PlaceMention
from sayso.schema.span import Span

_log = logging.getLogger(__name__)
"""Compiling the gazetteer takes seconds, once: told on standard error unless logging is set up otherwise."""


class PlaceFinder:
    """Finds the places of a report; opens the gazetteer when it is first needed."""

    def __init__(self, gazetteer: Gazetteer | None = None) -> None:
        self._gazetteer = gazetteer

    @property
    def gazetteer(self) -> Gazetteer:
        """The gazetteer, opened."""
        if self._gazetteer is None:
            self._gazetteer = open_gazetteer(_log.warning)
        return self._gazetteer

    def __call__(self, doc: Doc) -> Doc:
        """Write the layer of places."""
        PLACES.write(doc, self.predict(doc))
        return doc

    def predict(self, doc: Doc) -> tuple[PlaceMention, ...]:
        """The place mentions of the document, in text order."""
        return self._mentions(doc, recognised(doc, self.gazetteer))

    def resolve(self, doc: Doc, spans: Sequence[Span]) -> tuple[PlaceMention, ...]:
        """The places that the given spans name, in their order, resolved together with the report's other toponyms."""
        wanted = {span: given(doc, span, self.gazetteer) for span in spans}
        others = [
            name for name in recognised(doc, self.gazetteer) if not any(name.span.overlaps(span) for span in wanted)
        ]
        names = contained(doc, tuple(sorted([*wanted.values(), *others], key=lambda name: name.span)))
        found = {found.span: found for found in self._mentions(doc, names)}
        return tuple(found[span] for span in spans)

    def _mentions(self, doc: Doc, names: tuple[Toponym, ...]) -> tuple[PlaceMention, ...]:
        home = home_of(report_of(doc), self.gazetteer)
        readings = resolved(names, home)
        names, readings = mended(doc, names, readings, home, self.gazetteer)
        return tuple(mention(doc, name, found, self.gazetteer) for name, found in zip(names, readings, strict=True))


@Language.factory("sayso_places")
def make_place_finder(nlp: Language, name: str) -> PlaceFinder:  # noqa: ARG001 - spaCy's signature
    """The place finder, as a spaCy component."""
    return PlaceFinder()
