SELECT 1, 'x', 1 + 1, -1, NULL, true, 1.5
SELECT count(*), sum(id), max(name), upper('a'), coalesce(1, 2), nullif(1, 2), greatest(1, 2) FROM people
SELECT 1::int, 'x'::text, CAST(1 AS bigint), date '2024-01-01', interval '1 day', now() IS NULL
SELECT CASE WHEN true THEN 1 END, (SELECT 1), (SELECT id FROM people LIMIT 1), EXISTS (SELECT 1), ARRAY[1], row(1,2) IS NULL
SELECT extract(year from now()) > 0, current_date IS NULL, position('a' in 'b'), substring('abc' from 1), trim('a'), overlay('abc' placing 'x' from 1)
SELECT p.id, p.name AS n, p.id + 1 AS "A B", (p).name FROM people p WHERE id = 1
SELECT (ARRAY[1,2])[1], ('{"a":1}'::json)->'a', 'a' || 'b', NOT true, 1 IN (1), 1 BETWEEN 0 AND 2, 'a' LIKE 'b'
SELECT lower(upper('x')), round(1.5)::int, (1 + 1)::text, id::text FROM people WHERE id = 1
SELECT 1 AS "?column?", 2 AS a, 3 AS a
SELECT cast(1 as numeric(5,2)), '1'::varchar(3), 'x'::char(3), 1::float4, 1::float8, 'a'::name
SELECT «current_user = session_user¦current_schema¦current_catalog = current_database()¦current_setting('server_encoding')»
SELECT pg_typeof(sum(a)), pg_typeof(avg(a)), pg_typeof(sum(b)), pg_typeof(sum(c)), pg_typeof(avg(d)), pg_typeof(count(*)) FROM nums WHERE id < 4
SELECT pg_typeof(extract(year from now())), pg_typeof(date '2024-01-01' - 1), pg_typeof(1 / 2), pg_typeof(1.0 / 2), pg_typeof(2 ^ 2), pg_typeof(round(1.5)), pg_typeof('a' || 'b'), pg_typeof(now() - now())
SELECT xmin IS NULL FROM people
SELECT nope FROM people
SELECT p.nope FROM people p
SELECT * FROM nowhere
SELECT nofunction(1)
SELECT id, count(*) FROM people
SELECT name FROM people GROUP BY id, active
SELECT 1 +
SELECT sum(name) FROM people
SELECT upper(1)
SELECT id || id FROM people WHERE id = 1
SELECT ambiguous.id FROM people a, people b
SELECT id FROM people a, people b
SELECT max(id) FROM people WHERE max(id) > 1
SELECT date '2024-01-01' + date '2024-01-01'
SELECT abs('x')
SELECT length(5)
SELECT 1 LIMIT 'x'
