"""Figures: tolls with their words, bounds, units and parts."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from own_report import report

from sayso.annotate import pipeline
from sayso.annotate.figures.numbers import numbers


@pytest.fixture(scope="module")
def figures():
    plan = pipeline.definition()
    kept = {"sayso_sentences", "sayso_entities", "sayso_figures"}
    nlp = pipeline.build(plan, without=frozenset(c.factory for c in plan.components if c.factory not in kept))
    annotator = pipeline.Annotator(nlp)
    return lambda text, kind="paragraph": annotator.annotate(report(text, kind)).figures


@pytest.fixture(scope="module")
def tolls(figures):
    return lambda text: [(f.toll.kind, f.toll.low, f.toll.high, f.toll.group) for f in figures(text)]


TOLD = [
    ("At least 12 people were killed and more than 30 wounded.", [("killed", 12, None), ("wounded", 31, None)]),
    ("Between 3 and 5 soldiers died.", [("killed", 3, 5)]),
    ("Three or four soldiers died near the bridge.", [("killed", 3, 4)]),
    ("Twenty-two farmers were abducted.", [("captured", 22, 22)]),
    ("Two hundred and fifty people were detained.", [("captured", 250, 250)]),
    ("The fire killed a family of four.", [("killed", 4, 4)]),
    ("The death toll rose to 31.", [("killed", 31, 31)]),
    ("The number of dead has risen to 45, the hospital said.", [("killed", 45, 45)]),
    ("The blast killed two, leaving five wounded.", [("killed", 2, 2), ("wounded", 5, 5)]),
    ("Market bomb kills 12, wounds 30", [("killed", 12, 12), ("wounded", 30, 30)]),
    ("Dozens of people were killed.", [("killed", 12, None)]),
    ("Three men were shot and killed.", [("killed", 3, 3)]),
    ("The blast claimed the lives of 12 people.", [("killed", 12, 12)]),
    ("A soldier was killed on Friday.", [("killed", 1, 1)]),
    ("Rebels took two journalists hostage.", [("captured", 2, 2)]),
    ("No one was hurt in the attack.", [("wounded", 0, 0)]),
    ("The army fought the rebels and killed 11 of them.", [("killed", 11, 11)]),
    ("Two shot dead in market raid", [("killed", 2, 2)]),
    ("Child killed two others injured in rocket attack", [("wounded", 2, 2)]),
    ("Nobody was killed.", [("killed", 0, 0)]),
    ("There were no casualties.", [("killed", 0, 0), ("wounded", 0, 0)]),
]


@pytest.mark.parametrize(("text", "told"), TOLD)
def test_a_toll_has_its_kind_and_bounds(tolls, text, told):
    assert [found[:3] for found in tolls(text)] == told


NOTHING = [
    "The 12-year-old was seen near the school.",
    "The blast was at 11:45 on 9 March 2021.",
    "Anna Koval, 28, was wounded.",
    "The gunmen killed 12 sheep.",
    "Up to 20 rebels were killed or wounded.",
    "Some 48 people were killed and injured.",
    "The blast, killing and injuring scores of people, came at noon.",
    "Not a single person was killed.",
    "The army fired 12 missiles and shot down two drones.",
    "The strike came 12 kilometres from the town, which lost 12 percent of its water.",
    "The army did not kill 12 people.",
    "The raid cost $12 million.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_counts_no_harm_is_no_toll(tolls, text):
    assert tolls(text) == []


def test_a_part_is_its_own_toll_with_its_group(tolls):
    assert tolls("Twelve people were killed, including two children.") == [
        ("killed", 12, 12, None),
        ("killed", 2, 2, "children"),
    ]


def test_a_part_among_those_told_of(tolls):
    assert tolls("Twelve people died, four of them women.")[1] == ("killed", 4, 4, "women")


def test_a_part_among_the_dead(tolls):
    assert tolls("Among the dead were two children.") == [("killed", 2, 2, "children")]


def test_two_counts_side_by_side_are_parts_and_are_not_added_up(tolls):
    assert tolls("Ten soldiers and three civilians were killed.") == [
        ("killed", 10, 10, "soldiers"),
        ("killed", 3, 3, "civilians"),
    ]


def test_what_is_not_a_person_has_its_unit(figures):
    units = [f.toll.unit for f in figures("The fire destroyed 15 homes and displaced 40 families.")]
    assert units == ["homes", "families"]


def test_a_toll_quotes_its_words_with_the_qualifier(figures):
    text = "Officials said at least 12 young men were killed."
    figure = figures(text)[0]
    assert (figure.toll.text, figure.toll.qualifier) == ("at least 12 young men", "at least")
    assert figure.toll.span.of(text) == figure.toll.text


def test_the_head_is_the_word_of_harm(figures):
    text = "Shelling killed three people."
    assert figures(text)[0].head.of(text) == "killed"


def test_nothing_is_counted_in_a_block_that_is_not_coded(figures):
    assert figures("Shelling killed three people.", kind="furniture") == ()


@given(
    st.lists(
        st.sampled_from(
            [
                "a",
                "an",
                "at",
                "least",
                "twelve",
                "two",
                "-",
                "hundred",
                "and",
                "to",
                "between",
                "3",
                "5",
                "half",
                "dozen",
                "of",
                "more",
                "1,200",
                "or",
            ]
        )
    )
)
def test_numbers_lie_in_order_with_bounds_in_order(words):
    found = list(numbers(words))
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    assert all(0 <= n.first <= n.start < n.end <= len(words) for n in found)
    assert all(n.low <= n.high for n in found if n.low is not None and n.high is not None)


@pytest.mark.parametrize("text", ["They took him to an", "Gunmen shot a", "Nine people were killed by an"])
def test_a_text_cut_off_after_an_article_is_read(figures, text):
    assert all(figure.toll.kind == "killed" for figure in figures(text))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Nine people were killed. Rescuers later found two more bodies.", "further"),
        ("Nine people were killed. Another four people were killed on Sunday.", "further"),
        ("Nine people were killed. The ministry said more than 12 people were killed.", None),
        ("Nine people were killed. Another four people were wounded.", None),
    ],
)
def test_those_who_come_on_top_are_not_the_whole(tolls, text, told):
    assert tolls(text)[-1][-1] == told


def test_the_parts_of_an_enumeration_are_not_the_whole(tolls):
    assert ("killed", 3, 3, "women") in tolls("Shells killed three women and a boy.")
