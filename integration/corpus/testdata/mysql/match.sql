SELECT id FROM words WHERE w «LIKE¦NOT LIKE» «'a%'¦'%A%'¦'_PPLE'¦'a\%b'¦'a_b'¦'%'¦''¦'%É%'¦'%i_e%'» ORDER BY id
SELECT id FROM words WHERE w LIKE 'a!%b' ESCAPE '!' ORDER BY id
SELECT id FROM words WHERE w LIKE «'%\\\\%'¦'back\\\\slash'¦'a|_b' ESCAPE '|'» ORDER BY id
SELECT id FROM words WHERE w «REGEXP¦NOT REGEXP¦RLIKE» «'^a'¦'P+le$'¦'[0-9]'¦'^$'¦'a.b'¦'[[:alpha:]]+$'¦'^(a|b)'¦'\\\\'» ORDER BY id
SELECT 'abc' LIKE 'a_c', 'abc' LIKE 'A_C', 'a%' LIKE 'a\%', 'ab' LIKE 'a\%', 'abc' LIKE NULL, NULL LIKE 'a', 'a' LIKE ''
SELECT name FROM people WHERE name LIKE '%''%' OR name LIKE 'B%' ORDER BY id
SELECT id FROM words WHERE w BETWEEN 'a' AND 'c' ORDER BY id
SELECT id FROM words WHERE w LIKE v ORDER BY id
SELECT id FROM words WHERE w LIKE concat('%', 'PP', '%') ORDER BY id
SELECT id FROM people WHERE id LIKE '1%' ORDER BY id
SELECT id FROM orders WHERE placed LIKE '2024-01%' ORDER BY id
SELECT id FROM people WHERE locate('a', name) > 0 ORDER BY id
