// Package llama runs a GGUF model in this process: llama.cpp behind a thin binding.
//
// The C++ sources come as packages of the module github.com/ollama/ollama; nothing of
// them is copied here. They are compiled in only with the build tag "llama" (make sets
// it, and the include folders); without it the package compiles and Open says what is
// missing.
//
// # Words
//
// [Model.Complete] continues a prompt under an [nl.Mask], which speaks of words; the
// text of a candidate is its words joined by one space. In a word model (metadata
// streamlink.words = true, the built-in's kind) every word is one token: the one with
// its text, in an SPM vocabulary the one with "▁" before it where there is one. In any other GGUF a word is one token when the vocabulary has it as a
// control or user-defined token, and otherwise the path of tokens that the tokenizer
// makes of it with a space before it; paths that share a beginning share a trie.
//
// # Scores
//
// A candidate's LogProb and Least are taken over the tokens that the mask allows, the
// end among them, so a step without a choice counts 0 and costs no run of its own.
// Free is the sum of the same tokens' log probabilities over the whole vocabulary:
// where it is much lower than LogProb, the mask had to hold the model back.
//
// # What a GGUF for this engine must hold
//
// Read from the revision in ollama v0.17.4:
//
//   - general.architecture "llama"; llama.context_length, embedding_length, block_count,
//     feed_forward_length, attention.head_count, attention.head_count_kv,
//     rope.dimension_count (the head's width exactly) as uint32;
//     attention.layer_norm_rms_epsilon as float32. rope.freq_base defaults to 10000.
//     RoPE turns adjacent pairs (x0,x1),(x2,x3)….
//   - token_embd.weight, output_norm.weight, blk.N.{attn_norm,attn_q,attn_k,attn_v,
//     attn_output,ffn_norm,ffn_gate,ffn_up,ffn_down}.weight; without output.weight the
//     embeddings are tied. Vectors are F32; a quantised row is a multiple of 32 long.
//   - tokenizer.ggml.model "gpt2" (bytes in GPT-2's alphabet, all 256 of them among the
//     tokens), tokens (each text once), token_type, merges, bos_token_id, eos_token_id,
//     add_bos_token. tokenizer.ggml.pre "smollm" splits digits singly and then as GPT-2
//     does: the same as Digits(individual) + ByteLevel in the tokenizers library.
//   - or tokenizer.ggml.model "llama" (SPM): pieces are joined by the highest score, so a
//     BPE vocabulary's scores are its ranks, negative; a space goes before each fragment
//     between special tokens (add_space_prefix), so write no space beside these.
//   - token types: control (3) and user-defined (4) texts are cut out of a prompt before
//     anything else, wherever they stand, longest first; so only texts that cannot be
//     part of a word (<c17>, <q>) may have them. Output words such as "select" or "("
//     are normal (1) tokens and rely on streamlink.words.
//   - nothing is stripped around a special token: with "gpt2" write one space before each
//     ordinary word and none before a special token.
//
// The prompt is [BOS] + tokens of Prefix + tokens of Rest; the two are tokenised apart,
// so that Prefix's state can be kept.
package llama
