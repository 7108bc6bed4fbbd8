SELECT '42'::«int¦bigint¦smallint¦numeric¦float8¦real¦text¦varchar¦char(5)¦numeric(5,2)¦varchar(1)¦oid»
SELECT 1.5::«int¦numeric¦float8¦text¦numeric(3,1)¦bigint¦real»
SELECT 2.5::int, 3.5::int, -2.5::int, (-2.5)::int, 2.5::float8::int, 3.5::float8::int, 0.5::float8::int
SELECT CAST(«'t'¦'yes'¦'off'¦'1'¦'f'» AS boolean)
SELECT true::«int¦text», 0::boolean, 5::boolean
SELECT CAST('2024-02-29' AS «date¦timestamp¦timestamptz¦text»)
SELECT '2024-01-15 10:30:00'::«timestamp¦date¦time¦timestamptz¦timestamp(0)»
SELECT '10:30'::time, '10:30:15.5'::time, '1 day 02:03:04'::interval
SELECT id::text, salary::text, height::text, active::text, born::text FROM people ORDER BY id
SELECT placed::date, placed::time, placed::text, amount::int, amount::text, qty::text FROM orders ORDER BY id
SELECT cast(name AS varchar(2)) FROM people ORDER BY id
SELECT 'abc'::char(5), 'abc'::char(2), 'abc'::char, 'x'::bpchar
SELECT '\x4142'::bytea, 'abc'::bytea, '\x4142'::bytea::text
SELECT '«abc¦1.5¦99999999999¦»'::int
SELECT 3000000000::int
SELECT '1e3'::float8, '1e3'::numeric, 'NaN'::float8, 'Infinity'::float8, '-infinity'::float8
SELECT 1e10::text, 1e20::float8::text, 0.1::float8 + 0.2::float8, 1e-7::float8, 123456789012345678::float8
SELECT 1.10::numeric, 1.100::numeric(10,3), 0.0001::numeric, 100::numeric, 1e2::numeric
SELECT 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'::uuid, 'A0EEBC999C0B4EF8BB6D6BB9BD380A11'::uuid
SELECT '{"a":1}'::json::text, 1::numeric(10,4)::text, 1.23456::numeric(10,2)
SELECT NULL::int, NULL::text, NULL::date, NULL::boolean, NULL
SELECT int '1', float8 '1.5', text 'x', date '2024-01-01', timestamp '2024-01-01 10:00', interval '1 day', bool 'true'
SELECT ' 42 '::int, '+7'::int, '-0'::int, '0042'::int
SELECT 65::"char", 'a'::name, 1::oid
SELECT pg_typeof(1), pg_typeof(1.5), pg_typeof('x'), pg_typeof(now()), pg_typeof(1::bigint), pg_typeof(ARRAY[1])
SELECT e::int, a::bigint, c::int, r::float8 FROM nums WHERE id IN (1, 2, 3, 8) ORDER BY id
SELECT c::float8, d::numeric, r::text FROM nums WHERE id IN (1, 2, 3, 8, 10) ORDER BY id
SELECT '5'::text::int + 1, ('1' || '2')::int
SELECT 1::int8::int4::int2, 1::float4::float8
SELECT at::date, at::timestamp, at::text, day::timestamp, t::text FROM events ORDER BY id
SELECT 'today'::date = current_date, 'epoch'::timestamp
