import pytest

from sayso.bench import frame, registry
from sayso.bench.frame import Floors, Result
from sayso.errors import BenchError, UsageError


@pytest.fixture
def data(tmp_path):
    (tmp_path / "gold.txt").write_text("gold")
    return tmp_path


def measured(data, floors=()):
    return frame.run("toy", lambda data, split: Result({"f1": 0.5}), data, None, floors)


def test_the_hash_of_the_data_follows_every_byte_and_name(data):
    before = frame.data_hash(data)
    (data / "gold.txt").rename(data / "silver.txt")
    renamed = frame.data_hash(data)
    (data / "silver.txt").write_text("golD")
    assert len({before, renamed, frame.data_hash(data)}) == 3


def test_a_figure_below_its_floor_is_named(data):
    floor = Floors("toy", None, frame.data_hash(data), {"f1": 0.6})
    assert measured(data, [floor]).below == ("f1 0.5000 < 0.6000",)


def test_a_figure_at_its_floor_is_not(data):
    assert measured(data, [Floors("toy", None, frame.data_hash(data), {"f1": 0.5})]).below == ()


def test_a_floor_holds_for_exactly_its_data(data):
    assert measured(data, [Floors("toy", None, "0" * 64, {"f1": 0.9})]).below == ()


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(BenchError, match="not a folder"):
        measured(tmp_path / "absent")


def test_an_unknown_bench_or_split_is_named(data):
    with pytest.raises(UsageError, match="is no bench"):
        registry.entry("nope")
    with pytest.raises(UsageError, match="is no split of geo"):
        registry.measure("geo", data, "nope")


def test_every_floor_is_of_a_bench_that_there_is():
    from importlib.resources import files

    floors = frame.load_floors(files("sayso.bench").joinpath("floors.yaml").read_text())
    assert {floor.bench for floor in floors} <= {entry.name for entry in registry.BENCHES}


@pytest.mark.parametrize(("counts", "expected"), [((3, 4, 3, 6), (0.75, 0.5, 0.6)), ((0, 0, 0, 5), (0.0, 0.0, 0.0))])
def test_precision_recall_and_f1(counts, expected):
    assert frame.prf(*counts) == pytest.approx(expected)
