"""How far a source's words reach: tags between commas, clauses of the outlet beside what is said, sources cut off."""

import pytest

from sayso.annotate.pipeline import Annotator
from sayso.bench.behaviour.suite import Item


@pytest.fixture(scope="module")
def told():
    """(mouths, outermost first; content) of every attribution of a text, with a headline or without."""
    annotator = Annotator()

    def ask(text, headline=None):
        item = Item.model_validate(
            {"id": "own-01", "half": "dev", "text": text, "headline": headline, "absent": [{"form": "direct"}]}
        )
        return [
            (
                " > ".join(link.source.text or "nobody" for link in a.chain),
                " … ".join(item.report.words(piece) for piece in a.content),
            )
            for a in annotator.annotate(item.report).attributions
        ]

    return ask


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            "The dead, as the coroner told the inquest in Leeds on Friday, were all under thirty.",
            "the coroner",
            "The dead … were all under thirty",
        ),
        (
            "The union said its members would go back on Monday, but by nightfall pickets had set fire to two lorries.",
            "The union",
            "its members would go back on Monday",
        ),
        (
            "Three people were killed, police said, and a dozen injured.",
            "police",
            "Three people were killed … and a dozen injured",
        ),
        (
            "Both the truce and the swap of bodies, a diplomat close to the talks said on Monday, were near.",
            "a diplomat close to the talks",
            "Both the truce and the swap of bodies … were near",
        ),
        (
            "The rally began calmly, and only at dusk, the stewards say, did the first stones fly.",
            "the stewards",
            "only at dusk … did the first stones fly",
        ),
        (
            "The ferry, which had been moored at the quay, was holed by a mine, the harbour master wrote on his page.",
            "the harbour master",
            "The ferry, which had been moored at the quay, was holed by a mine",
        ),
        (
            "As many as 900 people, aid agencies estimate, are sleeping in the open.",
            "aid agencies",
            "As many as 900 people … are sleeping in the open",
        ),
        ("Most of the boys, reports the weekly Zenit, were sent home.", "the weekly Zenit", "Most of the boys … were"),
    ],
)
def test_a_tag_between_commas_has_what_stands_around_it(told, text, source, content):
    found = told(text)
    assert [mouths for mouths, _ in found] == [source]
    assert found[0][1].startswith(content)


def test_what_a_second_verb_of_speech_asks_for_is_no_content_of_the_first(told):
    text = "The ministry announced on Sunday that cholera had reached the camps and asked for two million doses of it."
    assert ("The ministry", "cholera had reached the camps") in told(text)


def test_a_tag_behind_the_opening_of_a_clause_has_the_whole_of_it(told):
    assert told("What came next, the survivors agree, took less than a minute.") == [
        ("the survivors", "What came next … took less than a minute")
    ]
    assert told("When the guns fell silent, recalls Father Anselm Okoro, the priest, the dogs came out.") == [
        ("Father Anselm Okoro, the priest", "When the guns fell silent … the dogs came out")
    ]


def test_a_tag_between_brackets_or_dashes_has_what_stands_there(told):
    assert told("The bodies of three men (two of them, police said, in army boots) lay in a drain.") == [
        ("police", "two of them … in army boots")
    ]
    assert told("Two of the hijackers – a brother and sister, according to the airline – had bought tickets.") == [
        ("the airline", "a brother and sister")
    ]


def test_two_tags_of_one_sentence_part_it(told):
    assert told("The first bus was stopped at noon, the driver recalled, and the second, he added, never came.") == [
        ("the driver", "The first bus was stopped at noon"),
        ("he", "the second … never came"),
    ]


def test_what_the_speaker_does_behind_the_tag_is_not_said(told):
    assert told("He had never met the gunman, he said, and he left the hall.") == [
        ("he", "He had never met the gunman")
    ]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The mayor says the water is safe, but residents queue at the tanker.", "the water is safe"),
        ("The army said the town was quiet, yet mortars killed six people there on Monday.", "the town was quiet"),
        (
            "An official said three men would be tried in May, and on Sunday a fourth was arrested in Cotonou.",
            "three men would be tried in May",
        ),
        (
            "The union said it would stay out, while in Oruro gunmen shot two pickets.",
            "it would stay out",
        ),
        ("The UN estimates that 2m people need food and has called a meeting.", "2m people need food"),
        (
            "Rebels say they have taken the airport and are holding 40 men there.",
            "they have taken the airport and are holding 40 men there",
        ),
        ("The minister acknowledged that mistakes had been made, but gave no figures.", "mistakes had been made"),
        ("The mayor said he would not leave; shells were falling on the suburbs.", "he would not leave"),
        (
            "The general said the post had been lost and that his men were safe.",
            "the post had been lost and that his men were safe",
        ),
    ],
)
def test_the_outlets_own_clause_beside_what_is_said_is_left_out(told, text, content):
    assert content in [said for _, said in told(text)]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ('"It is over," said Ahmed Saleh as rescuers dug behind him.', "Ahmed Saleh"),
        ('"It is over," says Pedro Quispe outside the burnt town hall in Ayaviri.', "Pedro Quispe"),
        ('"It is over," said a nurse at the hospital in Taiz.', "a nurse at the hospital in Taiz"),
        ('"It is over," said Fatima Diallo of the Red Cross.', "Fatima Diallo of the Red Cross"),
    ],
)
def test_a_source_behind_its_verb_ends_before_when_and_where_it_spoke(told, text, source):
    assert told(text) == [(source, "It is over")]


@pytest.mark.parametrize(
    "text",
    [
        "The colonel says little about his losses.",
        "The commander would say no more about the raid.",
        "That said, the truce has held.",
        "Rebels who call themselves the Sons of the Marsh blew up a pump.",
    ],
)
def test_who_says_next_to_nothing_states_nothing(told, text):
    assert told(text) == []


def test_clauses_of_a_later_sentence_are_parted_by_their_own_standing(told):
    found = told("“It was no accident,” says Ana Reis, a cook. “They saw the flag, they waved and then they fired.”")
    assert found == [("Ana Reis, a cook", "It was no accident … They saw the flag, they waved and then they fired.")]
