"""The gazetteer: one compiled, read-only SQLite file of GeoNames and our own names, and the look-up in it."""

from sayso.annotate.gazetteer.build import build
from sayso.annotate.gazetteer.location import location
from sayso.annotate.gazetteer.lookup import Gazetteer, open_gazetteer
from sayso.annotate.gazetteer.names import normalised
from sayso.annotate.gazetteer.place import GazetteerPlace, Kind, precision_of
from sayso.annotate.gazetteer.sources import Attribution, sources

__all__ = [
    "Attribution",
    "Gazetteer",
    "GazetteerPlace",
    "Kind",
    "build",
    "location",
    "normalised",
    "open_gazetteer",
    "precision_of",
    "sources",
]
