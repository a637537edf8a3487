"""Bad input, end to end: one `sayso code` over a folder in which good reports lie among everything that goes wrong."""

import ctypes
import gzip
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from sayso.ledger import Ledger

WORDS = "Shells hit the market in {} on Monday, killing four people, a nurse said. The army denied firing on the town."
CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH, PR_CAPBSET_DROP = 1, 2, 24
MOST_MEMORY_MB = 1_500
LONGEST_RUN_SECONDS = 120  # a run that hangs is ended; it takes about 6


def article(place):
    return json.dumps({"title": f"Shells hit market in {place}", "text": WORDS.format(place), "url": None})


def packed(text):
    return gzip.compress(text.encode(), mtime=0)


def page(title, body, declared="utf-8"):
    return (
        f"<html><head><meta charset={declared}><title>{title}</title></head><body><h1>{title}</h1>{body}</body></html>"
    )


def noise(length):
    """Bytes that look like chance, the same each time."""
    state, made = 1, bytearray()
    for _ in range(length):
        state = (state * 1_103_515_245 + 12_345) % 2**31
        made.append(state >> 16 & 0xFF)
    return bytes(made)


GOOD = {
    "a.json": article("Kutum"),
    "m.txt": f"Shells hit market in Taiz\n\n{WORDS.format('Taiz')}",
    "z.json": article("Goma"),
}
LATIN = page("Fusillade à Genève", f"<p>{WORDS.format('Genève')}</p>" * 2).encode("latin-1")
BAD = {  # made when asked for: some are large
    "empty.txt": (lambda: b"", "is empty."),
    "blank.html": (lambda: b" \n\n", "is empty."),
    "report.pdf": (lambda: b"%PDF-1.7\n" + noise(900), "is a PDF, which Sayso does not read."),
    "story.html": (lambda: b"%PDF-1.7\n" + noise(900), "is a PDF, which Sayso does not read."),
    "noise.txt": (lambda: noise(20_000), "is no text."),
    "cut.txt.gz": (lambda: packed(WORDS * 20)[:-9], "is truncated gzip: its end is missing."),
    "bomb.txt.gz": (lambda: packed("\0" * 60_000_000), "inflates to more than 200 times its size."),
    "line.txt": (lambda: b"a" * 50_000_000, "is longer than 20 MB."),
    "line.html": (lambda: b"<p>" + b"a " * 25_000_000, "is longer than 20 MB."),
    "line.json": (lambda: b'{"title": "x", "text": "' + b"a" * 50_000_000 + b'"}', "is longer than 20 MB."),
    "nest.html": (lambda: page("Deep", "<div>" * 100_000 + WORDS).encode(), "nests tags more than 400 deep."),
    "nest.json": (lambda: b'{"a":' * 100_000, "is JSON nested too deep."),
    "half.json": (lambda: b'{"title": "Shells", "text": "Sh', "is not sound JSON"),
}


def lines_around_a_long_one():
    return "\n".join([article("Aden"), '{"text": "' + "a" * 50_000_000 + '"}', article("Sanaa")]).encode()


def lines_cut_off():
    return packed("\n".join(article(f"Town {n} of many in the north") for n in range(99)))[:-200]


PARTLY_GOOD = {"lines.jsonl": lines_around_a_long_one, "cut.jsonl.gz": lines_cut_off}


def without_the_rights_of_root():
    """In the child: give up root's right to read what its owner may not; nobody else has it."""
    libc = ctypes.CDLL(None, use_errno=True)
    for right in (CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH):
        libc.prctl(PR_CAPBSET_DROP, right, 0, 0, 0)


@pytest.fixture(scope="module")
def ran(tmp_path_factory):
    """The run: its exit code, what it printed, its ledger, and its greatest memory in MB."""
    root = tmp_path_factory.mktemp("bad")
    folder, ledger = root / "in", root / "l.sayso"
    (folder / "locked").mkdir(parents=True)
    (folder / "locked" / "a.json").write_text(article("Lyman"))
    for name, text in GOOD.items():
        (folder / name).write_text(text)
    for name, make in ({name: make for name, (make, _) in BAD.items()} | PARTLY_GOOD).items():
        (folder / name).write_bytes(make())
    (folder / "latin.html").write_bytes(LATIN)
    (folder / "dangling.txt").symlink_to("nowhere")
    os.mkfifo(folder / "pipe.txt")
    (folder / os.fsdecode(b"odd\xff.txt")).write_text(WORDS.format("Lubero"))
    (folder / "locked").chmod(0)
    script = f"""
import resource, sys
from sayso.cli import main
sys.argv = ["sayso", "code", {str(folder)!r}, "--ledger", {str(ledger)!r}, "--json"]
try:
    main()
finally:
    sys.stderr.write(str(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss))
"""
    ended = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=False,
        timeout=LONGEST_RUN_SECONDS,
        preexec_fn=without_the_rights_of_root if os.geteuid() == 0 else None,
    )
    (folder / "locked").chmod(0o700)
    yield ended, ledger
    shutil.rmtree(folder)  # 200 MB


@pytest.fixture(scope="module")
def failures(ran):
    """What the run said of each input that failed, by the end of its name."""
    ended, _ = ran
    return {each["input"].rsplit("/", 1)[-1]: each["message"] for each in json.loads(ended.stdout)["failed"]}


def test_the_run_goes_on_to_its_end_and_says_that_some_failed(ran):
    ended, _ = ran
    assert ended.returncode == 1
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize(("name", "cause"), [(name, cause) for name, (_, cause) in BAD.items()], ids=list(BAD))
def test_each_failure_names_the_input_the_cause_and_the_mend(ran, failures, name, cause):
    ended, _ = ran
    message = failures[name]
    assert message.startswith(cause)
    assert len(message) > len(cause)  # what is left is the mend
    assert any(line.startswith("failed: ") and f"{name}: {cause}" in line for line in ended.stderr.splitlines())


def test_nothing_else_failed(failures):
    others = {"lines.jsonl#2", "cut.jsonl.gz", "dangling.txt", "pipe.txt", "locked"}
    assert set(failures) - others - set(BAD) == set()


def test_a_folder_without_rights_is_told(failures):
    if "locked" not in failures:
        pytest.skip("this user may read everything, and the right to could not be given up")
    assert failures["locked"] == "may not be read: no permission. Change its rights (chmod u+r)."


def test_what_is_no_file_is_told(failures):
    assert failures["dangling.txt"].startswith("does not exist.")
    assert failures["pipe.txt"].startswith("is neither a file nor a folder.")


def test_every_good_neighbour_is_coded(ran):
    _, ledger = ran
    with Ledger.open(ledger, create=False) as held:
        texts = "\n".join(report.text for report in held.reports())
    for place in ("Kutum", "Taiz", "Goma", "Lubero"):
        assert WORDS.format(place) in texts


def test_the_lines_around_a_bad_one_are_coded(ran, failures):
    _, ledger = ran
    with Ledger.open(ledger, create=False) as held:
        texts = "\n".join(report.text for report in held.reports())
    assert failures["lines.jsonl#2"].startswith("is longer than 20 MB.")
    assert "the market in Aden" in texts
    assert "the market in Sanaa" in texts


def test_what_came_before_a_cut_is_coded(ran, failures):
    _, ledger = ran
    with Ledger.open(ledger, create=False) as held:
        texts = "\n".join(report.text for report in held.reports())
    assert failures["cut.jsonl.gz"].startswith("is truncated gzip")
    assert "the market in Town 1 of many" in texts


def test_latin_1_called_utf_8_is_coded_with_a_note(ran):
    _, ledger = ran
    with Ledger.open(ledger, create=False) as held:
        (report,) = (report for report in held.reports() if report.source.uri.endswith("latin.html"))
    assert report.headline == "Fusillade à Genève"
    assert "encoding_mended" in {note.kind for note in report.notes}


def test_the_ledger_holds_and_remembers_the_failures(ran, failures):
    _, ledger = ran
    with Ledger.open(ledger, create=False) as held:
        assert held.verify() == ()
        assert len(held.failures()) == len(failures)


def test_memory_stays_within_bounds(ran):
    ended, _ = ran
    unit = 1_000_000 if sys.platform == "darwin" else 1_000
    assert int(ended.stderr.splitlines()[-1]) / unit < MOST_MEMORY_MB


def _text(path):
    path.write_text("Buy milk.")


def _database(path):
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE mine (a)")
    other.commit()
    other.close()


def _cut(path):
    with Ledger.open(path):
        pass
    path.write_bytes(path.read_bytes()[:5000])


@pytest.mark.parametrize(
    ("make", "cause"),
    [
        (_text, "is not a ledger"),
        (_database, "is another SQLite database"),
        (Path.mkdir, "cannot be opened (Is a directory)"),
        (_cut, "SQLite cannot go on"),
    ],
)
def test_a_ledger_that_is_none_is_told_and_left_alone(tmp_path, make, cause):
    ledger, report = tmp_path / "l.sayso", tmp_path / "a.json"
    report.write_text(article("Kutum"))
    make(ledger)
    before = None if ledger.is_dir() else ledger.read_bytes()
    ended = subprocess.run(
        [sys.executable, "-m", "sayso.cli", "code", str(report), "--ledger", str(ledger)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ended.returncode, ended.stdout) == (3, "")
    assert ended.stderr.startswith(f"sayso: {ledger}: {cause}")
    assert ended.stderr.count("\n") == 1
    assert before == (None if ledger.is_dir() else ledger.read_bytes())
