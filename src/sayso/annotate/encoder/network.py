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
"""The probability from which on a cue is followed up. On PolNeAR's documents held out of training F1 is level from .3
to .7: the lower, the more of what no lexicon has is found; the score says how sure it is."""
Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Tie:
    """A cue, words [first, last) of its window, with its probability; that of each word to be source or content."""

    first: int
    last: int
    score: float
    source: Floats
    content: Floats


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
        """The ties of each window, which is read by itself: what is found does not hang on what stands beside it."""
        return tuple(tuple(self._ties_of(window)) for window in windows)

    def _ties_of(self, window: Window) -> Iterator[Tie]:
        spelt = [self.wordpiece.spell(word) for word in window.words]
        counts = np.array([len(pieces) for pieces in spelt])
        ids = np.array([self.wordpiece.start, *(piece for word in spelt for piece in word), self.wordpiece.end])
        features = np.zeros((len(ids), FEATURES), dtype=np.int64)
        features[1:-1] = np.repeat(window.features, counts, axis=0)
        first = np.cumsum(counts) + 1 - counts
        mask = np.ones(len(ids), dtype=np.float32)
        given = {"ids": ids[None], "features": features[None], "mask": mask[None], "first": first[None]}
        (cues,), (words,), (heads,) = self._encoder.run(None, given)
        at = np.nonzero(cues[:, 1] >= LEAST)[0]
        if not len(at):
            return
        here = np.ones((len(at), len(spelt)), dtype=np.float32)
        each = np.broadcast_to(words, (len(at), *words.shape))
        (roles,) = self._ties.run(None, {"words": each, "cues": heads[at], "at": at, "mask": here})
        for place, of_words in zip(at.tolist(), roles, strict=True):
            score = float(cues[place, 1])
            yield Tie(place, _cue_end(cues, place), score, source=of_words[:, 1], content=of_words[:, 2])


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
