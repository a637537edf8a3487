from sayso.train.crf_features import Word, local
from sayso.train.crf_roles import clauses, role_features, routes


def sentence(*rows: tuple[str, str, str, int], quoted: frozenset[int] = frozenset()) -> tuple[Word, ...]:
    """Words from (text, tag, dependency, head)."""
    return tuple(
        Word(text, text.lower(), tag, dependency, head, "", "q" if n in quoted else "o", 0)
        for n, (text, tag, dependency, head) in enumerate(rows)
    )


SAID = sentence(
    ("The", "DT", "det", 1),
    ("mayor", "NN", "nsubj", 2),
    ("said", "VBD", "ROOT", 2),
    ("the", "DT", "det", 4),
    ("dam", "NN", "nsubj", 5),
    ("burst", "VBD", "ccomp", 2),
    (".", ".", "punct", 2),
)


def test_a_route_tells_the_links_from_the_cue_out_to_a_word():
    assert routes(SAID, (2,))[3] == "^0:ccomp>nsubj>det"


def test_a_route_over_the_cues_own_head_tells_how_far_up_it_turns():
    assert routes(SAID, (5,))[1] == "^1:nsubj"


def test_the_cue_has_an_empty_route():
    assert routes(SAID, (2,))[2] == "^0:"


def test_all_words_of_a_cue_are_where_its_routes_begin():
    among = sentence(
        ("according", "VBG", "prep", 3),
        ("to", "IN", "prep", 0),
        ("police", "NNS", "pobj", 1),
        ("fell", "VBD", "ROOT", 3),
    )
    assert routes(among, (0, 1))[2] == "^0:pobj"
    assert routes(among, (0, 1))[3] == "^1:"


def test_a_word_of_another_tree_has_no_route():
    among = (*SAID, Word("Rain", "rain", "NN", "ROOT", 7, "", "o", 1))
    assert routes(among, (2,))[7] == "none"


def test_a_word_belongs_to_the_clause_of_its_verb():
    assert clauses(SAID) == [2, 2, 2, 5, 5, 5, 2]


def test_every_word_is_seen_from_a_cue():
    assert len(role_features(SAID, local(SAID), (2,), frozenset((2,)))) == len(SAID)


def test_the_same_word_is_seen_otherwise_from_another_cue():
    near = local(SAID)
    one, other = (role_features(SAID, near, cue, frozenset((2, 5)))[4] for cue in ((2,), (5,)))
    assert set(one) != set(other)


def test_a_quotation_beside_the_cue_is_told_from_one_farther_off():
    among = sentence(
        ("No", "UH", "intj", 2),
        (",", ",", "punct", 2),
        ("say", "VBP", "ROOT", 2),
        ("we", "PRP", "nsubj", 2),
        ("Yes", "UH", "intj", 2),
        (",", ",", "punct", 2),
        ("too", "RB", "advmod", 2),
        quoted=frozenset((0, 4, 6)),
    )
    seen = role_features(among, local(among), (2,), frozenset((2,)))
    assert any(feature.startswith("away=0|q1") for feature in seen[4])
    assert any(feature.startswith("away=0|q0") for feature in seen[6])
