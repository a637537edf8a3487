import pytest
from spacy.language import Language

from sayso.annotate.factuality.lexicon import Bearing
from sayso.annotate.factuality.modality import is_due, permits
from sayso.annotate.pipeline import build, definition
from sayso.lexicon import entries

LINES = entries("sayso.annotate.factuality", "modality.yaml", Bearing)


@pytest.fixture(scope="module")
def nlp() -> Language:
    return build(definition(), without=frozenset(line.factory for line in definition().components))


def modal(nlp, text, word):
    doc = nlp(text.replace("[", "").replace("]", ""))
    found = next(token for token in doc if token.lower_ == word)
    return found.head, found


@pytest.mark.parametrize("line", [x for x in LINES if x.role in {"rule", "under"}], ids=lambda line: line.role)
def test_a_rule_gives_leave(nlp, line):
    assert permits(*modal(nlp, line.example, "may"))


@pytest.mark.parametrize("line", [x for x in LINES if x.role in {"due", "when", "at"}], ids=lambda line: line.role)
def test_an_outcome_with_a_time_is_expected(nlp, line):
    assert is_due(modal(nlp, line.example, "should")[0])


def test_only_makes_it_leave(nlp):
    assert permits(*modal(nlp, "The ferry may sail only at night.", "may"))


@pytest.mark.parametrize("text", ["The new law may start a riot.", "The ferry may sink.", "The men may be at sea."])
def test_possibility_is_no_leave(nlp, text):
    assert not permits(*modal(nlp, text, "may"))


@pytest.mark.parametrize("text", ["The captain should resign by noon.", "They should be tried.", "It should end."])
def test_a_duty_is_not_expected(nlp, text):
    assert not is_due(modal(nlp, text, "should")[0])
