SELECT name FROM people WHERE id «IN¦NOT IN» (SELECT person FROM orders WHERE person IS NOT NULL) ORDER BY id
SELECT name FROM people WHERE id NOT IN (SELECT person FROM orders) ORDER BY id
SELECT name FROM people p WHERE «EXISTS¦NOT EXISTS» (SELECT 1 FROM orders o WHERE o.person = p.id AND o.amount > 0) ORDER BY id
SELECT id FROM people WHERE salary «= ANY¦> ALL¦>= ALL¦< ANY¦<> ALL¦= SOME» (SELECT salary FROM people WHERE id IN (1, 2)) ORDER BY id
SELECT id, (SELECT count(*) FROM orders o WHERE o.person = p.id) AS n FROM people p ORDER BY id
SELECT (SELECT name FROM people WHERE id = «1¦99»)
SELECT (SELECT 1, 2) IS NULL
SELECT (SELECT id FROM people)
SELECT id FROM orders WHERE (person, qty) IN (SELECT person, max(qty) FROM orders GROUP BY person) ORDER BY id
SELECT id FROM orders WHERE (person, status) IN ((1, 'new'), (2, 'NEW'), (4, 'x')) ORDER BY id
SELECT id FROM orders o WHERE amount = (SELECT max(amount) FROM orders WHERE person = o.person) ORDER BY id
SELECT * FROM (SELECT status, count(*) AS n FROM orders GROUP BY status) t WHERE n > 1 ORDER BY status
SELECT CASE WHEN EXISTS (SELECT 1 FROM nothing) THEN 'some' ELSE 'none' END
SELECT exists(SELECT 1 FROM people), array(SELECT id FROM people ORDER BY id LIMIT 3)
SELECT array(SELECT name FROM people WHERE id < 4 ORDER BY id)
SELECT id, amount - (SELECT avg(amount) FROM orders) AS diff FROM orders WHERE id < 13 ORDER BY id
SELECT max(n) FROM (SELECT count(*) AS n FROM items GROUP BY order_id) t
SELECT sum(x) FROM (SELECT amount AS x FROM orders UNION ALL SELECT price FROM items) u
SELECT id FROM people WHERE (SELECT count(*) FROM orders WHERE person = people.id) «>¦=» 0 ORDER BY id
SELECT id FROM people ORDER BY (SELECT count(*) FROM orders WHERE person = people.id) DESC, id
SELECT t.n FROM (SELECT (SELECT max(id) FROM people) AS n) AS t
SELECT status, (SELECT string_agg(name, ',' ORDER BY id) FROM people WHERE id < 3) FROM orders WHERE id = 10
SELECT id FROM people WHERE id = (SELECT person FROM orders WHERE id = 10) OR boss IN (SELECT boss FROM people WHERE id = 4) ORDER BY 1
SELECT x FROM (SELECT id AS x FROM people ORDER BY id DESC LIMIT 3) s ORDER BY x
SELECT row(1, 2) = row(1, 2), (1, 2) < (1, 3), (1, NULL) = (1, NULL)
SELECT id FROM orders WHERE (person, id) «>¦<=» (2, 12) ORDER BY id
