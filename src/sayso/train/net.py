"""The network, as it is trained: a small BERT that also sees the grammar of each word, with two heads on top.

The encoder is that of all-MiniLM-L6-v2 (Wang et al. 2020, *MiniLM*), whose word vectors stay as they are: what is
learned then holds for words that training has not shown. The first head says of each word whether a cue begins or goes
on there. The second takes a cue and says of each word whether it is its source or its content; so contents may nest and
overlap, and one pass of the encoder serves every cue of a window.
"""

from collections.abc import Mapping
from typing import cast

import torch
import torch.nn.functional as F  # noqa: N812 - the name that PyTorch's users know it by
from torch import Tensor, nn

WIDTH, INNER, HEADS, LAYERS, PIECES, POSITIONS = 384, 1536, 12, 6, 30_522, 512
"""The shape of all-MiniLM-L6-v2."""
TIE = 160
"""Width of the second head. 128 and 192 were not tried apart: the head costs under 3 % of the encoder."""
REACH = 64
"""Words to either side of a cue whose distance is told apart."""
DROPOUT = 0.1
_EPSILON = 1e-12


class Block(nn.Module):
    """One layer of BERT: attention, then a feed-forward net, each with a residual and a normalisation after it."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv, self.out = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.up, self.down = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.after_attention, self.after_inner = (nn.LayerNorm(WIDTH, eps=_EPSILON) for _ in range(2))

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """`x` (batch, pieces, WIDTH); `bias` (batch, 1, 1, pieces) is added to the attention."""
        batch, pieces, _ = x.shape
        q, k, v = self.qkv(x).view(batch, pieces, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        if torch.onnx.is_in_onnx_export():
            seen = ((q @ k.transpose(-1, -2)) * (WIDTH // HEADS) ** -0.5 + bias).softmax(-1) @ v
        else:
            seen = F.scaled_dot_product_attention(q, k, v, bias, dropout_p=DROPOUT if self.training else 0.0)
        seen = self.out(seen.transpose(1, 2).reshape(batch, pieces, WIDTH))
        x = self.after_attention(x + F.dropout(seen, DROPOUT, self.training))
        inner = self.down(F.gelu(self.up(x)))
        return cast("Tensor", self.after_inner(x + F.dropout(inner, DROPOUT, self.training)))


class Net(nn.Module):
    """Encoder and heads. `sizes` are the numbers of tags, dependencies and entity types, the unknown one included."""

    def __init__(self, sizes: tuple[int, int, int]) -> None:
        super().__init__()
        tags, dependencies, entities = sizes
        self.word, self.position = nn.Embedding(PIECES, WIDTH), nn.Embedding(POSITIONS, WIDTH)
        self.kind = nn.Parameter(torch.zeros(WIDTH))
        self.normal = nn.LayerNorm(WIDTH, eps=_EPSILON)
        counts = (tags, dependencies, tags, dependencies, 3, entities)
        self.grammar = nn.ModuleList(nn.Embedding(count, WIDTH) for count in counts)
        for table in self.grammar:
            nn.init.normal_(table.weight, std=0.01)
        self.blocks = nn.ModuleList(Block() for _ in range(LAYERS))
        self.cue = nn.Sequential(nn.Linear(WIDTH, WIDTH // 2), nn.GELU(), nn.Linear(WIDTH // 2, 3))
        self.as_word, self.as_cue = nn.Linear(WIDTH, TIE), nn.Linear(WIDTH, TIE, bias=False)
        self.distance = nn.Embedding(2 * REACH + 1, TIE)
        nn.init.normal_(self.distance.weight, std=0.05)
        self.near = nn.ModuleList(nn.Conv1d(TIE, TIE, 5, padding=2) for _ in range(2))
        self.role = nn.Linear(TIE, 3)
        self.word.weight.requires_grad_(False)

    def words(self, ids: Tensor, features: Tensor, mask: Tensor, first: Tensor) -> Tensor:
        """What the encoder makes of each word, (batch, words, WIDTH), from its first piece."""
        return self.encoded(self.word(ids), features, mask, first)

    def encoded(self, x: Tensor, features: Tensor, mask: Tensor, first: Tensor) -> Tensor:
        """The same from the pieces' vectors `x` (batch, pieces, WIDTH)."""
        x = x + self.position.weight[: x.shape[1]] + self.kind
        for number, table in enumerate(self.grammar):
            x = x + table(features[..., number])
        x = F.dropout(self.normal(x), DROPOUT, self.training)
        bias = (1 - mask[:, None, None, :]).to(x.dtype) * -1e4
        for block in self.blocks:
            x = block(x, bias)
        return x.gather(1, first[..., None].expand(-1, -1, WIDTH))

    def roles(self, words: Tensor, cues: Tensor, at: Tensor, mask: Tensor) -> Tensor:
        """Scores (cues, words, 3) of none, source, content, from `as_word` and `as_cue` of a window for each cue.

        `at` (cues,) is where each cue begins, `mask` (cues, words) is 1 for words that are there.
        """
        apart = (torch.arange(words.shape[1])[None] - at[:, None]).clamp(-REACH, REACH) + REACH
        x = F.gelu(words + cues[:, None] + self.distance(apart))
        x = (F.dropout(x, DROPOUT, self.training) * mask[..., None]).transpose(1, 2)
        for near in self.near:
            x = x + F.gelu(near(x)) * mask[:, None]
        return cast("Tensor", self.role(x.transpose(1, 2)))

    def start_from(self, weights: Mapping[str, Tensor]) -> None:
        """Take over the weights of all-MiniLM-L6-v2, as its file names them."""
        taken = {
            "word.weight": weights["embeddings.word_embeddings.weight"],
            "position.weight": weights["embeddings.position_embeddings.weight"],
            "kind": weights["embeddings.token_type_embeddings.weight"][0],
            "normal.weight": weights["embeddings.LayerNorm.weight"],
            "normal.bias": weights["embeddings.LayerNorm.bias"],
        }
        for number in range(LAYERS):
            theirs, ours = f"encoder.layer.{number}.", f"blocks.{number}."
            for part in ("weight", "bias"):
                qkv = [weights[f"{theirs}attention.self.{name}.{part}"] for name in ("query", "key", "value")]
                taken[f"{ours}qkv.{part}"] = torch.cat(qkv)
                taken |= {f"{ours}{our}.{part}": weights[f"{theirs}{their}.{part}"] for our, their in _NAMES.items()}
        missing = set(taken) - set(self.state_dict())
        if missing:
            raise ValueError(f"the network has no weights called {sorted(missing)}")
        self.load_state_dict(taken, strict=False)


_NAMES = {
    "out": "attention.output.dense",
    "after_attention": "attention.output.LayerNorm",
    "up": "intermediate.dense",
    "down": "output.dense",
    "after_inner": "output.LayerNorm",
}
"""Our names of a layer's parts, and theirs."""
