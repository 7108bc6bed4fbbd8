CREATE MACRO pg_get_userbyid(role) AS coalesce((SELECT sl_r.sl_rolname FROM streamlink.pg_roles sl_r WHERE sl_r.sl_oid = role), CASE role WHEN 6171 THEN 'pg_database_owner' END, 'unknown (OID=' || role || ')');

CREATE MACRO streamlink_base_type(t, m) AS CASE t
  WHEN 16 THEN 'boolean' WHEN 18 THEN '"char"' WHEN 20 THEN 'bigint' WHEN 21 THEN 'smallint' WHEN 23 THEN 'integer'
  WHEN 700 THEN 'real' WHEN 701 THEN 'double precision'
  WHEN 1042 THEN CASE WHEN m >= 4 THEN 'character(' || (m - 4) || ')' WHEN m IS NULL THEN 'character' ELSE 'bpchar' END
  WHEN 1043 THEN CASE WHEN m >= 4 THEN 'character varying(' || (m - 4) || ')' ELSE 'character varying' END
  WHEN 1083 THEN 'time without time zone' WHEN 1266 THEN 'time with time zone'
  WHEN 1114 THEN 'timestamp without time zone' WHEN 1184 THEN 'timestamp with time zone'
  WHEN 1562 THEN 'bit varying' WHEN 1560 THEN 'bit'
  WHEN 1700 THEN CASE WHEN m >= 4 THEN 'numeric(' || ((m - 4) >> 16) || ',' || ((m - 4) & 65535) || ')' ELSE 'numeric' END
  ELSE (SELECT CASE WHEN sl_n.sl_nspname IN ('pg_catalog', 'public') THEN '' ELSE sl_n.sl_nspname || '.' END || sl_y.sl_typname
        FROM streamlink.pg_type sl_y JOIN streamlink.pg_namespace sl_n ON sl_n.sl_oid = sl_y.sl_typnamespace WHERE sl_y.sl_oid = t) END;

CREATE MACRO format_type(t, m) AS CASE WHEN t IS NULL THEN NULL WHEN t = 0 THEN '-' ELSE coalesce(
  (SELECT streamlink_base_type(sl_a.sl_typelem, m) || '[]' FROM streamlink.pg_type sl_a WHERE sl_a.sl_oid = t AND sl_a.sl_typcategory = 'A' AND sl_a.sl_typsubscript = 'array_subscript_handler'),
  streamlink_base_type(t, m), '???') END;

CREATE MACRO streamlink_quoted(name) AS CASE WHEN regexp_full_match(name, '[a-z_][a-z0-9_$]*') THEN name ELSE '"' || replace(name, '"', '""') || '"' END;

CREATE MACRO streamlink_columns(rel, places) AS (SELECT string_agg(streamlink_quoted(sl_a.sl_attname), ', ' ORDER BY sl_k.sl_n)
  FROM (SELECT unnest(places) AS sl_place, generate_subscripts(places, 1) AS sl_n) sl_k JOIN streamlink.pg_attribute sl_a ON sl_a.sl_attrelid = rel AND sl_a.sl_attnum = sl_k.sl_place);

CREATE MACRO streamlink_relation(rel) AS (SELECT CASE WHEN sl_n.sl_nspname IN ('public', 'pg_catalog') THEN '' ELSE streamlink_quoted(sl_n.sl_nspname) || '.' END || streamlink_quoted(sl_c.sl_relname)
  FROM streamlink.pg_class sl_c JOIN streamlink.pg_namespace sl_n ON sl_n.sl_oid = sl_c.sl_relnamespace WHERE sl_c.sl_oid = rel);

CREATE MACRO pg_get_constraintdef(con) AS (SELECT CASE sl_c.sl_contype
    WHEN 'p' THEN 'PRIMARY KEY (' || streamlink_columns(sl_c.sl_conrelid, sl_c.sl_conkey) || ')'
    WHEN 'u' THEN 'UNIQUE (' || streamlink_columns(sl_c.sl_conrelid, sl_c.sl_conkey) || ')'
    WHEN 'c' THEN 'CHECK (' || sl_c.sl_conbin || ')'
    WHEN 'f' THEN 'FOREIGN KEY (' || streamlink_columns(sl_c.sl_conrelid, sl_c.sl_conkey) || ') REFERENCES ' || streamlink_relation(sl_c.sl_confrelid)
      || '(' || streamlink_columns(sl_c.sl_confrelid, sl_c.sl_confkey) || ')' END
  FROM streamlink.pg_constraint sl_c WHERE sl_c.sl_oid = con);

CREATE MACRO pg_get_indexdef(idx) AS (SELECT 'CREATE ' || CASE WHEN sl_x.sl_indisunique THEN 'UNIQUE ' ELSE '' END || 'INDEX ' || streamlink_quoted(sl_i.sl_relname) || ' ON '
    || streamlink_quoted(sl_n.sl_nspname) || '.' || streamlink_quoted(sl_t.sl_relname) || ' USING btree (' || streamlink_columns(sl_x.sl_indrelid, sl_x.sl_indkey) || ')'
  FROM streamlink.pg_index sl_x JOIN streamlink.pg_class sl_i ON sl_i.sl_oid = sl_x.sl_indexrelid JOIN streamlink.pg_class sl_t ON sl_t.sl_oid = sl_x.sl_indrelid
  JOIN streamlink.pg_namespace sl_n ON sl_n.sl_oid = sl_t.sl_relnamespace WHERE sl_x.sl_indexrelid = idx);

CREATE MACRO streamlink_indexcolumn(idx, place) AS (SELECT sl_a.sl_attname FROM streamlink.pg_index sl_x JOIN streamlink.pg_attribute sl_a ON sl_a.sl_attrelid = sl_x.sl_indrelid
  AND sl_a.sl_attnum = sl_x.sl_indkey[place] WHERE sl_x.sl_indexrelid = idx);

CREATE MACRO pg_get_expr(expr, rel) AS CAST(expr AS VARCHAR);

CREATE MACRO pg_get_viewdef(rel) AS (SELECT sl_v.sl_definition FROM streamlink.pg_views sl_v JOIN streamlink.pg_namespace sl_n ON sl_n.sl_nspname = sl_v.sl_schemaname
  JOIN streamlink.pg_class sl_c ON sl_c.sl_relnamespace = sl_n.sl_oid AND sl_c.sl_relname = sl_v.sl_viewname WHERE sl_c.sl_oid = rel);

CREATE MACRO obj_description(obj, catalog) AS (SELECT sl_d.sl_description FROM streamlink.pg_description sl_d
  WHERE sl_d.sl_objoid = obj AND sl_d.sl_objsubid = 0 AND sl_d.sl_classoid = (SELECT sl_c.sl_oid FROM streamlink.pg_class sl_c WHERE sl_c.sl_relname = catalog AND sl_c.sl_relnamespace = 11));

CREATE MACRO streamlink_description(obj) AS (SELECT min(sl_d.sl_description) FROM streamlink.pg_description sl_d WHERE sl_d.sl_objoid = obj AND sl_d.sl_objsubid = 0);

CREATE MACRO col_description(rel, place) AS (SELECT sl_d.sl_description FROM streamlink.pg_description sl_d
  WHERE sl_d.sl_objoid = rel AND sl_d.sl_objsubid = place AND sl_d.sl_classoid = 1259);

CREATE MACRO shobj_description(obj, catalog) AS CAST(NULL AS VARCHAR);

CREATE MACRO pg_table_is_visible(rel) AS (SELECT sl_c.sl_relnamespace IN (11, 2200) FROM streamlink.pg_class sl_c WHERE sl_c.sl_oid = rel);

CREATE MACRO current_schemas(implicit) AS CASE WHEN implicit THEN ['pg_catalog', 'public'] ELSE ['public'] END;

CREATE MACRO current_database() AS '{database}';

CREATE MACRO streamlink_typenames(types) AS (SELECT string_agg(format_type(sl_k.sl_t, NULL), ', ' ORDER BY sl_k.sl_n) FROM (SELECT unnest(types) AS sl_t, generate_subscripts(types, 1) AS sl_n) sl_k);

CREATE MACRO oidvectortypes(types) AS coalesce(streamlink_typenames(types), '');

CREATE MACRO pg_get_function_result(p) AS (SELECT CASE WHEN sl_f.sl_prokind = 'p' THEN NULL ELSE CASE WHEN sl_f.sl_proretset THEN 'SETOF ' ELSE '' END || format_type(sl_f.sl_prorettype, NULL) END
  FROM streamlink.pg_proc sl_f WHERE sl_f.sl_oid = p);

CREATE MACRO pg_get_function_arguments(p) AS (SELECT coalesce(streamlink_typenames(sl_f.sl_proargtypes), '') FROM streamlink.pg_proc sl_f WHERE sl_f.sl_oid = p);

CREATE MACRO pg_get_function_identity_arguments(p) AS (SELECT coalesce(streamlink_typenames(sl_f.sl_proargtypes), '') FROM streamlink.pg_proc sl_f WHERE sl_f.sl_oid = p);

CREATE MACRO streamlink_regclass(name) AS (SELECT sl_c.sl_oid FROM streamlink.pg_class sl_c JOIN streamlink.pg_namespace sl_n ON sl_n.sl_oid = sl_c.sl_relnamespace
  WHERE (CASE WHEN name LIKE '%.%' THEN sl_n.sl_nspname = trim(split_part(name, '.', 1), '"') AND sl_c.sl_relname = trim(split_part(name, '.', 2), '"')
  ELSE sl_c.sl_relname = trim(name, '"') AND sl_n.sl_nspname IN ('pg_catalog', 'public') END) ORDER BY sl_n.sl_nspname LIMIT 1);

CREATE MACRO to_regclass(name) AS streamlink_regclass(name);

CREATE MACRO to_regtype(name) AS (SELECT sl_t.sl_oid FROM streamlink.pg_type sl_t
  WHERE sl_t.sl_typname = CASE WHEN name LIKE '%[]' THEN '_' ELSE '' END || CASE regexp_replace(replace(lower(trim(replace(replace(name, 'pg_catalog.', ''), '[]', ''))), '"', ''), '\s*\([0-9, ]*\)', '')
    WHEN 'boolean' THEN 'bool' WHEN 'smallint' THEN 'int2' WHEN 'integer' THEN 'int4' WHEN 'int' THEN 'int4' WHEN 'bigint' THEN 'int8'
    WHEN 'real' THEN 'float4' WHEN 'double precision' THEN 'float8' WHEN 'decimal' THEN 'numeric' WHEN 'character varying' THEN 'varchar'
    WHEN 'character' THEN 'bpchar' WHEN 'char' THEN 'bpchar' WHEN 'time without time zone' THEN 'time' WHEN 'time with time zone' THEN 'timetz'
    WHEN 'timestamp without time zone' THEN 'timestamp' WHEN 'timestamp with time zone' THEN 'timestamptz'
    ELSE regexp_replace(replace(lower(trim(replace(replace(name, 'pg_catalog.', ''), '[]', ''))), '"', ''), '\s*\([0-9, ]*\)', '') END
  ORDER BY sl_t.sl_typnamespace LIMIT 1);

CREATE MACRO acldefault(kind, owner) AS CAST(NULL AS VARCHAR[]);

CREATE MACRO pg_get_functiondef(f) AS CAST(NULL AS VARCHAR);

CREATE MACRO pg_get_function_sqlbody(f) AS CAST(NULL AS VARCHAR);

CREATE MACRO pg_get_triggerdef(t) AS CAST(NULL AS VARCHAR), (t, pretty) AS CAST(NULL AS VARCHAR);

CREATE MACRO pg_get_ruledef(r) AS CAST(NULL AS VARCHAR), (r, pretty) AS CAST(NULL AS VARCHAR);

CREATE MACRO pg_get_statisticsobjdef(s) AS CAST(NULL AS VARCHAR);

CREATE MACRO pg_get_statisticsobjdef_columns(s) AS CAST(NULL AS VARCHAR);

CREATE MACRO pg_index_column_has_property(idx, place, property) AS CASE property WHEN 'asc' THEN TRUE WHEN 'desc' THEN FALSE
  WHEN 'nulls_first' THEN FALSE WHEN 'nulls_last' THEN TRUE WHEN 'orderable' THEN TRUE WHEN 'returnable' THEN TRUE END;

CREATE MACRO pg_total_relation_size(rel) AS CAST(NULL AS BIGINT);

CREATE MACRO pg_relation_size(rel) AS CAST(NULL AS BIGINT), (rel, fork) AS CAST(NULL AS BIGINT);

CREATE MACRO pg_table_size(rel) AS CAST(NULL AS BIGINT);

CREATE MACRO pg_indexes_size(rel) AS CAST(NULL AS BIGINT);

CREATE MACRO pg_database_size(db) AS CAST(NULL AS BIGINT);

CREATE MACRO pg_tablespace_size(space) AS CAST(NULL AS BIGINT);

CREATE MACRO pg_stat_get_numscans(rel) AS CAST(NULL AS BIGINT);

CREATE MACRO pg_relation_is_updatable(rel, triggers) AS 0;

CREATE MACRO pg_size_pretty(bytes) AS CASE WHEN bytes IS NULL THEN CAST(NULL AS VARCHAR) WHEN abs(bytes) < 10240 THEN bytes || ' bytes' WHEN abs(bytes) < 10485760 THEN round_even(bytes / 1024, 0)::BIGINT || ' kB'
  WHEN abs(bytes) < 10737418240 THEN round_even(bytes / 1048576, 0)::BIGINT || ' MB' ELSE round_even(bytes / 1073741824, 0)::BIGINT || ' GB' END;
