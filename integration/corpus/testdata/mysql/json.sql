SELECT id, json_extract(doc, '$.a'), json_unquote(json_extract(doc, '$.b.c')) FROM orders ORDER BY id
SELECT json_extract('{"a":1,"b":"x"}', '$.«a¦b¦c»'), json_extract('[1,2,3]', '$[1]')
SELECT json_object('a', 1, 'b', 'x'), json_array(1, 'a', NULL, true)
SELECT json_length('{"a":1,"b":2}'), json_length('[]'), json_type('{}'), json_type('[]'), json_type('1'), json_type('"x"'), json_type('true'), json_type('null'), json_type('1.5')
SELECT json_keys('{"a":1,"b":2}'), json_valid('{"a":1}'), json_valid('{'), json_contains('[1,2]', '1'), json_contains('{"a":1}', '{"b":1}')
SELECT json_set('{"a":1}', '$.a', 2), json_search('{"a":"x"}', 'one', 'x'), json_remove('{"a":1,"b":2}', '$.a')
SELECT id FROM orders WHERE json_extract(doc, '$.a') = 1 ORDER BY id
SELECT id FROM orders WHERE json_unquote(json_extract(doc, '$.a')) = 'S' ORDER BY id
SELECT json_value('{"a":"x"}', '$.a'), json_quote('a"b'), json_depth('[1,[2]]')
SELECT json_unquote('"a\\nb"'), json_merge_patch('{"a":1}', '{"b":2}')
SELECT json_contains('{"a": 1, "b": [1,"x"]}', '«1¦2¦"x"»', '$.«a¦b»'), json_contains('{"a":{"b":1}}', '{"b":1}')
SELECT json_contains_path('{"a": 1, "b": 2}', '«one¦all»', '$.a', '$.e'), json_length('{"a": 1, "b": {"c": 30}}', '$.b'), json_keys('{"a": 1, "b": {"c": 30}}', '$.b')
SELECT json_set('{"a":1}', '$.«a¦b»', «2¦'x'»), json_insert('{"a":1}', '$.a', 5, '$.c', 6), json_replace('{"a":1}', '$.a', 5, '$.c', 6), json_remove('{"a":1,"b":2}', '$.b')
