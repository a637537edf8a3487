"""Within one report: the events that tell of one happening (the deed, its toll, what it wrecked), put together."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sayso.link import days, where
from sayso.link.days import Days
from sayso.link.kinship import CONSEQUENCES, between, kinship
from sayso.link.mention import Figure, Mention, figures_apart
from sayso.link.where import Spot

Apart = frozenset[frozenset[str]]
"""Pairs of event ids that a person has split."""

OTHER_TOLL = 4.0
"""Tolls of one kind that exclude each other by this factor are of two deeds: first and last counts of one deed rarely
lie so far apart, a day's dead and a month's do."""
_OPENING = 300
"""Code points of headline and standfirst: they tell in other words what the first paragraph tells."""
_HEAD = 600
"""Code points in which a report says what it is about: headline, standfirst and first paragraph."""
_TOGETHER = 250
"""Code points between a deed and its harm, a sentence or two."""
_KINDRED = 0.5
"""The least kinship of two deeds of one report that share a place or a day, and are told as one."""


@dataclass(frozen=True, slots=True)
class Happening:
    """What one report tells of one happening; the best known of its mentions give place and days."""

    mentions: tuple[Mention, ...]
    report_id: str
    published: str
    spot: Spot | None
    days: Days | None
    dated: bool
    types: tuple[str, ...]
    names: frozenset[str]
    figures: tuple[Figure, ...]
    wording: str

    @property
    def key(self) -> tuple[str, str]:
        """What sorts happenings the same way whatever order they come in."""
        return self.published, self.mentions[0].event_id

    @property
    def event_ids(self) -> tuple[str, ...]:
        """The ids of its events, in the order of the text."""
        return tuple(mention.event_id for mention in self.mentions)


def happenings(mentions: Sequence[Mention], apart: Apart) -> tuple[tuple[Happening, ...], tuple[Mention, ...]]:
    """The happenings of one report, and the mentions that belong to none of them for certain.

    Deeds with a place come first, then what only has a day, then harm told apart from its deed; what has neither
    place nor day joins one of them. Where a report has none of these, what it tells at its head is its happening.
    """
    groups: list[list[Mention]] = []
    loose: list[Mention] = []
    for mention in sorted(mentions, key=_rank):
        group = _holder(groups, mention, apart)
        if group is not None:
            group.append(mention)
        elif _opens(groups, mention):
            groups.append([mention])
        else:
            loose.append(mention)
    return tuple(_happening(group) for group in groups), tuple(sorted(loose, key=lambda m: (m.at, m.event_id)))


def _rank(mention: Mention) -> tuple[bool, bool, bool, bool, int, str]:
    """The order in which mentions are taken: what can open a happening and is best placed first."""
    return (
        mention.part not in {"opens", "leads"},
        mention.part == "leads",
        mention.type in CONSEQUENCES,
        mention.spot is None,
        mention.at,
        mention.event_id,
    )


def _opens(groups: Sequence[Sequence[Mention]], mention: Mention) -> bool:
    if mention.part == "leads":
        # What stands further down, or is only harm, does not make another thing of what the head tells.
        main = any(m.at < _HEAD and m.type not in CONSEQUENCES for group in groups for m in group)
        return mention.at < _HEAD and not main
    # A toll beside a deed is that deed's, or of one that is not told: it is kept as an event, and opens nothing.
    deed = any(kinship(mention.type, m.type) for group in groups for m in group if m.type not in CONSEQUENCES)
    return mention.part == "opens" and not (mention.type == "people.casualties" and deed)


def alone(mention: Mention) -> Happening:
    """A mention as a happening of its own."""
    return _happening([mention])


def _holder(groups: list[list[Mention]], mention: Mention, apart: Apart) -> list[Mention] | None:
    """The group that the mention belongs to, of those that it fits: one told just before it, else the report's main."""
    fitting = [group for group in groups if _fits(group, mention, apart)]
    if mention.type.startswith("word.") and len(fitting) > 1:
        return None
    return min(fitting, key=lambda group: _distance(group, mention), default=None)


def _distance(group: list[Mention], mention: Mention) -> tuple[int, int]:
    before = min((mention.at - m.at for m in group if m.at <= mention.at), default=_TOGETHER)
    return min(before, _TOGETHER), min(m.at for m in group)


def _fits(group: list[Mention], mention: Mention, apart: Apart) -> bool:
    """Whether the mention contradicts none of the group, and is kin to its deed."""
    if any(frozenset((mention.event_id, m.event_id)) in apart for m in group):
        return False
    place, day = _same_place(group, mention), _same_day(group, mention)
    if place is False or day is False or (mention.long_ago and not place):
        return False
    if mention.type.startswith("word."):
        return True
    kin = between((mention.type,), {m.type for m in group})
    if kin == 0.0:
        return False
    # Deeds that share no place are one only by the same type, as deed and harm, as headline and lead, or where one of
    # them has neither place nor day of its own: a report names what it tells of again, and by other words.
    if any(figures_apart(m.figures, mention.figures) >= OTHER_TOLL for m in group):
        return False
    # Harm goes with the deed before or after it; a deed with harm told first only where they stand together.
    near = bool(place or day) or min(abs(m.at - mention.at) for m in group) < _TOGETHER
    harm = mention.type in CONSEQUENCES or (near and all(m.type in CONSEQUENCES for m in group))
    bare = mention.spot is None and not mention.dated and not all(m.type in CONSEQUENCES for m in group)
    return kin == 1.0 or harm or bare or mention.at < _OPENING or (kin >= _KINDRED and bool(place or day))


def _same_place(group: Iterable[Mention], mention: Mention) -> bool | None:
    found = {_lie(m.spot, mention.spot) for m in group}
    return False if "apart" in found else True if found & {"same", "near"} else None


def _lie(one: Spot | None, other: Spot | None) -> where.Fit:
    """As between reports; but a report that names two towns means two, however near they are."""
    found = where.fit(one, other)
    two = found == "near" and one and other and one.id and other.id
    return "apart" if two and one and other and (where.distance_km(one, other) or 0.0) > where.SLACK_KM else found


def _same_day(group: Iterable[Mention], mention: Mention) -> bool | None:
    found = {days.fit(m.days, mention.days) for m in group if m.dated and mention.dated}
    return False if "apart" in found else True if "same" in found else None


def _happening(group: list[Mention]) -> Happening:
    first = min(group, key=lambda m: (m.at, m.event_id))
    spots = sorted((m.spot for m in group if m.spot), key=lambda s: (not s.fine, s.radius_km, s.name))
    told = sorted((m.days for m in group if m.days), key=lambda d: (not d.told, d.last - d.first, d.first))
    return Happening(
        mentions=tuple(sorted(group, key=lambda m: (m.at, m.event_id))),
        report_id=first.report_id,
        published=first.published,
        spot=spots[0] if spots else None,
        days=told[0] if told else None,
        dated=any(m.dated for m in group),
        types=tuple(sorted({m.type for m in group if not m.type.startswith("word.")} or {first.type})),
        names=frozenset().union(*(m.names for m in group)),
        figures=tuple(dict.fromkeys(figure for m in group for figure in m.figures)),
        wording=" ".join(_wordings(group)),
    )


def _wordings(group: list[Mention]) -> Iterator[str]:
    """The wording of the first two mentions: what a report opens with is what another opens with."""
    for mention in sorted(group, key=lambda m: (m.at, m.event_id))[:2]:
        yield mention.wording
