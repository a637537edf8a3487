"""Nouns that say: where their clause may stand, whose they are, and what is left out of it."""

import pytest

from sayso.annotate.pipeline import Annotator
from sayso.bench.behaviour.suite import Item


@pytest.fixture(scope="module")
def told():
    """(source, cue, content) of every attribution of a text, by its innermost mouth."""
    annotator = Annotator()

    def ask(text):
        item = Item.model_validate({"id": "own-01", "half": "dev", "text": text, "absent": [{"form": "direct"}]})
        return [
            (
                a.chain[-1].source.text,
                a.chain[-1].cue.text if a.chain[-1].cue else None,
                " … ".join(item.report.words(piece) for piece in a.content),
            )
            for a in annotator.annotate(item.report).attributions
        ]

    return ask


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("The army's explanation was that the map was old.", "The army", "explanation", "the map was old"),
        ("Word reached the port on Sunday that the ferry was lost.", None, "Word", "the ferry was lost"),
        ("Rumours spread through the camp that the king was dead.", None, "Rumours", "the king was dead"),
        ("Assurances were given that the men would be freed.", None, "Assurances", "the men would be freed"),
        ("The official version, that the boys drowned, is doubted.", None, "version", "the boys drowned"),
        ("The claim, made on Sunday, that the port was mined was false.", None, "claim", "the port was mined"),
        ("The mood was bad. The feeling among the crew was that they had been sold.", "the crew", "feeling",
         "they had been sold"),
        ("The mayor faces allegations that he sold grain.", None, "allegations", "he sold grain"),
        ("Amid rumours of a coup, bread sold out across town by noon.", None, "rumours of", "a coup"),
        ("The statement of the envoy that no rifles had been sold to either side was read out.", "the envoy",
         "statement", "no rifles had been sold to either side"),
        ("Critics dismissed the king's promise to lift the curfew as a trick.", "the king", "promise",
         "to lift the curfew"),
        ("A clerk's allegations about bribes at the port, which were aired in June, led to a trial.", "A clerk",
         "allegations about", "bribes at the port"),
    ],
)  # fmt: skip
def test_a_noun_has_its_statement(told, text, source, cue, content):
    assert (source, cue, content) in told(text)


def test_the_verb_of_the_sentence_is_no_part_of_the_claim(told):
    found = told("A spokesman's assertion that nobody had been hurt drew laughter.")
    assert found[0] == ("A spokesman", "assertion", "nobody had been hurt")


def test_a_noun_is_not_the_mouth_of_its_own_verb(told):
    found = told("His description of the leader matched that of a deserter.")
    assert not any("matched" in content for _, _, content in found)


def test_what_is_dismissed_is_what_was_claimed(told):
    found = told("The ministry rejected claims that its troops had burned the village.")
    assert ("The ministry", "rejected", "its troops had burned the village") in found
    assert (None, "claims", "its troops had burned the village") in found
