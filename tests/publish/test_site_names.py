import re

import pytest
from site_ledger import Draft, Handmade

from sayso.lexicon import entries
from sayso.publish.site.names import NoName, names_of

LINES = entries("sayso.publish.site", "no_names.yaml", NoName)
BESIDE, WITHIN = ([line for line in LINES if line.within == within] for within in (False, True))


def withheld(words, text=""):
    view = Handmade()
    draft = Draft(view, "one", None, None, ("paragraph", f"{words} died in the blast. {text}"))
    claim = draft.claim(f"{words} died in the blast")
    draft.event(claim, "people.casualties", "died", who=[("victim", words, "person")])
    names = names_of(view.events())
    return names.covered(draft.text, names.parts_in("rep_one", draft.text))


@pytest.mark.parametrize("line", WITHIN, ids=lambda line: line.example)
def test_a_word_within_a_name_is_covered_with_it_and_not_by_itself(line):
    (particle,) = (word for word in re.split(r"\W", line.example) if word in line.words)
    shown = withheld(line.example, f"Then {particle} stands alone.")
    assert not re.search(r"\w", shown.partition(" died")[0].replace("█", ""))
    assert f"Then {particle} stands alone." in shown


@pytest.mark.parametrize("line", BESIDE, ids=lambda line: line.example)
def test_a_word_that_names_nobody_is_never_covered(line):
    words = line.example.split()
    kept = [word for word in words if word.casefold() in line.words]
    assert kept
    assert all(word in withheld(line.example).split() for word in kept)


@pytest.mark.parametrize(
    ("person", "shown"),
    [
        ("Salih Bushara", "█████ ███████"),
        ("Colonel Salih Bushara", "Colonel █████ ███████"),
        ("Mayor Bushara", "Mayor ███████"),
        ("Salih Bushara and his son", "█████ ███████ and his son"),
        ("Salih Bushara's brother", "█████ ███████'s brother"),
        ("Adnan al-Dibs", "█████ ██-████"),
        ("Maria da Silva", "█████ ██ █████"),
        ("120", "120"),
        ("At least 61", "At least 61"),
        ("Анна Коваль", "████ ██████"),
        ("a woman", "a woman"),
        ("Five people", "Five people"),
        ("Two South African miners", "Two South African miners"),
        ("a Palestinian man", "a Palestinian man"),
        ("He", "He"),
    ],
)
def test_a_name_is_covered_and_a_description_is_not(person, shown):
    assert withheld(person).startswith(f"{shown} died")


def test_a_part_is_covered_where_it_stands_alone():
    assert withheld("Salih Bushara", "Bushara was 31; the salih of old was not.").endswith(
        "███████ was 31; the salih of old was not."
    )


def test_a_name_within_another_word_is_left():
    assert "Salihiya" in withheld("Salih Bushara", "Salihiya is a town.")
