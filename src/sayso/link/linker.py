"""The linker: the events of many reports into incidents, the same whatever order the reports came in."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from sayso.link import days, where
from sayso.link.assembly import assembled
from sayso.link.candidates import candidates
from sayso.link.cluster import clusters
from sayso.link.copies import Texts
from sayso.link.happening import Apart, Happening, alone, happenings
from sayso.link.mention import Mention, mentions
from sayso.link.pair import judged
from sayso.link.telling import Library
from sayso.schema.incident import Decision, Incident

_HELD_VERDICTS = 1 << 20
_SAME_PLACE = frozenset({"same", "near"})


@dataclass(frozen=True, slots=True)
class Rulings:
    """What people have decided on which events belong together; from decisions in force."""

    together: tuple[frozenset[str], ...] = ()
    apart: Apart = frozenset()


def rulings(decisions: Iterable[Decision]) -> Rulings:
    """The merges and splits among decisions in force: `before` and `after` hold the event ids of both sides."""
    together: list[frozenset[str]] = []
    apart: set[frozenset[str]] = set()
    for decision in decisions:
        one, other = _ids(decision.before), _ids(decision.after)
        if decision.action == "merge":
            together.append(frozenset(one + other))
            apart = {pair for pair in apart if not pair <= together[-1]}
        elif decision.action == "split":
            apart |= {frozenset((a, b)) for a in one for b in other}
            together = [ids for ids in together if not any(pair <= ids for pair in apart)]
    return Rulings(tuple(together), frozenset(apart))


def link(library: Library, ruled: Rulings | None = None) -> Iterator[Incident]:
    """The incidents that the library's reports tell of, the first reported first.

    Within a report, events that share place, day and kind are one happening. Happenings of different reports are
    compared where they share a key, scored, and clustered by average link, with contradictions on place and day
    as bars. What only joins (background, denials, words about deeds) joins the one incident that it fits, if
    there is exactly one; words with a place of their own, in a report that tells no deed, stand for themselves.
    """
    ruled = ruled or Rulings()
    told, loose, texts = _taken_in(library, ruled.apart)
    groups = _grouped(told, texts, ruled)
    attached, left = _attached(told, groups, loose, ruled.apart)
    for group, joined in zip(groups, attached, strict=True):
        yield _incident(library, [told[position] for position in group], joined, texts)
    telling = {happening.report_id for happening in told}
    for mention in left:
        if mention.part == "words" and mention.spot is not None and mention.report_id not in telling:
            yield _incident(library, [alone(mention)], [], texts)


def _taken_in(library: Library, apart: Apart) -> tuple[list[Happening], list[Mention], Texts]:
    told: list[Happening] = []
    loose: list[Mention] = []
    texts = Texts()
    for telling in library.tellings():
        found = mentions(telling)
        if not found:
            continue
        grouped, rest = happenings(found, apart)
        told.extend(grouped)
        loose.extend(rest)
        texts.add(telling.report)
    told.sort(key=lambda happening: happening.key)
    return told, sorted(loose, key=lambda m: (m.published, m.event_id)), texts


def _grouped(told: Sequence[Happening], texts: Texts, ruled: Rulings) -> list[list[int]]:
    @lru_cache(maxsize=_HELD_VERDICTS)
    def score(one: int, other: int) -> float:
        a, b = told[one], told[other]
        return judged(a, b, texts.alike(a.report_id, b.report_id)).score

    return clusters(told, candidates(told, texts), score, ruled.apart, ruled.together)


def _attached(
    told: Sequence[Happening], groups: Sequence[Sequence[int]], loose: Sequence[Mention], apart: Apart
) -> tuple[list[list[Mention]], list[Mention]]:
    """The mentions that join, by group; and those that no group, or more than one, fits."""
    by_report: Mapping[str, set[int]] = defaultdict(set)
    by_day: Mapping[int, set[int]] = defaultdict(set)
    for number, group in enumerate(groups):
        for position in group:
            happening = told[position]
            by_report[happening.report_id].add(number)
            if happening.days and happening.days.exact and happening.spot:
                for day in range(happening.days.first, happening.days.last + 1):
                    by_day[day].add(number)
    joined: list[list[Mention]] = [[] for _ in groups]
    left: list[Mention] = []
    for mention in loose:
        near = set(by_report.get(mention.report_id, ()))
        own_words = mention.spot is not None and mention.days is not None and mention.days.exact
        if own_words and mention.days is not None:
            near |= {n for day in range(mention.days.first, mention.days.last + 1) for n in by_day.get(day, ())}
        fitting = [n for n in sorted(near) if _fits([told[p] for p in groups[n]], mention, apart)]
        if len(fitting) == 1:
            joined[fitting[0]].append(mention)
        else:
            left.append(mention)
    return joined, left


def _fits(group: Sequence[Happening], mention: Mention, apart: Apart) -> bool:
    """Whether a mention may belong to an incident: kin to it, of its place and day, or silent on them in its report."""
    if any(frozenset((mention.event_id, other)) in apart for h in group for other in h.event_ids):
        return False
    one = alone(mention)
    if not mention.type.startswith("word.") and not any(judged(one, h, copies=False).score for h in group):
        return False
    places = {where.fit(h.spot, mention.spot) for h in group}
    times = {days.fit(h.days, mention.days) for h in group if mention.dated}
    if "apart" in places or "apart" in times or (mention.long_ago and not places & _SAME_PLACE):
        return False
    same_report = any(h.report_id == mention.report_id for h in group)
    return same_report or (bool(places & _SAME_PLACE) and "same" in times)


def _incident(library: Library, group: Sequence[Happening], joined: Sequence[Mention], texts: Texts) -> Incident:
    ids = frozenset(id_ for h in group for id_ in h.event_ids) | {m.event_id for m in joined}
    reports = sorted({h.report_id for h in group} | {m.report_id for m in joined})
    tellings = [library.telling(report) for report in reports]
    return assembled(tellings, ids, _seed(group), texts.groups(reports), _certainty(group, texts))


def _seed(group: Sequence[Happening]) -> str:
    """The event that opened the incident: of the report published first.

    An incident's id is made of it alone, and not of all its events: reports come in about in the order of their
    publication, so that the seed of an incident stays while a hash of all its events would change with each report.
    """
    first = min(group, key=lambda happening: happening.key)
    opening = [mention for mention in first.mentions if mention.part in {"opens", "leads"}]
    return (opening or list(first.mentions))[0].event_id


def _certainty(group: Sequence[Happening], texts: Texts) -> float:
    """The mean of the pair scores; 1 for what one report tells."""
    pairs = combinations(group[:_SCORED], 2)
    found = [judged(a, b, texts.alike(a.report_id, b.report_id)).score for a, b in pairs if a.report_id != b.report_id]
    return sum(found) / len(found) if found else 1.0


_SCORED = 12
"""Happenings of which the certainty is the mean: 66 pairs."""


def _ids(value: object) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list) else []
