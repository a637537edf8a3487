import pytest

from sayso.run.shipped import shipped


@pytest.fixture
def house(tmp_path, monkeypatch):
    """A folder that stands for the packages whose files count."""
    monkeypatch.setattr("sayso.run.shipped.files", lambda _: tmp_path)
    (tmp_path / "lines.yaml").write_text("- {kind: furniture}")
    return tmp_path


def test_the_same_files_are_the_same_configuration(house):
    assert shipped().fingerprint() == shipped().fingerprint()


@pytest.mark.parametrize("name", ["lines.yaml", "new.yaml", "new.py"])
def test_a_changed_line_is_another_configuration(house, name):
    before = shipped().fingerprint()
    (house / name).write_text("- {kind: related}")
    assert shipped().fingerprint() != before


def test_what_is_no_rule_does_not_count(house):
    before = shipped().fingerprint()
    (house / "lines.pyc").write_bytes(b"compiled")
    assert shipped().fingerprint() == before
