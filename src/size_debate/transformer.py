"""How many weights a transformer of a given shape has, counted layer by layer.

The parts are those of Vaswani et al. (2017, arXiv:1706.03762, Sections 3.1 to 3.4) as decoder-only models use them;
summed up for a plain block of width h they are equation 2 of Narayanan et al. (2021, arXiv:2104.04473),
12 l h² (1 + 13/(12h) + (V + s)/(12 l h)).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

Biases = Literal["all", "none", "feed-forward and output"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """What decides the number of weights of a decoder-only transformer; all sizes are counts."""

    layers: int
    hidden: int
    heads: int
    kv_heads: int
    head_size: int
    feed_forward: int
    """Width of the inner layer; of a mixture, that of one expert."""
    vocabulary: int
    gated: bool
    """Three matrices instead of two in the feed-forward block (Shazeer 2020, arXiv:2002.05202)."""
    tied_embeddings: bool
    """The output uses the token embedding again."""
    biases: Biases
    norm_shifts: bool
    """A normalisation trains a shift beside its scale; root mean square normalisation does not (arXiv:1910.07467)."""
    norms_per_layer: int
    """Two in a row, or one where attention and feed-forward run side by side on the same input."""
    positions: int = 0
    """Trained position vectors; rotary and linear biases have none."""
    embedding_norm: bool = False
    experts: int = 1
    experts_per_token: int = 1

    def __post_init__(self) -> None:
        """Refuse what is no shape."""
        heads = (self.heads, self.kv_heads, self.head_size)
        sizes = (self.layers, self.hidden, *heads, self.feed_forward, self.vocabulary)
        if min(sizes) < 1 or not 1 <= self.experts_per_token <= self.experts or self.positions < 0:
            raise ValueError(f"no transformer has this shape: {self}")


def total(shape: Shape) -> int:
    """All trained weights; of a mixture, those of all experts."""
    return embeddings(shape) + shape.layers * _layer(shape, shape.experts) + _last_norm(shape) + _output(shape)


def active(shape: Shape) -> int:
    """The weights that one token passes through (arXiv:2401.04088, Section 3, Size and Efficiency)."""
    return total(shape) - shape.layers * (shape.experts - shape.experts_per_token) * feed_forward(shape)


def embeddings(shape: Shape) -> int:
    """Token and position embeddings."""
    return (shape.vocabulary + shape.positions) * shape.hidden


def attention(shape: Shape) -> int:
    """Queries, keys, values and output of one layer.

    Keys and values shared by groups of heads are narrower (Shazeer 2019, arXiv:1911.02150; Ainslie et al. 2023,
    arXiv:2305.13245).
    """
    queries, shared = shape.heads * shape.head_size, shape.kv_heads * shape.head_size
    matrices = shape.hidden * (2 * queries + 2 * shared)
    return matrices + (queries + 2 * shared + shape.hidden if shape.biases == "all" else 0)


def feed_forward(shape: Shape) -> int:
    """One feed-forward block; of a mixture, one expert."""
    inner = 2 if shape.gated else 1
    biases = 0 if shape.biases == "none" else inner * shape.feed_forward + shape.hidden
    return (inner + 1) * shape.hidden * shape.feed_forward + biases


def router(shape: Shape) -> int:
    """The matrix that sends a token to its experts (Shazeer et al. 2017, arXiv:1701.06538, Section 2)."""
    return shape.hidden * shape.experts if shape.experts > 1 else 0


def _layer(shape: Shape, experts: int) -> int:
    return attention(shape) + experts * feed_forward(shape) + router(shape) + shape.norms_per_layer * _norm(shape)


def _norm(shape: Shape) -> int:
    return (2 if shape.norm_shifts else 1) * shape.hidden


def _last_norm(shape: Shape) -> int:
    """The normalisation before the output, and the one after the embedding where there is one."""
    return (2 if shape.embedding_norm else 1) * _norm(shape)


def _output(shape: Shape) -> int:
    own = 0 if shape.tied_embeddings else shape.vocabulary * shape.hidden
    return own + (shape.vocabulary if shape.biases == "feed-forward and output" else 0)


def resized(shape: Shape, *, layers: int, hidden: int) -> Shape:
    """The same style at another depth and width: ratios to the width stay, and so do head size and vocabulary.

    Keys and values keep their number of groups, as in models of one family that differ in size.
    """
    width = shape.heads * shape.head_size * hidden / shape.hidden
    heads = max(1, round(width / shape.head_size))
    kv_heads = heads if shape.kv_heads == shape.heads else min(shape.kv_heads, heads)
    inner = round(shape.feed_forward * hidden / shape.hidden)
    return replace(shape, layers=layers, hidden=hidden, heads=heads, kv_heads=kv_heads, feed_forward=inner)
