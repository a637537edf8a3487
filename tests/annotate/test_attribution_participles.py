"""What stands behind a tag without a finite verb is said too, but for what somebody did in speaking."""

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
        (
            "Some 2,000 people have crossed the lake, the governor's office said, most of them women.",
            "Some 2,000 people have crossed the lake … most of them women",
        ),
        (
            "Nine were killed, the mayor said on Friday, including two nurses.",
            "Nine were killed … including two nurses",
        ),
        ("The town was lost, the colonel said, tapping a map on the wall.", "The town was lost"),
        ("The talks had failed, the envoy said, speaking on condition of anonymity.", "The talks had failed"),
        ('"It was murder," she said, leaving the court in tears.', "It was murder"),
    ],
)
def test_a_participle_behind_a_tag(told, text, content):
    assert told(text) == content
