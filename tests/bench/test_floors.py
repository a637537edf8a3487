"""The pinned floors, held on the public data where it lies beside the project."""

from importlib.resources import files
from pathlib import Path

import pytest

from sayso.bench import frame, registry

DATA = Path(__file__).parents[3] / "shared" / "data"
FOLDERS = {"timex": "timex/timebank-aquaint"}
FLOORS = frame.load_floors(files("sayso.bench").joinpath("floors.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("floor", FLOORS, ids=lambda floor: floor.bench)
def test_no_figure_falls_below_its_floor(floor):
    data = DATA / FOLDERS.get(floor.bench, floor.bench)
    if not data.is_dir():
        pytest.skip(f"the public data of {floor.bench} is not beside the project")
    if frame.data_hash(data) != floor.data_sha256:
        pytest.skip(f"{data.name} is not the data that the floor of {floor.bench} was measured on")
    assert registry.measure(floor.bench, data, floor.split).below == ()
