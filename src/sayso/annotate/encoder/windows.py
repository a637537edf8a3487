"""What the network reads at once: the words of a block, or as many of its sentences as fit, with their grammar."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from spacy.strings import get_string_id
from spacy.tokens import Doc

from sayso.annotate.layers import QUOTES, report_of, tokens_of

LONGEST = 110
"""Words of one window; of 20,000 paragraphs of news, 99 % are shorter than 116."""
FEATURES = 6
"""tag, dependency, the head's tag and dependency, quotation (0 none, 1 statement, 2 scare), entity type."""
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Window:
    """`tokens` are indices in the document, without white space; `features` is an array (words, FEATURES)."""

    tokens: tuple[int, ...]
    words: tuple[str, ...]
    features: Ints


@dataclass(frozen=True, slots=True)
class Labels:
    """The tags, dependencies and entity types that the network knows, each in the order of its numbers, from 1 on."""

    tags: tuple[str, ...]
    dependencies: tuple[str, ...]
    entities: tuple[str, ...]


class Cutter:
    """Cuts documents into windows, in numbers of `labels`."""

    def __init__(self, labels: Labels) -> None:
        self._numbers = tuple(_numbered(names) for names in (labels.tags, labels.dependencies, labels.entities))

    def windows(self, doc: Doc) -> tuple[Window, ...]:
        """The windows of the report's coded blocks, in text order."""
        features = self._features(doc)
        return tuple(
            Window(tuple(tokens), tuple(doc[i].text for i in tokens), features[tokens])
            for block in _blocks(doc)
            for tokens in _cut(doc, block)
        )

    def _features(self, doc: Doc) -> Ints:
        columns = doc.to_array(["TAG", "DEP", "HEAD", "ENT_TYPE"])
        heads = np.arange(len(doc)) + columns[:, 2].astype(np.int64)
        tags, dependencies, entities = (
            np.array([known.get(value, 0) for value in column.tolist()], dtype=np.int64)
            for known, column in zip(self._numbers, (columns[:, 0], columns[:, 1], columns[:, 3]), strict=True)
        )
        return np.stack(
            (tags, dependencies, tags[heads], dependencies[heads], _quoted(doc), entities), axis=1, dtype=np.int64
        )


def _numbered(names: Sequence[str]) -> dict[int, int]:
    """The numbers of names, by the hashes that spaCy's arrays hold in place of them."""
    return {get_string_id(name): number for number, name in enumerate(names, start=1)}


def _quoted(doc: Doc) -> Ints:
    """For each token 1 where a statement is quoted, its marks included, 2 where words are only set off."""
    found = np.zeros(len(doc), dtype=np.int64)
    for scare in (True, False):
        for quote in QUOTES.read(doc):
            if quote.scare is scare:
                tokens = tokens_of(doc, quote.span)
                found[tokens.start : tokens.end] = 2 if scare else 1
    return found


def _blocks(doc: Doc) -> Iterator[list[int]]:
    """The words of each coded block."""
    at = 0
    for block in report_of(doc).blocks:
        if not block.coded:
            continue
        while at < len(doc) and doc[at].idx < block.start:
            at += 1
        words = []
        while at < len(doc) and doc[at].idx < block.end:
            if not doc[at].is_space:
                words.append(at)
            at += 1
        if words:
            yield words


def _cut(doc: Doc, block: list[int]) -> Iterator[list[int]]:
    """A block whole where it fits; else as many whole sentences as fit; a longer sentence in pieces."""
    if len(block) <= LONGEST:
        yield block
        return
    starts = doc.to_array(["SENT_START"])
    held: list[int] = []
    for sentence in _sentences(block, starts == 1):
        if held and len(held) + len(sentence) > LONGEST:
            yield held
            held = []
        held = [*held, *sentence]
        while len(held) > LONGEST:
            yield held[:LONGEST]
            held = held[LONGEST:]
    if held:
        yield held


def _sentences(block: list[int], starts: npt.NDArray[np.bool_]) -> Iterator[list[int]]:
    sentence: list[int] = []
    for index in block:
        if starts[index] and sentence:
            yield sentence
            sentence = []
        sentence.append(index)
    yield sentence
