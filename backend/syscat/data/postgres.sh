#!/bin/sh
# Writes postgres.columns.tsv and postgres.rows.gz from a fresh PostgreSQL 15 cluster, which
# psql reaches as it stands: the columns of every catalog relation, and the rows of those
# that no user changes. Fields end with the unit separator (0x1f), rows with the record
# separator (0x1e), relations with the group separator (0x1d); NULL is \N, an array is
# DuckDB's.
set -eu
cd "$(dirname "$0")"
psql -XAtq -F "$(printf '\t')" -c "
  SELECT n.nspname, c.relname, a.attname, t.typname, a.attnotnull::int
  FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
  JOIN pg_type b ON b.oid = a.atttypid JOIN pg_type t ON t.oid = CASE b.typtype WHEN 'd' THEN b.typbasetype ELSE b.oid END
  WHERE n.nspname IN ('pg_catalog', 'information_schema') AND c.relkind IN ('r', 'v') AND a.attnum > 0
  ORDER BY 1, 2, a.attnum" > postgres.columns.tsv
for r in pg_class pg_namespace pg_aggregate pg_am pg_amop pg_amproc pg_cast pg_collation pg_conversion pg_language pg_opclass pg_operator pg_opfamily \
  pg_proc pg_range pg_settings pg_tablespace pg_ts_config pg_ts_dict pg_ts_parser pg_ts_template pg_type \
  pg_description information_schema.sql_features information_schema.sql_implementation_info information_schema.sql_sizing; do
  name=${r#*.}
  list=$(psql -XAtq -c "
    SELECT string_agg(CASE
        WHEN '$name' = 'pg_proc' AND attname IN ('prosrc', 'proargdefaults') THEN 'NULL'
        WHEN t.typname IN ('int2vector', 'oidvector') THEN format('CASE WHEN %1\$I IS NOT NULL THEN ''['' || array_to_string(%1\$I, '','') || '']'' END', attname)
        WHEN t.typname IN ('_aclitem') THEN 'NULL'
        WHEN t.typelem <> 0 AND t.typlen = -1 THEN format('CASE WHEN %1\$I IS NOT NULL THEN ''['' || array_to_string(%1\$I, '','', ''NULL'') || '']'' END', attname)
        ELSE format('%I::text', attname) END, ', ' ORDER BY attnum)
    FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid WHERE attrelid = '$r'::regclass AND attnum > 0")
  where=true
  test $name = pg_type && where="typrelid = 0 AND oid < 12000 OR typrelid < 12000 AND typrelid > 0 OR typelem IN (SELECT oid FROM pg_type WHERE oid < 12000)"
  test $name = pg_description && where="classoid IN ('pg_type'::regclass, 'pg_am'::regclass, 'pg_language'::regclass, 'pg_namespace'::regclass)"
  test $name = pg_settings && where="name !~ 'file|directory|path$'"
  test $name = pg_class && where="relkind IN ('r', 'v') AND relnamespace::regnamespace::text IN ('pg_catalog', 'information_schema')"
  test $name = pg_namespace && where="nspname IN ('pg_catalog', 'information_schema', 'pg_toast', 'public')"
  printf '%s\036' "$r"
  psql -XAtq -F "$(printf '\037')" -R "$(printf '\036')" -P 'null=\N' -c "SELECT $list FROM $r WHERE $where ORDER BY 1"
  printf '\035'
done | gzip -9n > postgres.rows.gz
