# JSON functions as programs use them
SELECT json_search('{"a":"x","b":["x","y"]}', '«one¦all»', '«x¦y¦z¦%»')
SELECT json_search('["abc", [{"k": "10"}, "def"], {"x":"abc"}, {"y":"bcd"}]', 'all', 'abc'), json_search('["a_c"]', 'one', 'a|_c', '|'), json_search('{"a":"x","b":"x"}', 'all', 'x', NULL, '$.b')
SELECT json_depth('«[1,[2]]¦{}¦[]¦1¦{"a":{"b":[1]}}¦"x"¦null»')
SELECT json_depth(NULL)
SELECT json_merge_preserve('«[1]', '[2]¦{"a":1}', '{"a":2}¦{"a":1}', '{"b":2}¦1', '2¦[1]', '{"a":1}¦{"a":{"b":1}}', '{"a":{"b":2,"c":3}}»')
SELECT json_merge('[1]', '[2]'), json_merge_patch('{"a":1,"b":2}', '{"a":null,"c":3}'), json_merge_patch('{"a":{"x":1}}', '{"a":{"y":2}}'), json_merge_patch('[1]', '[2]')
SELECT json_array_append('«{"a":[1]}', '$.a', 2¦[1,2]', '$', 3¦[1,[2]]', '$[1]', 3¦{"a":1}', '$.a', 2»)
SELECT json_array_insert('[1,2]', '$[«0¦1¦9»]', 'x')
SELECT json_overlaps('[1,2]', '«[2,3]¦[3]¦1»')
SELECT json_overlaps('{"a":1}', '{"a":1,"b":2}')
SELECT json_set('{"a":1,"b":[1,2]}', '$.«b[0]¦b[5]¦c¦a.x¦c.d», «1¦'x'¦NULL¦true¦1.5»')
SELECT json_set('{"a":1,"b":[1,2]}', '$.«b[0]¦b[5]¦c¦a.x¦c.d»', «1¦'x'¦NULL¦true¦1.5¦json_array(1)»)
SELECT json_insert('{"a":1,"b":[1,2]}', '$.«a¦c¦b[2]»', 9)
SELECT json_replace('{"a":1,"b":[1,2]}', '$.«a¦c¦b[1]»', 9)
SELECT json_remove('{"a":1,"b":[1,2]}', '$.«a¦c¦b[0]»')
SELECT id, json_set(doc, '$.z', id) FROM orders ORDER BY id
SELECT id, json_remove(doc, '$.a') FROM orders ORDER BY id
SELECT id, json_keys(doc), json_length(doc), json_type(doc), json_type(json_extract(doc, '$.a')) FROM orders ORDER BY id
SELECT id, json_contains(doc, '1', '$.a'), json_contains_path(doc, 'one', '$.b', '$.k') FROM orders WHERE id IN (10, 12) ORDER BY id
SELECT id, json_extract(doc, '$.l[0]'), json_extract(doc, '$.l[*]'), json_extract(doc, '$.*') FROM orders ORDER BY id
SELECT json_extract('{"a":[1,2,3]}', '$.a[«0¦last¦*¦1 to 2¦7»]')
SELECT json_extract('{"a b":1,"c.d":2}', '$."«a b¦c.d»"')
SELECT json_extract('{"a":{"b":1},"c":{"b":2}}', '$**.b'), json_extract('{"a":1,"b":2}', '$.a', '$.b')
SELECT json_unquote('«"a"¦a¦"x\\ty"¦1¦null¦[1]»'), json_unquote(NULL), json_unquote(json_extract(doc, '$.k')) FROM orders WHERE id = 17
SELECT json_quote('«a¦a"b¦¦é»')
SELECT json_quote(NULL)
SELECT json_object(), json_array(), json_object('a', NULL, 'b', 1.50, 'c', json_array(1, 'x')), json_array(json_object('k', 1), true, 2.5)
SELECT json_object('id', id, 'name', name, 'born', born, 'salary', salary, 'active', active) FROM people ORDER BY id
SELECT json_array(placed, amount, qty, status) FROM orders ORDER BY id
SELECT json_arrayagg(id), json_arrayagg(name) FROM people WHERE id < 4
SELECT active, json_arrayagg(id) FROM people WHERE id = 1 GROUP BY active
SELECT json_objectagg(id, name) FROM people WHERE id < 4
SELECT json_objectagg(name, id) FROM people WHERE id IN (1, 2)
SELECT status, json_objectagg(id, amount) FROM orders WHERE id IN (11, 13) GROUP BY status ORDER BY status
SELECT json_arrayagg(json_object('id', id, 'n', name)) FROM people WHERE id = 1
SELECT json_arrayagg(x), json_objectagg(x, y) FROM nothing
SELECT * FROM json_table('[{"a":1,"b":"x"},{"a":2}]', '$[*]' COLUMNS (n FOR ORDINALITY, a int PATH '$.a', b varchar(10) PATH '$.b' DEFAULT '"none"' ON EMPTY)) AS j
SELECT * FROM json_table('[{"a":1,"b":"x"},{"a":2}]', '$[*]' COLUMNS (n FOR ORDINALITY, a int PATH '$.a', b varchar(10) PATH '$.b')) AS j
SELECT j.* FROM json_table('{"l":[1,2,3]}', '$.l[*]' COLUMNS (v int PATH '$')) j ORDER BY v DESC
SELECT o.id, j.v FROM orders o, json_table(o.doc, '$.l[*]' COLUMNS (v int PATH '$')) j ORDER BY 1, 2
SELECT o.id, j.v FROM orders o JOIN json_table(o.doc, '$' COLUMNS (v varchar(20) PATH '$.a', e int EXISTS PATH '$.b')) j ORDER BY 1, 2
SELECT * FROM json_table('[{"x":1,"l":[1,2]},{"x":2,"l":[3]}]', '$[*]' COLUMNS (x int PATH '$.x', NESTED PATH '$.l[*]' COLUMNS (y int PATH '$'))) AS j
SELECT json_valid('«[1]¦{"a":1}¦"a"¦a¦¦nul¦1.5»')
SELECT json_valid(NULL)
SELECT json_type('«1¦1.5¦"a"¦true¦null¦[1]¦{}¦-3»')
SELECT json_type(NULL)
SELECT json_pretty('{"a":1}') IS NOT NULL, json_compact('{ "a" : 1 }'), json_detailed('{}') IS NOT NULL, json_loose('[1]') IS NOT NULL
SELECT id FROM orders WHERE json_extract(doc, '$.a') «= 1¦> 1¦= 's'¦IS NULL¦IN (1, 2.5)» ORDER BY id
SELECT id FROM orders WHERE json_value(doc, '$.a') «= 1¦= 's'¦IS NULL» ORDER BY id
SELECT id FROM orders WHERE json_contains(doc, '1', '$.a') ORDER BY id
SELECT sum(json_extract(doc, '$.a')), max(json_value(doc, '$.a')), count(json_extract(doc, '$.a')) FROM orders WHERE id IN (10, 9007199254740993)
SELECT json_extract(doc, '$.a') + 1, cast(json_extract(doc, '$.a') AS signed), json_value(doc, '$.a') * 2 FROM orders WHERE id IN (10, 9007199254740993) ORDER BY id
SELECT json_extract(doc, '$.b.c') = 'x', concat(json_unquote(json_extract(doc, '$.b.c')), '!') FROM orders WHERE id = 10
SELECT json_value(doc, '$.a') AS v, count(*) FROM orders GROUP BY v ORDER BY v
SELECT json_exists(doc, '$.a'), json_query(doc, '$.b') FROM orders WHERE id = 10
SELECT json_contains('«[1,2,3]', '[1,3]¦{"a":1,"b":2}', '{"a":1}¦[1,2]', '4¦"a"', '"a"¦1', '1.0»')
# changes and searches of columns, and inside of arrays
SELECT id, json_set(doc, '$.l[0]', «5¦'x'¦NULL¦true¦amount¦json_array(1, 2)») FROM orders WHERE id IN (10, 11, 12, 16) ORDER BY id
SELECT id, json_set(doc, '$.l[last]', qty, '$.new', status) FROM orders WHERE id IN (10, 12, 13) ORDER BY id
SELECT id, json_insert(doc, '$.l[«1¦9»]', 7), json_replace(doc, '$.l[«0¦9»]', 7) FROM orders WHERE id = 10
SELECT id, json_remove(doc, '$.«a¦l[0]¦b.c¦zz»') FROM orders WHERE doc IS NOT NULL ORDER BY id
SELECT id, json_array_append(doc, '$.l', id), json_array_insert(doc, '$.l[0]', 'first') FROM orders WHERE id IN (10, 11) ORDER BY id
SELECT id, json_merge_patch(doc, '{"a":null,"z":1}'), json_merge_preserve(doc, '{"a":9}') FROM orders WHERE id IN (10, 11, 13) ORDER BY id
SELECT id, json_search(doc, '«one¦all»', '«x¦s¦v%¦nope»') FROM orders ORDER BY id
SELECT id, json_depth(doc), json_length(doc) FROM orders ORDER BY id
SELECT id FROM orders WHERE json_overlaps(json_extract(doc, '$.l'), '[2, 9]') ORDER BY id
SELECT id, json_contains(doc, json_object('a', 1)) FROM orders ORDER BY id
SELECT id, json_extract(doc, '$.l[last]'), json_extract(doc, '$.a', '$.n'), json_extract(doc, '$.l[0 to 1]') FROM orders ORDER BY id
SELECT status, sum(json_extract(doc, '$.a') * 2) FROM orders WHERE id IN (10, 9007199254740993) GROUP BY status ORDER BY status
CREATE TABLE jd (id int, d json) ;; INSERT INTO jd VALUES (1, '{"l":[1,2]}'), (2, NULL) ;; UPDATE jd SET d = json_array_append(d, '$.l', 3) ;; SELECT id, d FROM jd ORDER BY id ;; UPDATE jd SET d = json_set(d, '$.l[0]', 'x') WHERE id = 1 ;; SELECT id, json_unquote(json_extract(d, '$.l[0]')) FROM jd ORDER BY id ;; DROP TABLE jd
SELECT json_set('{"a":1', '$.a', 1)
SELECT json_set('{"a":1}', 'a', 1)
