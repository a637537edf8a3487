"""Windows as tensors, a batch at a time; the words of cues are hidden now and then."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from sayso.annotate.encoder.windows import FEATURES
from sayso.annotate.encoder.wordpiece import Wordpiece
from sayso.train.corpus import Example

BATCH = 32
HIDE_CUE, HIDE_OTHER = 0.12, 0.03
"""How often a cue, or another noun or verb, is replaced by [MASK]: so that cues are known by the company they keep."""
_ALIKE = 50  # batches among which windows are sorted by length
_STEP = 16  # tensors come in lengths of this step, for which the matrix kernels are prepared once
_UNSEEN = -1  # the target of what is no word


@dataclass(frozen=True, slots=True)
class Batch:
    """`cue` (batch, words): 0 none, 1 begins, 2 goes on. `rows`, `at` (cues,), `roles` (cues, words): a cue each."""

    ids: Tensor
    features: Tensor
    mask: Tensor
    first: Tensor
    words: Tensor
    cue: Tensor
    rows: Tensor
    at: Tensor
    roles: Tensor


def batches(examples: Sequence[Example], wordpiece: Wordpiece, chance: random.Random) -> Iterator[Batch]:
    """One pass over the examples in random order, those of like length together."""
    order = list(examples)
    chance.shuffle(order)
    for start in range(0, len(order), BATCH * _ALIKE):
        near = sorted(order[start : start + BATCH * _ALIKE], key=lambda example: len(example.window.tokens))
        chosen = [near[at : at + BATCH] for at in range(0, len(near), BATCH)]
        chance.shuffle(chosen)
        for examples_ in chosen:
            yield _batch(examples_, wordpiece, chance)


def _batch(examples: Sequence[Example], wordpiece: Wordpiece, chance: random.Random) -> Batch:
    spelt = [_spelt(example, wordpiece, chance) for example in examples]
    pieces = _rounded(max(sum(map(len, words)) for words in spelt) + 2)
    longest = _rounded(max(map(len, spelt)))
    size = len(examples)
    ids = torch.zeros(size, pieces, dtype=torch.long)
    features = torch.zeros(size, pieces, FEATURES, dtype=torch.long)
    mask, words = torch.zeros(size, pieces), torch.zeros(size, longest)
    first = torch.zeros(size, longest, dtype=torch.long)
    cue = torch.full((size, longest), _UNSEEN)
    rows: list[int] = []
    at: list[int] = []
    roles: list[list[int]] = []
    for row, (example, own) in enumerate(zip(examples, spelt, strict=True)):
        line = [wordpiece.start, *(piece for word in own for piece in word), wordpiece.end]
        counts = torch.tensor([len(word) for word in own])
        ids[row, : len(line)] = torch.tensor(line)
        mask[row, : len(line)] = 1
        features[row, 1 : len(line) - 1] = torch.from_numpy(example.window.features).repeat_interleave(counts, 0)
        first[row, : len(own)] = counts.cumsum(0) - counts + 1
        words[row, : len(own)] = 1
        cue[row, : len(own)] = 0
        for gold in example.gold:
            cue[row, list(gold.cue)] = torch.tensor([1, *[2] * (len(gold.cue) - 1)])
            rows.append(row)
            at.append(gold.cue[0])
            source, content = frozenset(gold.source), frozenset(gold.content)
            of_words = [1 if n in source else 2 if n in content else 0 for n in range(len(own))]
            roles.append(of_words + [_UNSEEN] * (longest - len(own)))
    ties = torch.tensor(roles, dtype=torch.long).reshape(len(roles), longest)
    return Batch(ids, features, mask, first, words, cue, torch.tensor(rows).long(), torch.tensor(at).long(), ties)


def _rounded(length: int) -> int:
    return -(-length // _STEP) * _STEP


def _spelt(example: Example, wordpiece: Wordpiece, chance: random.Random) -> list[tuple[int, ...]]:
    found = [wordpiece.spell(word) for word in example.window.words]
    cues = {at for gold in example.gold for at in gold.cue}
    for gold in example.gold:
        if chance.random() < HIDE_CUE:
            for at in gold.cue:
                found[at] = (wordpiece.mask,)
    for at, tag in enumerate(example.tags):
        if at not in cues and tag[:1] in {"N", "V"} and chance.random() < HIDE_OTHER:
            found[at] = (wordpiece.mask,)
    return found
