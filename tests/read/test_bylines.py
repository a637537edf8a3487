import pytest

from sayso.read import datelines
from sayso.read.people import is_byline, is_name, named_with_place, persons, signed_line


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Will Okafor", ("Will Okafor",)),
        ("By Wycliffe Nandwa and Faith Jebet in Kakamega", ("Wycliffe Nandwa", "Faith Jebet")),
        ("Author: Hadiza Lawal (Funtua)", ("Hadiza Lawal",)),
        ("By SARA LIND, Northlight", ("Sara Lind",)),
        ("By Leila al-Masri, Jan van der Meer & Tom Hale", ("Leila al-Masri", "Jan van der Meer", "Tom Hale")),
        ("By World desk", ()),
        ("By Northlight News Agency", ()),
        ("Tom Hale For Harbour.Example", ("Tom Hale",)),
    ],
)
def test_bylines_name_persons_only(line, names):
    assert persons(line) == names


@pytest.mark.parametrize("line", ["By the time help came, four were dead.", "By road and river", "Bystanders ran"])
def test_other_lines_are_no_bylines(line):
    assert not is_byline(line)


def test_a_bare_name_is_one():
    assert is_name("Sara Lind and Tom Hale")


def test_a_headline_is_no_name():
    assert not is_name("Army Says It Was Not There")


def test_a_name_with_its_place_is_read():
    assert named_with_place("Iryna Palamar, Kramatorsk") == "Iryna Palamar"


def test_a_name_with_its_place_and_time_is_read():
    names, (stamp,) = signed_line("Aimé Bahati, Goma – Thursday 20 March 2025")
    assert (names, stamp.moment) == (("Aimé Bahati",), "2025-03-20")


REST = "Shells struck a row of houses on Thursday."


@pytest.mark.parametrize(
    "line",
    [
        "KYIV, March 9 (Northlight) –",
        "KYIV (AP) —",
        "Goma (AFP) -",
        "SAN JOSE, Costa Rica —",
        "HELENA, Mont. (AP) -",
        "BENI, March 18 (MPS) -",
        "SAN SALVADOR, 3 JAN 90 -- [REPORT] [TEXT]",
        "(CNN)",
        "GAZA/JERUSALEM, Oct 9 (Reuters) -",
    ],
)
def test_a_dateline_is_split_off(line):
    assert datelines.split(f"{line} {REST}") == (line, REST)


@pytest.mark.parametrize(
    "text",
    [
        "WARNING: the road to Goma is closed until further notice, the army said.",
        "The town – long quiet – woke to shelling on Thursday morning, people said.",
        "UPDATE - the toll has risen to nine, the hospital said on Friday evening.",
        "(He) was held for three days without a lawyer, the court was told on Monday.",
        "Four people (two of them children) were killed in the raid, doctors said.",
        "Ali Salem (45) - a fisherman - pulled four people from the water on Monday.",
    ],
)
def test_other_openings_are_no_datelines(text):
    assert datelines.split(text) is None
