SELECT id, name FROM people WHERE id = ? @@ «1¦99¦\N»
SELECT id FROM people WHERE name = ? ORDER BY id @@ «ADA¦O'Hara¦'bob'»
SELECT ? + 1 AS x @@ 41
SELECT concat(?, 'x') AS x @@ «a'b¦\N¦5»
SELECT id FROM people WHERE born > ? ORDER BY id @@ 1990-01-01
SELECT id FROM orders WHERE placed >= ? AND placed < ? ORDER BY id @@ 2024-01-01 | 2024-02-01 00:00:00
SELECT id FROM people ORDER BY id LIMIT ? @@ 2
SELECT id FROM people ORDER BY id LIMIT ?, ? @@ 2 | 3
SELECT coalesce(?, 'none') AS x @@ «\N¦x»
SELECT id FROM words WHERE w LIKE ? ORDER BY id @@ «A%¦%pp%»
SELECT count(*) FROM orders WHERE amount > ? AND qty <= ? @@ 10.5 | 5
SELECT if(?, 'yes', 'no') AS x @@ «1¦0¦\N»
SELECT id FROM people WHERE id IN (?, ?, ?) ORDER BY id @@ 1 | 3 | 7
SELECT id FROM people WHERE id BETWEEN ? AND ? ORDER BY 1 @@ 2 | 4
SELECT id, salary + ? AS s FROM people WHERE id < 4 ORDER BY id @@ 0.5
SELECT upper(?) AS u, length(?) AS l @@ abc | déf
SELECT date_add(born, INTERVAL ? DAY) AS d FROM people WHERE id < 4 ORDER BY id @@ 3
SELECT ? AS a, ? AS b, ? AS c @@ 1 | x | 1.5
SELECT id FROM people WHERE active = ? ORDER BY id @@ 1
SELECT sum(qty * ?) AS s FROM orders @@ 2
