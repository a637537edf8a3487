import subprocess
import sys

import pytest
from entry_point import sayso

from sayso import __version__

COMMANDS = [
    "code", "link", "show", "search", "export", "site", "verify", "codebook", "schema", "bench", "doctor", "gazetteer",
]  # fmt: skip
HEAVY = ("pydantic", "spacy", "sqlalchemy", "trafilatura", "lxml", "numpy", "rich.console")


def test_help_lists_every_command():
    listed = sayso("--help").out.split("Commands:")[1]
    assert [line.split()[0] for line in listed.splitlines() if line.strip()] == COMMANDS


def test_help_cuts_no_command_short():
    assert "..." not in sayso("--help").out.split("Commands:")[1]


def test_without_arguments_help_is_shown():
    called = sayso()
    assert (called.code, "Commands:" in called.out + called.err) == (2, True)


def test_version_is_printed():
    called = sayso("--version")
    assert (called.code, called.out) == (0, f"sayso {__version__}\n")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command):
    called = sayso(command, "--help")
    assert (called.code, called.out.startswith(f"Usage: sayso {command}")) == (0, True)


def imported_by(calls):
    script = f"""
import sys
from sayso.cli import main
for words in {calls!r}:
    sys.argv = ["sayso", *words]
    try:
        main()
    except SystemExit:
        pass
sys.stderr.write(" ".join(name for name in {HEAVY!r} if name in sys.modules))
"""
    return subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stderr


def test_help_imports_nothing_heavy():
    assert imported_by([["--help"]]) == ""


def test_a_commands_help_imports_no_more_than_typer_does():
    assert imported_by([[command, "--help"] for command in COMMANDS]) == "pydantic"


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (["cod"], "'cod'"),
        (["code"], "'PATH'"),
        (["show"], "'ID'"),
        (["search"], "'WORD'"),
        (["site"], "'DIR'"),
        (["gazetteer", "lost"], "'lost'"),
        (["code", ".", "--worker", "2"], "--worker"),
        (["code", ".", "--workers", "two"], "--workers"),
        (["code", ".", "--workers", "-1"], "--workers"),
        (["search", "market", "--limit", "0"], "--limit"),
        (["export", "--format", "xml"], "xml"),
        (["site", "out", "--profile", "secret"], "secret"),
    ],
)
def test_a_wrong_call_is_named_and_points_to_help(words, named):
    called = sayso(*words)
    assert (called.code, called.out) == (2, "")
    assert named in called.err
    assert "--help" in called.err


@pytest.mark.parametrize(
    "words", [["link"], ["show", "rep_1"], ["search", "market"], ["export"], ["site", "out"], ["verify"]]
)
def test_what_is_no_ledger_is_told_and_left_alone(words, no_ledger):
    before = no_ledger.read_bytes() if no_ledger.is_file() else sorted(no_ledger.iterdir())
    called = sayso(*words, "--ledger", no_ledger)
    assert (called.code, called.out) == (3, "")
    assert called.err.startswith(f"sayso: {no_ledger}: ")
    assert called.err.count("\n") == 1
    assert before == (no_ledger.read_bytes() if no_ledger.is_file() else sorted(no_ledger.iterdir()))


@pytest.mark.parametrize(
    "words", [["link"], ["show", "rep_1"], ["search", "market"], ["export"], ["site", "out"], ["verify"]]
)
def test_a_ledger_that_is_missing_is_not_made(words, tmp_path):
    called = sayso(*words, "--ledger", "none.sayso")
    assert (called.code, list(tmp_path.iterdir())) == (3, [])
    assert called.err == "sayso: none.sayso: there is no such file. Make it with: sayso code PATH\n"


def test_the_ledger_may_be_named_by_the_environment(ledger, monkeypatch):
    monkeypatch.setenv("SAYSO_LEDGER", str(ledger))
    assert sayso("verify").code == 0


def test_an_option_counts_before_the_environment(ledger, monkeypatch, tmp_path):
    monkeypatch.setenv("SAYSO_LEDGER", str(tmp_path / "none"))
    assert sayso("verify", "--ledger", ledger).code == 0


def test_without_either_the_ledger_is_in_the_folder_one_stands_in():
    assert sayso("verify").err.startswith("sayso: sayso.ledger: ")


def test_a_reader_that_goes_away_leaves_no_traceback(ledger):
    shell = f"{sys.executable} -m sayso.cli export --ledger {ledger} | true"
    ran = subprocess.run(["bash", "-c", shell], capture_output=True, text=True, check=False)
    assert ran.stderr == ""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="/dev/full is Linux's")
@pytest.mark.parametrize("words", [["schema"], ["codebook"]])
def test_a_full_disk_is_told_in_a_line(words):
    with open("/dev/full", "w") as full:
        ran = subprocess.run(
            [sys.executable, "-m", "sayso.cli", *words], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert (ran.returncode, ran.stderr) == (1, "sayso: standard output: No space left on device.\n")
