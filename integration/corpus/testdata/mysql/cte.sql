WITH p AS (SELECT id, name FROM people WHERE id < 4) SELECT * FROM p ORDER BY id
WITH p AS (SELECT person, sum(amount) AS t FROM orders GROUP BY person) SELECT p.t, q.name FROM p JOIN people q ON q.id = p.person ORDER BY q.id
WITH a(x) AS (SELECT 1), b AS (SELECT x + 1 AS y FROM a) SELECT x, y FROM a, b
WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t WHERE n < 10) SELECT «sum(n)¦count(*)¦max(n)» AS r FROM t
WITH RECURSIVE t AS (SELECT 1 AS n UNION SELECT n * 2 FROM t WHERE n < 100) SELECT n FROM t ORDER BY n
WITH RECURSIVE chain AS (SELECT id, boss, name, 1 AS depth FROM people WHERE boss IS NULL UNION ALL SELECT p.id, p.boss, p.name, c.depth + 1 FROM people p JOIN chain c ON p.boss = c.id) SELECT * FROM chain ORDER BY depth, id
WITH RECURSIVE d AS (SELECT date '2024-02-27' AS day UNION ALL SELECT day + INTERVAL 1 DAY FROM d WHERE day < '2024-03-02') SELECT day FROM d ORDER BY day
WITH x AS (SELECT * FROM orders) SELECT status, count(*) AS n FROM x WHERE amount > (SELECT avg(amount) FROM x) GROUP BY status ORDER BY 1
SELECT * FROM (WITH q AS (SELECT id FROM people WHERE active) SELECT count(*) AS n FROM q) z
WITH m AS (SELECT max(placed) AS last FROM orders) SELECT o.id FROM orders o, m WHERE o.placed > m.last - INTERVAL 60 DAY ORDER BY 1
WITH w AS (SELECT id, rank() OVER (ORDER BY salary DESC) AS r FROM people) SELECT * FROM w WHERE r <= 3 ORDER BY r, id
WITH RECURSIVE seq AS (SELECT 0 AS i UNION ALL SELECT i + 1 FROM seq WHERE i < 5) SELECT date_add('2024-01-01', INTERVAL i DAY) AS d FROM seq ORDER BY i
