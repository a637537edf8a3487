import pickle

import pytest

from sayso.run.shipped import Shipping


@pytest.fixture
def house(tmp_path, monkeypatch):
    """A folder that stands for the packages whose files count."""
    monkeypatch.setattr("sayso.run.shipped.files", lambda _: tmp_path)
    (tmp_path / "lines.yaml").write_text("- {kind: furniture}")
    return tmp_path


def test_the_same_files_are_the_same_configuration(house):
    assert Shipping()().fingerprint() == Shipping()().fingerprint()


@pytest.mark.parametrize("name", ["lines.yaml", "new.yaml", "new.py"])
def test_a_changed_line_is_another_configuration(house, name):
    before = Shipping()().fingerprint()
    (house / name).write_text("- {kind: related}")
    assert Shipping()().fingerprint() != before


def test_what_is_no_rule_does_not_count(house):
    before = Shipping()().fingerprint()
    (house / "lines.pyc").write_bytes(b"compiled")
    assert Shipping()().fingerprint() == before


def test_a_codebook_of_ones_own_is_another_configuration_and_so_is_a_changed_one(house, tmp_path_factory):
    own = tmp_path_factory.mktemp("own") / "own.yaml"
    found = {Shipping()().fingerprint()}
    for text in ("- {type: one}", "- {type: two}"):
        own.write_text(text)
        found.add(Shipping(own)().fingerprint())
    assert len(found) == 3


def test_makers_of_the_same_stages_are_equal_so_that_a_worker_makes_them_once(tmp_path):
    assert pickle.loads(pickle.dumps(Shipping(tmp_path))) == Shipping(tmp_path)
