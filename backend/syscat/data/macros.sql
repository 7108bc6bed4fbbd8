CREATE MACRO pg_get_userbyid(role) AS coalesce((SELECT r.rolname FROM main.pg_roles r WHERE r.oid = role), 'unknown (OID=' || role || ')');

CREATE MACRO streamlink_base_type(t, m) AS CASE t
  WHEN 16 THEN 'boolean' WHEN 18 THEN '"char"' WHEN 20 THEN 'bigint' WHEN 21 THEN 'smallint' WHEN 23 THEN 'integer'
  WHEN 700 THEN 'real' WHEN 701 THEN 'double precision'
  WHEN 1042 THEN CASE WHEN m >= 4 THEN 'character(' || (m - 4) || ')' WHEN m IS NULL THEN 'character' ELSE 'bpchar' END
  WHEN 1043 THEN CASE WHEN m >= 4 THEN 'character varying(' || (m - 4) || ')' ELSE 'character varying' END
  WHEN 1083 THEN 'time without time zone' WHEN 1266 THEN 'time with time zone'
  WHEN 1114 THEN 'timestamp without time zone' WHEN 1184 THEN 'timestamp with time zone'
  WHEN 1562 THEN 'bit varying' WHEN 1560 THEN 'bit'
  WHEN 1700 THEN CASE WHEN m >= 4 THEN 'numeric(' || ((m - 4) >> 16) || ',' || ((m - 4) & 65535) || ')' ELSE 'numeric' END
  ELSE (SELECT CASE WHEN n.nspname IN ('pg_catalog', 'public') THEN '' ELSE n.nspname || '.' END || y.typname
        FROM main.pg_type y JOIN main.pg_namespace n ON n.oid = y.typnamespace WHERE y.oid = t) END;

CREATE MACRO format_type(t, m) AS CASE WHEN t IS NULL THEN NULL WHEN t = 0 THEN '-' ELSE coalesce(
  (SELECT streamlink_base_type(a.typelem, m) || '[]' FROM main.pg_type a WHERE a.oid = t AND a.typcategory = 'A' AND a.typsubscript = 'array_subscript_handler'),
  streamlink_base_type(t, m), '???') END;

CREATE MACRO streamlink_quoted(name) AS CASE WHEN regexp_full_match(name, '[a-z_][a-z0-9_$]*') THEN name ELSE '"' || replace(name, '"', '""') || '"' END;

CREATE MACRO streamlink_columns(rel, places) AS (SELECT string_agg(streamlink_quoted(a.attname), ', ' ORDER BY k.n)
  FROM (SELECT unnest(places) AS place, generate_subscripts(places, 1) AS n) k JOIN main.pg_attribute a ON a.attrelid = rel AND a.attnum = k.place);

CREATE MACRO streamlink_relation(rel) AS (SELECT CASE WHEN n.nspname IN ('public', 'pg_catalog') THEN '' ELSE streamlink_quoted(n.nspname) || '.' END || streamlink_quoted(c.relname)
  FROM main.pg_class c JOIN main.pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = rel);

CREATE MACRO pg_get_constraintdef(con) AS (SELECT CASE c.contype
    WHEN 'p' THEN 'PRIMARY KEY (' || streamlink_columns(c.conrelid, c.conkey) || ')'
    WHEN 'f' THEN 'FOREIGN KEY (' || streamlink_columns(c.conrelid, c.conkey) || ') REFERENCES ' || streamlink_relation(c.confrelid)
      || '(' || streamlink_columns(c.confrelid, c.confkey) || ')' END
  FROM main.pg_constraint c WHERE c.oid = con);

CREATE MACRO pg_get_indexdef(idx) AS (SELECT 'CREATE ' || CASE WHEN x.indisunique THEN 'UNIQUE ' ELSE '' END || 'INDEX ' || streamlink_quoted(i.relname) || ' ON '
    || streamlink_quoted(n.nspname) || '.' || streamlink_quoted(t.relname) || ' USING btree (' || streamlink_columns(x.indrelid, x.indkey) || ')'
  FROM main.pg_index x JOIN main.pg_class i ON i.oid = x.indexrelid JOIN main.pg_class t ON t.oid = x.indrelid
  JOIN main.pg_namespace n ON n.oid = t.relnamespace WHERE x.indexrelid = idx);

CREATE MACRO streamlink_indexcolumn(idx, place) AS (SELECT a.attname FROM main.pg_index x JOIN main.pg_attribute a ON a.attrelid = x.indrelid
  AND a.attnum = x.indkey[place] WHERE x.indexrelid = idx);

CREATE MACRO pg_get_expr(expr, rel) AS CAST(expr AS VARCHAR);

CREATE MACRO pg_get_viewdef(rel) AS CAST(NULL AS VARCHAR);

CREATE MACRO obj_description(obj, catalog) AS (SELECT d.description FROM main.pg_description d
  WHERE d.objoid = obj AND d.objsubid = 0 AND d.classoid = (SELECT c.oid FROM main.pg_class c WHERE c.relname = catalog AND c.relnamespace = 11));

CREATE MACRO streamlink_description(obj) AS (SELECT min(d.description) FROM main.pg_description d WHERE d.objoid = obj AND d.objsubid = 0);

CREATE MACRO col_description(rel, place) AS (SELECT d.description FROM main.pg_description d
  WHERE d.objoid = rel AND d.objsubid = place AND d.classoid = 1259);

CREATE MACRO shobj_description(obj, catalog) AS CAST(NULL AS VARCHAR);

CREATE MACRO pg_table_is_visible(rel) AS (SELECT c.relnamespace IN (11, 2200) FROM main.pg_class c WHERE c.oid = rel);

CREATE MACRO streamlink_typevisible(t) AS (SELECT y.typnamespace IN (11, 2200) FROM main.pg_type y WHERE y.oid = t);

CREATE MACRO streamlink_procvisible(p) AS (SELECT y.pronamespace IN (11, 2200) FROM main.pg_proc y WHERE y.oid = p);

CREATE MACRO current_schemas(implicit) AS CASE WHEN implicit THEN ['pg_catalog', 'public'] ELSE ['public'] END;

CREATE MACRO current_database() AS '{database}';

CREATE MACRO streamlink_typenames(types) AS (SELECT string_agg(format_type(k.t, NULL), ', ' ORDER BY k.n) FROM (SELECT unnest(types) AS t, generate_subscripts(types, 1) AS n) k);

CREATE MACRO oidvectortypes(types) AS coalesce(streamlink_typenames(types), '');

CREATE MACRO pg_get_function_result(p) AS (SELECT CASE WHEN f.prokind = 'p' THEN NULL ELSE CASE WHEN f.proretset THEN 'SETOF ' ELSE '' END || format_type(f.prorettype, NULL) END
  FROM main.pg_proc f WHERE f.oid = p);

CREATE MACRO pg_get_function_arguments(p) AS (SELECT coalesce(streamlink_typenames(f.proargtypes), '') FROM main.pg_proc f WHERE f.oid = p);

CREATE MACRO pg_get_function_identity_arguments(p) AS (SELECT coalesce(streamlink_typenames(f.proargtypes), '') FROM main.pg_proc f WHERE f.oid = p);

CREATE MACRO streamlink_regclass(name) AS (SELECT c.oid FROM main.pg_class c JOIN main.pg_namespace n ON n.oid = c.relnamespace
  WHERE (CASE WHEN name LIKE '%.%' THEN n.nspname = trim(split_part(name, '.', 1), '"') AND c.relname = trim(split_part(name, '.', 2), '"')
  ELSE c.relname = trim(name, '"') AND n.nspname IN ('pg_catalog', 'public') END) ORDER BY n.nspname LIMIT 1);

CREATE MACRO acldefault(kind, owner) AS CAST(NULL AS VARCHAR[]);
