import gzip
import io
import json
import os
import sys

import pytest

import sayso.read
from sayso.errors import DamagedInput, EmptyInput, OversizedInput, UnreadableInput, UnsupportedInput
from sayso.read import Count, Failure, Input, count, inputs, read

ARTICLE = {"title": "Bombs fall on market", "text": "Two bombs fell among the grain stalls on Monday, killing nine."}
LINE = json.dumps(ARTICLE).encode()


def names(found):
    return [item.uri.rsplit("/", 1)[-1] for item in found]


def test_the_public_names_are_sorted():
    assert sayso.read.__all__ == sorted(sayso.read.__all__)


def test_a_folder_is_walked_in_the_order_of_names(tmp_path):
    for name in ("b.txt", "a/z.txt", "a/y.html", "c.json"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(LINE)
    assert names(inputs([tmp_path])) == ["y.html", "z.txt", "b.txt", "c.json"]


def test_hidden_files_parts_of_pages_and_notes_are_passed_over(tmp_path):
    (tmp_path / "page_files").mkdir()
    for name in (".hidden.txt", "page_files/x.html", "style.css", "README.md", "page.html"):
        (tmp_path / name).write_bytes(b"<p>x")
    assert names(inputs([tmp_path])) == ["page.html"]


def test_a_link_that_leads_back_up_ends(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"x")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    assert names(inputs([tmp_path])) == ["a.txt"]


def test_json_lines_give_an_input_for_each_line_with_its_place(tmp_path):
    path = tmp_path / "many.jsonl"
    path.write_bytes(LINE + b"\n\n" + LINE + b"\r\n" + LINE)
    found = list(inputs([path]))
    offsets = [0, len(LINE) + 2, 2 * len(LINE) + 4]
    assert [item.container for item in found] == [
        f"{path.as_posix()}!{line}@{offset}" for line, offset in zip((1, 3, 4), offsets, strict=True)
    ]
    assert [item.data for item in found] == [LINE, LINE, LINE]


def test_a_json_list_gives_an_input_for_each_element_with_its_place(tmp_path):
    path = tmp_path / "list.json"
    whole = "[ {} ,\n{}]".format(*[json.dumps(ARTICLE | {"title": title}, ensure_ascii=False) for title in "äb"])
    path.write_text(whole, encoding="utf-8")
    for item in inputs([path]):
        offset = int(item.container.rsplit("@", 1)[1])
        assert whole.encode()[offset : offset + len(item.data)] == item.data


def test_the_hash_is_of_the_members_own_bytes(tmp_path):
    (tmp_path / "a.jsonl").write_bytes(LINE + b"\n")
    (tmp_path / "b.json").write_bytes(LINE)
    one, other = (read(item) for item in inputs([tmp_path]))
    assert (one.report_id, one.source.sha256) == (other.report_id, other.source.sha256)


@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.json.gz", "a.ndjson"])
def test_packed_files_are_read(tmp_path, name):
    (tmp_path / name).write_bytes(gzip.compress(LINE) if name.endswith("gz") else LINE)
    (found,) = inputs([tmp_path])
    assert read(found).headline == ARTICLE["title"]


def test_what_stands_before_the_cut_in_packed_json_lines_is_kept(tmp_path):
    lines = b"\n".join(json.dumps(ARTICLE | {"id": os.urandom(64).hex()}).encode() for _ in range(3000))
    packed = gzip.compress(lines)
    (tmp_path / "a.jsonl.gz").write_bytes(packed[: len(packed) // 2])
    *found, last = inputs([tmp_path])
    assert len(found) > 1000
    assert isinstance(last.error, DamagedInput)


def test_a_line_beyond_the_limit_is_told_and_the_next_is_read(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"text": "' + b"a" * 50_000_000 + b'"}\n' + LINE)
    failure, after = inputs([path])
    assert (type(failure.error), read(after).headline) == (OversizedInput, ARTICLE["title"])


def test_standard_input_is_read(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(LINE + b"\n" + LINE)))
    assert [item.container for item in inputs(["-"])] == ["-!1@0", f"-!2@{len(LINE) + 1}"]


def test_an_empty_standard_input_is_told(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
    (failure,) = inputs(["-"])
    assert isinstance(failure.error, EmptyInput)


def test_a_missing_file_is_told(tmp_path):
    (failure,) = inputs([tmp_path / "none.txt"])
    assert isinstance(failure.error, UnreadableInput)
    assert "none.txt" in str(failure.error)


def test_a_folder_without_rights_is_told_and_the_walk_goes_on(tmp_path, monkeypatch):
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "x.txt").write_bytes(b"x")
    real = os.scandir

    def refusing(path):
        if str(path).endswith("a"):
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(os, "scandir", refusing)
    failure, after = inputs([tmp_path])
    assert isinstance(failure.error, UnreadableInput)
    assert "permission" in str(failure.error)
    assert after.uri.endswith("b/x.txt")


@pytest.mark.parametrize(
    ("name", "head", "what"),
    [
        ("a.pdf", b"%PDF-1.7", "PDF"),
        ("a.txt", b"%PDF-1.7", "PDF"),
        ("a.html", b"PK\x03\x04", "zip"),
        ("a.bin", b"\x89PNG\r\n", "picture"),
        ("a.dat", bytes(range(32)) * 9, "no text"),
        ("a.xml", b"<?xml version='1.0'?><rss><item/></rss>", "feed"),
        ("a.xml", b"<?xml version='1.0'?><corpus/>", "XML"),
        ("a.csv", b"title,text\n", "table"),
        ("a.warc", b"WARC/1.0\r\n", "web archive"),
    ],
)
def test_what_is_not_read_says_what_it_is(tmp_path, name, head, what):
    (tmp_path / name).write_bytes(head)
    (failure,) = inputs([tmp_path / name])
    assert isinstance(failure.error, UnsupportedInput)
    assert what in str(failure.error)


@pytest.mark.parametrize(
    ("name", "head", "kind"),
    [
        ("page", b"<!doctype html><p>x", "text/html"),
        ("saved.page", b"\n<html><body>", "text/html"),
        ("item", b'{"title": "x"}', "application/json"),
        ("lines", b'{"a": 1}\n{"a": 2}', "application/json"),
        ("note", "Überschrift".encode(), "text/plain"),
    ],
)
def test_what_has_no_known_name_is_told_by_its_first_bytes(tmp_path, name, head, kind):
    (tmp_path / name).write_bytes(head)
    assert {item.media_type for item in inputs([tmp_path / name])} == {kind}


def test_a_failure_has_the_name_of_its_input(tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")
    (failure,) = inputs([tmp_path])
    assert isinstance(failure, Failure)
    assert failure.uri.endswith("empty.txt")


def test_an_input_of_a_file_is_loaded_late(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"x")
    (found,) = inputs([path])
    assert (isinstance(found, Input), found.held) == (True, None)
    path.unlink()
    with pytest.raises(UnreadableInput):
        read(found)


def test_inputs_are_counted(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"x")
    (tmp_path / "b.jsonl").write_bytes(LINE + b"\n" + LINE + b"\n")
    assert count([tmp_path]) == Count(3, True)


def test_long_json_lines_are_estimated(tmp_path):
    (tmp_path / "b.jsonl").write_bytes((LINE + b"\n") * 30_000)
    found = count([tmp_path])
    assert (found.exact, abs(found.articles - 30_000) < 300) == (False, True)


@pytest.mark.parametrize("name", ["sayso.ledger", "my.sayso", "my.sayso-wal", "my.sayso-shm", "war.db", "war.sqlite3"])
def test_a_database_in_a_folder_is_passed_over(tmp_path, name):
    (tmp_path / name).write_bytes(b"SQLite format 3\0")
    (tmp_path / "a.txt").write_text("Shells fall")
    assert [found.path.name for found in inputs([tmp_path])] == ["a.txt"]


def test_a_site_of_saysos_own_is_passed_over(tmp_path):
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "sayso-site.json").write_text("{}")
    (tmp_path / "site" / "index.html").write_text("<p>Shells fall</p>")
    assert list(inputs([tmp_path])) == []


@pytest.mark.parametrize(
    ("name", "called"),
    [(b"bad\xff.txt", "bad\\udcff.txt"), (b"two\nlines.txt", "two\\nlines.txt"), ("Київ ‌.txt".encode(), "Київ ‌.txt")],
)
def test_a_files_name_is_one_line_of_sound_text(tmp_path, name, called):
    (tmp_path / os.fsdecode(name)).write_text("Shells fall on the town of Mocha on Monday, the mayor said at noon.")
    (found,) = inputs([tmp_path])
    assert names([found]) == [called]
    assert read(found).source.uri.endswith(called)
