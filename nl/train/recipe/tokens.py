"""The vocabulary: special words, answer words and byte-pair pieces of the prompts.

It is written to GGUF as llama.cpp's "llama" (SentencePiece) tokenizer, and split here by
the same rule: a space before every fragment, then the neighbouring pieces whose union
has the best score are joined until none is left. An answer word is the token of its text
with a space before it, "▁select", whether or not a prompt's text can reach that token."""
import functools
import json
import re

SPACE = "\u2581"
SPECIAL = ([f"<t{i}>" for i in range(24)] + [f"<c{i}>" for i in range(160)] + [f"<v{i}>" for i in range(16)] +
           "<i2> <fk> <pk> <int> <num> <text> <date> <time> <bool> <other> <q> <a> <exact> <part> <syn> <cell> <has> "
           "<quote> <word> <number> <year>".split())
ANSWER = ("from select distinct where group having order limit on and or union intersect except ( ) , * + - / = != < <= > >= "
          "like unlike starts ends between in notin isnull notnull count sum avg min max year month day decade length asc desc "
          "0 1 true false none").split()
NORMAL, UNKNOWN, CONTROL, BYTE = 1, 2, 3, 6
SPECIAL_PATTERN = re.compile("|".join(map(re.escape, sorted(SPECIAL, key=len, reverse=True))))


class Tokenizer:
    def __init__(self, pieces):
        """pieces are the byte-pair pieces, best first."""
        self.pieces = pieces
        self.texts, self.types, self.scores = [], [], []
        self.ids = {}
        for t, kind in (("<unk>", UNKNOWN), ("<s>", CONTROL), ("</s>", CONTROL)):
            self._add(t, kind, 0.0)
        for b in range(256):
            self._add(f"<0x{b:02X}>", BYTE, 0.0)
        for t in SPECIAL:
            self._add(t, CONTROL, 0.0)
        for rank, t in enumerate(pieces):
            self._add(t, NORMAL, -float(rank))
        for w in ANSWER:
            if SPACE + w not in self.ids:
                self._add(SPACE + w, NORMAL, -1e6)
        self.end = self.ids["</s>"]

    def _add(self, text, kind, score):
        self.ids[text] = len(self.texts)
        self.texts.append(text)
        self.types.append(kind)
        self.scores.append(score)

    def __len__(self):
        return len(self.texts)

    @functools.lru_cache(1 << 18)
    def word(self, text):
        """The tokens of one word, its space included."""
        parts = list(text)
        while True:
            best, at = None, -1
            for i in range(len(parts) - 1):
                n = self.ids.get(parts[i] + parts[i + 1])
                if n is not None and self.types[n] == NORMAL and (best is None or self.scores[n] > best):
                    best, at = self.scores[n], i
            if at < 0:
                break
            parts[at:at + 2] = [parts[at] + parts[at + 1]]
        out = []
        for p in parts:
            if p in self.ids:
                out.append(self.ids[p])
            else:
                out += [self.ids[f"<0x{b:02X}>"] for b in p.encode()]
        return tuple(out)

    def prompt(self, text):
        """The tokens of a prompt or of a part of it that begins with a special word."""
        out, at = [], 0
        for m in SPECIAL_PATTERN.finditer(text):
            out += self._fragment(text[at:m.start()])
            out.append(self.ids[m.group()])
            at = m.end()
        return out + self._fragment(text[at:])

    def _fragment(self, text):
        out = []
        for w in text.split(" ") if text else []:
            out += self.word(SPACE + w)
        return out

    def answer(self, text):
        out = []
        for w in text.split():
            out.append(self.ids[w if w.startswith("<") and len(w) > 2 else SPACE + w])
        return out + [self.end]

    def save(self, path):
        with open(path, "w") as f:
            json.dump({"pieces": self.pieces}, f, ensure_ascii=False, indent=0)


def load(path):
    with open(path) as f:
        return Tokenizer(json.load(f)["pieces"])


def of_gguf(path):
    """The vocabulary of a model that export wrote."""
    import gguf
    fields = gguf.GGUFReader(path).fields
    texts = fields["tokenizer.ggml.tokens"]
    scores = [float(fields["tokenizer.ggml.scores"].parts[i][0]) for i in fields["tokenizer.ggml.scores"].data]
    kinds = [int(fields["tokenizer.ggml.token_type"].parts[i][0]) for i in fields["tokenizer.ggml.token_type"].data]
    words = [bytes(texts.parts[i]).decode() for i in texts.data]
    return Tokenizer([w for w, s, k in zip(words, scores, kinds) if k == NORMAL and s > -1e6])


def learn(counts, size):
    """Byte-pair pieces of words (with their leading space) up to size tokens in all.
    counts is {word: how often}."""
    from tokenizers import Tokenizer as Fast, models, trainers
    fixed = len(Tokenizer([]).texts)
    fast = Fast(models.BPE())
    trainer = trainers.BpeTrainer(vocab_size=size - fixed, min_frequency=2, show_progress=False, limit_alphabet=90)
    fast.train_from_iterator((w for w, n in sorted(counts.items()) for _ in range(min(n, 400))), trainer)
    order = sorted(fast.get_vocab().items(), key=lambda kv: kv[1])
    return [t for t, _ in order if not SPECIAL_PATTERN.search(t)][:size - fixed]
