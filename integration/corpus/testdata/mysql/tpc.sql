# what TPC-H's and TPC-DS's queries showed
SELECT person, qty, sum(amount) AS s FROM orders WHERE id < 20 GROUP BY person, qty WITH ROLLUP
SELECT * FROM (SELECT product, line, sum(price) AS s FROM items GROUP BY product, line WITH ROLLUP) AS t ORDER BY product, line, s
SELECT person, sum(s) AS s FROM (SELECT person, amount AS s FROM orders UNION ALL SELECT boss, salary FROM people) AS t GROUP BY person ORDER BY s, person
SELECT id, CAST(a AS DECIMAL(15,4)) / CAST(«c¦e¦7» AS DECIMAL(15,4)) * «100¦1000¦2.5» AS q FROM nums WHERE id IN (1, 2, 3, 8, 9, 10) ORDER BY id
SELECT id, c / a * «100¦b¦c» AS q, a / b * 1000 AS r, c / 7 / 3 * 1000 AS t, (c / 7 + a / 3) * 100 AS u FROM nums WHERE id IN (1, 2, 3, 8, 9, 10) ORDER BY id
SELECT person, sum(amount) / sum(qty) * 100 AS q, sum(qty) / count(*) * 7 AS r, avg(amount) / 3 * 1000 AS s FROM orders GROUP BY person ORDER BY person
