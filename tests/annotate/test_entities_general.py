"""General words for whom the report has named: whom they mean, and where they mean nobody."""

import pytest
from own_report import report

from sayso.annotate import pipeline
from sayso.annotate.entities.general import General
from sayso.annotate.entities.lexicon import PACKAGE
from sayso.lexicon import entries

EXAMPLES = [
    (noun, entry.example.replace("{}", noun.capitalize(), entry.example.count("{}") - 1).replace("{}", noun),
     entry.means.replace("{}", noun.capitalize()))
    for entry in entries(PACKAGE, "general.yaml", General)
    for noun in entry.nouns
]  # fmt: skip
MEANT = [
    ("Lawmaker Chidi Obi left. The opposition politician said nothing.", "The opposition politician", "Chidi Obi"),
    ("Nurse Olena Bondar kept a list. It has 213 names, the 41-year-old says.", "the 41-year-old", "Olena Bondar"),
    ("Elena Marku is the mayor of Velin. Forty houses were lost, the mayor said.", "the mayor", "Elena Marku"),
    (
        "The Harvest Monitor, which has volunteers in every province, met. The watchdog left.",
        "The watchdog",
        "The Harvest Monitor",
    ),
    ("Radio Kivu was shut down. Police said nothing.\n\nThe station said it would sue.", "The station", "Radio Kivu"),
]
OWN = [
    ("Amnesty International and Human Rights Watch sent teams. The charity said nothing.", "The charity"),
    ("Ana Ruiz and Haroun Abakar met in court. The defendant said nothing.", "The defendant"),
    ("The train left at noon. Passengers said the station was dark.", "the station"),
    ("Teacher Haroun Abakar spoke on Monday. The officer said nothing.", "The officer"),
    ("The Union of Free Farmers met on Monday. The company said nothing.", "The company"),
]


@pytest.fixture(scope="module")
def entities_of():
    plan = pipeline.definition()
    kept = {"sayso_sentences", "sayso_entities"}
    nlp = pipeline.build(plan, without=frozenset(c.factory for c in plan.components if c.factory not in kept))
    texts = list(dict.fromkeys(text for _, text, _ in EXAMPLES))
    texts += [text for text, *_ in (*MEANT, *OWN)]
    found = pipeline.Annotator(nlp).pipe(report(text) for text in texts)
    return {text: annotations.entities for text, annotations in zip(texts, found, strict=True)}


@pytest.mark.parametrize(("noun", "text", "name"), EXAMPLES)
def test_a_general_noun_means_the_name_before(entities_of, noun, text, name):
    assert name in {e.name for e in entities_of[text] if noun in e.text and e.text[:1] == "T"}


@pytest.mark.parametrize(("text", "words", "name"), MEANT)
def test_it_means_the_only_name_that_fits(entities_of, text, words, name):
    assert {e.name for e in entities_of[text] if e.text == words} == {name}


@pytest.mark.parametrize(("text", "words"), OWN)
def test_it_means_nobody_where_two_or_none_fit(entities_of, text, words):
    names = {e.name for e in entities_of[text] if e.text == words}
    assert names <= {words.split(" ", 1)[1]}
