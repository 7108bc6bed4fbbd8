"""Batches: one schema's prefix and N questions on it of like length. Pointers are numbered
anew for most batches, so that only descriptions matter; on the sample's schema mostly as
in serving, which is quicker to learn."""
import pickle

import numpy as np
import torch

from . import tokens
from .sample_schema import SAMPLE


# Kinds of batches: the sample's schema, people's questions on Spider's databases and their
# variants, people's questions on WikiSQL's tables, generated questions on all of these.
SHARES = {"sample": 0.42, "spider": 0.27, "wikisql": 0.06, "generic": 0.25}


def kind(db, source):
    if db == SAMPLE:
        return "sample"
    if source == "generic":
        return "generic"
    return "wikisql" if source == "wikisql" else "spider"


def asked(db, source):
    """Whether people wrote the question, and of a database that variants.py did not change."""
    return source in ("spider", "spider-syn", "wikisql") and "~" not in db


class Pool:
    """The examples of one schema, served in shuffled rounds sorted into like lengths."""

    def __init__(self, prefix, items, rng):
        self.prefix, self.items, self.rng = prefix, items, rng
        self.queue = []

    def take(self, n):
        if not self.queue:
            order = self.rng.permutation(len(self.items))
            span = max(n * 16, 1)
            for i in range(0, len(order), span):
                near = sorted(order[i:i + span], key=lambda j: len(self.items[j][0]))
                groups = [near[k:k + n] for k in range(0, len(near), n)]
                self.rng.shuffle(groups)
                self.queue += groups
        return [self.items[j] for j in self.queue.pop()]


class Batches:
    def __init__(self, path, tokenizer, seed, size=24, shares=None, shuffled=(0.1, 0.25), links=0.0, part=1.0, originals=False):
        """path: a pickle of examples, or what it holds. shuffled: the share of batches with
        pointers numbered anew, on the sample and on other schemas. part: the share of the
        examples that is used, for curves. originals: only what people asked, of the databases
        as they are: nothing that augment made."""
        found = path
        if not isinstance(path, dict):
            with open(path, "rb") as f:
                found = pickle.load(f)
        self.rng = np.random.default_rng(seed)
        self.size = size
        self.pointers = [np.array([tokenizer.ids[f"<{k}{i}>"] for i in range(n)]) for k, n in (("t", 24), ("c", 160), ("v", 16))]
        self.vocab, self.links = len(tokenizer), links
        self.linked = np.zeros(self.vocab, bool)
        self.linked[np.concatenate(self.pointers[:2])] = True
        kinds = {k: {} for k in SHARES}
        for (db, prefix_text), (prefix, items) in found.items():
            for item in items:
                if originals and not asked(db, item[2]) or part < 1 and self.rng.random() >= part:
                    continue
                pool = kinds[kind(db, item[2])].setdefault((db, prefix_text), Pool(prefix, [], self.rng))
                pool.items.append(item)
        kinds = {k: list(pools.values()) for k, pools in kinds.items()}
        shares = shares or SHARES
        self.kinds = [(p, shares.get(k, 0), shuffled[0] if k == "sample" else shuffled[1]) for k, p in kinds.items() if p]
        self.kinds = [k for k in self.kinds if k[1]]
        total = sum(s for _, s, _ in self.kinds)
        self.weights = [s / total for _, s, _ in self.kinds]
        self.within = [np.array([len(p.items) for p in ps], float) ** 0.8 for ps, _, _ in self.kinds]
        self.within = [w / w.sum() for w in self.within]

    def turned(self, prefix, share):
        """A new numbering of the pointers: a row for every row."""
        table = np.arange(self.vocab)
        if self.rng.random() < share:
            used = set(prefix.tolist())
            for ids in self.pointers:
                n = sum(int(i) in used for i in ids)
                n = min(len(ids), n + 8 + n // 2) if n else len(ids)
                table[ids[:n]] = self.rng.permutation(ids[:n])
        return table

    def next(self):
        """(prefix, segments, where tokens are predicted, the tokens expected there, their weights)"""
        k = self.rng.choice(len(self.kinds), p=self.weights)
        pools, _, share = self.kinds[k]
        pool = pools[self.rng.choice(len(pools), p=self.within[k])]
        return collate(pool.prefix, pool.take(self.size), self.turned(pool.prefix, share), self.linked if self.links else None, self.links)


def collate(prefix, items, table, linked=None, links=0.0):
    """With linked, the tables and columns that a question's words were linked to are
    predicted as well, at a weight of links: that teaches to look names up in the schema
    and is four times as much to learn from as the answers."""
    length = max(len(r) for r, _, _ in items) - 1
    segments = np.zeros((len(items), length), np.int64)
    where, want, weights = [], [], []
    for i, (row, answer, _) in enumerate(items):
        row = table[row]
        segments[i, :len(row) - 1] = row[:-1]
        spots = np.arange(answer - 1, len(row) - 1)
        weights.append(np.ones(len(spots), np.float32))
        if linked is not None:
            more = np.flatnonzero(linked[row[1:answer]])
            spots = np.concatenate((spots, more))
            weights.append(np.full(len(more), links, np.float32))
        where.append(len(prefix) + i * length + spots)
        want.append(row[spots + 1])
    return tuple(torch.from_numpy(x) for x in (table[prefix], segments, np.concatenate(where), np.concatenate(want), np.concatenate(weights)))
