"""The network: llama's architecture in PyTorch, written so that many questions on one
schema share the work of reading that schema.

A training batch is one prefix (the schema) and N segments (question, links, answer).
The prefix goes through each layer once; every segment attends to it and to itself, as
if prefix and segment were one text. That is four to six times less work than N whole
texts, and it is what the engine does too when it restores a cached prefix.

RoPE turns neighbouring pairs (x0, x1), (x2, x3) …, which is llama.cpp's "llama" order,
so that the export needs no permutation.
"""
import dataclasses
import math

import torch
import torch.nn.functional as F
from torch import nn


@dataclasses.dataclass
class Shape:
    vocab: int
    width: int = 256
    layers: int = 6
    heads: int = 4
    hidden: int = 704
    context: int = 4096
    rope_base: float = 10000.0
    eps: float = 1e-5


class Norm(nn.Module):
    def __init__(self, width, eps):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(width))
        self.eps = eps

    def forward(self, x):
        return F.rms_norm(x, x.shape[-1:], self.weight, self.eps)


def turn(x, cos, sin, swap):
    """Rotates x [time, heads, size] by its positions; cos and sin are [time, 1, size],
    each angle twice, the sine's first of a pair negative; swap exchanges neighbours."""
    return torch.addcmul(x * cos, (x.flatten(0, 1) @ swap).view(x.shape), sin)


class Block(nn.Module):
    def __init__(self, s: Shape):
        super().__init__()
        self.heads, self.size = s.heads, s.width // s.heads
        self.attn_norm = Norm(s.width, s.eps)
        self.qkv = nn.Linear(s.width, 3 * s.width, bias=False)
        self.out = nn.Linear(s.width, s.width, bias=False)
        self.ffn_norm = Norm(s.width, s.eps)
        self.gate_up = nn.Linear(s.width, 2 * s.hidden, bias=False)
        self.down = nn.Linear(s.hidden, s.width, bias=False)

    def forward(self, x, lay):
        p, n, l, h = lay.prefix, lay.count, lay.length, self.heads
        qkv = self.qkv(self.attn_norm(x)).unflatten(-1, (3 * h, self.size))
        # split, not sliced: a slice's gradient is a whole tensor of zeros
        qk, v = qkv.split((2 * h, h), 1)
        q, k = turn(qk, *lay.turning(qk.dtype)).split((h, h), 1)
        q = q * self.size**-0.5
        (qp, qs), (kp, ks), (vp, vs) = (t.transpose(0, 1).split((p, n * l), 1) for t in (q, k, v))
        kp = kp.transpose(1, 2)
        # the prefix attends to itself
        w = torch.softmax(torch.baddbmm(lay.mask(q.dtype, p), qp, kp), -1)
        a = w @ vp
        # every segment attends to the prefix and to itself
        own = qs.unflatten(1, (n, l)) @ ks.unflatten(1, (n, l)).transpose(2, 3) + lay.mask(q.dtype, l)
        w = torch.softmax(torch.cat((qs @ kp, own.flatten(1, 2)), -1), -1)
        to_prefix, to_own = w.split((p, l), -1)
        b = to_prefix @ vp + (to_own.unflatten(1, (n, l)) @ vs.unflatten(1, (n, l))).flatten(1, 2)
        x = x + self.out(torch.cat((a, b), 1).transpose(0, 1).flatten(1))
        g, u = self.gate_up(self.ffn_norm(x)).chunk(2, -1)
        return x + self.down(F.silu(g) * u)


class Layout:
    """Where the prefix and the segments stand in the flat list of tokens."""

    def __init__(self, shape: Shape, prefix: int, count: int, length: int):
        self.prefix, self.count, self.length = prefix, count, length
        at = torch.cat((torch.arange(prefix), torch.arange(length).add(prefix).repeat(count)))
        size = shape.width // shape.heads
        freq = shape.rope_base ** (-torch.arange(0, size, 2).float() / size)
        angle = (at[:, None].float() * freq[None]).repeat_interleave(2, -1)[:, None]
        self.cos, self.sin = angle.cos(), angle.sin()
        self.sin[..., ::2] *= -1
        longest = max(prefix, length)
        self.causal = torch.full((longest, longest), -1e4).triu(1)
        self.swap = torch.eye(size).unflatten(0, (-1, 2)).flip(1).flatten(0, 1)
        self.kept = {}

    def turning(self, kind):
        """cos, sin and swap in a number format, made once for all layers."""
        if kind not in self.kept:
            self.kept[kind] = self.cos.to(kind), self.sin.to(kind), self.swap.to(kind)
        return self.kept[kind]

    def mask(self, kind, n):
        """What must not be looked at among n tokens in order."""
        if (kind, n) not in self.kept:
            self.kept[kind, n] = self.causal[:n, :n].to(kind)
        return self.kept[kind, n]


class Llama(nn.Module):
    def __init__(self, shape: Shape):
        super().__init__()
        self.shape = shape
        self.embed = nn.Embedding(shape.vocab, shape.width)
        self.blocks = nn.ModuleList(Block(shape) for _ in range(shape.layers))
        self.norm = Norm(shape.width, shape.eps)
        nn.init.normal_(self.embed.weight, std=0.02)
        for b in self.blocks:
            for m in (b.qkv, b.gate_up):
                nn.init.normal_(m.weight, std=0.5 / math.sqrt(shape.width))
            for m in (b.out, b.down):
                nn.init.normal_(m.weight, std=0.5 / math.sqrt(m.in_features * 2 * shape.layers))

    def forward(self, prefix, segments, where=None):
        """Logits of the positions in where (flat indices over prefix + segments), or of
        every position. prefix is [P], segments [N, L], padded at the end with anything."""
        lay = Layout(self.shape, prefix.numel(), *segments.shape)
        x = self.embed(torch.cat((prefix, segments.flatten())))
        for b in self.blocks:
            x = b(x, lay)
        if where is not None:
            x = x[where]
        return F.linear(self.norm(x), self.embed.weight)
