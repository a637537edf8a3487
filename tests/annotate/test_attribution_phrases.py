"""Set phrases that name a source: where they stand, whose they are, and when the same words only measure."""

import pytest

from sayso.annotate.pipeline import Annotator
from sayso.bench.behaviour.suite import Item


@pytest.fixture(scope="module")
def annotator():
    return Annotator()


@pytest.fixture(scope="module")
def told(annotator):
    """(source, cue, content) of every attribution of a text, by its innermost mouth."""

    def ask(text):
        item = Item.model_validate({"id": "own-01", "half": "dev", "text": text, "absent": [{"form": "direct"}]})
        return [
            (
                a.chain[-1].source.text,
                a.chain[-1].cue.text if a.chain[-1].cue else None,
                " … ".join(item.report.words(piece) for piece in a.content),
            )
            for a in annotator.annotate(item.report).attributions
        ]

    return ask


def test_a_phrase_between_auxiliary_and_verb_leaves_the_clause_whole(told):
    assert told("The garrison had, by its own admission, fired on the ferry for an hour.") == [
        ("its", "admission", "The garrison had … fired on the ferry for an hour")
    ]


def test_a_phrase_with_a_clause_of_its_own_may_stand_in_the_middle(told):
    text = "The barge, if the divers are to be believed, sank before it reached the lock."
    assert told(text)[0][0::2] == ("the divers", "The barge … sank before it reached the lock")


@pytest.mark.parametrize(
    "text",
    [
        "Bread is handed out according to the size of the family.",
        "The battalions left the valley according to a timetable that both had signed.",
        "The wounded were laid in rows according to where they had been hit.",
        "Everything went according to plan until the bridge gave way.",
        "Tents are given out according to the results of the last count.",
    ],
)
def test_a_measure_is_no_source(told, text):
    assert told(text) == []


def test_a_trade_no_list_holds_is_a_source(told):
    assert told("The firing began at six according to the barber.")[0][0] == "the barber"


def test_what_is_set_against_a_statement_behind_its_source_is_no_part_of_it(told):
    text = "Nine men were arrested on Sunday, according to police, while lawyers for the men speak of forty."
    assert told(text)[0] == ("police", "according to", "Nine men were arrested on Sunday")


def test_a_second_source_belongs_to_the_first(told):
    text = "The plane was carrying rifles, according to the UN and two aid groups."
    assert told(text)[0] == ("the UN and two aid groups", "according to", "The plane was carrying rifles")


def test_a_version_of_events_is_somebodys(told):
    text = "In the jailer's version of events, the prisoners burned their own beds and blocked the stairs."
    assert told(text)[0][:2] == ("the jailer", "version")


def test_as_and_a_passive_name_who_reported_it(told):
    text = "As first reported by the daily Matin, three barges were sunk in the night."
    assert told(text) == [("the daily Matin", "reported", "three barges were sunk in the night")]


def test_as_was_reported_names_nobody(told):
    assert told("As was reported last week, the general owns two hotels.") == [
        (None, "reported", "the general owns two hotels")
    ]


def test_a_rumour_ends_before_the_outlet_goes_on(told):
    text = "Rumour had it that the pay would never come, and by Sunday half the crew had gone home."
    assert told(text) == [(None, "Rumour had it", "the pay would never come")]


def test_what_rests_on_somebodys_word_is_not_said_by_him(told):
    assert told("The talks rest on the word of two generals.") == []


def test_whom_media_quote_between_commas_is_no_part_of_the_media(annotator):
    text = "Local media, quoting the governor, said that nine miners were trapped underground."
    item = Item.model_validate({"id": "own-01", "half": "dev", "text": text, "absent": [{"form": "direct"}]})
    found = [a for a in annotator.annotate(item.report).attributions if len(a.chain) > 1]
    assert [link.source.text for link in found[0].chain] == ["Local media", "the governor"]


def test_who_asked_not_to_be_named_is_followed_by_no_name(annotator):
    text = 'In the words of a clerk who asked not to be named, "the port belongs to whoever holds the gate".'
    item = Item.model_validate({"id": "own-01", "half": "dev", "text": text, "absent": [{"form": "indirect"}]})
    assert "direct" in [a.form for a in annotator.annotate(item.report).attributions]


def test_or_so_somebody_says_is_no_part_of_it(told):
    assert told("The prisoners were treated well, or so the warden says.")[0][2] == "The prisoners were treated well"
