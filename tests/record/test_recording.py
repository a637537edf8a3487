"""Records: claims and events from annotations, by the rules of the codebook."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.record import problems, record
from sayso.schema.annotations import (
    Annotations,
    Assessment,
    Attribution,
    EventMention,
    Figure,
    Narration,
    PlaceMention,
    Sentence,
    TieMention,
    TimeMention,
)
from sayso.schema.claim import ClaimSource, Cue, Link
from sayso.schema.event import EventTime, Participant, Place, Toll
from sayso.schema.ids import sha256
from sayso.schema.report import Advisory, Block, Report, Source, report_id
from sayso.schema.span import Span

FIRST = "The army said rebels had shelled Beni on Friday, killing at least 12 people."
SECOND = "The rebels denied that they attacked the market."
RELATED = "Read more: rebels stormed the port"
TEXT = f"{FIRST}\n\n{SECOND}\n\n{RELATED}"


def made_report():
    source = Source(sha256=sha256(TEXT.encode()), bytes=len(TEXT), media_type="text/plain", uri="test:own")
    a, b = len(FIRST), len(FIRST) + 2 + len(SECOND)
    blocks = (
        Block(kind="paragraph", start=0, end=a),
        Block(kind="paragraph", start=a + 2, end=b),
        Block(kind="related", start=b + 2, end=len(TEXT)),
    )
    return Report(report_id=report_id(source), source=source, outlet=None, headline=None, text=TEXT, blocks=blocks)


REPORT = made_report()


def at(words, after=""):
    start = TEXT.index(words, TEXT.index(after) if after else 0)
    return Span(start, start + len(words))


def link(source, cue, kind="military"):
    return Link(
        source=ClaimSource(text=source, span=at(source), kind=kind),
        cue=Cue(text=cue, span=at(cue), type="verb"),
    )


ARMY, REBELS = link("The army", "said"), link("The rebels", "denied", "armed_group")
TOLD = Attribution(
    content=(at("rebels had shelled Beni on Friday, killing at least 12 people"),),
    form="indirect", chain=(ARMY,), assessment=Assessment(), method="rule:test@1", score=0.9,
)  # fmt: skip
DENIED = Attribution(
    content=(at("they attacked the market"),), form="indirect", chain=(REBELS,),
    assessment=Assessment(polarity="negated", denied=True), method="rule:test@1", score=0.9,
)  # fmt: skip
BENI = PlaceMention(
    span=at("Beni"), use="event", method="rule:test@1", score=1,
    place=Place(
        text="Beni", span=at("Beni"), name="Beni", lat=0.49, lon=29.47, gazetteer="own", gazetteer_id="1",
        country="CD", precision="settlement", radius_km=5,
    ),
)  # fmt: skip
FRIDAY = TimeMention(
    span=at("Friday"), type="DATE", value="2024-03-01", method="rule:test@1", score=1,
    time=EventTime(
        start="2024-03-01", end="2024-03-01", granularity="day", text="Friday", span=at("Friday"), anchor="publication"
    ),
)  # fmt: skip
TWELVE = Figure(
    toll=Toll(
        kind="killed", low=12, high=None, text="at least 12 people", span=at("at least 12 people"), qualifier="at least"
    ),
    sentence=0, head=at("killing"), method="rule:test@1", score=0.9,
)  # fmt: skip
SHELLING = EventMention(
    type="remote.shelling", trigger=at("shelled"), sentence=0, stage="accomplished", assessment=Assessment(),
    participants=(Participant(role="actor", text="rebels", span=at("rebels"), kind="armed_group"),),
    place=0, time=0, figures=(0,), ties=(TieMention(0, "accused", at("said")),), method="rule:test@1", score=0.9,
)  # fmt: skip
ATTACK = EventMention(
    type="civilian.attack", trigger=at("attacked"), sentence=1, stage="accomplished", assessment=Assessment(),
    participants=(), place=None, time=None, figures=(), method="rule:test@1", score=0.8,
)  # fmt: skip
SENTENCES = (Sentence(Span(0, len(FIRST)), 0), Sentence(Span(len(FIRST) + 2, len(FIRST) + 2 + len(SECOND)), 1))
FULL = Annotations(
    report_id=REPORT.report_id, sentences=SENTENCES, attributions=(TOLD, DENIED), events=(SHELLING, ATTACK),
    figures=(TWELVE,), places=(BENI,), times=(FRIDAY,),
)  # fmt: skip


def events_of(annotations):
    return {event.type: event for event in record(REPORT, annotations).events}


def test_an_event_has_the_claim_that_tells_it():
    made = record(REPORT, FULL)
    shelling = next(event for event in made.events if event.type == "remote.shelling")
    claim = next(claim for claim in made.claims if claim.claim_id == shelling.claim_id)
    assert claim.content == TOLD.content


def test_what_another_mouth_says_is_claimed():
    assert events_of(FULL)["remote.shelling"].standing == "claimed"


def test_what_is_denied_is_denied_negated_and_keeps_its_stage():
    attack = events_of(FULL)["civilian.attack"]
    assert (attack.standing, attack.polarity, attack.stage) == ("denied", "negated", "accomplished")


def test_a_toll_has_the_claim_that_gives_it():
    made = record(REPORT, FULL)
    shelling = next(event for event in made.events if event.type == "remote.shelling")
    assert [toll.claim_id for toll in shelling.tolls] == [shelling.claim_id]


def test_a_tie_names_the_actor():
    assert [(tie.actor, tie.value) for tie in events_of(FULL)["remote.shelling"].responsibility] == [
        ("rebels", "accused")
    ]


def test_what_is_carried_over_says_so():
    carried = replace(SHELLING, inherited_place=True, inherited_time=True)
    event = events_of(replace(FULL, events=(carried,)))["remote.shelling"]
    assert (event.place.basis, event.time.anchor) == ("inherited", "event")


def test_a_forecast_is_never_told_as_done():
    coming = replace(TOLD, assessment=Assessment(time_frame="future"))
    event = events_of(replace(FULL, attributions=(coming, DENIED)))["remote.shelling"]
    assert (event.standing, event.stage) == ("forecast", "potential")


def test_the_weakest_certainty_holds():
    hedged = replace(TOLD, assessment=Assessment(certainty="possible"))
    assert events_of(replace(FULL, attributions=(hedged, DENIED)))["remote.shelling"].standing == "hedged"


def test_the_longest_chain_tells():
    inner = replace(TOLD, content=(at("rebels had shelled Beni"),), chain=(ARMY, link("The rebels", "denied", "group")))
    made = record(REPORT, replace(FULL, attributions=(TOLD, inner)))
    shelling = next(event for event in made.events if event.type == "remote.shelling")
    claim = next(claim for claim in made.claims if claim.claim_id == shelling.claim_id)
    assert len(claim.attribution) == 2


def test_a_figure_without_a_deed_is_an_event_of_its_own():
    event = events_of(replace(FULL, events=()))["people.casualties"]
    assert (event.trigger, [toll.low for toll in event.tolls]) == (at("killing"), [12])


def test_a_figure_that_an_event_took_is_no_second_event():
    assert "people.casualties" not in events_of(FULL)


def test_a_toll_of_nought_is_no_event():
    nobody = replace(TWELVE, toll=TWELVE.toll.model_copy(update={"low": 0, "high": 0}))
    assert record(REPORT, replace(FULL, events=(), figures=(nobody,))).events == ()


def test_counted_captives_without_a_deed_are_no_event():
    captured = replace(TWELVE, toll=TWELVE.toll.model_copy(update={"kind": "captured"}))
    assert record(REPORT, replace(FULL, events=(), figures=(captured,))).events == ()


NARRATION = Narration(
    content=(SENTENCES[0].span,), assessment=Assessment(), sentence=0, method="rule:test@1", score=0.9
)


def narrated(narration, **layers):
    return record(
        REPORT, Annotations(report_id=REPORT.report_id, sentences=SENTENCES, narrations=(narration,), **layers)
    )


def test_an_own_sentence_that_tells_nothing_coded_is_no_claim():
    assert narrated(NARRATION).claims == ()


@pytest.mark.parametrize("how", [{"certainty": "possible"}, {"shown": True}, {"questioned": True}])
def test_an_own_sentence_that_hedges_or_shows_is_a_claim(how):
    assert len(narrated(replace(NARRATION, assessment=Assessment(**how))).claims) == 1


def test_an_own_sentence_with_a_figure_is_a_claim():
    assert [claim.form for claim in narrated(NARRATION, figures=(TWELVE,)).claims] == ["narrated"]


def test_a_second_telling_makes_its_sentence_a_claim():
    event = replace(ATTACK, again=(at("shelled"),))
    own = replace(SHELLING, place=None, time=None, figures=(), type="x.y", trigger=at("killing"), ties=())
    assert narrated(NARRATION, events=(event,)).claims[0].content == NARRATION.content
    assert narrated(NARRATION, events=(own,)).events[0].standing == "reported"


def test_a_happening_in_no_content_is_told_by_the_outlet():
    denial = replace(ATTACK, type="word.denial", trigger=at("denied"))
    made = record(REPORT, replace(FULL, events=(denial,), figures=()))
    claim = next(claim for claim in made.claims if claim.claim_id == made.events[0].claim_id)
    assert (claim.form, [piece.of(TEXT) for piece in claim.content]) == ("narrated", ["The rebels denied that"])


def test_a_denial_is_voiced_though_what_it_denies_is_not_so():
    denial = replace(ATTACK, type="word.denial", trigger=at("denied"), assessment=DENIED.assessment)
    own = replace(NARRATION, content=(SENTENCES[1].span,), assessment=DENIED.assessment)
    event = narrated(own, events=(denial,)).events[0]
    assert (event.standing, event.polarity) == ("reported", "affirmed")


def test_nothing_comes_from_a_block_that_is_not_coded():
    storm = replace(ATTACK, trigger=at("stormed"), sentence=1)
    told = replace(TOLD, content=(at("rebels stormed the port"),))
    made = record(REPORT, replace(FULL, events=(storm,), attributions=(told,), figures=()))
    assert (made.claims, made.events) == ((), ())


def test_of_two_records_with_one_id_the_surer_stays():
    weak = replace(SHELLING, score=0.2, figures=())
    assert [event.score for event in record(REPORT, replace(FULL, events=(weak, SHELLING))).events] == [0.9]


def test_advisories_of_outlet_and_text_stand_together_in_order():
    early = Advisory(category="death", severity=1, start=0, end=8, basis="text")
    late = Advisory(category="strong_language", severity=1, start=20, end=30, basis="outlet")
    report = REPORT.model_copy(update={"advisories": (late,)})
    assert record(report, replace(FULL, advisories=(early, late))).report.advisories == (early, late)


def test_a_report_passed_over_has_no_records():
    made = record(REPORT, Annotations(report_id=REPORT.report_id, gated=True))
    assert (made.claims, made.events) == ((), ())


def test_records_show_their_words():
    made = record(REPORT, FULL)
    assert problems(made.report, made.claims, made.events) == ()


def test_a_quotation_that_does_not_read_so_is_a_problem():
    made = record(REPORT, FULL)
    other = Report.model_validate({**REPORT.model_dump(), "text": TEXT.replace("Beni", "Goma")})
    assert any("'Goma'" in problem for problem in problems(other, made.claims, made.events))


def test_a_claim_that_is_not_there_is_a_problem():
    made = record(REPORT, FULL)
    assert any("is not there" in problem for problem in problems(REPORT, (), made.events))


def test_a_span_outside_the_text_is_a_problem():
    claim = record(REPORT, FULL).claims[0].model_copy(update={"content": (Span(0, 9999),)})
    assert any("outside the text" in problem for problem in problems(REPORT, (claim,), ()))


SPANS = st.tuples(st.integers(0, len(TEXT) - 2), st.integers(1, 60)).map(
    lambda pair: Span(pair[0], min(len(TEXT), pair[0] + pair[1]))
)
ASSESSMENTS = st.builds(
    Assessment,
    polarity=st.sampled_from(("affirmed", "negated")),
    certainty=st.sampled_from(("certain", "probable", "possible", "unstated")),
    time_frame=st.sampled_from(("past", "ongoing", "future", "hypothetical", "generic")),
    questioned=st.booleans(), conditional=st.booleans(), denied=st.booleans(), shown=st.booleans(),
)  # fmt: skip
ATTRIBUTIONS = st.builds(
    lambda content, chain, how, score: replace(
        TOLD, content=tuple(content), chain=chain, assessment=how, score=score
    ),
    st.lists(SPANS, min_size=1, max_size=3), st.sampled_from(((ARMY,), (REBELS,), (ARMY, REBELS))), ASSESSMENTS,
    st.floats(0, 1),
)  # fmt: skip
NARRATIONS = st.builds(lambda span, how: replace(NARRATION, content=(span,), assessment=how), SPANS, ASSESSMENTS)
FIGURES = st.builds(
    lambda span, kind: replace(
        TWELVE, head=span, toll=TWELVE.toll.model_copy(update={"kind": kind, "span": span, "text": span.of(TEXT)})
    ),
    SPANS, st.sampled_from(("killed", "wounded", "displaced", "captured")),
)  # fmt: skip
EVENTS = st.builds(
    lambda span, how, stage, score: replace(ATTACK, trigger=span, assessment=how, stage=stage, score=score),
    SPANS, ASSESSMENTS, st.sampled_from(("accomplished", "ongoing", "planned")), st.floats(0, 1),
)  # fmt: skip
ANNOTATIONS = st.builds(
    lambda attributions, narrations, figures, events: Annotations(
        report_id=REPORT.report_id, sentences=SENTENCES, attributions=tuple(attributions),
        narrations=tuple(narrations), figures=tuple(figures), events=tuple(events),
    ),
    st.lists(ATTRIBUTIONS, max_size=4), st.lists(NARRATIONS, max_size=4), st.lists(FIGURES, max_size=3),
    st.lists(EVENTS, max_size=4),
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(ANNOTATIONS)
def test_whatever_was_found_every_record_shows_its_words(annotations):
    made = record(REPORT, annotations)
    assert problems(made.report, made.claims, made.events) == ()


@settings(max_examples=80, deadline=None)
@given(ANNOTATIONS)
def test_ids_are_never_shared(annotations):
    made = record(REPORT, annotations)
    ids = [claim.claim_id for claim in made.claims] + [event.event_id for event in made.events]
    assert len(ids) == len(set(ids))


@settings(max_examples=80, deadline=None)
@given(ANNOTATIONS)
def test_what_is_not_real_is_never_done(annotations):
    for event in record(REPORT, annotations).events:
        assert not (event.standing in {"forecast", "hypothetical"} and event.stage in {"accomplished", "ongoing"})
