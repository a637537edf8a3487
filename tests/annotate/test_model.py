"""What Sayso runs in place of parts of the spaCy model gives what those parts give."""

from pathlib import Path

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from sayso.annotate.model.products import one_thread, through_numpy
from sayso.annotate.pipeline import build, definition

_REPLACED = {"attribute_ruler": "sayso_attributes", "lemmatizer": "sayso_lemmas"}
_SAMPLES = sorted((Path(__file__).parents[2] / "samples").rglob("*.txt"))
_SPOKEN = """There's nothin' left, y'all. They ain't gonna stay; let's go, c'mon! I got ta leave, he said.
Got that? She gets it, and it gets her. You saw them doin' nothing - 'nuff said. The ol' road's closed,
isn't it? There were 12 of 'em.\n\n  It's what it is: would've, can't, won't, shan't, he'd gone, I'd go."""


@pytest.fixture(scope="module")
def shipped() -> Language:
    return build(definition().model_copy(update={"components": (), "products": "shipped"}))


@pytest.fixture(scope="module")
def replaced() -> Language:
    parts = tuple(part for part in definition().components if part.replaces)
    return build(definition().model_copy(update={"components": parts, "products": "shipped"}))


def _texts() -> list[str]:
    return [_SPOKEN, "", " ", *(path.read_text(encoding="utf-8") for path in _SAMPLES)]


def _tokens(doc: Doc) -> list[tuple[str, ...]]:
    return [
        (t.text, t.tag_, t.pos_, str(t.morph), t.lemma_, t.dep_, str(t.head.i), t.ent_iob_, t.ent_type_) for t in doc
    ]


def test_the_parts_of_the_model_are_replaced_where_they_stood(shipped: Language, replaced: Language) -> None:
    assert replaced.pipe_names == [_REPLACED.get(name, name) for name in shipped.pipe_names]


def test_the_samples_are_read_as_the_shipped_model_reads_them(shipped: Language, replaced: Language) -> None:
    texts = _texts()
    for ours, theirs in zip(replaced.pipe(texts), shipped.pipe(texts), strict=True):
        assert _tokens(ours) == _tokens(theirs)


def test_what_was_looked_up_once_is_the_same_again(shipped: Language, replaced: Language) -> None:
    assert _tokens(replaced(_SPOKEN)) == _tokens(replaced(_SPOKEN)) == _tokens(shipped(_SPOKEN))


def test_products_through_numpy_change_nothing(shipped: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENBLAS_NUM_THREADS", "1")
    quick = build(definition().model_copy(update={"components": (), "products": "shipped"}))
    through_numpy(quick)
    texts = _texts()
    for ours, theirs in zip(quick.pipe(texts), shipped.pipe(texts), strict=True):
        assert _tokens(ours) == _tokens(theirs)


@pytest.mark.parametrize(
    ("environment", "held"),
    [
        ({}, False),
        ({"OMP_NUM_THREADS": "1"}, True),
        ({"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "4"}, True),
        ({"OPENBLAS_NUM_THREADS": "2", "OMP_NUM_THREADS": "1"}, False),
    ],
)
def test_numpy_multiplies_only_where_it_is_held_to_one_thread(environment: dict[str, str], held: bool) -> None:
    assert one_thread(environment) is held


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("(two of them aged 8)", ["(", "two", "of", "them", "aged", "8", ")"]),
        ("The army (FARDC): no", ["The", "army", "(", "FARDC", ")", ":", "no"]),
        ("(FARDC):“We", ["(", "FARDC", ")", ":", "“", "We"]),
        ('said:"No', ["said", ":", '"', "No"]),
        ('came."―Pamela', ["came", ".", '"', "―", "Pamela"]),
        ("came.” ― Pamela", ["came", ".", "”", "―", "Pamela"]),
        ("at 8:30 on 3:2", ["at", "8:30", "on", "3:2"]),
    ],
)
def test_marks_are_tokens_as_newspapers_set_them(shipped: Language, text: str, tokens: list[str]) -> None:
    assert [token.text for token in shipped.make_doc(text)] == tokens
