"""Which cue a quotation belongs to, and what of its clause belongs to it."""

import pytest

from sayso.bench.behaviour.suite import Item


@pytest.fixture(scope="module")
def told(rules_alone):
    """(mouths, outermost first; content; form) of every attribution of a text, with a headline or without."""

    def ask(text, headline=None):
        item = Item.model_validate(
            {"id": "own-01", "half": "dev", "text": text, "headline": headline, "absent": [{"form": "direct"}]}
        )
        return [
            (
                " > ".join(link.source.text or "nobody" for link in a.chain),
                " … ".join(item.report.words(piece) for piece in a.content),
                a.form,
            )
            for a in rules_alone.annotate(item.report).attributions
        ]

    return ask


def test_a_clause_joined_by_and_says_the_next_quotation_not_the_last(told):
    found = told("“I told the clerk, ‘Open it,’ and he said, ‘Not for you,’” the widow said.")
    assert ("the widow > I", "Open it", "direct") in found
    assert ("the widow > he", "Not for you", "direct") in found


def test_the_clauses_own_words_between_two_quotations_are_content(told):
    assert told("The prefect said the “looters” had been “dealt with” at the mill.") == [
        ("The prefect", "the “looters” had been “dealt with” at the mill", "mixed")
    ]


def test_a_name_in_marks_makes_no_statement_mixed(told):
    assert told("The army said its “Heron” battalion had crossed the Sava.") == [
        ("The army", "its “Heron” battalion had crossed the Sava", "indirect")
    ]


def test_a_heading_may_end_with_who_is_quoted(told):
    assert told("Nobody was hurt.", "“We slept in the reeds”: Ganges boatman") == [
        ("Ganges boatman", "We slept in the reeds", "direct")
    ]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "“They know the ford,” a voice in the broadcast states. “They will cross by night.”",
            "a voice in the broadcast",
        ),
        ('"Stay home," tweeted governor Ali Hamad in the morning.', "governor Ali Hamad"),
    ],
)
def test_a_tag_is_known_where_its_verb_is_taken_for_something_else(told, text, source):
    found = told(text)
    assert [(mouth, form) for mouth, _, form in found] == [(source, "direct")]


def test_what_follows_the_tag_is_not_what_is_said(told):
    found = told('"I will not sign it, so leave it," said retired judge Anna Ruiz, asked about the raid.')
    assert ("retired judge Anna Ruiz", "I will not sign it, so leave it", "direct") in found


def test_a_quotation_that_is_led_up_to_belongs_to_its_own_cue(told):
    assert told("When a man shouted, “Liar,” the prefect joked, in his thin voice, “Come up here!”") == [
        ("a man", "Liar", "direct"),
        ("the prefect", "Come up here!", "direct"),
    ]


def test_a_participle_without_a_statement_of_its_own_takes_none_away(told):
    found = told(
        "“Be quiet, because it could be a trap,” Ortega said, adding a word for his driver. “Who drives better?”"
    )
    assert found == [("Ortega", "Be quiet, because it could be a trap … Who drives better?", "direct")]


def test_a_clause_after_a_chant_does_not_say_it(told):
    assert told("Marchers joined in a chant of “Open the gates!” Their voices drowned out the sirens.") == []


def test_what_is_said_inside_a_quotation_is_said_by_somebody_in_it(told):
    found = told("“One man came in and said we should leave at once,” said the woman by the mill.")
    assert ("the woman by the mill > One man", "we should leave at once", "direct") in found


def test_a_tag_in_the_middle_has_both_halves(told):
    found = told(
        "“Many are tired,” Thiel wrote in a letter to the union explaining why he left, “but few will follow him.”"
    )
    assert ("Thiel", "Many are tired … but few will follow him.", "direct") in found


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The deputy mayor of Homs agreed. “The wells are running dry. We have a week.”", "The deputy mayor of Homs"),
        ("Stated Colonel Stone:\n\n“The stakes have never been as high.”", "Colonel Stone"),
        ("At the bottom it reads, “Bring salt and rope to the ford.”", "it"),
        ("“Our struggle made a minister go,” read the leaflet. “And it goes on.”", "the leaflet"),
        ("“It is time that we ruled here,” exhorted the union's leader.", "the union's leader"),
    ],
)
def test_a_quotation_is_brought_on_in_many_ways(told, text, source):
    assert [mouth for mouth, _, _ in told(text)] == [source]
