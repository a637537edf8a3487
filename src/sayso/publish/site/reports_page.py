"""The list of reports, by outlet and date, with those marked in which nothing was found to code."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from sayso.publish.site import phrases
from sayso.publish.site.advice import Warned, Words, headline, warned
from sayso.publish.site.view import Coding

ROWS = 500
"""Reports on one page of the list."""


@dataclass(frozen=True, slots=True)
class Line:
    """A report as the list shows it."""

    report_id: str
    outlet: str
    published: str
    sort_key: str
    title: Words
    warned: tuple[Warned, ...]
    claims: int
    events: int
    truncated: bool


@dataclass(frozen=True, slots=True)
class ReportsPage:
    """One page of the list: outlets with their reports."""

    outlets: tuple[tuple[str, tuple[Line, ...]], ...]
    total: int
    coded_nothing: int
    number: int
    pages: int


def line(told: Coding) -> Line:
    """The line of a report."""
    report = told.report
    return Line(
        report_id=report.report_id,
        outlet=report.outlet or "Outlet not told",
        published=phrases.moment(report.published),
        sort_key=report.published or "",
        title=headline(report),
        warned=warned(report.advisories),
        claims=len(told.claims),
        events=len(told.events),
        truncated=report.source.truncated,
    )


def reports_pages(lines: Iterable[Line]) -> tuple[ReportsPage, ...]:
    """Every page of the list: outlets by name, within each the newest report first."""
    newest = sorted(lines, key=lambda each: (each.sort_key, each.report_id), reverse=True)
    ordered = sorted(newest, key=lambda each: each.outlet.casefold())
    nothing = sum(not (each.claims or each.events) for each in ordered)
    pages = max(1, -(-len(ordered) // ROWS))
    return tuple(
        ReportsPage(_by_outlet(ordered[ROWS * n : ROWS * (n + 1)]), len(ordered), nothing, n + 1, pages)
        for n in range(pages)
    )


def _by_outlet(lines: Sequence[Line]) -> tuple[tuple[str, tuple[Line, ...]], ...]:
    return tuple((outlet, tuple(group)) for outlet, group in groupby(lines, key=lambda each: each.outlet))
