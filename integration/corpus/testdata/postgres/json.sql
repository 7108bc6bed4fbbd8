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
