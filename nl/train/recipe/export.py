"""export: a checkpoint's averaged weights as GGUF, F32 or Q8_0 or Q4_0."""
import argparse
import pathlib

import gguf
import torch

from . import tokens
from .prepare import HERE

KINDS = {"f32": gguf.GGMLQuantizationType.F32, "q8_0": gguf.GGMLQuantizationType.Q8_0, "q4_0": gguf.GGMLQuantizationType.Q4_0}
FILES = {"f32": gguf.LlamaFileType.ALL_F32, "q8_0": gguf.LlamaFileType.MOSTLY_Q8_0, "q4_0": gguf.LlamaFileType.MOSTLY_Q4_0}


def tensors(state, shape):
    """(llama.cpp's name, tensor) of every weight."""
    yield "token_embd.weight", state["embed.weight"]
    yield "output_norm.weight", state["norm.weight"]
    for i in range(shape.layers):
        get = lambda n: state[f"blocks.{i}.{n}.weight"]
        q, k, v = get("qkv").chunk(3)
        gate, up = get("gate_up").chunk(2)
        for n, t in (("attn_norm", get("attn_norm")), ("attn_q", q), ("attn_k", k), ("attn_v", v), ("attn_output", get("out")),
                     ("ffn_norm", get("ffn_norm")), ("ffn_gate", gate), ("ffn_up", up), ("ffn_down", get("down"))):
            yield f"blk.{i}.{n}.weight", t


def export(checkpoint, tokenizer, path, kind, title, implied=True):
    shape, state = checkpoint["shape"], checkpoint["average"]
    w = gguf.GGUFWriter(path, "llama")
    w.add_name(title)
    w.add_file_type(FILES[kind])
    w.add_quantization_version(gguf.GGML_QUANT_VERSION)
    w.add_context_length(shape.context)
    w.add_embedding_length(shape.width)
    w.add_block_count(shape.layers)
    w.add_feed_forward_length(shape.hidden)
    w.add_head_count(shape.heads)
    w.add_head_count_kv(shape.heads)
    w.add_layer_norm_rms_eps(shape.eps)
    w.add_rope_dimension_count(shape.width // shape.heads)
    w.add_rope_freq_base(shape.rope_base)
    w.add_vocab_size(len(tokenizer))
    w.add_tokenizer_model("llama")
    w.add_tokenizer_pre("default")
    w.add_token_list(tokenizer.texts)
    w.add_token_scores(tokenizer.scores)
    w.add_token_types(tokenizer.types)
    w.add_unk_token_id(tokenizer.ids["<unk>"])
    w.add_bos_token_id(tokenizer.ids["<s>"])
    w.add_eos_token_id(tokenizer.ids["</s>"])
    w.add_add_bos_token(False)
    w.add_add_eos_token(False)
    w.add_add_space_prefix(True)
    w.add_bool("streamlink.words", True)  # an answer word is one token
    w.add_bool("streamlink.owners", True)  # prompts show the table of every linked column
    w.add_bool("streamlink.implied", implied)  # answers leave out the FROM that their columns imply
    for name, t in tensors(state, shape):
        t = t.float().contiguous().numpy()
        quant = KINDS[kind] if t.ndim == 2 else gguf.GGMLQuantizationType.F32
        data = gguf.quants.quantize(t, quant) if quant != gguf.GGMLQuantizationType.F32 else t
        w.add_tensor(name, data, raw_dtype=quant)
    w.write_header_to_file()
    w.write_kv_data_to_file()
    w.write_tensors_to_file()
    w.close()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build", type=pathlib.Path, default=HERE / "build")
    parser.add_argument("--checkpoint", type=pathlib.Path, required=True)
    parser.add_argument("--out", type=pathlib.Path, default=HERE.parent / "model" / "streamlink-small.gguf")
    parser.add_argument("--kind", choices=KINDS, default="q8_0")
    parser.add_argument("--title", default="streamlink-small")
    parser.add_argument("--explicit", action="store_true", help="the weights were trained on answers with every FROM")
    a = parser.parse_args()
    export(torch.load(a.checkpoint, weights_only=False), tokens.load(a.build / "tokenizer.json"), a.out, a.kind, a.title, not a.explicit)
    print(a.out, a.out.stat().st_size)


if __name__ == "__main__":
    main()
