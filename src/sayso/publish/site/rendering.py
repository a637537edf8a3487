"""From a page's data to its bytes: Jinja2 templates with everything escaped, nothing loaded from outside."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined

from sayso import __version__
from sayso.publish.site import phrases
from sayso.publish.site.reader_page import MOST_SLOTS
from sayso.publish.site.safe_text import marked_up, plain, running
from sayso.publish.site.view import Profile
from sayso.schema.incident import Incident

POLICY = "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'"
"""The content security policy of every page: no script at all, no style but the site's own, nothing from outside."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page stands: the way back to the site's root (`""` or `"../"`), and which part of the site it is."""

    root: str
    section: str


def rendered(template: str, page: object, place: Place, profile: Profile) -> str:
    """The page as HTML."""
    about = {"page": page, "root": place.root, "section": place.section, "profile": profile}
    return _environment().get_template(template).render(about)


def style_sheets() -> dict[str, str]:
    """The style sheets by name: the one that is written, and the one that ties words to the records beside them."""
    written = files("sayso.publish.site").joinpath("static/sayso.css").read_text(encoding="utf-8")
    return {"sayso.css": written, "records.css": "".join(_lit(slot) for slot in range(1, MOST_SLOTS + 1))}


def _lit(slot: int) -> str:
    """A record that is linked to, pointed at or focused lights its words; words pointed at light their record."""
    record = f".reader:has(.t{slot}:target,.n{slot}:hover,.n{slot}:focus-within)"
    return (
        f"{record} .r{slot}{{background:var(--lit);box-shadow:0 0 0 .12em var(--lit)}}\n"
        f".reader:has(.r{slot}:hover,.t{slot}:target) .n{slot}{{border-color:var(--accent);background:var(--lit)}}\n"
    )


def _incident_name(incident: Incident) -> str:
    """Kind and day, for a list under a place's name."""
    return f"{phrases.type_name(incident.type)}, {phrases.when(incident.time)}"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("sayso.publish.site"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(words=marked_up, running=running, plain=plain, incident_name=_incident_name)
    environment.globals.update(version=__version__, policy=POLICY)
    return environment
