"""The commands, by name and in the order of the work."""

from typing import Annotated

import typer

from sayso import __version__
from sayso.cli import coding, doctor, giving, looking, reference, upkeep

app = typer.Typer(
    name="sayso",
    help="On whose say-so? Code news reports of conflict: who says what happened, with the exact words.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def _print_version(asked: bool) -> None:
    if asked:
        typer.echo(f"sayso {__version__}")
        raise typer.Exit


@app.callback()
def _sayso(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None: ...


for command in (
    coding.code, coding.link, looking.show, looking.search, giving.export, giving.site, upkeep.verify,
    reference.codebook, reference.schema, reference.bench, doctor.doctor,
):  # fmt: skip
    app.command()(command)
app.add_typer(upkeep.gazetteer_app, name="gazetteer")
