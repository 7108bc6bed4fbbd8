# a second hand's statements, of the same kinds as outsider.sql
SELECT name, salary, rank() OVER (ORDER BY salary DESC NULLS LAST), lead(name, 1, 'none') OVER (ORDER BY id), sum(salary) OVER (PARTITION BY active ORDER BY id) FROM people ORDER BY id
SELECT status, count(*) AS n, count(*) * 100 / sum(count(*)) OVER () AS pct FROM orders GROUP BY status ORDER BY count(*) DESC, status NULLS FIRST
SELECT date_part('year', placed)::int AS y, to_char(placed, 'Month') AS m, sum(qty) FROM orders WHERE placed IS NOT NULL GROUP BY 1, 2 ORDER BY 1, 2
SELECT p.id, array_agg(o.id ORDER BY o.id) FILTER (WHERE o.id IS NOT NULL) AS oids, coalesce(json_agg(o.status ORDER BY o.id) FILTER (WHERE o.id IS NOT NULL), '[]') AS st FROM people p LEFT JOIN orders o ON o.person = p.id GROUP BY p.id ORDER BY p.id
SELECT id, CASE status WHEN 'new' THEN 1 WHEN 'paid' THEN 2 ELSE 0 END AS rank FROM orders ORDER BY CASE WHEN status = 'paid' THEN 0 ELSE 1 END, id
SELECT DISTINCT lower(trim(status)) AS s FROM orders WHERE status IS NOT NULL ORDER BY s
SELECT DISTINCT p.name AS boss FROM people p JOIN people q ON q.boss = p.id ORDER BY p.name
SELECT extract(year from placed) * 100 + extract(month from placed) AS ym, count(*) FROM orders GROUP BY ym ORDER BY ym NULLS FIRST
SELECT o.id FROM orders o WHERE o.placed >= date_trunc('month', timestamp '2024-02-15') AND o.placed < date_trunc('month', timestamp '2024-02-15') + interval '1 month' ORDER BY 1
SELECT id, placed, placed - interval '1 month' AS prev, age(placed, timestamp '2022-01-31') FROM orders WHERE placed IS NOT NULL ORDER BY id
SELECT max(placed) - min(placed) AS span, extract(day from max(placed) - min(placed)) AS d, extract(epoch from max(placed) - min(placed)) AS s FROM orders
SELECT person, avg(placed - date '2022-01-01') FROM orders WHERE placed IS NOT NULL GROUP BY person ORDER BY person
SELECT to_char(12345.678, '999,999.99'), to_char(-5, '000'), to_char(0.5, '0.99'), to_char(interval '26 hours 5 min', 'HH24:MI'), to_char(timestamp '2024-01-02 03:04:05', 'YYYY-MM-DD"T"HH24:MI:SS')
SELECT substr('hello', 2, 3), substring('hello' from 3), substring('foobar' from 'o(.)b'), position('lo' in 'hello'), btrim('xxhixx', 'x'), ltrim('  a'), rtrim('a..', '.'), overlay('abcdef' placing 'XY' from 3 for 2)
SELECT regexp_replace('Hello World', '(\w+) (\w+)', '\2 \1'), regexp_replace('aaa', 'a', 'b'), regexp_matches('foo123bar', '\d+'), 'abc' ~* 'B', 'abc' !~ 'd', regexp_split_to_table('a1b2c', '\d')
SELECT string_agg(ch, '' ORDER BY ch DESC) FROM regexp_split_to_table('hello', '') AS ch
SELECT w, length(w) - length(replace(w, 'a', '')) AS as_count FROM words WHERE w LIKE '%a%' ORDER BY id
SELECT id, jsonb_build_object('a', id, 'b', ARRAY[id, id + 1]) ->> 'b', to_json(name), json_build_object('x', height) FROM people ORDER BY id
SELECT doc->>'a' AS a, count(*) FROM orders GROUP BY doc->>'a' ORDER BY 2 DESC, 1 NULLS LAST
SELECT (doc->'b'->>'c') = 'x' AS is_x, doc #> '{l,1}', doc->'zzz' FROM orders WHERE doc IS NOT NULL AND id < 100 ORDER BY id
SELECT jsonb_each_text('{"a":1,"b":null}'::jsonb)
SELECT k, v FROM jsonb_each('{"a":1,"b":[1]}'::jsonb) AS t(k, v) ORDER BY k
SELECT count(*) FROM generate_series(1, 10) a, generate_series(1, a) b
SELECT generate_series(1, 3) AS a, 'x' || generate_series(1, 3)::text AS b
SELECT date '2024-01-01' + n AS d FROM generate_series(0, 6) n WHERE extract(dow from date '2024-01-01' + n) NOT IN (0, 6) ORDER BY d
SELECT d::date, count(o.id) FROM generate_series(timestamp '2024-01-13', '2024-01-17', interval '1 day') d LEFT JOIN orders o ON o.placed::date = d::date GROUP BY d ORDER BY d
SELECT now() > timestamptz '2020-01-01', current_timestamp = now(), localtimestamp::date = current_date, (now() - interval '1 day')::date = current_date - 1
SELECT to_timestamp(1700000000), to_timestamp(1700000000) AT TIME ZONE 'Asia/Tokyo', extract(epoch from timestamptz '2024-01-01 00:00:00+00')::bigint, date_trunc('week', date '2024-01-03')
SELECT at::text, at AT TIME ZONE 'UTC' FROM events ORDER BY id
SELECT 'yes' WHERE NULL IS NOT DISTINCT FROM NULL AND NOT (NULL = NULL) IS TRUE
SELECT greatest(1, NULL, 3), least('b', 'a', NULL), coalesce(NULL, 2.5), nullif('', ''), nullif(1, 2)
SELECT sum(a::bigint), sum(b), avg(c), round(avg(d)::numeric, 3), min(e), count(DISTINCT e), variance(e), stddev(a) FROM nums WHERE id IN (1, 2, 3, 8, 9)
SELECT a, b, a / nullif(b, 0), a % 4, a::numeric / 3, a * 1.1, -a, abs(a), a::float8 / 3 FROM nums WHERE id IN (2, 3, 8, 9, 10) ORDER BY id
SELECT 10 / 4, 10 / 4.0, 10 % 4, -10 / 4, -10 % 4, 2 ^ 3, sqrt(2), cbrt(27), exp(1), ln(10), log(100), power(2, 0.5), round(1234.567, -2), trunc(-2.7), ceil(-2.7), floor(-2.2)
SELECT 1e10::bigint, 2147483647::bigint + 1, 0.1::numeric(3,2), 1.005::numeric(4,2), 99999.5::int, '3.7'::float8::int, 1::bit = B'1'
SELECT 2147483647 + 1
SELECT (SELECT count(*) FROM orders o WHERE o.person = p.id) AS n, p.name FROM people p WHERE p.id IN (SELECT person FROM orders GROUP BY person HAVING count(*) > 1) ORDER BY 1, 2
SELECT name FROM people WHERE salary > ANY (SELECT amount FROM orders WHERE amount > 200) ORDER BY id
SELECT EXISTS (SELECT 1 FROM nothing), NOT EXISTS (SELECT FROM people WHERE id = 99), 1 IN (SELECT id FROM people), NULL IN (SELECT x FROM nothing)
SELECT id FROM people p WHERE NOT EXISTS (SELECT 1 FROM orders o WHERE o.person = p.id AND o.amount > 0) AND p.boss IS NOT NULL ORDER BY id
WITH a AS (SELECT 1 AS x), b AS (SELECT x + 1 AS x FROM a), c AS (SELECT * FROM a UNION ALL SELECT * FROM b) SELECT x, sum(x) OVER (ORDER BY x) FROM c ORDER BY x
SELECT coalesce(a.id, b.id) AS id, a.name, b.kind FROM people a FULL OUTER JOIN events b ON a.id = b.id AND b.kind <> 'login' ORDER BY 1, 2 NULLS FIRST
SELECT grouping(active, boss), active, boss, sum(salary) FROM people GROUP BY GROUPING SETS ((active), (boss), ()) ORDER BY 1, 2 NULLS FIRST, 3 NULLS FIRST
SELECT id, name, count(*) OVER () AS full_count FROM people WHERE height > 1 ORDER BY name COLLATE "C" LIMIT 3 OFFSET 1
SELECT tbl.*, row_number() OVER () > 0 AS rn FROM (VALUES (1, 'a'), (2, 'b')) AS tbl(id, t) ORDER BY id
SELECT ints[1] AS f, ints[2:], array_length(ints, 1), ints || 9, 9 || ints, array_prepend(0, ints), array_to_string(ints, ',', '*'), ints = ARRAY[3,4] FROM lists ORDER BY id
SELECT id FROM lists WHERE texts && ARRAY['b','Q'] OR ints @> ARRAY[3] ORDER BY id
SELECT id, unnest(ints) AS x FROM lists WHERE ints IS NOT NULL ORDER BY id, x NULLS LAST
SELECT x, count(*) FROM lists, unnest(texts) x GROUP BY x HAVING count(*) > 1 ORDER BY x
SELECT id, name LIKE 'A%', name ILIKE 'a%', name ~ '^[A-Z]', name SIMILAR TO '(A|b)%', name BETWEEN 'A' AND 'Z', starts_with(name, 'A') FROM people ORDER BY id
SELECT md5('a'), encode(sha256('a'), 'hex'), left(md5(name), 4) FROM people WHERE id = 1
SELECT 'a' || 1, 1 || 'a', 'x' || true, concat('a', NULL, 1, true), concat_ws('-', 'a', NULL, 'b'), 'it''s', E'a\'b', 'a' 
SELECT CAST('2024-02-29' AS date) - interval '1 year', date '2024-03-31' - interval '1 mon', (date '2024-01-01', date '2024-02-01') OVERLAPS (date '2024-01-15', date '2024-03-01'), date '2024-05-05' - date '2024-05-01'
SELECT extract(quarter from d), extract(century from d), extract(isoyear from d), extract(dow from d), to_char(d, 'WW'), to_char(d, 'Q'), to_char(d, 'J') FROM (VALUES (date '2024-12-30'), ('1999-01-01')) v(d)
SELECT time '10:00' + interval '15 hours', time '10:00' - time '09:30', time '23:59:59.5'::text, '10:05'::time > '09:00', extract(hour from time '10:30')
SELECT interval '1 year 2 months 3 days 04:05:06', interval '90 minutes', interval '1.5 hours', interval '2 days' * 1.5, justify_hours(interval '30 hours'), interval '1 day' = interval '24 hours', interval 'P1DT2H'
SELECT make_timestamp(2024, 2, 29, 12, 30, 15.5), make_time(8, 15, 0), date_trunc('hour', timestamp '2024-01-01 10:59:59'), date_trunc('quarter', date '2024-05-15')::date, timestamp '2024-01-01' + time '10:00'
CREATE TABLE om1 (id int, name varchar(10), at timestamp DEFAULT '2024-01-01', n numeric(6,2) DEFAULT 0) ;; INSERT INTO om1 (id, name) VALUES (1, 'a'), (2, NULL) ;; INSERT INTO om1 SELECT 3, 'c', '2024-05-05 10:00', 12.345 ;; SELECT * FROM om1 ORDER BY id ;; DROP TABLE om1
CREATE TABLE om2 (a int, b text) ;; INSERT INTO om2 VALUES (1, 'x'), (2, 'y') ;; UPDATE om2 SET b = upper(b), a = a + 10 WHERE b = 'x' ;; DELETE FROM om2 WHERE a = 2 ;; SELECT * FROM om2 ;; DROP TABLE om2
SELECT $1::int + $2::int * $3::int - $4::int / $5::int % $6::int AS x @@ 1 | 2 | 3 | 40 | 5 | 6
SELECT id FROM orders WHERE status = $1 AND amount >= $2 AND placed::date BETWEEN $3 AND $4 AND qty IS NOT DISTINCT FROM $5 ORDER BY id @@ paid | 0 | 2024-01-01 | 2024-12-31 | \N
