"""augment: generated pairs over the sample's schema and over every train schema.

Writes augmented.jsonl to the build folder: {"db_id", "question", "named", "source"}.
Unanswerable questions have the named form "none"."""
import argparse
import collections
import json
import pathlib
import random

from . import generic, generic_joins, mentions, mined, synonyms, unanswerable, variants
from .canonical import canonical
from .grammar import Words, noise
from .prepare import HERE, write
from .sample_schema import SAMPLE, sample_schema
from .sample_shapes import SHAPES
from .sample_typing import settled, typed
from .sample_values import Values

def seen_questions(folder):
    """The written questions, all halves, only to keep generated ones from equalling them."""
    out = set()
    for f in sorted(folder.glob("*.jsonl")) if folder.exists() else []:
        for line in open(f):
            out.add(plain(json.loads(line)["question"]))
    return out


def plain(text):
    return " ".join(text.lower().replace("?", " ").replace(".", " ").split())


def over_sample(words, values, n, banned):
    makers, weights = zip(*SHAPES)
    pairs, known = [], set()
    while len(pairs) < n:
        made = words.rng.choices(makers, weights)[0](words, values)
        if not made:
            continue
        question, form, keep = made
        question = typed(words, question, keep)
        if plain(question) in known or plain(question) in banned or len(question) > 220:
            continue
        known.add(plain(question))
        pairs.append({"db_id": SAMPLE, "question": question, "named": settled(question, form), "source": "sample"})
    return pairs


def refused(words, values, n, banned):
    pairs, known = [], set()
    while len(pairs) < n:
        question, keep = unanswerable.near(words, values) if words.chance(0.62) else unanswerable.far(words)
        question = typed(words, question, keep)
        if plain(question) in known or plain(question) in banned:
            continue
        known.add(plain(question))
        pairs.append({"db_id": SAMPLE, "question": question, "named": "none", "source": "none"})
    return pairs


def strangers(words, schemas, pairs, share, banned):
    """Questions of one schema asked of another that shares no table name with it."""
    names = {d: {t["name"].lower() for t in s["tables"]} | {t["nl_name"].lower() for t in s["tables"]} for d, s in schemas.items()}
    spider = [p for p in pairs if p["source"].startswith("spider")]
    ids = [d for d in schemas if not d.startswith("wikisql")]
    out = []
    for p in words.rng.sample(spider, int(len(spider) * share)):
        other = SAMPLE if words.chance(0.35) else words.rng.choice(ids)
        text = p["question"].lower()
        if other == p["db_id"] or (other != SAMPLE and any(n in text for n in names[other])) or plain(text) in banned:
            continue
        if other == SAMPLE and any(n in text for n in ("patent", "inventor", "applicant", "compan", "countr")):
            continue
        out.append({"db_id": other, "question": p["question"], "named": "none", "source": "none"})
    return out


class Generic:
    """Pairs over every train schema, its variants and WikiSQL's tables put together."""

    def __init__(self, words, schemas, pairs, banned):
        self.w, self.schemas, self.pairs, self.banned = words, schemas, pairs, banned
        self.synonyms = synonyms.all_synonyms(pairs)
        self.say = mentions.Speaker(words, self.synonyms)
        found = mined.learn(pairs, schemas)
        self.templates = [[t for t in found if t.source == "wikisql"], [t for t in found if t.source != "wikisql"]]
        print(len(found), "templates from people's questions")

    def one(self, schema, db, asker):
        """One pair by grammar or by template."""
        if self.w.chance(0.45):
            pool = self.templates[self.w.chance(0.72 if db.roads else 0.55)]
            return asker.ask(self.w.rng.choice(pool)) if pool else None
        if db.roads and self.w.chance(0.5):
            makers, weights = zip(*generic_joins.JOINED)
            return self.w.rng.choices(makers, weights)[0](self.w, self.say, db)
        makers, weights = zip(*generic.SINGLE)
        return self.w.rng.choices(makers, weights)[0](self.w, self.say, self.w.rng.choice(db.tables))

    def asked(self, schema, each):
        """Generated pairs on a schema."""
        db, asker = mentions.Db(schema), mined.Asker(self.w, self.say, schema)
        names = [t["name"] for t in schema["tables"]]
        out, known = [], set()
        for _ in range(each * 4):
            made = self.one(schema, db, asker)
            if not made or len(made[0]) > 220 or plain(made[0]) in known or plain(made[0]) in self.banned:
                continue
            known.add(plain(made[0]))
            out.append({"db_id": schema["db_id"], "question": noise(self.w, made[0]), "named": canonical(made[1], names), "source": "generic"})
            if len(out) == each:
                break
        return out

    def carried(self, schema, maps, by, strict=False):
        """People's questions on the schema that parts of it came from."""
        names = [t["name"] for t in schema["tables"]]
        for db, (tables, columns) in maps.items():
            for p in by.get(db, []):
                form = variants.moved(p["named"], tables, columns)
                if form:
                    yield dict(p, db_id=schema["db_id"], named=canonical(form, names))

    def all(self, each, copies, joined):
        """(schemas made, pairs)"""
        by = collections.defaultdict(list)
        for p in self.pairs:
            by[p["db_id"]].append(p)
        renamer = variants.Renamer(self.w, self.synonyms)
        made, out = [], []
        full = [s for d, s in self.schemas.items() if not d.startswith("wikisql")]
        for s in full:
            out += self.asked(s, each)
            for k in range(copies):
                new, tables, columns = variants.variant(self.w, renamer, s, k + 1)
                made.append(new)
                out += self.asked(new, each * 2 // 3)
                out += self.carried(new, {s["db_id"]: (tables, columns)}, by)
        singles = [s for d, s in self.schemas.items() if d.startswith("wikisql")]
        self.w.rng.shuffle(singles)
        for k in range(joined):
            few = self.w.rng.choice([2, 3, 4, 5, 6])
            part, singles = singles[:few], singles[few:]
            if len(part) < 2:
                break
            new, maps = variants.together(self.w, part, k)
            made.append(new)
            out += self.asked(new, 8 * few // 2)
            out += self.carried(new, maps, by)
        return made, out


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build", type=pathlib.Path, default=HERE / "build")
    parser.add_argument("--sample", type=pathlib.Path, default=HERE.parent.parent / "data" / "patents")
    parser.add_argument("--sample-pairs", type=int, default=100000)
    parser.add_argument("--none-pairs", type=int, default=13000)
    parser.add_argument("--each", type=int, default=260, help="generated pairs a train database")
    parser.add_argument("--copies", type=int, default=2, help="variants of every train database")
    parser.add_argument("--joined", type=int, default=1200, help="databases of several WikiSQL tables")
    parser.add_argument("--only", choices=("sample", "generic"), help="make only these")
    parser.add_argument("--seed", type=int, default=2)
    a = parser.parse_args()
    words = Words(random.Random(a.seed))
    values = Values(a.sample, words)
    keep = set((HERE / "validation_dbs.txt").read_text().split())
    lines = lambda f: [json.loads(x) for x in open(a.build / f)] if (a.build / f).exists() else []
    schemas = {s["db_id"]: s for s in lines("schemas.jsonl") if s["db_id"] not in keep and not s["db_id"].startswith("wikidev-")}
    banned = seen_questions(HERE.parent / "testdata")
    made = lines("made_schemas.jsonl")
    pairs = [p for p in lines("augmented.jsonl") if (p["source"] in ("sample", "none")) == (a.only == "generic")] if a.only else []
    if a.only != "generic":
        pairs += over_sample(words, values, a.sample_pairs, banned) + refused(words, values, a.none_pairs, banned)
        pairs += strangers(words, schemas, lines("pairs.jsonl"), 0.25, banned)
    if a.only != "sample":
        made, more = Generic(words, schemas, lines("pairs.jsonl"), banned).all(a.each, a.copies, a.joined)
        pairs += more
    write(a.build / "made_schemas.jsonl", made)
    write(a.build / "augmented.jsonl", pairs)
    write(a.build / "sample_schema.jsonl", [sample_schema(a.sample)])
    for k, n in collections.Counter(p["source"] for p in pairs).most_common():
        print(f"{n:7d}  {k}")


if __name__ == "__main__":
    main()
