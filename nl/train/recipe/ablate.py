"""ablate: small runs from nothing that each differ from a first one in one thing.

All see as many tokens, so that a busy machine changes nothing but the time. Each leaves its
checkpoint, log and GGUF in a folder of its own and is not run again; with --streamlink the
engine answers the questions on the databases kept apart with each of them."""
import argparse
import contextlib
import io
import json
import pathlib
import pickle
import re
import subprocess
import sys

import torch

from . import tokens
from .evaluate import measure
from .export import export
from .model import Llama
from .prepare import HERE

# What each run gets on top of the common arguments of train.
RUNS = {
    "all": [],
    "no generated pairs": ["--originals", "--mix", "spider=0.8,wikisql=0.2"],
    "pointers as in serving": ["--unshuffled"],
    "half the size": "--width 128 --heads 2 --hidden 352".split(),
    "double the size": "--width 256 --heads 4 --hidden 704 --layers 7".split(),
    "1 of 1000 pairs": ["--part", "0.001"],
    "1 of 100 pairs": ["--part", "0.01"],
    "1 of 10 pairs": ["--part", "0.1"],
}


def trained(a, name, extra):
    """The run's folder, after its training has ended."""
    folder = a.out / name.replace(" ", "-")
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / "model.gguf").exists():
        with open(folder / "log", "a") as log:
            command = [sys.executable, "-u", "-m", "recipe.train", "--build", a.build, "--out", folder / "model.pt",
                       "--tokens", str(a.tokens), "--mix", a.mix, "--seed", str(a.seed), *extra]
            subprocess.run([str(c) for c in command], cwd=HERE, stdout=log, stderr=subprocess.STDOUT, check=True)
        c = torch.load(folder / "model.pt", weights_only=False)
        export(c, tokens.load(a.build / "tokenizer.json"), folder / "model.gguf", "q8_0", "streamlink-ablation")
    return folder


def weights_alone(a, folder):
    """Parameters, minutes, and what greedy decoding gets right on the databases kept apart."""
    c = torch.load(folder / "model.pt", weights_only=False)
    model = Llama(c["shape"])
    model.load_state_dict(c["average"])
    with open(a.build / "validation.pickle", "rb") as f, contextlib.redirect_stdout(io.StringIO()) as said:
        measure(model.eval(), pickle.load(f), 1000)
    found = {m[1]: float(m[2]) for m in re.finditer(r"(\S+) +exact ([\d.]+)", said.getvalue())}
    return {"parameters": sum(p.numel() for p in model.parameters()), "minutes": c["spent"] / 60, "exact": found,
            "loss": float(re.search(r"loss ([\d.]+)", said.getvalue())[1])}


def answered(a, folder, *more):
    """Execution accuracy of the whole translator with these weights, in per cent."""
    command = [a.streamlink, "eval", "--data", a.spider, "--databases", HERE / "validation_dbs.txt", "--verified",
               "--log-level", "error", "--model", folder / "model.gguf", *more]
    done = subprocess.run([str(c) for c in command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    found = re.search(a.accuracy, done.stdout)
    if not found:
        sys.exit(f"no figure in what eval said:\n{done.stdout[-2000:]}")
    return float(found[1])


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    add = parser.add_argument
    add("--build", type=pathlib.Path, default=HERE / "build")
    add("--out", type=pathlib.Path, required=True, help="folder of the runs")
    add("--tokens", type=int, default=3_000_000, help="of each run")
    add("--seed", type=int, default=3)
    add("--mix", default="sample=0.05,spider=0.40,wikisql=0.10,generic=0.45")
    add("--only", help="names of runs, commas between")
    add("--streamlink", type=pathlib.Path, help="the binary that answers with each run's weights")
    add("--spider", type=pathlib.Path, help="Spider's folder, for --streamlink")
    add("--accuracy", default=r"all +\d+ asked +[\d.]+ % right +([\d.]+) % of all", help="how eval says the share of right answers")
    a = parser.parse_args()
    a.build, a.out = a.build.resolve(), a.out.resolve()
    torch.set_num_threads(1)
    for name, extra in RUNS.items():
        if a.only and name not in a.only.split(","):
            continue
        folder = trained(a, name, extra)
        row = weights_alone(a, folder)
        if a.streamlink:
            row["plain"] = answered(a, folder)
            row["synonyms"] = answered(a, folder, "--field", "question_syn")
        (folder / "row.json").write_text(json.dumps({"run": name, **row}) + "\n")
        print(json.dumps({"run": name, **row}), flush=True)


if __name__ == "__main__":
    main()
