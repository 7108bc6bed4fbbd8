"""card: the model card, from what this build counted and measured."""
import argparse
import hashlib
import json
import pathlib

import torch

from .prepare import HERE

CARD = """# streamlink-small

The built-in model of StreamLink: {parameters:,} parameters, llama architecture
({layers} layers, width {width}, {heads} heads, feed-forward {hidden}, tied embeddings, vocabulary {vocab}),
{kind}, {size:,} bytes, sha256 `{sha}`.

It turns a described schema and a question with links into SQL in pointer form (`../pointer/doc.go`). It speaks no
other language and knows nothing of the world: names and values stand behind pointers, and the printer puts them back.

## Made by

`nl/train` (README there), from nothing, on a CPU: {steps:,} steps, {tokens:,} tokens, {minutes:.0f} minutes of
one core, seeds {seeds}. {started}

## Data

| source | pairs | licence |
|---|---|---|
| Spider, training part (Yu et al., EMNLP 2018), {spider} | {n_spider} | CC BY-SA 4.0 |
| Spider-Syn paraphrases of it (Gan et al., ACL 2021) | {n_syn} | MIT; Spider's text CC BY-SA 4.0 |
| WikiSQL, training part, a sample (Zhong, Xiong, Socher 2017) | {n_wikisql} | BSD 3-Clause |
| generated over Spider's schemas, their variants and WikiSQL's tables: by grammar, and by templates out of the above | {n_schema} | own, over the above |
| generated over the sample data (drone patents) | {n_sample} | own; names from The Lens (lens.org) by way of an MIT-licensed repository by Paul Oldham |
| unanswerable questions | {n_none} | own, and Spider's |

Spider's text and databases are under CC BY-SA 4.0, https://creativecommons.org/licenses/by-sa/4.0/; they were changed:
SQL converted to the pointer form, questions linked. The weights are shipped with that attribution.

## Scores

{scores}

## Limits

English questions. The sample's tables are known well; on other databases it is a beginner: see the scores of databases
that training did not see. What it is unsure of is refused by the confidence that the translator computes.
"""


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build", type=pathlib.Path, default=HERE / "build")
    parser.add_argument("--checkpoint", type=pathlib.Path)
    parser.add_argument("--gguf", type=pathlib.Path, default=HERE.parent / "model" / "streamlink-small.gguf")
    parser.add_argument("--kind", default="Q8_0")
    parser.add_argument("--seed-augment", default="2")
    parser.add_argument("--started", default="", help="a sentence on what the weights began from")
    parser.add_argument("--scores", type=pathlib.Path, help="a text with the measured scores; default: scores.md of the build")
    a = parser.parse_args()
    c = torch.load(a.checkpoint or a.build / "model.pt", weights_only=False)
    counts = json.loads((a.build / "prompt_counts.json").read_text())
    n = lambda *k: f"{sum(counts.get(f'{s} kept', 0) for s in k):,}"
    scores = a.scores or a.build / "scores.md"
    data, shape = a.gguf.read_bytes(), c["shape"]
    card = CARD.format(
        parameters=sum(t.numel() for t in c["average"].values()), layers=shape.layers, width=shape.width, heads=shape.heads,
        hidden=shape.hidden, vocab=shape.vocab, kind=a.kind, size=len(data), sha=hashlib.sha256(data).hexdigest(),
        steps=c["step"], tokens=c["tokens"], minutes=c["spent"] / 60, seeds="1 (prepare), " + a.seed_augment + " (augment), " + c["settings"]["seed"] + " (train)",
        started=a.started, spider="118 databases and variants of them; 22 kept apart", n_spider=n("spider"), n_syn=n("spider-syn"), n_wikisql=n("wikisql"),
        n_schema=n("generic"), n_sample=n("sample"), n_none=n("none"),
        scores=scores.read_text().strip() if scores.exists() else "Not measured yet: an early checkpoint.")
    (a.gguf.parent / "MODEL_CARD.md").write_text(card)
    print(a.gguf.parent / "MODEL_CARD.md")


if __name__ == "__main__":
    main()
