SELECT id, «row_number()¦rank()¦dense_rank()¦percent_rank()¦cume_dist()¦ntile(3)» OVER (ORDER BY salary«¦ DESC», id) AS x FROM people ORDER BY id
SELECT id, «rank()¦dense_rank()» OVER (ORDER BY salary DESC) AS r FROM people ORDER BY id
SELECT id, rank() OVER (ORDER BY name) AS r FROM people ORDER BY id
SELECT id, count(*) OVER (PARTITION BY status) AS r FROM orders ORDER BY id
SELECT id, «lag(amount)¦lead(amount)¦lag(amount, 2)¦first_value(amount)¦last_value(amount)¦nth_value(amount, 2)» OVER (PARTITION BY person ORDER BY id) AS x FROM orders ORDER BY id
SELECT id, «sum(amount)¦count(*)¦avg(amount)¦min(amount)¦max(amount)¦sum(qty)¦avg(qty)» OVER (ORDER BY id «ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING¦ROWS UNBOUNDED PRECEDING¦RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW») AS x FROM orders ORDER BY id
SELECT id, sum(qty) OVER (ORDER BY qty RANGE BETWEEN 1 PRECEDING AND 1 FOLLOWING) AS x FROM orders WHERE qty IS NOT NULL ORDER BY id
SELECT id, sum(salary) OVER w AS s, avg(salary) OVER w AS a FROM people WINDOW w AS (PARTITION BY active ORDER BY id) ORDER BY id
SELECT lower(status) AS st, count(*) AS n, rank() OVER (ORDER BY count(*) DESC) AS r FROM orders WHERE status IS NOT NULL GROUP BY status ORDER BY r, n, st
SELECT person, sum(amount) AS s, sum(sum(amount)) OVER () AS t FROM orders GROUP BY person ORDER BY person
SELECT DISTINCT person, count(*) OVER (PARTITION BY person) AS n FROM orders ORDER BY 1
SELECT id, amount, amount / sum(amount) OVER () AS share FROM orders WHERE amount > 0 ORDER BY id
SELECT id, last_value(name) OVER (ORDER BY id ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS x FROM people ORDER BY id
SELECT * FROM (SELECT id, person, row_number() OVER (PARTITION BY person ORDER BY amount DESC, id) AS rn FROM orders) t WHERE rn = 1 ORDER BY person, id
