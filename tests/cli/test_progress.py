import os
import pty
import re
import subprocess
import sys

from entry_point import sayso

from sayso.cli.progress import Lines, how_far
from sayso.run.progress import At, Failed


def test_how_far_says_done_rate_and_time_left():
    assert how_far(At(120, 500, 12.0)) == "120 of 500, 12.0/s, 32 s left"


def test_how_far_without_a_total_says_no_time_left():
    assert how_far(At(1_200, None, 12.0)) == "1,200, 12.0/s"


def test_an_estimate_is_told_as_one():
    assert how_far(At(120, 500, 12.0), exact=False) == "120 of about 500, 12.0/s, 32 s left"


def test_more_than_was_expected_is_no_total():
    assert how_far(At(12, 10, 3.0)) == "12, 3.0/s"


def test_a_failure_is_told_at_once_even_when_quiet(capsys):
    with Lines(quiet=True) as tell:
        tell(Failed("a.pdf", "UnsupportedInput", "is a PDF.", At(1, 5, 1.0)))
    assert capsys.readouterr().err == "failed: a.pdf: is a PDF.\n"


def test_a_pipe_gets_plain_lines(article, tmp_path):
    called = sayso("code", article, "--ledger", tmp_path / "l")
    assert re.fullmatch(r"1 of 1, \d+\.\d/s\n", called.err)


def test_a_terminal_gets_a_bar_with_rate_and_count(folder, ledger, tmp_path):
    master, slave = pty.openpty()
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.7")
    words = [sys.executable, "-m", "sayso.cli", "code", str(folder), "b.pdf", "--ledger", str(ledger)]
    environment = {**os.environ, "COLUMNS": "120", "TERM": "xterm-256color"}
    with subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=slave, cwd=tmp_path, env=environment) as running:
        os.close(slave)
        shown = b""
        while piece := _read(master):
            shown += piece
    os.close(master)
    text = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", shown.decode())
    assert running.returncode == 1
    assert re.search(r"coding ━+ 9/9 \d+\.\d/s", text)
    assert "failed: b.pdf: is a PDF, which Sayso does not read." in text
    assert "1 failed" in text


def _read(master):
    try:
        return os.read(master, 65536)
    except OSError:  # how Linux says that the other side is closed
        return b""
