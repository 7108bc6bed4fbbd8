# what TPC-H's and TPC-DS's queries showed
SELECT person, qty, sum(amount) AS s FROM orders WHERE id < 20 GROUP BY person, qty WITH ROLLUP
SELECT * FROM (SELECT product, line, sum(price) AS s FROM items GROUP BY product, line WITH ROLLUP) AS t ORDER BY product, line, s
SELECT person, sum(s) AS s FROM (SELECT person, amount AS s FROM orders UNION ALL SELECT boss, salary FROM people) AS t GROUP BY person ORDER BY s, person
SELECT id, CAST(a AS DECIMAL(15,4)) / CAST(«c¦e¦7» AS DECIMAL(15,4)) * «100¦1000¦2.5» AS q FROM nums WHERE id IN (1, 2, 3, 8, 9, 10) ORDER BY id
SELECT id, c / a * «100¦b¦c» AS q, a / b * 1000 AS r, c / 7 / 3 * 1000 AS t, (c / 7 + a / 3) * 100 AS u FROM nums WHERE id IN (1, 2, 3, 8, 9, 10) ORDER BY id
SELECT person, sum(amount) / sum(qty) * 100 AS q, sum(qty) / count(*) * 7 AS r, avg(amount) / 3 * 1000 AS s FROM orders GROUP BY person ORDER BY person
SELECT id, «ifnull(c / 7, 0)¦coalesce(c / a, a / b, 0)¦if(a > 3, c / 7, 0)¦CASE WHEN a > 3 THEN c / 7 ELSE a END¦CASE a WHEN 7 THEN 1 / 7 WHEN 10 THEN c END» * «100¦b» AS q FROM nums WHERE id IN (1, 2, 3, 4, 8, 9, 10) ORDER BY id
SELECT id, «ifnull(c / 7, 0)¦coalesce(c / a, e)¦CASE WHEN a > 3 THEN c / 7 ELSE e END¦(ifnull(c / 7, 0) + 1)¦(ifnull(a / 7, 0) * 3)» / «3¦7» AS q FROM nums WHERE id IN (1, 2, 3, 8, 9, 10) ORDER BY id
SELECT person, sum(amount / 7) AS a, avg(amount / 7) AS b, avg(qty) * 1000 AS c, avg(qty) / 3 AS e, ifnull(sum(qty) / count(*), 0) * 100 AS g FROM orders GROUP BY person ORDER BY person
SELECT id, avg(a) OVER (ORDER BY id) * 100 AS q, sum(a / 7) OVER (ORDER BY id) AS r FROM nums WHERE id IN (1, 2, 3, 8, 9, 10) ORDER BY id
SELECT person, sum(qty) AS qty FROM orders WHERE id < 20 GROUP BY person ORDER BY «qty¦qty DESC», person
SELECT person, max(status) AS status FROM orders WHERE id < 20 GROUP BY person ORDER BY status DESC, person
SELECT people.name, o.status FROM people JOIN orders AS o ON people.id = o.person JOIN people AS p ON p.id = people.id ORDER BY name, status, o.id
SELECT -qty AS qty, status FROM orders WHERE id < 20 ORDER BY «qty¦qty + 0», status
SELECT round(c, 6), round(c, 6) / 3, round(round(c, 1), 3) * 2, truncate(c, 6), round(a, 2), round(1.5, 3), round(-1.25, 1) FROM nums WHERE id IN (1, 2, 3, 8, 9) ORDER BY id
SELECT person, avg(qty) * 1000 AS a, avg(amount) / 7 AS b, ifnull(avg(qty), 0) * 7 AS c FROM orders GROUP BY person ORDER BY person
SELECT avg(id) * 1000, avg(a) * 100, sum(a) / 7 * 100, avg(c) / 7 FROM nums WHERE id IN (1, 2, 3, 8, 9, 10)
