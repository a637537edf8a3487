"""When a claim is the one that an item expects, and when it is not."""

import pytest

from sayso.bench.behaviour.claim_match import standing_given, unmet, unwanted
from sayso.bench.behaviour.suite import ExpectedClaim, Item
from sayso.schema.claim import Claim, ClaimSource, Cue, Link
from sayso.schema.span import Span

TEXT = (
    "The old mayor of Goma said, citing a ministry report, that two of the bridges had fallen. "
    "“We f***ing ran,” he added."
)
REPORT = Item.model_validate({"id": "own-01", "half": "dev", "text": TEXT, "absent": [{"cue": "said"}]}).report


def span(words):
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def link(source, cue, kind="person", name=None):
    where = span(source) if source else None
    who = ClaimSource(text=source, span=where, kind=kind if source else "unspecified", name=name)
    return Link(source=who, cue=Cue(text=cue, span=span(cue), type="verb") if cue else None)


MAYOR = (link("The old mayor of Goma", "said"),)


def claim(*content, links=MAYOR, **fields):
    held = {
        "claim_id": "clm:own",
        "report_id": REPORT.report_id,
        "content": tuple(map(span, content)),
        "form": "indirect" if links else "narrated",
        "attribution": links,
        "polarity": "affirmed",
        "certainty": "certain",
        "time_frame": "past",
        "standing": "claimed",
        "method": "rule:own@1",
        "score": 1.0,
    }
    return Claim.model_validate({**held, **fields})


FALLEN = claim("two of the bridges had fallen")


def missing(found, **expected):
    return unmet(REPORT, found, ExpectedClaim.model_validate(expected))


@pytest.mark.parametrize(
    "expected",
    [
        {"content": "two of the bridges had fallen"},
        {"content": "that two of the bridges had fallen"},
        {"content": "two of the bridges had fallen", "source": "old mayor of Goma", "cue": "said"},
        {"content": "two of the bridges had fallen", "source": "The mayor of Goma"},
        {"content": "two of the bridges had fallen", "cue": "SAID,"},
        {"content": "two of the bridges had fallen", "speaker": "the old mayor of Goma", "kind": "person"},
        {"content": "two of the bridges had fallen", "form": "indirect", "standing": "claimed", "polarity": "affirmed"},
        {"content": "two of the bridges had fallen", "chain": [{"source": "The old mayor of Goma", "cue": "said"}]},
    ],
)
def test_an_expectation_is_met(expected):
    assert missing([FALLEN], **expected) is None


@pytest.mark.parametrize(
    ("expected", "said"),
    [
        ({"content": "the bridges had fallen. We f***ing ran"}, "no claim of"),
        ({"content": "the bridges"}, "no claim of"),
        ({"source": "a ministry"}, "source is “The old mayor of Goma”, not “a ministry”"),
        ({"source": None}, "source is “The old mayor of Goma”, not none"),
        ({"cue": "added"}, "cue is “said”, not “added”"),
        ({"cue": None}, "cue is “said”, not none"),
        ({"speaker": "Goma"}, "speaker is “The old mayor of Goma”, not “Goma”"),
        ({"kind": "group"}, "kind is “person”, not “group”"),
        ({"form": "direct"}, "form is indirect, not direct"),
        ({"standing": "hedged"}, "standing is claimed, not hedged"),
        ({"polarity": "negated"}, "polarity is affirmed, not negated"),
        ({"certainty": "possible"}, "certainty is certain, not possible"),
        ({"time_frame": "future"}, "time_frame is past, not future"),
        ({"chain": [{"source": "he"}]}, "chain: source is “The old mayor of Goma”, not “he”"),
        ({"chain": [{"cue": "citing"}, {"cue": "said"}]}, "chain is The old mayor of Goma, not of 2"),
    ],
)
def test_an_expectation_is_not_met_and_the_field_is_named(expected, said):
    found = missing([FALLEN], **{"content": "two of the bridges had fallen", **expected})
    assert found is not None
    assert said in found


def test_all_fields_must_be_of_one_claim():
    other = claim("two of the bridges had fallen", links=(link("he", "added"),), standing="hedged")
    assert missing([FALLEN, other], content="two of the bridges had fallen", cue="said", standing="hedged")


def test_a_narrated_claim_has_no_source_and_no_cue():
    own = claim("two of the bridges had fallen", links=(), standing="reported")
    assert missing([own], content="two of the bridges had fallen", form="narrated", source=None, cue=None) is None


def test_the_fullest_name_is_the_speaker():
    named = claim("We f***ing ran", links=(link("he", "added", name="Amadou Keita"),))
    assert missing([named], content="We f***ing ran", speaker="Amadou Keita") is None


def test_a_masked_word_is_a_word_and_must_be_whole():
    cut = claim("We f")
    assert missing([cut], content="We f***ing") is not None
    assert missing([claim("We f***ing")], content="We f***ing") is None


def test_a_discontinuous_content_is_matched_by_its_pieces():
    found = claim("The old mayor of Goma", "two of the bridges had fallen")
    assert missing([found], content="The old mayor of Goma … two of the bridges had fallen") is None


def test_no_claim_at_all():
    assert missing([], content="two of the bridges had fallen") == "no claim of “two of the bridges had fallen”"


@pytest.mark.parametrize(
    ("expected", "held"),
    [
        ({"cue": "said"}, True),
        ({"cue": "added"}, False),
        ({"content": "of the bridges had fallen"}, True),
        ({"content": "fallen"}, False),
        ({"content": "two of the bridges had fallen", "cue": "added"}, False),
        ({"content": "two of the bridges had fallen", "standing": "claimed"}, True),
    ],
)
def test_a_claim_is_unwanted_only_when_all_given_fields_hold(expected, held):
    assert (unwanted(REPORT, [FALLEN], ExpectedClaim.model_validate(expected)) is not None) is held


@pytest.mark.parametrize(
    ("expected", "standing"),
    [
        ({"content": "two of the bridges had fallen", "standing": "denied"}, "claimed"),
        ({"content": "two of the bridges had fallen", "standing": "denied", "polarity": "negated"}, "claimed"),
        ({"content": "two of the bridges had fallen", "standing": "denied", "cue": "added"}, "none"),
        ({"content": "the bridges", "standing": "claimed"}, "none"),
    ],
)
def test_a_standing_is_that_of_the_claim_found_by_its_other_fields(expected, standing):
    assert standing_given(REPORT, [FALLEN], ExpectedClaim.model_validate(expected)) == standing
