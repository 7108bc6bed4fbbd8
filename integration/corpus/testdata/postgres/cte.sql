WITH p AS (SELECT id, name FROM people WHERE id < 4) SELECT * FROM p ORDER BY id
WITH p AS «¦MATERIALIZED ¦NOT MATERIALIZED »(SELECT person, sum(amount) AS t FROM orders GROUP BY person) SELECT p.t, q.name FROM p JOIN people q ON q.id = p.person ORDER BY q.id
WITH a(x) AS (SELECT 1), b AS (SELECT x + 1 AS y FROM a) SELECT x, y FROM a, b
WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t WHERE n < 10) SELECT «sum(n)¦count(*)¦max(n)¦avg(n)» FROM t
WITH RECURSIVE t(n) AS (VALUES (1) UNION SELECT n * 2 FROM t WHERE n < 100) SELECT n FROM t ORDER BY n
WITH RECURSIVE chain AS (SELECT id, boss, name, 1 AS depth FROM people WHERE boss IS NULL UNION ALL SELECT p.id, p.boss, p.name, c.depth + 1 FROM people p JOIN chain c ON p.boss = c.id) SELECT * FROM chain ORDER BY depth, id
WITH RECURSIVE path(id, names) AS (SELECT id, coalesce(name, '?') FROM people WHERE boss IS NULL UNION ALL SELECT p.id, path.names || '/' || coalesce(p.name, '?') FROM people p JOIN path ON p.boss = path.id) SELECT * FROM path ORDER BY id
WITH RECURSIVE fib(a, b) AS (SELECT 0, 1 UNION ALL SELECT b, a + b FROM fib WHERE b < 100) SELECT a FROM fib ORDER BY a
WITH RECURSIVE d(day) AS (SELECT date '2024-02-27' UNION ALL SELECT (day + interval '1 day')::date FROM d WHERE day < '2024-03-02') SELECT day FROM d ORDER BY day
WITH x AS (SELECT 1 AS a) SELECT (WITH y AS (SELECT a + 1 AS b FROM x) SELECT b FROM y)
WITH x AS (SELECT * FROM orders) SELECT status, count(*) FROM x WHERE amount > (SELECT avg(amount) FROM x) GROUP BY status ORDER BY 1
WITH people AS (SELECT 1 AS id) SELECT * FROM people
WITH a AS (SELECT 1 AS x), b AS (SELECT * FROM a UNION ALL SELECT x + 1 FROM a) SELECT * FROM b ORDER BY x
SELECT * FROM (WITH q AS (SELECT id FROM people WHERE active) SELECT count(*) AS n FROM q) z
WITH m AS (SELECT max(placed) AS last FROM orders) SELECT o.id FROM orders o, m WHERE o.placed > m.last - interval '60 days' ORDER BY 1
WITH w AS (SELECT id, rank() OVER (ORDER BY salary DESC NULLS LAST) AS r FROM people) SELECT * FROM w WHERE r <= 3 ORDER BY r, id
