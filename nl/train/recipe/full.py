"""full: the large run, on one GPU, from packed examples (pack.py).

A slice ends well within ten minutes and leaves the averaged weights under --out in parts
of less than 16 MiB; the whole state stays in --state, so that the same command goes on.
On another machine it goes on from the parts, with fresh optimisers."""
import argparse
import copy
import json
import pathlib
import queue
import threading
import time

import numpy as np
import torch
import torch.nn.functional as F

from . import pack, tokens
from .batches import Batches
from .model import Llama, Shape
from .optim import optimisers
from .train import mixed
from .wide_batch import Wide, forward

PART = 14 << 20


def feeder(a, found, tokenizer, device, seed):
    """Batches made in threads of their own, a few ahead."""
    ready = queue.Queue(maxsize=2 * a.feeders)

    def work(k):
        batches = Batches(found, tokenizer, seed + 1000 * k, a.size, mixed(a.mix), links=a.links)
        while True:
            ready.put(Wide([batches.next() for _ in range(a.schemas)], device))
    for k in range(a.feeders):
        threading.Thread(target=work, args=(k,), daemon=True).start()
    return ready


def save_parts(model, folder, step):
    """The weights in half precision, in files small enough to be carried."""
    folder.mkdir(parents=True, exist_ok=True)
    flat = torch.cat([p.detach().flatten().half().cpu() for p in model.state_dict().values()]).numpy().tobytes()
    for i in range(0, len(flat), PART):
        (folder / f"weights-{i // PART}.bin").write_bytes(flat[i:i + PART])
    shape = vars(model.shape)
    (folder / "weights.json").write_text(json.dumps({"shape": shape, "step": step, "parts": -(-len(flat) // PART)}))


def load_parts(folder):
    """(model, step) of saved parts."""
    about = json.loads((folder / "weights.json").read_text())
    data = b"".join((folder / f"weights-{i}.bin").read_bytes() for i in range(about["parts"]))
    flat, at = torch.from_numpy(np.frombuffer(data, np.float16).copy()).float(), 0
    model = Llama(Shape(**about["shape"]))
    state = model.state_dict()
    for k, v in state.items():
        state[k] = flat[at:at + v.numel()].view(v.shape)
        at += v.numel()
    model.load_state_dict(state)
    return model, about["step"]


class Run:
    def __init__(self, a, device):
        self.a, self.device = a, device
        self.tokenizer = tokens.load(a.data / "tokenizer.json")
        self.step, self.spent, self.seen = 0, 0.0, 0
        if a.start:
            self.model, self.step = load_parts(a.start)
        else:
            torch.manual_seed(a.seed)
            self.model = Llama(Shape(len(self.tokenizer), a.width, a.layers, a.heads, a.hidden))
        self.model.to(device)
        self.average = copy.deepcopy(self.model)
        self.optims = optimisers(self.model, a.lr_matrix, a.lr_rest)
        if a.state.exists():
            c = torch.load(a.state, map_location=device, weights_only=False)
            self.model.load_state_dict(c["model"])
            self.average.load_state_dict(c["average"])
            for o, s in zip(self.optims, c["optims"]):
                o.load_state_dict(s)
            self.step, self.spent, self.seen = c["step"], c["spent"], c["seen"]

    def rate(self):
        done = self.spent / (self.a.minutes * 60)
        return min(1.0, (self.step + 1) / 100) * max(0.01, min(1.0, (1 - done) / self.a.fall))

    def one(self, w):
        with torch.autocast(self.device.type, torch.bfloat16):
            logits = forward(self.model, w)
        each = F.cross_entropy(logits.float(), w.want, reduction="none")
        answers = w.weight == 1
        ((each * w.weight).sum() / answers.sum()).backward()
        loss = each.detach()[answers].mean()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        share = self.rate()
        for o, lr in zip(self.optims, (self.a.lr_matrix, self.a.lr_rest)):
            for g in o.param_groups:
                g["lr"] = lr * share
            o.step()
            o.zero_grad(set_to_none=True)
        keep = min(self.a.average, self.step / (self.step + 10))
        with torch.no_grad():
            for p, q in zip(self.average.parameters(), self.model.parameters()):
                p.lerp_(q, 1 - keep)
        self.step += 1
        self.seen += w.tokens.numel()
        return loss

    def save(self):
        save_parts(self.average, self.a.out, self.step)
        torch.save({"model": self.model.state_dict(), "average": self.average.state_dict(), "optims": [o.state_dict() for o in self.optims],
                    "step": self.step, "spent": self.spent, "seen": self.seen}, self.a.state)

    def go(self):
        ready = feeder(self.a, pack.read(self.a.data), self.tokenizer, self.device, self.a.seed + self.step)
        began = last = time.time()
        before = self.spent
        mean = None
        while time.time() - began < self.a.slice * 60 and self.spent < self.a.minutes * 60:
            loss = self.one(ready.get())
            self.spent = before + time.time() - began
            if self.step % 50 == 0:
                mean = loss.item() if mean is None else 0.7 * mean + 0.3 * loss.item()
                print(f"step {self.step} loss {mean:.4f} {self.seen / max(1, self.spent):.0f} tok/s {self.spent / 60:.1f} of {self.a.minutes:g} min", flush=True)
            if time.time() - last > 150:
                self.save()
                last = time.time()
        self.save()


def check(a):
    """The batch of many schemas against the one of one schema."""
    tokenizer = tokens.load(a.data / "tokenizer.json")
    batches = Batches(pack.read(a.data), tokenizer, 1, 3, mixed(a.mix))
    model = Llama(Shape(len(tokenizer), a.width, a.layers, a.heads, a.hidden))
    parts = [batches.next() for _ in range(3)]
    wide = forward(model, Wide(parts, torch.device("cpu")), torch.float32)
    alone = torch.cat([model(*p[:3]) for p in parts])
    print("largest difference", (wide - alone).abs().max().item())


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    add = parser.add_argument
    add("--data", type=pathlib.Path, required=True, help="the folder that pack wrote")
    add("--out", type=pathlib.Path, help="where the averaged weights go")
    add("--state", type=pathlib.Path, default=pathlib.Path("full-state.pt"), help="the whole state, for the next slice on this machine")
    add("--start", type=pathlib.Path, help="a folder of earlier weights")
    add("--minutes", type=float, default=26, help="of all slices together")
    add("--slice", type=float, default=9)
    add("--mix", default="sample=0.4,spider=0.28,wikisql=0.06,generic=0.26")
    add("--size", type=int, default=64, help="questions a schema")
    add("--links", type=float, default=0.25, help="weight of predicting the links of a question's words")
    add("--schemas", type=int, default=16, help="schemas a step")
    add("--feeders", type=int, default=8)
    add("--width", type=int, default=448)
    add("--layers", type=int, default=10)
    add("--heads", type=int, default=7)
    add("--hidden", type=int, default=1216)
    add("--lr-matrix", type=float, default=0.02)
    add("--lr-rest", type=float, default=0.002)
    add("--fall", type=float, default=0.7, help="share of the time over which the rate falls")
    add("--average", type=float, default=0.995)
    add("--seed", type=int, default=3)
    add("--checkpoint", type=pathlib.Path, help="write --start's weights as a checkpoint for export and stop")
    add("--check", action="store_true", help="compare with the small recipe's forward and stop")
    a = parser.parse_args()
    if a.check:
        return check(a)
    if a.checkpoint:
        model, step = load_parts(a.start)
        return torch.save({"average": model.state_dict(), "shape": model.shape, "step": step}, a.checkpoint)
    Run(a, torch.device("cuda" if torch.cuda.is_available() else "cpu")).go()


if __name__ == "__main__":
    main()
