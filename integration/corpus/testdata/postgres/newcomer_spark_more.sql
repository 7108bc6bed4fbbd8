# A second hundred by the same newcomer, of kinds that the first did not have.
# Exercises and interview questions
SELECT p.id, p.name, p.salary - b.salary AS diff FROM people p JOIN people b ON b.id = p.boss WHERE p.salary > b.salary ORDER BY diff DESC
SELECT salary FROM (SELECT salary, dense_rank() OVER (ORDER BY salary DESC NULLS LAST) AS r FROM people) t WHERE r = 3 LIMIT 1
SELECT boss, count(*) FILTER (WHERE active) * 100.0 / count(*) AS pct FROM people GROUP BY boss ORDER BY boss NULLS LAST
SELECT name FROM people WHERE name ~ '^[AEIOU]' OR name ~* '[aeiou]$' ORDER BY id
SELECT DISTINCT left(name, 1) AS initial, count(*) OVER (PARTITION BY left(name, 1)) AS n FROM people WHERE name IS NOT NULL ORDER BY 1
SELECT round(sqrt(power(max(a) - min(a), 2) + power(max(e) - min(e), 2))::numeric, 4) FROM nums WHERE id IN (1, 2, 3)
SELECT round(avg(salary), 0)::int - round(avg(replace(salary::text, '0', '')::numeric), 0)::int FROM people WHERE salary IS NOT NULL
SELECT CASE WHEN a + b > c AND b + c > a AND a + c > b THEN CASE WHEN a = b AND b = c THEN 'Equilateral' WHEN a = b OR b = c OR a = c THEN 'Isosceles' ELSE 'Scalene' END ELSE 'Not A Triangle' END FROM (VALUES (20, 20, 23), (20, 20, 20), (13, 14, 30)) t(a, b, c)
SELECT repeat('* ', n) FROM generate_series(5, 1, -1) AS t(n)
SELECT max(CASE WHEN st = 'new' THEN id END) AS "new", max(CASE WHEN st = 'paid' THEN id END) AS "paid" FROM (SELECT id, lower(status) AS st, row_number() OVER (PARTITION BY lower(status) ORDER BY id) AS rn FROM orders WHERE id < 100) x GROUP BY rn ORDER BY rn
SELECT t1.x, t1.y FROM (VALUES (1, 2), (2, 1), (3, 3), (3, 3)) t1(x, y) JOIN (VALUES (1, 2), (2, 1), (3, 3)) t2(x, y) ON t1.x = t2.y AND t1.y = t2.x GROUP BY t1.x, t1.y HAVING count(*) > 1 OR t1.x < t1.y ORDER BY 1
SELECT o1.id, count(o2.id) AS before FROM orders o1 LEFT JOIN orders o2 ON o2.placed < o1.placed GROUP BY o1.id ORDER BY 2, 1
SELECT id, amount, amount - avg(amount) OVER () > 0 AS above FROM orders WHERE id < 100 ORDER BY amount DESC NULLS LAST, id
SELECT a.id FROM nums a WHERE a.a > ALL (SELECT e FROM nums WHERE e < 10 AND e IS NOT NULL) ORDER BY 1
SELECT id FROM people WHERE extract(year FROM born) % 4 = 0 AND (extract(year FROM born) % 100 <> 0 OR extract(year FROM born) % 400 = 0) ORDER BY id
SELECT to_char(born, 'YYYY-MM-DD') || ' was a ' || trim(to_char(born, 'Day')) AS t FROM people WHERE born > '1900-01-01' ORDER BY born
SELECT sum((price * quantity)::numeric(12,2)) AS total, count(DISTINCT order_id) AS orders, round(sum(price * quantity) / nullif(count(DISTINCT order_id), 0), 2) AS aov FROM items
SELECT product, quantity, sum(quantity) OVER (PARTITION BY product ORDER BY order_id, line) AS cum, lag(quantity) OVER (PARTITION BY product ORDER BY order_id, line) AS prev FROM items WHERE product IN ('pen', 'ink') ORDER BY product, order_id, line
SELECT i.order_id, string_agg(i.product || ' x' || i.quantity, ', ' ORDER BY i.line) AS lines FROM items i GROUP BY i.order_id HAVING count(*) > 1 ORDER BY 1
SELECT grp, sum(v) FROM (SELECT width_bucket(d, 0, 4, 2) AS grp, d AS v FROM nums WHERE id IN (1, 2, 8, 9)) q GROUP BY grp ORDER BY grp
# Dates of applications
SELECT id FROM orders WHERE placed >= date_trunc('month', timestamp '2024-02-15') - interval '1 month' AND placed < date_trunc('month', timestamp '2024-02-15') ORDER BY id
SELECT id, placed::date - date '2024-01-01' AS days, (placed::date - date '2024-01-01') / 7 AS weeks FROM orders WHERE placed IS NOT NULL ORDER BY id
SELECT id, extract(epoch FROM (placed - lag(placed) OVER (ORDER BY placed))) / 3600 AS hours FROM orders WHERE placed IS NOT NULL ORDER BY placed, id
SELECT id, CASE WHEN extract(hour FROM at) < 12 THEN 'AM' ELSE 'PM' END AS half, to_char(at, 'HH12:MI AM') AS t FROM events WHERE at IS NOT NULL ORDER BY id
SELECT date_part('week', placed) AS wk, date_part('doy', placed) AS doy, date_part('epoch', placed) AS ep FROM orders WHERE id IN (10, 12) ORDER BY id
SELECT generate_series(date '2024-01-29', date '2024-02-02', '1 day')::date AS d ORDER BY d DESC
SELECT d::date, count(*) OVER () FROM generate_series('2024-01-01'::date, '2024-01-31'::date, '1 week'::interval) d WHERE extract(dow FROM d) = 1 ORDER BY 1
SELECT (date '2024-02-29' + interval '1 year')::date, (date '2024-03-31' - interval '1 month')::date, date '2024-12-31' + 1, date_trunc('week', date '2024-05-15')::date + 6
SELECT timestamptz '2024-03-31 00:30:00+00' AT TIME ZONE 'Europe/Berlin', timestamptz '2024-03-31 01:30:00+00' AT TIME ZONE 'Europe/Berlin', timestamp '2024-03-31 02:30' AT TIME ZONE 'Europe/Berlin'
SELECT id FROM orders WHERE (placed, placed + interval '1 hour') OVERLAPS (timestamp '2024-01-15 10:00', timestamp '2024-01-15 11:00') ORDER BY id
SELECT extract(epoch FROM timestamp '2024-01-01 00:00:00.5')::bigint, extract(millisecond FROM timestamp '2024-01-01 00:00:01.25'), to_timestamp(1704067200) AT TIME ZONE 'UTC', to_timestamp(1704067200.5)::timestamp
SELECT to_char(interval '36 hours 5 minutes', 'HH24:MI'), to_char(timestamp '2024-01-01 13:05', 'FMHH12:MI pm'), to_char(date '2024-07-04', 'FMMonth DD, YYYY'), to_char(timestamp '2024-01-01', 'YYYYMMDDHH24MISS')
SELECT age(timestamp '2024-03-15', timestamp '2023-12-31'), age(date '2000-02-29', date '1999-03-01'), extract(month FROM age(date '2024-06-15', date '2024-01-20'))
SELECT sum(interval '1 hour' * n) AS total, avg(interval '30 minutes' * n), max(interval '1 day' * n) FROM generate_series(1, 4) n
SELECT interval '1 month' > interval '29 days', interval '24 hours' = interval '1 day', interval '-1 day' + interval '1 hour', interval '2 days' / 3
SELECT now() - interval '1 day' < now(), current_date = now()::date, current_timestamp - current_timestamp = interval '0', localtime IS NOT NULL
SELECT id, day, t, (day || ' ' || t)::timestamp AS ts FROM events WHERE t IS NOT NULL AND id > 2 ORDER BY id
SELECT id FROM events WHERE t BETWEEN '06:00' AND '18:00' ORDER BY t, id
SELECT max(t), min(t), count(DISTINCT t) FROM events
SELECT extract(hour FROM t) AS h, count(*) FROM events GROUP BY 1 ORDER BY 1 NULLS LAST
SELECT date_trunc('day', at AT TIME ZONE 'America/New_York') AS d, count(*) FROM events WHERE at IS NOT NULL GROUP BY 1 ORDER BY 1
SELECT tm, lead(tm) OVER (ORDER BY tm) - tm AS wait FROM (VALUES (timestamp '2024-01-01 10:00'), ('2024-01-01 10:45'), ('2024-01-02 00:00')) v(tm) ORDER BY tm
# Text of applications
SELECT lower(regexp_replace(regexp_replace(trim('  Hello, World! 2024  '), '[^a-zA-Z0-9\s]', '', 'g'), '\s+', '-', 'g')) AS slug
SELECT regexp_replace('+49 (30) 123-456', '\D', '', 'g'), regexp_replace('2024-05-17', '(\d+)-(\d+)-(\d+)', '\3.\2.\1'), regexp_replace('aBc', 'b', 'X', 'i'), substring('order #12345 shipped' FROM '#(\d+)')
SELECT w, length(w), char_length(w), octet_length(w), upper(w), reverse(w) FROM words WHERE id IN (9, 10, 11, 12) ORDER BY id
SELECT split_part(w, ' ', 1), split_part(w, ' ', 2), split_part(v, 'a', 1) FROM words WHERE w IS NOT NULL ORDER BY id
SELECT substring(w, 1, 3), substring(w FROM 2), substring(w FOR 2), left(w, 0), right(w, -1) FROM words WHERE id < 4 ORDER BY id
SELECT id FROM words WHERE w LIKE '%\%%' OR w LIKE 'a\_b' OR w LIKE '%''%' ORDER BY id
SELECT id, CASE WHEN w SIMILAR TO '[A-Z]+' THEN 'caps' WHEN w SIMILAR TO '[a-z]+' THEN 'small' ELSE 'other' END FROM words WHERE w <> '' ORDER BY id
SELECT string_agg(chr(64 + n), '' ORDER BY n DESC) FROM generate_series(1, 5) n
SELECT array_to_string(array_agg(w ORDER BY length(w), w), '|') FROM words WHERE id < 4
SELECT (SELECT string_agg(upper(left(x, 1)) || lower(substr(x, 2)), ' ' ORDER BY n) FROM unnest(string_to_array('the qUICK fox', ' ')) WITH ORDINALITY AS u(x, n)) AS title
SELECT trim(leading '0' FROM '000120'), trim(trailing 'x' FROM 'abcxx'), btrim('xxabxx', 'x'), lpad('abc', 2), rpad('é', 3, '*'), ltrim('zzzytest', 'xyz')
SELECT strpos('a,b,c', ','), position('' IN 'abc'), length(''), concat_ws(',', 'a', NULL, 'b', ''), 'abc' < 'abd', 'a' || 1 || true
SELECT convert_from('\x41c3a9'::bytea, 'UTF8'), encode(convert_to('é', 'UTF8'), 'hex'), length('\x0102'::bytea), get_byte('\x0102'::bytea, 1), md5('a'::bytea)
SELECT to_char(1e6, '9,999,999'), to_char(-5.5, 'S99.9'), to_char(5, '09'), to_char(0.123, '0.99'), to_char(1234, 'L9999'), to_char(12, 'FM999"%"')
SELECT '[' || to_char(12.5, '99.9') || ']', '[' || to_char(3, '999') || ']', trim(to_char(1234567, '999G999G999'))
SELECT format('%s-%s', 'a', NULL), format('Hi %s, you owe $%s', 'Al', 5.50), format('%%'), format('%I.%I', 'public', 'My Table'), format('%L', NULL)
SELECT regexp_match('abc123', '([a-z]+)(\d+)'), regexp_matches('aXbXc', 'X'), regexp_split_to_array('a1b22c', '\d+'), string_to_array('a b', ' ')
SELECT 'x' IN (SELECT w FROM words), NOT EXISTS (SELECT 1 FROM words WHERE w = 'zebra'), (SELECT count(*) FROM words WHERE w IS DISTINCT FROM v)
# Arrays and documents
SELECT array_agg(id) FROM (SELECT id FROM people ORDER BY salary DESC NULLS LAST, id LIMIT 3) s
SELECT id, array_length(ints, 1), ints || 9, array_append(texts, 'z'), array_cat(ints, ints) FROM lists ORDER BY id
SELECT id, (SELECT max(x) FROM unnest(ints) AS x) AS mx, (SELECT count(*) FROM unnest(texts) t WHERE t IS NOT NULL) AS n FROM lists ORDER BY id
SELECT ARRAY(SELECT DISTINCT unnest(ints) FROM lists ORDER BY 1) AS all_ints
SELECT x, count(*) FROM lists, unnest(ints) x WHERE x IS NOT NULL GROUP BY x ORDER BY 2 DESC, 1
SELECT ARRAY[1,2,3] = ARRAY[1,2,3], ARRAY[1,2] < ARRAY[1,3], ARRAY[1,2] || ARRAY[3], ARRAY[[1,2],[3,4]][2][1], '{1,2,3}'::int[] @> '{2}', 2 = ANY('{1,2}'::int[])
SELECT array_replace(ARRAY[1,2,1], 1, 9), array_positions(ARRAY['a','b','a'], 'a'), array_ndims(ARRAY[1,2]), array_lower(ARRAY[5,6], 1), cardinality(ARRAY[]::int[]), array_fill(0, ARRAY[3])
SELECT jsonb_agg(jsonb_build_object('id', id, 'name', name) ORDER BY id) FILTER (WHERE id < 3) FROM people
SELECT status, jsonb_object_agg(id::text, amount ORDER BY id) FROM orders WHERE id < 13 AND status IS NOT NULL GROUP BY status ORDER BY status
SELECT j ->> 'name' AS name, (j -> 'tags' ->> 0) AS tag, jsonb_array_length(j -> 'tags') AS n FROM (VALUES ('{"name":"A","tags":["x","y"]}'::jsonb), ('{"name":"B","tags":[]}')) v(j) ORDER BY 1
SELECT e.key, e.value FROM jsonb_each('{"b":[1],"a":{"c":2}}') e ORDER BY key
SELECT v.id, t.tag FROM (VALUES (1, '["x","y"]'::jsonb), (2, '[]'), (3, NULL)) v(id, tags) LEFT JOIN LATERAL jsonb_array_elements_text(v.tags) AS t(tag) ON true ORDER BY 1, 2
SELECT '{"a":{"b":[10,{"c":"deep"}]}}'::json #>> '{a,b,1,c}', '{"a":[1,2,3]}'::json -> 'a' -> -1, '[1,2]'::json ->> 5, '{"a":1}'::jsonb @> '{"a":1}', '{"a":1}'::jsonb = '{"a": 1}'::jsonb
SELECT (doc ->> 'a') AS a, count(*) FROM orders WHERE doc IS NOT NULL GROUP BY doc ->> 'a' ORDER BY 1 NULLS FIRST
SELECT to_jsonb(ARRAY[1,2]), to_json('x'::text), to_jsonb(1.5), json_build_array(1, NULL, 'a', true), json_object('{a,1,b,2}'), to_jsonb(date '2024-01-01')
SELECT jsonb_set('{"a":{"b":1}}', '{a,c}', '"new"', true), jsonb_insert('{"a":[0,1]}', '{a,1}', '"x"'), '{"a":1,"b":2}'::jsonb - ARRAY['a','b'], '[1,2,3]'::jsonb - 1
SELECT id, jsonb_path_query_array(doc::jsonb, '$.*') FROM orders WHERE id = 17
SELECT p.id, json_agg(o.status ORDER BY o.id) FILTER (WHERE o.id IS NOT NULL) AS sts FROM people p LEFT JOIN orders o ON o.person = p.id WHERE p.id < 4 GROUP BY p.id ORDER BY p.id
# ORMs again
SELECT "people"."id" AS "id", "people"."name" AS "name" FROM "people" "people" WHERE "people"."id" IN (SELECT "orders"."person" FROM "orders" WHERE "orders"."amount" > $1 GROUP BY "orders"."person" HAVING COUNT(*) >= $2) ORDER BY "people"."name" ASC NULLS FIRST LIMIT $3 @@ 0 | 1 | 10
SELECT COUNT(*) FROM (SELECT DISTINCT "orders"."person" AS "c1" FROM "orders" WHERE "orders"."person" IS NOT NULL) subquery
SELECT "o"."id", "o"."amount"::text AS "amount", "o"."placed"::text, "o"."qty"::text FROM "orders" "o" WHERE "o"."id" < 20 ORDER BY "o"."id"
SELECT u0."id", u0."name", count(o1."id") AS n FROM "people" AS u0 LEFT OUTER JOIN "orders" AS o1 ON (o1."person" = u0."id") AND (o1."status" = ANY($1)) GROUP BY u0."id", u0."name" ORDER BY n DESC, u0."id" @@ {paid,sent}
SELECT id, name, ts FROM (SELECT id, name, greatest(similar, 0) AS ts FROM (SELECT id, name, CASE WHEN name ILIKE '%' || $1 || '%' THEN 1 ELSE -1 END AS similar FROM people) a) b WHERE ts > 0 ORDER BY id @@ a
SELECT CAST(COUNT(*) AS INTEGER) AS "count", CAST(SUM("amount") AS FLOAT) AS "sum", AVG("qty")::float8 AS avg FROM "orders" WHERE ("status" = 'paid' AND "amount" IS NOT NULL)
WITH "page" AS (SELECT id, name, row_number() OVER (ORDER BY id) AS rn, count(*) OVER () AS total FROM people) SELECT id, name, total FROM page WHERE rn BETWEEN 3 AND 4 ORDER BY rn
SELECT (people.id, people.name) AS rec FROM people WHERE id = 1
SELECT id FROM people WHERE (salary, id) < (3000.00, 4) ORDER BY salary DESC, id DESC
SELECT * FROM people WHERE id = $1 AND name IS NOT DISTINCT FROM $2 AND born <= $3::date @@ 1 | Ada | 2000-01-01
SELECT $1::int[] @> ARRAY[2], array_length($1::int[], 1), $2::json ->> 'a', $3::uuid, $4::bytea @@ {1,2} | {"a":1} | a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11 | \x0102
# BI again
SELECT "t0"."status" AS "status", SUM("t0"."amount") AS "sum", MIN("t0"."X__rank") AS "r" FROM (SELECT status, amount, rank() OVER (ORDER BY amount DESC NULLS LAST) AS "X__rank" FROM orders) "t0" GROUP BY 1 ORDER BY 1
SELECT CAST("orders"."placed" AS DATE) AS "tdy", (DATE_TRUNC('QUARTER', CAST("orders"."placed" AS TIMESTAMP)))::date AS "tqr", (((CASE WHEN ("orders"."amount" < 0) THEN NULL ELSE "orders"."amount" END))) AS "calc" FROM "public"."orders" "orders" WHERE ((CAST("orders"."placed" AS DATE) >= DATE '2024-01-01') AND (CAST("orders"."placed" AS DATE) <= DATE '2024-12-31')) ORDER BY "orders"."id"
SELECT date_trunc('minute', "at") AS "time", kind AS metric, count(*) AS value FROM events WHERE "at" BETWEEN '2023-01-01T00:00:00Z' AND '2024-12-31T00:00:00Z' GROUP BY 1, 2 ORDER BY 1, 2
SELECT extract(epoch from date_trunc('hour', placed))::bigint * 1000 AS t, sum(amount) FROM orders WHERE placed IS NOT NULL GROUP BY 1 ORDER BY 1
SELECT COALESCE(CAST("s" AS VARCHAR), '(null)') AS s, c FROM (SELECT status AS s, COUNT(1) AS c FROM orders GROUP BY status) q ORDER BY c DESC, s LIMIT 3
SELECT person, sum(CASE WHEN date_part('month', placed) = 1 THEN amount ELSE 0 END) AS jan, sum(CASE WHEN date_part('month', placed) = 2 THEN amount END) AS feb FROM orders GROUP BY person ORDER BY person NULLS LAST
SELECT kind, n, sum(n) OVER (PARTITION BY kind) AS s, n * 1.0 / nullif(sum(n) OVER (PARTITION BY kind), 0) AS share, rank() OVER (PARTITION BY kind ORDER BY n DESC NULLS LAST) FROM events WHERE kind IS NOT NULL ORDER BY kind, n NULLS LAST, id
SELECT q.* FROM (SELECT unnest(ARRAY['a','b','c']) AS k, unnest(ARRAY[3,1,2]) AS v) q ORDER BY v
SELECT stddev(amount)::numeric(20,4), variance(qty)::numeric(20,6), covar_samp(qty, amount::float8) IS NOT NULL, regr_r2(qty, qty) FROM orders WHERE id < 100
SELECT ln(2.0)::numeric(10,6), exp(1)::numeric(10,6), 7 / 2 * 2.0, 2 ^ 3 ^ 2, -2 ^ 2, 5 % -3, trunc(123.456, 1), trunc(123.456, -1), round(1234.5, -2), round(0.5::float8), round(1.5::float8)
SELECT bool_or(a > 5), bool_and(a IS NOT NULL), sum(a) FILTER (WHERE a > 0), count(*) FILTER (WHERE a IS NULL), max(a) - min(a) FROM nums WHERE id NOT IN (6, 7)
SELECT 'a' AS k, 1 AS v UNION SELECT 'b', 2.5 UNION ALL SELECT NULL, NULL ORDER BY 2 NULLS FIRST
TABLE nothing
VALUES (1, 'a'), (2, NULL) ORDER BY 1 DESC
CREATE TABLE ncm1 (id int, amount numeric(10,2), status varchar(10) DEFAULT 'new') ;; INSERT INTO ncm1 (id, amount) VALUES (1, 9.99), (2, 10) ;; INSERT INTO ncm1 SELECT id, amount, upper(status) FROM ncm1 WHERE id = 1 ;; SELECT status, count(*), sum(amount) FROM ncm1 GROUP BY status ORDER BY status ;; DROP TABLE ncm1
CREATE TABLE ncm2 AS SELECT id, placed::date AS d, amount FROM orders WHERE amount > 0 ;; SELECT d, sum(amount) FROM ncm2 GROUP BY d ORDER BY d ;; DROP TABLE ncm2
CREATE OR REPLACE VIEW ncm3 AS SELECT date_trunc('month', placed) AS m, sum(amount) AS total FROM orders GROUP BY 1 ;; SELECT * FROM ncm3 WHERE total > 0 ORDER BY m ;; DROP VIEW IF EXISTS ncm3
