"""wikisql_suite: WikiSQL's dev half as a folder that `streamlink eval --data` takes.

The public half has no rows. Each table gets some: for each question two that its conditions
hold for, and some that no question knows; all else in them is drawn so that no two columns and
no two rows hold the same. Two queries then give the same rows only when they ask the same."""
import argparse
import collections
import gzip
import json
import pathlib
import random
import sqlite3

from . import named
from .prepare import lines

CONSONANTS, VOWELS = "bdfgklmnprstvz", "aeiou"


def quoted(name):
    return '"' + name.replace('"', '""') + '"'


def conditions(tree):
    """(column, comparison, literal or None where it is a text, text or None) of a gold's WHERE."""
    where = tree.args.get("where")
    for n in where.find_all(named.exp.Binary) if where else ():
        if isinstance(n.this, named.exp.Column) and isinstance(n.expression, named.exp.Literal):
            yield n.this.name, n.key, n.expression.this, n.expression.is_string


def table_of(questions, rng):
    """(columns with types, rows) that questions on one table can be asked of."""
    columns, numeric, asked = list(questions[0]["columns_seen"]), set(), []
    texts = set()
    for q in questions:
        found = list(conditions(named.sqlglot.parse_one(q["sql"], read="sqlite")))
        asked.append(found)
        for column, _, _, text in found:
            (texts if text else numeric).add(column)
        for f in named.sqlglot.parse_one(q["sql"], read="sqlite").find_all(named.exp.Sum, named.exp.Avg):
            numeric.update(c.name for c in f.find_all(named.exp.Column))
    numeric -= texts
    used = set()

    def fresh(column):
        while True:
            cell = rng.randint(1, 99999) if column in numeric else "".join(rng.choice(CONSONANTS) + rng.choice(VOWELS) for _ in range(4)).title()
            if cell not in used:
                used.add(cell)
                return cell

    rows = []
    for found in [f for f in asked for _ in range(2)] + [[]] * 12:
        row = {c: fresh(c) for c in columns}
        for column, how, literal, text in found:
            if text:
                row[column] = literal
                continue
            n = float(literal)
            n = {"gt": n + rng.randint(1, 50), "gte": n, "lt": n - rng.randint(1, 50), "lte": n}.get(how, n)
            row[column] = int(n) if n == int(n) else n
        rows.append([row[c] for c in columns])
    return [(c, "REAL" if c in numeric else "TEXT") for c in columns], rows


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=pathlib.Path, required=True, help="folder with wikisql/")
    parser.add_argument("--out", type=pathlib.Path, required=True)
    parser.add_argument("--tables", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    a = parser.parse_args()
    rng = random.Random(a.seed)
    found = collections.defaultdict(list)
    for r in lines(a.data / "wikisql" / "wikisql_dev.jsonl.gz"):
        if len(r["columns_seen"]) >= 3:
            found[r["table_id"]].append(r)
    (a.out / "sqlite").mkdir(parents=True, exist_ok=True)
    schemas, asked = [], []
    for id in rng.sample(sorted(found), min(a.tables, len(found))):
        db = "wikisql-" + id
        columns, rows = table_of(found[id], rng)
        file = a.out / "sqlite" / f"{db}.sqlite"
        file.unlink(missing_ok=True)
        with sqlite3.connect(file) as con:
            con.execute("CREATE TABLE t (" + ", ".join(f"{quoted(c)} {kind}" for c, kind in columns) + ")")
            con.executemany("INSERT INTO t VALUES (" + ", ".join("?" * len(columns)) + ")", rows)
        con.close()
        schemas.append({"db_id": db, "tables": [{"name": "t", "columns": [{"name": c, "type": kind} for c, kind in columns], "primary_key": [], "foreign_keys": []}]})
        asked += [{"id": r["id"], "db_id": db, "question": r["question"], "sql": r["sql"]} for r in found[id]]
    for name, rows in (("schemas.jsonl.gz", schemas), ("questions.jsonl.gz", asked)):
        with gzip.open(a.out / name, "wt") as f:
            f.writelines(json.dumps(r, ensure_ascii=False) + "\n" for r in rows)
    print(f"{len(schemas)} tables, {len(asked)} questions")


if __name__ == "__main__":
    main()
