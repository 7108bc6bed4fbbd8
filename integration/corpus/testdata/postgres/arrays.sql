SELECT ARRAY[1, 2, 3], ARRAY['a', NULL, 'b c'], ARRAY[]::int[], '{1,2}'::int[]
SELECT ARRAY[1.5, 2], ARRAY[true, false], ARRAY[date '2024-01-01']
SELECT (ARRAY[10, 20, 30])[«1¦2¦3¦4¦0¦-1»]
SELECT (ARRAY[10, 20, 30])[«1:2¦2:¦:2¦2:9¦0:1¦3:1»]
SELECT id, ints[1], texts[2] FROM lists ORDER BY id
SELECT array_length(ints, 1), cardinality(ints), array_upper(ints, 1), array_lower(ints, 1) FROM lists ORDER BY id
SELECT array_length(ARRAY[]::int[], 1), cardinality(ARRAY[]::int[])
SELECT id FROM lists WHERE «3 = ANY (ints)¦3 = ALL (ints)¦3 <> ALL (ints)¦2 < ANY (ints)¦5 > ALL (ints)¦NOT (3 = ANY (ints))¦'b' = ANY (texts)¦NULL = ANY (ints)» ORDER BY id
SELECT «1 = ANY (ARRAY[1, NULL])¦2 = ANY (ARRAY[1, NULL])¦2 <> ALL (ARRAY[1, NULL])¦1 <> ALL (ARRAY[1, NULL])¦1 = ANY (ARRAY[]::int[])¦1 = ALL (ARRAY[]::int[])¦1 = ANY (NULL::int[])»
SELECT id FROM people WHERE id = ANY ('{1,3,5}') ORDER BY id
SELECT id FROM people WHERE name = ANY (ARRAY['Ada', 'bob']) ORDER BY id
SELECT ARRAY[1, 2] || ARRAY[3], ARRAY[1] || 2, 0 || ARRAY[1]
SELECT array_append(ARRAY[1], 2), array_prepend(0, ARRAY[1]), array_cat(ARRAY[1], ARRAY[2, 3])
SELECT array_remove(ARRAY[1, 2, 1, NULL], «1¦NULL»), array_replace(ARRAY[1, 2, 1], 1, 9)
SELECT array_position(ARRAY['a', 'b', 'c'], «'b'¦'z'»)
SELECT array_positions(ARRAY[1, 2, 1], 1)
SELECT array_to_string(ARRAY['a', NULL, 'b'], ','), array_to_string(ARRAY['a', NULL, 'b'], ',', '*')
SELECT array_to_string(ARRAY[1, 2, 3], '-')
SELECT string_to_array('a,b,,c', ','), string_to_array('abc', NULL), string_to_array('', ','), string_to_array('a,b,N', ',', 'N')
SELECT ARRAY[1, 2, 3] «@>¦<@¦&&¦=¦<>¦<» ARRAY[2, 3]
SELECT id FROM lists WHERE ints @> ARRAY[3] ORDER BY id
SELECT id FROM lists WHERE texts && ARRAY['b', 'x'] ORDER BY id
SELECT ARRAY(SELECT id FROM people WHERE id > 5 ORDER BY id)
SELECT array_agg(x ORDER BY x DESC) FROM unnest(ARRAY[3, 1, 2]) x
SELECT ARRAY[ARRAY[1, 2], ARRAY[3, 4]]
SELECT trim_array(ARRAY[1, 2, 3], 1)
SELECT array_ndims(ARRAY[1])
SELECT '{a,"b c",NULL,"q\"x"}'::text[]
SELECT ARRAY['x']::text[], ARRAY[1]::bigint[], ARRAY[1]::text[]
SELECT ARRAY[1,2] = '{1,2}', ARRAY[1,NULL] = ARRAY[1,NULL]
SELECT unnest(ARRAY[1,2]) + 1
SELECT array_dims(ARRAY[1,2,3]), array_dims(ARRAY[[1,2,3],[4,5,6]]), array_ndims(ARRAY[[1],[2]]), cardinality(ARRAY[[1,2],[3,4]])
SELECT array_fill(7, ARRAY[3]), array_position(ARRAY[1,2,1], 1, 2), width_bucket(«0¦5¦8¦9», ARRAY[1,3,8])
SELECT ARRAY[1,4,3] «@>¦<@¦&&» ARRAY[3,1,3], ARRAY[1,2] @> ARRAY[]::int[]
SELECT array_to_json(ARRAY[1,2,NULL]), array_length(ARRAY[1,2], 1)
