"""Quotations: which marks open and close, what runs over paragraphs, what is only a scare quote."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from own_report import of_parts as report

from sayso.annotate import pipeline
from sayso.annotate.quotes.marks import pieces
from sayso.annotate.quotes.runs import contents, runs
from sayso.annotate.quotes.scare import Naming
from sayso.lexicon import entries
from sayso.schema.span import Span


def quoted(*parts):
    """The words of every quotation, a list of pieces each."""
    own = report(*parts)
    return [[span.of(own.text) for span in contents(own.text, run)] for run in runs(own)]


@pytest.fixture(scope="module")
def quotes():
    plan = pipeline.definition()
    kept = {"sayso_sentences", "sayso_quotes"}
    nlp = pipeline.build(plan, without=frozenset(c.factory for c in plan.components if c.factory not in kept))
    annotator = pipeline.Annotator(nlp)
    return lambda *parts: annotator.annotate(report(*parts)).quotes


@pytest.mark.parametrize(
    ("opening", "closing"), [('"', '"'), ("“", "”"), ("‘", "’"), ("'", "'"), ("«", "»"), ("''", "''"), ("„", "”")]
)
def test_every_pair_of_marks_quotes(opening, closing):
    assert quoted(f"{opening}We held the bridge,{closing} she said.") == [["We held the bridge,"]]


def test_apostrophes_are_no_marks():
    assert quoted("The soldiers' boots weren't dry in '94, and the rebels' weren't either.") == []


def test_british_single_marks_hold_apostrophes_and_plural_owners():
    words = "'We don't have the soldiers' boots, and we won't get them,' the quartermaster said."
    assert quoted(words) == [["We don't have the soldiers' boots, and we won't get them,"]]


def test_curly_single_marks_hold_curly_apostrophes():
    assert quoted("‘They’re gone,’ he said.") == [["They’re gone,"]]


def test_an_elided_word_opens_nothing():
    assert quoted("He told 'em to leave in the '90s.") == []


def test_a_nested_quotation_is_its_own_after_the_outer():
    words = "“He shouted ‘Get down’ and fell,” the driver said."
    assert quoted(words) == [["He shouted ‘Get down’ and fell,"], ["Get down"]]


def test_a_third_level_has_the_marks_of_the_first():
    found = quoted("“Mother said, ‘The guard told me, “Go home,”’ and she went,” he said.")
    assert [words for piece in found for words in piece][1:] == ["The guard told me, “Go home,”", "Go home,"]


def test_each_paragraph_opens_and_the_last_closes():
    found = quoted('"We walked all night.', '"We had no water.', '"Then we saw the river," she said.')
    assert found == [["We walked all night.", "We had no water.", "Then we saw the river,"]]


def test_a_run_steps_over_what_is_no_prose():
    found = quoted(
        '"We walked all night.',
        ("related", "Read more: 'Thousands' flee the valley"),
        ("caption", "Families on the road near the river"),
        ("advisory", "Caution: distressing content"),
        '"Then we saw the river."',
    )
    assert found == [["We walked all night.", "Then we saw the river."]]


def test_nothing_is_quoted_from_blocks_that_are_not_coded():
    assert quoted(("related", 'Read more: "We will not leave"')) == []


def test_an_unclosed_paragraph_is_told_as_unclosed(quotes):
    found = quotes('"We walked all night.', "The road is closed now.")
    assert [quote.closed for quote in found] == [False]


def test_a_stray_mark_inside_a_paragraph_quotes_nothing():
    assert quoted('The gun was 5" across and the shell was long.') == []


def test_a_second_opening_mark_forgets_the_first():
    assert quoted("He said “we go, and she said “we stay”.") == [["we stay"]]


def test_brackets_and_masked_words_are_kept():
    words = '"How long is [the sentence]? I am f***ing tired," he said.'
    assert quoted(words) == [["How long is [the sentence]? I am f***ing tired,"]]


def test_a_doubted_word_is_a_scare_quote(quotes):
    assert [quote.scare for quote in quotes("The so-called 'republic' has no post office.")] == [True]


def test_a_short_phrase_without_a_cue_is_a_scare_quote(quotes):
    assert [quote.scare for quote in quotes('The "liberated" villages have no power.')] == [True]


def test_a_short_phrase_under_a_cue_is_a_statement(quotes):
    assert [quote.scare for quote in quotes('The governor called the shelling "pure terror".')] == [False]


def test_a_headline_quotes_in_few_words(quotes):
    assert [quote.scare for quote in quotes(("headline", "Recruits flee 'hopeless fight'"))] == [False]


def test_a_title_is_a_scare_quote(quotes):
    assert [quote.scare for quote in quotes("Crowds came to see the film “A River Without Banks” on Friday.")] == [True]


@pytest.mark.parametrize(
    "line", entries("sayso.annotate.quotes", "naming.yaml", Naming), ids=lambda line: line.words[0]
)
def test_a_word_that_names_sets_off_a_name(quotes, line):
    assert [quote.scare for quote in quotes(line.example)] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "The navy said the frigate “Santa Rita” had been struck by a drone.",
        "Officials said their “Falcon” company had crossed the ford.",
        "Police closed the road that drivers call “the chute”.",
        "Witnesses said the men, who called themselves “Sons of the Delta”, burned the barge.",
        "Her drama, “They Took the Light”, angered the junta.",
        "Men calling themselves “the council” burned two mills near Bria.",
        "Rebels crossed what villagers call “the white bridge” at dawn.",
        "A drone named for the rifle, the “Hunter 7” model, fell on a school.",
    ],
)
def test_a_name_in_marks_is_nobodys_statement(quotes, text):
    assert [quote.scare for quote in quotes(text)] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "Marchers chanted “Bread First” outside the mill.",
        "He told the crowd “Patience”.",
        "In what monitors called “a reckless raid”, three ferries were sunk.",
        "The ministry said the “bandits” fled.",
        "Sister Ada wrote in her book, ‘and no bread either’.",
    ],
)
def test_a_few_words_that_somebody_says_are_a_statement(quotes, text):
    assert [quote.scare for quote in quotes(text)] == [False]


def test_a_noun_phrase_in_what_somebody_says_is_the_speakers_own(quotes):
    assert [quote.scare for quote in quotes("“Their ‘courts’ hang people,” the imam said.")] == [False, True]


def test_a_short_whole_sentence_is_a_statement(quotes):
    assert [quote.scare for quote in quotes('The nurse shook her head. "Never."')] == [False]


_TEXT = st.text(alphabet="ab s.,'\"“”‘’«»\n", max_size=60)


@settings(max_examples=200, deadline=None)
@given(_TEXT)
def test_pieces_lie_inside_their_block_and_their_content_inside_them(text):
    block = Span(0, len(text))
    for piece in pieces(text, block):
        assert block.covers(piece.span)
        assert piece.span.covers(piece.content)


@settings(max_examples=200, deadline=None)
@given(_TEXT)
def test_pieces_nest_and_never_cross(text):
    found = pieces(text, Span(0, len(text)))
    for one in found:
        for other in found:
            apart = not one.span.overlaps(other.span)
            assert apart or one.span.covers(other.span) or other.span.covers(one.span)


def test_a_quotation_opened_inside_a_paragraph_runs_on_where_the_next_opens_with_a_mark():
    found = quoted('"We had no salt," the cook said. "We boiled rain.', '"On Friday the well fell in."')
    assert found == [["We had no salt,"], ["We boiled rain.", "On Friday the well fell in."]]


def test_a_mark_left_open_inside_a_paragraph_says_nothing_before_plain_prose():
    assert quoted('"We had no salt," the cook said. "We boiled rain.', "On Friday the well fell in.") == [
        ["We had no salt,"]
    ]
