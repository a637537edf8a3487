"""Datelines at the head of a paragraph: "KYIV, March 9 (Northlight) –", "SAN SALVADOR, 3 JAN 90 -- [TEXT]"."""

import re

from sayso.read.people import is_collective

_MONTH = (
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Za-z]*\.?"
)
_DATE = rf"(?:{_MONTH} \d{{1,2}}(?:,? \d{{4}})?|\d{{1,2}} {_MONTH}(?:,? (?:\d{{4}}|\d\d))?)"
_WORD = r"[^\W\d_][\w'’.-]*"
_CAPS = r"(?:(?:[^\W\d_a-z]['’.-]?){2,}|of|OF|[A-Z]\.)"
_PLACE = rf"{_CAPS}(?:[ -/]{_CAPS}){{0,4}}"
_MORE = rf"(?:,? ?(?:{_WORD}(?: {_WORD}){{0,3}}))?"
_AGENCY = r"\((?P<agency>[^()]{2,40})\)"
_DASH = r"(?:--|[-–—]|:(?= ))"
_TAGS = r"(?:\s*\[[^\[\]]{2,80}\])*"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"{_PLACE}(?:, {_WORD}(?: {_WORD}){{0,3}}?){{0,2}}(?:, {_DATE})?(?: ?{_AGENCY})? ?{_DASH}{_TAGS}(?=\s)",
        rf"{_WORD}(?: {_WORD}){{0,3}}{_MORE}(?:, {_DATE})? ?{_AGENCY} ?{_DASH}{_TAGS}(?=\s)",
        rf"{_WORD}(?: {_WORD}){{0,3}}, {_DATE}(?: ?{_AGENCY})? ?{_DASH}{_TAGS}(?=\s)",
        rf"{_AGENCY}(?: ?{_DASH})?(?=\s)",
    )
)
_LABELS = frozenset(
    """UPDATE BREAKING EXCLUSIVE WATCH LIVE FILE VIDEO EXPLAINER ANALYSIS NATO UN EU US UK""".split()  # noqa: SIM905
)
_LONGEST = 120  # code points; "WASHINGTON/KHARTOUM/PORT SUDAN, Sept 12 (Northlight, MPS) -" has 60
_SHORTEST_REST = 20


def split(paragraph: str) -> tuple[str, str] | None:
    """The dateline that a folded paragraph opens with and what follows it, or None.

    >>> split("KYIV, March 9 (Northlight) – Shells struck a row of houses on Thursday.")
    ('KYIV, March 9 (Northlight) –', 'Shells struck a row of houses on Thursday.')
    """
    head = paragraph[:_LONGEST]
    for form in _FORMS:
        found = form.match(head)
        if not found:
            continue
        agency = found.groupdict().get("agency")
        if form is not _FORMS[0] and agency and not _is_sign(agency):
            if form is not _FORMS[2]:
                continue
        elif form is _FORMS[3] and not found[0].rstrip().endswith(("-", "–", "—")) and not is_collective(agency or ""):
            continue
        line, rest = paragraph[: found.end()].rstrip(), paragraph[found.end() :].strip()
        if len(rest) >= _SHORTEST_REST and not _is_label(line):
            return line, rest
    return None


def _is_sign(agency: str) -> bool:
    named = agency.isupper() or is_collective(agency) or (agency[:1].isupper() and " " not in agency)
    return named and agency[:1].isalpha()


def _is_label(line: str) -> bool:
    """Whether the capitals are a speaker or a label ("WARNING: …", "UPDATE - …"), and no place."""
    return line.endswith(":") or line.split(maxsplit=1)[0].strip(",:-–—") in _LABELS
