"""augment: generated pairs over the sample's schema and over every train schema.

Writes augmented.jsonl to the build folder: {"db_id", "question", "named", "source"}.
Unanswerable questions have the named form "none"."""
import argparse
import collections
import json
import pathlib
import random

from . import sample_extra, sample_more, sample_questions, sample_relations, schema_questions, unanswerable
from . import sample_wide as wide
from .grammar import Words, noise
from .prepare import HERE, write
from .sample_schema import SAMPLE, sample_schema
from .sample_values import Values

SHAPES = [
    (sample_questions.count, 16), (sample_questions.count_said, 14), (sample_questions.listing, 15), (sample_questions.titles, 4),
    (sample_questions.grouped, 13), (sample_questions.yearly, 6), (sample_questions.top, 20), (sample_more.superlative, 13),
    (sample_more.aggregate, 13), (sample_more.extent, 4), (sample_more.grouped_measure, 6), (sample_more.compare, 7),
    (sample_more.having, 6), (sample_more.team, 3), (sample_relations.distinct_count, 8), (sample_relations.things, 8),
    (sample_relations.staff, 5), (sample_relations.without, 5), (sample_relations.above_average, 4), (sample_relations.both_or_not, 1.5),
    (sample_relations.never, 1.5), (sample_relations.lookup, 3), (sample_relations.same_as_best, 0.7), (sample_extra.ordered_list, 3),
    (sample_extra.some_of, 1.5), (sample_extra.two_keys, 2), (sample_extra.several, 1), (sample_extra.partners, 0.7),
    (sample_extra.ratio, 0.5), (sample_extra.spans, 0.5), (sample_extra.dated_groups, 1), (sample_extra.peak, 6),
    (sample_extra.kinds_apart, 0.7), (sample_extra.team_count, 3), (sample_extra.owners_count, 1.5), (sample_extra.lone, 1),
    (sample_extra.title_length, 0.7), (sample_extra.neither, 0.5), (sample_extra.ranked_all, 3), (sample_extra.first_of, 5), (sample_extra.about, 2),
    (wide.paper, 8),
]


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
        question = noise(words, question, keep)
        if plain(question) in known or plain(question) in banned or len(question) > 220:
            continue
        known.add(plain(question))
        pairs.append({"db_id": SAMPLE, "question": question, "named": form, "source": "sample"})
    return pairs


def refused(words, values, n, banned):
    pairs, known = [], set()
    while len(pairs) < n:
        question, keep = unanswerable.near(words, values) if words.chance(0.62) else unanswerable.far(words)
        question = noise(words, question, keep)
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


def over_schemas(words, schemas, each):
    out = []
    for db, s in schemas.items():
        want, tries = (2 if db.startswith("wikisql") else each), 0
        known = set()
        while want and tries < each * 4:
            tries += 1
            made = schema_questions.draw(words, s)
            if not made or made[0] in known or len(made[0]) > 220:
                continue
            known.add(made[0])
            out.append({"db_id": db, "question": noise(words, made[0]), "named": made[1], "source": "schema"})
            want -= 1
    return out


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build", type=pathlib.Path, default=HERE / "build")
    parser.add_argument("--sample", type=pathlib.Path, default=HERE.parent.parent / "data" / "patents")
    parser.add_argument("--sample-pairs", type=int, default=90000)
    parser.add_argument("--none-pairs", type=int, default=12000)
    parser.add_argument("--each", type=int, default=120, help="generated pairs a schema")
    parser.add_argument("--seed", type=int, default=2)
    a = parser.parse_args()
    words = Words(random.Random(a.seed))
    values = Values(a.sample, words)
    keep = set((HERE / "validation_dbs.txt").read_text().split())
    lines = lambda f: [json.loads(x) for x in open(a.build / f)] if (a.build / f).exists() else []
    schemas = {s["db_id"]: s for s in lines("schemas.jsonl") if s["db_id"] not in keep}
    banned = seen_questions(HERE.parent / "testdata")
    pairs = over_sample(words, values, a.sample_pairs, banned) + refused(words, values, a.none_pairs, banned)
    pairs += strangers(words, schemas, lines("pairs.jsonl"), 0.25, banned)
    pairs += over_schemas(words, {d: s for d, s in schemas.items()}, a.each)
    write(a.build / "augmented.jsonl", pairs)
    write(a.build / "sample_schema.jsonl", [sample_schema(a.sample)])
    for k, n in collections.Counter(p["source"] for p in pairs).most_common():
        print(f"{n:7d}  {k}")


if __name__ == "__main__":
    main()
