"""The rules of the house that a tool can hold: sizes, names, leftovers."""

import re
import statistics
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MODULES = sorted((ROOT / "src").rglob("*.py"))
LENGTHS = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
LONGEST = 400
MEDIAN = 150
SAY_NOTHING = {"util", "utils", "helper", "helpers", "common", "misc", "base", "core", "manager"}
LEFTOVER = re.compile(r"\b(?:TODO|FIXME|XXX|NotImplementedError|for now)\b")


def named(path):
    return path.relative_to(ROOT).as_posix()


def test_no_module_is_too_long_to_be_one_room():
    assert {named(path): n for path, n in LENGTHS.items() if n > LONGEST} == {}


def test_the_median_module_is_short():
    assert statistics.median(n for n in LENGTHS.values() if n > 1) <= MEDIAN


def test_every_rooms_name_says_what_is_in_it():
    assert [named(path) for path in MODULES if path.stem in SAY_NOTHING] == []


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_nothing_is_left_for_later(path):
    assert LEFTOVER.findall(path.read_text(encoding="utf-8")) == []


def test_test_files_have_names_of_their_own():
    names = [path.name for path in (ROOT / "tests").rglob("test_*.py")]
    assert sorted(names) == sorted(set(names))
