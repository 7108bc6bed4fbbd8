# A newcomer's statements: ORMs, BI tools, reports, migrations and textbook answers, written before a look at the translator.
# Ecto, GORM, Prisma, TypeORM, Hibernate, Sequel, ActiveRecord, Diesel, jOOQ
SELECT p0."id", p0."name", p0."salary" FROM "people" AS p0 WHERE (p0."salary" > $1) AND NOT (p0."name" IS NULL) ORDER BY p0."id" LIMIT $2 @@ 1000 | 3
SELECT count('*') FROM "orders" AS o0 INNER JOIN "people" AS p1 ON p1."id" = o0."person" WHERE (o0."status" = ANY($1)) @@ {new,paid}
SELECT sp0."m", sum(sp0."a") FROM (SELECT date_trunc('month', so0."placed") AS "m", so0."amount" AS "a" FROM "orders" AS so0) AS sp0 GROUP BY sp0."m" ORDER BY sp0."m" DESC NULLS LAST
SELECT "public"."people"."id", "public"."people"."name" FROM "public"."people" WHERE ("public"."people"."active" = $1 AND "public"."people"."born" >= $2) ORDER BY "public"."people"."id" ASC LIMIT $3 OFFSET $4 @@ true | 1900-01-01 | 10 | 0
SELECT COUNT(*) FROM (SELECT "public"."orders"."id" FROM "public"."orders" WHERE 1=1 OFFSET $1) AS "sub" @@ 2
SELECT "t1"."id", "t1"."name", COALESCE("aggr"."n", 0) AS "_count" FROM "people" AS "t1" LEFT JOIN (SELECT "person", COUNT(*) AS "n" FROM "orders" WHERE 1=1 GROUP BY "person") AS "aggr" ON ("t1"."id" = "aggr"."person") WHERE 1=1 ORDER BY "t1"."id" ASC
SELECT "t1"."id", "t1_orders"."__prisma_data__" AS "orders" FROM "people" AS "t1" LEFT JOIN LATERAL (SELECT COALESCE(JSONB_AGG("__prisma_data__"), '[]') AS "__prisma_data__" FROM (SELECT "t2"."__prisma_data__" FROM (SELECT JSONB_BUILD_OBJECT('id', "t3"."id", 'qty', "t3"."qty") AS "__prisma_data__" FROM "orders" AS "t3" WHERE "t1"."id" = "t3"."person" ORDER BY "t3"."id") AS "t2") AS "t4") AS "t1_orders" ON TRUE ORDER BY "t1"."id"
select distinct on (o.person) o.person, o.id, o.placed from orders o where o.person is not null order by o.person, o.placed desc nulls last, o.id
SELECT "User"."id" AS "User_id", "User"."name" AS "User_name", "User__boss"."name" AS "User__boss_name" FROM "people" "User" LEFT JOIN "people" "User__boss" ON "User__boss"."id"="User"."boss" WHERE ("User"."id" IN ($1, $2, $3)) ORDER BY "User_id" ASC @@ 2 | 4 | 8
SELECT DISTINCT "distinctAlias"."User_id" AS "ids_User_id", "distinctAlias"."User_name" FROM (SELECT "User"."id" AS "User_id", "User"."name" AS "User_name" FROM "people" "User" LEFT JOIN "orders" "o" ON "o"."person"="User"."id") "distinctAlias" ORDER BY "distinctAlias"."User_name" ASC, "User_id" ASC LIMIT 4
select p1_0.id,p1_0.born,p1_0.name,b1_0.id,b1_0.name from people p1_0 left join people b1_0 on b1_0.id=p1_0.boss where p1_0.name like ('%'||cast(cast($1 as text) as text)||'%') escape '' order by p1_0.id fetch first $2 rows only @@ a | 3
select p1_0.id,(select count(o1_0.id) from orders o1_0 where o1_0.person=p1_0.id),case when p1_0.salary>=cast(3000 as numeric(10,2)) then 'high' else 'low' end from people p1_0 order by p1_0.id offset $1 rows fetch first $2 rows only @@ 1 | 4
select count(*) from people p where exists(select 1 from orders o where o.person=p.id and o.amount>$1) and p.active is not false @@ 10.5
SELECT 1 AS one FROM "people" WHERE "people"."name" = $1 AND "people"."id" != $2 LIMIT $3 @@ Ada | 7 | 1
SELECT "orders".* FROM "orders" WHERE "orders"."placed" >= '2024-01-01' AND "orders"."placed" < '2024-03-01' AND "orders"."status" IN ('new', 'paid') ORDER BY "orders"."placed" ASC, "orders"."id" DESC LIMIT 5
SELECT SUM("orders"."amount") AS "sum_amount", COUNT(DISTINCT "orders"."person") AS "count_person", "orders"."status" AS "orders_status" FROM "orders" GROUP BY "orders"."status" HAVING (SUM("orders"."amount") > 0) ORDER BY "orders"."status"
SELECT "people"."id" AS t0_r0, "people"."name" AS t0_r1, "orders"."id" AS t1_r0, "orders"."amount" AS t1_r1 FROM "people" LEFT OUTER JOIN "orders" ON "orders"."person" = "people"."id" WHERE "people"."id" IN (1, 2, 3) ORDER BY t0_r0, t1_r0
SELECT anon_1.name, anon_1.rn FROM (SELECT people.name AS name, row_number() OVER (PARTITION BY people.active ORDER BY people.salary DESC NULLS LAST, people.id) AS rn, people.id AS pid FROM people) AS anon_1 WHERE anon_1.rn = $1 @@ 1
SELECT people.id, people.name, CAST(people.salary AS FLOAT) AS salary_f, people.born + make_interval(days => 10) AS later FROM people WHERE people.born IS NOT NULL ORDER BY people.id
SELECT "id", "name" FROM "people" WHERE ("name", "active") IN (('Ada', true), ('bob', false), ('ada', true)) ORDER BY "id"
select "p"."id", "p"."name" from "people" as "p" where ("p"."salary", "p"."id") > (1234.50, 2) order by "p"."salary", "p"."id" fetch next 3 rows only
select row_number() over (order by id) as rn, * from (values (3, 'c'), (1, 'a'), (2, null)) as v ("id", "label") order by rn
SELECT * FROM "people" AS "Person" WHERE "Person"."name" ILIKE '%a' OR "Person"."note" ~* '^say' ORDER BY "Person"."id"
SELECT "id", count(*) OVER() AS "full_count" FROM "orders" WHERE "amount" IS NOT NULL ORDER BY "id" LIMIT 2 OFFSET 1
SELECT "people"."id" FROM "people" WHERE "people"."id" = ANY ($1::int[]) AND "people"."name" <> ALL ($2::text[]) ORDER BY 1 @@ {1,2,4,6} | {bob,"x y"}
SELECT p.* FROM people p WHERE p.id = ANY(ARRAY(SELECT o.person FROM orders o WHERE o.qty > 2)) ORDER BY p.id
# BI tools
SELECT DATE_TRUNC('quarter', "source"."placed") AS "placed", "source"."status" AS "status", COUNT(*) AS "count", SUM("source"."amount") AS "sum" FROM (SELECT "public"."orders"."id" AS "id", "public"."orders"."placed" AS "placed", LOWER("public"."orders"."status") AS "status", "public"."orders"."amount" AS "amount" FROM "public"."orders") AS "source" WHERE "source"."placed" IS NOT NULL GROUP BY DATE_TRUNC('quarter', "source"."placed"), "source"."status" ORDER BY DATE_TRUNC('quarter', "source"."placed") ASC, "source"."status" ASC
SELECT CAST(EXTRACT(dow FROM "public"."orders"."placed") AS integer) + 1 AS "day", COUNT(*) AS "count" FROM "public"."orders" WHERE "public"."orders"."placed" IS NOT NULL GROUP BY CAST(EXTRACT(dow FROM "public"."orders"."placed") AS integer) + 1 ORDER BY 1
SELECT ((floor((("public"."orders"."amount" - 0.0) / 100.0)) * 100.0) + 0.0) AS "bin", COUNT(*) AS "count" FROM "public"."orders" WHERE "public"."orders"."amount" < 1000 GROUP BY 1 ORDER BY 1
SELECT "t0"."status" AS "c0", SUM(CASE WHEN "t0"."qty" IS NULL THEN 0 ELSE "t0"."qty" END) AS "a0" FROM (SELECT "_"."status", "_"."qty" FROM "public"."orders" "_") "t0" GROUP BY "t0"."status" ORDER BY "c0" NULLS FIRST LIMIT 1000001
select "$Table"."id" as "id", "$Table"."name" as "name" from "public"."people" "$Table" where "$Table"."name" is not null order by "$Table"."id" limit 4096
SELECT SUM("orders"."amount") AS "sum:amount:ok", DATE_TRUNC('MONTH', "orders"."placed") AS "tmn:placed:ok" FROM "public"."orders" "orders" WHERE ((CAST("orders"."placed" AS DATE) >= DATE '2024-01-01') AND (CAST("orders"."placed" AS DATE) <= DATE '2024-12-31')) GROUP BY 2 ORDER BY 2
SELECT CAST(TRUNC(EXTRACT(YEAR FROM "orders"."placed")) AS INTEGER) AS "yr:placed:ok", (CASE WHEN COUNT("orders"."qty") = 0 THEN NULL ELSE SUM("orders"."qty") / COUNT("orders"."qty") END) AS "avg", AVG(CAST("orders"."qty" AS DOUBLE PRECISION)) AS "avg:qty:ok" FROM "orders" GROUP BY 1 ORDER BY 1
SELECT (DATE(orders.placed)) AS "orders.placed_date", (TO_CHAR(DATE_TRUNC('month', orders.placed), 'YYYY-MM')) AS "orders.placed_month", COUNT(*) AS "orders.count" FROM public.orders AS orders GROUP BY 1, 2 ORDER BY 1 DESC NULLS FIRST LIMIT 500
WITH t AS (SELECT DATE(orders.placed) AS d, orders.status AS s, COUNT(*) AS c FROM orders GROUP BY 1, 2) SELECT * FROM (SELECT *, DENSE_RANK() OVER (ORDER BY z___min_rank) AS z___pivot_row_rank FROM (SELECT *, MIN(z__rank) OVER (PARTITION BY d) AS z___min_rank FROM (SELECT *, RANK() OVER (ORDER BY d DESC NULLS LAST, s) AS z__rank FROM t) ww) aa) xx WHERE z___pivot_row_rank <= 5 ORDER BY z___pivot_row_rank, s
SELECT floor(extract(epoch from placed)/86400)*86400 AS "time", sum(amount) AS "value" FROM orders WHERE placed BETWEEN '2024-01-01T00:00:00Z' AND '2024-12-31T23:59:59Z' GROUP BY 1 ORDER BY 1
SELECT at AS "time", kind AS metric, n AS value FROM events WHERE at BETWEEN '2000-01-01T00:00:00Z' AND '2025-01-01T00:00:00Z' ORDER BY 1
SELECT date_bin('15 minutes', placed, TIMESTAMP '2000-01-01') AS bucket, count(*) FROM orders WHERE placed IS NOT NULL GROUP BY 1 ORDER BY 1
SELECT status AS status, AVG(amount) AS "AVG(amount)", MAX(qty) AS "MAX(qty)" FROM public.orders WHERE placed >= TO_TIMESTAMP('2024-01-01 00:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.US') AND placed < TO_TIMESTAMP('2025-01-01 00:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.US') GROUP BY status ORDER BY "AVG(amount)" DESC NULLS LAST, status LIMIT 100
SELECT "name" AS "name", SUM("salary") AS "SUM(salary)" FROM "public"."people" JOIN (SELECT "name" AS "name__", SUM("salary") AS "mme_inner__" FROM "public"."people" WHERE "name" IS NOT NULL GROUP BY "name" ORDER BY "mme_inner__" DESC NULLS LAST, "name__" LIMIT 2) AS "anon_1" ON "name" = "name__" GROUP BY "name" ORDER BY "SUM(salary)" DESC, "name" LIMIT 10
SELECT * FROM (SELECT id, name FROM people) AS "Custom SQL Query" LIMIT 0
SELECT COUNT(1) AS "cnt:a:ok", MIN("people"."born") AS "min", MAX("people"."born") AS "max", (CASE WHEN MIN("people"."active"::int) = MAX("people"."active"::int) THEN 'same' ELSE '*' END) AS "attr" FROM "people"
SELECT SUBSTRING("people"."name" FROM 1 FOR 1) AS "first", COUNT(*) FROM "people" GROUP BY "first" ORDER BY "first" NULLS LAST
SELECT "orders"."status", NTILE(4) OVER (ORDER BY "orders"."amount" NULLS FIRST, id), PERCENT_RANK() OVER (ORDER BY "orders"."amount") FROM "orders" ORDER BY id
# reports
WITH first_order AS (SELECT person, min(date_trunc('month', placed)) AS cohort FROM orders WHERE person IS NOT NULL GROUP BY person), activity AS (SELECT DISTINCT o.person, date_trunc('month', o.placed) AS m FROM orders o WHERE o.person IS NOT NULL) SELECT f.cohort::date, (extract(year FROM age(a.m, f.cohort)) * 12 + extract(month FROM age(a.m, f.cohort)))::int AS month_no, count(DISTINCT a.person) FROM first_order f JOIN activity a USING (person) GROUP BY 1, 2 ORDER BY 1, 2
WITH steps AS (SELECT id, kind, n, lead(kind) OVER w AS next_kind, lead(at) OVER w - at AS gap FROM events WINDOW w AS (ORDER BY at NULLS LAST, id)) SELECT kind, next_kind, count(*), min(gap), max(gap) FROM steps GROUP BY kind, next_kind ORDER BY kind NULLS LAST, next_kind NULLS LAST
SELECT count(*) FILTER (WHERE kind = 'login') AS s1, count(*) FILTER (WHERE kind = 'buy') AS s2, round(100.0 * count(*) FILTER (WHERE kind = 'buy') / nullif(count(*) FILTER (WHERE kind = 'login'), 0), 1) AS pct FROM events
WITH g AS (SELECT id, id - row_number() OVER (ORDER BY id) AS grp FROM (VALUES (1), (2), (3), (7), (8), (12)) v(id)) SELECT min(id) AS lo, max(id) AS hi, count(*) AS len FROM g GROUP BY grp ORDER BY lo
SELECT d::date AS day, coalesce(count(o.id), 0) AS n, sum(count(o.id)) OVER (ORDER BY d) AS run FROM generate_series(date '2024-02-26', date '2024-03-02', interval '1 day') d LEFT JOIN orders o ON o.placed::date = d::date GROUP BY d ORDER BY d
SELECT to_char(m, 'Mon YYYY') AS label, coalesce(sum(o.amount), 0) AS total, coalesce(sum(o.amount), 0) - lag(coalesce(sum(o.amount), 0)) OVER (ORDER BY m) AS delta FROM generate_series(timestamp '2023-12-01', timestamp '2024-03-01', interval '1 month') m LEFT JOIN orders o ON date_trunc('month', o.placed) = m GROUP BY m ORDER BY m
WITH m AS (SELECT date_trunc('month', placed) AS mon, sum(qty) AS q FROM orders WHERE placed IS NOT NULL GROUP BY 1) SELECT mon, q, round((q - lag(q) OVER (ORDER BY mon)) * 100.0 / nullif(lag(q) OVER (ORDER BY mon), 0), 2) AS mom FROM m ORDER BY mon
WITH s AS (SELECT *, CASE WHEN at - lag(at) OVER (ORDER BY at) > interval '30 minutes' OR lag(at) OVER (ORDER BY at) IS NULL THEN 1 ELSE 0 END AS fresh FROM events WHERE at IS NOT NULL) SELECT id, sum(fresh) OVER (ORDER BY at ROWS UNBOUNDED PRECEDING) AS session FROM s ORDER BY at
SELECT person, percentile_cont(0.5) WITHIN GROUP (ORDER BY amount) AS median, percentile_disc(ARRAY[0.25, 0.75]) WITHIN GROUP (ORDER BY amount) AS q, mode() WITHIN GROUP (ORDER BY qty) FROM orders WHERE person IN (1, 2, 4) GROUP BY person ORDER BY person
SELECT id, amount, avg(amount) OVER (ORDER BY id ROWS BETWEEN 2 PRECEDING AND CURRENT ROW) AS ma3, amount > avg(amount) OVER () AS above FROM orders WHERE amount IS NOT NULL ORDER BY id
DELETE FROM people a USING people b WHERE a.id > b.id AND a.id < 0
SELECT * FROM (SELECT o.*, row_number() OVER (PARTITION BY person, amount ORDER BY id) AS dup FROM orders o) x WHERE dup > 1
SELECT person, sum(CASE WHEN status ILIKE 'new' THEN amount END) AS new, sum(CASE WHEN status = 'paid' THEN amount END) AS paid, count(CASE WHEN status = '' THEN 1 END) AS blank FROM orders GROUP BY person ORDER BY person NULLS LAST
SELECT coalesce(status, 'total') AS s, coalesce(person::text, 'all') AS p, sum(qty), grouping(status, person) AS g FROM orders GROUP BY ROLLUP (status, person) ORDER BY g, s, p
WITH RECURSIVE org AS (SELECT id, name, boss, 1 AS lvl, ARRAY[id] AS path, coalesce(name, '?') AS trail FROM people WHERE boss IS NULL UNION ALL SELECT p.id, p.name, p.boss, org.lvl + 1, org.path || p.id, org.trail || ' > ' || coalesce(p.name, '?') FROM people p JOIN org ON p.boss = org.id) SELECT id, lvl, path, trail FROM org ORDER BY path
WITH RECURSIVE cal(d) AS (SELECT date '2024-02-27' UNION ALL SELECT (d + interval '1 day')::date FROM cal WHERE d < date '2024-03-02') SELECT d, to_char(d, 'Dy DD'), extract(isodow FROM d) IN (6, 7) AS weekend FROM cal ORDER BY d
WITH RECURSIVE fib(n, a, b) AS (SELECT 1, 0::bigint, 1::bigint UNION ALL SELECT n + 1, b, a + b FROM fib WHERE n < 15) SELECT n, a FROM fib ORDER BY n
WITH RECURSIVE t(n, f) AS (VALUES (0, 1::numeric) UNION ALL SELECT n + 1, f * (n + 1) FROM t WHERE n < 12) SELECT * FROM t ORDER BY n
SELECT o.person, o.id, o.amount, sum(o.amount) OVER (PARTITION BY o.person ORDER BY o.placed NULLS LAST, o.id) AS run, round(100 * o.amount / sum(o.amount) OVER (PARTITION BY o.person), 2) AS share FROM orders o WHERE o.person IN (1, 4) ORDER BY 1, 2
SELECT p.name, x.product, x.total FROM people p CROSS JOIN LATERAL (SELECT i.product, sum(i.price * i.quantity) AS total FROM orders o JOIN items i ON i.order_id = o.id WHERE o.person = p.id GROUP BY i.product ORDER BY total DESC NULLS LAST, i.product LIMIT 1) x ORDER BY p.id
SELECT width_bucket(amount, 0, 300, 3) AS b, count(*), min(amount), max(amount) FROM orders WHERE amount BETWEEN 0 AND 1000 GROUP BY 1 ORDER BY 1
SELECT corr(qty, amount), regr_slope(amount, qty), covar_pop(qty, amount), stddev_samp(qty) FROM orders WHERE id < 18
SELECT extract(week FROM placed) AS w, extract(isoyear FROM placed) AS y, count(*) FROM orders WHERE placed IS NOT NULL GROUP BY 1, 2 ORDER BY 2, 1
SELECT string_agg(DISTINCT product, ', ' ORDER BY product) AS products, array_agg(DISTINCT order_id ORDER BY order_id DESC) AS ids, bool_and(price > 1), bool_or(price IS NULL), every(quantity > 0) FROM items
SELECT name, length(name) - length(replace(lower(name), 'a', '')) AS as_, reverse(name), initcap(name), overlay(name placing 'XX' from 2 for 1), position('a' in name), ascii(name) FROM people WHERE name IS NOT NULL ORDER BY id
SELECT w, regexp_replace(w, '[^[:alnum:]]+', '-', 'g'), trim(both '-' from regexp_replace(lower(w), '[^a-z0-9]+', '-', 'g')) AS slug FROM words ORDER BY id
SELECT split_part('a,b,,d', ',', 3) = '' AS e, split_part('a,b,c', ',', -1), string_to_array('a,b,,d', ',', ''), array_to_string(ARRAY['x', NULL, 'z'], '-', '*'), regexp_split_to_array('one  two three', '\s+')
SELECT t.word, count(*) FROM words, LATERAL regexp_split_to_table(lower(w), '\W+') AS t(word) WHERE t.word <> '' AND words.id <= 4 GROUP BY t.word ORDER BY 2 DESC, 1
SELECT (regexp_match('order #4711 of 2024', '#(\d+)'))[1]::int, regexp_count('banana', 'an'), substring('foo123bar' from '\d+'), substring('key=value' from '=(.*)$'), regexp_instr('abcabc', 'c', 1, 2), regexp_substr('a1b22c333', '\d+', 1, 2), regexp_like('Hello', '^h', 'i')
SELECT lpad(id::text, 5, '0'), rpad(coalesce(name, ''), 6, '.'), to_char(coalesce(salary, 0), 'FM999,999,990.00'), md5(coalesce(name, '')), chr(64 + id), concat_ws(' / ', name, note, NULL) FROM people ORDER BY id
SELECT format('%s has %s (%I = %L)', name, salary, note, name) FROM people WHERE id IN (1, 4) ORDER BY id
SELECT format('|%10s|%-6s|%2$s|', 'ab', 'cd'), format('%3$s %1$s', 'a', 'b', 'c'), format('%%'), format('%-5s.', NULL)
SELECT encode('abc'::bytea, 'base64'), decode('YWJj', 'base64'), encode(decode('DEADbeef', 'hex'), 'hex'), encode('\x00ff41'::bytea, 'escape'), convert_from('\x616263', 'UTF8'), encode(sha256('abc'), 'hex')
SELECT generate_series(1.0, 2.0, 0.5) AS g
SELECT g, g * 2 FROM generate_series(10, 1, -3) g
SELECT i, chr(96 + i) FROM generate_series(1, 3) WITH ORDINALITY AS t(i, o) ORDER BY o DESC
SELECT currval('nd_none')
SELECT placed::date + time '08:30', placed::time, date '2024-01-01' + placed::time FROM orders WHERE id IN (10, 16) ORDER BY id
SELECT timestamp '2024-01-01 10:00' + time '01:30', timestamp '2024-01-01 10:00' - time '01:30', day + t FROM events WHERE id = 1
SELECT time '10:00' + interval '90 minutes', time '10:00' - time '08:15', interval '1 day' * 2.5, interval '10 hours' / 4, date '2024-03-31' - interval '1 month', justify_hours(interval '50 hours')
SELECT at AT TIME ZONE 'America/New_York', at AT TIME ZONE 'UTC', timezone('Asia/Tokyo', at)::date, (timestamp '2024-07-01 12:00' AT TIME ZONE 'Europe/Berlin') AT TIME ZONE 'UTC' FROM events WHERE id IN (1, 2, 3) ORDER BY id
SELECT extract(epoch FROM interval '1 day 02:03:04.5'), extract(millisecond FROM time '10:11:12.345'), extract(doy FROM date '2024-12-31'), date_part('quarter', date '2024-05-05'), extract(century FROM date '2001-01-01'), extract(julian FROM date '2024-01-01')
SELECT age(timestamp '2024-03-01', timestamp '2023-01-31'), age(date '2000-02-29', date '1999-03-01'), date '2024-05-01' - date '2024-02-01', make_date(2024, 2, 29), make_timestamp(2024, 1, 2, 3, 4, 5.5), make_time(8, 15, 23.5)
SELECT (date '2024-01-31', date '2024-03-01') OVERLAPS (date '2024-02-28', date '2024-04-01'), date '2024-01-31' + 30, isfinite(date 'infinity'), date_trunc('week', date '2024-01-03')::date, date_trunc('decade', timestamp '2024-05-05')
SELECT (date_trunc('month', d) + interval '1 month - 1 day')::date AS month_end, extract(day FROM date_trunc('month', d) + interval '1 month' - interval '1 day') AS days FROM (VALUES (date '2024-02-10'), (date '2023-02-10'), (date '2024-12-31')) v(d) ORDER BY d
SELECT to_char(timestamp '2024-03-05 14:07:09.123', 'Day, DD Month YYYY HH12:MI:SS.MS AM'), to_char(timestamp '2024-03-05 14:07:09', 'IYYY-"W"IW-ID Q DDD J'), to_char(1234.5, '9G999D99'), to_char(-5, '999PR'), to_char(12, 'RN'), to_char(0.5, '90.99%')
SELECT to_date('05 Mar 2024', 'DD Mon YYYY'), to_timestamp('2024-03-05 14:07', 'YYYY-MM-DD HH24:MI'), to_timestamp(1709647629.5), to_number('1,234.56', '9,999.99')
SELECT id FROM orders WHERE date_trunc('week', placed) <> timestamp '2024-01-03' ORDER BY id
SELECT id FROM orders WHERE NOT (date_trunc('month', placed) = '2024-01-15') ORDER BY id
SELECT id, date_trunc('month', placed) IS DISTINCT FROM timestamp '2024-01-15' AS d FROM orders ORDER BY id
SELECT id FROM orders WHERE date_trunc('day', placed) NOT IN ('2024-01-15 10:30:00', '2024-02-20') ORDER BY id
# JSON
SELECT id, doc->>'a' AS a, (doc->'b'->>'c') AS c, doc#>>'{l,1}' AS l1, json_array_length(doc->'l') FROM orders WHERE doc IS NOT NULL AND json_typeof(doc) = 'object' AND id = 10
SELECT jsonb_set('{"a":[1,2,3]}'::jsonb, '{a,1}', '9'), jsonb_set('{"a":[{"b":1}]}'::jsonb, '{a,0,b}', '"x"'), '[1,2,3]'::jsonb - 1, '[1,2,3]'::jsonb - (-1), '{"a":1,"b":2}'::jsonb - '{a,b}'::text[]
SELECT jsonb_insert('{"a":[0,1]}'::jsonb, '{a,1}', '"new"'), jsonb_insert('{"a":[0,1]}'::jsonb, '{a,-1}', '5', true), '{"a":[1,{"b":2}]}'::jsonb #- '{a,1,b}', jsonb_set('[]'::jsonb, '{0}', '1')
SELECT k, v FROM orders, jsonb_each_text(doc::jsonb) AS e(k, v) WHERE json_typeof(doc) = 'object' ORDER BY id, k
SELECT id, (jsonb_each_text(doc::jsonb)).key FROM orders WHERE json_typeof(doc) = 'object' ORDER BY 1, 2
SELECT doc::jsonb AS d, count(*) FROM orders GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 3
SELECT DISTINCT jsonb_build_object('k', status, 'n', person) AS o FROM orders WHERE id IN (10, 11, 13) ORDER BY 1
SELECT elem->>'id' AS id, (elem->>'v')::numeric AS v FROM jsonb_array_elements('[{"id":"a","v":1.5},{"id":"b","v":null}]'::jsonb) AS elem ORDER BY 1
SELECT jsonb_object_keys('{"z":1,"a":2}'::jsonb) AS k ORDER BY 1
SELECT '{"tags":["x","y"]}'::jsonb @> '{"tags":["y"]}', '{"a":1}'::jsonb ? 'a', '{"a":1,"b":2}'::jsonb ?| array['c','b'], '["a","b"]'::jsonb ?& array['a','z'], '{"a":{"b":null}}'::jsonb #> '{a,b}' IS NULL
SELECT jsonb_pretty('{"a":[1,2],"b":{}}'::jsonb)
SELECT json_build_object('id', id, 'tags', json_build_array(name, active, height)) FROM people WHERE id < 4 ORDER BY id
SELECT row_to_json(t) FROM (SELECT id, name, born FROM people WHERE id IN (1, 3) ORDER BY id) t
SELECT json_agg(t) FROM (SELECT id, qty FROM orders WHERE id < 13 ORDER BY id) t
SELECT jsonb_agg(DISTINCT status ORDER BY status) FROM orders WHERE status <> ''
SELECT jsonb_path_query_array('{"items":[{"p":5},{"p":15}]}'::jsonb, '$.items[*].p')
SELECT * FROM json_to_recordset('[{"a":1,"b":"x"},{"a":2,"b":"y"}]') AS r(a int, b text) ORDER BY a
SELECT jsonb_typeof(v), v FROM jsonb_array_elements('[1,"a",null,true,{"x":1},[2]]'::jsonb) WITH ORDINALITY AS t(v, n) ORDER BY n
SELECT to_jsonb(ARRAY[1,2]) || to_jsonb(3), to_json('a"b'::text), array_to_json(ARRAY['x','y']), jsonb_array_length('[1,2,3]')
# arrays
SELECT id, ints || 9, 0 || ints, array_length(ints, 1), cardinality(texts), array_position(texts, 'b'), array_remove(ints, 3), array_replace(ints, 7, 8), ints @> ARRAY[3], texts && ARRAY['x', 'Q'], 3 = ANY(ints) FROM lists ORDER BY id
SELECT id, unnest(ints) AS i, unnest(texts) AS t FROM lists ORDER BY id, i NULLS LAST, t NULLS LAST
SELECT u.x, u.n FROM lists l CROSS JOIN unnest(l.texts) WITH ORDINALITY AS u(x, n) WHERE l.id < 3 ORDER BY l.id, u.n
SELECT ints[1:2], ints[2:], texts[array_upper(texts, 1)], array_dims(ints), array_positions(ints, 7), array_prepend(0, ints), array_cat(ints, ARRAY[1]), trim_array(ints, 1) FROM lists WHERE ints IS NOT NULL ORDER BY id
SELECT ARRAY(SELECT name FROM people WHERE name IS NOT NULL ORDER BY id LIMIT 2), ARRAY[[1,2],[3,4]][2][1], '{1,2,3}'::int[] = ARRAY[1,2,3], ARRAY[1,2] < ARRAY[1,3], (ARRAY['a','b','c'])[2]
SELECT array_agg(x ORDER BY x DESC), array_to_string(array_agg(DISTINCT x), ','), (array_agg(x ORDER BY x))[1] FROM (VALUES (3), (1), (2), (1)) v(x)
# bit strings and odd types
SELECT B'1010' & B'0110', B'1010' | B'0101', ~ B'1010', B'1010' || B'1', length(B'10101'), B'101'::int, 5::bit(4), bit_and(x) FROM (VALUES (12), (10)) v(x)
SELECT '1 year 2 mons'::interval, 'P1DT2H'::interval, interval '1-2' year to month, interval '3 4:05:06' day to second, -interval '1 day', interval '1 week' > interval '6 days'
SELECT '12.34'::money IS NOT NULL, '192.168.1.5'::inet << '192.168.1.0/24'::inet
SELECT 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'::uuid::text, 'infinity'::float8, 'NaN'::numeric, -0.0::float8, 1e400::numeric > 1, 0.1::float4
SELECT 7 / 2, -7 / 2, 7 % -3, 7.0 / 2, 2 ^ 10, |/ 16.0, ||/ 27.0, @ -5, 5 # 3, 1 << 4, 17 >> 2, ~5, 5!=4
SELECT round(2.5), round(-2.5), round(2.5::float8), round(1234.567, -2), trunc(-1.789, 1), ceil(-0.5), gcd(12, 18), lcm(4, 6), factorial(5), sign(-3.2), cbrt(8), degrees(pi()), log(100), ln(1), scale(1.230), trim_scale(1.2300)
SELECT greatest(1, NULL, 3), least('b', 'a'), nullif('', ''), num_nulls(1, NULL), num_nonnulls(1, NULL, 2), coalesce(NULL, 'x'), 1 IS DISTINCT FROM NULL, (NULL = NULL) IS UNKNOWN
SELECT cast('12' as integer) + 1, '3.14'::numeric(4,1), 1::boolean, 'yes'::boolean, 't'::bool::int, 65::"char" IS NOT NULL, '2024-01-01'::date::timestamp, 3.7::int, '  5 '::int
# writes
CREATE TABLE nd_a (id serial PRIMARY KEY, email text UNIQUE, n int DEFAULT 0, at timestamptz DEFAULT now()) ;; INSERT INTO nd_a (email) VALUES ('a'), ('b') RETURNING id ;; INSERT INTO nd_a (email, n) VALUES ('a', 5) ON CONFLICT (email) DO UPDATE SET n = nd_a.n + excluded.n RETURNING id, email, n ;; SELECT currval('nd_a_id_seq'), lastval() ;; SELECT id, email, n FROM nd_a ORDER BY id ;; DROP TABLE nd_a
CREATE TABLE nd_b (id int PRIMARY KEY, v text, CONSTRAINT nd_b_v UNIQUE (v)) ;; INSERT INTO nd_b VALUES (1, 'x') ;; INSERT INTO nd_b VALUES (2, 'x') ON CONFLICT ON CONSTRAINT nd_b_v DO UPDATE SET id = excluded.id + 10 ;; INSERT INTO nd_b VALUES (11, 'q') ON CONFLICT ON CONSTRAINT nd_b_pkey DO NOTHING ;; SELECT * FROM nd_b ;; DROP TABLE nd_b
CREATE TABLE nd_c (id int, v int) ;; INSERT INTO nd_c SELECT g, g * g FROM generate_series(1, 5) g ;; WITH gone AS (DELETE FROM nd_c WHERE id < 3 RETURNING *) SELECT count(*), sum(v) FROM gone ;; WITH up AS (UPDATE nd_c SET v = v + 1 WHERE id = 4 RETURNING id, v) SELECT * FROM up ;; SELECT * FROM nd_c ORDER BY id ;; DROP TABLE nd_c
CREATE TABLE nd_d (id int, v int) ;; CREATE TABLE nd_e (id int, v int) ;; INSERT INTO nd_d VALUES (1, 1), (2, 2), (3, 3) ;; WITH moved AS (DELETE FROM nd_d WHERE v > 1 RETURNING id, v) INSERT INTO nd_e SELECT * FROM moved ;; SELECT * FROM nd_d ;; SELECT * FROM nd_e ORDER BY id ;; DROP TABLE nd_d, nd_e
CREATE TABLE nd_f (id int PRIMARY KEY, v text) ;; INSERT INTO nd_f VALUES (1, 'a'), (2, 'b') ;; UPDATE nd_f SET v = p.name FROM people p WHERE p.id = nd_f.id RETURNING nd_f.id, nd_f.v, p.salary ;; DELETE FROM nd_f USING people p WHERE p.id = nd_f.id AND p.id = 1 RETURNING nd_f.*, p.name ;; SELECT * FROM nd_f ;; DROP TABLE nd_f
CREATE TABLE nd_g (LIKE people) ;; INSERT INTO nd_g SELECT * FROM people WHERE id < 3 ;; SELECT id, name, salary, born FROM nd_g ORDER BY id ;; DROP TABLE nd_g
CREATE TABLE nd_h (a int NOT NULL DEFAULT 7, b text) ;; CREATE TABLE nd_i (LIKE nd_h INCLUDING DEFAULTS, c int) ;; INSERT INTO nd_i (b) VALUES ('x') ;; SELECT * FROM nd_i ;; DROP TABLE nd_h, nd_i
CREATE TABLE nd_j (id int PRIMARY KEY) ;; CREATE TABLE nd_k (id int, j_id int REFERENCES nd_j (id) ON DELETE NO ACTION) ;; INSERT INTO nd_j VALUES (1) ;; INSERT INTO nd_k VALUES (1, 1) ;; INSERT INTO nd_k VALUES (2, 5) ;; SELECT * FROM nd_k ;; DROP TABLE nd_k ;; DROP TABLE nd_j
CREATE TABLE nd_l (id bigserial NOT NULL, name varchar(20), created_at timestamp(6) NOT NULL) ;; ALTER TABLE nd_l ADD CONSTRAINT nd_l_pkey PRIMARY KEY (id) ;; INSERT INTO nd_l (name, created_at) VALUES ('x', '2024-01-01 10:00:00') RETURNING id ;; SELECT * FROM nd_l ;; DROP TABLE nd_l
CREATE TABLE nd_m (id int PRIMARY KEY) ;; CREATE TABLE nd_n (id int, m_id int) ;; ALTER TABLE nd_n ADD CONSTRAINT nd_n_fk FOREIGN KEY (m_id) REFERENCES nd_m (id) DEFERRABLE INITIALLY DEFERRED ;; INSERT INTO nd_m VALUES (1) ;; INSERT INTO nd_n VALUES (1, 1) ;; SELECT * FROM nd_n ;; DROP TABLE nd_n ;; DROP TABLE nd_m
CREATE TABLE nd_o (id int PRIMARY KEY, qty int CHECK (qty >= 0), u uuid, d date DEFAULT '2024-01-01', f boolean NOT NULL DEFAULT false) ;; INSERT INTO nd_o (id, qty) VALUES (1, 3) ;; INSERT INTO nd_o (id, qty) VALUES (2, -3) ;; UPDATE nd_o SET qty = qty - 1, f = NOT f WHERE id = 1 RETURNING *  ;; DROP TABLE nd_o
CREATE TEMP TABLE nd_p AS SELECT id, name FROM people WHERE id < 4 ;; ALTER TABLE nd_p ADD COLUMN upper_name text ;; UPDATE nd_p SET upper_name = upper(name) ;; SELECT * FROM nd_p ORDER BY id ;; DROP TABLE nd_p
CREATE VIEW nd_v AS SELECT p.id, p.name, count(o.id) AS n FROM people p LEFT JOIN orders o ON o.person = p.id GROUP BY p.id ;; SELECT * FROM nd_v WHERE n > 0 ORDER BY id ;; CREATE OR REPLACE VIEW nd_v AS SELECT id, name, 0::bigint AS n FROM people ;; SELECT sum(n) FROM nd_v ;; DROP VIEW nd_v
BEGIN ;; CREATE TABLE nd_q (a int) ;; INSERT INTO nd_q VALUES (1), (2) ;; ROLLBACK ;; SELECT count(*) FROM pg_tables WHERE tablename = 'nd_q'
CREATE TABLE nd_r (id int PRIMARY KEY, tags text[], meta jsonb) ;; INSERT INTO nd_r VALUES (1, '{a,b}', '{"k":1}'), (2, ARRAY['c'], '{}') ;; UPDATE nd_r SET tags = array_append(tags, 'z'), meta = meta || '{"n":2}' WHERE id = 1 ;; SELECT id, tags, meta->>'n' FROM nd_r ORDER BY id ;; SELECT id FROM nd_r WHERE tags @> ARRAY['z'] AND meta ? 'k' ;; DROP TABLE nd_r
CREATE TABLE nd_s (k text PRIMARY KEY, v int) ;; INSERT INTO nd_s VALUES ('a', 1) ON CONFLICT (k) DO UPDATE SET v = EXCLUDED.v WHERE nd_s.v < EXCLUDED.v ;; INSERT INTO nd_s AS t VALUES ('a', 5) ON CONFLICT (k) DO UPDATE SET v = t.v + EXCLUDED.v ;; INSERT INTO nd_s VALUES ('a', 9) ON CONFLICT DO NOTHING ;; SELECT * FROM nd_s ;; DROP TABLE nd_s
CREATE SEQUENCE nd_seq START 100 INCREMENT BY 5 ;; SELECT nextval('nd_seq') ;; SELECT nextval('nd_seq'), currval('nd_seq') ;; DROP SEQUENCE nd_seq
CREATE TABLE nd_t (id int GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY, full_name text GENERATED ALWAYS AS (first || ' ' || last) STORED, first text, last text) ;; INSERT INTO nd_t (first, last) VALUES ('A', 'B') RETURNING id, full_name ;; UPDATE nd_t SET first = 'Z' ;; SELECT full_name FROM nd_t ;; DROP TABLE nd_t
CREATE TABLE nd_u (id int, v int) ;; INSERT INTO nd_u VALUES (1, 10), (2, 20) ;; MERGE INTO nd_u t USING (VALUES (2, 25), (3, 30)) AS s(id, v) ON t.id = s.id WHEN MATCHED THEN UPDATE SET v = s.v WHEN NOT MATCHED THEN INSERT VALUES (s.id, s.v) ;; SELECT * FROM nd_u ORDER BY id ;; TRUNCATE TABLE nd_u RESTART IDENTITY ;; SELECT count(*) FROM nd_u ;; DROP TABLE nd_u
CREATE TABLE nd_w (id int, name text) ;; CREATE UNIQUE INDEX nd_w_i ON nd_w (lower(name)) ;; CREATE INDEX CONCURRENTLY nd_w_j ON nd_w USING btree (id DESC) ;; INSERT INTO nd_w VALUES (1, 'A') ;; INSERT INTO nd_w VALUES (2, 'a') ;; ALTER TABLE nd_w ALTER COLUMN name SET NOT NULL, ALTER COLUMN id TYPE bigint ;; SELECT * FROM nd_w ;; DROP TABLE nd_w
CREATE TABLE nd_x (id int, a text) ;; ALTER TABLE nd_x RENAME TO nd_y ;; ALTER TABLE nd_y ALTER a SET DEFAULT 'dd' ;; INSERT INTO nd_y (id) VALUES (1) ;; ALTER TABLE nd_y ALTER COLUMN a DROP DEFAULT ;; INSERT INTO nd_y (id) VALUES (2) ;; SELECT * FROM nd_y ORDER BY id ;; COMMENT ON TABLE nd_y IS 'c' ;; DROP TABLE nd_y
PREPARE nd_p1 (int, text) AS SELECT id FROM people WHERE id > $1 AND name <> $2 ORDER BY id ;; EXECUTE nd_p1 (2, 'ada') ;; DEALLOCATE nd_p1
BEGIN ;; DECLARE c1 CURSOR FOR SELECT id FROM people ORDER BY id ;; FETCH 2 FROM c1 ;; FETCH NEXT FROM c1 ;; CLOSE c1 ;; COMMIT
BEGIN ISOLATION LEVEL READ COMMITTED READ ONLY ;; SELECT count(*) FROM people ;; COMMIT
BEGIN ;; CREATE TABLE nd_z (a int) ;; SAVEPOINT s1 ;; INSERT INTO nd_z VALUES (1) ;; ROLLBACK TO SAVEPOINT s1 ;; SELECT count(*) FROM nd_z ;; ROLLBACK
# parameters of many types
SELECT $1::int + 1, $2::numeric * 2, $3::text || 'x', $4::date + 1, $5::timestamp + interval '1 hour', $6::boolean AND true @@ 4 | 2.5 | t | 2024-02-28 | 2024-01-01 10:00:00 | true
SELECT $1::uuid, $2::jsonb->>'a', $3::int[] , $4::interval, $5::time, $6::bytea @@ a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11 | {"a":"v"} | {1,2} | 1 day | 10:30:00 | \x0102
SELECT id FROM orders WHERE placed > $1 AND amount <= $2 AND status LIKE $3 ORDER BY id @@ 2024-01-01 00:00:00 | 300 | %a%
SELECT coalesce($1, 'dflt'), CASE WHEN $2 > 3 THEN 'big' ELSE 'small' END, greatest($3, 5) @@ \N | 4 | 9
SELECT id, $1::text AS tag FROM people WHERE ($2::text IS NULL OR name = $2) AND id < $3 ORDER BY id @@ t | \N | 3
# well-known answers and exercises
SELECT DISTINCT salary FROM people WHERE salary IS NOT NULL ORDER BY salary DESC OFFSET 1 LIMIT 1
SELECT p.name FROM people p WHERE p.salary > (SELECT b.salary FROM people b WHERE b.id = p.boss) ORDER BY p.id
SELECT p.id FROM people p LEFT JOIN orders o ON o.person = p.id WHERE o.id IS NULL ORDER BY p.id
SELECT name, count(*) FROM (SELECT lower(trim(name)) AS name FROM people) x GROUP BY name HAVING count(*) > 1
SELECT a.id, b.id FROM people a JOIN people b ON a.id < b.id AND a.salary = b.salary ORDER BY 1, 2
SELECT o.status, count(*) FROM orders o GROUP BY o.status HAVING count(*) = (SELECT max(c) FROM (SELECT count(*) AS c FROM orders GROUP BY status) x) ORDER BY 1 NULLS LAST
SELECT id, CASE WHEN id % 15 = 0 THEN 'FizzBuzz' WHEN id % 5 = 0 THEN 'Buzz' WHEN id % 3 = 0 THEN 'Fizz' ELSE id::text END AS f FROM generate_series(1, 15) AS id ORDER BY id
SELECT n FROM generate_series(2, 30) n WHERE NOT EXISTS (SELECT 1 FROM generate_series(2, n - 1) d WHERE n % d = 0) ORDER BY n
SELECT name, salary, first_value(name) OVER w AS top, nth_value(name, 2) OVER w AS second, last_value(name) OVER (w ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS low FROM people WHERE salary IS NOT NULL WINDOW w AS (ORDER BY salary DESC, id) ORDER BY salary DESC, id
SELECT id, sum(qty) OVER (ORDER BY placed RANGE BETWEEN interval '30 days' PRECEDING AND CURRENT ROW) AS q30, count(*) OVER (ORDER BY qty GROUPS BETWEEN 1 PRECEDING AND CURRENT ROW EXCLUDE CURRENT ROW) FROM orders WHERE placed IS NOT NULL AND qty IS NOT NULL ORDER BY id
SELECT array_agg(id ORDER BY id), kind FROM events GROUP BY GROUPING SETS ((kind), ()) ORDER BY kind NULLS LAST, 1
(SELECT 'p' AS t, id FROM people ORDER BY id DESC LIMIT 1) UNION ALL (SELECT 'o', id FROM orders ORDER BY id LIMIT 1) ORDER BY t
SELECT id FROM people EXCEPT SELECT person FROM orders ORDER BY id
SELECT person FROM orders INTERSECT ALL SELECT boss FROM people ORDER BY 1
SELECT * FROM people NATURAL JOIN (SELECT 1 AS id, 'Ada' AS name) x
SELECT p.id, o.id FROM people p FULL JOIN orders o ON o.person = p.id ORDER BY p.id NULLS LAST, o.id NULLS LAST
SELECT x.id, y.v FROM (VALUES (1, ARRAY['a','b']), (2, '{}')) x(id, vs) LEFT JOIN LATERAL unnest(x.vs) y(v) ON true ORDER BY 1, 2
SELECT (SELECT name FROM people WHERE id = o.person) AS who, o.id IN (SELECT order_id FROM items) AS has FROM orders o ORDER BY o.id
SELECT name COLLATE "C" FROM people WHERE name IS NOT NULL ORDER BY name COLLATE "C"
SELECT name FROM people WHERE name SIMILAR TO '(A|b)%' OR name LIKE '\_%' OR name BETWEEN SYMMETRIC 'z' AND 'p' ORDER BY id
SELECT 'a' 'b' AS j
SELECT U&'d\0061t\+000061', E'tab\there\\ \u00e9', $$it's$$, $q$a$b$q$, 'don''t'
SELECT id, name FROM people TABLESAMPLE BERNOULLI (100) ORDER BY id LIMIT 2
SELECT id FROM people ORDER BY salary USING >, id LIMIT 3
SELECT version() LIKE 'PostgreSQL%', current_database() IS NOT NULL, current_schema(), pg_typeof(1.5), pg_typeof(now()), pg_typeof(NULL::int[])
SELECT table_name, column_name, data_type FROM information_schema.columns WHERE table_name = 'orders' ORDER BY ordinal_position
SELECT attname, format_type(atttypid, atttypmod), attnotnull FROM pg_attribute WHERE attrelid = 'people'::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum
SELECT c.relname, c.relkind FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'public' AND c.relname IN ('people', 'orders') ORDER BY 1
# times of day beside dates
SELECT id, day + t, t + day, day - t, at + t, at - t, placed.p + t FROM events, (SELECT timestamp '2024-01-01 00:30') placed(p) ORDER BY id
SELECT id, t + interval '1 hour', interval '30 minutes' + t, t - time '00:00:00.5', t::interval, t - interval '25 hours', extract(epoch FROM t), (day + t)::text FROM events ORDER BY id
SELECT id FROM events WHERE day + t < timestamp '2020-01-01' AND day + time '12:00' > '1969-12-31 11:00' ORDER BY id
# documents in order, and changed inside of arrays
SELECT d FROM (VALUES ('[]'::jsonb), ('{}'), ('null'), ('"b"'), ('"a"'), ('10'), ('9'), ('-3'), ('2.5'), ('true'), ('false'), ('[1]'), ('[1,2]'), ('[2]'), ('{"a":1}'), ('{"b":0}'), ('{"a":1,"b":2}'), (NULL)) v(d) ORDER BY d «DESC¦ASC»
SELECT d->'k' AS k, count(*) FROM (VALUES ('{"k":[1,{"x":1,"y":2}]}'::jsonb), ('{"k":[1.0,{"y":2,"x":1}]}'), ('{"k":3}'), ('{}')) v(d) GROUP BY d->'k' ORDER BY d->'k'
SELECT n, row_number() OVER (ORDER BY d), rank() OVER (ORDER BY d->'a' DESC NULLS LAST) FROM (VALUES (1, '{"a":2}'::jsonb), (2, '{"a":"x"}'), (3, '{"a":10}'), (4, '{"b":1}')) v(n, d) ORDER BY n
SELECT id, jsonb_set(coalesce(doc::jsonb, '{}'), '{a}', to_jsonb(status)) FROM orders WHERE json_typeof(doc) = 'object' OR doc IS NULL ORDER BY id
SELECT id, jsonb_set(doc::jsonb, ARRAY['l', '0'], to_jsonb(qty)), jsonb_set(doc::jsonb, ARRAY[status], '1'), doc::jsonb - 'a' - 'b', doc::jsonb #- '{l,-1}', doc::jsonb #- ARRAY['b','c'] FROM orders WHERE id = 10
SELECT ('[1,2,3]'::jsonb - n) AS less FROM generate_series(-4, 3) n ORDER BY n
SELECT jsonb_agg(x ORDER BY x DESC) FROM jsonb_array_elements('[3,"a",[1],null,{"z":1},2.50]'::jsonb) x
SELECT jsonb_insert('{"a":{"b":1}}'::jsonb, '{a,b}', '2')
SELECT '{"a":1}'::jsonb - 1
SELECT jsonb_pretty(doc::jsonb) FROM orders ORDER BY id
# texts put together, series of numbers, bytes as texts
SELECT format('%s|%10s|%-8s|%2$s|%1$L', name, salary, active), format('%I.%I = %L', 'a b', 'tab', note), format('%s %s', id, height), format('[%3s]', 'long text'), format('100%% of %s', NULL) FROM people ORDER BY id
SELECT format('%1$s-%1$s-%2$s %s', 'a', 'b'), format('no marks'), format('%s', ARRAY[1,2]), format('%s', true), format('%L', 5), format('%s, %s', 'x', 'y', 'z'), format('%s at %s', date '2024-01-02', timestamp '2024-01-02 03:04:05')
SELECT format('%q', 1)
SELECT format('%s %s', 1)
SELECT generate_series(0, 1, 0.25) AS a
SELECT g, g * 2 AS d FROM generate_series(-1.5, 1.5, 0.75) AS g ORDER BY g DESC
SELECT x FROM generate_series(3.0, 1.0, -0.5) x
SELECT generate_series(1.0, 3)
SELECT count(*), sum(g) FROM generate_series(0.1, 10, 0.1) g
SELECT encode(convert_to(repeat('abc', n), 'UTF8'), 'base64') FROM (VALUES (18), (19), (20), (38), (60)) v(n) ORDER BY n
SELECT encode('\x00410aff5c'::bytea, 'escape'), encode('a\\b'::bytea, 'ESCAPE'), decode('YW Jj', 'base64') = 'abc'::bytea, decode('61 62', 'hex'), decode('a\000b', 'escape'), encode(convert_to(name, 'UTF8'), 'escape') FROM people WHERE id IN (1, 3) ORDER BY id
SELECT array_agg(DISTINCT status), string_agg(DISTINCT product, '/'), array_agg(DISTINCT qty) FILTER (WHERE qty > 0) FROM orders o LEFT JOIN items i ON i.order_id = o.id
# definitions that take over from others
CREATE TABLE nd_l1 (id serial PRIMARY KEY, v varchar(5) NOT NULL DEFAULT 'x', n numeric(8,2) DEFAULT 1 + 2, u text UNIQUE, d timestamptz DEFAULT now()) ;; CREATE TABLE nd_l2 (LIKE nd_l1 INCLUDING ALL) ;; CREATE TABLE nd_l3 (first int, LIKE nd_l1, last text) ;; INSERT INTO nd_l2 (u) VALUES ('a'), ('b') ;; INSERT INTO nd_l2 (id, u) VALUES (1, 'c') ;; INSERT INTO nd_l3 (id, v) VALUES (5, 'abc') ;; SELECT id, v, n, u, d IS NULL FROM nd_l2 ORDER BY id ;; SELECT first, id, v, n, u, last FROM nd_l3 ;; INSERT INTO nd_l3 (id) VALUES (6) ;; DROP TABLE nd_l2, nd_l3, nd_l1
CREATE TEMP TABLE nd_l4 (LIKE orders INCLUDING DEFAULTS) ;; INSERT INTO nd_l4 SELECT * FROM orders WHERE id < 13 ;; SELECT id, amount, doc->>'a' FROM nd_l4 ORDER BY id ;; DROP TABLE nd_l4
CREATE TABLE nd_l5 (LIKE nd_missing)
CREATE TABLE nd_r1 (id int PRIMARY KEY) ;; CREATE TABLE nd_r2 (id int, r int REFERENCES nd_r1 (id) ON DELETE CASCADE, s int, CONSTRAINT nd_fk FOREIGN KEY (s) REFERENCES nd_r1 (id) ON UPDATE CASCADE ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED) ;; INSERT INTO nd_r1 VALUES (1), (2) ;; INSERT INTO nd_r2 VALUES (1, 1, 2), (2, NULL, NULL) ;; INSERT INTO nd_r2 VALUES (3, 9, 1) ;; SELECT * FROM nd_r2 ORDER BY id ;; DROP TABLE nd_r2 ;; DROP TABLE nd_r1
# writes within WITH, and what they return
CREATE TABLE nd_w1 (id serial PRIMARY KEY, name text NOT NULL, at date DEFAULT '2024-05-05') ;; CREATE TABLE nd_w2 (w1_id int, tag varchar(10)) ;; WITH ins AS (INSERT INTO nd_w1 (name) VALUES ('a') RETURNING id) INSERT INTO nd_w2 SELECT id, t FROM ins, unnest(ARRAY['x','y']) t ;; WITH ins AS (INSERT INTO nd_w1 (name) SELECT name FROM people WHERE id < 3 ORDER BY id RETURNING *) SELECT id, upper(name) AS n, at FROM ins ORDER BY id ;; SELECT * FROM nd_w1 ORDER BY id ;; SELECT * FROM nd_w2 ORDER BY tag ;; INSERT INTO nd_w1 (name) VALUES ('z') RETURNING id ;; DROP TABLE nd_w1, nd_w2
CREATE TABLE nd_w3 (k int PRIMARY KEY, v int) ;; INSERT INTO nd_w3 VALUES (1, 1) ;; WITH new(k, v) AS (VALUES (1, 10), (2, 20)), up AS (UPDATE nd_w3 t SET v = t.v + new.v FROM new WHERE t.k = new.k RETURNING t.k) INSERT INTO nd_w3 SELECT k, v FROM new WHERE NOT EXISTS (SELECT 1 FROM up WHERE up.k = new.k) ;; SELECT * FROM nd_w3 ORDER BY k ;; DROP TABLE nd_w3
CREATE TABLE nd_w4 (id int, v numeric(6,2), s text) ;; CREATE TABLE nd_w5 (id int, v numeric(6,2), why text) ;; INSERT INTO nd_w4 VALUES (1, 1.5, 'a'), (2, 2.5, 'b'), (3, NULL, 'c') ;; WITH d AS (DELETE FROM nd_w4 WHERE v IS NULL OR v > 2 RETURNING id, v, s || '!' AS why), i AS (INSERT INTO nd_w5 SELECT * FROM d RETURNING id) SELECT count(*), max(id) FROM i ;; SELECT * FROM nd_w4 ;; SELECT * FROM nd_w5 ORDER BY id ;; WITH u AS (UPDATE nd_w4 SET v = v / 3, s = NULL RETURNING v) SELECT * FROM u ;; DROP TABLE nd_w4, nd_w5
CREATE TABLE nd_w6 (id int, v numeric(6,2)) ;; INSERT INTO nd_w6 VALUES (1, 1), (2, 2) ;; WITH u AS (UPDATE nd_w6 SET v = v / 3 WHERE id = 1 RETURNING v, v * 3 AS t, id) SELECT * FROM u ;; UPDATE nd_w6 SET v = p.salary FROM people p WHERE p.id = nd_w6.id RETURNING nd_w6.id, v, p.name, p.active ;; DELETE FROM nd_w6 USING people p WHERE p.id = nd_w6.id AND p.id < 2 RETURNING p.name, nd_w6.v + 1 ;; SELECT * FROM nd_w6 ;; DROP TABLE nd_w6
CREATE TABLE nd_w7 (id int, v int) ;; INSERT INTO nd_w7 VALUES (1, 1), (2, 2) ;; WITH d AS (DELETE FROM nd_w7 WHERE id < 2 RETURNING *), k AS (SELECT count(*) AS n FROM people) SELECT d.*, k.n FROM d, k ;; SELECT * FROM nd_w7 ;; DROP TABLE nd_w7
BEGIN ;; CREATE TABLE nd_w8 (id int, v int) ;; INSERT INTO nd_w8 VALUES (1, 1), (2, 2) ;; WITH d AS (DELETE FROM nd_w8 WHERE id = 1 RETURNING *) SELECT * FROM d ;; SELECT * FROM nd_w8 ;; ROLLBACK
WITH d AS (DELETE FROM people WHERE id = $1 AND id < 0 RETURNING id, name) SELECT id + $2 AS n, name FROM d @@ 1 | 5
WITH u AS (UPDATE orders SET qty = qty WHERE id = $2 AND id < 0 RETURNING id) SELECT count(*) + $1::int AS n FROM u @@ 4 | 10
# ways into documents
SELECT id, jsonb_path_query_array(doc::jsonb, '$.l[*] ? (@ > 1)'), jsonb_path_exists(doc::jsonb, '$.b.c'), jsonb_path_query_first(doc::jsonb, '$.*'), doc::jsonb @? '$.a ? (@ == "s")', doc::jsonb @@ '$.a > 1' FROM orders ORDER BY id
SELECT p FROM jsonb_path_query('{"items":[{"n":"a","p":5,"t":["x"]},{"n":"b","p":15.5},{"n":"c","p":null}]}'::jsonb, '$.items[*] ? («@.p > 4¦@.n starts with "b" || @.p == null¦exists(@.t)¦@.p > 4 && !(@.n == "a")¦@.t[0] == "x"¦@.p != 5»).n') AS p
SELECT jsonb_path_query('[1,[2,3],{"a":4}]'::jsonb, '$[last]'), jsonb_path_query_first('[1,2]', '$[5]'), jsonb_path_query_array('{"a":[1,2,{"b":3}]}', '$.a.b'), jsonb_path_query_array('{"a":[1,2]}', '$.a.size()'), jsonb_path_query_array('[1,"x",null,{},[]]', '$[*].type()')
SELECT jsonb_path_match('{"a":5}', '$.a == 5'), jsonb_path_match('{"a":"x"}', '$.a > 5'), jsonb_path_exists('{"a":null}', '$.a'), jsonb_path_exists('{}', 'strict $.a') IS NULL
SELECT id, (jsonb_each(doc::jsonb)).key, (jsonb_each(doc::jsonb)).value FROM orders WHERE id IN (12, 13, 17) ORDER BY id, 2
SELECT upper((jsonb_each_text('{"a":"x","b":null}')).key) AS k
SELECT interval '1-2' year to month, interval '3 4:05:06' day to second, interval '1:30' hour to minute, interval '2 12:00' day to minute, extract(julian FROM born) FROM people WHERE id < 4 ORDER BY id
SELECT id, v, array_length(v, 1) FROM (VALUES (1, '{1,2}'), (2, ARRAY[3]), (3, NULL)) t(id, v) ORDER BY id
# the text of what stands in a document
SELECT id, doc->>'a' AS a, doc->'b'->>'c', doc::jsonb->>'b', doc->>'l', doc->'l'->>1, doc->'l'->>-1, (doc->>'n')::int, doc->>'none' FROM orders ORDER BY id
SELECT d->>'p', d->>'q', d->'r'->>0, d->'r'->>'x', d->>'s', (d->>'p')::numeric * 2, d->>'p' = '1.50', d->>'s' <> 'x y' FROM (VALUES ('{"p": 1.50, "q": [1, {"z":2}], "r": [3.0], "s": "x y"}'::«json¦jsonb»)) v(d)
SELECT doc->>'a' AS k, count(*) FROM orders WHERE doc IS NOT NULL GROUP BY doc->>'a' HAVING count(*) > 0 ORDER BY doc->>'a' NULLS FIRST
SELECT j->>'total' AS t FROM (SELECT jsonb_build_object('total', sum(amount), 'n', count(*)) AS j FROM orders) x
SELECT id, ints || ints, array_cat(texts, NULL), texts || ARRAY['n'], array_cat(ints, ints) FROM lists ORDER BY id
