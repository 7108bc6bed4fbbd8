SELECT id, «upper¦lower¦length¦reverse¦initcap¦char_length¦octet_length¦md5¦trim¦ltrim¦rtrim¦btrim¦ascii¦bit_length¦quote_literal»(w) FROM words WHERE id <> 12 ORDER BY id
SELECT length('😀 smile'), upper('😀 é'), octet_length('日本'), reverse('日本語')
SELECT 'a' || 'b', 'a' || NULL, 'n' || 1, 1 || 'x', 'd' || date '2024-01-01', 'b' || true, 'f' || 1.50
SELECT id, name || '-' || id, name || salary, id || ':' || coalesce(note, '') FROM people ORDER BY id
SELECT concat('a', NULL, 1, true, 1.5), concat_ws('-', 'a', NULL, 'b', 3), concat()
SELECT id, concat(name, ' ', note), concat_ws(', ', name, note, born) FROM people ORDER BY id
SELECT substring('hello' «from 2¦from 2 for 3¦for 2¦from -1 for 4¦from 0¦from 10¦from 2 for 0»)
SELECT substr('hello', «2¦2, 2¦0, 3¦-2, 5¦6»), substring('hello', 2, 2)
SELECT substring(w from «1 for 3¦3») FROM words ORDER BY id
SELECT substring('foobar' from 'o.b'), substring('foobar' from 'o(.)b'), substring('x' from 'y')
SELECT left('hello', «2¦-2¦0¦10»), right('hello', «2¦-2»)
SELECT lpad('7', 3, '0'), rpad('ab', 5, 'xy'), lpad('hello', 2), lpad('a', 4), rpad('a', 0), lpad('x', 3, '')
SELECT position('l' in 'hello'), position('z' in 'hello'), strpos('hello', 'lo'), position('' in 'a')
SELECT replace('banana', 'a', 'o'), replace('x', '', 'y'), translate('hello', 'el', 'ip'), translate('hello', 'el', 'i'), overlay('abcdef' placing 'ZZ' from 2 for 3), overlay('abcdef' placing 'ZZ' from 2)
SELECT split_part('a,b,c', ',', «1¦3¦4¦-1»), repeat('ab', 3), repeat('x', 0), repeat('x', -1)
SELECT trim('  x  '), trim(both 'x' from 'xxaxx'), trim(leading 'x' from 'xxa'), trim(trailing from 'a  '), btrim('xyax', 'xy'), ltrim('xxa', 'x')
SELECT ascii('A'), chr(65), ascii(''), chr(233), ascii('é'), ascii('日')
SELECT initcap('hello WORLD foo-bar o''neil'), upper('straße'), lower('ÀÉ')
SELECT format('Hello %s, %s', 'a', 1), format('%s%%', 5), format('%I = %L', 'Col', 'it''s'), format('%2$s %1$s', 'a', 'b')
SELECT quote_ident('abc'), quote_ident('A b'), quote_literal('it''s'), quote_nullable(NULL)
SELECT starts_with('hello', 'he'), 'hello' ^@ 'he'
SELECT encode('abc'::bytea, «'hex'¦'base64'¦'escape'»), decode('616263', 'hex'), md5('abc'), encode(sha256('abc'::bytea), 'hex')
SELECT to_hex(255), 'x' < 'y', 'a' < 'B', 'Z' < 'a', 'é' > 'z'
SELECT E'a\nb\t\x41\u00e9', 'a\nb', E'it\'s', 'it''s', $$dollar 'quoted'$$, $x$a$$b$x$, U&'d\0061t'
SELECT "w" FROM words WHERE "words"."id" = 1
SELECT id AS "Id", name AS "Full Name", id AS SELECT_, id "select" FROM people WHERE id = 1
SELECT ID, NAME FROM PEOPLE WHERE Id = 1
SELECT "ID" FROM people
SELECT id FROM words WHERE w = «'apple'¦'APPLE'¦''¦'back\slash'¦E'back\\slash'¦'O''Neil "q"'¦'日本語'» ORDER BY id
SELECT id FROM words WHERE w «<¦>=» 'a' ORDER BY id
SELECT w = v, w < v, w || v, lower(w) = lower(v) FROM words ORDER BY id
SELECT count(*) FROM words WHERE w IS NULL OR w = ''
SELECT string_agg(w, '' ORDER BY id) FROM words WHERE id < 5
SELECT length(''), '' = '', '' IS NULL, coalesce(NULLIF('', ''), 'x')
SELECT 'abc' 'def'
SELECT 'abc' COLLATE "C" < 'abd', 'a' = 'a '
SELECT char_length('añb'), 'x'::char(3) || 'y', 'x'::char(3) = 'x'
SELECT regexp_replace('a1b22', '[0-9]+', «'#'¦'#', 'g'¦'<\&>', 'g'¦'X', 'gi'»)
SELECT regexp_replace('John Smith', '(\w+) (\w+)', '\2 \1'), regexp_replace('abc', 'B', 'x', 'i')
SELECT regexp_match('foobar', '«o+¦(o)(b)¦z¦(z)?b»')
SELECT regexp_split_to_array('a  b c', '\s+'), regexp_count('abcabc', 'b'), regexp_like('abc', 'B', 'i'), regexp_substr('abc123', '[0-9]+')
SELECT normalize('é'), unistr('d\0061ta')
SELECT string_agg(chr(64 + g), '') FROM generate_series(1, 5) g
SELECT encode('\x1234', 'hex'), length('\x1234'::bytea), get_byte('\x1234567890'::bytea, 4), get_bit('\x1234567890'::bytea, 30)
SELECT lpad('hi', «5¦1¦0», '«xy¦*»'), rpad('hi', 5, ''), lpad(name, 6, ' ') FROM people ORDER BY id
SELECT format('no marks'), format('%s and %%', 'x'), isfinite(interval '4 hours')
