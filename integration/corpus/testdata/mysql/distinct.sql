SELECT DISTINCT person, qty FROM orders ORDER BY 1, 2
SELECT DISTINCT lower(status) AS s FROM orders ORDER BY 1
SELECT count(*) FROM (SELECT DISTINCT product, price FROM items) t
SELECT DISTINCT salary, active FROM people ORDER BY salary DESC, active
SELECT DISTINCTROW boss FROM people ORDER BY 1
SELECT SQL_NO_CACHE DISTINCT boss FROM people ORDER BY 1
