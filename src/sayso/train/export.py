"""From a trained network to the files that Sayso ships: two ONNX graphs of eight-bit weights, vocabulary, labels."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import cast

import torch
import yaml
from torch import Tensor, nn

from sayso.annotate.encoder.windows import FEATURES, Labels
from sayso.train.net import TIE, Net

_OPSET = 17


class _Encoder(nn.Module):
    """Pieces in; for each word the probabilities of a cue, and what the second head makes of it as word and as cue."""

    def __init__(self, net: Net) -> None:
        super().__init__()
        self.net = net
        # Each word vector in eight bits with a scale of its own: a quarter of the size, and near the same vector.
        scale = net.word.weight.abs().amax(dim=1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("scale", scale)
        self.register_buffer("table", (net.word.weight / scale).round().to(torch.int8))

    def forward(self, ids: Tensor, features: Tensor, mask: Tensor, first: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        vectors = cast("Tensor", self.table)[ids].float() * cast("Tensor", self.scale)[ids]
        words = self.net.encoded(vectors, features, mask, first)
        return self.net.cue(words).softmax(-1), self.net.as_word(words), self.net.as_cue(words)


class _Ties(nn.Module):
    """A cue in its window in; for each word the probabilities of none, source, content."""

    def __init__(self, net: Net) -> None:
        super().__init__()
        self.net = net

    def forward(self, words: Tensor, cues: Tensor, at: Tensor, mask: Tensor) -> Tensor:
        return self.net.roles(words, cues, at, mask).softmax(-1)


def export(net: Net, labels: Labels, vocabulary: tuple[str, ...], folder: Path) -> None:
    """Write `encoder.onnx`, `ties.onnx`, `vocabulary.txt` and `labels.yaml` into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    batch, pieces, words, cues = 2, 32, 16, 3
    _graph(
        _Encoder(net),
        (
            torch.zeros(batch, pieces, dtype=torch.long),
            torch.zeros(batch, pieces, FEATURES, dtype=torch.long),
            torch.ones(batch, pieces),
            torch.zeros(batch, words, dtype=torch.long),
        ),
        {"ids": "bp", "features": "bp", "mask": "bp", "first": "bw"},
        {"cue": "bw", "words": "bw", "cues": "bw"},
        folder / "encoder.onnx",
    )
    _graph(
        _Ties(net),
        (
            torch.zeros(cues, words, TIE),
            torch.zeros(cues, TIE),
            torch.zeros(cues, dtype=torch.long),
            torch.ones(cues, words),
        ),
        {"words": "cw", "cues": "c", "at": "c", "mask": "cw"},
        {"roles": "cw"},
        folder / "ties.onnx",
    )
    (folder / "vocabulary.txt").write_text("\n".join(vocabulary) + "\n", encoding="utf-8")
    named = {"tags": labels.tags, "dependencies": labels.dependencies, "entities": labels.entities}
    text = yaml.safe_dump({name: list(values) for name, values in named.items()}, sort_keys=False, width=120)
    (folder / "labels.yaml").write_text(text, encoding="utf-8")


def _graph(
    module: nn.Module, example: tuple[Tensor, ...], inputs: dict[str, str], outputs: dict[str, str], path: Path
) -> None:
    """Export a module; the letters name the axes that may have any length."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    axes = {name: dict(enumerate(letters)) for name, letters in (inputs | outputs).items()}
    with TemporaryDirectory() as scratch:
        exact = Path(scratch) / path.name
        torch.onnx.export(
            module.eval(),
            example,
            str(exact),
            input_names=list(inputs),
            output_names=list(outputs),
            dynamic_axes=axes,
            opset_version=_OPSET,
            dynamo=False,
        )
        # Seven bits of a weight's eight: kernels without VNNI instructions overflow on eight.
        quantize_dynamic(
            exact,
            path,
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=True,
            op_types_to_quantize=["MatMul"],
        )
