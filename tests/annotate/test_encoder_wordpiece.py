import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.annotate.encoder.network import network
from sayso.annotate.encoder.wordpiece import Wordpiece

SMALL = ("[CLS]", "[SEP]", "[MASK]", "[UNK]", "shell", "##ing", "##s", "-", "port", "e", "##f", "##e")


@pytest.fixture(scope="module")
def small():
    return Wordpiece(SMALL)


def pieces(wordpiece, word):
    return [SMALL[number] for number in wordpiece.spell(word)]


def test_the_longest_piece_comes_first(small):
    assert pieces(small, "shelling") == ["shell", "##ing"]


def test_case_and_accents_do_not_count(small):
    assert pieces(small, "Ports") == ["port", "##s"]
    assert pieces(small, "éfé") == ["e", "##f", "##e"]


def test_punctuation_stands_apart(small):
    assert pieces(small, "port-shelling") == ["port", "-", "shell", "##ing"]


def test_a_word_that_cannot_be_spelt_is_unknown(small):
    assert pieces(small, "quay") == ["[UNK]"]


def test_a_word_of_nothing_is_unknown(small):
    assert pieces(small, "\u0301") == ["[UNK]"]


@given(st.text(max_size=40))
def test_every_word_has_one_to_eight_pieces(word):
    assert 1 <= len(network().wordpiece.spell(word)) <= 8
