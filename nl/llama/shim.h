//go:build llama

// The C side of the binding: llama.cpp behind functions that never throw and never
// abort. Every call that can fail writes one line into err and says so in its result.
#ifndef STREAMLINK_LLAMA_SHIM_H
#define STREAMLINK_LLAMA_SHIM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

enum { SL_ERR = 512 };  // size of every err buffer

enum {
    SL_OK = 0,
    SL_FAILED = 1,
    SL_FULL = 2,     // no room left in the context
    SL_ABORTED = 3,  // sl_cancel was called
};

typedef struct sl_model sl_model;
typedef struct sl_session sl_session;

typedef struct sl_options {
    uint32_t cells;    // tokens the KV cache holds, over all sequences
    uint32_t batch;    // tokens in one decode
    uint32_t seqs;     // sequences in one decode
    int32_t threads;
    bool embeddings;   // an encoder: vectors out, no logits
    bool mean;         // pool by mean where the model names no pooling
} sl_options;

// sl_init routes the log and the abort hook. Call once.
void sl_init(void);
// Whether the CPU has AVX2, and whether the engine was compiled for it.
bool sl_cpu_avx2(void);
bool sl_build_avx2(void);

sl_model *sl_model_open(const char *path, const char *adapter, char *err);
void sl_model_close(sl_model *m);
int32_t sl_meta(const sl_model *m, const char *key, char *buf, size_t cap);
const char *sl_template(const sl_model *m);
uint64_t sl_params(const sl_model *m);
int32_t sl_width(const sl_model *m);      // length of an embedding
int32_t sl_trained_context(const sl_model *m);
bool sl_decodes(const sl_model *m);       // false: an encoder-only model
bool sl_translates(const sl_model *m);    // an encoder with a decoder (T5)

int32_t sl_vocab_size(const sl_model *m);
bool sl_vocab_none(const sl_model *m);
bool sl_vocab_spm(const sl_model *m);
int32_t sl_bos(const sl_model *m);
int32_t sl_eos(const sl_model *m);
bool sl_adds_bos(const sl_model *m);
bool sl_is_end(const sl_model *m, int32_t token);
const char *sl_token_text(const sl_model *m, int32_t token);
bool sl_token_special(const sl_model *m, int32_t token);  // control or user-defined
// sl_tokenize returns the number of tokens, or minus the number needed; INT32_MIN: err.
int32_t sl_tokenize(const sl_model *m, const char *text, int32_t len, int32_t *out, int32_t cap,
                    bool special_ends, bool parse_special, char *err);
int32_t sl_detokenize(const sl_model *m, const int32_t *tokens, int32_t n, char *buf, int32_t cap, char *err);

// sl_chat writes turns (role, text, role, text …) by the file's template and returns the
// length needed; negative: the template is not known.
int32_t sl_chat(const sl_model *m, char **parts, size_t turns, char *buf, int32_t cap, char *err);

sl_session *sl_session_open(sl_model *m, const sl_options *o, char *err);
void sl_session_close(sl_session *s);
// sl_decode runs n tokens at their positions and sequences; want marks those whose
// logits are needed. The k-th marked token's logits are row k of sl_logits.
int sl_decode(sl_session *s, int32_t n, const int32_t *tokens, const int32_t *pos, const int32_t *seq,
              const int8_t *want, char *err);
const float *sl_logits(sl_session *s, int32_t batch_index);
// sl_embed makes a vector of each text; lens are their tokens, one text's after another's.
int sl_embed(sl_session *s, int32_t texts, const int32_t *lens, const int32_t *tokens, float *out, char *err);
double sl_log_sum_exp(const float *logits, int32_t n);

void sl_clear(sl_session *s);
void sl_seq_copy(sl_session *s, int32_t from, int32_t to);
bool sl_seq_remove(sl_session *s, int32_t seq, int32_t from);  // positions >= from
size_t sl_state_size(sl_session *s, int32_t seq);
size_t sl_state_get(sl_session *s, int32_t seq, uint8_t *dst, size_t n);
size_t sl_state_set(sl_session *s, int32_t seq, const uint8_t *src, size_t n);

void sl_cancel(sl_session *s);  // any thread
void sl_resume(sl_session *s);

#ifdef __cplusplus
}
#endif
#endif
