from hypothesis import given
from hypothesis import strategies as st

from sayso.annotate.attribution.confidence import FEATURES, Evidence, confidence, features

PROBABILITY = st.floats(min_value=0, max_value=1)


@given(PROBABILITY, PROBABILITY, st.booleans(), st.booleans())
def test_a_score_is_a_probability(prior, seen, alone, direct):
    assert 0 < confidence(Evidence(prior, seen, alone, direct)) < 1


def test_a_cue_that_the_encoder_is_sure_of_is_surer():
    assert confidence(Evidence(0.8, 0.95, False, False)) > confidence(Evidence(0.8, 0.4, False, False))


def test_a_rule_that_is_worth_more_is_surer():
    assert confidence(Evidence(0.85, 0.9, False, False)) > confidence(Evidence(0.35, 0.9, False, False))


def test_what_no_rule_has_knows_no_prior():
    assert features(Evidence(0.0, 0.9, True, False)) == features(Evidence(0.9, 0.9, True, False))


def test_every_feature_has_a_number():
    assert len(features(Evidence(0.5, 0.5, False, False))) == len(FEATURES)
