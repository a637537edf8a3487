"""`python -m sayso.train --data DIR --start DIR --output DIR`: make the shipped weights again."""

import argparse
import sys
from pathlib import Path

from sayso.annotate.encoder.windows import Cutter
from sayso.annotate.encoder.wordpiece import Wordpiece
from sayso.train.corpus import examples, held_out, labels, parsed


def main() -> None:
    """Train on PolNeAR's training part less the documents held out, and write the model's files."""
    parser = argparse.ArgumentParser(prog="python -m sayso.train", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder with PolNeAR's train.jsonl")
    parser.add_argument("--start", type=Path, required=True, help="all-MiniLM-L6-v2: model.safetensors and vocab.txt")
    parser.add_argument("--output", type=Path, required=True, help="where the model's files are written")
    parser.add_argument("--epochs", type=float, default=None, help="passes over the data, if not as shipped")
    asked = parser.parse_args()

    from safetensors.torch import load_file

    from sayso.train.export import export
    from sayso.train.fit import EPOCHS, fit
    from sayso.train.net import Net

    documents = tuple(parsed(asked.data / "train.jsonl", lambda row: not held_out(row)))
    known = labels(documents)
    cutter = Cutter(known)
    shown = [example for document in documents for example in examples(document, cutter)]
    sys.stderr.write(f"{len(documents)} documents, {len(shown)} windows\n")
    vocabulary = tuple((asked.start / "vocab.txt").read_text(encoding="utf-8").splitlines())
    net = Net((len(known.tags) + 1, len(known.dependencies) + 1, len(known.entities) + 1))
    net.start_from(load_file(asked.start / "model.safetensors"))
    fit(net, shown, Wordpiece(vocabulary), asked.epochs or EPOCHS)
    export(net, known, vocabulary, asked.output)


if __name__ == "__main__":
    main()
