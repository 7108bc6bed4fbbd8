# what TPC-H's and TPC-DS's queries showed
SELECT id, c - «DECIMAL '0.0'¦DECIMAL '1.25'¦'0.125'::numeric¦coalesce(c, NUMERIC '0.0')¦7::numeric¦(a::numeric)» AS n FROM nums WHERE id IN (1, 2, 3, 8, 9) ORDER BY id
SELECT sum(«amount - coalesce(price, DECIMAL '0.0')¦coalesce(price, '0.00'::numeric)¦amount::numeric + price::numeric») AS n FROM orders LEFT JOIN items ON orders.id = items.order_id
SELECT id, («DECIMAL '2.50' * qty¦'1.10'::numeric + qty¦qty::numeric - '3.1'::decimal») AS n FROM orders WHERE qty > 0 ORDER BY id
SELECT product, «grouping(product)¦grouping(line)¦grouping(product, line)¦grouping(product) + grouping(line)» AS g, sum(price) FROM items GROUP BY ROLLUP (product, line) ORDER BY 1, 2, 3
SELECT grouping(product) + grouping(line) AS level, product, line, rank() OVER (PARTITION BY grouping(product) + grouping(line), CASE WHEN grouping(line) = 0 THEN product END ORDER BY sum(quantity)) AS r FROM items GROUP BY ROLLUP (product, line) ORDER BY 1 DESC, 2, 3, 4
SELECT a.s, b.s, a.n FROM (SELECT status AS s, count(*) AS n FROM orders GROUP BY status) a FULL JOIN (SELECT lower(status) AS s FROM orders GROUP BY lower(status)) b ON a.s = b.s ORDER BY 1, 2, 3
