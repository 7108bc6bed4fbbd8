"""The sample data's schema as the dump tool reads it, with all values of short columns."""
import duckdb
import yaml

SAMPLE = "patents"


def sample_schema(folder):
    described = yaml.safe_load(open(folder / "schema.yaml"))["tables"]
    db, tables = duckdb.connect(), []
    for table, about in sorted(described.items()):  # the order in which the engine lists them
        file = f"read_parquet('{folder}/{table}.parquet')"
        columns = []
        for column, kind in [r[:2] for r in db.execute(f"DESCRIBE SELECT * FROM {file}").fetchall()]:
            values = []
            if kind == "VARCHAR":
                values = [r[0] for r in db.execute(f'SELECT DISTINCT "{column}" FROM {file} WHERE "{column}" <> \'\' ORDER BY 1').fetchall()]
            columns.append({"name": column, "type": kind, "values": values, "nl_name": column.replace("_", " ")})
        tables.append({"name": table, "nl_name": table.replace("_", " "), "columns": columns,
                       "primary_key": about.get("primary_key", []),
                       "foreign_keys": [{"columns": k["columns"], "ref_table": k["table"], "ref_columns": k["references"]}
                                        for k in about.get("foreign_keys", [])]})
    return {"db_id": SAMPLE, "tables": tables}
