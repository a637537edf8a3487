"""Events: one happening each, from triggers in the codebook to participants, place, time, tolls and stage.

The rooms, in the order of the work: candidates → fit → roles → stage → where and when → tolls → harm → ties → merging.
"""

from sayso.annotate.events.component import EventFinder
from sayso.annotate.events.locate import locate

__all__ = ["EventFinder", "locate"]
