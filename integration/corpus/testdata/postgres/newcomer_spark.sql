# Reports, exercises, well-known answers and application SQL, by one who came new to the engine.
# Growth, retention and funnels
SELECT to_char(placed, 'YYYY-MM') AS ym, sum(amount) AS total, round((sum(amount) - lag(sum(amount)) OVER (ORDER BY to_char(placed, 'YYYY-MM'))) * 100 / nullif(lag(sum(amount)) OVER (ORDER BY to_char(placed, 'YYYY-MM')), 0), 2) AS growth FROM orders WHERE placed IS NOT NULL GROUP BY 1 ORDER BY 1
WITH firsts AS (SELECT person, date_trunc('month', min(placed)) AS cohort FROM orders WHERE person IS NOT NULL GROUP BY person) SELECT f.cohort::date, extract(year FROM age(date_trunc('month', o.placed), f.cohort)) * 12 + extract(month FROM age(date_trunc('month', o.placed), f.cohort)) AS month_no, count(DISTINCT o.person) FROM orders o JOIN firsts f USING (person) GROUP BY 1, 2 ORDER BY 1, 2
WITH steps AS (SELECT n, bool_or(kind = 'login') AS s1, bool_or(kind = 'buy') AS s2 FROM events GROUP BY n) SELECT count(*) FILTER (WHERE s1) AS step1, count(*) FILTER (WHERE s1 AND s2) AS step2, count(*) FILTER (WHERE s2 AND NOT s1) AS skipped FROM steps
SELECT id, placed, amount, sum(amount) OVER (ORDER BY placed, id ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS running, round(100.0 * amount / sum(amount) OVER (), 3) AS pct FROM orders WHERE amount IS NOT NULL AND id < 100 ORDER BY placed, id
SELECT person, id, placed, placed - lag(placed) OVER w AS gap, CASE WHEN placed - lag(placed) OVER w > interval '1 day' THEN 1 ELSE 0 END AS new_session FROM orders WHERE person IS NOT NULL WINDOW w AS (PARTITION BY person ORDER BY placed) ORDER BY person, placed
WITH g AS (SELECT id, id - row_number() OVER (ORDER BY id) AS grp FROM people WHERE salary IS NOT NULL) SELECT min(id) AS island_start, max(id) AS island_end, count(*) AS len FROM g GROUP BY grp ORDER BY 1
SELECT s.start_date, s.end_date FROM (SELECT day + 1 AS start_date, lead(day) OVER (ORDER BY day) - 1 AS end_date FROM events WHERE day IS NOT NULL) s WHERE s.end_date >= s.start_date ORDER BY 1
SELECT d::date AS day, count(o.id) AS orders FROM generate_series(timestamp '2024-01-14', timestamp '2024-01-17', interval '1 day') AS d LEFT JOIN orders o ON o.placed >= d AND o.placed < d + interval '1 day' GROUP BY d ORDER BY d
SELECT to_char(m, 'Mon YYYY') AS label, coalesce(sum(o.amount), 0) AS total FROM generate_series('2023-12-01'::timestamp, '2024-03-01', '1 month') m LEFT JOIN orders o ON date_trunc('month', o.placed) = m GROUP BY m ORDER BY m
WITH RECURSIVE cal AS (SELECT date '2024-02-27' AS d UNION ALL SELECT (d + interval '1 day')::date FROM cal WHERE d < '2024-03-02') SELECT d, to_char(d, 'Dy'), extract(isodow FROM d) >= 6 AS weekend FROM cal ORDER BY d
WITH RECURSIVE nums(n) AS (SELECT 1 UNION SELECT n + 1 FROM nums WHERE n < 6) SELECT n, n * n AS square FROM nums ORDER BY n
WITH RECURSIVE up AS (SELECT id, boss, name FROM people WHERE id = 6 UNION SELECT p.id, p.boss, p.name FROM people p JOIN up ON up.boss = p.id) SELECT id, name FROM up ORDER BY id
WITH RECURSIVE fib(a, b) AS (VALUES (0, 1) UNION ALL SELECT b, a + b FROM fib WHERE b < 100) SELECT a FROM fib ORDER BY a
WITH RECURSIVE tree AS (SELECT id, boss, ARRAY[id] AS path, 0 AS depth FROM people WHERE boss IS NULL UNION ALL SELECT p.id, p.boss, t.path || p.id, t.depth + 1 FROM people p JOIN tree t ON p.boss = t.id WHERE NOT p.id = ANY(t.path)) SELECT id, path, depth FROM tree ORDER BY path
SELECT product, max(CASE WHEN rn = 1 THEN price END) AS best, max(CASE WHEN rn = 2 THEN price END) AS second FROM (SELECT product, price, dense_rank() OVER (PARTITION BY product ORDER BY price DESC) AS rn FROM items WHERE product IS NOT NULL) x GROUP BY product ORDER BY product
SELECT coalesce(status, 'total') AS status, count(*) AS n, sum(amount) AS total FROM orders WHERE status IS NOT NULL GROUP BY ROLLUP (status) ORDER BY grouping(status), status
SELECT extract(year FROM placed) AS y, extract(quarter FROM placed) AS q, sum(amount) FROM orders WHERE placed IS NOT NULL GROUP BY GROUPING SETS ((extract(year FROM placed), extract(quarter FROM placed)), (extract(year FROM placed)), ()) ORDER BY 1 NULLS LAST, 2 NULLS LAST
SELECT ntile(4) OVER (ORDER BY salary NULLS LAST, id) AS quartile, id, salary FROM people ORDER BY id
SELECT id, salary, round(percent_rank() OVER (ORDER BY salary)::numeric, 4) AS pr, round(cume_dist() OVER (ORDER BY salary)::numeric, 4) AS cd FROM people WHERE salary IS NOT NULL ORDER BY id
SELECT id, first_value(name) OVER w AS f, last_value(name) OVER w AS l, nth_value(name, 2) OVER w AS s FROM people WINDOW w AS (ORDER BY id ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING) ORDER BY id
SELECT id, avg(amount) OVER (ORDER BY placed RANGE BETWEEN interval '10 days' PRECEDING AND CURRENT ROW) AS moving FROM orders WHERE placed IS NOT NULL AND id < 100 ORDER BY id
SELECT id, count(*) OVER (ORDER BY salary RANGE BETWEEN 2000 PRECEDING AND 2000 FOLLOWING) AS near FROM people WHERE salary IS NOT NULL ORDER BY id
SELECT id, sum(qty) OVER (ORDER BY id ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING EXCLUDE CURRENT ROW) AS others FROM orders ORDER BY id
SELECT id, count(*) OVER (ORDER BY boss NULLS FIRST GROUPS BETWEEN 1 PRECEDING AND 1 FOLLOWING) AS g FROM people ORDER BY id
SELECT id, lag(name, 2, 'none') OVER (ORDER BY id) AS l2, lead(salary, 1, 0) OVER (ORDER BY id) AS nx FROM people ORDER BY id
SELECT DISTINCT ON (person) person, id, placed, amount FROM orders WHERE person IS NOT NULL ORDER BY person, placed DESC
SELECT * FROM (SELECT o.*, rank() OVER (PARTITION BY status ORDER BY amount DESC) AS r FROM orders o WHERE status IS NOT NULL AND id < 100) t WHERE r = 1 ORDER BY status
SELECT a.id, b.id FROM people a JOIN people b ON a.id < b.id AND a.salary = b.salary ORDER BY 1, 2
DELETE FROM nothing WHERE x IN (SELECT x FROM nothing GROUP BY x HAVING count(*) > 1)
SELECT percentile_disc(array[0.25, 0.5, 0.75]) WITHIN GROUP (ORDER BY salary) FROM people
SELECT active, percentile_cont(0.5) WITHIN GROUP (ORDER BY height) AS median FROM people WHERE height < 100 GROUP BY active ORDER BY active NULLS FIRST
SELECT mode() WITHIN GROUP (ORDER BY person) FROM orders
SELECT string_agg(DISTINCT status, ', ' ORDER BY status) AS statuses, array_agg(id ORDER BY placed DESC NULLS LAST, id) AS ids FROM orders
SELECT person, array_agg(DISTINCT status) FILTER (WHERE status <> '') AS sts, min(placed)::date AS first FROM orders WHERE person IN (1, 4) GROUP BY person ORDER BY person
SELECT corr(height, salary::float8) IS NULL, regr_count(salary, id), round(stddev_samp(salary), 2), round(var_samp(qty)::numeric, 3) FROM people, orders WHERE people.id = orders.person
SELECT bool_and(active) AS all_active, every(salary >= 0 OR salary IS NULL), bit_and(id), bit_or(id), bit_xor(id) FROM people
SELECT count(*) AS n, count(salary) AS known, count(*) - count(salary) AS missing, round(100.0 * count(salary) / count(*), 1) AS pct FROM people
SELECT width_bucket(salary, 0, 6000, 3) AS bucket, count(*), min(salary), max(salary) FROM people WHERE salary IS NOT NULL GROUP BY 1 ORDER BY 1
SELECT CASE WHEN salary IS NULL THEN 'unknown' WHEN salary < 1000 THEN '<1k' WHEN salary < 4000 THEN '1k-4k' ELSE '4k+' END AS band, count(*) FROM people GROUP BY band ORDER BY min(salary) NULLS FIRST
SELECT extract(dow FROM placed)::int AS dow, to_char(placed, 'FMDay') AS name, count(*) FROM orders WHERE placed IS NOT NULL GROUP BY 1, 2 ORDER BY 1
SELECT extract(hour FROM placed) AS h, count(*) FROM orders GROUP BY h HAVING count(*) >= 1 ORDER BY h NULLS LAST
SELECT date_trunc('hour', placed) + (extract(minute FROM placed)::int / 15) * interval '15 minutes' AS slot, count(*) FROM orders WHERE placed IS NOT NULL GROUP BY slot ORDER BY slot
SELECT to_timestamp(floor(extract(epoch FROM at) / 3600) * 3600) AT TIME ZONE 'UTC' AS bucket, count(*) FROM events WHERE at IS NOT NULL GROUP BY 1 ORDER BY 1
SELECT date_bin('15 minutes', placed, timestamp '2001-01-01') AS b, count(*) FROM orders WHERE placed IS NOT NULL GROUP BY b ORDER BY b
SELECT (date_trunc('month', placed) + interval '1 month - 1 day')::date AS month_end, count(*) FROM orders WHERE placed IS NOT NULL GROUP BY 1 ORDER BY 1
SELECT id, age(date '2024-06-01', born) AS age, date_part('year', age(date '2024-06-01', born)) AS years FROM people WHERE born IS NOT NULL ORDER BY id
SELECT id, born, make_date(2024, extract(month FROM born)::int, least(extract(day FROM born)::int, 28)) AS birthday FROM people WHERE born IS NOT NULL ORDER BY birthday, id
SELECT date '2024-03-31' - interval '1 month', date '2024-01-31' + interval '1 month', date '2024-03-01' - date '2024-02-01', timestamp '2024-03-01 12:00' - timestamp '2024-02-28'
SELECT interval '1 year 2 months 3 days 04:05:06' AS i, extract(epoch FROM interval '1 day 2 hours'), justify_hours(interval '27 hours'), justify_days(interval '35 days'), interval '90 minutes' * 2
SELECT day + t AS at, t + interval '30 minutes' AS later, t - time '00:00:01' AS diff, timestamp '2024-01-01' + t FROM events WHERE t IS NOT NULL AND id <> 2 ORDER BY id
SELECT time '23:30' + interval '45 minutes', time '10:15' - time '08:45', date '2024-05-01' + time '14:30', extract(minute FROM time '10:47')
SELECT id, at AT TIME ZONE 'America/New_York' AS ny, (at AT TIME ZONE 'Asia/Tokyo')::date AS tokyo, timezone('Europe/London', at) AS ldn FROM events WHERE at IS NOT NULL ORDER BY id
SELECT timestamp '2024-07-01 09:00' AT TIME ZONE 'Europe/Paris', timestamp '2024-07-01 09:00' AT TIME ZONE 'UTC' AT TIME ZONE 'Australia/Sydney'
SELECT date_trunc(u, timestamp '2024-05-17 13:47:11') AS t FROM (VALUES ('year'), ('month'), ('day'), ('hour')) v(u) ORDER BY 1
SELECT CASE WHEN placed < '-infinity' THEN 'never' ELSE 'ok' END, 'infinity'::timestamp > placed FROM orders WHERE id = 10
SELECT id FROM orders WHERE placed BETWEEN '-infinity' AND 'infinity' ORDER BY id
SELECT isfinite(timestamp '2024-01-01'), isfinite(interval '1 day'), to_char(timestamp '2024-12-30 15:04:05.678', 'IYYY-IW HH12:MI:SS.MS AM'), to_char(date '2024-02-05', 'DDD D WW Q CC')
SELECT to_date('05 Dec 2000', 'DD Mon YYYY'), to_timestamp('2024-03-10 14:30', 'YYYY-MM-DD HH24:MI') AT TIME ZONE 'UTC', to_date('20240229', 'YYYYMMDD'), make_interval(days => 10, hours => 3)
# Text work
SELECT id, initcap(lower(w)), regexp_replace(w, '[^[:alnum:]]+', '-', 'g') AS slug, length(w) - length(replace(w, 'p', '')) AS ps FROM words WHERE w IS NOT NULL ORDER BY id
SELECT split_part('a@b.org', '@', 2) AS domain, split_part('one,two,three', ',', -1) AS last, reverse('stressed'), translate('12345', '143', 'ax'), lpad('7', 3, '0'), rpad('ab', 5, '.')
SELECT id, trim(both ' ' FROM w), ltrim(w), btrim(w, ' p'), left(w, 2), right(w, 2), left(w, -1), substr(w, 2, 3) FROM words WHERE id IN (1, 2, 3, 6, 14) ORDER BY id
SELECT regexp_split_to_table('the quick brown fox', '\s+') AS word
SELECT word, count(*) FROM (SELECT regexp_split_to_table(lower('the cat and the dog and the bird'), ' ') AS word) t GROUP BY word ORDER BY 2 DESC, 1
SELECT (regexp_matches('2024-05-17', '(\d+)-(\d+)-(\d+)'))[1] AS y, (regexp_match('id=42;', 'id=(\d+)'))[1]::int AS id
SELECT m[1] AS k, m[2] AS v FROM regexp_matches('a=1&b=2&c=3', '(\w+)=(\w+)', 'g') m ORDER BY 1
SELECT name, regexp_matches(note, '([a-z])([a-z])', 'g') AS pairs FROM people WHERE id IN (1, 8) ORDER BY id
SELECT string_to_array('1,2,,4', ',', '')::int[], array_to_string(ARRAY[1, NULL, 3], '-', '*'), array_position(ARRAY['a','b','c'], 'b'), array_remove(ARRAY[1,2,1], 1)
SELECT unnest(string_to_array('x|y|z', '|')) AS part, generate_series(1, 3) AS pos
SELECT unnest(ARRAY['a','b']) AS a, unnest(ARRAY[1,2,3]) AS b
SELECT * FROM unnest(ARRAY['p','q','r'], ARRAY[10,20,30]) WITH ORDINALITY AS t(k, v, n) ORDER BY n DESC
SELECT id, e.x, e.pos FROM lists, unnest(texts) WITH ORDINALITY AS e(x, pos) WHERE pos = 1 ORDER BY id
SELECT l.id, count(x) AS n, sum(x) AS s FROM lists l LEFT JOIN LATERAL unnest(l.ints) AS x ON true GROUP BY l.id ORDER BY l.id
SELECT id FROM lists WHERE 3 = ANY (ints) AND NOT 'a' = ALL (texts) ORDER BY id
SELECT id, ints[1], ints[2:3], ints @> ARRAY[7], ints && ARRAY[3,5], cardinality(ints), array_upper(ints, 1) FROM lists ORDER BY id
SELECT 'abc' LIKE 'a_c', 'ABC' ILIKE 'a%', 'foobar' SIMILAR TO '%(oo|xx)%', 'x' ~ '^[a-z]$', 'data' ~* 'AT', 'a.b' LIKE 'a\.b'
SELECT id, w FROM words WHERE w ILIKE ANY (ARRAY['%app%', 'ban%']) ORDER BY id
SELECT md5('streamlink'), encode('abc'::bytea, 'hex'), decode('616263', 'hex'), encode(sha256('abc'), 'hex'), encode('hello', 'base64')
SELECT format('%s has %s items', name, id) FROM people WHERE name IS NOT NULL ORDER BY id
SELECT concat_ws(' ', name, note, NULL, id) FROM people ORDER BY id
SELECT repeat('*', id) AS bar, to_hex(id * 50), chr(64 + id), ascii(name) FROM people WHERE id < 5 ORDER BY id
SELECT position('an' IN 'banana'), strpos('banana', 'na'), overlay('Txxxxas' PLACING 'hom' FROM 2 FOR 4), substring('foobar' FROM 'o(.)b'), starts_with('alphabet', 'alph')
SELECT to_char(1234567.891, 'FM9,999,999.00'), to_char(0.5, 'FM990.0%'), to_char(-12, '999'), to_char(42, '00000'), to_number('1,234.5', '9,999.9')
SELECT quote_literal('O''Reilly'), quote_ident('My Col'), quote_nullable(NULL), 'a' || NULL || 'b', concat('a', NULL, 'b')
# JSON
SELECT id, doc ->> 'a' AS a, doc -> 'b' ->> 'c' AS c, json_array_length(doc -> 'l') AS n FROM orders WHERE json_typeof(doc) = 'object' ORDER BY id
SELECT key, value FROM json_each_text('{"x": 1, "y": "two", "z": null}') ORDER BY key
SELECT o.id, k FROM orders o, json_object_keys(o.doc) AS k WHERE o.id IN (10, 17) ORDER BY 1, 2
SELECT elem ->> 'n' AS n, (elem ->> 'v')::int AS v FROM jsonb_array_elements('[{"n":"a","v":1},{"n":"b","v":2}]'::jsonb) AS elem ORDER BY v DESC
SELECT t.* FROM json_to_recordset('[{"id":1,"tag":"x","w":1.5},{"id":2,"tag":null}]') AS t(id int, tag text, w numeric) ORDER BY id
SELECT r.name, r.born FROM jsonb_to_record('{"name":"Eve","born":"1999-05-05","extra":1}') AS r(name text, born date)
SELECT jsonb_path_query('{"tags":["a","b"]}', '$.tags[*]')
SELECT jsonb_path_exists('{"a":{"b":1}}', '$.a.b'), jsonb_path_query_first('{"a":[{"k":5}]}', '$.a[0].k'), jsonb_path_query_array('{"a":[1,2]}', '$.a[*]'), '{"a":1}'::jsonb @? '$.a'
SELECT json_build_object('id', id, 'name', name, 'tags', json_build_array(1, 'x', NULL)) FROM people WHERE id < 3 ORDER BY id
SELECT person, json_agg(json_build_object('id', id, 'amount', amount) ORDER BY id) AS orders FROM orders WHERE person IN (1, 2) GROUP BY person ORDER BY person
SELECT jsonb_object_agg(id, name) FROM people WHERE id < 4
SELECT row_to_json(t) FROM (SELECT id, name, active FROM people WHERE id IN (1, 3)) t ORDER BY t.id
SELECT coalesce(json_agg(t), '[]'::json) FROM (SELECT id FROM people WHERE id > 100) t
SELECT '{"a":1,"b":2}'::jsonb - 'a', '{"a":{"b":1}}'::jsonb #- '{a,b}', '{"a":1}'::jsonb || '{"b":2}', jsonb_set('{"a":[1,2]}', '{a,1}', '9'), '["x","y"]'::jsonb ? 'x'
SELECT jsonb_pretty('{"a":1,"b":[1,2]}'::jsonb)
SELECT id FROM orders WHERE doc::jsonb @> '{"a":1}' OR doc::jsonb ? 'k' ORDER BY id
SELECT '{"a":null}'::jsonb -> 'a' IS NULL, '{"a":null}'::jsonb ->> 'a' IS NULL, jsonb_typeof('{"a":null}'::jsonb -> 'a'), jsonb_strip_nulls('{"a":null,"b":1}')
# Joins and subqueries
SELECT p.name, o.status, i.product FROM people p LEFT JOIN orders o ON o.person = p.id LEFT JOIN items i ON i.order_id = o.id AND i.line = 1 ORDER BY p.id, o.id, i.product
SELECT p.id, x.n, x.total FROM people p LEFT JOIN LATERAL (SELECT count(*) AS n, sum(amount) AS total FROM orders WHERE person = p.id) x ON true ORDER BY p.id
SELECT p.id, t.id AS top FROM people p CROSS JOIN LATERAL (SELECT id FROM orders o WHERE o.person = p.id ORDER BY amount DESC NULLS LAST, id LIMIT 1) t ORDER BY p.id
SELECT e.name, b.name AS boss, bb.name AS grand FROM people e JOIN people b ON e.boss = b.id LEFT JOIN people bb ON b.boss = bb.id ORDER BY e.id
SELECT name FROM people WHERE salary > (SELECT avg(salary) FROM people) ORDER BY name
SELECT id FROM people p WHERE salary = (SELECT max(salary) FROM people q WHERE q.active IS NOT DISTINCT FROM p.active) ORDER BY id
SELECT max(salary) FROM people WHERE salary < (SELECT max(salary) FROM people)
SELECT DISTINCT salary FROM people WHERE salary IS NOT NULL ORDER BY salary DESC OFFSET 1 LIMIT 1
SELECT id FROM people WHERE id NOT IN (SELECT boss FROM people WHERE boss IS NOT NULL) ORDER BY id
SELECT id FROM people WHERE (salary, active) = ANY (SELECT salary, active FROM people WHERE id = 2) ORDER BY id
SELECT id FROM orders ORDER BY placed DESC NULLS LAST, id LIMIT (SELECT count(*) / 2 FROM orders)
SELECT id FROM people ORDER BY id LIMIT 1 + 1 OFFSET 2 * 2
SELECT id, salary FROM people ORDER BY salary DESC NULLS LAST FETCH FIRST 2 ROWS WITH TIES
SELECT * FROM (SELECT id, name FROM people WHERE id < 3 UNION ALL SELECT id, status FROM orders WHERE id < 12) u ORDER BY id, 2
SELECT id FROM people INTERSECT SELECT person FROM orders EXCEPT SELECT 4 ORDER BY 1
(SELECT id, salary FROM people WHERE active ORDER BY salary DESC, id LIMIT 2) UNION ALL (SELECT id, salary FROM people WHERE NOT active ORDER BY salary, id LIMIT 2) ORDER BY 1
SELECT person, sum(amount) FROM orders GROUP BY person HAVING sum(amount) > (SELECT avg(amount) FROM orders WHERE amount < 1000) ORDER BY person NULLS FIRST
SELECT (SELECT count(*) FROM orders) AS o, (SELECT count(*) FROM items) AS i, EXISTS (SELECT 1 FROM nothing) AS any
SELECT x.a, y.b FROM (VALUES (1, 'one'), (2, 'two')) x(k, a) FULL JOIN (VALUES (2, 'zwei'), (3, 'drei')) y(k, b) USING (k) ORDER BY k
SELECT id, coalesce(nullif(trim(status), ''), 'n/a') AS st FROM orders ORDER BY id
SELECT nullif(qty, 3.0), nullif(amount, 0), nullif(id, 10::numeric) FROM orders ORDER BY id
SELECT greatest(1, NULL, 3), least('b', 'a'), greatest(date '2024-01-01', '2024-06-01'), num_nulls(1, NULL, NULL), num_nonnulls(1, NULL)
SELECT id, placed - timestamp '2024-01-01' AS since FROM orders WHERE placed IS NOT NULL ORDER BY 2, id
SELECT make_interval(months => m, days => d) AS i FROM (VALUES (1, 0), (0, 29), (0, 31), (0, 30)) v(m, d) ORDER BY 1 DESC
SELECT DISTINCT interval '1 hour' * x AS i FROM generate_series(1, 3) x ORDER BY 1
SELECT id FROM events ORDER BY extract(epoch FROM at - timestamptz '2024-01-01 00:00+00') DESC NULLS LAST, id LIMIT 3
SELECT t.id, t.rank FROM (SELECT id, rank() OVER (ORDER BY amount DESC NULLS LAST) AS rank FROM orders) t WHERE t.rank <= 3 ORDER BY t.rank, t.id
SELECT count(*) FROM people TABLESAMPLE BERNOULLI (100)
SELECT id FROM people WHERE name COLLATE "C" > 'a' ORDER BY name COLLATE "C"
SELECT a.* FROM people a NATURAL JOIN (SELECT id, boss FROM people WHERE boss = 4) b ORDER BY id
# Numbers
SELECT round(2.5), round(-2.5), round(2.675, 2), trunc(-1.99), ceil(-0.5), floor(1.99), mod(-7, 3), div(7, 2), power(2, 10), 2 ^ 0.5, cbrt(27), sign(-3)
SELECT gcd(12, 18), lcm(4, 6), factorial(5), abs(-5.5), scale(1.230), 17 % 5, 10 / 4, 10 / 4.0, 7::float / 2
SELECT 5 & 3, 5 | 3, 5 # 3, ~5, 1 << 4, 256 >> 2, 0.1 + 0.2, 1e3, 1.0::numeric(5,3)
SELECT cast('12.50' AS numeric(6,2)), '42'::bigint, 3.7::int, 'true'::boolean, 't'::bool, 1::boolean, '2024-01-01'::timestamp, cast(12345.678 AS text), 0::text
SELECT a, a % 2 = 0 AS even, a::numeric / 3, (a / 2.0)::int, b::numeric * c FROM nums WHERE id IN (1, 2, 3, 8) ORDER BY id
SELECT sum(a::bigint * b) AS s, avg(a::numeric(10,2)), min(c), max(d), sum(r) FROM nums WHERE id IN (1, 2, 3, 8, 9)
SELECT random() BETWEEN 0 AND 1, pi() > 3.14, degrees(pi()), round(sin(radians(30))::numeric, 3), ln(1), log(100), log(2, 8), exp(0), sqrt(2.25), atan2(1, 1) > 0.78
SELECT generate_series(10, 1, -3) AS g
SELECT i, CASE WHEN i % 15 = 0 THEN 'FizzBuzz' WHEN i % 3 = 0 THEN 'Fizz' WHEN i % 5 = 0 THEN 'Buzz' ELSE i::text END AS fizz FROM generate_series(9, 15) i ORDER BY i
SELECT n FROM generate_series(2, 30) n WHERE NOT EXISTS (SELECT 1 FROM generate_series(2, 5) d WHERE d < n AND n % d = 0) ORDER BY n
# Tools
SELECT version() LIKE 'PostgreSQL%', current_database() IS NOT NULL, current_schema(), current_user = session_user
SELECT "ta_1"."status" AS "Status", count(*)::bigint AS "Zahl der Sätze" FROM "public"."orders" "ta_1" GROUP BY 1 HAVING (count(*) > 0) ORDER BY 2 DESC, 1 ASC NULLS LAST LIMIT 1000
SELECT floor(extract(epoch from placed)/86400)*86400 AS "time", sum(qty) AS "value" FROM orders WHERE placed BETWEEN '2024-01-01T00:00:00Z' AND '2024-12-31T23:59:59Z' GROUP BY time ORDER BY time
SELECT TO_CHAR(DATE_TRUNC('quarter', orders.placed), 'YYYY-"Q"Q') AS "orders.placed_quarter", COALESCE(SUM(CAST(orders.amount AS DOUBLE PRECISION)), 0) AS "orders.total" FROM public.orders AS orders WHERE (orders.placed) >= (DATE_TRUNC('year', DATE '2024-06-01')) GROUP BY DATE_TRUNC('quarter', orders.placed) ORDER BY 1 DESC LIMIT 500
select "_"."status", sum("_"."qty") as "a0" from (select "rows"."status" as "status", "rows"."qty" as "qty" from "public"."orders" "rows" where "rows"."amount" >= 0::numeric(12,2)) "_" group by "_"."status" order by 1 nulls last
SELECT CAST(DATE_TRUNC('day', placed) AS DATE) AS __timestamp, COUNT(*) AS count FROM public.orders WHERE placed >= TO_TIMESTAMP('2024-01-01 00:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.US') AND placed < TO_TIMESTAMP('2025-01-01 00:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.US') GROUP BY DATE_TRUNC('day', placed) ORDER BY count DESC, 1 LIMIT 100
SELECT SUM(1) AS "cnt", MIN(CAST("orders"."amount" AS DOUBLE PRECISION)) AS "mn", CAST(TRUNC(EXTRACT(YEAR FROM "orders"."placed")) AS INTEGER) AS "yr" FROM "orders" WHERE NOT ("orders"."placed" IS NULL) GROUP BY 3 ORDER BY 3
SELECT p.id, (SELECT array_agg(o.status ORDER BY o.id) FROM orders o WHERE o.person = p.id) AS sts, ARRAY(SELECT i.product FROM items i WHERE i.order_id = 10 ORDER BY i.line) AS prods FROM people p WHERE p.id < 4 ORDER BY p.id
SELECT people.id, people.name FROM people WHERE lower(people.name) = lower($1) OR people.id = ANY($2::int[]) ORDER BY people.id ASC @@ ADA | {2,4}
SELECT count(*) FROM orders WHERE placed > $1::timestamptz - interval '30 days' AND amount >= $2 @@ 2024-03-10 00:00:00+00 | 10.5
SELECT $1::text || '!' AS a, $2::int + 1 AS b, $3::numeric * 2 AS c, $4::date + 1 AS d, $5::bool AS e, $6::float8 / 2 AS f @@ hey | 41 | 1.25 | 2024-02-28 | t | 5
SELECT id FROM people WHERE ($1::int IS NULL OR boss = $1) AND born BETWEEN $2 AND $3 ORDER BY id LIMIT $4 OFFSET $5 @@ \N | 1900-01-01 | 2030-01-01 | 3 | 1
SELECT jsonb_build_object('k', $1::text, 'n', $2::int) ->> 'k', coalesce($3, 'dflt') @@ v | 7 | \N
# Writes
CREATE TABLE nc1 (id int, name text, at timestamp DEFAULT now()) ;; INSERT INTO nc1 (id, name) SELECT id, name FROM people WHERE name IS NOT NULL ;; SELECT count(*), count(at) FROM nc1 ;; DROP TABLE nc1
CREATE TABLE nc2 AS SELECT status, sum(amount) AS total FROM orders GROUP BY status WITH NO DATA ;; SELECT count(*) FROM nc2 ;; DROP TABLE nc2
CREATE VIEW nc3 AS SELECT id, upper(name) AS name FROM people WHERE active ;; SELECT * FROM nc3 ORDER BY id ;; CREATE OR REPLACE VIEW nc3 AS SELECT id, lower(name) AS name FROM people ;; SELECT count(*) FROM nc3 ;; DROP VIEW nc3
CREATE TABLE nc4 (a int NOT NULL, b varchar(20), c numeric(10,2) DEFAULT 0.00) ;; INSERT INTO nc4 VALUES (1, 'x', 1.005), (2, NULL, DEFAULT) ;; SELECT * FROM nc4 ORDER BY a ;; ALTER TABLE nc4 ADD COLUMN d boolean ;; SELECT a, d FROM nc4 ORDER BY a ;; DROP TABLE IF EXISTS nc4
CREATE TABLE IF NOT EXISTS nc5 (a int, b text) ;; INSERT INTO nc5 WITH s AS (SELECT id, name FROM people WHERE id < 3) SELECT * FROM s ;; TRUNCATE nc5 ;; SELECT count(*) FROM nc5 ;; DROP TABLE nc5
BEGIN ;; SELECT count(*) FROM people ;; COMMIT ;; SET search_path TO public ;; SELECT 1
CREATE TABLE nc6 (id bigint, tags text[], d date) ;; INSERT INTO nc6 VALUES (1, '{a,b}', 'epoch'), (2, ARRAY['c'], '2024-01-01') ;; SELECT id, tags[1], d FROM nc6 ORDER BY id ;; DROP TABLE nc6
CREATE TABLE nc7 (k text, v int) ;; INSERT INTO nc7 VALUES ('a', 1) ;; INSERT INTO nc7 VALUES ('a', 2) ON CONFLICT DO NOTHING ;; SELECT count(*) FROM nc7 ;; DROP TABLE nc7
CREATE TEMP TABLE nc8 AS SELECT generate_series(1, 4) AS n ;; SELECT sum(n) FROM nc8 ;; DROP TABLE nc8
PREPARE q1 (int) AS SELECT name FROM people WHERE id = $1 ;; EXECUTE q1 (2) ;; DEALLOCATE q1
