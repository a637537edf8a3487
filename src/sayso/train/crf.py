"""Two CRFs in place of the encoder, to compare it with: one finds cues, one the source and content of each cue.

`python -m sayso.train.crf --data DIR` trains both on `train.jsonl`, less what is held out, and prints what they reach
on `dev.jsonl` and what they cost. The stages are those of Pareti, "PARC 3.0: A Corpus of Attribution Relations"
(LREC 2016), and of Newell et al., "An Attribution Relations Corpus for Political News" (LREC 2018).
"""

import argparse
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

from rich.console import Console
from rich.table import Table
from spacy.tokens import Doc

from sayso.annotate.encoder.windows import Cutter, Labels, Window
from sayso.bench.attribution_score import Marked
from sayso.bench.polnear import judged, seen_cues
from sayso.train.corpus import Gold, Parsed, examples, held_out, parsed
from sayso.train.crf_features import Features, cue_features, local, words
from sayso.train.crf_roles import role_features

# Tuned on the documents that `held_out` keeps apart, never on dev.
THRESHOLD = 0.45
"""A word this likely to be of a cue is one. Linked F1 62.8, 63.2, 63.7, 63.6 at .35, .40, .45, .50."""
LEAST_SOURCE = 0.2
"""Where no word is the source, those this likely are: 1 point of gold cues' linked records, half of it at .4."""
CUE_WEIGHT, ROLE_WEIGHT = 0.5, 0.05
"""The weight of L1 and L2 each; from .05 to 1 neither CRF moved by more than 1.5 points."""
_ITERATIONS = 80
_CUTTER = Cutter(Labels((), (), ()))  # of a window's numbers only the state of quotation is read
_CUES, _ROLES = "cues.crfsuite", "roles.crfsuite"
_SOURCE, _CUE, _CONTENT, _OUTSIDE = "s", "q", "c", "o"


@dataclass(frozen=True, slots=True)
class Labelled:
    """One window: for each word what is seen of it, and its label."""

    features: list[Features]
    labels: list[str]


def cue_labels(size: int, gold: Sequence[Gold]) -> list[str]:
    """B for a cue's first word, I for its others, O for the rest of a window of `size` words."""
    labels = ["O"] * size
    for attribution in gold:
        for at in attribution.cue:
            labels[at] = "I"
        labels[attribution.cue[0]] = "B"
    return labels


def role_labels(size: int, gold: Gold) -> list[str]:
    """s, q, c for the words of the source, the cue, and the content of one attribution, o for the rest."""
    labels = [_OUTSIDE] * size
    for role, held in ((_CONTENT, gold.content), (_SOURCE, gold.source), (_CUE, gold.cue)):
        for at in held:
            labels[at] = role
    return labels


def cues(begins: Sequence[float], inside: Sequence[float], threshold: float) -> tuple[tuple[int, ...], ...]:
    """The words of each cue, from the probability of each word that it begins one, and that it goes on with one."""
    found: list[list[int]] = []
    for n, (begin, within) in enumerate(zip(begins, inside, strict=True)):
        if begin + within < threshold:
            continue
        if found and found[-1][-1] == n - 1 and within > begin:
            found[-1].append(n)
        else:
            found.append([n])
    return tuple(map(tuple, found))


def runs(labels: Sequence[str], label: str) -> tuple[tuple[int, int], ...]:
    """The stretches [s, e) of words that have a label."""
    found: list[tuple[int, int]] = []
    for n, held in enumerate(labels):
        if held != label:
            continue
        if found and found[-1][1] == n:
            found[-1] = (found[-1][0], n + 1)
        else:
            found.append((n, n + 1))
    return tuple(found)


def with_source(labels: Sequence[str], likely: Sequence[float]) -> list[str]:
    """Labels without a source, in which the words that are likely enough to be one have become it."""
    return [
        _SOURCE if label == _OUTSIDE and chance >= LEAST_SOURCE else label
        for label, chance in zip(labels, likely, strict=True)
    ]


def for_cues(documents: Iterable[Parsed]) -> Iterator[Labelled]:
    """What the first CRF learns from: every window."""
    for document in documents:
        for example in examples(document, _CUTTER):
            among = words(document.doc, example.window)
            yield Labelled(cue_features(among, local(among)), cue_labels(len(among), example.gold))


def for_roles(documents: Iterable[Parsed]) -> Iterator[Labelled]:
    """What the second CRF learns from: the window of every attribution."""
    for document in documents:
        for example in examples(document, _CUTTER):
            if not example.gold:
                continue
            among = words(document.doc, example.window)
            near = local(among)
            of_all = frozenset(at for gold in example.gold for at in gold.cue)
            for gold in example.gold:
                yield Labelled(role_features(among, near, gold.cue, of_all), role_labels(len(among), gold))


def fit(sequences: Iterable[Labelled], to: Path, weight: float) -> None:
    """Train a CRF by L-BFGS, its regularization (L1 and L2 alike) of a given weight, and write it to `to`."""
    import pycrfsuite

    settings = {"c1": weight, "c2": weight, "max_iterations": _ITERATIONS}
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", params=settings, verbose=False)
    for sequence in sequences:
        trainer.append(sequence.features, sequence.labels)
    trainer.train(str(to))


class _Tagger(Protocol):
    """What is used of `pycrfsuite.Tagger`, which ships no types, to ask how likely a label is."""

    def labels(self) -> list[str]: ...
    def marginal(self, label: str, at: int, /) -> float: ...


class TwoStages:
    """The two trained CRFs of a folder."""

    def __init__(self, folder: Path, threshold: float = THRESHOLD) -> None:
        import pycrfsuite

        self._cues, self._roles = pycrfsuite.Tagger(), pycrfsuite.Tagger()
        self._cues.open(str(folder / _CUES))
        self._roles.open(str(folder / _ROLES))
        self._threshold = threshold

    def predict(self, doc: Doc) -> tuple[Marked, ...]:
        """The attributions of a document that have a content, in the order of their cues."""
        return tuple(marked for window in _CUTTER.windows(doc) for marked in self._of_window(doc, window))

    def _of_window(self, doc: Doc, window: Window) -> Iterator[Marked]:
        among = words(doc, window)
        near = local(among)
        self._cues.set(cue_features(among, near))
        begins, inside = (_likely(self._cues, label, len(among)) for label in ("B", "I"))
        found = cues(begins, inside, self._threshold)
        of_all = frozenset(at for cue in found for at in cue)
        for cue in found:
            self._roles.set(role_features(among, near, cue, of_all))
            labels = self._roles.tag()
            if _SOURCE not in labels:
                labels = with_source(labels, _likely(self._roles, _SOURCE, len(among)))
            content = runs(labels, _CONTENT)
            if content:
                yield Marked(
                    source=_pieces(doc, window, runs(labels, _SOURCE)),
                    cue=_pieces(doc, window, ((cue[0], cue[-1] + 1),)),
                    content=_pieces(doc, window, content),
                )


def _likely(tagger: _Tagger, label: str, size: int) -> list[float]:
    """The probability of a label for each of the words set; that of one which was never learned is none."""
    if label not in tagger.labels():
        return [0.0] * size
    return [tagger.marginal(label, n) for n in range(size)]


def _pieces(doc: Doc, window: Window, found: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Stretches of words as pieces of the text."""
    ends = ((doc[window.tokens[start]], doc[window.tokens[end - 1]]) for start, end in found)
    return tuple((first.idx, last.idx + len(last)) for first, last in ends)


def train(documents: Iterable[Parsed], folder: Path) -> None:
    """Train both CRFs on documents, into a folder."""
    held = tuple(documents)
    fit(for_cues(held), folder / _CUES, CUE_WEIGHT)
    fit(for_roles(held), folder / _ROLES, ROLE_WEIGHT)


def main() -> None:
    """Train, measure, and print."""
    parser = argparse.ArgumentParser(prog="python -m sayso.train.crf", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="PolNeAR's folder, as docs/benchmarks.md lays it out")
    parser.add_argument("--out", type=Path, help="folder to keep the two CRFs in")
    parser.add_argument("--documents", type=int, help="train on so many documents only")
    given = parser.parse_args()
    with TemporaryDirectory() as scratch:
        folder = given.out or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        documents = list(parsed(given.data / "train.jsonl", lambda row: not held_out(row)))[: given.documents]
        began = time.process_time()
        train(documents, folder)
        trained = time.process_time() - began
        Console().print(_measured(TwoStages(folder), given.data, trained))


def _measured(stages: TwoStages, data: Path, trained: float) -> Table:
    documents = tuple(parsed(data / "dev.jsonl"))
    began = time.process_time()
    found = [stages.predict(document.doc) for document in documents]
    spent = time.process_time() - began
    size = sum(len(document.row.text.split()) for document in documents)
    result = judged([d.row for d in documents], found, seen_cues(data / "train.jsonl"))
    table = Table("figure", "dev", title=f"Two-stage CRF: {'; '.join(result.notes)}")
    for name, value in result.figures.items():
        table.add_row(name, f"{value:.3f}")
    table.add_row("training, s of one core", f"{trained:.0f}")
    table.add_row("cost on top of spaCy, µs a word", f"{spent / size * 1e6:.0f}")
    return table


if __name__ == "__main__":
    main()
