"""The documents are held to what they tell of: commands, options, links, examples."""

import importlib
import re
import shlex
import tomllib
from pathlib import Path

import pytest
import typer

import commands_page
from sayso.annotate.attribution.lexicon import VerbCue
from sayso.annotate.codebook.model import EventType, Trigger
from sayso.annotate.entities.lexicon import KnownName
from sayso.annotate.factuality.lexicon import Marker
from sayso.annotate.gazetteer.own import DemonymEntry, RegionEntry, SeatEntry
from sayso.bench.behaviour.suite import Item
from sayso.bench.frame import load_floors
from sayso.bench.registry import Entry
from sayso.cli.app import app
from sayso.errors import BenchError
from sayso.lexicon import parsed
from sayso.read.known_lines import Form
from sayso.read.outlets import Outlet

ROOT = Path(__file__).parent.parent
PAGES = [
    ROOT / "README.md",
    ROOT / "CHANGELOG.md",
    ROOT / "samples" / "README.md",
    *sorted((ROOT / "docs").glob("*.md")),
]
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SHOWN = re.compile(r"^(?: {4}|\$ )?(?:\.venv/bin/)?(sayso .+)$", re.MULTILINE)
INLINE = re.compile(r"`(?:\.venv/bin/)?(sayso [^`]+)`")
MADE = re.compile(r"\$\(BIN\)/(sayso [^\"\n]+)")
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
MACHINES_PATH = re.compile(r"(?<![\w.])/(?:home|root|Users|work|mnt|tmp|opt|srv|private)/\w|[A-Z]:\\")
PACKAGE_INDEX = re.compile(
    r"\b(?:pypi|pythonhosted|anaconda|conda-forge|npmjs|artifactory|nexus|jfrog)\b", re.IGNORECASE
)
EXTENDING = (ROOT / "docs" / "extending.md").read_text(encoding="utf-8")
MODELS = {
    "codebook/civilian.yaml": EventType,
    "codebook/remote.yaml": Trigger,
    "attribution/verbs.yaml": VerbCue,
    "factuality/markers.yaml": Marker,
    "data/regions.yaml": RegionEntry,
    "data/demonyms.yaml": DemonymEntry,
    "data/seats.yaml": SeatEntry,
    "entities/armed_groups.yaml": KnownName,
    "read/outlets.yaml": Outlet,
    "read/lines.yaml": Form,
    "behaviour/forms.yaml": Item,
}


def named(path):
    return path.relative_to(ROOT).as_posix()


def text(path):
    return path.read_text(encoding="utf-8")


def calls(page):
    """Each `sayso …` that a page shows, with its alternatives (`a|b`) and brackets as they stand."""
    return [each for form in (SHOWN, INLINE, MADE) for each in form.findall(text(page))]


def variants(call):
    """A call as it could be typed: without comment, brackets and dots, once for each of its alternatives."""
    bare = re.sub(r"[\[\]…]|\.\.\.|OPTIONS|  #.*| [|>&].*", "", call).replace("“", '"').replace("”", '"')
    words = [word.split("|") for word in shlex.split(bare)][1:]
    most = max((len(each) for each in words), default=1)
    return [[each[min(number, len(each) - 1)] for each in words] for number in range(most)]


CALLS = sorted({(named(page), call) for page in [*PAGES, ROOT / "Makefile"] for call in calls(page)})


@pytest.mark.parametrize(("page", "call"), CALLS)
def test_every_command_line_shown_can_be_called(page, call):
    for words in variants(call):
        command, rest = typer.main.get_command(app), words
        while (inner := getattr(command, "commands", None)) and rest and not rest[0].startswith("-"):
            if re.fullmatch(r"[A-Z]+", rest[0]):
                return  # "sayso COMMAND --help"
            assert rest[0] in inner, f"{page}: sayso {' '.join(words)}: no such command"
            command, rest = inner[rest[0]], rest[1:]
        for asked in [word.partition("=")[0] for word in rest if re.match(r"--?[a-z]", word)]:
            known = {name for each in command.params for name in each.opts} | {"--help"}
            assert asked in known, f"{page}: sayso {' '.join(words)}: no option {asked}"
        if not inner and "--help" not in rest and len(rest) >= sum(each.required for each in command.params):
            assert command.make_context("sayso", [re.sub(r"^N$", "1", word) for word in rest])


def test_the_documents_show_command_lines():
    assert len(CALLS) > 20


def test_the_page_of_commands_is_what_the_help_says():
    assert text(commands_page.PAGE) == commands_page.page(), "make docs writes it anew"


def test_every_command_and_option_is_on_the_page_of_commands():
    told = text(commands_page.PAGE)
    for words, command in commands_page.commands():
        section = told.partition(f"## {' '.join(words)}\n")[2].partition("\n## ")[0]
        assert section, words
        for option in commands_page.options(command):
            assert all(f"`{name}`" in section for name in option.opts), (words, option.opts)


@pytest.mark.parametrize(
    ("words", "each"),
    [(words, each) for words, command in commands_page.commands() for each in command.params],
    ids=lambda given: " ".join(given) if isinstance(given, list) else given.name,
)
def test_every_argument_and_option_has_help(words, each):
    assert each.help, words
    assert each.help.endswith("."), words


def anchors(page):
    """The anchors of a page's headings, as forges make them."""
    headings = re.findall(r"^#+ (.+)$", text(page), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_link_to_a_file_of_ours_leads_somewhere(page):
    for link in LINK.findall(FENCE.sub("", text(page))):
        if re.match(r"[a-z]+:", link):
            continue
        path, _, anchor = link.partition("#")
        target = page.parent / path if path else page
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_file_of_ours_that_is_named_is_there(page):
    for path in re.findall(r"`((?:src|tests|docs|samples)/[\w./-]*\w)/?`", text(page)):
        assert (ROOT / path).exists() or path == "src/sayso/bench/NAME.py", path


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_no_page_names_a_machines_path_or_a_package_index(page):
    assert MACHINES_PATH.findall(text(page)) == []
    assert PACKAGE_INDEX.findall(text(page)) == []


def test_the_changelog_keeps_to_its_form():
    told = text(ROOT / "CHANGELOG.md")
    assert told.startswith("# Changelog\n")
    assert "## [Unreleased]" in told
    for heading in re.findall(r"^## (.+)$", told, re.MULTILINE):
        assert re.fullmatch(r"\[Unreleased\]|\[\d+\.\d+\.\d+\] - \d{4}-\d\d-\d\d", heading)
    for heading in re.findall(r"^### (.+)$", told, re.MULTILINE):
        assert heading in {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}


def test_every_package_that_is_installed_is_owed_its_terms():
    wanted = tomllib.loads(text(ROOT / "pyproject.toml"))["project"]["dependencies"]
    told = text(ROOT / "docs" / "third-party.md").lower().replace("_", "-")
    assert [each for each in wanted if each.partition("==")[0] not in told] == []


@pytest.mark.parametrize(
    "what", ["An event type", "A trigger", "A cue", "A gazetteer, or a place in it", "An outlet", "A bench"]
)
def test_it_is_told_how_to_add(what):
    section = EXTENDING.partition(f"## {what}\n")[2].partition("\n## ")[0]
    assert "```" in section


def examples(kind):
    return [match[2] for match in FENCE.finditer(EXTENDING) if match[1] == kind]


@pytest.mark.parametrize("example", examples("yaml"), ids=lambda example: example.split()[1])
def test_an_example_of_data_is_read_by_the_loader_of_its_file(example):
    path = ROOT / example.split()[1].rstrip(",")
    assert path.is_file()
    if path.name == "floors.yaml":
        assert load_floors(example)
    else:
        model = next(model for end, model in MODELS.items() if path.as_posix().endswith(end))
        assert parsed(example, path.name, model)


def test_the_example_of_a_bench_measures(tmp_path):
    module, line = examples("python")
    made = {}
    exec(compile(module, "headlines.py", "exec"), made)
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "a.json").write_text('{"title": "Shells fall", "text": "Shells fell on the town at dawn."}')
    assert made["measure"](tmp_path, None).figures == {"with_headline": 1.0}
    with pytest.raises(BenchError):
        made["measure"](tmp_path / "pages", None)
    assert isinstance(eval(line, {"Entry": Entry}), Entry)


def test_the_architecture_names_every_package():
    told = text(ROOT / "docs" / "architecture.md")
    packages = [path.parent.name for path in (ROOT / "src" / "sayso").glob("*/__init__.py")]
    assert [name for name in packages if f"`sayso.{name}`" not in told] == []
    assert all(importlib.import_module(f"sayso.{name}") for name in packages)
