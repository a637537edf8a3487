"""`sayso schema`, `sayso codebook`, `sayso bench`: what Sayso codes, in which form, and how well."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli import console
from sayso.cli.options import AsJson, Output

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sayso.annotate.codebook import EventType
    from sayso.bench.frame import Measurement


def schema(output: Output = "-") -> None:
    """Print the JSON Schema of the exported JSON Lines."""
    from sayso.publish.jsonl import json_schema

    console.write([json.dumps(json_schema(), indent=2, ensure_ascii=False), "\n"], output)


def codebook(
    key: Annotated[str, typer.Argument(metavar="TYPE", help="A type or its family; without one, all are listed.")] = "",
    extra: Annotated[
        Path | None, typer.Option("--extra", metavar="FILE", help="Your own file of types, read as well.")
    ] = None,
) -> None:
    """Print what Sayso codes.

    Of one type its meaning, examples, near misses, triggers, and what other schemes call it.
    """
    from sayso.annotate.codebook import load
    from sayso.errors import UsageError

    book = load(extra)
    chosen = [kind for kind in book.types if not key or kind.key == key or kind.key.startswith(f"{key}.")]
    if not chosen:
        raise UsageError("is no type of the codebook", where=key, mend="Call sayso codebook for the list.")
    if len(chosen) > 1:
        _list_types(chosen)
    else:
        _print_type(chosen[0])


def bench(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The bench; without one, all are listed.")] = "",
    data: Annotated[Path | None, typer.Option("--data", metavar="DIR", help="The folder of the data set.")] = None,
    split: Annotated[str | None, typer.Option("--split", metavar="NAME", help="The part of it.")] = None,
    json_: AsJson = False,
    floors: Annotated[bool, typer.Option("--floors", help="Exit 1 when a figure is below its pinned floor.")] = False,
) -> None:
    """Measure Sayso on public data, or on its own suite.

    Figures are fractions unless their name says otherwise; docs/benchmarks.md tells where the data is found.
    The suite of behaviour needs no --data.
    """
    from sayso.bench import registry
    from sayso.errors import UsageError

    if not name:
        _list_benches()
        return
    chosen = registry.entry(name)
    folder = data or chosen.folder
    if folder is None:
        raise UsageError(f"{name} measures on a folder of data", mend=f"Call: sayso bench {name} --data DIR")
    measured = registry.measure(chosen.name, folder, split)
    if json_:
        console.write([json.dumps(_as_json(measured), ensure_ascii=False), "\n"], "-")
    else:
        _print_table(measured)
    if floors and measured.below:
        raise typer.Exit(1)


def _list_types(types: "Sequence[EventType]") -> None:
    from rich.table import Table

    table = Table("type", "what it is", "ACLED", "PLOVER", box=None, pad_edge=False)
    for kind in types:
        table.add_row(kind.key, kind.definition, "; ".join(kind.maps.acled), "; ".join(kind.maps.plover))
    console.out().print(table)


def _print_type(kind: "EventType") -> None:
    out = console.out()
    out.print(kind.key, style="bold")
    out.print(kind.definition, markup=False)
    for title, lines in (
        ("examples", kind.examples),
        ("near misses", kind.near_misses),
        ("triggers", [" ".join(trigger.words) for trigger in kind.triggers]),
        ("ACLED", kind.maps.acled),
        ("PLOVER", kind.maps.plover),
        ("UCDP", kind.maps.ucdp),
        ("MUC-4", kind.maps.muc4),
        ("CASE-2021", kind.maps.case2021),
    ):
        if lines:
            out.print(f"{title:>12}  {'; '.join(lines)}", markup=False)


def _list_benches() -> None:
    from rich.table import Table

    from sayso.bench.registry import BENCHES

    table = Table("bench", "splits", "measures", box=None, pad_edge=False)
    for entry in BENCHES:
        table.add_row(entry.name, " ".join(entry.splits), entry.measures)
    console.out().print(table)


def _print_table(measured: "Measurement") -> None:
    from rich.table import Table

    split = f" · {measured.split}" if measured.split else ""
    table = Table("figure", title=f"{measured.bench}{split}", title_justify="left", box=None, pad_edge=False)
    table.add_column("value", justify="right")
    beside = measured.result.beside
    for part in beside:
        table.add_column(part, justify="right")
    for name, value in measured.result.figures.items():
        others = (column.get(name) for column in beside.values())
        table.add_row(name, _as_figure(value), *("" if other is None else _as_figure(other) for other in others))
    out = console.out()
    out.print(table)
    for name in measured.result.failed:
        out.print(f"  not right: {name}", style="red", markup=False)
    for note in measured.result.notes:
        out.print(f"  {note}", markup=False)
    for line in measured.below:
        out.print(f"  below its floor: {line}", style="bold red", markup=False)
    out.print(f"{measured.seconds:.1f} s · data {measured.data_sha256[:12]} · Sayso {measured.version}", style="dim")


def _as_figure(value: float) -> str:
    return f"{value:,.0f}" if value > 1 and value == int(value) else f"{value:,.4g}"


def _as_json(measured: "Measurement") -> dict[str, object]:
    fields = asdict(measured)
    result = fields.pop("result")
    answer = {**fields, "figures": result["figures"], "notes": result["notes"]}
    if result["beside"]:
        answer["beside"] = result["beside"]
    # A bench that is a list of checks names those that failed, also when none did.
    lists_checks = "checks" in result["figures"] or result["failed"]
    return {**answer, "checks_failed": result["failed"]} if lists_checks else answer
