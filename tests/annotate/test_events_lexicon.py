"""Every line of the codebook and of the events' lexicons, run on its example in one go."""

import pytest

from sayso.annotate.codebook import load
from sayso.annotate.events.background import BackgroundCue
from sayso.annotate.events.entries import LightVerbs, StageCue, TieCue, frames
from sayso.annotate.events.rementions import Remention
from sayso.annotate.layers import EVENTS, attach
from sayso.annotate.pipeline import build, definition
from sayso.lexicon import entries
from sayso.schema.report import Block, Report, Source

EXAMPLES = [(kind.key, line.example) for kind in load().types for line in kind.triggers]
NEAR_MISSES = [(kind.key, text) for kind in load().types for text in kind.near_misses]
PACKAGE = "sayso.annotate.events"
STAGES = [(line.stage, line.example) for line in entries(PACKAGE, "stages.yaml", StageCue)]
TIES = [(line.value, line.example) for line in entries(PACKAGE, "ties.yaml", TieCue)]
LIGHT = [line.example for line in entries(PACKAGE, "light.yaml", LightVerbs)]
BACKGROUND = [line.example for line in entries(PACKAGE, "background.yaml", BackgroundCue)]
REMENTIONS = [line.example for line in entries(PACKAGE, "rementions.yaml", Remention)]
FRAMES = [(frame.name, frame.example) for frame in frames().values()]
NEEDED = frozenset(
    ("sayso_sentences", "sayso_times", "sayso_places", "sayso_entities", "sayso_figures", "sayso_events")
)


def report(text):
    source = Source(sha256="0" * 64, bytes=len(text), media_type="text/plain", uri="own")
    blocks = (Block(kind="paragraph", start=0, end=len(text)),)
    return Report(
        report_id="rep_own", source=source, outlet=None, headline=None, text=text, blocks=blocks, published="2024-05-02"
    )


@pytest.fixture(scope="module")
def events():
    plan = definition()
    nlp = build(plan, without=frozenset(each.factory for each in plan.components) - NEEDED)
    texts = sorted(
        {text for _, text in (*EXAMPLES, *NEAR_MISSES, *STAGES, *TIES, *FRAMES)} | {*LIGHT, *BACKGROUND, *REMENTIONS}
    )
    docs = nlp.pipe((attach(nlp.make_doc(text), report(text)) for text in texts), batch_size=64)
    return {doc.text: EVENTS.read(doc) for doc in docs}


@pytest.mark.parametrize(("key", "text"), EXAMPLES)
def test_a_trigger_finds_its_type_in_its_example(events, key, text):
    assert key in {event.type for event in events[text]}


@pytest.mark.parametrize(("key", "text"), NEAR_MISSES)
def test_a_near_miss_holds_no_event_of_the_type(events, key, text):
    assert key not in {event.type for event in events[text]}


@pytest.mark.parametrize(("stage", "text"), STAGES)
def test_a_stage_cue_gives_its_stage(events, stage, text):
    assert stage in {event.stage for event in events[text]}


@pytest.mark.parametrize(("value", "text"), TIES)
def test_a_tie_cue_ties_an_actor(events, value, text):
    found = {tie.value for event in events[text] for tie in event.ties}
    assert value in {each.replace("accused_by_authority", "accused") for each in found}


@pytest.mark.parametrize("text", LIGHT)
def test_a_light_verb_gives_its_noun_participants(events, text):
    assert any(event.participants for event in events[text])


@pytest.mark.parametrize(("name", "text"), FRAMES)
def test_a_frame_fills_a_role_in_its_example(events, name, text):
    assert any(event.participants for event in events[text])


@pytest.mark.parametrize("text", BACKGROUND)
def test_what_is_in_the_background_without_place_or_time_is_no_event(events, text):
    assert [event for event in events[text] if event.background] == []


@pytest.mark.parametrize("text", REMENTIONS)
def test_a_word_that_points_back_tells_of_the_same_happening(events, text):
    assert any(event.again for event in events[text])
