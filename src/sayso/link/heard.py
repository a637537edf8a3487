"""Mouths heard in one report each, and when two of them are one."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sayso.link.bodies import agree, body_of, may_sum_up, one_body, person_of
from sayso.link.copies import Copies
from sayso.link.folding import folded
from sayso.link.mouths import Mouth, Saying, among, idle, same

OPENING = 600
"""Code points in which a report may describe whom it names further down: headline, standfirst and lead."""
_ENOUGH_WORDS = 2
"""Words of a description that stand beside a name too: "a member of the civil administration", "Ismail Haroun
Abakar, of the civil administration"."""

Casts = Mapping[str, tuple[Mouth, ...]]
"""Of each report whom it names as sources."""


@dataclass(slots=True)
class Heard:
    """One mouth, other than the outlet's, in one report; `sayings` are positions, `lows` the figures it gives."""

    mouth: Mouth
    first: Saying
    sayings: list[int] = field(default_factory=list)
    lows: set[tuple[str, str, int]] = field(default_factory=set)
    stands_for: Mouth | None = None
    """The one person named in the report who is that description, or speaks for that body."""

    @property
    def report_id(self) -> str:
        """The report it is heard in."""
        return self.first.report.report_id

    @property
    def names(self) -> tuple[Mouth, ...]:
        """What it is called, and who that is."""
        return (self.mouth,) if self.stands_for is None else (self.mouth, self.stands_for)


def heard(sayings: Sequence[Saying], casts: Casts) -> list[Heard]:
    """The mouths of sayings that are not an outlet's own, one for each report and name, in order."""
    found: dict[tuple[str, str], Heard] = {}
    for position, saying in enumerate(sayings):
        if not saying.mouth.own:
            one = found.setdefault((saying.report.report_id, folded(saying.mouth.name)), Heard(saying.mouth, saying))
            one.sayings.append(position)
            one.lows |= lows(saying)
    for one in found.values():
        one.stands_for = _named_for(one, casts)
    return list(found.values())


def lows(saying: Saying) -> set[tuple[str, str, int]]:
    """The figures that the saying gives: kind, unit, and what there are at least."""
    return {
        (toll.kind, toll.unit, low)
        for toll in saying.event.tolls
        if (toll.claim_id or saying.event.claim_id) == saying.claim_id
        and (low := toll.low if toll.low is not None else toll.high) is not None
    }


def title(saying: Saying) -> str:
    """The outlet, or where it is not known the last piece of the address."""
    return saying.report.outlet or saying.report.source.uri.rstrip("/").rpartition("/")[2]


def folds(mouths: Sequence[Heard], copies: Copies, known: Callable[[int, int], bool]) -> Iterator[tuple[int, int, str]]:
    """Pairs of positions (earlier, later) that are one mouth, with the reason in words; none that are `known` to be."""
    for later, one in enumerate(mouths):
        for earlier in range(later):
            reason = None if known(earlier, later) else _reason(mouths[earlier], one, copies)
            if reason is not None:
                yield earlier, later, reason
    for later, one in enumerate(mouths):
        summed = _summed_up(mouths, one)
        if summed is not None:
            name = mouths[summed].mouth.name
            yield summed, later, f"“{one.mouth.name}” at the head of {title(one.first)} is {name}, further down"
        first = _first_of_several(mouths, one)
        if first is not None and not known(first, later):
            yield first, later, f"“{one.mouth.name}” in {title(one.first)} are {mouths[first].mouth.name} and others"


def _reason(earlier: Heard, later: Heard, copies: Copies) -> str | None:
    """Why the two are one mouth; None where they are not."""
    one_report = earlier.report_id == later.report_id
    if any(same(a, b) for a in earlier.names for b in later.names if (a.named and b.named) or one_report):
        return _by_name(earlier, later)
    if one_report:
        body = one_body(earlier.mouth, later.mouth)
        if body is None and (person_of(earlier.mouth, later.mouth) or person_of(later.mouth, earlier.mouth)):
            body = body_of(earlier.mouth) or body_of(later.mouth)
        return f"“{later.mouth.name}” and “{earlier.mouth.name}” both speak for the {body.body}" if body else None
    if _one_text(earlier, later, copies) and _alike(earlier.mouth, later.mouth):
        return f"{title(later.first)} runs the text of {title(earlier.first)}"
    if _outlet(earlier) == _outlet(later) and folded(earlier.mouth.name) == folded(later.mouth.name):
        return f"{title(later.first)} quotes its “{later.mouth.name}” again"
    body = next((found for a in earlier.names for b in later.names if (found := one_body(a, b))), None)
    if body is not None:
        return f"{title(later.first)} has it from the {body.body} too (“{later.mouth.name}”)"
    if _described(earlier.names, later.mouth) or _described(later.names, earlier.mouth):
        return f"“{later.mouth.name}” in {title(later.first)} is described like {earlier.mouth.name}"
    return None


def _by_name(earlier: Heard, later: Heard) -> str:
    name = (later.stands_for or later.mouth).name
    if earlier.report_id == later.report_id:
        plain = folded(earlier.mouth.name) == folded(later.mouth.name)
        return "" if plain else f"“{earlier.mouth.name}” and “{later.mouth.name}” in {title(later.first)} are {name}"
    return f"{title(later.first)} has it from {name} too"


def _named_for(one: Heard, casts: Casts) -> Mouth | None:
    """The one person named in the report whom the description, or the body spoken for, is."""
    if one.mouth.person:
        # What is told beside each of a person's mentions adds up.
        return next((p for p in casts.get(one.report_id, ()) if folded(p.name) == folded(one.mouth.name)), None)
    # Who speaks for a body that has a name may be told by another report; whom "the doctor" is, by this one alone.
    elsewhere = [person for id_ in sorted(casts) for person in casts[id_]] if one.mouth.named else []
    for persons in (casts.get(one.report_id, ()), elsewhere):
        standing_by = {folded(p.name): p for p in persons if _speaks_for(p, one.mouth, one.first.at)}
        if standing_by:
            return next(iter(standing_by.values())) if len(standing_by) == 1 else None
    return None


def _speaks_for(person: Mouth, described: Mouth, at: int) -> bool:
    if not described.named and (at > OPENING or folded(described.name).split()[:1] == ["two"]):
        return False
    word = folded(described.name).split()[-1:]
    close = bool(word) and word[0] in person.around and agree(person, described)
    return close and (not described.named or any(other.startswith("spokes") for other in person.around))


def _summed_up(mouths: Sequence[Heard], one: Heard) -> int | None:
    """Whom a description at a report's head sums up: the one mouth further down that gives the same figure."""
    if one.mouth.person or one.first.at > OPENING or not one.lows:
        return None
    fitting = [
        position
        for position, other in enumerate(mouths)
        if other is not one
        and other.report_id == one.report_id
        and other.first.at > one.first.at
        and other.lows & one.lows
        and may_sum_up(one.mouth, other.mouth)
    ]
    return fitting[0] if len(fitting) == 1 else None


def _first_of_several(mouths: Sequence[Heard], one: Heard) -> int | None:
    """The first mouth of the report that a source of several names among them; with it all of them count once."""
    fitting = (
        position
        for position, other in enumerate(mouths)
        if other is not one and other.report_id == one.report_id and among(other.mouth, one.mouth)
    )
    return next(fitting, None)


def _described(names: Sequence[Mouth], description: Mouth) -> bool:
    """Whether the description's own words stand beside the name of a person."""
    if description.named:
        return False
    words = frozenset(folded(description.name).split()) - idle() - _SMALL
    return len(words) >= _ENOUGH_WORDS and any(name.person and words <= name.around | _MEMBER for name in names)


_SMALL = frozenset({"of", "at", "for", "from", "in", "with", "and"})
_MEMBER = frozenset({"member", "source", "sources", "representative", "employee", "worker"})


def _one_text(earlier: Heard, later: Heard, copies: Copies) -> bool:
    return copies.get(earlier.report_id, earlier.report_id) == copies.get(later.report_id, later.report_id)


def _alike(one: Mouth, other: Mouth) -> bool:
    """Whether two mouths of one text are one: a rewriting ("Congo's army", "the Congolese army") keeps a word."""
    persons = one.person or other.person
    return same(one, other) or bool(not persons and one.kind == other.kind and one.words & other.words)


def _outlet(one: Heard) -> str:
    return (one.first.report.outlet or one.first.report.source.uri).casefold()
