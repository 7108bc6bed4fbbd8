SELECT id FROM people WHERE active«¦ IS TRUE¦ IS NOT TRUE¦ IS FALSE¦ IS UNKNOWN¦ = true¦ IS NOT NULL» ORDER BY id
SELECT id FROM people WHERE NOT active ORDER BY id
SELECT id FROM people WHERE name «IS NULL¦IS NOT NULL¦ISNULL¦NOTNULL» ORDER BY id
SELECT id FROM people WHERE salary BETWEEN «SYMMETRIC ¦»5000 AND 3000 ORDER BY id
SELECT id FROM people WHERE salary NOT BETWEEN 0 AND 4000 ORDER BY id
SELECT id FROM people WHERE boss IS «NOT ¦»DISTINCT FROM «NULL¦1» ORDER BY id
SELECT id FROM people WHERE id «IN¦NOT IN» (1, 2, NULL) ORDER BY id
SELECT true AND NULL, false AND NULL, true OR NULL, NOT NULL::boolean, true = false, true > false
SELECT CASE id WHEN 1 THEN 'one' WHEN 2 THEN 'two' ELSE 'many' END, CASE WHEN id > 1 THEN id END FROM people WHERE id < 4 ORDER BY id
SELECT CASE WHEN active THEN 1 WHEN NOT active THEN 0.5 END FROM people ORDER BY id
SELECT CASE WHEN id = 1 THEN NULL ELSE name END, CASE name WHEN NULL THEN 1 ELSE 2 END FROM people ORDER BY id
SELECT coalesce(name, '-'), coalesce(note, name, '?'), coalesce(boss, 0) FROM people ORDER BY id
SELECT id FROM orders WHERE placed >= '2024-01-01' AND placed < '2024-02-01' ORDER BY id
SELECT id FROM orders WHERE placed BETWEEN '2024-01-15' AND timestamp '2024-02-29' ORDER BY id
SELECT id FROM people WHERE born = '2000-02-29' OR born > date '1990-01-01' ORDER BY id
SELECT id FROM people WHERE (active OR salary > 10000) AND NOT (id = 1) ORDER BY id
SELECT id FROM people WHERE salary = '3000' ORDER BY id
SELECT id FROM people WHERE id = '1'
SELECT id FROM people WHERE name = 1
SELECT 1 WHERE true
SELECT 1 WHERE NULL
SELECT id, active AND salary > 100 AS rich, active IS NULL AS unknown FROM people ORDER BY id
SELECT bool_and(active IS NOT NULL), count(*) FROM people WHERE id BETWEEN 1 AND 3
SELECT NULL = NULL, NULL IS NULL, NULL IS DISTINCT FROM NULL, 1 IS DISTINCT FROM NULL
SELECT id FROM people WHERE height > 'NaN'::float8 OR height = 1.65 ORDER BY id
SELECT id FROM people WHERE (id, name) = (1, 'Ada')
SELECT id FROM people WHERE row(id, name) IN (row(1, 'Ada'), row(2, 'x'))
SELECT (id > 3)::int, (id > 3)::text FROM people ORDER BY id
SELECT 1 < 2 AND 2 < 3, 1 <> 2 OR 1 / 1 = 0, not false
