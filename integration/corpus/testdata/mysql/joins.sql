SELECT p.name, o.id FROM people p «JOIN¦LEFT JOIN¦RIGHT JOIN¦INNER JOIN¦LEFT OUTER JOIN¦STRAIGHT_JOIN» orders o ON o.person = p.id ORDER BY o.id, p.id
SELECT count(*) FROM people CROSS JOIN orders
SELECT count(*) FROM people, orders WHERE people.id = orders.person
SELECT count(*) FROM people JOIN orders
SELECT STRAIGHT_JOIN p.id FROM people p JOIN orders o ON o.person = p.id ORDER BY o.id
SELECT * FROM (SELECT id, name FROM people) p NATURAL «JOIN¦LEFT JOIN¦RIGHT JOIN» (SELECT id, amount FROM orders) o ORDER BY 1, 2
SELECT * FROM people «JOIN¦LEFT JOIN¦RIGHT JOIN» events USING (id) ORDER BY 1
SELECT id, people.name, w FROM people JOIN words USING (id) WHERE id < 5 ORDER BY id
SELECT a.id, b.id AS other FROM people a JOIN people b ON a.boss = b.id ORDER BY a.id
SELECT a.name, b.name AS boss, c.name AS boss2 FROM people a LEFT JOIN people b ON a.boss = b.id LEFT JOIN people c ON b.boss = c.id ORDER BY a.id
SELECT p.name, o.amount, i.product FROM people p JOIN orders o ON o.person = p.id JOIN items i ON i.order_id = o.id ORDER BY o.id, i.line
SELECT p.id FROM people p JOIN (orders o JOIN items i ON i.order_id = o.id) ON o.person = p.id ORDER BY p.id, i.line
SELECT p.id FROM people p JOIN (orders o, items i) ON o.person = p.id AND i.order_id = o.id ORDER BY p.id, i.line
SELECT p.id, o.id FROM people p LEFT JOIN orders o ON o.person = p.id AND o.amount > 50 WHERE p.active ORDER BY p.id, o.id
SELECT p.id FROM people p LEFT JOIN orders o ON o.person = p.id WHERE o.id IS NULL ORDER BY 1
SELECT p.*, o.status FROM people p JOIN orders o ON p.id = o.person ORDER BY o.id
SELECT o.*, p.name FROM orders o JOIN people p ON p.id = o.person ORDER BY o.id
SELECT x.id, y.id FROM people x JOIN people y ON x.salary «<¦>¦<>¦=¦<=>» y.salary AND x.id < y.id ORDER BY 1, 2
SELECT a.id, b.id FROM words a JOIN words b ON a.w = b.w AND a.id < b.id ORDER BY 1, 2
SELECT a.id, b.id FROM words a JOIN words b ON a.w = b.v ORDER BY 1, 2
SELECT a.id, b.id FROM people a JOIN people b ON a.name = b.name ORDER BY 1, 2
SELECT i.product, o.status, p.name FROM items i LEFT JOIN orders o ON o.id = i.order_id LEFT JOIN people p ON p.id = o.person ORDER BY i.order_id, i.line
SELECT p.id, (SELECT max(o.amount) FROM orders o WHERE o.person = p.id) AS m FROM people p ORDER BY p.id
SELECT streamlink.people.id, `people`.`name` FROM streamlink.people ORDER BY id LIMIT 2
SELECT t1.id FROM people t1 INNER JOIN people t2 ON t1.id = t2.id AND t2.name LIKE 'a%' ORDER BY 1
