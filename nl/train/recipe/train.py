"""train: fits the network for so many minutes of this machine, in slices.

A checkpoint holds everything, so that a run stopped goes on where it was. The learning
rate warms up, stays, and falls to zero over the last part of the time given."""
import argparse
import copy
import json
import os
import pathlib
import time

import numpy as np
import torch
import torch.distributed as dist
import torch.nn.functional as F

from . import tokens
from .batches import Batches
from .model import Llama, Shape
from .optim import optimisers
from .parity import load
from .prepare import HERE


def rate(progress, step, warm=40, fall=0.6):
    """The share of the full learning rate at a point of the run."""
    up = min(1.0, (step + 1) / warm)
    down = min(1.0, (1 - progress) / fall) if progress < 1 else 0.0
    return up * max(down, 0.02)


def mixed(text):
    """The shares of the kinds of schemas: "sample=0.5,spider=0.5"."""
    return {k: float(v) for k, v in (part.split("=") for part in text.split(","))}


def fresh_draws(step, rank):
    """Other draws for a further worker that goes on from a checkpoint."""
    return np.random.default_rng([step, rank])


def together(model, workers):
    """Averages the workers' gradients."""
    if workers == 1:
        return
    grads = [p.grad for p in model.parameters()]
    flat = torch.cat([g.flatten() for g in grads])
    dist.all_reduce(flat)
    flat /= workers
    at = 0
    for g in grads:
        g.copy_(flat[at:at + g.numel()].view_as(g))
        at += g.numel()


class Run:
    def __init__(self, a, rank=0):
        torch.manual_seed(a.seed)
        torch.set_num_threads(a.threads)
        self.a, self.rank = a, rank
        self.tokenizer = tokens.load(a.build / "tokenizer.json")
        shape = Shape(len(self.tokenizer), a.width, a.layers, a.heads, a.hidden)
        self.model = Llama(shape)
        self.average = copy.deepcopy(self.model)
        self.optims = optimisers(self.model, a.lr_matrix, a.lr_rest)
        self.batches = Batches(a.build / a.data, self.tokenizer, a.seed + 1000 * rank, a.size, mixed(a.mix),
                               (0.0, 0.0) if a.unshuffled else (0.1, 0.25), a.links, a.part,
                               a.originals)
        self.step, self.spent, self.tokens = 0, 0.0, 0
        if a.out.exists():
            self.load(torch.load(a.out, weights_only=False))
        elif a.start:
            weights = load(a.start).state_dict() if a.start.suffix == ".gguf" else torch.load(a.start, weights_only=False)["average"]
            self.model.load_state_dict(weights)
            self.average.load_state_dict(weights)

    def load(self, c):
        self.model.load_state_dict(c["model"])
        self.average.load_state_dict(c["average"])
        for o, s in zip(self.optims, c["optims"]):
            o.load_state_dict(s)
        self.step, self.spent, self.tokens = c["step"], c["spent"], c["tokens"]
        if self.rank == 0:
            self.batches.rng.bit_generator.state = c["random"]
        else:
            self.batches.rng = fresh_draws(c["step"], self.rank)

    def save(self):
        part = self.a.out.with_suffix(".part")
        torch.save({"model": self.model.state_dict(), "average": self.average.state_dict(), "shape": self.model.shape,
                    "optims": [o.state_dict() for o in self.optims], "step": self.step, "spent": self.spent,
                    "tokens": self.tokens, "random": self.batches.rng.bit_generator.state,
                    "settings": {k: str(v) for k, v in vars(self.a).items()}}, part)
        part.replace(self.a.out)

    def one(self):
        """One step over several schemas; the mean loss a token."""
        batches = [self.batches.next() for _ in range(self.a.schemas // self.a.workers)]
        count = sum((w == 1).sum().item() for *_, w in batches)
        loss_sum = 0.0
        for prefix, segments, where, want, weight in batches:
            with torch.autocast("cpu", torch.bfloat16, enabled=not self.a.full):
                logits = self.model(prefix, segments, where)
            each = F.cross_entropy(logits.float(), want, reduction="none")
            ((each * weight).sum() / count).backward()
            loss_sum += each.detach()[weight == 1].sum().item() / count
            self.tokens += (prefix.numel() + segments.numel()) * self.a.workers
        together(self.model, self.a.workers)
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        share = rate(self.progress(), self.step, fall=self.a.fall)
        for o, lr in zip(self.optims, (self.a.lr_matrix, self.a.lr_rest)):
            for g in o.param_groups:
                g["lr"] = lr * share
            o.step()
            o.zero_grad(set_to_none=True)
        keep = min(self.a.average, self.step / (self.step + 10))
        with torch.no_grad():
            for p, q in zip(self.average.parameters(), self.model.parameters()):
                p.lerp_(q, 1 - keep)
        return loss_sum

    def progress(self):
        """The share of the run that is done: of its tokens where they are given, or of its time."""
        return self.tokens / self.a.tokens if self.a.tokens else self.spent / (self.a.minutes * 60)

    def on(self, stop):
        """Whether there is anything left to do; the first worker decides for all."""
        yes = self.progress() < 1 and not (stop and time.time() > stop)
        if self.a.workers == 1:
            return yes
        said = torch.tensor([float(yes), self.spent], dtype=torch.float64)
        dist.broadcast(said, 0)
        self.spent = said[1].item()
        return bool(said[0])

    def go(self):
        saved, mean = time.time(), None
        stop = time.time() + self.a.slice * 60 if self.a.slice else None
        while self.on(stop):
            began = time.time()
            loss = self.one()
            self.step += 1
            self.spent += time.time() - began
            mean = loss if mean is None else 0.95 * mean + 0.05 * loss
            if self.rank:
                continue
            if self.step % 20 == 0:
                print(f"step {self.step} loss {mean:.4f} {self.tokens / self.spent:.0f} tok/s "
                      f"{self.spent / 60:.1f} min, {self.progress():.1%} done", flush=True)
            if time.time() - saved > 90:
                self.save()
                saved = time.time()
        if self.rank == 0:
            self.save()


def work(rank, a):
    """One worker: the same weights, other batches."""
    if a.workers > 1:
        os.environ.update(MASTER_ADDR="127.0.0.1", MASTER_PORT=str(a.port))
        dist.init_process_group("gloo", rank=rank, world_size=a.workers)
    run = Run(a, rank)
    if rank == 0:
        print(json.dumps({"parameters": sum(p.numel() for p in run.model.parameters())}), flush=True)
    run.go()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    add = parser.add_argument
    add("--build", type=pathlib.Path, default=HERE / "build")
    add("--data", default="train.pickle", help="the batches' file in the build folder")
    add("--mix", default="sample=0.40,spider=0.29,wikisql=0.05,generic=0.26", help="shares of the kinds of schemas")
    add("--out", type=pathlib.Path, required=True, help="checkpoint; an existing one is continued")
    add("--start", type=pathlib.Path, help="a checkpoint whose averaged weights a new run begins with, or a GGUF")
    add("--minutes", type=float, default=50)
    add("--tokens", type=int, default=0, help="end after so many tokens, whatever the minutes: for comparisons on a busy machine")
    add("--slice", type=float, default=0, help="stop after so many minutes; the same command goes on later")
    add("--threads", type=int, default=1, help="more than the idle cores is slower, much slower: threads wait for each other")
    add("--workers", type=int, default=1, help="processes that share each step's schemas")
    add("--port", type=int, default=29517)
    add("--seed", type=int, default=3)
    add("--width", type=int, default=192)
    add("--layers", type=int, default=6)
    add("--heads", type=int, default=3)
    add("--hidden", type=int, default=512)
    add("--size", type=int, default=24, help="questions a schema in a batch")
    add("--links", type=float, default=0.0, help="weight of predicting the links of a question's words")
    add("--schemas", type=int, default=4, help="schemas a step")
    add("--lr-matrix", type=float, default=0.013)
    add("--lr-rest", type=float, default=0.0018)
    add("--fall", type=float, default=0.9, help="share of the time over which the rate falls")
    add("--part", type=float, default=1.0, help="the share of the examples to learn from")
    add("--originals", action="store_true", help="only people's questions on the databases as they are")
    add("--unshuffled", action="store_true", help="pointers always numbered as in serving")
    add("--average", type=float, default=0.99, help="how slowly the averaged weights follow")
    add("--full", action="store_true", help="float32 throughout")
    a = parser.parse_args()
    if a.workers == 1:
        return work(0, a)
    torch.multiprocessing.spawn(work, (a,), nprocs=a.workers)


if __name__ == "__main__":
    main()
