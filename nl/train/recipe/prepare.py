"""prepare: Spider and WikiSQL as schemas with values and question/named-form pairs.

Writes schemas.jsonl, pairs.jsonl and validation_pairs.jsonl to the build folder and
counts what the named form cannot express. Whole databases are kept apart for
validation; their names stand in validation_dbs.txt."""
import argparse
import collections
import gzip
import json
import pathlib
import random
import sqlite3
import tarfile
import tempfile

from . import named

HERE = pathlib.Path(__file__).parent.parent
VALUES = 2000  # distinct values kept per text column


def lines(path):
    with gzip.open(path, "rt") as f:
        yield from map(json.loads, f)


def values_of(database, table, column, limit, rng):
    """A sample of the distinct texts of a column; nothing where it holds numbers."""
    try:
        rows = database.execute(f'SELECT DISTINCT "{column}" FROM "{table}" WHERE "{column}" IS NOT NULL LIMIT 5000')
        found = [r[0] for r in rows if isinstance(r[0], str) and 0 < len(r[0]) <= 80]
    except sqlite3.OperationalError:
        return []
    rng.shuffle(found)
    return found[:limit]


def spider_schemas(data, rng):
    """Each schema of Spider with sample values from its SQLite file, by db_id."""
    out = {}
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(data / "spider" / "sqlite.tar.xz") as tar:
            tar.extractall(folder, filter="data")
        for s in lines(data / "spider" / "schemas.jsonl.gz"):
            path = pathlib.Path(folder) / s["sqlite"] if s.get("sqlite") else None
            database = sqlite3.connect(path) if path and path.exists() else None
            if database:
                database.text_factory = lambda b: b.decode("utf-8", "replace")
            for t in s["tables"]:
                for c in t["columns"]:
                    c["values"] = values_of(database, t["name"], c["name"], VALUES, rng) if database else []
            out[s["db_id"]] = s
    return out


def spider(data, rng, counts):
    schemas = spider_schemas(data, rng)
    keep = set((HERE / "validation_dbs.txt").read_text().split())
    pairs = []
    for r in lines(data / "spider" / "spider_train.jsonl.gz"):
        counts["spider questions"] += 1
        if not r["exec"].get("ok") and schemas[r["db_id"]].get("sqlite"):
            counts["dropped: gold fails"] += 1
            continue
        try:
            form = named.convert(r["sql"], named.index(schemas[r["db_id"]]["tables"]))
        except named.Unsupported as e:
            counts[f"dropped: {e}"] += 1
            continue
        counts["spider converted"] += 1
        asked = [("spider", r["question"])]
        if r["question_syn"] != r["question"]:
            asked.append(("spider-syn", r["question_syn"]))
        for source, question in asked:
            pairs.append({"db_id": r["db_id"], "question": question, "named": form, "source": source,
                          "split": "validation" if r["db_id"] in keep else "train", "id": r["id"]})
    return schemas, pairs


def wikisql(data, limit, rng, counts, split="train"):
    """Single tables; the literals of all questions on a table stand for its rows. The
    tables of WikiSQL's dev half are kept apart."""
    name, prefix = {"train": ("train", "wikisql"), "validation": ("dev", "wikidev")}[split]
    rows = collections.defaultdict(list)
    for r in lines(data / "wikisql" / f"wikisql_{name}.jsonl.gz"):
        if len(r["columns_seen"]) >= 3:
            rows[r["table_id"]].append(r)
    chosen = rng.sample(sorted(rows), min(limit, len(rows)))
    schemas, pairs = {}, []
    for table in chosen:
        columns = {c: [] for c in rows[table][0]["columns_seen"]}
        numeric = set()
        forms = []
        for r in rows[table]:
            tables = [{"name": "t", "columns": [{"name": c} for c in columns]}]
            try:
                forms.append((r["question"], named.convert(r["sql"], named.index(tables))))
                tree = named.sqlglot.parse_one(r["sql"], read="sqlite")
            except (named.Unsupported, named.sqlglot.errors.SqlglotError) as e:
                counts[f"wikisql dropped: {type(e).__name__}"] += 1
                continue
            for n in tree.find_all(named.exp.Binary):
                if isinstance(n.this, named.exp.Column) and isinstance(n.expression, named.exp.Literal):
                    if n.expression.is_string:
                        columns.setdefault(n.this.name, []).append(n.expression.this)
                    else:
                        numeric.add(n.this.name)
        db = f"{prefix}-{table}"
        title = rng.choice(["records", "entries", "results", "list", "t", "data", "items"])
        schemas[db] = {"db_id": db, "tables": [{"name": title, "primary_key": [], "foreign_keys": [], "columns": [
            {"name": c, "type": "INTEGER" if c in numeric and not v else "TEXT", "values": v}
            for c, v in columns.items()]}]}
        pairs += [{"db_id": db, "question": q, "named": f.replace("t:t ", f"t:{title} ").replace("c:t.", f"c:{title}."),
                   "source": prefix, "split": split} for q, f in forms]
        counts[f"{prefix} tables"] += 1
        counts[f"{prefix} pairs"] += len(forms)
    return schemas, pairs


def plain(schema):
    """The schema as the dump tool reads it, nl_name kept for augment."""
    return {"db_id": schema["db_id"], "tables": [
        {"name": t["name"], "nl_name": t.get("nl_name", t["name"]), "primary_key": t["primary_key"],
         "foreign_keys": t["foreign_keys"],
         "columns": [{"name": c["name"], "type": c["type"], "values": c["values"],
                      "nl_name": c.get("nl_name", c["name"])} for c in t["columns"]]}
        for t in schema["tables"]]}


def write(path, rows):
    with open(path, "w") as f:
        f.writelines(json.dumps(r, ensure_ascii=False) + "\n" for r in rows)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=pathlib.Path, help="folder with spider/ and wikisql/; without it nothing is written")
    parser.add_argument("--build", type=pathlib.Path, default=HERE / "build")
    parser.add_argument("--wikisql-tables", type=int, default=5000)
    parser.add_argument("--wikisql-dev", type=int, default=300, help="tables of WikiSQL's dev half, for validation")
    parser.add_argument("--seed", type=int, default=1)
    a = parser.parse_args()
    a.build.mkdir(parents=True, exist_ok=True)
    rng, counts = random.Random(a.seed), collections.Counter()
    schemas, pairs = spider(a.data, rng, counts) if a.data else ({}, [])
    if a.data and a.wikisql_tables:
        more, extra = wikisql(a.data, a.wikisql_tables, rng, counts)
        schemas.update(more)
        pairs += extra
    if a.data and a.wikisql_dev:
        more, extra = wikisql(a.data, a.wikisql_dev, rng, counts, "validation")
        schemas.update(more)
        pairs += extra
    write(a.build / "schemas.jsonl", map(plain, schemas.values()))
    write(a.build / "pairs.jsonl", [p for p in pairs if p["split"] == "train"])
    write(a.build / "validation_pairs.jsonl", [p for p in pairs if p["split"] == "validation"])
    (a.build / "prepare_counts.json").write_text(json.dumps(counts, indent=1))
    for k, n in counts.most_common():
        print(f"{n:7d}  {k}")


if __name__ == "__main__":
    main()
