"""Every line of the toll lexicons counts what its example counts."""

import pytest
from own_report import report

from sayso.annotate import pipeline
from sayso.annotate.figures import lexicon
from sayso.lexicon import entries

FOLDER = lexicon.PACKAGE
HARM = entries(FOLDER, "harm.yaml", lexicon.Harm)
QUALIFIERS = entries(FOLDER, "qualifiers.yaml", lexicon.Qualifier)
NUMERALS = entries(FOLDER, "numerals.yaml", lexicon.Numeral)
ORDERS = entries(FOLDER, "acled_profile.yaml", lexicon.Order)
PLURALS = {"family": "families", "party": "parties", "story": "stories", "city": "cities", "country": "countries",
           "bus": "buses", "church": "churches", "clash": "clashes", "km": "km"}  # fmt: skip
COUNTED = [
    (noun, entry, entry.example.format(PLURALS.get(noun, f"{noun}s")))
    for entry in entries(FOLDER, "counted.yaml", lexicon.Counted)
    for noun in entry.nouns
]
BOUNDS = {
    "floor": (12, None), "above": (13, None), "ceiling": (None, 12), "below": (None, 11), "about": (12, 12),
    "exact": (12, 12),
}  # fmt: skip


@pytest.fixture(scope="module")
def tolls_of():
    plan = pipeline.definition()
    kept = {"sayso_sentences", "sayso_entities", "sayso_figures"}
    nlp = pipeline.build(plan, without=frozenset(c.factory for c in plan.components if c.factory not in kept))
    lines = (*HARM, *QUALIFIERS, *NUMERALS, *ORDERS)
    texts = list(dict.fromkeys([*(line.example for line in lines), *(text for _, _, text in COUNTED)]))
    found = pipeline.Annotator(nlp).pipe(report(text) for text in texts)
    return {
        text: [figure.toll for figure in annotations.figures] for text, annotations in zip(texts, found, strict=True)
    }


@pytest.mark.parametrize("entry", HARM, ids=lambda entry: f"{entry.word}-{entry.frame}")
def test_a_word_of_harm_counts_twelve(tolls_of, entry):
    assert [(toll.kind, toll.low) for toll in tolls_of[entry.example]] == [(entry.kind, 12)]


@pytest.mark.parametrize("entry", QUALIFIERS, ids=lambda entry: entry.words)
def test_a_qualifier_bounds_the_number(tolls_of, entry):
    assert [(toll.low, toll.high) for toll in tolls_of[entry.example]] == [BOUNDS[entry.effect]]


@pytest.mark.parametrize("entry", QUALIFIERS, ids=lambda entry: entry.words)
def test_a_qualifier_stays_in_the_words(tolls_of, entry):
    toll = tolls_of[entry.example][0]
    assert (toll.text, toll.qualifier) == (f"{entry.words} 12 people", entry.words)


@pytest.mark.parametrize("entry", NUMERALS, ids=lambda entry: entry.word)
def test_a_numeral_has_its_value(tolls_of, entry):
    assert [(toll.low, toll.high) for toll in tolls_of[entry.example]] == [(entry.value, entry.value)]


@pytest.mark.parametrize("entry", ORDERS, ids=lambda entry: entry.words)
def test_an_order_has_the_profiles_low_bound_and_no_high_one(tolls_of, entry):
    assert [(toll.low, toll.high) for toll in tolls_of[entry.example]] == [(entry.low, None)]


@pytest.mark.parametrize(("noun", "entry", "text"), COUNTED, ids=lambda value: value if isinstance(value, str) else "")
def test_a_counted_noun_has_its_unit_or_is_no_toll(tolls_of, noun, entry, text):
    assert [toll.unit for toll in tolls_of[text]] == ([] if entry.not_persons else [entry.unit])
