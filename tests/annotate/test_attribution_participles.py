"""A participle behind a tag: what came of the deed is said too, what somebody did in speaking is not."""

import pytest

from sayso.annotate.pipeline import Annotator
from sayso.bench.behaviour.suite import Item


@pytest.fixture(scope="module")
def told():
    annotator = Annotator()

    def ask(text):
        item = Item.model_validate({"id": "own-01", "half": "dev", "text": text, "absent": [{"form": "direct"}]})
        first = annotator.annotate(item.report).attributions[0]
        return " … ".join(item.report.words(piece) for piece in first.content)

    return ask


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "Two bridges were blown up, officials told reporters, cutting the only road to the coast.",
            "Two bridges were blown up … cutting the only road to the coast",
        ),
        (
            "A shell hit the mill at noon, the imam said on Friday, killing three women.",
            "A shell hit the mill at noon … killing three women",
        ),
        ("The town was lost, the colonel said, tapping a map on the wall.", "The town was lost"),
        ("The talks had failed, the envoy said, speaking on condition of anonymity.", "The talks had failed"),
        ('"It was murder," she said, leaving the court in tears.', "It was murder"),
    ],
)
def test_a_participle_behind_a_tag(told, text, content):
    assert told(text) == content
