"""Messages as reports: the dateline by itself, capitals restored, the day of the dateline as the day of publication."""

import re

from sayso.bench.muc4.casing import Casing
from sayso.bench.muc4.messages import Message
from sayso.schema.ids import sha256
from sayso.schema.report import Block, Report, Source, report_id

_DATELINE = re.compile(r".{3,140}? --(?:\s*\[[^\]]{2,120}\])*(?=\s+\S)")


def report_of(message: Message, casing: Casing) -> Report:
    """The report that a message is; its text is as long as the message's, and differs from it in capitals alone."""
    text = message.text
    first = message.paragraphs[0] if message.paragraphs else ""
    dateline = _DATELINE.match(first)
    opening = dateline.end() if dateline else 0
    restored = text[:opening] + casing.restore(text[opening:])
    source = Source(sha256=sha256(text.encode()), bytes=len(text), media_type="text/plain", uri=message.name)
    return Report(
        report_id=report_id(source),
        source=source,
        outlet=None,
        headline=None,
        published=message.day.isoformat() if message.day else None,
        language="en",
        text=restored,
        blocks=tuple(_blocks(message, opening)),
    )


def _blocks(message: Message, opening: int) -> list[Block]:
    found: list[Block] = []
    at = 0
    for paragraph in message.paragraphs:
        start, end = at, at + len(paragraph)
        if opening and not found:
            found.append(Block(kind="dateline", start=0, end=opening))
            start = opening + len(paragraph[opening:]) - len(paragraph[opening:].lstrip())
        found.append(Block(kind="paragraph", start=start, end=end))
        at = end + 2
    return found
