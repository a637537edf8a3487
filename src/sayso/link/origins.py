"""Origins: the mouths that are really independent, after everything that only passes another on is folded into it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.link.copies import Copies
from sayso.link.mention import folded
from sayso.link.mouths import Mouth, Saying, same
from sayso.schema.incident import Origin

_OPENING = 600
"""Code points in which a report may describe whom it names further down: headline, standfirst and lead."""


@dataclass(frozen=True, slots=True)
class Fold:
    """One saying folded into another, and why."""

    into: int
    reason: str


@dataclass(frozen=True, slots=True)
class Origins:
    """The origins, and of each saying (by position) the position of its origin."""

    found: tuple[Origin, ...]
    of: tuple[int, ...]


def origins(sayings: Sequence[Saying], copies: Copies) -> Origins:
    """The independent origins of sayings that are sorted by their key.

    Folded together, with the reason: one mouth in several reports; one text run by several outlets; an outlet's
    own voice beside a mouth that it quotes on the same happening; somebody described in the opening, or spoken for,
    and the one person named who stands by that word.
    """
    leader = list(range(len(sayings)))
    reasons: dict[int, list[str]] = {}
    for rule in (_one_mouth, _described_then_named, _own_voice, _one_text):
        for position, fold in rule(sayings, copies):
            one, other = sorted((_find(leader, position), _find(leader, fold.into)))
            if one != other:
                leader[other] = one
                reasons.setdefault(one, []).extend([fold.reason, *reasons.pop(other, [])])
    heads = sorted({_find(leader, position) for position in range(len(sayings))})
    groups = {head: [p for p in range(len(sayings)) if _find(leader, p) == head] for head in heads}
    found = tuple(_origin([sayings[p] for p in groups[head]], reasons.get(head, [])) for head in heads)
    return Origins(found, tuple(heads.index(_find(leader, p)) for p in range(len(sayings))))


def _one_mouth(sayings: Sequence[Saying], _: Copies) -> Iterator[tuple[int, Fold]]:
    """The same mouth. A description ("a doctor") is the same only within one report."""
    for position, saying in enumerate(sayings):
        for before in range(position):
            earlier = sayings[before]
            one_report = earlier.report.report_id == saying.report.report_id
            if (one_report or saying.mouth.named) and same(earlier.mouth, saying.mouth):
                how = "credits" if saying.mouth.own else "has it from"
                reason = "" if one_report else f"{_title(saying)} {how} {earlier.mouth.name} too"
                yield position, Fold(before, reason)
                break


def _described_then_named(sayings: Sequence[Saying], _: Copies) -> Iterator[tuple[int, Fold]]:
    """Whom the opening describes, or for whom a spokesman speaks, where one named person only stands by that word."""
    for position, saying in enumerate(sayings):
        if saying.mouth.own or _is_named_person(saying.mouth):
            continue
        if not saying.mouth.named and saying.at > _OPENING:
            continue
        standing_by = [p for p, s in enumerate(sayings) if _in(s, saying) and _speaks_for(s.mouth, saying.mouth)]
        if len({sayings[p].mouth.name for p in standing_by}) == 1:
            name = sayings[standing_by[0]].mouth.name
            yield (
                position,
                Fold(standing_by[0], f"“{saying.mouth.name}” is taken to be {name}, named in the same report"),
            )


def _speaks_for(person: Mouth, described: Mouth) -> bool:
    word = folded(described.name).split()[-1:]
    close = _is_named_person(person) and bool(word) and word[0] in person.around
    return close and (not described.named or any(other.startswith("spokes") for other in person.around))


def _own_voice(sayings: Sequence[Saying], _: Copies) -> Iterator[tuple[int, Fold]]:
    for position, saying in enumerate(sayings):
        if not saying.mouth.own:
            continue
        quoted = next((p for p, s in enumerate(sayings) if _in(s, saying) and not s.mouth.own), None)
        if quoted is not None:
            name = sayings[quoted].mouth.name
            yield position, Fold(quoted, f"{_title(saying)} tells it in its own voice and rests on {name}")


def _one_text(sayings: Sequence[Saying], copies: Copies) -> Iterator[tuple[int, Fold]]:
    """Of reports that run one text, the same descriptions are the same mouths, and an outlet's voice is not its own."""
    texts: dict[str, list[int]] = {}
    for position, saying in enumerate(sayings):
        text = texts.setdefault(copies.get(saying.report.report_id, saying.report.report_id), [])
        text.append(position)
    for held in texts.values():
        quoted = [position for position in held if not sayings[position].mouth.own]
        for position in held:
            saying = sayings[position]
            others = (
                (quoted or held) if saying.mouth.own else [p for p in quoted if _alike(sayings[p].mouth, saying.mouth)]
            )
            into = next((p for p in others if not _in(sayings[p], saying)), None)
            if into is not None:
                first, second = sorted((sayings[into], saying), key=lambda s: s.key)
                yield position, Fold(into, f"{_title(second)} runs the text of {_title(first)}")


def _alike(one: Mouth, other: Mouth) -> bool:
    """Whether two mouths of one text are one: a rewriting ("Congo's army", "the Congolese army") keeps a word."""
    persons = _is_named_person(one) or _is_named_person(other)
    return same(one, other) or bool(not persons and one.kind == other.kind and one.words & other.words)


def _is_named_person(mouth: Mouth) -> bool:
    return mouth.kind == "person" and mouth.named


def _in(one: Saying, other: Saying) -> bool:
    return one.report.report_id == other.report.report_id


def _title(saying: Saying) -> str:
    return saying.report.outlet or saying.report.source.uri


def _find(leader: list[int], position: int) -> int:
    while leader[position] != position:
        position = leader[position]
    return position


def _origin(sayings: Sequence[Saying], reasons: Sequence[str]) -> Origin:
    """Named for its best known mouth: one with a name, quoted rather than the outlet's own, the fullest."""
    best = min(sayings, key=lambda s: (s.mouth.own, not s.mouth.named, -len(s.mouth.name), s.mouth.name))
    return Origin(
        name=best.mouth.name,
        kind=best.mouth.kind,
        reports=tuple(dict.fromkeys(saying.report.report_id for saying in sayings)),
        event_ids=tuple(dict.fromkeys(saying.event.event_id for saying in sayings)),
        reasons=tuple(dict.fromkeys(reason for reason in reasons if reason)),
    )
