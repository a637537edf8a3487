import pytest
from site_ledger import Handmade

from sayso.errors import UsageError
from sayso.publish.site import write


def held(folder):
    return sorted(path.name for path in folder.iterdir())


def test_an_earlier_site_is_replaced_whole(tmp_path):
    write(Handmade(), tmp_path / "site")
    (tmp_path / "site/reports").mkdir(exist_ok=True)
    (tmp_path / "site/reports/rep_old.html").write_text("old")
    write(Handmade(), tmp_path / "site")
    assert not (tmp_path / "site/reports/rep_old.html").exists()
    assert held(tmp_path) == ["site"]


def test_an_empty_folder_is_used(tmp_path):
    (tmp_path / "site").mkdir()
    assert write(Handmade(), tmp_path / "site").index.is_file()


def test_a_folder_of_somebody_elses_is_refused_and_left(tmp_path):
    (tmp_path / "thesis.txt").write_text("mine")
    with pytest.raises(UsageError, match=r"no site of Sayso's.*new or empty folder"):
        write(Handmade(), tmp_path)
    assert held(tmp_path) == ["thesis.txt"]


def test_a_site_with_a_file_of_somebody_elses_is_refused_and_left(tmp_path):
    write(Handmade(), tmp_path / "site")
    (tmp_path / "site/CNAME").write_text("ledger.example")
    with pytest.raises(UsageError, match="CNAME, which Sayso did not write"):
        write(Handmade(), tmp_path / "site")
    assert (tmp_path / "site/CNAME").read_text() == "ledger.example"


def test_a_file_is_refused(tmp_path):
    (tmp_path / "site").write_text("mine")
    with pytest.raises(UsageError, match="is a file"):
        write(Handmade(), tmp_path / "site")


def test_a_folder_that_cannot_be_made_is_an_error_of_use(tmp_path):
    (tmp_path / "file").write_text("mine")
    with pytest.raises(UsageError, match="cannot be written"):
        write(Handmade(), tmp_path / "file/site")


def test_a_failure_leaves_the_earlier_site_and_nothing_beside_it(tmp_path):
    class Broken(Handmade):
        def head(self):
            raise RuntimeError("broken")

    write(Handmade(), tmp_path / "site")
    before = (tmp_path / "site/index.html").read_bytes()
    with pytest.raises(RuntimeError):
        write(Broken(), tmp_path / "site")
    assert (tmp_path / "site/index.html").read_bytes() == before
    assert held(tmp_path) == ["site"]
