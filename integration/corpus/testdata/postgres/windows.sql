SELECT id, «row_number()¦rank()¦dense_rank()¦percent_rank()¦cume_dist()¦ntile(3)» OVER (ORDER BY salary«¦ DESC», id) FROM people ORDER BY id
SELECT id, «rank()¦dense_rank()» OVER (ORDER BY salary DESC NULLS LAST) AS r FROM people ORDER BY id
SELECT id, «lag(amount)¦lead(amount)¦lag(amount, 2)¦lead(amount, 1, 0)¦first_value(amount)¦last_value(amount)¦nth_value(amount, 2)» OVER (PARTITION BY person ORDER BY id) FROM orders ORDER BY id
SELECT id, «sum(amount)¦count(*)¦avg(amount)¦min(amount)¦max(amount)¦sum(qty)¦avg(qty)» OVER (ORDER BY id «ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING¦ROWS UNBOUNDED PRECEDING¦RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW¦ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING») AS x FROM orders ORDER BY id
SELECT id, sum(qty) OVER (ORDER BY qty RANGE BETWEEN 1 PRECEDING AND 1 FOLLOWING) FROM orders WHERE qty IS NOT NULL ORDER BY id
SELECT id, count(*) OVER (ORDER BY placed RANGE BETWEEN interval '30 days' PRECEDING AND CURRENT ROW) FROM orders WHERE placed IS NOT NULL ORDER BY id
SELECT id, sum(qty) OVER (ORDER BY person GROUPS BETWEEN 1 PRECEDING AND CURRENT ROW) FROM orders ORDER BY id
SELECT id, sum(id) OVER (ORDER BY id ROWS BETWEEN 2 PRECEDING AND 2 FOLLOWING EXCLUDE «CURRENT ROW¦GROUP¦TIES¦NO OTHERS») FROM people ORDER BY id
SELECT id, sum(salary) OVER w, avg(salary) OVER w FROM people WINDOW w AS (PARTITION BY active ORDER BY id) ORDER BY id
SELECT id, row_number() OVER w2 FROM people WINDOW w1 AS (PARTITION BY active), w2 AS (w1 ORDER BY id) ORDER BY id
SELECT id, count(*) FILTER (WHERE amount > 0) OVER (PARTITION BY person) FROM orders ORDER BY id
SELECT status, count(*), rank() OVER (ORDER BY count(*) DESC, status) FROM orders GROUP BY status ORDER BY status
SELECT person, sum(amount), sum(sum(amount)) OVER () FROM orders GROUP BY person ORDER BY person
SELECT DISTINCT person, count(*) OVER (PARTITION BY person) FROM orders ORDER BY 1
SELECT id, amount, amount / sum(amount) OVER () AS share FROM orders WHERE amount > 0 ORDER BY id
SELECT id, string_agg(name, ',') OVER (ORDER BY id) FROM people ORDER BY id
SELECT id, array_agg(id) OVER (ORDER BY id ROWS 2 PRECEDING) FROM people ORDER BY id
SELECT id, bool_or(active) OVER (ORDER BY id) FROM people ORDER BY id
SELECT id, last_value(name) OVER (ORDER BY id ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) FROM people ORDER BY id
SELECT id, ntile(4) OVER (ORDER BY id), sum(height) OVER (ORDER BY id) FROM people WHERE height < 100 ORDER BY id
SELECT id, lag(name, 1, 'none') OVER (ORDER BY id), lead(born) OVER (ORDER BY id) FROM people ORDER BY id
SELECT * FROM (SELECT id, person, row_number() OVER (PARTITION BY person ORDER BY amount DESC, id) AS rn FROM orders) t WHERE rn = 1 ORDER BY person, id
