"""pairs: what StreamLink makes of another transpiler's pairs of statements.

A file <source>-to-<target>.public.jsonl holds a pair a line: `sql` in the source's dialect and
`expected` in the target's, `kind` (how strongly the pair is asserted) and `source_form` (what
the source's real parser says of it: statement, expression or invalid). Of the valid ones it is
counted by kind how many `streamlink translate` turns into a statement, how many of those the
target's grammar takes (DuckDB's own parser; sqlglot's for Spark), and how many are the
expected statement: equal as trees, but for names of output columns, parentheses, quotes and
the place of NULLs where it is said. Equal rows under other words are not equal here: what the
statements mean when they are run is measured by corpus-dialect.
"""
import argparse
import json
import logging
import pathlib
import subprocess

import duckdb
import sqlglot
from sqlglot import exp


def statement(pair, field):
    return ("SELECT " if pair["source_form"] == "expression" else "") + pair[field]


def tree(sql, dialect):
    """sql as a text of its tree, without what means nothing for its rows."""

    def plain(node):
        if isinstance(node, exp.Alias) and isinstance(node.parent, exp.Select):
            node = node.this
        while isinstance(node, exp.Paren):
            node = node.this
        if isinstance(node, exp.Ordered):
            node.set("nulls_first", None)
            node.set("desc", node.args.get("desc") or None)
        if isinstance(node, exp.Identifier):
            node.set("quoted", False)
        return node

    return sqlglot.parse_one(sql, read=dialect).transform(plain).sql(dialect, normalize=True, comments=False).lower()


def parses(sql, target):
    try:
        duckdb.extract_statements(sql) if target == "duckdb" else sqlglot.parse(sql, read="spark")
    except (duckdb.Error, sqlglot.errors.SqlglotError):
        return False
    return True


def equal(got, expected, target):
    try:
        return tree(got, target) == tree(expected, target)
    except sqlglot.errors.SqlglotError:
        return False


def translated(streamlink, source, target, pairs):
    """What translate answers, by the pair's number."""
    asked = "".join(json.dumps({"id": str(i), "sql": statement(p, "sql")}) + "\n" for i, p in enumerate(pairs))
    done = subprocess.run([streamlink, "translate", "--from", source, "--to", target, "--jsonl"],
                          input=asked, capture_output=True, text=True)
    return {int(d["id"]): d for d in map(json.loads, done.stdout.splitlines())}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--streamlink", required=True, help="the binary")
    parser.add_argument("--data", required=True, type=pathlib.Path, help="folder of the pairs")
    parser.add_argument("--misses", action="store_true", help="show the asserted pairs that are not equal")
    a = parser.parse_args()
    logging.getLogger("sqlglot").setLevel(logging.CRITICAL)
    print("| source | target | kind | pairs | translated | parse | equal |\n|---|---|---|---|---|---|---|")
    misses = []
    for source in ("postgres", "mysql"):
        for target in ("duckdb", "spark"):
            lines = (a.data / f"{source}-to-{target}.public.jsonl").read_text().splitlines()
            pairs = [p for p in map(json.loads, lines) if p["source_form"] != "invalid"]
            answers = translated(a.streamlink, source, target, pairs)
            table = {}
            for i, p in enumerate(pairs):
                row = table.setdefault("asserted" if p["kind"].startswith("asserted") else p["kind"], [0] * 4)
                row[0] += 1
                got = answers.get(i, {}).get("sql")
                good = False
                if got:
                    row[1] += 1
                    row[2] += parses(got, target)
                    good = equal(got, statement(p, "expected"), target)
                    row[3] += good
                if not good and p["kind"].startswith("asserted"):
                    misses.append((source, target, p["sql"], p["expected"], got or answers.get(i, {}).get("error")))
            for kind, row in table.items():
                print(f"| {source} | {target} | {kind} | " + " | ".join(map(str, row)) + " |")
    if a.misses:
        for source, target, asked, expected, got in misses:
            print(f"\n{source} to {target}: {asked}\n  expected  {expected}\n  printed   {got}")


if __name__ == "__main__":
    main()
