"""Disputes: fields on which independent origins exclude each other. Both sides are kept; nothing is averaged."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from sayso.link.figures import Given, by_kind, exclude, latest
from sayso.link.folding import folded
from sayso.link.mouths import Saying
from sayso.schema.incident import Dispute, Position
from sayso.schema.vocabulary import Responsibility

_ASSERTED: tuple[Responsibility, ...] = ("fact", "claimed_by_actor", "accused", "accused_by_authority", "suspected")
_BLAMED: tuple[Responsibility, ...] = ("claimed_by_actor", "accused", "accused_by_authority")
_STEM = 4
"""Letters that forms of one name share: "Congo", "Congolese"."""
_SMALL = frozenset({"the", "of", "and", "in", "its", "his", "our", "thei"})
_HOURS = frozenset({"minute", "hour", "part_of_day"})


def disputes(sayings: Sequence[Saying], origin: Sequence[int], given: Sequence[Given]) -> tuple[Dispute, ...]:
    """The disputes of one incident: tolls, responsibility, whether it happened, the hour, the place.

    Args:
        sayings: every event with who gives it, words about the deed and denials included.
        origin: of each saying the number of its origin; -1 for words and denials, which count by their mouth.
        given: the tolls.
    """
    found = (*_tolls(given), *_responsibility(sayings), *_standing(sayings), *_hour(sayings, origin), *_place(sayings))
    return tuple(found)


def _tolls(given: Sequence[Given]) -> Iterator[Dispute]:
    for (kind, unit, group), items in by_kind(given).items():
        current = latest(items)
        if any(a.origin != b.origin and exclude(a.toll, b.toll) for a, b in combinations(current, 2)):
            what = " ".join(part for part in (kind, "" if unit == "persons" else unit, group) if part)
            sides: dict[str, list[Saying]] = defaultdict(list)
            for item in current:
                sides[_figure(item)].append(item.saying)
            yield _dispute(f"tolls: {what}", sides)


def _figure(item: Given) -> str:
    low, high = item.bounds
    if low == high:
        return str(low)
    return f"{low} or more" if high is None else f"up to {high}" if low is None else f"{low} to {high}"


def _responsibility(sayings: Sequence[Saying]) -> Iterator[Dispute]:
    """Who is said to have done it and denies it; and who is blamed beside another."""
    sides: dict[Responsibility, dict[str, list[Saying]]] = defaultdict(lambda: defaultdict(list))
    shown: dict[str, str] = {}
    for saying in sayings:
        for tie in saying.event.responsibility:
            actor = next((known for known in shown if _one_actor(known, folded(tie.actor))), folded(tie.actor))
            shown.setdefault(actor, tie.actor)
            sides[tie.value][actor].append(saying)
    for actor, denying in sorted(sides["denied_by_actor"].items()):
        asserting = [s for value in _ASSERTED for s in sides[value].get(actor, ()) if _of_one_deed(s, denying)]
        if asserting:
            asserting.sort(key=lambda saying: saying.key)
            yield _dispute("responsibility", {f"{shown[actor]} did it": asserting, f"{shown[actor]} did not": denying})
    blamed: dict[str, list[Saying]] = defaultdict(list)
    for value in _BLAMED:
        for actor, found in sides[value].items():
            blamed[actor].extend(found)
    if len(blamed) > 1 and len({s.mouth.name for group in blamed.values() for s in group}) > 1:
        yield _dispute("actor", {shown[actor]: sorted(blamed[actor], key=lambda s: s.key) for actor in sorted(blamed)})


def _of_one_deed(one: Saying, others: Sequence[Saying]) -> bool:
    """Whether any of the others is about the same deed: of the same type, or words about it."""
    words = one.event.type.startswith("word.")
    return words or any(o.event.type == one.event.type or o.event.type.startswith("word.") for o in others)


def _one_actor(one: str, other: str) -> bool:
    """Whether two names are of one actor: "army" and "army of Port Sudan", "Congo's army" and "Congolese army"."""
    ours, theirs = ({word[:_STEM] for word in name.split() if len(word) > 1} - _SMALL for name in (one, other))
    return bool(ours and theirs) and (ours <= theirs or theirs <= ours)


def _standing(sayings: Sequence[Saying]) -> Iterator[Dispute]:
    """That it happened, where somebody denies just that."""
    deeds = [s for s in sayings if not s.event.type.startswith("word.")]
    no = [s for s in deeds if s.event.standing == "denied"]
    yes = [s for s in deeds if s.event.standing != "denied"]
    if no and yes:
        yield _dispute("standing", {"denied": no, "told as done": yes})


def _hour(sayings: Sequence[Saying], origin: Sequence[int]) -> Iterator[Dispute]:
    """Hours of the day that exclude each other, by different origins, where neither gives a zone."""
    hours: dict[tuple[str, str], list[tuple[int, Saying]]] = defaultdict(list)
    for number, saying in zip(origin, sayings, strict=True):
        time = saying.event.time
        if number >= 0 and time and time.granularity in _HOURS and time.start and time.end and _bare(time.start):
            hours[time.start, time.end].append((number, saying))
    spans = sorted(hours)
    clash = any(
        a[1] < b[0] and {n for n, _ in hours[a]}.isdisjoint(n for n, _ in hours[b]) for a, b in combinations(spans, 2)
    )
    if clash:
        yield _dispute("time", {f"{a} – {b}" if a != b else a: [s for _, s in hours[a, b]] for a, b in spans})


def _bare(moment: str) -> bool:
    """A day and an hour, without a zone."""
    return len(moment) == len("2024-01-01T00:00")


def _place(sayings: Sequence[Saying]) -> Iterator[Dispute]:
    """Two settlements for one deed: near enough to be one happening, and yet not one place."""
    named: dict[str, list[Saying]] = defaultdict(list)
    names: dict[str, str] = {}
    for saying in sayings:
        place = saying.event.place
        if place and place.precision == "settlement" and place.relation == "at" and place.gazetteer_id:
            named[place.gazetteer_id].append(saying)
            names.setdefault(place.gazetteer_id, place.name)
    mouths = {(id_, saying.mouth.name) for id_, found in named.items() for saying in found}
    if len(named) > 1 and len({mouth for _, mouth in mouths}) > 1:
        yield _dispute("place", {f"{names[id_]} ({id_})": named[id_] for id_ in sorted(named)})


def _dispute(field: str, sides: dict[str, list[Saying]]) -> Dispute:
    positions = (
        Position(value=value, said_by=tuple(dict.fromkeys(saying.voice for saying in found)))
        for value, found in sides.items()
    )
    return Dispute(field=field, positions=tuple(positions))
