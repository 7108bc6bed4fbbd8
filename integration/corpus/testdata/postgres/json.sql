SELECT id, doc->'a', doc->>'a', doc->'b'->>'c', doc->'l'->0, doc->'l'->>1 FROM orders ORDER BY id
SELECT doc #> '{b,c}', doc #>> '{b,c}', doc #>> '{l,1}' FROM orders WHERE id = 10
SELECT id FROM orders WHERE doc->>'a' «= '1'¦IS NULL¦IS NOT NULL¦= 's'» ORDER BY id
SELECT id FROM orders WHERE (doc->>'a')::«numeric¦float8» > 0 AND id IN (10, 9007199254740993) ORDER BY id
SELECT json_build_object('a', 1, 'b', 'x'), json_build_array(1, 'a', NULL, true)
SELECT jsonb_build_object('a', 1, 'b', 'x'), jsonb_build_array(1, 'a', NULL, true)
SELECT '{"a": 1,  "b":[1, 2]}'::json, '{"b": 1,  "a":[1, 2], "a": 3}'::jsonb
SELECT json_typeof('«{}¦[]¦1¦"x"¦true¦null»'::json), jsonb_typeof('«1.5¦{"a":1}»'::jsonb)
SELECT json_array_length('[1,2,3]'), jsonb_array_length('[]'::jsonb)
SELECT json_extract_path('{"a":{"b":1}}', 'a', 'b'), json_extract_path_text('{"a":{"b":"x"}}', 'a', 'b')
SELECT '{"a":1}'::jsonb @> '«{}¦{"a":1}¦{"a":2}¦{"b":1}»'::jsonb
SELECT '{"a":1,"b":2}'::jsonb «? 'a'¦? 'z'¦?| ARRAY['a','z']¦?& ARRAY['a','z']»
SELECT '{"a":1}'::jsonb || '{"b":2}'::jsonb, '{"a":1,"b":2}'::jsonb - 'a'
SELECT to_json(1), to_json('x'::text), to_jsonb(1.5), to_json(true), to_json(ARRAY[1, 2])
SELECT row_to_json(t) FROM (SELECT 1 AS a, 'x' AS b) t
SELECT jsonb_set('{"a":1}'::jsonb, '{a}', '2'), jsonb_strip_nulls('{"a":null,"b":1}'::jsonb)
SELECT '[1,2,3]'::json->1, '[1,2,3]'::json->-1, '[1,2,3]'::json->9
SELECT '"x\u00e9y"'::json #>> '{}', '{"a":"q\"t"}'::json->>'a'
SELECT '{"a":null}'::json->'a', '{"a":null}'::json->>'a', '{"a":null}'::json->'a' IS NULL
SELECT doc::text FROM orders WHERE doc IS NOT NULL ORDER BY id
SELECT json_agg(t) FROM (SELECT id, name FROM people WHERE id < 3 ORDER BY id) t
SELECT (doc->'b')::text FROM orders WHERE id = 10
SELECT '{"a":1}'::jsonb = '{"a": 1}'::jsonb, '[1,2]'::jsonb = '[2,1]'::jsonb
SELECT jsonb_path_query_first('{"a":[1,2]}'::jsonb, '$.a[1]')
SELECT '{"n": 1.50, "b": true}'::json->>'n', '{"n": 1.50, "b": true}'::json->>'b'
SELECT jsonb_pretty('{"a":1}'::jsonb)
SELECT '{"a":1,"b":{"c":[1,"x"],"d":null}}'::jsonb @> '«{"b":{}}¦{"b":{"c":[1]}}¦{"b":{"c":["y"]}}¦{"b":{"d":null}}¦{"c":[1]}»'::jsonb
SELECT '{"b":2}'::jsonb <@ '{"a":1,"b":2}'::jsonb AS r, '[1,2]'::jsonb @> '[2]'::jsonb AS s
SELECT '{"a":{"x":1},"b":2}'::jsonb «|| '{"a":3}'::jsonb¦- 'a'¦#- '{a,x}'» AS r
SELECT '["a","b",1]'::jsonb || '["c"]'::jsonb AS r, '["a","b"]'::jsonb - 'a' AS s, '["a","b"]'::jsonb - 1 AS t
SELECT jsonb_set('{"a":1,"b":{"c":2}}'::jsonb, '{«a¦b,c¦b,z¦z,c¦z»}', '«9¦"x"¦[1]»'), jsonb_set('{"a":1}'::jsonb, '{z}', '9', false)
SELECT json_extract_path_text('{"farm": ["a", "b", "c"]}', 'farm', '«0¦2¦7»'), json_extract_path('{"k": {"2024": 5}}', 'k', '2024')
SELECT id, doc #>> '{l,0}', doc #>> '{a,0}', json_extract_path_text(doc, 'l', '1') FROM orders ORDER BY id
SELECT ('{"a":true}'::jsonb -> 'a') = 'true'::jsonb AS r, ('{"a":"x"}'::jsonb -> 'a') = '"x"'::jsonb AS s, ('{"a":1}'::jsonb -> 'a') <> '2'::jsonb AS t
SELECT json_build_object(1, 2, 'b', NULL), json_object('{a,1,b,2}'), json_object('{a,b}', '{1,NULL}')
SELECT '{"en-US":1}'::json -> 'en-US', '{"$x":1}'::json ->> '$x', '{"a b":{"c":2}}'::json #>> '{a b,c}'
