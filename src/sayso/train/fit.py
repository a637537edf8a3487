"""Training: both heads at once, on one thread, with the running mean of the weights for the result."""

import math
import random
import sys
import time
from collections.abc import Sequence

import torch
import torch.nn.functional as F  # noqa: N812 - the name that PyTorch's users know it by
from torch import Tensor

from sayso.annotate.encoder.wordpiece import Wordpiece
from sayso.train.batches import BATCH, Batch, batches
from sayso.train.corpus import Example
from sayso.train.net import Net

SEED = 7
EPOCHS = 4
RATE, HEAD_RATE = 1e-4, 6e-4
WARM_UP = 0.06
CUE_WEIGHT = 4.0
"""Of the loss of cues to that of roles: cues are what is missed most."""
_RARE = (1.0, 1.5, 1.5)  # weight of the words that are no cue, begin one, go on with one
_KEPT = 0.998  # share of the running mean that a step keeps
_SAID = 100  # steps between two lines of progress
_FRESH = ("cue", "as_word", "as_cue", "distance", "near", "role", "grammar")


def fit(net: Net, examples: Sequence[Example], wordpiece: Wordpiece, epochs: float = EPOCHS) -> Net:
    """`net` with the mean weights of a training on `examples`; the same on the same machine for the same seed."""
    torch.manual_seed(SEED)
    torch.set_num_threads(1)
    chance = random.Random(SEED)  # noqa: S311 - no secret hangs on it
    steps = math.ceil(len(examples) / BATCH * epochs)
    learnt = {name: value for name, value in net.named_parameters() if value.requires_grad}
    fresh = [value for name, value in learnt.items() if name.split(".")[0] in _FRESH]
    taken_over = [value for name, value in learnt.items() if name.split(".")[0] not in _FRESH]
    groups = [{"params": taken_over, "lr": RATE}, {"params": fresh, "lr": HEAD_RATE}]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
    rate = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: _rate(step, steps))
    mean = {name: value.detach().clone() for name, value in learnt.items()}
    net.train()
    step, began = 0, time.monotonic()
    while step < steps:
        for batch in batches(examples, wordpiece, chance):
            cue_loss, role_loss = losses(net, batch)
            optimiser.zero_grad(set_to_none=True)
            (CUE_WEIGHT * cue_loss + role_loss).backward()
            torch.nn.utils.clip_grad_norm_(learnt.values(), 1.0)
            optimiser.step()
            rate.step()
            step += 1
            _average(mean, learnt, min(_KEPT, step / (step + 50)))
            if step % _SAID == 0 or step == steps:
                _say(step, steps, cue_loss, role_loss, time.monotonic() - began)
            if step == steps:
                break
    net.load_state_dict(mean, strict=False)
    return net.eval()


def losses(net: Net, batch: Batch) -> tuple[Tensor, Tensor]:
    """The cross entropies of cues, and of the roles of words for the gold cues."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        words = net.words(batch.ids, batch.features, batch.mask, batch.first)
        cues = net.cue(words)
        as_word, as_cue = net.as_word(words), net.as_cue(words)
        roles = net.roles(as_word[batch.rows], as_cue[batch.rows, batch.at], batch.at, batch.words[batch.rows])
    weight = torch.tensor(_RARE)
    cue_loss = F.cross_entropy(cues.float().flatten(0, 1), batch.cue.flatten(), weight, ignore_index=-1)
    if not len(batch.rows):
        return cue_loss, cue_loss.new_zeros(())
    return cue_loss, F.cross_entropy(roles.float().flatten(0, 1), batch.roles.flatten(), ignore_index=-1)


def _rate(step: int, steps: int) -> float:
    """Up over the first steps, then down in a line."""
    warm = max(1, round(WARM_UP * steps))
    return min(step / warm, max(0.02, (steps - step) / max(1, steps - warm)))


def _average(mean: dict[str, Tensor], learnt: dict[str, torch.nn.Parameter], kept: float) -> None:
    with torch.no_grad():
        for name, value in learnt.items():
            mean[name].mul_(kept).add_(value, alpha=1 - kept)


def _say(step: int, steps: int, cue_loss: Tensor, role_loss: Tensor, seconds: float) -> None:
    sys.stderr.write(f"{step:>5}/{steps} cue {cue_loss.item():.4f} role {role_loss.item():.4f} {seconds:.0f} s\n")
    sys.stderr.flush()
