VALUES (1, 'a', NULL), (2, 'b', 1.5) ORDER BY 1
VALUES «(1)¦('x')¦(1.5)¦(true)¦(NULL)¦(date '2024-01-01')»
SELECT * FROM (VALUES (1, 'one'), (2, 'two')) AS v(n, name) ORDER BY n DESC
SELECT column1, column2 FROM (VALUES (1, 'x')) v
SELECT v.n, p.name FROM (VALUES (1), (3)) v(n) LEFT JOIN people p ON p.id = v.n ORDER BY 1
VALUES (1), (2), (3) LIMIT 2
SELECT sum(x) FROM (VALUES (1), (2.5), (NULL)) t(x)
SELECT id FROM people WHERE id IN (VALUES (1), (2)) ORDER BY 1
