"""Set phrases that make a statement less than certain or one of what is to come; verbs that do so by their place."""

import pytest

from sayso.annotate import pipeline
from sayso.annotate.factuality.lexicon import Bearing, Phrase
from sayso.lexicon import entries
from sayso.schema.ids import sha256
from sayso.schema.report import Block, Report, Source, report_id

PACKAGE = "sayso.annotate.factuality"
KEPT = {"sayso_sentences", "sayso_quotes", "sayso_attribution", "sayso_factuality"}
PHRASES = [p for p in entries(PACKAGE, "phrases.yaml", Phrase) if p.effect in {"probable", "possible", "future"}]
BEARINGS = entries(PACKAGE, "modality.yaml", Bearing)
LESS = {"probable": ("probable", "possible"), "possible": ("possible",)}


@pytest.fixture(scope="module")
def told():
    plan = pipeline.definition()
    left_out = frozenset(c.factory for c in plan.components if c.factory not in KEPT)
    annotator = pipeline.Annotator(pipeline.build(plan, without=left_out))
    annotator.nlp.get_pipe("sayso_attribution").encoder = False

    def how(text, kind="paragraph"):
        text = text.replace("[", "").replace("]", "")
        source = Source(sha256=sha256(text.encode()), bytes=len(text), media_type="text/plain", uri="test:own")
        blocks = (Block(kind=kind, start=0, end=len(text)),)
        found = annotator.annotate(
            Report(report_id=report_id(source), source=source, outlet=None, headline=None, text=text, blocks=blocks)
        )
        return (*found.attributions, *found.narrations)[0].assessment

    return how


@pytest.mark.parametrize("line", PHRASES, ids=lambda line: line.words)
def test_a_set_phrase_colours_its_statement(told, line):
    how = told(line.example)
    if line.effect == "future":
        assert how.time_frame == "future"
    else:
        assert how.certainty in LESS[line.effect]
    assert how.polarity == "affirmed"
    assert line.stem in line.example.lower()


@pytest.mark.parametrize("line", [x for x in BEARINGS if x.role in {"state", "mind", "still"}], ids=lambda x: x.role)
def test_must_is_a_guess_of_a_state(told, line):
    assert told(line.example).certainty == "probable"


GRANTED = ["No vehicle may enter the town.", "Nobody may cross the river after dark, the captain told the men."]


@pytest.mark.parametrize("text", [*GRANTED, *(x.example for x in BEARINGS if x.role == "granted")])
def test_leave_is_no_hedge(told, text):
    assert told(text).certainty == "certain"


@pytest.mark.parametrize("line", [x for x in BEARINGS if x.role == "habit"], ids=lambda line: line.role)
def test_what_happened_again_and_again_is_no_condition(told, line):
    assert told(line.example).time_frame == "past"


AHEAD = [
    "The front would shell the port within days, the captain said.",
    "The clinic could run out of oxygen by the weekend.",
    "The ministry might extend the curfew beyond the end of the month.",
    "Repairs to the dam could take months.",
    "On Friday they bury the pilot next to his father tomorrow.",
    "A third march is planned for Sunday.",
    "The second convoy is due on Thursday.",
    "Their trial resumes on Monday in Sfax.",
]


@pytest.mark.parametrize(
    "text", [*AHEAD, *(x.example for x in BEARINGS if x.role in {"opens", "ahead", "arranged", "called", "looms"})]
)
def test_what_is_set_for_a_day_is_to_come(told, text):
    assert told(text).time_frame == "future"


LOOKING_ON = [
    "The truce might well collapse before the summit.",
    "The truce could take effect as early as Sunday.",
    "The rebels may attack the mine at any moment.",
    "Thousands might have to leave the valley, the bishop said.",
    "Fresh clashes look inevitable, the bishop said.",
    "The army is planning a raid on the mine.",
]


@pytest.mark.parametrize("text", LOOKING_ON)
def test_what_may_be_or_is_planned_is_to_come(told, text):
    assert told(text).time_frame == "future"


VERBLESS = ["Explosion at dam possibly an accident", "Smugglers probably behind blast at dam"]


@pytest.mark.parametrize("text", VERBLESS)
def test_an_adverb_of_a_headline_without_a_verb_is_of_all_of_it(told, text):
    assert told(text, "headline").certainty in {"probable", "possible"}


NOT_AHEAD = [
    "The brigade was on the verge of mutiny when the pay came.",
    "The delay is due to fog.",
    "The market opens on Fridays.",
    "The march had been planned for Sunday.",
    "The rebels must leave the mine by noon.",
    "The dam is near the town.",
]


@pytest.mark.parametrize("text", NOT_AHEAD)
def test_what_is_past_or_of_every_week_is_not_to_come(told, text):
    how = told(text)
    assert (how.time_frame, how.certainty) in {("past", "certain"), ("ongoing", "certain")}


CERTAIN = [
    "There is no doubt that the rebels seized the mine.",
    "The captain has no doubt about the raid.",
    "The men must be ready by noon.",
    "You must be brave.",
]


@pytest.mark.parametrize("text", CERTAIN)
def test_words_alike_are_no_hedge(told, text):
    assert told(text).certainty == "certain"
