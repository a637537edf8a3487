"""The behavioural suite: own-written short reports, one file for each phenomenon, and what must be coded from them."""

from sayso.bench.behaviour.measuring import measure
from sayso.bench.behaviour.suite import load

__all__ = ["load", "measure"]
