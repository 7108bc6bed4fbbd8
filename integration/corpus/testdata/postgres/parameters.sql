SELECT id, name FROM people WHERE id = $1 @@ «1¦99¦\N»
SELECT id FROM people WHERE name = $1 ORDER BY id @@ «Ada¦O'Hara¦»
SELECT $1::int + 1, $2::text || 'x' @@ 41 | a'b
SELECT $1::«numeric¦float8¦numeric(10,2)» * 2 @@ 1.5
SELECT id FROM people WHERE born > $1 ORDER BY id @@ 1990-01-01
SELECT id FROM orders WHERE placed >= $1 AND placed < $2 ORDER BY id @@ 2024-01-01 | 2024-02-01 00:00:00
SELECT id FROM people WHERE id = ANY ($1) ORDER BY id @@ {1,2,5}
SELECT id FROM people ORDER BY id LIMIT $1 OFFSET $2 @@ 2 | 1
SELECT coalesce($1, 'none') @@ «\N¦x»
SELECT id FROM words WHERE w LIKE $1 ORDER BY id @@ «a%¦%pp%»
SELECT count(*) FROM orders WHERE amount > $1 AND qty <= $2 @@ 10.5 | 5
SELECT CASE WHEN $1 THEN 'yes' ELSE 'no' END @@ «t¦f¦\N»
SELECT $1 = 1, $1 + 1 @@ 1
SELECT id, salary + $1 FROM people WHERE id < 4 ORDER BY id @@ 0.5
SELECT date_trunc($1, timestamp '2024-05-06 07:08:09') @@ month
SELECT * FROM generate_series($1::int, $2::int) g ORDER BY 1 @@ 1 | 3
SELECT id FROM people WHERE active = $1 ORDER BY id @@ «true¦f»
SELECT $1::date + 1, $1::date - $2::date @@ 2024-02-28 | 2024-01-01
SELECT $1::timestamp, $2::interval, $3::uuid @@ 2024-01-01 10:00 | 1 day | a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11
SELECT upper($1), length($2) @@ abc | déf
SELECT substring($1, $2, $3) @@ hello | 2 | 3
SELECT id FROM people WHERE id IN ($1, $2, $3) ORDER BY 1 @@ 1 | 3 | 7
SELECT id FROM people WHERE id BETWEEN $1 AND $2 ORDER BY 1 @@ 2 | 4
SELECT $1::jsonb->>'a' @@ {"a": "b"}
SELECT sum(qty) FILTER (WHERE person = $1) FROM orders @@ 1
SELECT $1 || $2 @@ a | b
SELECT round($1::numeric, $2) @@ 2.345 | 2
SELECT now() > $1 @@ 2020-01-01
SELECT $1::int, $2::int, $3::int, $4::int, $5::int, $6::int, $7::int @@ 1 | 2 | 3 | 4 | 5 | 6 | 7
SELECT $5::text, $1::int, $3::date, $2::bool, $4::float8 @@ 1 | t | 2024-01-03 | 4.5 | x
