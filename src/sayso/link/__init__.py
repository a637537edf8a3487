"""Links: the events of many reports into incidents, with their origins, disputes and unknowns."""

from sayso.link.linker import Rulings, link, rulings
from sayso.link.telling import Library, Shelf, Telling

__all__ = ["Library", "Rulings", "Shelf", "Telling", "link", "rulings"]
