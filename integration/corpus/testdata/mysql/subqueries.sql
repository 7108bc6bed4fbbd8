SELECT name FROM people WHERE id «IN¦NOT IN» (SELECT person FROM orders WHERE person IS NOT NULL) ORDER BY id
SELECT name FROM people WHERE id NOT IN (SELECT person FROM orders) ORDER BY id
SELECT name FROM people p WHERE «EXISTS¦NOT EXISTS» (SELECT 1 FROM orders o WHERE o.person = p.id AND o.amount > 0) ORDER BY id
SELECT id FROM people WHERE salary «= ANY¦> ALL¦>= ALL¦< ANY¦<> ALL¦= SOME» (SELECT salary FROM people WHERE id IN (1, 2)) ORDER BY id
SELECT id, (SELECT count(*) FROM orders o WHERE o.person = p.id) AS n FROM people p ORDER BY id
SELECT (SELECT name FROM people WHERE id = «1¦99») AS n
SELECT (SELECT id FROM people)
SELECT id FROM orders WHERE (person, qty) IN (SELECT person, max(qty) FROM orders GROUP BY person) ORDER BY id
SELECT id FROM orders WHERE (person, status) IN ((1, 'NEW'), (2, 'new'), (4, 'x')) ORDER BY id
SELECT id FROM orders o WHERE amount = (SELECT max(amount) FROM orders WHERE person = o.person) ORDER BY id
SELECT * FROM (SELECT lower(status) AS s, count(*) AS n FROM orders WHERE person IS NOT NULL GROUP BY status) t WHERE n > 1 ORDER BY n, s
SELECT CASE WHEN EXISTS (SELECT 1 FROM nothing) THEN 'some' ELSE 'none' END AS r
SELECT exists(SELECT 1 FROM people) AS e, not exists(SELECT 1 FROM nothing) AS ne
SELECT id, amount - (SELECT avg(amount) FROM orders) AS diff FROM orders WHERE id < 13 ORDER BY id
SELECT max(n) FROM (SELECT count(*) AS n FROM items GROUP BY order_id) t
SELECT id FROM people WHERE (SELECT count(*) FROM orders WHERE person = people.id) «>¦=» 0 ORDER BY id
SELECT id FROM people ORDER BY (SELECT count(*) FROM orders WHERE person = people.id) DESC, id
SELECT id FROM people WHERE id = (SELECT person FROM orders WHERE id = 10) OR boss IN (SELECT boss FROM people WHERE id = 4) ORDER BY 1
SELECT x FROM (SELECT id AS x FROM people ORDER BY id DESC LIMIT 3) s ORDER BY x
SELECT (1, 2) = (1, 2) AS a, (1, 2) < (1, 3) AS b, (1, NULL) = (1, NULL) AS c
SELECT name FROM people WHERE name IN (SELECT lower(name) FROM people) ORDER BY id
SELECT id FROM words WHERE w IN (SELECT v FROM words) ORDER BY id
