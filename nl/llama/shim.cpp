//go:build llama

#include "shim.h"

#include <algorithm>
#include <atomic>
#include <climits>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <exception>
#include <stdexcept>
#include <string>
#include <vector>

#include "llama.h"

extern "C" void slLog(int level, char *text);  // log.go

struct sl_model {
    llama_model *model = nullptr;
    const llama_vocab *vocab = nullptr;
    llama_adapter_lora *adapter = nullptr;
};

struct sl_session {
    sl_model *owner = nullptr;
    llama_context *ctx = nullptr;
    llama_batch batch = {};
    int32_t capacity = 0;
    std::atomic<bool> cancelled{false};
};

namespace {

// guarded counts the calls on this thread that catch exceptions: inside one, ggml's
// abort becomes an exception. first_error is what llama.cpp logged there.
thread_local int guarded = 0;
thread_local std::string first_error;

void put(char *err, const std::string &what) {
    std::string line = first_error.empty() ? what : first_error;
    for (char &c : line) {
        if (c == '\n' || c == '\r') c = ' ';
    }
    while (!line.empty() && line.back() == ' ') line.pop_back();
    const size_t n = std::min(line.size(), size_t(SL_ERR - 1));
    memcpy(err, line.data(), n);
    err[n] = 0;
}

void on_log(ggml_log_level level, const char *text, void *) {
    if (level == GGML_LOG_LEVEL_ERROR && guarded > 0 && first_error.empty()) {
        first_error = text;
    }
    slLog(int(level), const_cast<char *>(text));
}

// ggml aborts the process after this returns; leaving by an exception keeps a bad
// file or batch from ending the server.
void on_abort(const char *message) {
    if (guarded > 0) {
        first_error.clear();
        throw std::runtime_error(message);
    }
    fprintf(stderr, "%s\n", message);
}

template <typename T, typename F>
T guard(char *err, T failed, F &&f) {
    guarded++;
    first_error.clear();
    T result = failed;
    try {
        result = f();
    } catch (const std::exception &e) {
        put(err, e.what());
    } catch (...) {
        put(err, "unknown C++ exception");
    }
    guarded--;
    return result;
}

bool is_cancelled(void *data) {
    return static_cast<sl_session *>(data)->cancelled.load(std::memory_order_relaxed);
}

void release(sl_model *m) {
    if (m->model) llama_model_free(m->model);  // frees its adapters too
    delete m;
}

void release(sl_session *s) {
    if (s->batch.token) llama_batch_free(s->batch);
    if (s->ctx) llama_free(s->ctx);
    delete s;
}

// decode_error turns llama_decode's status into ours.
int decode_error(int status, char *err) {
    switch (status) {
        case 0: return SL_OK;
        case 1: put(err, "no room left in the context"); return SL_FULL;
        case 2: put(err, "cancelled"); return SL_ABORTED;
    }
    put(err, "decode failed with status " + std::to_string(status));
    return SL_FAILED;
}

}  // namespace

void sl_init(void) {
    llama_backend_init();
    llama_log_set(on_log, nullptr);
    ggml_log_set(on_log, nullptr);
    ggml_set_abort_callback(on_abort);
}

bool sl_cpu_avx2(void) {
#if defined(__x86_64__)
    return __builtin_cpu_supports("avx2");
#else
    return false;
#endif
}

bool sl_build_avx2(void) { return ggml_cpu_has_avx2() != 0; }

sl_model *sl_model_open(const char *path, const char *adapter, char *err) {
    sl_model *m = new sl_model;
    bool ok = guard(err, false, [&] {
        llama_model_params p = llama_model_default_params();
        p.n_gpu_layers = 0;
        m->model = llama_model_load_from_file(path, p);
        if (!m->model) {
            put(err, "llama.cpp could not load it");
            return false;
        }
        m->vocab = llama_model_get_vocab(m->model);
        if (adapter && *adapter) {
            m->adapter = llama_adapter_lora_init(m->model, adapter);
            if (!m->adapter) {
                put(err, "llama.cpp could not load the adapter");
                return false;
            }
        }
        return true;
    });
    if (!ok) {
        char ignored[SL_ERR];
        guard(ignored, 0, [&] { release(m); return 0; });
        return nullptr;
    }
    return m;
}

void sl_model_close(sl_model *m) {
    char ignored[SL_ERR];
    guard(ignored, 0, [&] { release(m); return 0; });
}

int32_t sl_meta(const sl_model *m, const char *key, char *buf, size_t cap) {
    return llama_model_meta_val_str(m->model, key, buf, cap);
}
const char *sl_template(const sl_model *m) { return llama_model_chat_template(m->model, nullptr); }
uint64_t sl_params(const sl_model *m) { return llama_model_n_params(m->model); }
int32_t sl_width(const sl_model *m) { return llama_model_n_embd(m->model); }
int32_t sl_trained_context(const sl_model *m) { return llama_model_n_ctx_train(m->model); }
bool sl_translates(const sl_model *m) { return llama_model_has_encoder(m->model) && llama_model_has_decoder(m->model); }
bool sl_decodes(const sl_model *m) {
    // An encoder-only file says that its attention is not causal.
    char arch[64], value[16];
    if (llama_model_meta_val_str(m->model, "general.architecture", arch, sizeof arch) < 0) return true;
    const std::string key = std::string(arch) + ".attention.causal";
    if (llama_model_meta_val_str(m->model, key.c_str(), value, sizeof value) > 0) return strcmp(value, "false") != 0;
    return llama_model_has_decoder(m->model);
}

int32_t sl_vocab_size(const sl_model *m) { return llama_vocab_n_tokens(m->vocab); }
bool sl_vocab_none(const sl_model *m) { return llama_vocab_type(m->vocab) == LLAMA_VOCAB_TYPE_NONE; }
bool sl_vocab_spm(const sl_model *m) { return llama_vocab_type(m->vocab) == LLAMA_VOCAB_TYPE_SPM; }
int32_t sl_bos(const sl_model *m) { return llama_vocab_bos(m->vocab); }
int32_t sl_eos(const sl_model *m) { return llama_vocab_eos(m->vocab); }
bool sl_adds_bos(const sl_model *m) { return llama_vocab_get_add_bos(m->vocab); }
bool sl_is_end(const sl_model *m, int32_t token) { return llama_vocab_is_eog(m->vocab, token); }
const char *sl_token_text(const sl_model *m, int32_t token) { return llama_vocab_get_text(m->vocab, token); }
bool sl_token_special(const sl_model *m, int32_t token) {
    return llama_vocab_get_attr(m->vocab, token) & (LLAMA_TOKEN_ATTR_CONTROL | LLAMA_TOKEN_ATTR_USER_DEFINED);
}

int32_t sl_tokenize(const sl_model *m, const char *text, int32_t len, int32_t *out, int32_t cap,
                    bool special_ends, bool parse_special, char *err) {
    return guard(err, int32_t(INT32_MIN), [&] {
        return llama_tokenize(m->vocab, text, len, out, cap, special_ends, parse_special);
    });
}

int32_t sl_detokenize(const sl_model *m, const int32_t *tokens, int32_t n, char *buf, int32_t cap, char *err) {
    return guard(err, int32_t(INT32_MIN), [&] {
        return llama_detokenize(m->vocab, tokens, n, buf, cap, false, true);
    });
}

int32_t sl_chat(const sl_model *m, char **parts, size_t turns, char *buf, int32_t cap, char *err) {
    return guard(err, int32_t(-1), [&] {
        std::vector<llama_chat_message> list(turns);
        for (size_t i = 0; i < turns; i++) list[i] = {parts[2 * i], parts[2 * i + 1]};
        return llama_chat_apply_template(sl_template(m), list.data(), turns, true, buf, cap);
    });
}

sl_session *sl_session_open(sl_model *m, const sl_options *o, char *err) {
    sl_session *s = new sl_session;
    s->owner = m;
    bool ok = guard(err, false, [&] {
        llama_context_params p = llama_context_default_params();
        p.n_ctx = o->cells;
        p.n_batch = o->batch;
        p.n_ubatch = o->batch;
        p.n_seq_max = o->seqs;
        p.n_threads = o->threads;
        p.n_threads_batch = o->threads;
        p.kv_unified = true;
        // On a CPU plain attention reads prompts 10 to 30 % faster.
        p.flash_attn_type = LLAMA_FLASH_ATTN_TYPE_DISABLED;
        p.offload_kqv = false;
        p.op_offload = false;
        p.no_perf = true;
        p.abort_callback = is_cancelled;
        p.abort_callback_data = s;
        if (o->embeddings) {
            p.embeddings = true;
            if (o->mean) p.pooling_type = LLAMA_POOLING_TYPE_MEAN;
        }
        s->ctx = llama_init_from_model(m->model, p);
        if (!s->ctx) {
            put(err, "llama.cpp could not make a context");
            return false;
        }
        if (m->adapter && llama_set_adapter_lora(s->ctx, m->adapter, 1.0f) != 0) {
            put(err, "llama.cpp could not apply the adapter");
            return false;
        }
        s->capacity = int32_t(o->batch);
        s->batch = llama_batch_init(s->capacity, 0, 1);
        return true;
    });
    if (!ok) {
        char ignored[SL_ERR];
        guard(ignored, 0, [&] { release(s); return 0; });
        return nullptr;
    }
    return s;
}

void sl_session_close(sl_session *s) {
    char ignored[SL_ERR];
    guard(ignored, 0, [&] { release(s); return 0; });
}

int sl_decode(sl_session *s, int32_t n, const int32_t *tokens, const int32_t *pos, const int32_t *seq,
              const int8_t *want, char *err) {
    return guard(err, int(SL_FAILED), [&] {
        if (n <= 0 || n > s->capacity) throw std::length_error("batch of " + std::to_string(n) + " tokens");
        llama_batch &b = s->batch;
        b.n_tokens = n;
        for (int32_t i = 0; i < n; i++) {
            b.token[i] = tokens[i];
            b.pos[i] = pos[i];
            b.n_seq_id[i] = 1;
            b.seq_id[i][0] = seq[i];
            b.logits[i] = want[i];
        }
        const int status = decode_error(llama_decode(s->ctx, b), err);
        return s->cancelled.load() && status != SL_OK ? int(SL_ABORTED) : status;
    });
}

const float *sl_logits(sl_session *s, int32_t batch_index) { return llama_get_logits_ith(s->ctx, batch_index); }

int sl_embed(sl_session *s, int32_t texts, const int32_t *lens, const int32_t *tokens, float *out, char *err) {
    return guard(err, int(SL_FAILED), [&] {
        llama_batch &b = s->batch;
        b.n_tokens = 0;
        for (int32_t seq = 0; seq < texts; seq++) {
            if (lens[seq] <= 0 || lens[seq] > s->capacity - b.n_tokens) throw std::length_error("a batch of too many tokens");
            for (int32_t pos = 0; pos < lens[seq]; pos++, b.n_tokens++) {
                b.token[b.n_tokens] = tokens[b.n_tokens];
                b.pos[b.n_tokens] = pos;
                b.n_seq_id[b.n_tokens] = 1;
                b.seq_id[b.n_tokens][0] = seq;
                b.logits[b.n_tokens] = 1;
            }
        }
        if (llama_memory_t mem = llama_get_memory(s->ctx)) llama_memory_clear(mem, false);
        const int status = llama_decode(s->ctx, b);
        if (status != 0) return decode_error(s->cancelled.load() ? 2 : status, err);
        const size_t width = size_t(llama_model_n_embd(s->owner->model));
        for (int32_t seq = 0; seq < texts; seq++) {
            const float *v = llama_get_embeddings_seq(s->ctx, seq);
            if (!v) throw std::runtime_error("the model gives no embedding");
            memcpy(out + width * size_t(seq), v, sizeof(float) * width);
        }
        return int(SL_OK);
    });
}

double sl_log_sum_exp(const float *logits, int32_t n) {
    float top = -INFINITY;
    for (int32_t i = 0; i < n; i++) top = logits[i] > top ? logits[i] : top;
    double sum = 0;
    for (int32_t i = 0; i < n; i++) sum += expf(logits[i] - top);
    return double(top) + log(sum);
}

void sl_clear(sl_session *s) {
    if (llama_memory_t mem = llama_get_memory(s->ctx)) llama_memory_clear(mem, false);
}
void sl_seq_copy(sl_session *s, int32_t from, int32_t to) {
    llama_memory_seq_cp(llama_get_memory(s->ctx), from, to, -1, -1);
}
bool sl_seq_remove(sl_session *s, int32_t seq, int32_t from) {
    return llama_memory_seq_rm(llama_get_memory(s->ctx), seq, from, -1);
}
size_t sl_state_size(sl_session *s, int32_t seq) {
    char ignored[SL_ERR];
    return guard(ignored, size_t(0), [&] { return llama_state_seq_get_size(s->ctx, seq); });
}
size_t sl_state_get(sl_session *s, int32_t seq, uint8_t *dst, size_t n) {
    char ignored[SL_ERR];
    return guard(ignored, size_t(0), [&] { return llama_state_seq_get_data(s->ctx, dst, n, seq); });
}
size_t sl_state_set(sl_session *s, int32_t seq, const uint8_t *src, size_t n) {
    char ignored[SL_ERR];
    return guard(ignored, size_t(0), [&] { return llama_state_seq_set_data(s->ctx, src, n, seq); });
}

void sl_cancel(sl_session *s) { s->cancelled.store(true, std::memory_order_relaxed); }
void sl_resume(sl_session *s) { s->cancelled.store(false, std::memory_order_relaxed); }
