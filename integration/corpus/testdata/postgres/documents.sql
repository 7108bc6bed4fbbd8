SELECT row_to_json(t) FROM (SELECT 1 AS a, 'x' AS b) t
SELECT row_to_json(p) FROM people p WHERE id < 3 ORDER BY id
SELECT to_json(p), to_jsonb(p) FROM (SELECT id, name, born FROM people) p ORDER BY id
SELECT json_agg(t) FROM (SELECT id, name FROM people WHERE id < 3 ORDER BY id) t
SELECT jsonb_agg(t ORDER BY t.id DESC) FROM (SELECT id, name FROM people WHERE id < 3) t
SELECT json_agg(row_to_json(o)) FROM (SELECT id, amount FROM orders WHERE person = 1 ORDER BY id) o
SELECT p.name, (SELECT json_agg(o) FROM (SELECT id, status FROM orders WHERE person = p.id ORDER BY id) o) FROM people p ORDER BY p.id
SELECT json_agg(json_build_object('id', id, 'n', name) ORDER BY id) FROM people WHERE id < 4
SELECT coalesce(json_agg(p) FILTER (WHERE p.id > 100), '[]') FROM people p
SELECT row_to_json(row(1, 'x', NULL)), to_json(row(1, 2.5))
SELECT row_to_json(p, true) FROM (SELECT 1 AS a, 2 AS b) p
SELECT jsonb_strip_nulls('{"a":null,"b":1}'::jsonb), json_strip_nulls('{"a":null,"b":{"c":null,"d":[null,1]}}')
SELECT jsonb_path_query_first('{"a":[1,2]}'::jsonb, '$.a[1]'), jsonb_path_query_array('{"a":[1,2]}'::jsonb, '$.a[*]'), jsonb_path_exists('{"a":[1,2]}'::jsonb, '$.a')
SELECT jsonb_path_query('{"a":[1,2,3]}'::jsonb, '$.a[*]')
SELECT x FROM jsonb_path_query('{"a":[{"b":1},{"b":2}]}'::jsonb, '$.a[*].b') x
SELECT jsonb_path_query_array('{"a":[1,2,3,4]}'::jsonb, '$.a[*] ? (@ > 2)'), jsonb_path_exists('{"a":[1,2,3,4]}'::jsonb, '$.a[*] ? (@ > 7)')
SELECT '{"a":{"b":1}}'::jsonb @? '$.a.b', '{"a":5}'::jsonb @@ '$.a > 3'
SELECT id FROM orders WHERE doc::jsonb @> jsonb_build_object('a', 1) ORDER BY id
SELECT id FROM orders WHERE doc::jsonb @> ('{"a":' || 1 || '}')::jsonb ORDER BY id
SELECT '[1,2,{"a":1}]'::jsonb @> '[{"a":1}]'::jsonb, '"x"'::jsonb @> '"x"'::jsonb, '[1,2]'::jsonb @> '1'::jsonb
SELECT '{"a":1}'::jsonb = '{"a": 1}'::jsonb, '[1,2]'::jsonb = '[2,1]'::jsonb, doc::jsonb = '{"a":null}'::jsonb FROM orders WHERE id = 12
SELECT doc::jsonb, count(*) FROM orders GROUP BY doc::jsonb ORDER BY 2, doc::jsonb->>'a', doc::jsonb->>'k', doc::text
SELECT DISTINCT doc::jsonb->'a' FROM orders ORDER BY 1
SELECT jsonb_set('{"a":[1,2]}'::jsonb, '{a,0}', '9'), jsonb_insert('{"a":[1,2]}'::jsonb, '{a,1}', '9')
SELECT * FROM json_to_record('{"a":1,"b":"x"}') AS t(a int, b text)
SELECT * FROM jsonb_to_recordset('[{"a":1,"b":"x"},{"a":2}]') AS t(a int, b text)
SELECT * FROM json_populate_record(NULL::people, '{"id":1,"name":"x"}')
SELECT key, value FROM jsonb_each('{"a":1,"b":{"c":2}}'::jsonb) ORDER BY key
SELECT e->>'x' FROM json_array_elements('[{"x":1},{"x":2}]') e
SELECT o.id, e.value FROM orders o CROSS JOIN LATERAL json_each_text(o.doc) e WHERE json_typeof(o.doc) = 'object' ORDER BY 1, 2
SELECT jsonb_object_agg(id, name), json_object_agg(name, id) FROM people WHERE id < 3
SELECT jsonb_build_object('a', array_agg(id ORDER BY id), 'b', max(name)) FROM people WHERE id < 4
SELECT json_build_object('d', date '2024-01-01', 't', timestamp '2024-01-01 10:00:00', 'n', 1.50, 'x', NULL)
# jsonb is grouped and made distinct as documents
SELECT d->'s', count(*) FROM (VALUES ('{"s":"x"}'::jsonb), ('{"s": "x"}'), ('{"s":2}'), ('{"s":null}'), (NULL)) v(d) GROUP BY d->'s' ORDER BY 2 DESC, (d->'s')::text
SELECT d, count(*) FROM (VALUES ('{"a": 1}'::jsonb), ('{"a":1}'), ('[1, 2]'), ('[1,2]')) v(d) GROUP BY 1 ORDER BY count(*), d::text
SELECT d, count(*) FROM (VALUES ('{"a": 1, "b": 2}'::jsonb), ('{"b":2,"a":1}')) v(d) GROUP BY d
SELECT DISTINCT d FROM (VALUES ('{"a": 1, "b": 2}'::jsonb), ('{"b":2,"a":1}')) v(d)
SELECT count(DISTINCT d), count(DISTINCT d->'a') FROM (VALUES ('{"a": 1}'::jsonb), ('{"a":1}'), ('{"a":"1"}')) v(d)
SELECT count(*) FROM (SELECT DISTINCT d FROM (VALUES ('[1, 2]'::jsonb), ('[1,2]'), ('[2]')) v(d)) x
SELECT count(*) FROM (SELECT '[1, 2]'::jsonb UNION SELECT '[1,2]'::jsonb) x
SELECT count(*) FROM (SELECT '{"b":1,"a":2}'::jsonb EXCEPT SELECT '{"a":2,"b":1}'::jsonb) x
SELECT d->'a', row_number() OVER (PARTITION BY d->'a' ORDER BY n) FROM (VALUES ('{"a": "p"}'::jsonb, 1), ('{"a":"p"}', 2), ('{"a":"q"}', 3)) v(d, n) ORDER BY n
SELECT doc::jsonb->'a' AS a, count(*) FROM orders GROUP BY doc::jsonb->'a' HAVING count(*) > 1
SELECT DISTINCT ON (d) n FROM (VALUES ('1'::jsonb, 1), ('1.0', 2)) v(d, n)
# the same operators over columns and computed documents
SELECT id, doc::jsonb || '{"z":[1,{"y":null}]}' AS r, doc::jsonb - 'a' AS s FROM orders WHERE id IN (10, 12, 13, 17) ORDER BY id
SELECT id, doc::jsonb @> '{"b":{"c":"x"}}' AS a, doc::jsonb @> '{"l":[2]}' AS b, doc::jsonb <@ '{"a":null,"b":1}' AS c, doc::jsonb ? 'k' AS d, doc::jsonb ?| ARRAY['a','n'] AS e, doc::jsonb ?& ARRAY['k','n'] AS f FROM orders ORDER BY id
SELECT «'[1,[2,{"a":[3]}]]'::jsonb @> '[[{"a":[3]}]]'¦'{"a":1.0}'::jsonb @> '{"a":1}'¦'{"a":9007199254740993}'::jsonb @> '{"a":9007199254740992}'¦'["a",1]'::jsonb @> '"a"'¦'{"a":"1"}'::jsonb @> '{"a":1}'¦'[]'::jsonb @> '[]'¦'{"a":{}}'::jsonb @> '{"a":{"b":1}}'» AS r
SELECT p.id FROM people p WHERE jsonb_build_object('id', p.id, 'name', p.name) @> jsonb_build_object('name', p.name) ORDER BY 1
SELECT jsonb_set(doc::jsonb, '{b,c}', to_jsonb(id)), jsonb_set(doc::jsonb, '{l,0}', '"first"'), jsonb_insert(doc::jsonb, '{l,-1}', '7', true), doc::jsonb #- '{l,0}' FROM orders WHERE id = 10
SELECT jsonb_set('{"a":[1,{"b":2}]}'::jsonb, '{a,1,b}', '5'), jsonb_set('[1,2]'::jsonb, '{5}', '9'), jsonb_set('[1,2]'::jsonb, '{-5}', '9'), jsonb_set('{"a":1}'::jsonb, '{a}', NULL), jsonb_set('{"a":1}'::jsonb, '{b,c}', '1', true)
SELECT «'{"a":1,"b":2,"c":3}'::jsonb - ARRAY['a','c']¦'["a","b","a"]'::jsonb - 'a'¦'[1,2,3]'::jsonb - 0¦'[1,2,3]'::jsonb - 1¦'{}'::jsonb - 'a'¦'{"a":"b\"c,d"}'::jsonb || '{"e":"f:g"}'¦'1'::jsonb || '[2]'¦'{"a":1}'::jsonb || '[2]'¦'null'::jsonb || '{}'» AS r
SELECT json_strip_nulls('{"a":"x\":null","b":null,"c":[{"d":null}],"e":{"f":null}}'), jsonb_strip_nulls('[null,{"a":null}]'), json_strip_nulls('null')
SELECT to_jsonb(p) ->> 'name', to_jsonb(p) -> 'born', row_to_json(p) ->> 'salary' FROM people p WHERE id < 4 ORDER BY id
SELECT o.person, jsonb_agg(o.status ORDER BY o.id), json_agg(DISTINCT o.status), jsonb_object_agg(o.id, o.amount), json_object_agg(o.status, o.id ORDER BY o.id) FILTER (WHERE o.status IS NOT NULL) FROM orders o WHERE o.person IN (1, 2) GROUP BY o.person ORDER BY 1
SELECT jsonb_object_agg(k, v) FROM (VALUES ('b', 1), ('aa', 2), ('b', 3)) t(k, v)
SELECT to_json(height), to_json(salary), to_json(born), to_json(active), to_json(name) FROM people ORDER BY id
SELECT to_json(ARRAY['a"b', NULL, 'c']), to_json(timestamp '2024-01-01 10:00:00.5'), to_json(timestamptz '2024-01-01 10:00+02'), to_json(1e10::float8), to_json('\x01ff'::bytea), to_json(time '10:30')
SELECT json_build_object(name, id, 'n', NULL), json_build_array(born, salary, NULL, ARRAY[1,2]) FROM people WHERE id < 3 ORDER BY id
SELECT json_object(ARRAY['a','b'], ARRAY['1',NULL]), jsonb_object('{b,2,a,1}')
SELECT '[1,[2,3]]'::jsonb -> -1 -> 0, '{"a":{"b":[5,6]}}'::jsonb #>> '{a,b,-1}', '{"a":1}'::jsonb -> key FROM (VALUES ('a'), ('b')) t(key)
SELECT doc::jsonb->'a' AS a, count(*), max(id) FROM orders GROUP BY 1 HAVING count(*) >= 1 ORDER BY 3
SELECT d->>k, d->k, d->>(k || ''), a->>i, a->i FROM (VALUES ('{"n": 1, "o": {"p": "q"}}'::json, 'n', '[1, "x"]'::jsonb, 1), ('{"n": "y"}', 'o', '[null]', 0)) v(d, k, a, i)
SELECT d->>lower('N'), d->'o'->>k, (d->k)->>'p' FROM (VALUES ('{"n": "1", "o": {"p": "q"}}'::jsonb, 'p'), ('{"n": "y"}', 'o')) v(d, k)
