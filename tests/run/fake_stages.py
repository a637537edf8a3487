import os
from collections.abc import Iterator
from dataclasses import dataclass

from sayso.errors import DamagedInput, DataError, EmptyInput, UnreadableInput
from sayso.read.input import Failure, Input
from sayso.schema.annotations import Annotations
from sayso.schema.ids import sha256
from sayso.schema.report import Block, Report, Source, report_id


@dataclass(frozen=True)
class FakeRecords:
    report: Report
    claims: tuple = ()
    events: tuple = ()


class FakeStages:
    """Reads each path's name as an article; some names make a stage fail."""

    def fingerprint(self):
        return "fake"

    def inputs(self, paths) -> Iterator[Input | Failure]:
        for path in paths:
            if path.name.startswith("locked"):
                yield Failure(str(path), UnreadableInput("may not be read", where=str(path)))
            elif path.exists():
                yield Input(str(path), None, "text/plain", path)
            else:
                yield Input(str(path), None, "text/plain", held=path.name.encode())

    def read(self, item):
        text = item.data.decode()
        if text.startswith("empty"):
            raise EmptyInput("nothing in it", where=item.uri, mend="Fill it.")
        if text.startswith("crash"):
            raise ZeroDivisionError("oops")
        if text.startswith("interrupt"):
            raise KeyboardInterrupt
        if text.startswith("misread"):
            item = Input(item.uri, None, "text/plain", held=b"other bytes")
        source = Source(sha256=sha256(item.data), bytes=len(item.data), media_type="text/plain", uri=item.uri)
        block = Block(kind="paragraph", start=0, end=len(text))
        return Report(
            report_id=report_id(source), source=source, outlet=None, headline=None, text=text, blocks=(block,)
        )

    def passes(self, report):
        return not report.text.startswith("sport")

    def annotate(self, reports):
        for report in reports:
            if report.text.startswith("broken"):
                raise RecursionError("too deep")
            if report.text.startswith("toolong"):
                raise DamagedInput("too long")
            if report.text.startswith("nolexicon"):
                raise DataError("no lexicon")
            if report.text.startswith("die"):
                os._exit(9)
            yield Annotations(report_id=report.report_id)

    def record(self, report, annotations):
        assert report.report_id == annotations.report_id
        return FakeRecords(report)


def make_fake():
    return FakeStages()
