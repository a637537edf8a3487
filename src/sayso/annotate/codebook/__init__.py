"""The codebook: what Sayso codes, as data. One file for each family of types, one for word classes, one for the rules.

`load()` gives the codebook; a user's own file extends it.
"""

from sayso.annotate.codebook.loader import Codebook, load
from sayso.annotate.codebook.model import CodingRule, EventType, Maps, Trigger, WordClass

__all__ = ["Codebook", "CodingRule", "EventType", "Maps", "Trigger", "WordClass", "load"]
