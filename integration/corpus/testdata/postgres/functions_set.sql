SELECT generate_series(1, 5)
SELECT generate_series(«5, 1, -2¦1, 10, 3¦1, 0»)
SELECT * FROM generate_series(1, 3) AS g ORDER BY g
SELECT g FROM generate_series(«2, 6, 2¦-1, 1¦3, 1, -1») g ORDER BY g
SELECT * FROM generate_series(timestamp '2024-01-01', timestamp '2024-01-03', interval '«1 day¦12 hours¦1 month»') t ORDER BY 1
SELECT d::date FROM generate_series('2024-02-27'::date, '2024-03-02'::date, '1 day') d ORDER BY 1
SELECT generate_series(date '2024-01-01', date '2024-01-03', interval '1 day')
SELECT n, o FROM unnest(ARRAY['a','b']) WITH ORDINALITY AS t(n, o) ORDER BY o
SELECT * FROM generate_series(10, 12) WITH ORDINALITY ORDER BY 1
SELECT unnest(ARRAY[1, 2, 3])
SELECT unnest(ints) FROM lists WHERE id = 1
SELECT id, unnest(texts) AS t FROM lists ORDER BY id, t
SELECT * FROM unnest(ARRAY[1, 2], ARRAY['a', 'b', 'c']) AS t(n, s) ORDER BY s
SELECT id, u FROM lists, unnest(ints) AS u ORDER BY id, u
SELECT count(*) FROM lists, unnest(ints) u
SELECT regexp_split_to_table('a,b,,c', ',')
SELECT * FROM regexp_split_to_table('x1y2z', '[0-9]') AS r ORDER BY 1
SELECT * FROM string_to_table('a-b-c', '-') ORDER BY 1
SELECT generate_subscripts(ARRAY['x', 'y', 'z'], 1)
SELECT i, (ARRAY['x', 'y'])[i] FROM generate_subscripts(ARRAY['x', 'y'], 1) i ORDER BY 1
SELECT g, g * g FROM generate_series(1, 3) g ORDER BY g
SELECT sum(g) FROM generate_series(1, 100) g
SELECT * FROM generate_series(1.5, 3.5) g ORDER BY 1
SELECT * FROM generate_series(1, 2) a, generate_series(1, 2) b ORDER BY 1, 2
SELECT regexp_matches('a1b2', '([a-z])([0-9])', 'g')
SELECT (regexp_matches('a1b2', '[0-9]'))[1]
SELECT m[1] FROM regexp_matches('k=v;x=y', '(\w)=(\w)', 'g') AS m
SELECT json_array_elements('[1,"a",null]'::json)
SELECT * FROM json_array_elements_text('[1,"a"]') AS e ORDER BY 1
SELECT e.key, e.value FROM json_each('{"a":1,"b":"x"}') e ORDER BY 1
SELECT key, value FROM «json_each_text¦jsonb_each_text»('{"a":1,"b":"x"}') ORDER BY 1
SELECT * FROM json_object_keys('{"b":1,"a":2}') ORDER BY 1
SELECT jsonb_array_elements('[1,2]'::jsonb)
