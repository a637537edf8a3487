"""The checks of the seed bench: what the ledger must say of the article that the project began with.

They read records, never the pipeline's insides. An anchor is a few words that find a place in the text.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sayso.schema.claim import Claim
from sayso.schema.event import Event, Participant
from sayso.schema.report import Block, Report
from sayso.schema.span import Span, hull, overlapping


@dataclass(frozen=True, slots=True)
class Told:
    """What the ledger holds of one report."""

    report: Report
    claims: tuple[Claim, ...]
    events: tuple[Event, ...]

    def at(self, anchor: str) -> Span | None:
        """Where the words of `anchor` stand."""
        start = self.report.text.find(anchor)
        return Span(start, start + len(anchor)) if start >= 0 else None

    def block(self, anchor: str) -> Block | None:
        """The block that holds `anchor`."""
        where = self.at(anchor)
        return next((b for b in self.report.blocks if where and b.span.covers(where)), None)

    def claims_on(self, anchor: str) -> list[Claim]:
        """The claims that hold `anchor`, the tightest first."""
        where = self.at(anchor)
        held = [c for c in self.claims if where and any(piece.covers(where) for piece in c.content)]
        return sorted(held, key=lambda c: sum(end - start for start, end in c.content))

    def events_of(self, family: str) -> list[Event]:
        """The events whose type is `family` or one of it."""
        return [e for e in self.events if e.type == family or e.type.startswith(family + ".")]


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the bench's table."""

    name: str
    holds: Callable[[Told], bool]


def checks() -> Iterator[Check]:
    """Every check, in the order of the article's way through the pipeline."""
    yield from _reading()
    yield from _advisories()
    yield from _quotations()
    yield from _attributions()
    yield from _refusal()
    yield from _suicide()
    yield from _fighting()


def _reading() -> Iterator[Check]:
    yield Check(
        "headline",
        lambda t: (t.report.headline or "").startswith("Mutiny for Putin") and _kind(t, "Mutiny for") == "headline",
    )
    yield Check("published", lambda t: t.report.published == "2023-03-09T11:21")
    yield Check("updated", lambda t: t.report.updated == "2023-03-09T12:18")
    yield Check("byline", lambda t: t.report.bylines == ("Will Taylor",) and _kind(t, "By Will") == "byline")
    kinds = {
        "| Updated": {"furniture", "dateline"},
        "Listen to this": {"furniture", "embed"},
        "Loading audio": {"furniture", "embed"},
        "Read more: Putin": {"related"},
        "Read more: Tearful": {"related"},
        "Caution:": {"advisory"},
        "Picture: Alamy": {"credit"},
        "soldiers have refused to be sent": {"caption"},
        "Russians have taken heavy": {"caption"},
    }
    for anchor, expected in kinds.items():
        yield Check(f"block: {anchor}", lambda t, a=anchor, e=expected: _kind(t, a) in e)  # type: ignore[misc]
    yield Check("a repeated caption is one", lambda t: t.report.text.count("soldiers have refused to be sent") == 1)
    yield Check("no record touches an uncoded block", _nothing_from_uncoded_blocks)
    yield Check("related stories are kept", lambda t: len(t.report.related) == 2)
    yield Check("nothing from read-more", lambda t: not any(w in _said(t) for w in ("Lavrov", "Kostyuk", "tennis")))


def _advisories() -> Iterator[Check]:
    yield Check("advisory: strong language, by the outlet", lambda t: ("strong_language", "outlet") in _warned(t))
    yield Check("advisory: suicide", lambda t: any(category == "suicide" for category, _ in _warned(t)))


def _quotations() -> Iterator[Check]:
    anchors = (
        "We are sent to certain death", "You don't want us to refuse", "No-one will go there", "We don't give a",
        "We're sent to certain death", "refuse to assault", "One man went outside", "Right in the forehead",
        "He was walking", "Have you seen that pool", "We heard the shot",
    )  # fmt: skip
    for anchor in anchors:
        yield Check(f"the troops say: {anchor}", lambda t, a=anchor: any(_by_troops(c) for c in t.claims_on(a)))  # type: ignore[misc]
    yield Check(
        "a quotation over four paragraphs is one claim",
        lambda t: any(
            c in t.claims_on("We're sent to certain death") for c in t.claims_on("You don't want us to refuse")
        ),
    )
    yield Check("quoted passages are direct", lambda t: all(_forms(t, a) & {"direct", "mixed"} for a in anchors))


def _attributions() -> Iterator[Check]:
    cases = (
        ("has been under way", "some analysts", {"hedged"}),
        ("represent much of a loss", "observers", {"questioned"}),
        ("as suicidal", "Ukrainians", {"claimed"}),
        ("will try to champion", None, {"forecast", "hedged"}),
    )
    for anchor, source, standings in cases:
        yield Check(
            f"{source or 'nobody named'}: … {anchor}",
            lambda t, a=anchor, s=source, st=standings: any(
                _outer(c) == s and c.standing in st for c in t.claims_on(a)
            ),  # type: ignore[misc]
        )


def _refusal() -> Iterator[Check]:
    yield Check(
        "refusal by the Kaliningrad reservists",
        lambda t: any(_kaliningrad(p) for e in _refusals(t) for p in _actors(e)),
    )
    yield Check(
        "refusal is accomplished", lambda t: any(e.stage == "accomplished" and _actors(e) for e in _refusals(t))
    )
    yield Check("refusal has no place", lambda t: bool(_refusals(t)) and all(e.place is None for e in _refusals(t)))
    yield Check("the misspelt home is the same place", _misspelling_resolved)
    yield Check(
        "the refused assault is told as refused", lambda t: any(e.stage == "refused" for e in t.events_of("battle"))
    )
    yield Check("the refused assault is never told as done", lambda t: not _told_as_done(t))
    yield Check(
        "nothing happened in Kaliningrad",
        lambda t: not any("ningrad" in (e.place.name if e.place else "") for e in t.events),
    )


def _suicide() -> Iterator[Check]:
    yield Check(
        "suicide: a claim by the troops", lambda t: any(_by_troops(c) for c in t.claims_on("took his own life"))
    )
    yield Check("suicide: claimed", lambda t: bool(_suicides(t)) and all(e.standing == "claimed" for e in _suicides(t)))
    yield Check("suicide: 4 am without a day", lambda t: any(_four_without_a_day(e) for e in _suicides(t)))
    yield Check("suicide: no place", lambda t: bool(_suicides(t)) and all(e.place is None for e in _suicides(t)))


def _fighting() -> Iterator[Check]:
    yield Check(
        "wave attacks at Bakhmut by Wagner",
        lambda t: any(
            _at(e, "Bakhmut") and any("Wagner" in (p.name or p.text) for p in _actors(e)) for e in t.events_of("battle")
        ),
    )
    yield Check(
        "Kyiv struck on the morning of 9 March",
        lambda t: any(_struck(e, "Kyiv") and _that_morning(e) for e in t.events),
    )
    for city in ("Lviv", "Kherson"):
        yield Check(f"{city} struck too", lambda t, c=city: any(_struck(e, c) for e in t.events))  # type: ignore[misc]
    yield Check(
        "the expected offensive is a forecast or hedged",
        lambda t: (
            bool(t.events_of("force.offensive"))
            and all(e.standing in ("forecast", "hedged") for e in t.events_of("force.offensive"))
        ),
    )


def _kind(told: Told, anchor: str) -> str | None:
    block = told.block(anchor)
    return block.kind if block else None


def _said(told: Told) -> str:
    return " ".join(span.of(told.report.text) for claim in told.claims for span in claim.content)


def _warned(told: Told) -> set[tuple[str, str]]:
    return {(a.category, a.basis) for a in told.report.advisories}


def _forms(told: Told, anchor: str) -> set[str]:
    return {claim.form for claim in told.claims_on(anchor)}


def _outer(claim: Claim) -> str | None:
    return claim.attribution[0].source.text if claim.attribution else "the outlet"


def _by_troops(claim: Claim) -> bool:
    return any(link.source.kind == "military" for link in claim.attribution)


def _actors(event: Event) -> list[Participant]:
    return [p for p in event.participants if p.role == "actor"]


def _refusals(told: Told) -> list[Event]:
    return told.events_of("force.refusal")


def _suicides(told: Told) -> list[Event]:
    return told.events_of("people.suicide")


def _kaliningrad(participant: Participant) -> bool:
    return participant.affiliation is not None and participant.affiliation.name == "Kaliningrad"


def _misspelling_resolved(told: Told) -> bool:
    homes = [p.affiliation for e in told.events for p in e.participants if p.affiliation]
    right = {a.gazetteer_id for a in homes if a.text == "Kaliningrad"}
    return bool(right) and {a.gazetteer_id for a in homes if a.text == "Khalingrad"} == right


def _told_as_done(told: Told) -> list[Event]:
    refused = [span for a in ("to assault Ukrainian", "refuse to assault", "go into assault") if (span := told.at(a))]
    done = ("accomplished", "ongoing")
    return [e for e in told.events_of("battle") if e.stage in done and overlapping(e.trigger, refused)]


def _four_without_a_day(event: Event) -> bool:
    return event.time is not None and "4" in event.time.text and not (event.time.start or "").startswith("2")


def _at(event: Event, name: str) -> bool:
    return event.place is not None and event.place.name == name and event.place.lat is not None


def _struck(event: Event, name: str) -> bool:
    return (
        event.type.startswith("remote.")
        and event.stage == "accomplished"
        and event.polarity == "affirmed"
        and _at(event, name)
    )


def _that_morning(event: Event) -> bool:
    return (
        event.time is not None
        and event.time.granularity == "part_of_day"
        and (event.time.start or "").startswith("2023-03-09T")
    )


def _nothing_from_uncoded_blocks(told: Told) -> bool:
    uncoded = [b.span for b in told.report.blocks if not b.coded]
    spans = [s for c in told.claims for s in c.content]
    spans += [s for e in told.events for s in (e.trigger, *(p.span for p in e.participants))]
    return bool(spans) and hull(spans).end <= len(told.report.text) and not any(overlapping(s, uncoded) for s in spans)
