"""What a terminal shows of many incidents: a list that reads from the best attested to the barely told."""

from collections.abc import Iterable, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from sayso.publish import wording
from sayso.schema.incident import Incident

_LISTED = 24  # a screen; the site and the exports hold them all
_TITLE = 46  # "Air strike on Kutum, Sudan, 3 Feb 2025" with room to spare; tolls fold before titles do
_TOLLS = 28


def incidents_view(incidents: Iterable[Incident]) -> RenderableType:
    """The incidents that most reports tell of, with tolls, origins and disputes; and how many there are in all."""
    told = sorted(incidents, key=lambda i: (-i.reports_n, -i.origins_n, i.title, i.incident_id))
    table = Table(box=None, pad_edge=False, show_edge=False, header_style="dim", padding=(0, 2, 0, 0))
    table.add_column("incident", width=_TITLE, style="bold")
    table.add_column("toll", max_width=_TOLLS)
    table.add_column("reports", justify="right")
    table.add_column("origins", justify="right")
    table.add_column("disputed", style="yellow")
    for incident in told[:_LISTED]:
        table.add_row(
            Text(incident.title),
            _tolls(incident),
            str(incident.reports_n),
            str(incident.origins_n),
            _disputed(incident),
        )
    return Group(table, Text(_sum(told), style="dim"))


def _tolls(incident: Incident) -> str:
    return "; ".join(wording.incident_toll(toll) for toll in incident.tolls if toll.group is None)


def _disputed(incident: Incident) -> str:
    return ", ".join(dict.fromkeys(dispute.field.removeprefix("tolls: ") for dispute in incident.disputes))


def _sum(told: Sequence[Incident]) -> str:
    by_many = sum(incident.reports_n > 1 for incident in told)
    unlisted = f", {_LISTED} of them listed" if len(told) > _LISTED else ""
    return f"\n{wording.counted(len(told), 'incident')}{unlisted}; {by_many:,} told by more than one report."
