"""`docs/commands.md`, made from the commands' own help: `make docs` writes it, and a test holds it against the help."""

import inspect
from pathlib import Path

import typer

from sayso.cli.app import app

PAGE = Path(__file__).parent.parent / "docs" / "commands.md"
OPENING = """\
# Commands

This page is made from the commands' own help (`sayso COMMAND --help`) by `make docs`.

Results go to standard output; progress, failures and messages to standard error. On a terminal `sayso code` shows a
bar with what is done, the rate and the time left; in a pipe it writes a plain line every few seconds. `--json` is for
machines.

| exit code | means |
|---|---|
| 0 | all done |
| 1 | some inputs failed, each named with its cause; or something that was checked does not hold |
| 2 | called wrongly: no such command, option, record, bench, or file of one's own |
| 3 | the ledger is unusable, or does not verify |
| 130 | interrupted; what was coded so far is kept |

The ledger is the file that `--ledger` names; else `SAYSO_LEDGER`; else `sayso.ledger` in the folder one stands in.
"""


def commands():
    """Every command that can be called: its words and what typer knows of it."""

    def below(words, command):
        inner = getattr(command, "commands", None)
        if inner is None:
            yield words, command
        else:
            for name, each in inner.items():
                yield from below([*words, name], each)

    return list(below(["sayso"], typer.main.get_command(app)))


def options(command):
    """Its options, without --help."""
    return [each for each in command.params if each.param_type_name == "option" and "--help" not in each.opts]


def page():
    """The whole page."""
    return "\n".join([OPENING, *(section(words, command) for words, command in commands())])


def section(words, command):
    """The part of the page that tells of one command."""
    arguments = [each for each in command.params if each.param_type_name == "argument"]
    usage = " ".join([*words, *map(_argument, arguments), *(["[OPTIONS]"] if options(command) else [])])
    parts = [f"## {' '.join(words)}\n", f"    {usage}\n", f"{_prose(command.help)}\n"]
    rows = [(f"`{each.metavar}`", each.help) for each in arguments]
    rows += [(_option(each), _told(each)) for each in options(command)]
    if rows:
        parts += ["| | |\n|---|---|", *(f"| {left} | {right} |" for left, right in rows), ""]
    return "\n".join(parts)


def _argument(each):
    name = f"{each.metavar}…" if each.nargs == -1 else each.metavar
    return name if each.required else f"[{name}]"


def _option(each):
    choices = [str(choice) for choice in each.type_descriptor.choices or ()]
    value = each.metavar or " \\| ".join(choices)
    return ", ".join(f"`{name}`" for name in each.opts) + (f" {value}" if value else "")


def _told(each):
    known = "" if each.default in (None, False) else getattr(each.default, "value", each.default)
    return each.help + (f" Default: `{known}`." if known != "" else "")


def _prose(text):
    return inspect.cleandoc(text or "")


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
