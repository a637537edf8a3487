"""The articles in a file: the file itself, the lines of JSON Lines, the elements of a JSON list."""

import io
import json
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from sayso.errors import EmptyInput, InputError, OversizedInput
from sayso.read.gunzip import inflated
from sayso.read.input import Failure, Input, too_long
from sayso.read.limits import LONGEST_FILE_OF_MANY, LONGEST_INPUT, READ_STEP, SNIFFED_HEAD
from sayso.read.opening import called, unreadable
from sayso.read.sniff import JSON, JSON_LINES, media_type, packed

_BLANK = re.compile(r"[ \t\r\n]*,?[ \t\r\n]*")


def of_file(path: Path) -> Iterator[Input | Failure]:
    """The articles in the file at `path`."""
    uri = called(path)
    try:
        with path.open("rb") as file:
            head = file.read(SNIFFED_HEAD)
            is_packed = packed(head)
            file.seek(0)
            if is_packed:
                head = next(inflated(file, uri), b"")
                file.seek(0)
            kind = media_type(uri, head[:SNIFFED_HEAD])
            if not head:
                yield Failure(uri, EmptyInput("is empty.", where=uri, mend="Fetch or save it again."))
            elif kind == JSON_LINES:
                yield from _of_lines(_steps(file, uri, is_packed), uri)
            elif kind == JSON and head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"["):
                yield from _of_list(_whole(_steps(file, uri, is_packed), uri), uri)
            else:
                yield Input(uri, None, kind, path, is_packed)
    except OSError as error:
        yield Failure(uri, unreadable(uri, error))
    except InputError as error:
        yield Failure(uri, error)


def of_standard_input() -> Iterator[Input | Failure]:
    """The articles that standard input holds: one page or text, a JSON list, or JSON Lines."""
    uri, file = "-", sys.stdin.buffer
    try:
        head = file.read(SNIFFED_HEAD)
        steps: Iterable[bytes] = (step for part in ((head,), iter(lambda: file.read(READ_STEP), b"")) for step in part)
        if packed(head):
            steps = inflated(io.BytesIO(b"".join(steps)), uri, LONGEST_FILE_OF_MANY)
            head = next(iter(steps), b"")
            steps = (step for part in ((head,), steps) for step in part)
        if not head.strip():
            raise EmptyInput("is empty.", where="standard input", mend="Pipe an article into it.")
        kind = media_type(uri, head[:SNIFFED_HEAD])
        if kind == JSON_LINES:
            yield from _of_lines(steps, uri)
        elif kind == JSON and head.lstrip().startswith(b"["):
            yield from _of_list(_whole(steps, uri), uri)
        else:
            data = _whole(steps, uri)
            if len(data) > LONGEST_INPUT:
                raise too_long(uri)
            yield Input(uri, None, kind, held=data)
    except InputError as error:
        yield Failure(uri, error)


def _steps(file: BinaryIO, uri: str, is_packed: bool) -> Iterator[bytes]:
    return inflated(file, uri) if is_packed else iter(lambda: file.read(READ_STEP), b"")


def _whole(steps: Iterable[bytes], uri: str) -> bytes:
    data = bytearray()
    for step in steps:
        data += step
        if len(data) > LONGEST_FILE_OF_MANY:
            raise OversizedInput(
                f"is longer than {LONGEST_FILE_OF_MANY // 1_000_000} MB.", where=uri, mend="Write it as JSON Lines."
            )
    return bytes(data)


def _of_lines(steps: Iterable[bytes], uri: str) -> Iterator[Input | Failure]:
    """One article for each line, in constant memory; a line beyond the limit is passed over and told."""
    line, number, start, at, dropped = bytearray(), 1, 0, 0, False
    for step in steps:
        for part in _parts(step):
            at += len(part)
            if not dropped:
                line += part
            if len(line) > LONGEST_INPUT + 1:
                dropped = True
                line.clear()
                yield _failed_line(uri, number, start)
            if part.endswith(b"\n"):
                if not dropped and line.strip():
                    yield _line(bytes(line), uri, number, start)
                line.clear()
                number, start, dropped = number + 1, at, False
    if not dropped and line.strip():
        yield _line(bytes(line), uri, number, start)


def _parts(step: bytes) -> Iterator[bytes]:
    """Lines by line feed alone: a carriage return inside JSON is white space."""
    at = 0
    while at < len(step):
        end = step.find(b"\n", at) + 1 or len(step)
        yield step[at:end]
        at = end


def _line(line: bytes, uri: str, number: int, start: int) -> Input:
    return Input(f"{uri}#{number}", f"{uri}!{number}@{start}", JSON, held=line.rstrip(b"\r\n"))


def _failed_line(uri: str, number: int, start: int) -> Failure:
    return Failure(f"{uri}#{number}", too_long(f"{uri}!{number}@{start}"))


def _of_list(data: bytes, uri: str) -> Iterator[Input | Failure]:
    """One article for each element; a file that is no sound JSON is one input, whose reading will say so."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        yield Input(uri, None, JSON, held=data)
        return
    decoder, at, offset, number, told = json.JSONDecoder(), text.index("[") + 1, 0, 0, 0
    while True:
        blank = _BLANK.match(text, at)
        at = blank.end() if blank else at
        if text.startswith("]", at) or at >= len(text):
            return
        try:
            _, end = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            offset += len(text[told:at].encode())
            yield Input(f"{uri}#{number + 1}", f"{uri}!{number + 1}@{offset}", JSON, held=text[at:].encode())
            return
        offset += len(text[told:at].encode())
        told, number = at, number + 1
        yield Input(f"{uri}#{number}", f"{uri}!{number}@{offset}", JSON, held=text[at:end].encode())
        at = end
