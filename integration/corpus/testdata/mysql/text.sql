SELECT id, «upper¦lower¦length¦char_length¦reverse¦trim¦ltrim¦rtrim¦ascii¦ord¦md5¦hex¦lcase¦ucase¦quote¦to_base64¦sha1¦bit_length¦octet_length»(w) FROM words WHERE id <> 12 ORDER BY id
SELECT concat('a', 'b'), concat('a', NULL), concat(1, 'x', 2.5), concat_ws('-', 'a', NULL, 'b', 3), 'a' 'b'
SELECT id, concat(name, '-', id), concat(name, salary), concat_ws(', ', name, note, born) FROM people ORDER BY id
SELECT substring('hello', «2¦2, 3¦-3¦-3, 2¦0¦10¦2, 0¦2, -1»), substr('hello' FROM 2 FOR 3), mid('hello', 2, 2)
SELECT substring(w, 1, 3), left(w, 2), right(w, 2), left(w, -1) FROM words ORDER BY id
SELECT lpad('7', 3, '0'), rpad('ab', 5, 'xy'), lpad('hello', 2, 'x'), lpad('x', 3, ''), rpad('a', 0, 'b')
SELECT locate('l', 'hello'), locate('z', 'hello'), locate('l', 'hello', 4), instr('hello', 'lo'), position('l' IN 'hello'), locate('', 'a')
SELECT replace('banana', 'a', 'o'), replace('x', '', 'y'), insert('abcdef', 2, 3, 'ZZ'), repeat('ab', 3), repeat('x', 0), repeat('x', -1), space(3), reverse('abc')
SELECT substring_index('a.b.c', '.', «1¦2¦-1¦-2¦0¦10»)
SELECT trim('  x  '), trim(both 'x' from 'xxaxx'), trim(leading 'x' from 'xxa'), trim(trailing 'xy' from 'axyxy'), ltrim('  a'), rtrim('a  ')
SELECT ascii('A'), char(65), ascii(''), ord('é'), ascii('é'), hex('é'), length('日本'), char_length('日本'), char_length('😀') AS e
SELECT elt(1, 'a', 'b'), elt(3, 'a', 'b'), field('x', 'a', 'x'), field('q', 'a'), find_in_set('b', 'a,b,c'), find_in_set('z', 'a'), strcmp('a', 'b'), make_set(5, 'a', 'b', 'c')
SELECT 'it''s', "double ""q""", 'back\\slash', 'a\nb', 'tab\t', 'nul\\0', "it's", 'say \"hi\"', 'x\%y', 'a\_b', '\q'
SELECT "w", 'w', `w` FROM `words` WHERE `id` = 1
SELECT id AS `Id`, name AS "Full Name", id AS 'quoted', name AS `select` FROM people WHERE id = 1
SELECT ID, Name FROM people WHERE Id = 1
SELECT p.ID, p.NAME FROM people p WHERE p.iD = 1
SELECT id FROM words WHERE w = «'back\\slash'¦'O''Neil "q"'¦"O'Neil \"q\""¦'日本語'¦'tab\ttab'» ORDER BY id
SELECT md5('abc'), sha1('abc'), sha2('abc', 256), hex('abc'), to_base64('abc'), from_base64('YWJj'), crc32('x')
SELECT regexp_replace('a1b22', '[0-9]+', '#'), regexp_substr('abc123', '[0-9]+'), 'abc' REGEXP '^a', 'abc' RLIKE 'C$', 'abc' NOT REGEXP 'b', regexp_instr('abc', 'c')
SELECT regexp_replace('John Smith', '([a-z]+) ([a-z]+)', '\\2 \\1')
SELECT length(''), '' = '', '' IS NULL, coalesce(nullif('', ''), 'x'), isnull(NULL), isnull('')
SELECT char_length(name), length(name), upper(name), lower(name), reverse(name) FROM people ORDER BY id
SELECT soundex('Robert'), format(1234.5, 2), lcase('ABC'), ucase('é')
SELECT json_extract('{"a":{"b":[1,2]}}', '$.a.b[1]'), json_unquote(json_extract('{"a":"x"}', '$.a')), json_valid('{}'), json_valid('x'), json_length('[1,2,3]')
SELECT char(77,121,83,81,'76'), insert('Quadratic', «-1¦3¦20», 4, 'What'), insert('Quadratic', 3, 100, 'What'), substring('Sakila', «-3¦0¦2¦-9»), substring('foobarbar', «4¦1», 2)
SELECT regexp_instr('dog cat dog', 'cat'), regexp_substr('abc DEF', 'd[a-z]+'), regexp_replace('a b a', 'A', 'X'), lpad(name, 6, '«*¦»') FROM people ORDER BY id
