import pytest

from sayso.bench.coded_texts import coded, report_of, speakers
from sayso.schema.span import Span

FIRST = "Rebels ambushed an army convoy near Dolow on Sunday, killing six soldiers."
SECOND = "Police said the ambush lasted an hour."
TEXT = f"{FIRST} {SECOND}"


@pytest.fixture(scope="module")
def found():
    blocks = (Span(0, len(FIRST)), Span(len(FIRST) + 1, len(TEXT)))
    (one,) = coded([report_of("own", TEXT, blocks)])
    return one


def test_the_text_is_left_as_it_is(found):
    assert found.report.text == TEXT


def test_an_event_has_all_the_words_that_tell_of_it(found):
    told = next(each for each in found.events if each.event.type == "battle.armed_clash")
    assert {trigger.of(TEXT) for trigger in told.triggers} >= {"ambushed", "ambush"}


def test_an_event_is_told_first_in_its_triggers_sentence(found):
    assert [told.sentence for told in found.events if told.event.trigger.of(TEXT) == "ambushed"] == [0]


def test_the_speakers_of_a_kind_are_found(found):
    assert [span.of(TEXT) for span in speakers(found, "police")] == ["Police"]


def test_others_do_not_speak(found):
    assert list(speakers(found, "armed_group")) == []


def test_reports_of_one_text_and_other_names_are_two():
    assert report_of("a", TEXT, ()).report_id != report_of("b", TEXT, ()).report_id
