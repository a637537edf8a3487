"""Clustering that does not chain: average link over candidate pairs, with contradictions that no chain gets round."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from sayso.link import days, where
from sayso.link.days import Days
from sayso.link.happening import Apart, Happening
from sayso.link.pair import THRESHOLD

Score = Callable[[int, int], float]
"""How likely the happenings at two positions, the smaller first, are one."""

_COMPARED = 40
"""Members of a cluster that a newcomer is compared with: beyond forty the mean of their scores stands still."""


@dataclass(slots=True)
class _Cluster:
    """Positions of happenings that are one, and what is known of them together."""

    members: list[int]
    days: Days | None
    events: set[str] = field(default_factory=set)


def clusters(
    happenings: Sequence[Happening],
    pairs: Iterable[tuple[int, int]],
    score: Score,
    apart: Apart = frozenset(),
    together: Iterable[frozenset[str]] = (),
) -> list[list[int]]:
    """Groups of positions, each in order; the same whatever order the happenings came in.

    Args:
        happenings: sorted by their key.
        pairs: the candidates.
        score: judges a pair, also one that is no candidate.
        apart: pairs of event ids that are kept apart.
        together: sets of event ids that are put together, whatever the scores.
    """
    held = {position: _Cluster([position], _firm(h), set(h.event_ids)) for position, h in enumerate(happenings)}
    home = {position: position for position in held}
    likely = ((score(*pair), pair) for pair in pairs)
    for _, (one, other) in sorted((-found, pair) for found, pair in likely if found >= THRESHOLD):
        a, b = sorted((home[one], home[other]))
        if (
            a != b
            and _agree(happenings, held[a], held[b], apart)
            and _mean(happenings, held[a], held[b], score) >= THRESHOLD
        ):
            _merge(held, home, a, b)
    for ids in together:
        touched = sorted({home[p] for p, h in enumerate(happenings) if ids & set(h.event_ids)})
        for late in touched[1:]:
            _merge(held, home, touched[0], late)
    return sorted(sorted(cluster.members) for cluster in held.values())


def _firm(happening: Happening) -> Days | None:
    return happening.days if happening.days and happening.days.told else None


def _agree(happenings: Sequence[Happening], one: _Cluster, other: _Cluster, apart: Apart) -> bool:
    """Whether no member of one contradicts a member of the other, on day or place, or by a person's word."""
    if one.days and other.days and not one.days.meets(other.days):
        return False
    if apart and any(frozenset((a, b)) in apart for a in one.events for b in other.events):
        return False
    for a in one.members[:_COMPARED]:
        for b in other.members[:_COMPARED]:
            if where.fit(happenings[a].spot, happenings[b].spot) == "apart":
                return False
            if days.fit(happenings[a].days, happenings[b].days) == "apart":
                return False
    return True


def _mean(happenings: Sequence[Happening], one: _Cluster, other: _Cluster, score: Score) -> float:
    """The mean over pairs of reports, of each pair the best of what they tell."""
    best: dict[tuple[str, str], float] = {}
    for a in one.members[:_COMPARED]:
        for b in other.members[:_COMPARED]:
            reports = happenings[a].report_id, happenings[b].report_id
            best[reports] = max(best.get(reports, 0.0), score(min(a, b), max(a, b)))
    return sum(best.values()) / len(best)


def _merge(held: dict[int, _Cluster], home: dict[int, int], one: int, other: int) -> None:
    into, gone = held[one], held.pop(other)
    for position in gone.members:
        home[position] = one
    into.members = sorted([*into.members, *gone.members])
    into.events |= gone.events
    if into.days and gone.days:
        into.days = into.days.met(gone.days) if into.days.meets(gone.days) else into.days
    else:
        into.days = into.days or gone.days
