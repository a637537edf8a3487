"""Records: the claims and events of a report, made from its annotations by the rules of the codebook."""

from sayso.record.evidence import problems
from sayso.record.records import Records, record

__all__ = ["Records", "problems", "record"]
