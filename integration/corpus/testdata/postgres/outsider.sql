# What applications and people send who have never seen StreamLink: ORMs, BI tools, analysts' reports, migrations, well-known answers.
# Django
SELECT "people"."id", "people"."name", "people"."born", "people"."height", "people"."salary", "people"."active", "people"."boss", "people"."note" FROM "people" WHERE (UPPER("people"."name"::text) LIKE UPPER('%a%') AND NOT ("people"."boss" IS NULL)) ORDER BY "people"."id" ASC LIMIT 21
SELECT COUNT(*) AS "__count" FROM "orders" WHERE "orders"."placed" BETWEEN '2024-01-01 00:00:00'::timestamp AND '2024-12-31 23:59:59.999999'::timestamp
SELECT (1) AS "a" FROM "people" WHERE "people"."name" = 'Ada' LIMIT 1
SELECT DATE_TRUNC('month', "orders"."placed") AS "m", COUNT("orders"."id") AS "c", SUM("orders"."amount") AS "total" FROM "orders" GROUP BY 1 ORDER BY "m" ASC NULLS LAST
SELECT DISTINCT (DATE_TRUNC('year', "people"."born"))::date AS "datefield" FROM "people" WHERE "people"."born" IS NOT NULL ORDER BY "datefield" DESC
SELECT "people"."id", EXTRACT('year' FROM "people"."born") AS "y", EXTRACT('isodow' FROM "people"."born") AS "wd" FROM "people" WHERE EXTRACT('month' FROM "people"."born") = 2 ORDER BY 1
SELECT COALESCE(SUM("items"."price" * "items"."quantity"), 0) AS "revenue", COUNT(DISTINCT "items"."product") AS "products" FROM "items" WHERE EXISTS(SELECT 1 AS "a" FROM "orders" U0 WHERE (U0."id" = ("items"."order_id") AND U0."status" IN ('new', 'paid')) LIMIT 1)
SELECT "people"."id", CASE WHEN "people"."salary" >= 5000 THEN 'high' WHEN "people"."salary" >= 1000 THEN 'mid' ELSE NULL END AS "band" FROM "people" ORDER BY "band" DESC NULLS LAST, "people"."id" ASC
SELECT "people"."id" FROM "people" WHERE "people"."name" ILIKE '%' || REPLACE(REPLACE(REPLACE(('b_'), E'\\', E'\\\\'), E'%', E'\\%'), E'_', E'\\_') || '%'
SELECT "people"."name", (SELECT U0."amount" FROM "orders" U0 WHERE U0."person" = ("people"."id") ORDER BY U0."placed" DESC NULLS LAST LIMIT 1) AS "last_amount" FROM "people" ORDER BY "people"."id"
SELECT "events"."id", ("events"."at" AT TIME ZONE 'Europe/Berlin')::date AS "d", DATE_TRUNC('hour', "events"."at" AT TIME ZONE 'Asia/Kolkata') AS "h" FROM "events" ORDER BY "events"."id"
# Rails
SELECT COUNT(*) FROM (SELECT 1 AS one FROM "orders" WHERE "orders"."status" != 'new' LIMIT 3 OFFSET 1) subquery_for_count
SELECT "people".* FROM "people" INNER JOIN "orders" ON "orders"."person" = "people"."id" WHERE "orders"."amount" BETWEEN 0 AND 200 GROUP BY "people"."id" HAVING (COUNT(orders.id) > 0) ORDER BY "people"."id" ASC
SELECT "orders"."status" AS t0_r0, "people"."name" AS t1_r0 FROM "orders" LEFT OUTER JOIN "people" ON "people"."id" = "orders"."person" WHERE ("people"."active" = TRUE OR "orders"."person" IS NULL) ORDER BY "orders"."id"
SELECT 1 AS one FROM "words" WHERE LOWER("words"."w") = LOWER('ÜBER') LIMIT 1
SELECT MAX("orders"."amount") AS maximum_amount, "orders"."person" AS orders_person FROM "orders" GROUP BY "orders"."person" ORDER BY maximum_amount DESC NULLS LAST, 2
SELECT "orders"."id" FROM "orders" WHERE "orders"."placed" >= '2024-02-01' AND ("orders"."status" IN ('paid', 'sent') OR "orders"."status" IS NULL) ORDER BY "orders"."placed" DESC NULLS FIRST, "orders"."id" DESC LIMIT 1
SELECT "people"."id" FROM "people" WHERE "people"."id" = $1 AND "people"."active" = $2 LIMIT $3 @@ 1 | t | 1
# SQLAlchemy
SELECT people_1.id AS people_1_id, anon_1.cnt AS anon_1_cnt FROM people AS people_1 LEFT OUTER JOIN (SELECT orders.person AS person, count(*) AS cnt FROM orders GROUP BY orders.person) AS anon_1 ON people_1.id = anon_1.person ORDER BY people_1.id
SELECT CAST(extract(epoch FROM orders.placed) AS BIGINT) AS e, orders.id FROM orders WHERE orders.id < 20 ORDER BY orders.id
SELECT people.id, row_number() OVER (PARTITION BY people.active ORDER BY people.salary DESC NULLS LAST, people.id) AS anon_1 FROM people ORDER BY people.id
SELECT count(people.id) FILTER (WHERE people.active IS true) AS a, count(people.id) FILTER (WHERE people.active IS NOT true) AS b, bool_or(people.salary > CAST('1000' AS NUMERIC(10, 2))) AS c FROM people
WITH RECURSIVE chain(id, boss, depth) AS (SELECT people.id AS id, people.boss AS boss, CAST(1 AS INTEGER) AS depth FROM people WHERE people.boss IS NULL UNION ALL SELECT p.id AS id, p.boss AS boss, chain.depth + 1 AS anon_1 FROM people AS p, chain WHERE p.boss = chain.id) SELECT chain.id, chain.depth FROM chain ORDER BY chain.depth, chain.id
SELECT words.w FROM words WHERE (words.w LIKE '%' || '/%' || '%' ESCAPE '/') OR words.w ~ '^[A-Z]+$' ORDER BY words.id
SELECT anon_1.v FROM (VALUES (1, 'one'), (2, 'two'), (3, NULL)) AS anon_1 (k, v) WHERE anon_1.k IN (1, 3) ORDER BY anon_1.k
SELECT orders.id, orders.doc ->> 'a' AS a, CAST(orders.doc #>> '{l,0}' AS INTEGER) AS l0 FROM orders WHERE orders.id < 20 ORDER BY orders.id
SELECT id FROM people WHERE (name, active) IN (('Ada', true), ('bob', false)) ORDER BY id
SELECT unnest(lists.texts) AS t, count(*) AS c FROM lists GROUP BY t ORDER BY c DESC, t NULLS LAST
# Hibernate
select p1_0.id,p1_0.name,cast(p1_0.born as varchar) from people p1_0 where p1_0.name like '%d%' escape '' order by p1_0.id offset 0 rows fetch first 2 rows only
select o1_0.status,sum(o1_0.amount),count(distinct o1_0.person) from orders o1_0 where o1_0.placed<localtimestamp group by o1_0.status having sum(o1_0.amount)>coalesce(null,0) order by 1 nulls first
select p1_0.id from people p1_0 where exists(select 1 from orders o1_0 where o1_0.person=p1_0.id and o1_0.qty>all(select i1_0.line from items i1_0 where i1_0.order_id=o1_0.id)) order by p1_0.id
select (p1_0.salary*12)::numeric(12,1), overlay(p1_0.name placing '*' from 1 for 1), position('a' in p1_0.name) from people p1_0 order by p1_0.id
# Eloquent
select "status", count(*) as aggregate from "orders" where "placed"::date >= '2024-01-15' and extract(month from "placed") = '02' group by "status" order by "status" asc
select exists(select * from "people" where "name" = 'nobody') as "exists"
select * from (select "id", "person", row_number() over (partition by "person" order by "placed" desc) as "laravel_row" from "orders") as "laravel_table" where "laravel_row" <= 1 order by "person", "id"
select * from "items" where ("product")::text like '%e%' and "price" is not null order by "price" desc, "order_id" limit 4 offset 1
# Prisma
SELECT "public"."people"."id", "public"."people"."name" FROM "public"."people" WHERE ("public"."people"."id" IN ($1,$2) AND 1=1) ORDER BY "public"."people"."id" ASC LIMIT $3 OFFSET $4 @@ 1 | 4 | 10 | 0
SELECT "t1"."id", COALESCE("aggr_selection_0_Orders"."_aggr_count_orders", 0) AS "_aggr_count_orders" FROM "people" AS "t1" LEFT JOIN (SELECT "t2"."person", COUNT(*) AS "_aggr_count_orders" FROM "orders" AS "t2" WHERE 1=1 GROUP BY "t2"."person") AS "aggr_selection_0_Orders" ON ("t1"."id" = "aggr_selection_0_Orders"."person") WHERE 1=1 ORDER BY "t1"."id"
SELECT "t0"."id", "l"."__prisma_data__" FROM "people" AS "t0" LEFT JOIN LATERAL (SELECT COALESCE(JSONB_AGG("__prisma_data__" ORDER BY "oid"), '[]') AS "__prisma_data__" FROM (SELECT "t1"."id" AS "oid", JSONB_BUILD_OBJECT('id', "t1"."id", 'status', "t1"."status") AS "__prisma_data__" FROM "orders" AS "t1" WHERE "t1"."person" = "t0"."id") AS q) AS "l" ON TRUE ORDER BY "t0"."id"
# TypeORM
SELECT "u"."id" AS "u_id", COUNT("o"."id") AS "cnt" FROM "people" "u" LEFT JOIN "orders" "o" ON "o"."person"="u"."id" AND ("o"."amount" > $1) WHERE "u"."name" ILIKE $2 GROUP BY "u"."id" ORDER BY "cnt" DESC, "u_id" ASC LIMIT 10 @@ 50 | %a%
SELECT DISTINCT "distinctAlias"."u_id" AS "ids_u_id", "distinctAlias"."u_born" FROM (SELECT "u"."id" AS "u_id", "u"."born" AS "u_born" FROM "people" "u" LEFT JOIN "orders" "o" ON "o"."person"="u"."id") "distinctAlias" ORDER BY "distinctAlias"."u_born" DESC NULLS LAST, "u_id" ASC LIMIT 5
# Ecto
SELECT p0."id", p0."name" FROM "people" AS p0 WHERE (p0."id" = ANY($1)) AND (p0."born" > $2::date) ORDER BY p0."id" @@ {1,2,3,4} | 1900-01-01
SELECT sum(o0."amount"), max(o0."placed") - interval '1 day', count('*') FROM "orders" AS o0 WHERE (o0."placed" > ('2024-03-02'::timestamp + (-60)::numeric * interval '1 day'))
# GORM
SELECT "people"."id","Boss"."id" AS "Boss__id","Boss"."name" AS "Boss__name" FROM "people" LEFT JOIN "people" "Boss" ON "people"."boss" = "Boss"."id" WHERE "people"."note" IS NULL OR "people"."note" <> '' ORDER BY "people"."id" LIMIT 3
SELECT count(*) FROM "words" WHERE (w = 'apple' OR v IN ('x','emoji')) AND NOT (id > 12 AND w IS NOT NULL)
# Metabase
SELECT (CAST(date_trunc('week', (CAST("public"."orders"."placed" AS timestamp) + INTERVAL '1 day')) AS timestamp) + INTERVAL '-1 day') AS "placed", COUNT(*) AS "count" FROM "public"."orders" GROUP BY 1 ORDER BY 1 ASC
SELECT CAST("source"."placed" AS date) AS "placed", SUM("source"."net") AS "sum" FROM (SELECT "orders"."placed", "orders"."amount" - ("orders"."amount" * 0.19) AS "net" FROM "orders") AS "source" WHERE "source"."placed" IS NOT NULL GROUP BY CAST("source"."placed" AS date) ORDER BY 1
SELECT FLOOR((("orders"."amount" - 0.0) / 50.0)) * 50.0 + 0.0 AS "amount", COUNT(*) AS "count" FROM "orders" WHERE "orders"."amount" < 1000 GROUP BY FLOOR((("orders"."amount" - 0.0) / 50.0)) * 50.0 + 0.0 ORDER BY 1
SELECT PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY "orders"."amount") AS "median", STDDEV_POP("orders"."qty") AS "sd" FROM "orders"
SELECT substring("people"."name" FROM '^[A-Za-z]+') AS "first", char_length("people"."note") AS "len" FROM "people" ORDER BY "people"."id"
SELECT CAST(SUM(CASE WHEN "orders"."status" = 'paid' THEN 1 ELSE 0.0 END) AS float) / CASE WHEN COUNT(*) = 0 THEN NULL ELSE COUNT(*) END AS "share" FROM "orders"
# Superset
SELECT DATE_TRUNC('day', placed) AS __timestamp, status AS status, sum(amount) AS "SUM(amount)" FROM public.orders JOIN (SELECT status AS status__, sum(amount) AS mme_inner__ FROM public.orders WHERE placed >= TO_TIMESTAMP('2022-01-01 00:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.US') GROUP BY status ORDER BY mme_inner__ DESC LIMIT 3) AS series_limit ON status = status__ WHERE placed < TO_TIMESTAMP('2024-12-31 00:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.US') GROUP BY status, DATE_TRUNC('day', placed) ORDER BY "SUM(amount)" DESC, 1, 2 LIMIT 10000
SELECT TO_CHAR(born, 'YYYY-"Q"Q') AS quarter, COUNT(*) AS "COUNT(*)" FROM people WHERE born IS NOT NULL GROUP BY TO_CHAR(born, 'YYYY-"Q"Q') ORDER BY quarter
# Tableau
SELECT "orders"."status" AS "status", SUM(CAST(("orders"."amount") AS DOUBLE PRECISION)) AS "sum:amount:ok" FROM "public"."orders" "orders" GROUP BY 1 ORDER BY 1 NULLS LAST
SELECT CAST(TRUNC(EXTRACT(YEAR FROM "orders"."placed")) AS INTEGER) AS "yr:placed:ok", COUNT(DISTINCT "orders"."id") AS "ctd:id:ok" FROM "public"."orders" "orders" WHERE (CAST("orders"."placed" AS DATE) >= (DATE '2023-01-01')) GROUP BY 1 ORDER BY 1
SELECT CAST((DATE_TRUNC('MONTH', CAST("orders"."placed" AS DATE)) + INTERVAL '1 MONTH') AS DATE) AS "tmn", MIN("orders"."amount") AS "TEMP(x)(1)", SUM(1) AS "n" FROM "public"."orders" GROUP BY 1 HAVING (COUNT(1) > 0) ORDER BY 1
SELECT "t0"."Measure" FROM (SELECT ((CASE WHEN 0 = ("items"."quantity") THEN NULL ELSE CAST(("items"."price") AS DOUBLE PRECISION) / ("items"."quantity") END)) AS "Measure" FROM "items") "t0" ORDER BY 1
CREATE LOCAL TEMPORARY TABLE "#Tableau_7_Connect" ("COL" INTEGER) ON COMMIT PRESERVE ROWS ;; INSERT INTO "#Tableau_7_Connect" ("COL") VALUES (1) ;; SELECT "COL" FROM "#Tableau_7_Connect" LIMIT 1 ;; DROP TABLE "#Tableau_7_Connect"
# Power BI
select "_"."status" as "c17", sum("_"."amount") as "a0" from (select "$Table"."status" as "status", "$Table"."amount" as "amount", "$Table"."placed" as "placed" from "public"."orders" "$Table") "_" where "_"."placed" >= timestamp '2023-01-01 00:00:00' and not "_"."status" is null group by "_"."status" order by "a0" desc, 1 limit 1000001
select "rows"."product" as "product", "rows"."c" from (select "product", count(1) as "c", count(distinct("quantity")) + max(case when "quantity" is null then 1 else 0 end) as "d" from "items" group by "product") "rows" order by "rows"."c" desc, 1 limit 3
# Looker
SELECT (TO_CHAR(DATE_TRUNC('month', DATE_TRUNC('month', orders.placed)), 'YYYY-MM')) AS "orders.placed_month", COALESCE(CAST( ( SUM(DISTINCT (CAST(FLOOR(COALESCE(orders.amount,0)*(1000000*1.0)) AS DECIMAL(38,0))))) AS DOUBLE PRECISION) / 1000000.0, 0) AS "total" FROM orders GROUP BY 1 ORDER BY 1 DESC NULLS LAST LIMIT 500
SELECT orders.status AS "orders.status", COUNT(CASE WHEN people.active THEN 1 ELSE NULL END) AS "c", AVG(CASE WHEN people.active THEN orders.amount END) AS "avg" FROM orders LEFT JOIN people ON orders.person = people.id WHERE ((( orders.placed ) >= ((SELECT TIMESTAMP '2023-12-01')) AND ( orders.placed ) < ((SELECT (TIMESTAMP '2023-12-01' + (4 || ' month')::INTERVAL))))) GROUP BY 1 HAVING COUNT(*) > 0 ORDER BY 2 DESC, 1
# Grafana
SELECT floor(extract(epoch from "placed")/86400)*86400 AS "time", avg("amount") AS "value" FROM "orders" WHERE "placed" BETWEEN '2023-12-01T00:00:00Z' AND '2024-03-31T00:00:00Z' GROUP BY 1 ORDER BY 1
SELECT to_timestamp((extract(epoch from at)::bigint/300)*300) AS time, kind AS metric, sum(n) FROM events WHERE at >= to_timestamp(0) GROUP BY 1, 2 ORDER BY 1, 2
SELECT at AS "time", n FROM events WHERE extract(epoch from at) >= 946684800 AND extract(epoch from at) <= 1710000000 ORDER BY 1
# Redash and dashboards
SELECT to_char(placed, 'Mon YYYY') AS month, round(sum(amount), 2) AS revenue, round(100.0 * sum(amount) / sum(sum(amount)) OVER (), 1) AS pct FROM orders WHERE placed IS NOT NULL AND amount < 100000 GROUP BY 1, date_trunc('month', placed) ORDER BY date_trunc('month', placed)
SELECT name AS "name::filter", CASE WHEN active THEN '✓' ELSE '✗' END AS ok, format('%s <%s>', name, coalesce(note, '-')) AS label FROM people ORDER BY id
# analysts: months, changes, running totals
WITH m AS (SELECT date_trunc('month', placed)::date AS month, sum(amount) AS rev FROM orders WHERE placed IS NOT NULL GROUP BY 1) SELECT month, rev, lag(rev) OVER (ORDER BY month) AS prev, round((rev - lag(rev) OVER (ORDER BY month)) * 100 / nullif(lag(rev) OVER (ORDER BY month), 0), 1) AS pct FROM m ORDER BY month
SELECT id, amount, sum(amount) OVER (ORDER BY placed, id ROWS UNBOUNDED PRECEDING) AS running, avg(amount) OVER (ORDER BY placed, id ROWS BETWEEN 2 PRECEDING AND CURRENT ROW)::numeric(14,3) AS ma3 FROM orders WHERE placed IS NOT NULL ORDER BY placed, id
SELECT month::date, coalesce(sum(o.amount), 0) AS rev FROM generate_series('2023-12-01'::date, '2024-04-01'::date, interval '1 month') AS month LEFT JOIN orders o ON o.placed >= month AND o.placed < month + interval '1 month' GROUP BY month ORDER BY month
SELECT d::date AS day, to_char(d, 'Dy') AS dow, extract(week from d) AS wk, (extract(isodow from d) IN (6, 7)) AS weekend FROM generate_series(timestamp '2024-02-26', timestamp '2024-03-04', '1 day') d ORDER BY d
WITH RECURSIVE cal(d) AS (SELECT date '2024-01-29' UNION ALL SELECT (d + interval '1 day')::date FROM cal WHERE d < date '2024-02-03') SELECT d, to_char(d, 'FMDay, DD FMMonth') FROM cal ORDER BY d
# cohorts, funnels, retention
WITH firsts AS (SELECT person, min(date_trunc('month', placed)) AS cohort FROM orders WHERE person IS NOT NULL GROUP BY person), act AS (SELECT o.person, f.cohort, (extract(year from age(date_trunc('month', o.placed), f.cohort)) * 12 + extract(month from age(date_trunc('month', o.placed), f.cohort)))::int AS n FROM orders o JOIN firsts f USING (person)) SELECT to_char(cohort, 'YYYY-MM') AS cohort, n, count(DISTINCT person) AS users FROM act GROUP BY 1, 2 ORDER BY 1, 2
SELECT count(*) FILTER (WHERE kind = 'login') AS logins, count(*) FILTER (WHERE kind = 'buy') AS buys, round(count(*) FILTER (WHERE kind = 'buy')::numeric / nullif(count(*) FILTER (WHERE kind = 'login'), 0), 3) AS rate FROM events
SELECT kind, min(at) AS first_at, max(at) AS last_at, max(at) - min(at) AS span, justify_interval(max(at) - min(at)) AS nice FROM events WHERE kind IS NOT NULL GROUP BY kind ORDER BY kind
# gaps and islands, sessions
SELECT min(n) AS from_n, max(n) AS to_n, count(*) AS len FROM (SELECT n, n - row_number() OVER (ORDER BY n) AS grp FROM (SELECT DISTINCT n FROM events WHERE n IS NOT NULL) x) y GROUP BY grp ORDER BY from_n
WITH s AS (SELECT id, at, CASE WHEN at - lag(at) OVER (ORDER BY at) > interval '30 days' THEN 1 ELSE 0 END AS is_new FROM events WHERE at IS NOT NULL) SELECT id, sum(is_new) OVER (ORDER BY at ROWS UNBOUNDED PRECEDING) AS session FROM s ORDER BY at
SELECT a.id + 1 AS gap_start, min(b.id) - 1 AS gap_end FROM orders a JOIN orders b ON b.id > a.id WHERE a.id < 100 AND b.id < 100 GROUP BY a.id HAVING min(b.id) > a.id + 1 ORDER BY 1
WITH t(ts) AS (VALUES (timestamp '2024-01-01 10:00'), ('2024-01-01 10:20'), ('2024-01-01 12:00'), ('2024-01-01 12:05')), m AS (SELECT ts, ts - lag(ts) OVER w AS d FROM t WINDOW w AS (ORDER BY ts)) SELECT ts, d, count(*) FILTER (WHERE d IS NULL OR d > '30 min') OVER (ORDER BY ts) AS sess FROM m ORDER BY ts
# pivots
SELECT person, sum(CASE lower(status) WHEN 'new' THEN amount END) AS new, sum(CASE lower(status) WHEN 'paid' THEN amount END) AS paid, count(*) FILTER (WHERE status IS NULL OR status = '') AS none FROM orders GROUP BY person ORDER BY person NULLS FIRST
SELECT product, jsonb_object_agg(line, quantity ORDER BY line) FILTER (WHERE quantity IS NOT NULL AND order_id = 10) AS by_line FROM items GROUP BY product ORDER BY product
SELECT v.metric, v.val FROM nums n CROSS JOIN LATERAL (VALUES ('a', n.a::numeric), ('c', n.c), ('e', n.e)) AS v(metric, val) WHERE n.id IN (2, 8) ORDER BY n.id, v.metric
SELECT key, value FROM orders, json_each_text(doc) WHERE id = 17 ORDER BY key
# top n per group
SELECT p.name, o.* FROM people p CROSS JOIN LATERAL (SELECT id AS oid, amount FROM orders WHERE person = p.id ORDER BY amount DESC, id LIMIT 1) o ORDER BY p.id
SELECT DISTINCT ON (lower(status)) lower(status) AS s, id, amount FROM orders ORDER BY lower(status), amount DESC NULLS LAST, id
SELECT * FROM (SELECT product, price, dense_rank() OVER (PARTITION BY lower(product) ORDER BY price DESC) AS r, ntile(2) OVER (ORDER BY order_id, line) AS half FROM items) t WHERE r = 1 ORDER BY 1, 2, 4
SELECT product, (array_agg(quantity ORDER BY order_id, line))[1] AS first_q, (array_agg(quantity ORDER BY order_id DESC, line DESC))[1] AS last_q, string_agg(DISTINCT quantity::text, '/' ORDER BY quantity::text) FROM items GROUP BY product ORDER BY product
# medians, modes, percentiles
SELECT active, percentile_disc(0.5) WITHIN GROUP (ORDER BY salary) AS med, mode() WITHIN GROUP (ORDER BY salary) AS mo, percentile_cont(array[0.25, 0.75]) WITHIN GROUP (ORDER BY height) AS qs FROM people GROUP BY active ORDER BY active
SELECT width_bucket(amount, 0, 300, 3) AS b, count(*), min(amount), max(amount) FROM orders WHERE amount IS NOT NULL GROUP BY 1 ORDER BY 1
SELECT corr(a, d), covar_pop(a, d), regr_slope(d, a), regr_count(d, a) FROM nums WHERE id IN (1, 2, 3, 8, 9)
SELECT id, percent_rank() OVER (ORDER BY salary NULLS FIRST) AS pr, cume_dist() OVER (ORDER BY salary NULLS FIRST) AS cd FROM people ORDER BY id
# deduplication
SELECT lower(trim(name)) AS k, count(*), array_agg(id ORDER BY id) AS ids FROM people GROUP BY 1 HAVING count(*) > 1 ORDER BY 1
SELECT a.id, b.id FROM people a JOIN people b ON a.id < b.id AND lower(a.name) = lower(trim(both from b.name)) ORDER BY 1, 2
SELECT md5(string_agg(id::text || coalesce(w, '~'), ',' ORDER BY id)) FROM words
# strings
SELECT id, initcap(trim(w)), regexp_replace(w, '\s+', ' ', 'g'), translate(w, 'aeiou', 'AEIOU'), reverse(w) FROM words ORDER BY id
SELECT split_part('john.doe@mail.example.com', '@', 2), split_part('a,b,,d', ',', -1), regexp_split_to_array('one  two three', '\s+'), (regexp_match('tel: 040-1234', '(\d+)-(\d+)'))[2]
SELECT regexp_replace('(030) 12 34-56', '[^0-9]', '', 'g'), lpad('7', 3, '0'), to_char(1234567.891, 'FM9,999,999.00'), left('abcdef', -2), right('abcdef', -2), repeat('=', 5)
SELECT word, count(*) FROM (SELECT lower(unnest(regexp_split_to_array('The cat the dog The end', ' '))) AS word) w GROUP BY word ORDER BY 2 DESC, 1
SELECT (regexp_matches('a=1;b=22;c=333', '(\w)=(\d+)', 'g'))[2] AS v
SELECT concat_ws(', ', nullif(trim(name), ''), note) AS who, name || ' (' || coalesce(extract(year from born)::text, '?') || ')' FROM people ORDER BY id
SELECT ascii(w), chr(ascii(w)), octet_length(w), bit_length(w), strpos(w, 'a'), starts_with(w, 'a') FROM words WHERE w <> '' ORDER BY id
SELECT id, upper(w), lower(w) FROM words ORDER BY id
SELECT upper('Straße ' || w), lower('ẞ'), initcap('ßa'), upper(v || 'ß') = upper(v) || 'ß' FROM words WHERE id < 4 ORDER BY id
SELECT upper(x), lower(x), initcap(x), length(upper(x)) FROM (VALUES ('groß'), ('ŉ'), ('ﬁ'), ('İstanbul'), ('ǆ')) v(x)
SELECT string_to_array('a b', NULL), string_to_array('', ','), string_to_array(NULL, ','), string_to_array('a,,b', ',', ''), array_to_string(string_to_array('x~y~z', '~'), '+')
SELECT quote_ident('My Table'), quote_literal('it''s'), quote_nullable(NULL), encode('abc'::bytea, 'base64'), encode(decode('616263', 'hex'), 'escape')
SELECT format('%-10s|%5s|%%', 'ab', 'c'), format('%1$s %1$s %2$I', 'x', 'a b'), to_hex(255), to_char(42, 'RN')
SELECT 'abc' < 'abd', 'B' < 'a', 'Z' COLLATE "C" < 'a', 'a' || NULL IS NULL, 'a' = 'a   ', 'a'::char(3) = 'a  '
# JSON digging
SELECT id, doc->'b'->>'c', doc->'l'->>-1, (doc->>'a') IS NULL, json_typeof(doc->'a'), json_array_length(CASE WHEN json_typeof(doc->'l') = 'array' THEN doc->'l' END) FROM orders WHERE id < 100 ORDER BY id
SELECT o.id, e.value::int AS v, e.ordinality FROM orders o CROSS JOIN LATERAL json_array_elements_text(o.doc->'l') WITH ORDINALITY AS e(value, ordinality) ORDER BY 1, 3
SELECT d->-1, d->-2, d->>-9, d->5 FROM (VALUES ('[1,"two",{"k":3}]'::jsonb), ('{"a":1}'), ('7'), (NULL)) v(d)
SELECT d ? 'a', d ?| array['x','b'], d ?& array['a','b'], d @> '{"a":1}' FROM (VALUES ('{"a":1,"b":2}'::jsonb), ('["a","x"]'), ('"a"'), ('null'), (NULL)) v(d)
SELECT d @> '[1]', d @> '1', '{"a":[1,2]}'::jsonb @> d FROM (VALUES ('[1,2]'::jsonb), ('1'), ('{"a":[2]}'), ('{}'), (NULL)) v(d)
SELECT id FROM orders WHERE doc::jsonb @> '{"a": 1}' OR doc::jsonb ? 'k' ORDER BY id
SELECT jsonb_set('{"a":{"b":1}}'::jsonb, '{a,c}', '[1,2]'), '{"a":1,"b":2}'::jsonb - 'a', '{"a":1}'::jsonb || '{"b":null}', jsonb_strip_nulls('{"a":null,"b":1}')
SELECT jsonb_array_elements('[{"n":"x","q":2},{"n":"y","q":3}]'::jsonb)->>'n' AS n
SELECT x.n, x.q FROM jsonb_to_recordset('[{"n":"x","q":2},{"n":"y"}]') AS x(n text, q int) ORDER BY 1
SELECT json_build_object('id', id, 'tags', json_build_array(status, qty), 'at', placed) FROM orders WHERE id IN (10, 14) ORDER BY id
SELECT json_agg(t) FROM (SELECT id, name, active, born FROM people WHERE id < 4 ORDER BY id) t
SELECT jsonb_pretty('{"a":[1,{"b":2}]}'), jsonb_typeof('1.5'), jsonb_array_length('[1,2]'), '{"a":{"b":[10,20]}}'::jsonb #>> '{a,b,1}'
SELECT jsonb_object_keys('{"b":1,"a":2,"c":{"d":1}}') ORDER BY 1
SELECT jsonb_path_query_array('{"a":[1,2,3]}', '$.a[*] ? (@ > 1)')
# time zones and dates
SELECT at AT TIME ZONE 'America/New_York' AS ny, (at AT TIME ZONE 'UTC') AT TIME ZONE 'Europe/Paris' AS paris_as_utc, at::date, at::time FROM events ORDER BY id
SELECT timestamp '2024-03-31 02:30' AT TIME ZONE 'Europe/Berlin', timestamp '2024-10-27 02:30' AT TIME ZONE 'Europe/Berlin', timestamptz '2024-07-01 12:00+02' AT TIME ZONE 'UTC'
SELECT date '2024-01-31' + interval '1 month', date '2024-03-31' - interval '1 month', date '2024-02-29' + interval '1 year', age(date '2024-03-01', date '2000-02-29')
SELECT (date_trunc('month', d) + interval '1 month - 1 day')::date AS eom, extract(doy from d), d - date_trunc('year', d)::date AS days_in, to_char(d, 'IYYY-"W"IW') FROM (VALUES (date '2024-02-10'), ('2023-12-31'), ('2021-01-01')) v(d)
SELECT extract(epoch from interval '1 day 02:03:04.5'), extract(epoch from timestamp '2024-01-01 00:00:00.25'), date_part('hour', time '13:14:15'), extract(milliseconds from time '00:00:01.234')
SELECT to_date('20240229', 'YYYYMMDD'), to_timestamp('05 Dec 2000 15:04', 'DD Mon YYYY HH24:MI'), to_char(timestamp '2024-07-04 15:06:07.089', 'Day, DD-Mon-YY HH12:MI:SS.MS AM'), make_date(2024, 2, 29), make_interval(days => 3, hours => 4)
SELECT id, extract(year from age(date '2024-06-30', born)) AS age, born + 10000 AS d10k, (date '2024-06-30' - born) / 365 AS y FROM people ORDER BY id
SELECT count(*) FROM orders WHERE placed::date = '2024-01-15' AND placed::time > '12:00'
SELECT id, coalesce(t, '00:00') AS t, t + interval '1 hour' AS t1, t < '12:00' AS am FROM events ORDER BY id
SELECT id, greatest(day, '2000-01-01'), least(t, '06:00'), coalesce(day, '1999-09-09'), nullif(kind, 'buy') FROM events ORDER BY id
SELECT isfinite(date 'infinity'), date 'epoch', timestamp 'epoch' + 86400 * interval '1 second', (timestamp '2024-01-01', interval '10 days') OVERLAPS (timestamp '2024-01-05', timestamp '2024-02-01')
SELECT date_bin('15 minutes', placed, timestamp '2001-01-01') AS b, count(*) FROM orders WHERE placed IS NOT NULL GROUP BY 1 ORDER BY 1
SELECT i, i * 2, -i, i / 4 FROM (VALUES (interval '1 day'), ('02:30:00'), ('1 mon 3 days')) v(i)
SELECT * FROM (VALUES (1, interval '1 hour', 'a'), (2, '90 min', NULL), (3, NULL, 'c')) v(id, d, s) ORDER BY id
SELECT v.k, v.d + v.i FROM (VALUES ('x', date '2024-01-01', interval '1 day'), ('y', '2024-02-01', '2 months')) v(k, d, i) ORDER BY 1
# well-known answers
SELECT n FROM generate_series(1, 100) n WHERE NOT EXISTS (SELECT 1 FROM generate_series(2, 10) d WHERE d < n AND n % d = 0) AND n > 1 ORDER BY n
WITH RECURSIVE fib(a, b) AS (VALUES (0::bigint, 1::bigint) UNION ALL SELECT b, a + b FROM fib WHERE b < 1000) SELECT a FROM fib
WITH RECURSIVE t(n, path) AS (SELECT id, ARRAY[id] FROM people WHERE boss IS NULL UNION ALL SELECT p.id, path || p.id FROM people p JOIN t ON p.boss = t.n WHERE NOT p.id = ANY(path)) SELECT n, path, cardinality(path) FROM t ORDER BY path
WITH RECURSIVE r AS (SELECT 1 AS lvl, id, name::text AS path FROM people WHERE id = 1 UNION SELECT lvl + 1, p.id, r.path || ' > ' || coalesce(p.name, '?') FROM people p JOIN r ON p.boss = r.id) SELECT * FROM r ORDER BY lvl, id
SELECT max(salary) FROM people WHERE salary < (SELECT max(salary) FROM people)
SELECT name FROM people p WHERE 2 = (SELECT count(DISTINCT salary) FROM people q WHERE q.salary > p.salary) ORDER BY name
SELECT e.name AS employee, m.name AS manager FROM people e LEFT JOIN people m ON e.boss = m.id WHERE e.salary > m.salary ORDER BY e.id
SELECT id FROM people WHERE id NOT IN (SELECT person FROM orders WHERE person IS NOT NULL) ORDER BY id
SELECT coalesce(status, 'TOTAL') AS s, sum(qty), grouping(status) FROM orders GROUP BY ROLLUP (status) ORDER BY grouping(status), 1
SELECT active, boss, count(*), grouping(active, boss) AS g FROM people GROUP BY CUBE (active, boss) ORDER BY g, active NULLS LAST, boss NULLS LAST
SELECT id, amount, CASE WHEN amount > avg(amount) OVER () THEN 'above' WHEN amount IS NULL THEN NULL ELSE 'below' END FROM orders ORDER BY id
SELECT id, salary, first_value(name) OVER w AS cheapest, last_value(name) OVER (PARTITION BY active ORDER BY salary RANGE BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS dearest, nth_value(id, 2) OVER w FROM people WHERE salary IS NOT NULL WINDOW w AS (PARTITION BY active ORDER BY salary, id) ORDER BY id
SELECT day, count(*) OVER (ORDER BY day RANGE BETWEEN interval '1 year' PRECEDING AND CURRENT ROW) AS in_year FROM events WHERE day IS NOT NULL ORDER BY day
SELECT x, x::int, round(x), ceil(x), trunc(x), sign(x), abs(x), mod(x::int, 3), x::int % -3, div(x::numeric, 2) FROM (VALUES (2.5), (-2.5), (3.5), (0.49), (-7.0)) v(x)
SELECT round(2.5), round(2.5::float8), round(-1.255, 2), 7/2, -7/2, 7%-3, 7.0/2, 2^10, |/ 16, 1e3::int, 5 & 3, 5 # 3, 1 << 4
SELECT 1::boolean, 'yes'::boolean, true::int, true::text, '12'::int + '3', ' 42 '::int, '1e2'::float8::int, 0.1 + 0.2, 0.1::float8 + 0.2::float8, 1/3.0
SELECT CASE WHEN count(*) = 0 THEN 'none' ELSE 'some' END, max(x), string_agg(y, ','), array_agg(x), bool_and(x > 0), coalesce(sum(x), 0) FROM nothing
SELECT ARRAY[1,2,3] && ARRAY[3,4], ARRAY[1,2] <@ ARRAY[1,2,3], array_position(ARRAY['a','b'], 'b'), array_remove(ARRAY[1,2,1], 1), ARRAY[1,2] || 3, array_length(ARRAY[]::int[], 1), (ARRAY[1,2,3,4])[2:3], array_cat(ARRAY[1], ARRAY[2]), array_fill(0, ARRAY[3])
SELECT id, ints[1], ints[array_upper(ints, 1)], 7 = ANY(ints), texts @> ARRAY['b'], array_to_string(texts, '-', '?') FROM lists ORDER BY id
SELECT id, (SELECT sum(x) FROM unnest(ints) x) AS s, ARRAY(SELECT DISTINCT x FROM unnest(ints) x ORDER BY x) AS u FROM lists ORDER BY id
SELECT l.id, u.i, u.t FROM lists l, unnest(l.ints, l.texts) AS u(i, t) WHERE l.id < 3 ORDER BY 1, 2 NULLS LAST
SELECT num_nulls(name, born, salary), num_nonnulls(note, boss), id IS DISTINCT FROM boss, (active IS UNKNOWN) FROM people ORDER BY id
SELECT table_name, column_name, data_type, is_nullable FROM information_schema.columns WHERE table_name = 'items' ORDER BY ordinal_position
SELECT c.relname FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind = 'r' AND n.nspname = 'public' AND c.relname IN ('people', 'orders') ORDER BY 1
SELECT name FROM people UNION SELECT w FROM words WHERE id < 3 EXCEPT SELECT 'Ada' ORDER BY 1 NULLS FIRST
(SELECT id, 'p' AS src FROM people ORDER BY salary DESC NULLS LAST LIMIT 2) UNION ALL (SELECT id, 'o' FROM orders ORDER BY amount DESC NULLS LAST LIMIT 2) ORDER BY 2, 1
SELECT p.id, p.name, sum(i.price * i.quantity) FROM people p JOIN orders o ON o.person = p.id JOIN items i ON i.order_id = o.id GROUP BY p.id, p.name ORDER BY 3 DESC NULLS LAST
SELECT * FROM people NATURAL JOIN (SELECT 1 AS id, 'x' AS extra) z
SELECT count(*), count(boss), count(DISTINCT boss), avg(boss), sum(boss), min(name), max(name COLLATE "C"), every(active) FROM people
SELECT id FROM items TABLESAMPLE BERNOULLI (100) ORDER BY 1
SELECT o.id, i.product FROM orders o FULL JOIN items i ON i.order_id = o.id WHERE o.id IS NULL OR i.product IS NULL ORDER BY 1, 2
SELECT id, row_to_json(p)->>'name' AS n, to_jsonb(p.born) FROM people p WHERE id IN (1, 5) ORDER BY id
SELECT current_date - current_date, now() - now(), current_user IS NOT NULL, version() LIKE 'PostgreSQL%', pg_typeof(1), pg_typeof('x'::text)
# parameters
SELECT id FROM orders WHERE ($1::text IS NULL OR status = $1) AND placed >= coalesce($2::timestamp, '-infinity') ORDER BY id @@ «paid¦\N» | \N
SELECT id, amount * $1 FROM orders WHERE person = ANY($2::int[]) AND status <> ALL($3::text[]) ORDER BY id @@ 1.5 | {1,2,4} | {sent,none}
SELECT $1::timestamptz AT TIME ZONE $2, date_trunc('day', $1::timestamptz), $3::time, $4::interval * 2 @@ 2024-03-10 12:00:00+02 | UTC | 10:30 | 01:15:00
SELECT * FROM unnest($1::int[], $2::text[]) AS t(a, b) ORDER BY 1 @@ {1,2,3} | {x,NULL,z}
SELECT id FROM people WHERE name LIKE $1 || '%' OR born = $2 OR salary IN ($3, $4) ORDER BY id LIMIT $5 @@ A | 1990-02-28 | 0 | 1234.5 | 10
SELECT $1::jsonb -> 'a', $1::jsonb @> $2::jsonb, $3::bytea, $4::bool @@ {"a": [1, 2]} | {"a": [1]} | \x6162 | on
SELECT generate_series($1::date, $2::date, '1 week')::date AS w @@ 2024-01-01 | 2024-01-20
# writes of applications
CREATE TABLE out1 (id serial PRIMARY KEY, email varchar(255) NOT NULL UNIQUE, created_at timestamp without time zone DEFAULT now() NOT NULL, hits integer DEFAULT 0 NOT NULL) ;; INSERT INTO out1 (email) VALUES ('a@x.org'), ('b@x.org') RETURNING id ;; INSERT INTO out1 (email, hits) VALUES ('a@x.org', 5) ON CONFLICT (email) DO UPDATE SET hits = out1.hits + EXCLUDED.hits RETURNING hits ;; SELECT email, hits FROM out1 ORDER BY email ;; DROP TABLE out1
CREATE TABLE "out2" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "title" varchar(100) NOT NULL, "body" text NOT NULL, "price" numeric(8, 2) NULL) ;; INSERT INTO "out2" ("title", "body", "price") VALUES ('t', '', NULL) RETURNING "out2"."id" ;; UPDATE "out2" SET "price" = 9.5, "title" = "out2"."title" || '!' WHERE "out2"."id" = 1 ;; SELECT * FROM "out2" ;; DELETE FROM "out2" WHERE "out2"."id" IN (1) ;; DROP TABLE "out2"
CREATE TABLE out3 (k text, v int) ;; INSERT INTO out3 SELECT status, count(*) FROM orders GROUP BY status ;; SELECT * FROM out3 ORDER BY k NULLS LAST ;; TRUNCATE TABLE out3 ;; SELECT count(*) FROM out3 ;; DROP TABLE out3
CREATE TABLE out4 AS SELECT id, name FROM people WHERE id <= 3 ;; SELECT * FROM out4 ORDER BY id ;; DROP TABLE out4
SELECT id, upper(name) AS n INTO out5 FROM people WHERE salary > 1000 ;; SELECT count(*) FROM out5 ;; DROP TABLE out5
CREATE VIEW out6 AS SELECT person, sum(amount) AS total FROM orders GROUP BY person ;; SELECT * FROM out6 WHERE total > 100 ORDER BY person ;; CREATE OR REPLACE VIEW out6 AS SELECT person, sum(amount) AS total, count(*) AS n FROM orders GROUP BY person ;; SELECT n FROM out6 WHERE person = 4 ;; DROP VIEW out6
CREATE TABLE out7 (a int DEFAULT 7, b text DEFAULT 'x', c date) ;; INSERT INTO out7 DEFAULT VALUES ;; INSERT INTO out7 (c) VALUES ('2024-01-01') ;; SELECT * FROM out7 ORDER BY c ;; DROP TABLE IF EXISTS out7
BEGIN ;; CREATE TABLE out8 (n int) ;; INSERT INTO out8 VALUES (1), (2) ;; COMMIT ;; SELECT sum(n) FROM out8 ;; DROP TABLE out8
CREATE TEMPORARY TABLE out9 ON COMMIT PRESERVE ROWS AS SELECT id, amount FROM orders WHERE status = 'paid' ;; SELECT count(*), max(amount) FROM out9 ;; DROP TABLE out9
CREATE TABLE out10 (id int PRIMARY KEY, v text) ;; INSERT INTO out10 VALUES (1, 'a'), (2, 'b') ;; INSERT INTO out10 (id, v) VALUES (2, 'B'), (3, 'C') ON CONFLICT (id) DO UPDATE SET v = EXCLUDED.v WHERE out10.v IS DISTINCT FROM EXCLUDED.v ;; SELECT * FROM out10 ORDER BY id ;; INSERT INTO out10 VALUES (3, 'D') ON CONFLICT DO NOTHING RETURNING id ;; DROP TABLE out10
CREATE TABLE out_alter (x int, y text) ;; ALTER TABLE out_alter ADD COLUMN z varchar(20) ;; SELECT x, y, z FROM out_alter ;; ALTER TABLE out_alter RENAME COLUMN z TO zz ;; ALTER TABLE out_alter DROP COLUMN zz ;; SELECT * FROM out_alter ;; DROP TABLE out_alter
CREATE TABLE out11 (id int, qty int) ;; INSERT INTO out11 VALUES (1, 5), (2, 0) ;; MERGE INTO out11 t USING (VALUES (1, 2), (3, 9)) s(id, qty) ON t.id = s.id WHEN MATCHED THEN UPDATE SET qty = t.qty + s.qty WHEN NOT MATCHED THEN INSERT VALUES (s.id, s.qty) ;; SELECT * FROM out11 ORDER BY id ;; DROP TABLE out11
PREPARE out12 (int, text) AS SELECT id, name FROM people WHERE id < $1 AND name <> $2 ORDER BY id ;; EXECUTE out12(5, 'bob') ;; DEALLOCATE out12
CREATE TABLE out13 (ts timestamptz, d date, t time, j jsonb, u uuid, b boolean, n numeric, f real, arr int[]) ;; INSERT INTO out13 VALUES ('2024-01-01 12:00+02', '2024-02-29', '23:15', '{"b": 1, "a": [1, 2]}', 'A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11', 'yes', 12.340, 1.1, '{1,NULL,3}') ;; SELECT * FROM out13 ;; SELECT j->'a'->>1, arr[3], t - interval '15 min', u::text FROM out13 ;; DROP TABLE out13
CREATE TABLE out14 (id int, tags text[], meta jsonb DEFAULT '{}') ;; INSERT INTO out14 (id, tags) VALUES (1, ARRAY['x','y']), (2, '{}') ;; UPDATE out14 SET tags = array_append(tags, 'z') WHERE id = 1 ;; SELECT id, tags, cardinality(tags), meta FROM out14 ORDER BY id ;; DROP TABLE out14
SET TIME ZONE 'Europe/Berlin' ;; SELECT at, at::date FROM events ORDER BY id ;; SET TIME ZONE 'UTC' ;; SHOW timezone
# mistakes, and what queues, probes and monitors send
SELECT id FROM people WHERE active ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED
SELECT 1/0 FROM people WHERE id = 1
SELECT status, amount FROM orders GROUP BY status
SELECT id FROM people WHERE born = 'not a date'
SELECT sum(name) FROM people
SELECT '12a'::int
SELECT (SELECT id FROM people) AS one
SELECT name FROM people WHERE id = '1' AND salary > '100' AND born < '2000-01-01' AND active = 'yes'
SELECT id FROM people ORDER BY name COLLATE "C" DESC NULLS LAST, 1 OFFSET 2 ROWS FETCH NEXT 3 ROWS ONLY
SELECT p.*, o.amount AS "Order Amount" FROM people AS p, orders AS o WHERE p.id = o.person AND o.amount = (SELECT max(amount) FROM orders o2 WHERE o2.person = p.id) ORDER BY p.id, o.id
SELECT "Weird ""Name""", "sElEcT" FROM (SELECT 1 AS "Weird ""Name""", 2 AS "sElEcT") q
SELECT $$it's$$ || E'\ttab\n' || U&'\00e9' || 'a' 'b', B'101'::int, X'ff'::int, 1_000
SELECT $$it's$$ || E'\ttab\n' || U&'\00e9', B'101', E'\\d' ~ '\\', 'line' || chr(10) || 'two'
SELECT id, amount::text, amount::float8::text, qty::text || '%', placed::text, placed::date::text FROM orders ORDER BY id
SELECT id, c::text, d::text, r::text, r::float8, c::int, e::numeric FROM nums WHERE id IN (2, 3, 8, 9) ORDER BY id
SELECT sum(a) / count(*), avg(a), avg(d), sum(c) / sum(a), sum(r), avg(e)::float8, sum(b::numeric), max(c) - min(c) FROM nums WHERE id IN (1, 2, 3, 8)
SELECT bool_and(active), string_agg(name, '; ' ORDER BY name COLLATE "C" DESC), json_agg(salary ORDER BY id), array_agg(DISTINCT boss ORDER BY boss) FROM people
