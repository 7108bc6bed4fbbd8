SELECT id FROM people WHERE active«¦ IS TRUE¦ IS NOT TRUE¦ IS FALSE¦ IS UNKNOWN¦ = true¦ = 1¦ IS NOT NULL¦ <> 0» ORDER BY id
SELECT id FROM people WHERE «NOT active¦!active¦active IS NULL¦ISNULL(active)» ORDER BY id
SELECT id FROM people WHERE salary BETWEEN 3000 AND 5000 ORDER BY id
SELECT id FROM people WHERE salary NOT BETWEEN 0 AND 4000 ORDER BY id
SELECT id FROM people WHERE boss <=> «NULL¦1» ORDER BY id
SELECT id FROM people WHERE NOT (boss <=> 1) ORDER BY id
SELECT id FROM people WHERE id «IN¦NOT IN» (1, 2, NULL) ORDER BY id
SELECT true AND NULL, false AND NULL, true OR NULL, NOT NULL, true = false, true > false, 1 IS TRUE, 0 IS FALSE, NULL IS UNKNOWN
SELECT CASE id WHEN 1 THEN 'one' WHEN 2 THEN 'two' ELSE 'many' END AS c, CASE WHEN id > 1 THEN id END AS d FROM people WHERE id < 4 ORDER BY id
SELECT CASE WHEN active THEN 1 WHEN NOT active THEN 0.5 END AS c FROM people ORDER BY id
SELECT coalesce(name, '-') AS a, coalesce(note, name, '?') AS b, ifnull(boss, 0) AS c, if(active, 'y', 'n') AS d FROM people ORDER BY id
SELECT id FROM orders WHERE placed >= '2024-01-01' AND placed < '2024-02-01' ORDER BY id
SELECT id FROM orders WHERE placed BETWEEN '2024-01-15' AND '2024-02-29' ORDER BY id
SELECT id FROM orders WHERE placed = '2024-01-15 10:30:00' ORDER BY id
SELECT id FROM orders WHERE date(placed) = '2024-01-15' ORDER BY id
SELECT id FROM people WHERE born = '2000-02-29' OR born > date '1990-01-01' ORDER BY id
SELECT id FROM people WHERE (active OR salary > 10000) AND NOT (id = 1) ORDER BY id
SELECT 1 FROM DUAL WHERE true
SELECT 1 AS x WHERE NULL
SELECT id, active AND salary > 100 AS rich, active IS NULL AS unknown, id > 3 AS big FROM people ORDER BY id
SELECT NULL = NULL, NULL IS NULL, NULL <=> NULL, 1 <=> NULL, NULL <> 1
SELECT id > 3 OR NULL AS x FROM people ORDER BY id
SELECT id FROM people WHERE (id, name) = (1, 'ADA')
SELECT id FROM people WHERE 1 = 1 AND 'a' = 'a' ORDER BY id LIMIT 1
SELECT count(*) FROM people WHERE name IS NOT NULL AND name != ''
SELECT id XOR 1 AS x, id = 1 XOR id = 2 AS y FROM people WHERE id < 4 ORDER BY id
SELECT id FROM people HAVING id > 6 ORDER BY id
SELECT id AS x FROM people HAVING x > 6 ORDER BY x
