"""prompts: every pair as the prompt that serving would make, in tokens.

The Go dump tool (nl/pointer/dump) links and writes the prompts, so that training and
serving never differ. What it cannot convert is counted and dropped."""
import argparse
import collections
import json
import pathlib
import pickle
import random
import subprocess

import numpy as np

from . import tokens
from .canonical import canonical
from .prepare import HERE
from .sample_schema import SAMPLE


def single(db):
    """WikiSQL's tables are asked about in databases of several."""
    return db.startswith("wikisql-")


def dump(tool, build, pairs, schemas):
    """The tool's rows for the pairs."""
    (build / "dump_in.jsonl").write_text("".join(json.dumps(p, ensure_ascii=False) + "\n" for p in pairs))
    subprocess.run([tool, "-owners", "-implied", "-schemas", build / schemas, "-pairs", build / "dump_in.jsonl", "-out", build / "dump_out.jsonl"], check=True)
    with open(build / "dump_out.jsonl") as f:
        return [json.loads(x) for x in f]


def prompts(tool, build, pairs, first, counts):
    """[(db, source, prefix, rest, target)]; a refused question is dumped under a
    harmless form and gets the answer none."""
    asked = [dict(p, named=f"from t:{first[p['db_id']]} select *") if p["named"] == "none" else p for p in pairs]
    out = []
    for p, o in zip(pairs, dump(tool, build, asked, "all_schemas.jsonl"), strict=True):
        if "error" in o:
            counts[p["source"], "dropped"] += 1
            continue
        counts[p["source"], "kept"] += 1
        out.append((p["db_id"], p["source"], o["prefix"], o["rest"], "none" if p["named"] == "none" else o["target"]))
    return out


def tokenised(tokenizer, found, longest):
    """{(db, prefix): (prefix tokens, [(tokens, where the answer begins, source)])}"""
    out = {}
    for db, source, prefix, rest, target in found:
        key = (db, prefix)
        if key not in out:
            out[key] = (np.array(tokenizer.prompt(prefix), np.int32), [])
        head, tail = tokenizer.prompt(rest), tokenizer.answer(target)
        if len(head) + len(tail) <= longest:
            out[key][1].append((np.array(head + tail, np.int32), len(head), source))
    return out


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build", type=pathlib.Path, default=HERE / "build")
    parser.add_argument("--tool", type=pathlib.Path, required=True, help="the built nl/pointer/dump")
    parser.add_argument("--vocab", type=int, default=4096)
    parser.add_argument("--longest", type=int, default=220)
    parser.add_argument("--keep-vocab", action="store_true", help="use the vocabulary that is there")
    parser.add_argument("--vocab-of", type=pathlib.Path, help="a GGUF whose vocabulary to use, to go on from its weights")
    a = parser.parse_args()
    lines = lambda f: [json.loads(x) for x in open(a.build / f)] if (a.build / f).exists() else []
    schemas = [s for s in lines("schemas.jsonl") if not single(s["db_id"])] + lines("made_schemas.jsonl") + lines("sample_schema.jsonl")
    names = {s["db_id"]: [t["name"] for t in s["tables"]] for s in schemas}
    ordered = lambda pairs: [p if p["db_id"] == SAMPLE else dict(p, named=canonical(p["named"], names[p["db_id"]])) for p in pairs if not single(p["db_id"])]
    with open(a.build / "all_schemas.jsonl", "w") as f:
        f.writelines(json.dumps(s, ensure_ascii=False) + "\n" for s in schemas)
    first = {s["db_id"]: json.dumps(s["tables"][0]["name"]) for s in schemas}
    counts = collections.Counter()
    train = prompts(a.tool, a.build, ordered(lines("pairs.jsonl") + lines("augmented.jsonl")), first, counts)
    parity = [t for t in train if t[1] == "sample"] or train
    with open(a.build / "parity_prompts.jsonl", "w") as f:
        for _, _, prefix, rest, _ in random.Random(5).sample(parity, min(24, len(parity))):
            f.write(json.dumps({"prefix": prefix, "rest": rest}) + "\n")
    held = prompts(a.tool, a.build, ordered(lines("validation_pairs.jsonl")), first, collections.Counter())
    if a.vocab_of:
        tokenizer = tokens.of_gguf(a.vocab_of)
        tokenizer.save(a.build / "tokenizer.json")
    elif a.keep_vocab:
        tokenizer = tokens.load(a.build / "tokenizer.json")
    else:
        words = collections.Counter()
        for _, _, prefix, rest, _ in train:
            for text in (prefix, rest) if words.total() < 2_000_000 else (rest,):
                for part in tokens.SPECIAL_PATTERN.sub("\n", text).split("\n"):
                    words.update(tokens.SPACE + w for w in part.split(" ") if w)
        tokenizer = tokens.Tokenizer(tokens.learn(words, a.vocab))
        tokenizer.save(a.build / "tokenizer.json")
    for name, found in (("train", train), ("validation", held)):
        with open(a.build / f"{name}.pickle", "wb") as f:
            pickle.dump(tokenised(tokenizer, found, a.longest), f)
    (a.build / "prompt_counts.json").write_text(json.dumps({" ".join(k): n for k, n in sorted(counts.items())}, indent=1))
    for (source, what), n in sorted(counts.items()):
        print(f"{n:7d}  {source} {what}")
    sizes = [len(r) for _, items in tokenised(tokenizer, train[:5000], 9999).values() for r, _, _ in items]
    print("vocabulary", len(tokenizer), "mean question tokens", sum(sizes) / max(1, len(sizes)))


if __name__ == "__main__":
    main()
