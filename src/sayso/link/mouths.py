"""Mouths: who, at the far end of a chain, gives an event of an incident."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from pydantic import BaseModel, ConfigDict
from rapidfuzz import fuzz

from sayso.lexicon import entries
from sayso.link.folding import folded
from sayso.link.telling import Telling
from sayso.schema.claim import Claim, ClaimSource
from sayso.schema.event import Event
from sayso.schema.incident import Voice
from sayso.schema.report import Report
from sayso.schema.span import Span

SAME_NAME = 90.0
"""rapidfuzz ratio from which two names are spellings of one: "Al-Shuja" and "al Shuja'a" have 93, "Army spokesman"
and "Army spokeswoman" 93 too, so that descriptions are never compared by it."""
_NOBODY = frozenset({"unspecified"})
_SOME = frozenset({"a", "an", "another", "one", "two", "three", "four", "five", "some", "several", "many"})
"""What opens a description: whoever it is, a second report may mean another."""
_PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i", "him", "her", "them", "who", "which", "one"})
_CLOSE = 60
"""Code points on each side of a name in which its owner may be described."""
_JOINED = re.compile(r",\s+(?:and\s+)?|\s+and\s+")
_BREAK = re.compile(r"[.,;:!?()\"“”\n]")
_APPOSED = re.compile(r",\s+(?P<who>(?:an?|the|who|its|his|her|their|head|chief|deputy|spokes\w+)\s[^.,;:!?()\"“”\n]+)")
_DESCRIBED = frozenset({"person", "unnamed", "group"})


class Idle(BaseModel):
    """A line of `idle.yaml`: words of a name that do not tell it from others. `example`: two names of one mouth."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    words: tuple[str, ...]
    example: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Mouth:
    """Who says it. `own`: the outlet itself, or the agency that it credits; `named`: by a name, not a description."""

    name: str
    kind: str
    own: bool
    named: bool
    beside: str = ""
    """The name with the words beside it that describe its owner."""

    @property
    def around(self) -> frozenset[str]:
        """The words of the name and beside it."""
        return frozenset(folded(self.beside).split())

    @property
    def shown(self) -> str:
        """The name as people see it: of an outlet that only its address names, the last piece of that."""
        return self.name.rstrip("/").rpartition("/")[2] if self.own else self.name

    @property
    def person(self) -> bool:
        """Whether it is somebody by name."""
        return self.named and self.kind == "person"

    @property
    def words(self) -> frozenset[str]:
        """The words of the name that tell it from others."""
        return frozenset(folded(self.name).split()) - idle()


@dataclass(frozen=True, slots=True)
class Saying:
    """One event of the incident as one claim of one report gives it, and whose claim that is."""

    event: Event
    report: Report
    claim_id: str
    mouth: Mouth
    at: int

    @property
    def key(self) -> tuple[str, str, int, str]:
        """What sorts sayings the same way everywhere."""
        return self.report.published or "", self.report.report_id, self.at, self.event.event_id

    @property
    def voice(self) -> Voice:
        """The saying, as an incident shows it."""
        return Voice(
            who=self.mouth.shown,
            report_id=self.report.report_id,
            claim_id=self.claim_id,
            event_id=self.event.event_id,
        )


def sayings(telling: Telling, event: Event) -> tuple[Saying, ...]:
    """Who gives the event, and who gives its figures."""
    given = dict.fromkeys((event.claim_id, *(toll.claim_id for toll in event.tolls if toll.claim_id)))
    return tuple(said(telling, event, claim_id) for claim_id in given)


def said(telling: Telling, event: Event, claim_id: str | None) -> Saying:
    """The event as that claim gives it; without one, as its own claim does."""
    id_ = claim_id or event.claim_id
    claim = telling.claim(id_)
    at = claim.content[0].start if claim else event.trigger.start
    return Saying(event, telling.report, id_, far_end(telling, claim), at)


def far_end(telling: Telling, claim: Claim | None) -> Mouth:
    """The mouth nearest the fact; the outlet's own where no other is known.

    A pronoun that nothing has resolved is whoever was quoted last before it.
    """
    for link in reversed(claim.attribution if claim else ()):
        source = link.source
        if source.text is not None and source.kind not in _NOBODY:
            if folded(source.name or source.text) not in _PRONOUNS:
                return _mouth(source, telling.report)
            before = _quoted_before(telling, source)
            if before is not None:
                return _mouth(before, telling.report)
    return own_mouth(telling.report)


def cast(telling: Telling) -> tuple[Mouth, ...]:
    """Every person whom the report names as a source, in the order of the text."""
    found: dict[str, tuple[int, Mouth]] = {}
    for source in _sources(telling):
        mouth = _mouth(source, telling.report)
        if mouth.person and source.span:
            key = folded(mouth.name)
            at, known = found.get(key, (source.span.start, mouth))
            # The words beside each of a person's mentions add up: "Abakar, of the civil administration", "Abakar".
            found[key] = min(at, source.span.start), replace(known, beside=f"{known.beside} {mouth.beside}")
    return tuple(mouth for _, mouth in sorted(found.values(), key=lambda item: (item[0], item[1].name)))


def _sources(telling: Telling) -> Iterator[ClaimSource]:
    for claim in telling.claims:
        for link in claim.attribution:
            if link.source.span is not None and link.source.kind not in _NOBODY:
                yield link.source


def _quoted_before(telling: Telling, pronoun: ClaimSource) -> ClaimSource | None:
    at = pronoun.span.start if pronoun.span else 0
    earlier = (s for s in _sources(telling) if s.span and s.span.end <= at)
    named = (s for s in earlier if folded(s.name or s.text or "") not in _PRONOUNS)
    return max(named, key=lambda s: (s.span or Span(0, 0)).start, default=None)


def among(one: Mouth, several: Mouth) -> bool:
    """Whether a source of several ("two medics and a resistance official") names the other among them."""
    parts = [frozenset(folded(part).split()) - idle() - _SOME for part in _JOINED.split(several.name)]
    return several.kind == "group" and len(parts) > 1 and any(part and part <= one.words for part in parts)


def same(one: Mouth, other: Mouth) -> bool:
    """Whether two names are of one mouth: the same words, one name's within the other's, or two spellings."""
    if folded(one.name) == folded(other.name):
        return True
    if not (one.named and other.named):
        return False
    a, b = one.words, other.words
    if not a or not b:
        return False
    return a <= b or b <= a or fuzz.ratio(" ".join(sorted(a)), " ".join(sorted(b))) >= SAME_NAME


@cache
def idle() -> frozenset[str]:
    """The words of `idle.yaml`."""
    return frozenset(word for line in entries("sayso.link", "idle.yaml", Idle) for word in line.words)


def _mouth(source: ClaimSource, report: Report) -> Mouth:
    text = source.name or source.text or ""
    indefinite = folded(source.text or text).split()[:1]
    known = source.kind not in _DESCRIBED and not _SOME.intersection(indefinite)
    named = known or _is_name(text, source.kind)
    return Mouth(text, source.kind, own=False, named=named, beside=_beside(report.text, source, text))


def _beside(text: str, source: ClaimSource, called: str) -> str:
    """The source's words, and what describes its owner right beside them: "army spokesman X", "X, the governor,"."""
    if source.span is None:
        return called
    start, end = source.span
    before = _BREAK.split(text[max(0, start - _CLOSE) : start])[-1]
    after = _APPOSED.match(text[end : end + _CLOSE])
    return f"{before} {source.text} {called} {after['who'] if after else ''}"


def _is_name(text: str, kind: str) -> bool:
    """Whether it has a capital beyond its first word, or is a person's one name; "a doctor in Kutum" is no name."""
    words = re.findall(r"\w+", text)
    if not words or words[0].casefold() in _SOME:
        return False
    return any(word[0].isupper() for word in words[1:]) or (kind == "person" and len(words) == 1 and text[0].isupper())


def own_mouth(report: Report) -> Mouth:
    """The agency that the report credits, else its outlet, else its address."""
    lines = (report.words(block.span) for block in report.blocks if block.kind in {"credit", "byline"})
    agency = next((name for line in lines if (name := _agency(line, report))), None)
    return Mouth(agency or report.outlet or report.source.uri, "media", own=True, named=True)


def _agency(line: str, report: Report) -> str | None:
    """The agency in a credit or byline ("Newsroom, with Northlight", "Supplied by Northlight", "(MPS)").

    None in a picture's credit, and where the line names a reporter or the outlet's own desk.
    """
    if _PICTURE.search(line):
        return None
    name = _LED_BY.split(line)[-1]
    name = re.split(r"\s+in\s+(?=[A-Z])", name)[0].strip(" .()[]–—-|")
    own = {folded(person) for person in report.bylines} | {folded(report.outlet or "")}
    if (
        not name
        or not name[0].isupper()
        or _DESK.search(name)
        or any(folded(name) in o or o in folded(name) for o in own if o)
    ):
        return None
    return name


_PICTURE = re.compile(r"\b(?:photo|photograph|picture|image|pic|video|graphic|illustration|credit)s?\b", re.IGNORECASE)
_LED_BY = re.compile(r"\b(?:with|by|from|source|via)\b:?\s+", re.IGNORECASE)
_DESK = re.compile(r"\b(?:newsroom|desk|staff|editors?|editing|correspondents?|reporters?)\b|\d", re.IGNORECASE)
