SELECT «count(*)¦count(qty)¦count(DISTINCT status)¦sum(qty)¦sum(id)¦sum(amount)¦avg(qty)¦avg(id)¦avg(amount)¦min(placed)¦max(placed)¦min(status)¦max(amount)» FROM orders
SELECT «sum(height)¦avg(height)¦min(height)¦max(height)¦sum(salary)¦avg(salary)¦bool_and(active)¦bool_or(active)¦every(active)¦count(active)» FROM people WHERE id < 6
SELECT «sum(a)¦sum(b)¦sum(c)¦sum(d)¦sum(e)¦sum(r)¦avg(a)¦avg(c)¦avg(d)¦avg(e)¦avg(r)» FROM nums WHERE id IN (1, 2, 3, 4, 5, 8, 9)
SELECT «stddev(a)¦stddev_pop(a)¦stddev_samp(c)¦variance(a)¦var_pop(c)¦var_samp(d)¦stddev(d)¦corr(a, d)¦covar_pop(a, d)¦regr_slope(a, d)¦regr_count(a, d)¦regr_r2(a, d)» FROM nums WHERE id IN (1, 2, 3, 8, 9)
SELECT «bit_and(a)¦bit_or(a)¦bit_xor(a)» FROM nums WHERE id IN (1, 2, 8)
SELECT person, count(*), sum(amount), avg(amount), min(qty), max(status) FROM orders GROUP BY person ORDER BY person
SELECT status, count(*) AS n FROM orders GROUP BY status HAVING count(*) «> 1¦= 1» ORDER BY n DESC, status
SELECT count(*), sum(x), avg(x), min(x), max(y) FROM nothing
SELECT y, count(*) FROM nothing GROUP BY y
SELECT count(*) FILTER (WHERE amount > 0), sum(amount) FILTER (WHERE person = 1), avg(qty) FILTER (WHERE qty > 2) FROM orders
SELECT person, count(*) FILTER (WHERE status = 'paid') AS paid FROM orders GROUP BY person ORDER BY 1
SELECT string_agg(name, ', ' ORDER BY id) FROM people
SELECT string_agg(DISTINCT product, ',' ORDER BY product) FROM items
SELECT order_id, string_agg(product, '|' ORDER BY line DESC) FROM items GROUP BY order_id ORDER BY order_id
SELECT array_agg(id ORDER BY id DESC), array_agg(DISTINCT active ORDER BY active) FROM people
SELECT array_agg(name ORDER BY id) FILTER (WHERE active) FROM people
SELECT «json_agg(id ORDER BY id)¦jsonb_agg(name ORDER BY id)» FROM people WHERE id < 4
SELECT json_object_agg(id, name) FROM people WHERE id = 1
SELECT percentile_cont(«0.5¦0.25¦0.9») WITHIN GROUP (ORDER BY salary) FROM people
SELECT percentile_disc(«0.5¦0.75») WITHIN GROUP (ORDER BY «salary¦born¦name¦id») FROM people
SELECT mode() WITHIN GROUP (ORDER BY salary DESC) FROM people
SELECT active, percentile_cont(0.5) WITHIN GROUP (ORDER BY height) FROM people GROUP BY active ORDER BY active
SELECT status, sum(amount) FROM orders GROUP BY ROLLUP (status) ORDER BY 1 NULLS LAST, 2
SELECT person, status, count(*) FROM orders GROUP BY «ROLLUP (person, status)¦CUBE (person, status)¦GROUPING SETS ((person), (status), ())» ORDER BY 1 NULLS FIRST, 2 NULLS FIRST, 3
SELECT person, grouping(person), count(*) FROM orders GROUP BY ROLLUP (person) ORDER BY 2, 1
SELECT person, status, grouping(person, status) AS g, sum(qty) FROM orders GROUP BY CUBE (person, status) ORDER BY g, 1, 2
SELECT extract(year FROM placed) AS y, count(*) FROM orders GROUP BY 1 ORDER BY 1
SELECT date_trunc('month', placed) AS m, sum(amount) FROM orders GROUP BY m ORDER BY m
SELECT upper(status), count(*) FROM orders GROUP BY upper(status) ORDER BY 1
SELECT length(name) AS l, count(*) FROM people GROUP BY l ORDER BY l
SELECT count(DISTINCT (person, status)) FROM orders
SELECT sum(DISTINCT qty), avg(DISTINCT qty), count(DISTINCT qty) FROM orders
SELECT sum(qty * 2) + 1, avg(amount) * 2, max(amount) - min(amount) FROM orders
SELECT sum(price * quantity) FROM items
SELECT product, sum(price * quantity) AS revenue, avg(price) FROM items GROUP BY product ORDER BY revenue DESC NULLS LAST, product
SELECT round(avg(amount), 2), round(sum(amount)::numeric, 1), trunc(avg(qty), 3) FROM orders
SELECT min(name), max(name), min(born), max(born) FROM people
SELECT count(*) > 3, bool_or(amount < 0) FROM orders
SELECT person FROM orders GROUP BY person HAVING sum(amount) > 100 AND count(*) > 1 ORDER BY person
SELECT p.id, p.name, count(o.id) FROM people p LEFT JOIN orders o ON o.person = p.id GROUP BY p.id ORDER BY p.id
SELECT 1 FROM orders HAVING count(*) > 1
SELECT sum(CASE WHEN status = 'paid' THEN amount ELSE 0 END), sum(CASE WHEN status = 'paid' THEN 1 ELSE 0 END) FROM orders
SELECT avg(CASE WHEN active THEN 1 ELSE 0 END), sum(active::int) FROM people
SELECT max(length(note)), sum(length(name)) FROM people
SELECT avg(n) FROM (VALUES (1),(2),(2)) v(n)
SELECT avg(placed - timestamp '2024-01-01') IS NOT NULL, sum(interval '1 hour' * qty) FROM orders
# an aggregate in HAVING and another in ORDER BY
SELECT status, count(*) FROM orders GROUP BY status HAVING sum(qty) > 1 ORDER BY count(*) DESC, status
SELECT status FROM orders GROUP BY status HAVING count(*) > 1 ORDER BY sum(amount) DESC NULLS LAST, status
SELECT o.person AS p, count(*) AS n FROM orders o GROUP BY o.person HAVING sum(o.qty) > 0 ORDER BY count(*) DESC, o.person NULLS FIRST LIMIT 3
SELECT upper(status) AS u FROM orders GROUP BY upper(status) HAVING count(*) > 1 ORDER BY lower(upper(status)), max(id)
SELECT p.id FROM people p LEFT JOIN orders o ON o.person = p.id GROUP BY p.id, p.name HAVING count(o.id) = 0 ORDER BY max(p.salary) DESC NULLS LAST, p.id
SELECT count(*) FROM orders HAVING sum(qty) > 0 ORDER BY max(id)
