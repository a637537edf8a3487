import pytest
from pydantic import ValidationError

from sayso.bench.event_lines import EventLine, fits
from sayso.schema.event import Event, Participant, Toll
from sayso.schema.span import Span

TEXT = "Constables opened fire on marchers, two of whom died."


def span(words):
    start = TEXT.index(words)
    return Span(start, start + len(words))


def event(**changed):
    whole = Event(
        event_id="evt_1",
        report_id="rep_1",
        type="unrest.protest_met_with_force",
        trigger=span("opened fire"),
        claim_id="clm_1",
        standing="reported",
        polarity="affirmed",
        stage="accomplished",
        participants=(
            Participant(role="actor", text="Constables", span=span("Constables"), kind="police"),
            Participant(role="victim", text="marchers", span=span("marchers"), kind="protesters"),
        ),
        tolls=(Toll(kind="killed", low=2, high=2, text="two", span=span("two")),),
        method="rule:own@1",
        score=1.0,
    )
    return whole.model_copy(update=changed)


def line(**fields):
    return EventLine(label="FORCE", example="Constables opened fire on marchers.", **fields)


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"types": ["unrest.protest_met_with_force"]},
        {"types": ["law", "unrest"]},
        {"actors": ["military", "police"]},
        {"harmed": ["protesters"]},
        {"tolls": ["killed"]},
        {"words": ["fire"]},
        {"words": ["opened fire", "shot"]},
        {"stages": ["accomplished", "ongoing"], "polarity": "affirmed"},
    ],
)
def test_it_fits_what_it_says(fields):
    assert fits(line(**fields), event(), TEXT)


@pytest.mark.parametrize(
    "fields",
    [
        {"types": ["unrest.protest"]},
        {"types": ["law"]},
        {"actors": ["protesters"]},
        {"actors": ["nobody"]},
        {"harmed": ["police"]},
        {"tolls": ["wounded"]},
        {"words": ["open", "ire"]},
        {"stages": ["planned"]},
        {"polarity": "negated"},
        {"actors": ["police"], "tolls": ["wounded"]},
    ],
)
def test_it_does_not_fit_otherwise(fields):
    assert not fits(line(**fields), event(), TEXT)


def test_an_event_of_which_no_actor_is_told_is_by_nobody():
    assert fits(line(actors=["nobody"]), event(participants=()), TEXT)


def test_a_toll_of_zero_is_no_toll():
    none = Toll(kind="killed", low=0, high=0, text="two", span=span("two"))
    assert not fits(line(tolls=["killed"]), event(tolls=(none,)), TEXT)


def test_a_kind_that_no_participant_has_is_refused():
    with pytest.raises(ValidationError):
        line(actors=["sailors"])
