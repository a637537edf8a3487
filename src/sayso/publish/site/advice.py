"""Advisories on a page: what is warned of, what stays folded until opened, and words masked outside the reader."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from sayso.publish.terminal import FOLDED_FROM
from sayso.schema.report import Advisory, Block, Report
from sayso.schema.span import Span
from sayso.schema.vocabulary import AdvisoryCategory

_MASKED: frozenset[AdvisoryCategory] = frozenset({"strong_language", "hate"})
_LONGEST_WORD = 24
"""An advisory on a longer stretch is about a passage, not about one strong word."""
_IN_WORDS: dict[AdvisoryCategory, str] = {
    "graphic_injury": "graphic injury",
    "death": "death",
    "sexual_violence": "sexual violence",
    "children": "harm to children",
    "torture": "torture or ill-treatment",
    "suicide": "suicide or self-harm",
    "hate": "hateful language",
    "strong_language": "strong language",
    "distressing_media": "distressing sound or pictures",
}
_DEGREE = ("mild", "moderate", "severe", "most severe")


@dataclass(frozen=True, slots=True)
class Warned:
    """One thing warned of: in words, how severe (0–3, and in words), and whether the outlet itself warns."""

    category: str
    severity: int
    degree: str
    by_outlet: bool


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a report; `folded` names what they may tell of, where they stay folded until opened."""

    text: str
    folded: tuple[str, ...] = ()


def warned(advisories: Iterable[Advisory]) -> tuple[Warned, ...]:
    """Each category once, at its most severe, the most severe first."""
    worst: dict[AdvisoryCategory, int] = {}
    outlets: set[AdvisoryCategory] = set()
    for advisory in advisories:
        worst[advisory.category] = max(worst.get(advisory.category, 0), advisory.severity)
        if advisory.basis == "outlet":
            outlets.add(advisory.category)
    found = [Warned(_IN_WORDS[name], level, _DEGREE[level], name in outlets) for name, level in worst.items()]
    return tuple(sorted(found, key=lambda each: (-each.severity, each.category)))


def over(report: Report, span: Span) -> tuple[Advisory, ...]:
    """The advisories on the blocks that `span` touches, and the outlet's own, which are on the whole report."""
    blocks = [block.span for block in report.blocks if block.span.overlaps(span)]
    return tuple(a for a in report.advisories if a.basis == "outlet" or any(_on(a).overlaps(b) for b in blocks))


def folded(report: Report, block: Block) -> tuple[str, ...]:
    """What a coded block tells of that keeps it folded; empty where it may lie open."""
    if not block.coded:
        return ()
    return tuple(each.category for each in warned(a for a in _severe(report) if _on(a).overlaps(block.span)))


def quoted(report: Report, spans: Iterable[Span]) -> Words:
    """The exact words at `spans`, folded where any block that they stand in is."""
    held = tuple(spans)
    reasons = [r for b in report.blocks if any(b.span.overlaps(s) for s in held) for r in folded(report, b)]
    text = masked(" … ".join(span.of(report.text) for span in held), strong_words(report))
    return Words(text, tuple(dict.fromkeys(reasons)))


def headline(report: Report) -> Words:
    """The headline as a list may show it."""
    strong = strong_words(report)
    block = next((b for b in report.blocks if b.kind == "headline"), None)
    if block is None:
        reasons = tuple(each.category for each in warned(_severe(report)))
        return Words(masked(report.headline or "", strong), reasons if report.headline else ())
    return Words(masked(report.headline or report.words(block.span), strong), folded(report, block))


def strong_words(report: Report) -> frozenset[str]:
    """The single words that the report's text was marked for as strong or hateful, case-folded."""
    words = (_on(a).of(report.text) for a in report.advisories if a.basis == "text" and a.category in _MASKED)
    return frozenset(word.casefold() for word in words if len(word) <= _LONGEST_WORD)


def masked(text: str, strong: frozenset[str]) -> str:
    """`text` with each strong word cut to its first letter: titles and lists show no more; the reader shows all."""
    if not strong:
        return text
    words = re.compile(rf"\b({'|'.join(re.escape(word) for word in sorted(strong))})\b", re.IGNORECASE)
    return words.sub(lambda found: f"{found[0][0]}—", text)


def _severe(report: Report) -> tuple[Advisory, ...]:
    return tuple(a for a in report.advisories if a.severity >= FOLDED_FROM and a.basis == "text")


def _on(advisory: Advisory) -> Span:
    return Span(advisory.start, advisory.end)
