"""Whether a claim of a report is the one that an item expects, and which field keeps it from being that."""

from collections.abc import Callable, Iterable, Sequence

from sayso.bench.behaviour.suite import ExpectedClaim, ExpectedLink
from sayso.bench.behaviour.wording import alike, places, same_name, shared, touching, within
from sayso.schema.claim import Claim, Link
from sayso.schema.report import Report
from sayso.schema.vocabulary import Standing

CONTENT = 0.8  # of the words, for a claim that must be found
UNWANTED = 0.5  # of the words, for one that must not
SOURCE = 0.5
_AXES = ("standing", "polarity", "certainty", "time_frame")
_EXACT = ("form", *_AXES)
_NONE = "none"


def unmet(report: Report, claims: Sequence[Claim], expected: ExpectedClaim) -> str | None:
    """What keeps every claim from being `expected`, told of the nearest one; None where one is."""
    candidates = nearest(report, claims, expected)
    said = f"“{expected.content}”"
    if not candidates:
        return f"no claim of {said}"
    wrong = [differences(claim, expected) for claim in candidates]
    least = min(wrong, key=len)
    return f"{said}: {'; '.join(least)}" if least else None


def unwanted(report: Report, claims: Iterable[Claim], expected: ExpectedClaim) -> str | None:
    """The claim that is as none may be; None where none is."""
    for claim in claims:
        if _content(report, claim, expected) >= UNWANTED and not differences(claim, expected):
            words = " … ".join(report.words(piece) for piece in claim.content)
            return f"unwanted claim of “{words}”"
    return None


def nearest(report: Report, claims: Iterable[Claim], expected: ExpectedClaim) -> tuple[Claim, ...]:
    """The claims whose content is that of `expected`, the best first."""
    scored = [(_content(report, claim, expected), claim) for claim in claims]
    kept = [pair for pair in scored if pair[0] >= CONTENT]
    return tuple(claim for _, claim in sorted(kept, key=lambda pair: (-pair[0], pair[1].claim_id)))


def differences(claim: Claim, expected: ExpectedClaim) -> list[str]:
    """The fields in which a claim is not what is expected; its content apart."""
    found = _of_link(claim.attribution[-1] if claim.attribution else None, expected)
    for name in _EXACT:
        wanted, held = getattr(expected, name), getattr(claim, name)
        if name in expected.model_fields_set and wanted != held:
            found.append(f"{name} is {held}, not {wanted}")
    if expected.chain is not None:
        found += _of_chain(claim.attribution, expected.chain)
    return found


def standing_given(report: Report, claims: Iterable[Claim], expected: ExpectedClaim) -> Standing | str:
    """The standing that the report's claim has in place of the expected one; "none" where the claim is not found.

    The claim is looked for by everything that is expected of it but its standing and the axes that make it.
    """
    kept = {name: getattr(expected, name) for name in expected.model_fields_set if name not in _AXES}
    plain = ExpectedClaim.model_validate(kept)
    held = [claim.standing for claim in nearest(report, claims, plain) if not differences(claim, plain)]
    if not held:
        return _NONE
    return expected.standing if expected.standing in held else held[0]


def _content(report: Report, claim: Claim, expected: ExpectedClaim) -> float:
    if expected.content is None:
        return 1.0
    held = within(report.text, claim.content)
    return max((shared(held, words) for words in places(report.text, expected.content)), default=0.0)


def _of_chain(held: tuple[Link, ...], wanted: tuple[ExpectedLink, ...]) -> list[str]:
    if len(held) != len(wanted):
        mouths = " > ".join(link.source.text or "nobody" for link in held) or "the outlet"
        return [f"chain is {mouths}, not of {len(wanted)}"]
    return [f"chain: {wrong}" for link, mouth in zip(held, wanted, strict=True) for wrong in _of_link(link, mouth)]


def _of_link(link: Link | None, wanted: ExpectedLink) -> list[str]:
    source = link.source if link else None
    cue = link.cue.text if link and link.cue else None
    held: tuple[tuple[str, str | None, str | None, Callable[[str, str], bool]], ...] = (
        ("source", source.text if source else None, wanted.source, lambda one, other: alike(one, other, SOURCE)),
        ("cue", cue, wanted.cue, touching),
        ("kind", source.kind if source else None, wanted.kind, str.__eq__),
        ("speaker", (source.name or source.text) if source else None, wanted.speaker, same_name),
    )
    return [
        f"{name} is {_shown(found)}, not {_shown(words)}"
        for name, found, words, fits in held
        if name in wanted.model_fields_set
        and not (found is None if words is None else found is not None and fits(words, found))
    ]


def _shown(words: str | None) -> str:
    return "none" if words is None else f"“{words}”"
