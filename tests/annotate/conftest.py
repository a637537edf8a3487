import pytest

from sayso.annotate import pipeline


@pytest.fixture(scope="session")
def rules_alone():
    """An annotator of attributions by rules, without the encoder."""
    plan = pipeline.definition()
    kept = {"sayso_sentences", "sayso_quotes", "sayso_attribution"}
    nlp = pipeline.build(plan, without=frozenset(c.factory for c in plan.components if c.factory not in kept))
    nlp.get_pipe("sayso_attribution").encoder = False
    return pipeline.Annotator(nlp)
