"""`python -m sayso.train.confidence --data DIR`: fit the weights of `attribution/confidence.yaml`, and print them."""

import argparse
import sys
from pathlib import Path

import numpy as np
import numpy.typing as npt

from sayso.annotate.attribution.component import AttributionFinder
from sayso.annotate.attribution.confidence import FEATURES, Evidence, features
from sayso.bench.attribution_score import Pair, align
from sayso.bench.polnear import flattened, gold
from sayso.train.corpus import held_out, parsed

Floats = npt.NDArray[np.float64]
_RIDGE = 1.0
_STEPS = 50


def evidence(data: Path) -> tuple[tuple[Evidence, bool], ...]:
    """What is found in the documents held out of training, and whether it is linked rightly."""
    seen: list[Evidence] = []

    def number(found: Evidence) -> float:
        """The evidence's place in `seen` stands in for the score."""
        seen.append(found)
        return float(len(seen) - 1)

    finder = AttributionFinder(number)
    judged: list[tuple[Evidence, bool]] = []
    for document in parsed(data / "train.jsonl", held_out):
        marked = flattened(finder.predict(document.doc))
        aligned = align(Pair(document.row.text, tuple(map(gold, document.row.attributions)), marked))
        right = {found for _, found in aligned.linked}
        judged += [(seen[int(one.score)], at in right) for at, one in enumerate(marked)]
    return tuple(judged)


def fitted(values: Floats, right: Floats) -> Floats:
    """The weights of a logistic regression with a ridge, by Newton's method."""
    weights = np.zeros(values.shape[1])
    for _ in range(_STEPS):
        likely = 1 / (1 + np.exp(-values @ weights))
        slope = values.T @ (likely - right) + _RIDGE * weights
        curve = (values * (likely * (1 - likely))[:, None]).T @ values + _RIDGE * np.eye(len(weights))
        step = np.linalg.solve(curve, slope)
        weights -= step
        if np.abs(step).max() < 1e-9:
            break
    return weights


def main() -> None:
    """Print a weight for each feature."""
    parser = argparse.ArgumentParser(prog="python -m sayso.train.confidence", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder with PolNeAR's train.jsonl")
    judged = evidence(parser.parse_args().data)
    values = np.array([features(found) for found, _ in judged])
    right = np.array([float(hit) for _, hit in judged])
    for name, weight in zip(FEATURES, fitted(values, right), strict=True):
        sys.stdout.write(f"{name}: {weight:.3f}\n")


if __name__ == "__main__":
    main()
