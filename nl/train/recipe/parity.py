"""parity: what PyTorch says of a GGUF file's weights, for the engine's test to compare.

Reads the weights back from the GGUF file, so that quantisation is the same on both
sides, and writes {"prefix", "rest", "words", "free"} lines: the greedy answer and the sum
of its log probabilities over the whole vocabulary, the end included."""
import argparse
import json
import pathlib

import gguf
import torch

from . import tokens
from .model import Llama, Shape
from .prepare import HERE


def load(path):
    """The network of a GGUF file that export wrote, and its tokenizer's end."""
    r = gguf.GGUFReader(path)
    number = lambda k: r.fields["llama." + k].parts[-1][0]
    w = {t.name: torch.from_numpy(gguf.quants.dequantize(t.data, t.tensor_type).copy()) for t in r.tensors}
    vocab, width = w["token_embd.weight"].shape
    shape = Shape(vocab, width, int(number("block_count")), int(number("attention.head_count")), int(number("feed_forward_length")))
    state = {"embed.weight": w["token_embd.weight"], "norm.weight": w["output_norm.weight"]}
    for i in range(shape.layers):
        g = lambda n: w[f"blk.{i}.{n}.weight"]
        for name, t in (("attn_norm", g("attn_norm")), ("ffn_norm", g("ffn_norm")), ("out", g("attn_output")), ("down", g("ffn_down")),
                        ("qkv", torch.cat((g("attn_q"), g("attn_k"), g("attn_v")))), ("gate_up", torch.cat((g("ffn_gate"), g("ffn_up"))))):
            state[f"blocks.{i}.{name}.weight"] = t
    model = Llama(shape)
    model.load_state_dict(state)
    return model.eval()


@torch.no_grad()
def greedy(model, tokenizer, prefix, rest, longest=80):
    """(words, log probability) of the likeliest word at every step."""
    p = torch.tensor(tokenizer.prompt(prefix))
    row = tokenizer.prompt(rest)
    words, total = [], 0.0
    while len(words) < longest:
        last = torch.tensor([p.numel() + len(row) - 1])
        logs = torch.log_softmax(model(p, torch.tensor([row]), last)[0], -1)
        n = int(logs.argmax())
        total += float(logs[n])
        if n == tokenizer.end:
            return words, total
        words.append(tokenizer.texts[n].lstrip(tokens.SPACE))
        row.append(n)
    return words, total


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build", type=pathlib.Path, default=HERE / "build")
    parser.add_argument("--gguf", type=pathlib.Path, default=HERE.parent / "model" / "streamlink-small.gguf")
    parser.add_argument("--prompts", type=pathlib.Path, required=True, help="lines with prefix and rest")
    parser.add_argument("--out", type=pathlib.Path, default=HERE.parent / "model" / "testdata" / "parity.jsonl")
    parser.add_argument("--limit", type=int, default=40)
    a = parser.parse_args()
    torch.set_num_threads(1)
    model, tokenizer = load(a.gguf), tokens.load(a.build / "tokenizer.json")
    a.out.parent.mkdir(parents=True, exist_ok=True)
    with open(a.prompts) as f, open(a.out, "w") as out:
        for line in list(f)[:a.limit]:
            o = json.loads(line)
            if "rest" not in o:
                continue
            words, free = greedy(model, tokenizer, o["prefix"], o["rest"])
            out.write(json.dumps({"prefix": o["prefix"], "rest": o["rest"], "words": words, "free": round(free, 5)}) + "\n")


if __name__ == "__main__":
    main()
