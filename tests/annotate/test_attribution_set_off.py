"""What is said around a tag, a phrase, or something done meanwhile; and who says what is quoted inside a quotation."""

import pytest

from sayso.bench.behaviour.suite import Item


@pytest.fixture(scope="module")
def told(annotator):
    """(mouths, outermost first; content) of every attribution of a text."""

    def ask(text):
        item = Item.model_validate({"id": "own-01", "half": "dev", "text": text, "absent": [{"form": "direct"}]})
        return [
            (
                " > ".join(link.source.text or "nobody" for link in a.chain),
                " … ".join(item.report.words(piece) for piece in a.content),
            )
            for a in annotator.annotate(item.report).attributions
        ]

    return ask


@pytest.fixture(scope="module")
def annotator():
    from sayso.annotate.pipeline import Annotator

    return Annotator()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The ferry – its mate told the inquest on Monday – never had lifeboats.",
            ("its mate", "The ferry … never had lifeboats"),
        ),
        (
            "There were, the sexton reckons, some ninety graves dug before the thaw.",
            ("the sexton", "There were … some ninety graves dug before the thaw"),
        ),
        (
            "It was thirst, say the monks, that emptied the fort.",
            ("the monks", "It was thirst … that emptied the fort"),
        ),
        (
            "The kilns at the works, says their owner, have been cold since the raid.",
            ("their owner", "The kilns at the works … have been cold since the raid"),
        ),
        (
            "The battalion, officers who served in it told the tribunal, had no doctor.",
            ("officers who served in it", "The battalion … had no doctor"),
        ),
        (
            "Six nuns, a porter and, the abbess added, a girl of two were found in the crypt.",
            ("the abbess", "a girl of two were found in the crypt"),
        ),
    ],
)
def test_a_tag_stands_in_the_middle_of_what_is_said(told, text, expected):
    assert told(text) == [expected]


def test_a_phrase_before_the_last_of_several_is_of_that_one_alone(told):
    assert told("A monk and, according to the abbot, two novices were shot at the well.") == [
        ("the abbot", "two novices were shot at the well")
    ]


def test_a_phrase_behind_that_is_of_all_that_follows(told):
    found = told("The envoy wrote that, according to two nurses, recruits as young as 12 were being held at the mill.")
    assert ("The envoy > two nurses", "recruits as young as 12 were being held at the mill") in found


def test_what_somebody_does_while_speaking_is_no_cue(told):
    found = told('"Tell the guards," she said, "that we have flour" – she paused – "but no salt."')
    assert found == [("she", "Tell the guards … that we have flour … but no salt.")]


def test_two_tags_beside_each_other_have_a_quotation_each(told):
    found = told('Petar Ilić was in the shed. "He was forty," Ilić said. "He had just come home," he added.')
    assert found == [("Ilić", "He was forty"), ("he", "He had just come home")]


def test_a_quotation_is_of_the_mouth_that_brings_it_on(told):
    found = told("“My uncle said that the captain told him, ‘Dig,’ and walked off,” Karim said.")
    assert ("Karim > My uncle > the captain", "Dig") in found


def test_a_negation_inside_a_quotation_parts_no_statements(told):
    found = told("“The sign reads ‘no bread’ and it has hung there since May,” the porter said.")
    assert ("the porter", "The sign reads ‘no bread’ and it has hung there since May") in found
