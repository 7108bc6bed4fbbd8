SELECT p.name, o.id FROM people p «JOIN¦LEFT JOIN¦RIGHT JOIN¦FULL JOIN¦INNER JOIN¦LEFT OUTER JOIN» orders o ON o.person = p.id ORDER BY o.id, p.id
SELECT count(*) FROM people CROSS JOIN orders
SELECT count(*) FROM people, orders WHERE people.id = orders.person
SELECT * FROM (SELECT id, name FROM people) p NATURAL «JOIN¦LEFT JOIN¦RIGHT JOIN¦FULL JOIN» (SELECT id, amount FROM orders) o ORDER BY 1
SELECT * FROM people «JOIN¦LEFT JOIN¦FULL JOIN» events USING (id) ORDER BY id
SELECT id, people.name, w FROM people JOIN words USING (id) WHERE id < 5 ORDER BY id
SELECT p.id, x.total FROM people p, LATERAL (SELECT sum(amount) AS total FROM orders o WHERE o.person = p.id) x ORDER BY p.id
SELECT p.id, x.id AS oid, x.amount FROM people p «CROSS JOIN LATERAL¦LEFT JOIN LATERAL» (SELECT o.id, o.amount FROM orders o WHERE o.person = p.id ORDER BY o.amount DESC, o.id LIMIT 1) x«¦ ON true» ORDER BY p.id
SELECT p.id, g FROM people p, LATERAL generate_series(1, p.id) AS g WHERE p.id <= 3 ORDER BY 1, 2
SELECT p.id, g FROM people p CROSS JOIN generate_series(1, 2) g ORDER BY 1, 2
SELECT a.id, b.id AS other FROM people a JOIN people b ON a.boss = b.id ORDER BY a.id
SELECT a.name, b.name AS boss, c.name AS boss2 FROM people a LEFT JOIN people b ON a.boss = b.id LEFT JOIN people c ON b.boss = c.id ORDER BY a.id
SELECT p.name, o.amount, i.product FROM people p JOIN orders o ON o.person = p.id JOIN items i ON i.order_id = o.id ORDER BY o.id, i.line
SELECT p.id FROM people p JOIN (orders o JOIN items i ON i.order_id = o.id) ON o.person = p.id ORDER BY p.id, i.line
SELECT p.id, o.id FROM people p LEFT JOIN orders o ON o.person = p.id AND o.amount > 50 WHERE p.active ORDER BY p.id, o.id
SELECT p.id FROM people p LEFT JOIN orders o ON o.person = p.id WHERE o.id IS NULL ORDER BY 1
SELECT * FROM people p JOIN orders o ON p.id = o.person WHERE p.id = 1 ORDER BY o.id
SELECT p.*, o.status FROM people p JOIN orders o ON p.id = o.person ORDER BY o.id
SELECT o.*, p.name FROM orders o JOIN people p ON p.id = o.person ORDER BY o.id
SELECT x.id, y.id FROM people x JOIN people y ON x.salary «<¦>¦<>¦=» y.salary AND x.id < y.id ORDER BY 1, 2
SELECT count(*), count(o.id) FROM people p FULL OUTER JOIN orders o ON p.id = o.person
SELECT j.id, j.name FROM (people JOIN orders ON people.id = orders.person) AS j(id, name) ORDER BY 1
SELECT t.a, t.b FROM people AS t(a, b) WHERE t.a < 4 ORDER BY t.a
SELECT i.product, o.status, p.name FROM items i LEFT JOIN orders o ON o.id = i.order_id LEFT JOIN people p ON p.id = o.person ORDER BY i.order_id, i.line
SELECT p.id, (SELECT max(o.amount) FROM orders o WHERE o.person = p.id) FROM people p ORDER BY p.id
SELECT * FROM people p JOIN LATERAL (VALUES (1, 'a'), (2, 'b')) v(n, c) ON v.n = p.id ORDER BY 1
SELECT p.id, u.word FROM people p CROSS JOIN LATERAL unnest(string_to_array(p.note, ' ')) AS u(word) ORDER BY p.id, u.word
