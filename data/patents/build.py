#!/usr/bin/env python3
"""Builds the Parquet files of this folder from the SQLite file of drone patents.

    pip install duckdb==1.4.1
    python build.py ../../../shared/data/patents/patents_drones.sqlite.gz

Source: github.com/poldham/drones at commit 86cece7 (MIT licence, Paul Oldham),
table lens_drones; the records come from The Lens (lens.org).
The input holds that table split into seven keyed tables. This script only copies
them (without the url column, which is 'https://lens.org/' and the lens_id) and adds
patents_wide, one row a patent.
"""
import csv
import gzip
import os
import shutil
import sqlite3
import sys
import tempfile

import duckdb

HERE = os.path.dirname(os.path.abspath(__file__))

# table -> (column, DuckDB type); the order is the order in the file.
TABLES = {
    "patents": [
        ("patent_id", "INTEGER"), ("publication_number", "VARCHAR"),
        ("jurisdiction", "VARCHAR"), ("kind_code", "VARCHAR"),
        ("document_type", "VARCHAR"), ("title", "VARCHAR"),
        ("publication_date", "DATE"), ("publication_year", "INTEGER"),
        ("application_number", "VARCHAR"), ("filing_date", "DATE"),
        ("earliest_priority_date", "DATE"), ("cited_by_count", "INTEGER"),
        ("simple_family_size", "INTEGER"), ("extended_family_size", "INTEGER"),
        ("lens_id", "VARCHAR"),
    ],
    "applicants": [("applicant_id", "INTEGER"), ("name", "VARCHAR")],
    "inventors": [("inventor_id", "INTEGER"), ("name", "VARCHAR")],
    "patent_applicants": [
        ("patent_id", "INTEGER"), ("applicant_id", "INTEGER"), ("sequence", "INTEGER")],
    "patent_inventors": [
        ("patent_id", "INTEGER"), ("inventor_id", "INTEGER"), ("sequence", "INTEGER")],
    "patent_cpc": [
        ("patent_id", "INTEGER"), ("cpc_code", "VARCHAR"), ("cpc_section", "VARCHAR"),
        ("cpc_class", "VARCHAR"), ("cpc_subclass", "VARCHAR")],
    "patent_ipc": [
        ("patent_id", "INTEGER"), ("ipc_code", "VARCHAR"), ("ipc_section", "VARCHAR"),
        ("ipc_class", "VARCHAR"), ("ipc_subclass", "VARCHAR")],
}

# The first applicant is the one with the lowest sequence; the first CPC subclass is
# that of the patent's first row in patent_cpc.
WIDE = """
SELECT p.patent_id, p.publication_number, p.jurisdiction, p.document_type, p.title,
       a.name AS assignee, c.cpc, p.filing_date, p.publication_date,
       p.publication_year AS year, p.cited_by_count
FROM patents p
LEFT JOIN (SELECT pa.patent_id, arg_min(ap.name, (pa.sequence, pa.applicant_id)) AS name
           FROM patent_applicants pa JOIN applicants ap USING (applicant_id)
           GROUP BY pa.patent_id) a ON a.patent_id = p.patent_id
LEFT JOIN (SELECT patent_id, arg_min(cpc_subclass, rowid) AS cpc
           FROM patent_cpc GROUP BY patent_id) c ON c.patent_id = p.patent_id
ORDER BY p.patent_id
"""


def load(con, path):
    """Copies each table out of SQLite in its row order; empty strings become NULL."""
    src = sqlite3.connect(path)
    for table, columns in TABLES.items():
        con.execute("CREATE TABLE %s (%s)" % (table, ", ".join("%s %s" % c for c in columns)))
        names = [c for c, _ in columns]
        rows = src.execute("SELECT %s FROM %s ORDER BY rowid" % (", ".join(names), table))
        with tempfile.NamedTemporaryFile("w", suffix=".csv", newline="") as f:
            w = csv.writer(f, quoting=csv.QUOTE_NONNUMERIC)
            for row in rows:
                w.writerow(["" if v is None else v for v in row])
            f.flush()
            con.execute("INSERT INTO %s SELECT * FROM read_csv(?, header=false, nullstr='', "
                        "allow_quoted_nulls=true, quote='\"', escape='\"', auto_detect=false, columns={%s})"
                        % (table, ", ".join("'%s': '%s'" % c for c in columns)), [f.name])


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    with tempfile.NamedTemporaryFile(suffix=".sqlite") as plain:
        with gzip.open(sys.argv[1]) as packed:
            shutil.copyfileobj(packed, plain)
        plain.flush()
        con = duckdb.connect(config={"threads": 1})
        load(con, plain.name)
    con.execute("CREATE TABLE patents_wide AS " + WIDE)
    for table in [*TABLES, "patents_wide"]:
        out = os.path.join(HERE, table + ".parquet")
        con.execute("COPY (SELECT * FROM %s) TO '%s' "
                    "(FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 19)" % (table, out))
        rows = con.execute("SELECT count(*) FROM '%s'" % out).fetchone()[0]
        print("%-18s %7d rows %9d bytes" % (table, rows, os.path.getsize(out)))


if __name__ == "__main__":
    main()
