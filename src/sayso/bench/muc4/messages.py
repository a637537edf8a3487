"""The messages of MUC-3 and MUC-4: text in capitals behind a dateline, one after another in a file."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sayso.bench.frame import required
from sayso.bench.muc4.grading import MONTHS
from sayso.bench.muc4.key_file import read_key
from sayso.bench.muc4.template import Template
from sayso.errors import BenchError

SPLITS = ("dev", "tst1", "tst2")
_HEAD = re.compile(r"^((?:DEV|TST\d)-MUC\d-\d{4})(?:[ \t]+\([^)\n]*\))?[ \t]*$", re.MULTILINE)
_BLANK = re.compile(r"\n[ \t]*\n")
_BROKEN = re.compile(r"(?<=\w)-[ \t]*\n[ \t]*(?=\w)")
_DATED = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(MONTHS)})[A-Z]* (\d\d)\b")
_NEAR_THE_TOP = 160  # code points in which the dateline's day stands; the longest place and source need 120


@dataclass(frozen=True, slots=True)
class Message:
    """One message: its paragraphs in capitals, lines joined, and the day of its dateline (None: NO DATE)."""

    name: str
    paragraphs: tuple[str, ...]
    day: date | None

    @property
    def text(self) -> str:
        """The paragraphs, a blank line between them."""
        return "\n\n".join(self.paragraphs)


@dataclass(frozen=True, slots=True)
class Case:
    """A message and the templates of its key; an irrelevant message has none."""

    message: Message
    key: tuple[Template, ...]


def cases(data: Path, split: str) -> tuple[Case, ...]:
    """The messages of a split that have a key, in the order of the key.

    Raises:
        BenchError: no such split, or its folder has no keys (`key-*`), or a message of the key has no text.
    """
    if split not in SPLITS:
        raise BenchError(f"muc4 has no split {split}", where=str(data), mend=f"It has {', '.join(SPLITS)}.")
    folder = required(data / split)
    keys = sorted(folder.glob("key-*"))
    if not keys:
        mend = "docs/benchmarks.md tells how each set is laid out."
        raise BenchError("has no answer keys (key-*)", where=str(folder), mend=mend)
    texts = {message.name: message for path in sorted(folder.glob(f"{split}-muc*")) for message in read_messages(path)}
    found: dict[str, tuple[Template, ...]] = {}
    for path in keys:
        found |= read_key(path)
    lost = sorted(found.keys() - texts.keys())
    if lost:
        mend = f"The texts are the files {split}-muc* of the same folder."
        raise BenchError(f"has keys without texts: {', '.join(lost[:5])}", where=str(folder), mend=mend)
    return tuple(Case(texts[name], key) for name, key in found.items())


def read_messages(path: Path) -> Sequence[Message]:
    """The messages of one file.

    Raises:
        BenchError: the file is missing, or no line is the head of a message.
    """
    pieces = _HEAD.split(required(path).read_text(encoding="latin-1"))
    if len(pieces) < 3:
        mend = "A message begins with a line such as DEV-MUC3-0001 (NOSC)."
        raise BenchError("holds no message", where=str(path), mend=mend)
    return [_message(name, body) for name, body in zip(pieces[1::2], pieces[2::2], strict=True)]


def _message(name: str, body: str) -> Message:
    folded = (" ".join(_BROKEN.sub("-", paragraph).split()) for paragraph in _BLANK.split(body))
    paragraphs = tuple(paragraph for paragraph in folded if paragraph)
    dated = _DATED.search(paragraphs[0][:_NEAR_THE_TOP]) if paragraphs else None
    day = date(1900 + int(dated[3]), MONTHS.index(dated[2]) + 1, int(dated[1])) if dated else None
    return Message(name, paragraphs, day)
