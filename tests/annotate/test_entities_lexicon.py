"""Every line of the entity lexicons finds what its example shows."""

import pytest
from own_report import report

from sayso.annotate import pipeline
from sayso.annotate.entities import lexicon
from sayso.lexicon import entries

FOLDER = lexicon.PACKAGE


def role_examples():
    return [
        (noun, entry.label, entry.example.format(noun))
        for entry in entries(FOLDER, "roles.yaml", lexicon.RoleNouns)
        for noun in entry.nouns
    ]


def modifier_examples():
    return [
        (word, entry.label, entry.example.format(word))
        for entry in entries(FOLDER, "modifiers.yaml", lexicon.Modifiers)
        for word in entry.words
    ]


def title_examples():
    return [
        (title, entry.gender, entry.example.format(title.capitalize()))
        for entry in entries(FOLDER, "titles.yaml", lexicon.Titles)
        for title in entry.titles
    ]


def outlet_examples():
    return [
        (word, entry.example.format(word))
        for entry in entries(FOLDER, "outlets.yaml", lexicon.OutletWords)
        for word in entry.words
    ]


def body_examples():
    return [
        (word, entry.label, entry.example.format(word))
        for entry in entries(FOLDER, "bodies.yaml", lexicon.BodyWords)
        for word in entry.words
    ]


BODIES = body_examples()
SHORT = entries(FOLDER, "abbreviations.yaml", lexicon.Abbreviation)
OUTLETS = outlet_examples()
KNOWN, ROLES, MODIFIERS, TITLES = lexicon.known_names(), role_examples(), modifier_examples(), title_examples()


@pytest.fixture(scope="module")
def entities_of():
    plan = pipeline.definition()
    kept = {"sayso_sentences", "sayso_entities"}
    nlp = pipeline.build(plan, without=frozenset(c.factory for c in plan.components if c.factory not in kept))
    texts = [entry.example for entry in KNOWN] + [text for _, _, text in (*ROLES, *MODIFIERS, *TITLES)]
    texts += [text for *_, text in BODIES]
    texts += [entry.example for entry in SHORT] + [text for _, text in OUTLETS]
    found = pipeline.Annotator(nlp).pipe(report(text) for text in dict.fromkeys(texts))
    return {text: annotations.entities for text, annotations in zip(dict.fromkeys(texts), found, strict=True)}


@pytest.mark.parametrize("entry", KNOWN, ids=lambda entry: entry.name)
def test_a_known_name_is_found_in_its_example(entities_of, entry):
    assert (entry.name, entry.label) in {(e.name, e.label) for e in entities_of[entry.example]}


@pytest.mark.parametrize(("noun", "label", "text"), ROLES)
def test_a_role_noun_heads_a_mention_of_its_label(entities_of, noun, label, text):
    assert label in {e.label for e in entities_of[text] if noun.split()[-1] in e.text}


@pytest.mark.parametrize(("word", "label", "text"), MODIFIERS)
def test_a_modifier_decides_the_label_of_a_generic_noun(entities_of, word, label, text):
    assert label in {e.label for e in entities_of[text] if word in e.text}


@pytest.mark.parametrize(("title", "gender", "text"), TITLES)
def test_a_title_belongs_to_the_person(entities_of, title, gender, text):
    people = [e.text.casefold() for e in entities_of[text] if e.label == "person"]
    assert [name for name in people if name.startswith(title)]


@pytest.mark.parametrize("entry", SHORT, ids=lambda entry: entry.short)
def test_the_noun_of_a_shortened_title_takes_up_the_person(entities_of, entry):
    assert {e.name for e in entities_of[entry.example] if entry.full in e.text.lower()} == {"Haroun Abakar"}


@pytest.mark.parametrize(("word", "text"), OUTLETS)
def test_a_word_of_its_name_makes_an_outlet(entities_of, word, text):
    assert "media" in {e.label for e in entities_of[text] if word in e.text}


@pytest.mark.parametrize(("word", "label", "text"), BODIES)
def test_a_noun_opens_the_name_of_a_body(entities_of, word, label, text):
    assert (f"{word} for Open Rivers", label) in {(e.name, e.label) for e in entities_of[text]}
