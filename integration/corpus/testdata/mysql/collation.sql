SELECT id FROM words WHERE w «=¦<>¦<¦>=¦<=>» «'APPLE'¦'apple'¦'uber'¦'ÜBER'¦'naive'¦''¦'  PAD  '¦'日本語'» ORDER BY id
SELECT id FROM people WHERE name «= 'ADA'¦= 'celik'¦= 'BOB'¦= 'bob '¦IN ('ADA', 'BOB')¦NOT IN ('ada', 'x')¦BETWEEN 'A' AND 'c'¦LIKE 'ADA'¦LIKE 'b%'¦LIKE 'ç%'¦LIKE 'c%'¦NOT LIKE '%A%'¦LIKE 'o\'h%'¦= BINARY 'ada'¦LIKE BINARY 'ada'» ORDER BY id
SELECT id FROM words WHERE w = v ORDER BY id
SELECT id, w = v, w < v, w <=> v, w <> v FROM words ORDER BY id
SELECT id FROM words ORDER BY w, id
SELECT id FROM words ORDER BY w DESC, id
SELECT id FROM people ORDER BY name, id
SELECT count(*) AS n, min(id) AS i FROM words GROUP BY w ORDER BY i
SELECT count(*) AS n, min(id) AS i FROM people GROUP BY name ORDER BY i
SELECT min(id) AS i, count(*) FROM orders GROUP BY status ORDER BY i
SELECT lower(status) AS s FROM (SELECT DISTINCT status FROM orders) t ORDER BY s
SELECT count(*) FROM (SELECT DISTINCT w FROM words) t
SELECT count(*) FROM (SELECT DISTINCT lower(product), price FROM items) t
SELECT CASE status WHEN 'NEW' THEN 1 WHEN 'PAID' THEN 2 ELSE 0 END AS c FROM orders ORDER BY id
SELECT CASE WHEN status = 'NEW' THEN 1 ELSE 0 END AS c, if(status = 'PAID', 'y', 'n') AS d FROM orders ORDER BY id
SELECT nullif(status, 'NEW') AS n, field(status, 'NEW', 'PAID', 'SENT') AS f FROM orders ORDER BY id
SELECT 'a' = 'A', 'a' = 'á', 'a' = 'b', 'A' < 'b', 'a' = 'a ', binary 'a' = 'A', 'a' LIKE 'A', 'abc' REGEXP 'B'
SELECT 'a' COLLATE utf8mb4_bin = 'A', 'a' = 'A' COLLATE utf8mb4_bin, _utf8mb4'a' = 'A'
SELECT id FROM words WHERE w COLLATE utf8mb4_bin = 'apple' ORDER BY id
SELECT id FROM words ORDER BY w COLLATE utf8mb4_bin, id
SELECT id FROM words WHERE BINARY w = 'apple' ORDER BY id
SELECT 'abc' > 'ABD', strcmp('a', 'A'), strcmp('a', 'b'), greatest('a', 'B'), least('a', 'B')
SELECT locate('B', 'abc'), instr('abc', 'B'), position('C' IN 'abc'), find_in_set('B', 'a,b,c'), replace('aAa', 'a', 'x'), substring_index('aXbxc', 'x', 1)
SELECT max(w) = 'ÜBER' AS m, min(v) IS NULL AS n FROM words WHERE id IN (1, 2, 3, 9)
SELECT count(DISTINCT name) FROM people
SELECT p.id, o.id FROM people p JOIN orders o ON p.name = o.status ORDER BY 1
SELECT id FROM orders WHERE status IN (SELECT upper(status) FROM orders) ORDER BY id
SELECT id FROM orders WHERE status = ANY (SELECT upper(status) FROM orders) ORDER BY id
SELECT id, row_number() OVER (PARTITION BY status ORDER BY id) AS r FROM orders ORDER BY id
SELECT count(*) FROM orders WHERE status = concat('PA', 'ID')
SELECT upper('ß'), 'ß' = 's', 'Ø' = 'o', 'Æ' = 'ae', 'ł' = 'l', 'đ' = 'd', 'I' = 'ı', 'Ａ' = 'a'
