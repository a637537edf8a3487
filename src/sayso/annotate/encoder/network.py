"""The network itself: windows in; for each cue that it finds, how likely each word is its source or its content."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import yaml
from spacy.tokens import Doc

from sayso.annotate.encoder.windows import FEATURES, Cutter, Labels, Window
from sayso.annotate.encoder.wordpiece import Wordpiece
from sayso.errors import DataError

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

LEAST = 0.3
"""The probability from which on a cue is followed up; what a cue of low probability is worth is weighed later."""
_BATCH = 1
Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Tie:
    """A cue, words [first, last) of its window, with its probability; that of each word to be source or content."""

    first: int
    last: int
    score: float
    source: Floats
    content: Floats


@dataclass(frozen=True, slots=True)
class _Batch:
    ids: npt.NDArray[np.int64]
    features: npt.NDArray[np.int64]
    mask: Floats
    first: npt.NDArray[np.int64]


class Network:
    """The shipped weights, run on one thread: a run's workers are processes."""

    def __init__(self) -> None:
        model = files("sayso.annotate.encoder") / "model"
        labels = yaml.safe_load((model / "labels.yaml").read_text(encoding="utf-8"))
        self.cutter = Cutter(Labels(**{name: tuple(values) for name, values in labels.items()}))
        self.wordpiece = Wordpiece((model / "vocabulary.txt").read_text(encoding="utf-8").splitlines())
        self._encoder = _session((model / "encoder.onnx").read_bytes())
        self._ties = _session((model / "ties.onnx").read_bytes())

    def windows(self, doc: Doc) -> tuple[Window, ...]:
        """The windows of a document's coded blocks."""
        return self.cutter.windows(doc)

    def ties(self, windows: Sequence[Window]) -> tuple[tuple[Tie, ...], ...]:
        """The ties of each window. Give the windows of one report: what is read together is rounded together."""
        spelt = [[self.wordpiece.spell(word) for word in window.words] for window in windows]
        order = sorted(range(len(windows)), key=lambda n: (sum(map(len, spelt[n])), n))
        found: list[tuple[Tie, ...]] = [()] * len(windows)
        for start in range(0, len(order), _BATCH):
            chosen = order[start : start + _BATCH]
            batch = self._batch([windows[n] for n in chosen], [spelt[n] for n in chosen])
            for number, ties in zip(chosen, self._read(batch, [len(spelt[n]) for n in chosen]), strict=True):
                found[number] = ties
        return tuple(found)

    def _batch(self, windows: Sequence[Window], spelt: Sequence[Sequence[tuple[int, ...]]]) -> _Batch:
        longest = max(sum(map(len, words)) for words in spelt) + 2
        ids = np.zeros((len(windows), longest), dtype=np.int64)
        features = np.zeros((len(windows), longest, FEATURES), dtype=np.int64)
        mask = np.zeros((len(windows), longest), dtype=np.float32)
        first = np.zeros((len(windows), max(map(len, spelt))), dtype=np.int64)
        for row, (window, words) in enumerate(zip(windows, spelt, strict=True)):
            counts = np.array([len(pieces) for pieces in words])
            ends = np.cumsum(counts) + 1
            pieces = [self.wordpiece.start, *(piece for word in words for piece in word), self.wordpiece.end]
            ids[row, : len(pieces)] = pieces
            mask[row, : len(pieces)] = 1
            features[row, 1 : len(pieces) - 1] = np.repeat(window.features, counts, axis=0)
            first[row, : len(words)] = ends - counts
        return _Batch(ids, features, mask, first)

    def _read(self, batch: _Batch, lengths: Sequence[int]) -> Iterator[tuple[Tie, ...]]:
        """The ties of each row of a batch."""
        cues, words, heads = self._encoder.run(
            None, {"ids": batch.ids, "features": batch.features, "mask": batch.mask, "first": batch.first}
        )
        here = np.arange(batch.first.shape[1])[None, :] < np.array(lengths)[:, None]
        rows, at = np.nonzero((cues[..., 1] >= LEAST) & here)
        if not len(rows):
            yield from (() for _ in lengths)
            return
        (roles,) = self._ties.run(
            None, {"words": words[rows], "cues": heads[rows, at], "at": at, "mask": here[rows].astype(np.float32)}
        )
        for row, length in enumerate(lengths):
            yield tuple(
                Tie(
                    first=int(at[n]),
                    last=_cue_end(cues[row, :length], int(at[n])),
                    score=float(cues[row, at[n], 1]),
                    source=roles[n, :length, 1],
                    content=roles[n, :length, 2],
                )
                for n in np.nonzero(rows == row)[0]
            )


def _cue_end(cues: Floats, first: int) -> int:
    """The word after a cue: it goes on over words that are more likely inside of one than not, and open none."""
    last = first + 1
    while last < len(cues) and cues[last, 2] > 0.5 and cues[last, 1] < LEAST:
        last += 1
    return last


def _session(model: bytes) -> "InferenceSession":
    try:
        from onnxruntime import InferenceSession, SessionOptions
    except ImportError as error:
        raise DataError(
            "onnxruntime is not installed", mend="Install Sayso with its dependencies: pip install sayso"
        ) from error
    options = SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return InferenceSession(model, options, providers=["CPUExecutionProvider"])


@cache
def network() -> Network:
    """The network, loaded when it is first asked for.

    Raises:
        DataError: onnxruntime is not installed.
    """
    return Network()
