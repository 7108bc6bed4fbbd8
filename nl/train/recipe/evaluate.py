"""evaluate: greedy decoding without the mask; how many answers equal the target's words.

The engine's answers (with mask, beams and execution) are measured by `streamlink eval`;
this is the quick look while training."""
import argparse
import collections
import pathlib
import pickle
import random

import torch

from . import tokens
from .batches import collate
from .model import Llama
from .prepare import HERE
import numpy as np


@torch.no_grad()
def exact(model, prefix, items):
    """For each item whether every answer word is the likeliest one, and the loss. An
    answer is decoded greedily to the target exactly when this holds."""
    same = np.arange(model.shape.vocab)
    p, s, where, want, _ = collate(prefix, items, same)
    logits = model(p, s, where).float()
    right = logits.argmax(-1) == want
    loss = torch.nn.functional.cross_entropy(logits, want, reduction="sum").item()
    out, at = [], 0
    for row, answer, _ in items:
        n = len(row) - answer
        out.append(bool(right[at:at + n].all()))
        at += n
    return out, loss, len(want)


def measure(model, found, limit, seed=0):
    scores, loss, count = collections.defaultdict(list), 0.0, 0
    rng = random.Random(seed)
    for (db, _), (prefix, items) in sorted(found.items()):
        items = rng.sample(items, min(limit, len(items)))
        items.sort(key=lambda i: len(i[0]))
        for k in range(0, len(items), 32):
            part = items[k:k + 32]
            ok, l, n = exact(model, prefix, part)
            loss, count = loss + l, count + n
            for (_, _, source), o in zip(part, ok):
                scores[source].append(o)
    for source, oks in sorted(scores.items()):
        print(f"{source:12s} exact {sum(oks) / len(oks):.3f} of {len(oks)}")
    print(f"loss {loss / max(1, count):.4f}", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build", type=pathlib.Path, default=HERE / "build")
    parser.add_argument("--checkpoint", type=pathlib.Path, required=True)
    parser.add_argument("--data", default="validation.pickle")
    parser.add_argument("--limit", type=int, default=100)
    a = parser.parse_args()
    torch.set_num_threads(1)
    c = torch.load(a.checkpoint, weights_only=False)
    model = Llama(c["shape"])
    model.load_state_dict(c["average"])
    with open(a.build / a.data, "rb") as f:
        measure(model.eval(), pickle.load(f), a.limit)


if __name__ == "__main__":
    main()
