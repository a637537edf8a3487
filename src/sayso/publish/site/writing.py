"""Writing the whole site."""

import re
from dataclasses import dataclass
from pathlib import Path

from sayso import __version__
from sayso.errors import UsageError
from sayso.publish.site import folder as place
from sayso.publish.site import towns
from sayso.publish.site.cards import card
from sayso.publish.site.downloads import write_downloads
from sayso.publish.site.incident_page import incident_page
from sayso.publish.site.index_page import counts, index_pages
from sayso.publish.site.method_page import method_page
from sayso.publish.site.privacy import PublicView
from sayso.publish.site.reader_page import reader_page
from sayso.publish.site.rendering import Place, rendered, style_sheets
from sayso.publish.site.reports_page import Line, line, reports_pages
from sayso.publish.site.shelf import Shelf
from sayso.publish.site.view import Profile, View, coding

_ID = re.compile(r"[A-Za-z0-9_-]{1,100}")
_TOP, _WITHIN = "", "../"


@dataclass(frozen=True, slots=True)
class Summary:
    """What was written: `index` is the page to open first, `withheld` the number of names covered."""

    index: Path
    incidents: int
    reports: int
    pages: int
    withheld: int


def write(view: View, folder: Path, *, profile: Profile = "public") -> Summary:
    """Write the site of `view` at `folder`, whole or not at all, in the place of an earlier one.

    Raises:
        UsageError: at `folder` is something that is no site of Sayso's, or it cannot be written there.
    """
    public = PublicView(view) if profile == "public" else None
    shelf = Shelf(public or view)
    withheld = len(public.names) if public else 0
    with place.replaced(folder) as new:
        pages = _Pages(new, profile)
        lines = _reports(shelf, pages)
        _incidents(shelf, pages, lines)
        for number, listed in enumerate(reports_pages(lines), start=1):
            pages.add(_numbered("reports", number), "reports.html", listed, "reports")
        pages.add("method.html", "method.html", method_page(shelf, profile, withheld), "method")
        write_downloads(shelf, new / "data")
        (new / "static").mkdir()
        for name, text in style_sheets().items():
            (new / "static" / name).write_text(text, encoding="utf-8")
        place.mark(new, {"sayso": __version__, "profile": profile, "audit_head": shelf.view.head().hash})
    return Summary(folder / "index.html", len(shelf.incidents), len(lines), pages.written, withheld)


class _Pages:
    """The pages of a new site, as they are written."""

    def __init__(self, folder: Path, profile: Profile) -> None:
        self._folder = folder
        self._profile = profile
        self.written = 0

    def add(self, name: str, template: str, page: object, section: str) -> None:
        """Write one page; `name` is relative to the site's root."""
        path = self._folder / name
        path.parent.mkdir(exist_ok=True)
        root = _WITHIN if "/" in name else _TOP
        path.write_text(rendered(template, page, Place(root, section), self._profile), encoding="utf-8")
        self.written += 1


def _reports(shelf: Shelf, pages: _Pages) -> list[Line]:
    lines = []
    for report in shelf.view.reports():
        told = coding(shelf.view, report)
        lines.append(line(told))
        pages.add(f"reports/{_file_name(report.report_id)}.html", "report.html", reader_page(told, shelf), "reports")
    return lines


def _incidents(shelf: Shelf, pages: _Pages, lines: list[Line]) -> None:
    known = towns.load()
    cards = []
    for incident in shelf.incidents:
        cards.append(card(incident, shelf))
        page = incident_page(incident, cards[-1], shelf, known)
        pages.add(f"incidents/{_file_name(incident.incident_id)}.html", "incident.html", page, "incidents")
    nothing = sum(not (each.claims or each.events) for each in lines)
    held = counts(shelf, len({each.outlet for each in lines}), len(lines), nothing)
    for number, listed in enumerate(index_pages(shelf, cards, held, known), start=1):
        pages.add(_numbered("index", number), "index.html", listed, "incidents")


def _numbered(name: str, number: int) -> str:
    return f"{name}.html" if number == 1 else f"{name}-{number}.html"


def _file_name(id_: str) -> str:
    if not _ID.fullmatch(id_):
        raise UsageError(f"{id_!r} is no id that a page can be named by", mend="Code the report again.")
    return id_
