from pathlib import Path

import pytest

from sayso.annotate.codebook import Codebook, load
from sayso.annotate.codebook.inflection import inflected
from sayso.annotate.codebook.loader import FAMILIES
from sayso.annotate.codebook.table import table
from sayso.errors import DataError

BOOK = load()
DOCS = Path(__file__).parents[2] / "docs" / "codebook.md"
OWN_TYPE = """
- type:
    key: remote.laser
    definition: A laser blinds or burns.
    examples: ["A laser blinded the pilot."]
    near_misses: ["A laser printer hummed."]
    maps: {acled: [Air/drone strike]}
    roles: [actor, victim]
    triggers:
      - {words: [blind], pos: verb, frame: harm, example: "A soldier blinded the pilot."}
"""
OWN_TRIGGER = """
- extend:
    key: damage.looting
    triggers:
      - {words: [strip bare], pos: verb, frame: damage, example: "Soldiers stripped the market bare."}
"""


def own(tmp_path, text):
    path = tmp_path / "own.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_every_family_has_types():
    assert {kind.family for kind in BOOK.types} == set(FAMILIES)


def test_a_type_is_found_by_its_key():
    assert BOOK.type("battle.assault").maps.acled == ("Armed clash",)


def test_a_type_that_is_not_there_is_named():
    with pytest.raises(DataError, match=r"battle\.duel"):
        BOOK.type("battle.duel")


@pytest.mark.parametrize("kind", BOOK.types, ids=lambda kind: kind.key)
def test_every_type_has_triggers_and_near_misses(kind):
    assert kind.triggers
    assert kind.near_misses


@pytest.mark.parametrize("line", BOOK.classes, ids=lambda line: line.name)
def test_the_example_of_a_word_class_has_one_of_its_words(line):
    words = BOOK.members()[line.name]
    text = line.example.lower().replace("men ", "man ")
    assert any(word.startswith("#") or word.removesuffix("y") in text for word in words)


def test_classes_that_include_others_hold_their_words():
    assert BOOK.members()["missile"] <= BOOK.members()["weapon"]


def test_a_users_file_adds_a_type(tmp_path):
    assert load(own(tmp_path, OWN_TYPE)).type("remote.laser").roles == ("actor", "victim")


def test_a_users_file_adds_a_trigger(tmp_path):
    lines = load(own(tmp_path, OWN_TRIGGER)).type("damage.looting").triggers
    assert lines[0].words == ("strip bare",)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (OWN_TYPE.replace("remote.laser", "remote.shelling"), "there already"),
        (OWN_TRIGGER.replace("damage.looting", "damage.joy"), "no type damage.joy"),
        ("- {}", "either `type`"),
        (OWN_TYPE.replace("[actor, victim]", "[hero]"), "roles"),
        (OWN_TYPE.replace("frame: harm", "frame: harm, nearby: ['@dragons']"), "dragons"),
    ],
)
def test_a_wrong_users_file_is_named_with_its_fault(tmp_path, text, told):
    with pytest.raises(DataError, match=told):
        load(own(tmp_path, text))


def test_a_missing_users_file_is_named(tmp_path):
    with pytest.raises(DataError, match=r"none\.yaml"):
        load(tmp_path / "none.yaml")


def test_the_rules_are_numbered_without_gaps():
    numbers = [rule.number for rule in BOOK.rules if rule.about == "events"]
    assert numbers == list(range(1, len(numbers) + 1))


def test_the_table_in_the_docs_is_the_codebooks():
    assert isinstance(BOOK, Codebook)
    assert table(BOOK) in DOCS.read_text(encoding="utf-8")


def test_a_verbs_forms_double_its_last_letter():
    assert "kidnapped" in inflected("kidnap", "verb")
