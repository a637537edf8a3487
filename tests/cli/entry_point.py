"""Calling `sayso` through its own entry point, in this process: what it printed, and its exit code."""

import io
import json
import os
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from unittest.mock import patch

from sayso.cli import main


@dataclass(frozen=True)
class Called:
    code: int
    out: str
    err: str

    def json(self):
        return json.loads(self.out)

    def json_lines(self):
        return [json.loads(line) for line in self.out.splitlines()]


def sayso(*words, given=b""):
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="") for _ in range(2))
    stdin = io.TextIOWrapper(io.BytesIO(given), encoding="utf-8")
    code = 0
    # The width of the terminal that the tests run in is no business of theirs.
    width = patch.dict(os.environ, {"COLUMNS": "80"})
    with width, patch.object(sys, "argv", ["sayso", *map(str, words)]), patch.object(sys, "stdin", stdin):
        with redirect_stdout(out), redirect_stderr(err):
            try:
                main()
            except SystemExit as ended:
                code = ended.code or 0
        printed = []
        for stream in (out, err):
            stream.flush()
            printed.append(stream.buffer.getvalue().decode())
    return Called(code, *printed)
