# date_trunc() beside constants: the engine has a rule of its own for them, which forgets NULL and infinity
SELECT id FROM orders WHERE date_trunc('«week¦month¦hour¦year»', placed) «<>¦=¦IS DISTINCT FROM¦IS NOT DISTINCT FROM¦<¦<=¦>¦>=» timestamp '«2024-01-03¦2024-01-01¦2024-01-15 10:00:00¦infinity»' ORDER BY id
SELECT id FROM orders WHERE NOT (date_trunc('«week¦month»', placed) «<>¦=¦IS NOT DISTINCT FROM» '2024-02-02') ORDER BY id
SELECT id, date_trunc('month', placed) = '2024-01-15', '2024-01-15' <> date_trunc('month', placed), (date_trunc('month', placed) = '2024-01-15') IS NULL, date_trunc('month', placed) = '2024-01-01' FROM orders ORDER BY id
SELECT id FROM events WHERE NOT (date_trunc('«day¦month»', «at¦day») = «'2024-03-10 01:30:00'¦'2024-03-10'») ORDER BY id
SELECT id FROM people WHERE date_trunc('decade', born) <> date '1985-07-04' ORDER BY id
SELECT id FROM people WHERE date_trunc('century', born) <> timestamp '1985-07-04' ORDER BY id
SELECT id FROM orders WHERE date_trunc('month', placed) NOT IN ('2024-01-15') ORDER BY id
SELECT id FROM orders WHERE date_trunc('month', placed) NOT IN ('2024-01-15', '2024-01-01') ORDER BY id
SELECT id FROM orders WHERE date_trunc('month', placed) <> ALL (ARRAY[timestamp '2024-01-15']) ORDER BY id
SELECT id FROM orders WHERE date_trunc('month', placed)::timestamp <> timestamp '2024-01-15' ORDER BY id
SELECT id FROM orders WHERE date_trunc('month', placed)::date <> '2024-01-15' ORDER BY id
SELECT id FROM orders WHERE date_trunc('month', placed) <> date '2024-01-15' + 1 ORDER BY id
SELECT id FROM orders WHERE date_trunc('month', placed) <> now() - interval '100 years' ORDER BY id
SELECT id FROM orders WHERE date_trunc('month', placed) BETWEEN '2024-01-15' AND 'infinity' ORDER BY id
SELECT id FROM orders WHERE date_trunc('month', placed) NOT BETWEEN '2024-01-15' AND 'infinity' ORDER BY id
SELECT id FROM orders WHERE date_trunc('month', placed) <> $1 ORDER BY id @@ 2024-01-15 00:00:00
SELECT id FROM orders WHERE NOT (date_trunc('month', placed) = $1) ORDER BY id @@ 2024-01-15 00:00:00
SELECT id FROM orders WHERE CASE WHEN date_trunc('month', placed) <> '2024-01-15' THEN true ELSE false END ORDER BY id
SELECT m, count(*) FROM (SELECT date_trunc('month', placed) AS m FROM orders) x WHERE m <> '2024-01-15' GROUP BY m HAVING m <> '2024-01-20' ORDER BY m
SELECT p.id, o.id FROM people p LEFT JOIN orders o ON o.person = p.id AND date_trunc('month', o.placed) <> '2024-01-15' ORDER BY 1, 2
SELECT id FROM orders WHERE (date_trunc('month', placed), id) <> (timestamp '2024-01-15', 10) ORDER BY id
