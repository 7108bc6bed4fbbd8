SELECT «count(*)¦count(qty)¦count(DISTINCT status)¦sum(qty)¦sum(id)¦sum(amount)¦avg(qty)¦avg(id)¦avg(amount)¦min(placed)¦max(placed)¦min(amount)¦max(amount)¦COUNT(1)¦SUM( qty )» FROM orders
SELECT «sum(height)¦avg(height)¦min(height)¦max(height)¦sum(salary)¦avg(salary)¦sum(active)¦avg(active)¦min(active)¦max(active)¦count(active)¦sum(active = 1)¦sum(id > 3)» FROM people WHERE id < 6
SELECT «sum(a)¦sum(b)¦sum(c)¦sum(d)¦sum(e)¦sum(r)¦avg(a)¦avg(c)¦avg(d)¦avg(e)¦avg(r)» FROM nums WHERE id IN (1, 2, 3, 4, 5, 8, 9)
SELECT «std(a)¦stddev(a)¦stddev_pop(a)¦stddev_samp(c)¦variance(a)¦var_pop(c)¦var_samp(d)» FROM nums WHERE id IN (1, 2, 3, 8, 9)
SELECT «bit_and(a)¦bit_or(a)¦bit_xor(a)» FROM nums WHERE id IN (1, 2, 8)
SELECT person, count(*), sum(amount), avg(amount), min(qty), max(qty) FROM orders GROUP BY person ORDER BY person
SELECT lower(status) AS s, count(*) AS n FROM orders GROUP BY s HAVING n «> 1¦= 1» ORDER BY n DESC, s
SELECT count(*) AS n FROM orders GROUP BY status ORDER BY n DESC, min(id)
SELECT status, count(*) AS n FROM orders GROUP BY status HAVING count(*) = 1 ORDER BY n DESC, status
SELECT count(*), sum(x), avg(x), min(x), max(y) FROM nothing
SELECT y, count(*) FROM nothing GROUP BY y
SELECT group_concat(name ORDER BY id) FROM people
SELECT group_concat(name ORDER BY id SEPARATOR '«, ¦|¦»') AS names FROM people
SELECT group_concat(DISTINCT lower(product) ORDER BY lower(product) SEPARATOR ';') AS p FROM items
SELECT order_id, group_concat(product ORDER BY line DESC SEPARATOR '|') AS p FROM items GROUP BY order_id ORDER BY order_id
SELECT group_concat(id, ':', name ORDER BY id DESC) AS x FROM people WHERE id < 4
SELECT group_concat(DISTINCT salary ORDER BY salary DESC) AS x FROM people
SELECT group_concat(qty ORDER BY qty), group_concat(amount ORDER BY id) FROM orders
SELECT group_concat(x) FROM nothing
SELECT status, sum(amount) AS s FROM orders WHERE id < 14 GROUP BY status WITH ROLLUP
SELECT person, count(*) AS n FROM orders GROUP BY person WITH ROLLUP
SELECT year(placed) AS y, count(*) FROM orders GROUP BY y ORDER BY y
SELECT date_format(placed, '%Y-%m') AS m, sum(amount) AS s FROM orders GROUP BY m ORDER BY m
SELECT date_format(placed, '%Y-%m') AS m, sum(amount) AS s FROM orders GROUP BY 1 ORDER BY 1
SELECT char_length(name) AS l, count(*) FROM people GROUP BY l ORDER BY l
SELECT sum(DISTINCT qty), avg(DISTINCT qty), count(DISTINCT qty) FROM orders
SELECT count(DISTINCT person, status) FROM orders
SELECT sum(qty * 2) + 1 AS a, avg(amount) * 2 AS b, max(amount) - min(amount) AS c FROM orders
SELECT sum(price * quantity) AS s FROM items
SELECT min(product) IS NOT NULL AS m, sum(price * quantity) AS revenue, avg(price) AS p FROM items GROUP BY product ORDER BY revenue DESC
SELECT round(avg(amount), 2) AS a, round(sum(amount), 1) AS b, truncate(avg(qty), 3) AS c FROM orders
SELECT min(born), max(born), max(day) FROM people JOIN events USING (id)
SELECT person FROM orders GROUP BY person HAVING sum(amount) > 100 AND count(*) > 1 ORDER BY person
SELECT p.id, p.name, count(o.id) AS n FROM people p LEFT JOIN orders o ON o.person = p.id GROUP BY p.id ORDER BY p.id
SELECT p.id, p.name, p.born, sum(o.amount) AS s FROM people p JOIN orders o ON o.person = p.id GROUP BY p.id ORDER BY p.id
SELECT sum(CASE WHEN status = 'paid' THEN amount ELSE 0 END) AS a, sum(IF(status = 'paid', 1, 0)) AS b FROM orders
SELECT sum(status = 'new') AS n, avg(status = 'new') AS a FROM orders
SELECT count(*) > 3 AS x, max(amount < 0) AS y FROM orders
SELECT id, name, salary FROM people GROUP BY id ORDER BY id
SELECT max(name), min(name) FROM people WHERE id IN (2, 3, 4)
SELECT lower(min(w)), lower(max(w)) FROM words WHERE id < 4
SELECT count(DISTINCT w), count(DISTINCT lower(w)), count(DISTINCT v) FROM words
SELECT json_arrayagg(id) FROM people WHERE id = 1
# an aggregate in HAVING and another in ORDER BY
SELECT status, count(*) FROM orders GROUP BY status HAVING sum(qty) > 1 ORDER BY count(*) DESC, status
SELECT status FROM orders GROUP BY status HAVING count(*) > 1 ORDER BY sum(amount) DESC, status
SELECT o.person AS p, count(*) AS n FROM orders o GROUP BY o.person HAVING sum(o.qty) > 0 ORDER BY count(*) DESC, o.person LIMIT 3
SELECT p.id FROM people p LEFT JOIN orders o ON o.person = p.id GROUP BY p.id, p.name HAVING count(o.id) = 0 ORDER BY max(p.salary) DESC, p.name, p.id
SELECT person, count(*) AS n FROM orders GROUP BY person HAVING n > 1 AND max(qty) > 0 ORDER BY max(amount), person
SELECT count(*) FROM orders HAVING sum(qty) > 0 ORDER BY max(id)
