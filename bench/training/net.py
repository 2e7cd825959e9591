"""The learnt reader in torch, as it is trained; `aigaq.extract.triggers.network` is the same in numpy."""

from __future__ import annotations

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

WIDTH, INNER, HEADS = 384, 1536, 12
LAYERS = 4
"""Layers kept of the six of MiniLM-L6: half as much work again would be needed for all."""
FROZEN = 3
"""Lowest layers that stay as they are, so that what they give is worked out once."""
DROPOUT = 0.1


class Layer(nn.Module):
    """One layer of BERT."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv, self.out = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.first_norm, self.second_norm = nn.LayerNorm(WIDTH, 1e-12), nn.LayerNorm(WIDTH, 1e-12)
        self.up, self.down = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)

    def forward(self, rows: Tensor, mask: Tensor) -> Tensor:
        count, length, _ = rows.shape
        query, key, value = self.qkv(rows).view(count, length, 3, HEADS, -1).permute(2, 0, 3, 1, 4)
        seen = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        rows = self.first_norm(rows + self.out(seen.transpose(1, 2).reshape(count, length, WIDTH)))
        inner = self.down(functional.gelu(self.up(rows), approximate="tanh"))
        return self.second_norm(rows + functional.dropout(inner, DROPOUT, self.training))


class Net(nn.Module):
    """The encoder's first layers and a linear layer over the types; the first is “no event”."""

    def __init__(self, types: int, pieces: int) -> None:
        super().__init__()
        self.pieces, self.places = nn.Embedding(pieces, WIDTH), nn.Embedding(512, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, 1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.head = nn.Linear(WIDTH, types + 1)

    def lower(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Give what the frozen layers make of pieces."""
        rows = self.norm(self.pieces(ids) + self.places(torch.arange(ids.shape[1]))[None])
        for layer in self.layers[:FROZEN]:
            rows = layer(rows, mask)
        return rows

    def upper(self, rows: Tensor, mask: Tensor) -> Tensor:
        """Give the last layer's rows."""
        rows = functional.dropout(rows, DROPOUT, self.training)
        for layer in self.layers[FROZEN:]:
            rows = layer(rows, mask)
        return rows

    def learnable(self) -> list[nn.Parameter]:
        """Give the weights of the upper layers."""
        return [p for layer in self.layers[FROZEN:] for p in layer.parameters()]


def pretrained(net: Net, path: Path, kept: list[int]) -> Net:
    """Fill a net with the weights of MiniLM-L6; ``kept``: the numbers of the pieces that stay in the vocabulary."""
    raw = load_file(path)
    state = {
        "pieces.weight": raw["embeddings.word_embeddings.weight"][kept],
        "places.weight": raw["embeddings.position_embeddings.weight"]
        + raw["embeddings.token_type_embeddings.weight"][0],
        "norm.weight": raw["embeddings.LayerNorm.weight"],
        "norm.bias": raw["embeddings.LayerNorm.bias"],
    }
    for n in range(LAYERS):
        for part in ("weight", "bias"):
            there = f"encoder.layer.{n}."
            own = [raw[f"{there}attention.self.{name}.{part}"] for name in ("query", "key", "value")]
            state[f"layers.{n}.qkv.{part}"] = torch.cat(own)
            for mine, theirs in _NAMES.items():
                state[f"layers.{n}.{mine}.{part}"] = raw[f"{there}{theirs}.{part}"]
    net.load_state_dict(state, strict=False)
    return net


_NAMES = {
    "out": "attention.output.dense",
    "first_norm": "attention.output.LayerNorm",
    "up": "intermediate.dense",
    "down": "output.dense",
    "second_norm": "output.LayerNorm",
}
