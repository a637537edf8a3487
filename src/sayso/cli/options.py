"""The options that commands share, each told once."""

from pathlib import Path
from typing import Annotated

import typer

LedgerPath = Annotated[
    Path, typer.Option("--ledger", metavar="FILE", envvar="SAYSO_LEDGER", help="The ledger file.", show_default=True)
]
DEFAULT_LEDGER = Path("sayso.ledger")
Output = Annotated[str, typer.Option("--output", "-o", metavar="FILE", help="A file, or - for standard output.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, for machines.")]
