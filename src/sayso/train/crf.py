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

from rich.console import Console
from rich.table import Table
from spacy.tokens import Doc

from sayso.annotate.encoder.windows import Cutter, Labels, Window
from sayso.bench.attribution_score import Marked
from sayso.bench.polnear import judged, seen_cues
from sayso.train.corpus import Gold, Parsed, examples, held_out, parsed
from sayso.train.crf_features import Features, cue_features, local, role_features, words

THRESHOLD = 0.4
_SETTINGS = {"c1": 0.05, "c2": 0.05, "max_iterations": 80, "feature.minfreq": 2}
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


def fit(sequences: Iterable[Labelled], to: Path) -> None:
    """Train a CRF by L-BFGS, and write it to `to`."""
    import pycrfsuite

    trainer = pycrfsuite.Trainer(algorithm="lbfgs", params=_SETTINGS, verbose=False)
    for sequence in sequences:
        trainer.append(sequence.features, sequence.labels)
    trainer.train(str(to))


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
        begins, inside = ([self._cues.marginal(label, n) for n in range(len(among))] for label in ("B", "I"))
        found = cues(begins, inside, self._threshold)
        of_all = frozenset(at for cue in found for at in cue)
        for cue in found:
            labels = self._roles.tag(role_features(among, near, cue, of_all))
            content = runs(labels, _CONTENT)
            if content:
                yield Marked(
                    source=_pieces(doc, window, runs(labels, _SOURCE)),
                    cue=_pieces(doc, window, ((cue[0], cue[-1] + 1),)),
                    content=_pieces(doc, window, content),
                )


def _pieces(doc: Doc, window: Window, found: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Stretches of words as pieces of the text."""
    ends = ((doc[window.tokens[start]], doc[window.tokens[end - 1]]) for start, end in found)
    return tuple((first.idx, last.idx + len(last)) for first, last in ends)


def train(documents: Iterable[Parsed], folder: Path) -> None:
    """Train both CRFs on documents, into a folder."""
    held = tuple(documents)
    fit(for_cues(held), folder / _CUES)
    fit(for_roles(held), folder / _ROLES)


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
        documents = [d for d in parsed(given.data / "train.jsonl") if not held_out(d.row)][: given.documents]
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
