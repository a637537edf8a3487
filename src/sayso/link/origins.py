"""Origins: the mouths that are really independent, after everything that only passes another on is folded into it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.link.copies import Copies
from sayso.link.folding import folded
from sayso.link.heard import Casts, Heard, folds, heard, lows, title
from sayso.link.mouths import Mouth, Saying, own_mouth
from sayso.schema.incident import Origin
from sayso.schema.report import Report


@dataclass(frozen=True, slots=True)
class Origins:
    """The origins, and of each saying (by position) the position of its origin."""

    found: tuple[Origin, ...]
    of: tuple[int, ...]


def origins(sayings: Sequence[Saying], copies: Copies, casts: Casts) -> Origins:
    """The independent origins of sayings that are sorted by their key.

    Mouths that are quoted are folded where they are one (`heard.folds`). An outlet's own voice rests on the mouth
    that its report quotes, the one of the same figure first; where it quotes none, on what its text or its agency
    rests on. Only what is left is an origin of its own.
    """
    sources = [one.report for one in sayings]
    shared = _shared_texts(sources, copies)
    mouths = heard(sayings, casts)
    tree = _Tree(len(sayings))

    def known(one: int, other: int) -> bool:
        return tree.head(mouths[one].sayings[0]) == tree.head(mouths[other].sayings[0])

    for earlier, later, reason in folds(mouths, shared, known):
        tree.join(mouths[earlier].sayings[0], mouths[later].sayings[0], reason)
    for one in mouths:
        for position in one.sayings[1:]:
            tree.join(one.sayings[0], position, "")
    for position, into, reason in _own_voices(sayings, mouths, shared):
        tree.join(into, position, reason)
    heads = tree.heads()
    found = tuple(
        _origin([sayings[p] for p in range(len(sayings)) if tree.head(p) == head], tree.reasons.get(head, ()))
        for head in heads
    )
    return Origins(found, tuple(heads.index(tree.head(p)) for p in range(len(sayings))))


class _Tree:
    """Which positions are one, by union and find; the first leads, and keeps the reasons."""

    def __init__(self, size: int) -> None:
        self._leader = list(range(size))
        self.reasons: dict[int, list[str]] = {}

    def head(self, position: int) -> int:
        while self._leader[position] != position:
            position = self._leader[position]
        return position

    def heads(self) -> list[int]:
        return sorted({self.head(position) for position in range(len(self._leader))})

    def join(self, one: int, other: int, reason: str) -> None:
        first, second = sorted((self.head(one), self.head(other)))
        if first != second:
            self._leader[second] = first
            self.reasons.setdefault(first, []).extend([*self.reasons.pop(second, []), reason])


def _shared_texts(reports: Sequence[Report], copies: Copies) -> Copies:
    """The copies, and as copies too the reports that credit one agency: they run its material."""
    leader: dict[str, str] = {}
    by_credit: dict[str, str] = {}
    for report in dict.fromkeys(reports):
        text = copies.get(report.report_id, report.report_id)
        credit = folded(own_mouth(report).name)
        leader[report.report_id] = by_credit.setdefault(credit, leader.get(text, text))
        leader.setdefault(text, leader[report.report_id])
    return leader


def _own_voices(sayings: Sequence[Saying], mouths: Sequence[Heard], shared: Copies) -> Iterator[tuple[int, int, str]]:
    """Of each saying in an outlet's own voice, the saying that it rests on, and why."""
    by_text: dict[str, int] = {}
    for position, saying in enumerate(sayings):
        if not saying.mouth.own:
            continue
        report_id = saying.report.report_id
        own = [one for one in mouths if one.report_id == report_id]
        text = shared[report_id]
        if own:
            into = _rested_on(saying, own, sayings)
            name = sayings[into].mouth.name
            yield position, into, f"{title(saying)} tells it in its own voice and rests on {name}"
            continue
        others = [one for one in mouths if shared[one.report_id] == text]
        if others:
            into = _rested_on(saying, others, sayings)
            yield position, into, _passed_on(saying, sayings[into])
        elif text in by_text:
            into = by_text[text]
            yield position, into, _passed_on(saying, sayings[into])
        by_text.setdefault(text, position)


def _rested_on(saying: Saying, mouths: Sequence[Heard], sayings: Sequence[Saying]) -> int:
    """The saying of the mouth that gives the same figure, else of the one that stands nearest in the text."""
    figures = lows(saying)
    positions = [(not (one.lows & figures), abs(sayings[p].at - saying.at), p) for one in mouths for p in one.sayings]
    return min(positions)[2]


def _passed_on(saying: Saying, earlier: Saying) -> str:
    if saying.report.report_id == earlier.report.report_id:
        return ""
    agency = own_mouth(saying.report)
    if folded(agency.name) == folded(own_mouth(earlier.report).name) and agency.name != title(saying):
        return f"{title(saying)} credits {agency.name}"
    if folded(title(saying)) == folded(title(earlier)):
        return f"{title(saying)} reports it again"
    return f"{title(saying)} runs the text of {title(earlier)}"


def _origin(sayings: Sequence[Saying], reasons: Sequence[str]) -> Origin:
    """Named for its best known mouth: one with a name, quoted rather than the outlet's own, the fullest."""
    best = min(sayings, key=lambda s: _rank(s.mouth))
    return Origin(
        name=best.mouth.shown,
        kind=best.mouth.kind,
        reports=tuple(dict.fromkeys(saying.report.report_id for saying in sayings)),
        event_ids=tuple(dict.fromkeys(saying.event.event_id for saying in sayings)),
        reasons=_one_a_report(reasons, {title(saying) for saying in sayings}),
    )


def _one_a_report(reasons: Sequence[str], outlets: set[str]) -> tuple[str, ...]:
    """The reasons, of those that begin with the same outlet the first: it says enough of why that report was folded."""
    found: dict[str, str] = {}
    for reason in filter(None, reasons):
        outlet = max((name for name in outlets if reason.startswith(f"{name} ")), key=len, default=reason)
        found.setdefault(outlet, reason)
    return tuple(found.values())


def _rank(mouth: Mouth) -> tuple[bool, bool, bool, int, str]:
    return mouth.own, not mouth.person, not mouth.named, -len(mouth.name), mouth.name
