"""Intervals open at one end: since, until, by, before, after, from; and ranges of two expressions."""

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from sayso.annotate.times.context import Kind
from sayso.annotate.times.vantage import Meaning
from sayso.schema.annotations import TimeMention
from sayso.schema.event import EventTime
from sayso.schema.moment import first_day
from sayso.schema.span import Span

_JOINED = {"between": ("and",), "from": ("to", "until", "till", "through", "-", "–")}
_FARTHEST = 16  # code points between two ends of a range: "to early on", not another clause


def opened(meaning: Meaning, kind: Kind | None) -> Meaning:
    """The meaning under the cue before it; the very same where the cue changes nothing.

    "Until" and "by" hold their own day, "before" does not; after a length of time ("after three days") and in
    a set nothing is opened.
    """
    whole = meaning.interval
    if meaning.type not in {"DATE", "TIME"} or meaning.open or not (whole.start and whole.end):
        return meaning
    if kind in {"since", "from", "after"}:
        return replace(meaning, interval=replace(whole, end=None), open="end")
    if kind == "until":
        return replace(meaning, interval=replace(whole, start=None), open="start")
    if kind == "before":
        first = first_day(whole.start)
        end = (first - timedelta(days=1)).isoformat() if first and meaning.type == "DATE" else whole.start
        return replace(meaning, interval=replace(whole, start=None, end=end), open="start")
    return meaning


def ranged(mentions: tuple[TimeMention, ...], text: str) -> tuple[TimeMention, ...]:
    """The mentions, with one interval for both ends of "from Monday to Wednesday", "between May and July"."""
    result = list(mentions)
    for at, (first, second) in enumerate(pairwise(mentions)):
        lead = text[max(0, first.span.start - 8) : first.span.start].lower().split()
        between = text[first.span.end : second.span.start].lower().strip()
        joints = _JOINED.get(lead[-1]) if lead else None
        if not joints or len(between) > _FARTHEST or between.split(" ")[0] not in joints:
            continue
        time = _range(first, second, text, lead[-1])
        if time:
            result[at] = replace(first, time=time)
            result[at + 1] = replace(second, time=time)
    return tuple(result)


def _range(first: TimeMention, second: TimeMention, text: str, lead: str) -> EventTime | None:
    start = first.time.start or (first.time.end if first.time.open == "start" else None)
    end = second.time.end
    begins, ends = (first_day(m) if m else None for m in (start, end))
    if (
        start is None
        or end is None
        or not (begins and ends)
        or begins > ends
        or "DURATION" in (first.type, second.type)
    ):
        return None
    span = Span(text.lower().rindex(lead, 0, first.span.start), second.span.end)
    return EventTime(
        start=start, end=end, granularity=second.time.granularity, text=span.of(text), span=span,
        anchor=first.time.anchor, hedge=first.time.hedge or second.time.hedge, value=f"{first.value}/{second.value}",
    )  # fmt: skip
