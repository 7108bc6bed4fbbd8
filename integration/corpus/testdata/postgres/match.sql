SELECT id FROM words WHERE w «LIKE¦NOT LIKE¦ILIKE¦NOT ILIKE» «'a%'¦'%A%'¦'_pple'¦'a\%b'¦'a_b'¦'%'¦''¦'%é%'» ORDER BY id
SELECT id FROM words WHERE w LIKE 'a!%b' ESCAPE '!' ORDER BY id
SELECT id FROM words WHERE w LIKE «'%\\%'¦'back\\slash'¦'%\\%' ESCAPE ''» ORDER BY id
SELECT id FROM words WHERE w SIMILAR TO «'(a|B)%'¦'a%b|APPLE'¦'[a-b]%'¦'_{5}'¦'%(pp|PP)%'» ORDER BY id
SELECT id FROM words WHERE w NOT SIMILAR TO 'a%' ORDER BY id
SELECT id FROM words WHERE w «~¦!~¦~*¦!~*» «'^a'¦'p+le$'¦'[0-9]'¦'^$'¦'a.b'¦'\w+'¦'(?i)apple'» ORDER BY id
SELECT 'abc' ~ 'b', 'abc' ~ '^b', 'a.c' ~ 'a\.c', 'abc' ~* 'B', E'a\nb' ~ 'a.b', 'foo bar' ~ '\mbar\M', 'xay' ~ '\ya\y'
SELECT 'abc' LIKE 'a_c', 'abc' LIKE 'A_C', 'a%' LIKE 'a\%', 'abc' ~~ 'a%', 'abc' !~~ 'a%', 'abc' ~~* 'A%'
SELECT 'abc' LIKE NULL, NULL LIKE 'a', 'a' LIKE '', '' LIKE '%'
SELECT name FROM people WHERE name LIKE ANY (ARRAY['A%', 'b%']) ORDER BY id
SELECT 'ab' SIMILAR TO 'a(b|c)', 'ab' SIMILAR TO 'a', 'a.b' SIMILAR TO 'a.b', 'axb' SIMILAR TO 'a.b'
SELECT name FROM people WHERE position('a' in lower(name)) > 0 ORDER BY id
SELECT id FROM words WHERE w BETWEEN 'a' AND 'b' ORDER BY id
SELECT id FROM words WHERE w LIKE v ORDER BY id
SELECT id FROM words WHERE w LIKE '%' || 'pp' || '%' ORDER BY id
SELECT '10%' LIKE '10\%', 'a\b' LIKE 'a\\b', E'a\\b' LIKE E'a\\\\b'
SELECT regexp_count('ABCABCAXYaxy', 'A.', 1, 'i'), regexp_count('123456789012', '\d\d\d', 2), regexp_count('a.b', '\.')
SELECT regexp_instr('ABCDEF', 'CD'), regexp_instr('abc', 'z'), regexp_instr('number of your street, town zip, FR', '[^,]+', 1, 2), regexp_instr(NULL, 'a')
SELECT regexp_substr('number of your street, town zip, FR', '[^,]+', 1, 2), regexp_substr('abc', 'z'), regexp_substr('ABC', 'b', 1, 1, 'i')
SELECT regexp_replace('A PostgreSQL function', 'a|e|i|o|u', 'X', 1, 0, 'i'), regexp_replace('Thomas', '[aeiou]', 'X', 3)
SELECT regexp_replace(E'a\nb', '«a.b¦[^x]b¦\n»', '-'), E'a\nb' ~ '«a.b¦^b¦a$»', regexp_replace('aXbX', 'x', '<\&>', 'gi')
SELECT id FROM people WHERE name «LIKE 'A%'¦ILIKE '%B%'¦LIKE 'O''H_ra'» ORDER BY id
