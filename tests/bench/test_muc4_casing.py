import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.bench.muc4.casing import Casing, CasingRule
from sayso.lexicon import entries

RULES = entries("sayso.bench.muc4", "casing.yaml", CasingRule)


@pytest.fixture(scope="module")
def casing():
    return Casing()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.rule)
def test_the_example_of_a_line_is_restored(casing, rule):
    assert casing.restore(rule.example) == rule.restored


@pytest.mark.parametrize(
    "text",
    [
        "Police said that the mayor of San Salvador was in Lima. He left on Tuesday.",
        "The Rural Defence League [RDL] denied it. The RDL had met in Peru.",
        "Salvadoran soldiers and Colonel Tobalde crossed the U.S. border at 0600.",
        '[Tobalde] Nobody knew. "It is late," she said [as heard] in May 1989.',
        "Rifles of type M-16 lay beside the house of President Oquendo.",
    ],
)
def test_a_text_in_capitals_comes_back_as_it_was(casing, text):
    assert casing.restore(text.upper()) == text


@settings(deadline=None)  # the first words are looked up in files
@given(st.text(alphabet="ABCDEFGHIJ .,'[]-\n19", max_size=60))
def test_nothing_but_case_changes(casing, text):
    restored = casing.restore(text)
    assert (len(restored), restored.upper()) == (len(text), text)
