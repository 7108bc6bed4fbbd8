SELECT DISTINCT status FROM orders ORDER BY 1
SELECT DISTINCT person, status FROM orders ORDER BY 1, 2
SELECT DISTINCT ON (person) person, id, amount FROM orders ORDER BY person, «id¦amount DESC, id¦placed DESC NULLS LAST, id»
SELECT DISTINCT ON (person, status) person, status, id FROM orders ORDER BY person, status, id DESC
SELECT DISTINCT ON (upper(status)) upper(status) AS u, id FROM orders ORDER BY u, id
SELECT count(*) FROM (SELECT DISTINCT product, price FROM items) t
SELECT DISTINCT salary, active FROM people ORDER BY salary DESC NULLS LAST, active
SELECT DISTINCT ON (1) person AS p, id FROM orders ORDER BY 1, 2
SELECT DISTINCT lower(status) FROM orders ORDER BY 1 LIMIT 2
