# what stands at the edges: empty texts, numbers too large, values of other types
SELECT conv('«¦ ¦z¦12abc¦-»', 10, 2)
SELECT conv(NULL, 10, 2), conv(255, 10, 16), conv('ff', 16, 10), conv(-1, 10, 16), conv('zz', 36, 10)
SELECT id, conv(w, 16, 10) FROM words ORDER BY id
SELECT id, conv(a, 10, 16), conv(e, 10, 2) FROM nums ORDER BY id
SELECT conv('18446744073709551615', 10, 16), conv('99999999999999999999', 10, 16), conv('7fffffffffffffffff', 16, 10)
SELECT conv(-12, 10, 2), conv('-ff', 16, 10), conv(1.9, 10, 2)
SELECT json_contains('[1,[2]]', '2')
SELECT json_contains('[1,[2,[3]]]', '«3¦[3]¦[2]¦1¦[1]¦4¦[1,3]¦[[3]]»')
SELECT json_contains('{"a":[[1]],"b":2}', '{"a":«1¦[1]¦[[1]]¦2»}')
SELECT json_contains('[{"a":1},{"b":[2]}]', '{"a":1}'), json_contains('"x"', '"x"'), json_contains('[["x"]]', '"x"')
SELECT id, json_contains(doc, '1', '$.l'), json_contains(doc, '"x"', '$.b.c') FROM orders ORDER BY id
SELECT strcmp(«2, 10¦10, 2¦'a', 'B'¦2, '10'¦NULL, 1¦1.5, 1.50¦1, 1»)
SELECT id, strcmp(a, b), strcmp(e, '2') FROM nums ORDER BY id
SELECT id, strcmp(name, 'ada') FROM people ORDER BY id
SELECT «1 << 64¦1 << 63¦1 << 65¦3 << 63¦1 >> 64¦1 << -1¦1 >> -1¦-1 << 1¦18446744073709551615 << 1¦1 << 200¦1.5 << 1»
SELECT id, a << 60, b << 3, a >> 70, e << id FROM nums WHERE id <> 5 ORDER BY id
SELECT oct(«-1¦1.6¦'12'¦'x'¦''¦8.5e0¦-8»)
SELECT hex(«1.6¦1.4¦-1.6¦1.5e0¦'1.6'¦-1¦true»)
SELECT bin(«'12'¦'x'¦1.6¦-2.5¦''¦2.5e0¦true»)
SELECT id, bin(e), oct(e), hex(e), hex(c), hex(d < 1) FROM nums WHERE id NOT IN (6) ORDER BY id
SELECT length(x'4142'), length(0x414243), length(b'01000001'), char_length(x'C3A9'), length(x'C3A9')
SELECT x'41' = 'A', hex(x'c3a9')
SELECT 'Robert' SOUNDS LIKE 'Rupert', 'a' SOUNDS LIKE 'b', 'x' SOUNDS LIKE NULL
SELECT id FROM people WHERE name SOUNDS LIKE 'Adda' ORDER BY id
SELECT coalesce(cast('10:11:12' AS time), 'x'), ifnull(cast('10:11:12' AS time), 'x')
SELECT id, ifnull(t, 'none'), coalesce(t, ''), coalesce(day, 'never'), ifnull(at, '?') FROM events ORDER BY id
SELECT coalesce(cast('10:11:12' AS time), cast('2024-01-01' AS date)) IS NULL
SELECT ifnull(NULL, cast('10:11:12' AS time)), coalesce(NULL, 'x', cast('10:11:12' AS time))
SELECT if(1, cast('10:11:12' AS time), 'x'), CASE WHEN 1 THEN cast('10:11:12' AS time) ELSE 'x' END
SELECT ifnull(timediff('12:00:00', '10:00:00'), 'x'), ifnull(maketime(30, 0, 0), 'x')
SELECT group_concat(name ORDER BY id LIMIT 2) FROM people
SELECT group_concat(id ORDER BY id DESC SEPARATOR '-' LIMIT 3) FROM people
SELECT group_concat(id ORDER BY id LIMIT 1, 2) FROM people
SELECT boss, group_concat(id ORDER BY id LIMIT 2) FROM people GROUP BY boss ORDER BY boss
SELECT group_concat(DISTINCT status, qty ORDER BY status, qty) FROM orders
SELECT group_concat(DISTINCT boss, '-', active ORDER BY boss DESC, active) FROM people
SELECT group_concat(DISTINCT product, quantity ORDER BY quantity DESC, product SEPARATOR '; ') FROM items
SELECT order_id, group_concat(DISTINCT product, '=', price ORDER BY price, product) FROM items GROUP BY order_id ORDER BY order_id
SELECT group_concat(DISTINCT boss ORDER BY boss), group_concat(DISTINCT active, boss ORDER BY 1, 2) FROM people
SELECT count(DISTINCT 1), count(DISTINCT id), count(1), count(DISTINCT NULL) FROM people HAVING count(*) > 0
SELECT from_days(«0¦1¦365¦366¦-1¦738000¦NULL¦3652424»)
SELECT to_days('2024-01-01'), from_days(to_days('2024-02-29'))
SELECT id, from_days(738000 + e) FROM nums ORDER BY id
SELECT group_concat(status ORDER BY status, id), group_concat(DISTINCT status ORDER BY status DESC) FROM orders
SELECT group_concat(DISTINCT status ORDER BY status LIMIT 2), group_concat(DISTINCT status, qty ORDER BY 2 DESC, 1) FROM orders
SELECT group_concat(status ORDER BY id LIMIT 0), group_concat(status ORDER BY id LIMIT 3 OFFSET 1) FROM orders
SELECT group_concat(DISTINCT qty ORDER BY amount DESC, qty LIMIT 3), group_concat(qty, status ORDER BY 3) FROM orders
SELECT person, group_concat(DISTINCT month(placed), '/', qty ORDER BY qty DESC SEPARATOR ' ') FROM orders GROUP BY person ORDER BY person
SELECT CASE WHEN id = 1 THEN t WHEN id = 2 THEN 'x' ELSE day END FROM events ORDER BY id
SELECT CASE id WHEN 1 THEN 5 WHEN 2 THEN 2.50 ELSE 'z' END, if(id = 1, at, 'none') FROM events ORDER BY id
SELECT json_contains('[[[[1]]]]', '1'), json_contains('{"k":{"a":[1,{"b":[2]}]}}', '{"k":{"a":[{"b":2}]}}'), json_contains('[]', '[]'), json_contains('[[]]', '[[]]')
SELECT json_contains('[1,"a",null,true,1.0]', '«[1,"a"]¦null¦true¦1.0¦[null,true]¦"A"¦{}¦[2]»')
SELECT json_contains('{"a":1,"b":{"c":[1,2]}}', '«{}¦{"b":{}}¦{"b":{"c":[2,1]}}¦{"b":{"c":[3]}}¦{"z":1}¦[1]»')
SELECT nullif(-198.23 / 7, -101.94) / 2.5, nullif(33.58 / 3, 7) * 17, nullif(33.58 / 3, 33.58 / 3) * 2
SELECT id, nullif(salary / 7, 0) * 3, nullif(salary / 3, height) + 1 FROM people ORDER BY id
SELECT boss, sum(nullif(salary / 7, 0)) FROM people GROUP BY boss ORDER BY boss
