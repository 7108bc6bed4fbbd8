"""Many schemas in one batch, for a GPU: prefixes and segments padded to one size, the
same sums as model.Llama's forward (full.py's --check compares them)."""
import math

import numpy as np
import torch
import torch.nn.functional as F

from .model import turn


class Wide:
    """B prefixes of at most P tokens, each with N segments of at most L."""

    def __init__(self, parts, device):
        """parts: what Batches.next gives, several of them."""
        self.b, self.p = len(parts), 16 * math.ceil(max(p.numel() for p, *_ in parts) / 16)
        self.n, self.l = max(s.shape[0] for _, s, *_ in parts), 8 * math.ceil(max(s.shape[1] for _, s, *_ in parts) / 8)
        prefix = torch.zeros(self.b, self.p, dtype=torch.long)
        segments = torch.zeros(self.b, self.n, self.l, dtype=torch.long)
        sizes, where, want = [], [], []
        for i, (p, s, w, t, _) in enumerate(parts):
            prefix[i, :p.numel()] = p
            segments[i, :s.shape[0], :s.shape[1]] = s
            sizes.append(p.numel())
            row, column = np.divmod(w.numpy() - p.numel(), s.shape[1])
            where.append(i * (self.p + self.n * self.l) + self.p + row * self.l + column)
            want.append(t.numpy())
        self.tokens = torch.cat((prefix, segments.flatten(1)), 1).to(device, non_blocking=True)
        self.sizes = torch.tensor(sizes, device=device)
        self.where = torch.from_numpy(np.concatenate(where)).to(device, non_blocking=True)
        self.weight = torch.cat([part[4] for part in parts]).to(device, non_blocking=True)
        self.want = torch.from_numpy(np.concatenate(want)).to(device, non_blocking=True)


def layout(shape, w, device, kind):
    """cos, sin, swap and the two masks."""
    p, n, l = w.p, w.n, w.l
    own = torch.arange(l, device=device).repeat(n)
    at = torch.cat((torch.arange(p, device=device).expand(w.b, p), w.sizes[:, None] + own[None]), 1)
    size = shape.width // shape.heads
    freq = shape.rope_base ** (-torch.arange(0, size, 2, device=device).float() / size)
    angle = (at[..., None].float() * freq).repeat_interleave(2, -1)[..., None, :]
    cos, sin = angle.cos(), angle.sin()
    sin = torch.where(torch.arange(size, device=device) % 2 == 0, -sin, sin)
    swap = torch.eye(size, device=device).unflatten(0, (-1, 2)).flip(1).flatten(0, 1)
    there = torch.arange(p, device=device)[None] < w.sizes[:, None]
    first = torch.full((p, p), -1e4, device=device).triu(1)[None] + torch.where(there, 0.0, -1e4)[:, None]
    second = torch.where(there, 0.0, -1e4)[:, None, None]
    causal = torch.full((l, l), -1e4, device=device).triu(1)
    return tuple(x.to(kind) for x in (cos, sin, swap)), first[:, None].to(kind), second.to(kind), causal.to(kind)


def attend(block, x, w, turning, first, second, causal):
    b, p, n, l, h = w.b, w.p, w.n, w.l, block.heads
    qkv = block.qkv(block.attn_norm(x)).unflatten(-1, (3 * h, block.size))
    qk, v = qkv.split((2 * h, h), 2)
    cos, sin, swap = turning
    q, k = turn(qk.flatten(0, 1), cos.flatten(0, 1), sin.flatten(0, 1), swap).view(qk.shape).split((h, h), 2)
    q = q * block.size**-0.5
    (qp, qs), (kp, ks), (vp, vs) = (t.transpose(1, 2).split((p, n * l), 2) for t in (q, k, v))
    kp = kp.transpose(2, 3)
    a = torch.softmax((qp @ kp + first).float(), -1).to(v.dtype) @ vp
    own = qs.unflatten(2, (n, l)) @ ks.unflatten(2, (n, l)).transpose(3, 4) + causal
    weights = torch.softmax(torch.cat((qs @ kp + second, own.flatten(2, 3)), -1).float(), -1).to(v.dtype)
    to_prefix, to_own = weights.split((p, l), -1)
    c = to_prefix @ vp + (to_own.unflatten(2, (n, l)) @ vs.unflatten(2, (n, l))).flatten(2, 3)
    return block.out(torch.cat((a, c), 2).transpose(1, 2).flatten(2))


def forward(model, w, kind=torch.bfloat16):
    """Logits of the answers' positions."""
    lay = layout(model.shape, w, w.tokens.device, kind)
    x = model.embed(w.tokens)
    for block in model.blocks:
        x = x + attend(block, x, w, *lay)
        g, u = block.gate_up(block.ffn_norm(x)).chunk(2, -1)
        x = x + block.down(F.silu(g) * u)
    return F.linear(model.norm(x.flatten(0, 1)[w.where]), model.embed.weight)
