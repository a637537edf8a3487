"""The bench of entities in reports of a war: its layout, its classes, its figures."""

import json
from pathlib import Path

import pytest

from sayso.annotate.pipeline import Annotator
from sayso.bench.coded_texts import report_of
from sayso.bench.re3d import lines, measure, read, report, spans
from sayso.errors import BenchError
from sayso.schema.span import Span

DATA = Path(__file__).parents[3] / "shared" / "data" / "re3d"
TEXT = "The rebels left Nairobi.\n\nA man was killed with a rifle."
ENTITIES = (
    ("Organisation", "The rebels", 1),
    ("Location", "Nairobi", 0.9),
    ("Weapon", "rifle", 1),
    ("Person", "man", 0),
)


def folder(tmp_path, source="Agency", entities=ENTITIES, name="1"):
    held = tmp_path / source
    held.mkdir()
    rows = [
        {
            "documentId": name,
            "begin": TEXT.index(words),
            "end": TEXT.index(words) + len(words),
            "type": kind,
            "confidence": sure,
        }
        for kind, words, sure in entities
    ]
    (held / "documents.json").write_text(json.dumps({"_id": name, "text": TEXT}) + "\n", encoding="utf-8")
    (held / "entities.json").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return tmp_path


@pytest.fixture(scope="module")
def examples():
    texts = [line.example for line in lines()]
    return list(Annotator().pipe(report_of(str(at), text, (Span(0, len(text)),)) for at, text in enumerate(texts)))


def test_a_document_has_its_sure_entities_and_those_less_sure(tmp_path):
    (one,) = read(folder(tmp_path))
    assert {kind: [span.of(TEXT) for span in held] for kind, held in one.gold.items()} == {
        "Organisation": ["The rebels"],
        "Location": ["Nairobi"],
        "Weapon": ["rifle"],
    }
    assert [span.of(TEXT) for span in one.unsure["Person"]] == ["man"]


def test_the_folders_are_read_by_name(tmp_path):
    folder(tmp_path, "B", name="2")
    assert [one.name for one in read(folder(tmp_path, "A"))] == ["1", "2"]


def test_each_line_of_text_is_a_block(tmp_path):
    (one,) = read(folder(tmp_path))
    assert [TEXT[block.start : block.end] for block in report(one).blocks] == TEXT.split("\n\n")


def test_it_measures_a_folder_of_that_layout(tmp_path):
    figures = measure(folder(tmp_path), "dev").figures
    assert [figures[f"{name}_r"] for name in ("weapons", "organisations", "locations")] == [1, 1, 1]


def test_a_military_platform_is_read_as_a_vehicle(tmp_path):
    (one,) = read(folder(tmp_path, entities=(("MilitaryPlatform", "rifle", 1),)))
    assert set(one.gold) == {"Vehicle"}


@pytest.mark.parametrize("at", range(len(lines())))
def test_each_line_gives_its_class_in_its_example(at, examples):
    assert spans(examples[at]).get(lines()[at].name)


def test_a_folder_without_sources_is_named(tmp_path):
    with pytest.raises(BenchError, match=r"documents\.json"):
        measure(tmp_path, None)


def test_a_line_of_other_fields_is_named(tmp_path):
    data = folder(tmp_path)
    (data / "Agency" / "entities.json").write_text('{"text": "none"}\n', encoding="utf-8")
    with pytest.raises(BenchError, match="line 1"):
        list(read(data))


def test_a_split_that_is_not_there_is_named(tmp_path):
    with pytest.raises(BenchError, match="dev and rest"):
        measure(folder(tmp_path), "test")


@pytest.mark.skipif(not DATA.is_dir(), reason="the public data sets are not beside the repository")
def test_the_public_set_has_that_layout():
    held = list(read(DATA))
    assert len(held) == 90
    assert all(any(one.gold.get(kind) for one in held) for kind in ("Person", "Weapon", "Location", "Organisation"))
