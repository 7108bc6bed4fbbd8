# Corners of what is said every day: NULLs, signs, spellings, ties, unicode
select ' 42 '::int, '  3.5 '::numeric(5,2), 'yes'::bool, 'off'::bool, '1e3'::float8, ' true'::boolean
select 1e20::float8, 0.1::float8+0.2::float8, 1e-5::float8, 1.5::float4, 100000000000000000000::numeric, 1e15::float8, 123456789.123::float4, 'NaN'::float8 > 1, 'NaN'::float8 = 'NaN'::float8
select round(0.5), round(1.5), round(-0.5), round(2.5::numeric), 2.5::int, 3.5::int, (-2.5)::int, 2.5::float8::int, 3.5::float8::int, round(1.005, 2), round(1234.567, -2)
select substring('hello', 0, 3), substring('hello', -2, 5), left('hello', -2), right('hello', -2), repeat('x', -1), lpad('abc', 0), split_part('a,b', ',', 5), substr('hello', 10), overlay('abc' placing 'X' from 2), reverse('añ😀')
select length('😀é'), char_length('日本'), upper('ß'), lower('İ'), initcap('ñandú élan'), ascii('é'), chr(233), position('é' in 'café'), strpos('abc', 'z')
select (array[1,2,3])[5], (array[1,2,3])[2:9], (array[1,2,3])[0:1], array_position(array[1,null,2], null), cardinality(null::int[]), array_length(array[]::int[],1), array_to_string(array[1,null,2], ','), '{}'::int[] = array[]::int[]
select sum(x), avg(x), count(x), max(x), bool_and(x > 0), array_agg(x), string_agg(y, ',') from nothing
select id, last_value(salary) over (order by salary), sum(id) over (order by salary), count(*) over (order by salary), nth_value(id, 2) over (order by salary, id) from people order by id
select count(*) from people having count(*) > 3
select boss b, count(*) from people group by b having count(*) > 1 order by b
select id from people order by id limit 0
select id from people order by id offset 100
select extract(second from timestamp '2024-01-01 10:00:05.123456'), date_trunc('week', date '2024-03-10'), extract(dow from date '2024-03-10'), extract(isodow from date '2024-03-10'), extract(century from date '2000-12-31'), extract(decade from date '1999-01-01')
select age(timestamp '2020-01-01', timestamp '2024-02-29'), age(date '2024-02-29', date '2023-02-28'), timestamp '2024-05-31' - interval '1 month 1 day', timestamp '2024-02-29' + interval '12 months'
select '{"a":{"b":null},"c":[true,"x",1.0]}'::json -> 'a' ->> 'b', '{"c":[true,"x",1.0]}'::json #>> '{c,2}', '{"c":[true]}'::json -> 'c' ->> 0, '{"a":"b"}'::json -> 'a', '"x"'::json #>> '{}', '[1,2]'::jsonb <@ '[1,2,3]', '{"a":[1,2]}'::jsonb ?| array['a','z']
select case when null then 1 else 2 end, null and false, null or true, not null, null = null, 1 in (2, null), 1 not in (2, null), (1, null) = (1, null), (1,2) in ((1,2),(3,4))
select coalesce(null, 1, 2.5), greatest(null, null), least(1, 2.5), nullif(1, null), nullif(1.0, 1)
select concat('a', 1, true, null, 2.50, date '2024-01-01'), 'x' || 2.50 || null, concat_ws('-', 1, null, 'b'), 1.50::text, true::text, (1=1)::text, 1e10::text, 0.1::float8::text
select to_char(1234.5, '9G999D99'), to_char(-0.5, '90.99'), to_char(0, '9'), to_char(12345, '999'), to_char(1.999, '9.99'), to_char(123, '000000'), to_char(timestamp '2024-03-05 09:07:03', 'DD/MM/YY FMHH24:FMMI:SS'), to_char(date '2024-03-05', 'Dth "of" Month')
select to_date('2024-3-5', 'YYYY-MM-DD'), to_date('05/03/24', 'DD/MM/YY'), to_timestamp('2024-03-05 9:7', 'YYYY-MM-DD HH24:MI')::timestamp, to_date('March 5, 2024', 'Month DD, YYYY'), to_date('2024-065', 'YYYY-DDD')
select a.id from people a where exists (select 1 from people b where b.boss = a.id and b.salary > a.salary) order by 1
select id, (select count(*) from orders o where o.person = p.id and o.amount > (select avg(amount) from orders x where x.person = p.id)) from people p order by id
select p.id, o.id from people p full join orders o on o.person = p.id and o.amount > 100 order by 1 nulls last, 2 nulls last
select status, sum(amount), grouping(status) from orders group by grouping sets ((status), ()) order by 3, 1 nulls first
select width_bucket(10, 0, 10, 5), div(-7, 2), mod(-7, 2), -7 / 2, -7 % 2, 7.5 % -2, power(0, 0), sqrt(2), cbrt(8), 2 ^ -1, 5 / 2, 5 / 2., factorial(10), ceil(-1.5), floor(-1.5), trunc(-1.5), sign(-2.5), abs(-3)
select regexp_replace('abcabc', 'b', '[\&]'), regexp_replace('abcabc', 'b', 'X', 'g'), regexp_replace('a.b', '.', '-'), regexp_split_to_array('a  b c', '\s+'), 'abc' ~ 'B', 'abc' ~* 'B', 'a\b' like 'a\\b', 'a_b' like 'a\_b', 'ab' like 'a%b', E'a\nb' ~ 'a.b', E'a\nb' like 'a%b'
select id, lag(id) over (partition by boss order by id desc) l, rank() over (order by boss nulls first) r, dense_rank() over (order by boss desc nulls last) d from people order by id
select string_agg(name, ', ' order by salary desc nulls last, id), string_agg(distinct active::text, ','), array_agg(boss order by id), count(distinct boss), min(name), max(name) from people
select distinct on (boss) boss, id, salary from people order by boss, salary desc nulls last, id
select * from (values (1, null, 'a'), (2, 2.5, null)) v(a, b, c) where c is null or b is null order by a
with recursive t(n, s) as (select 1, 'a'::text union all select n + 1, s || 'b' from t where n < 4) select * from t order by n
select x, sum(y) over (order by x rows unbounded preceding), avg(y) over (order by x rows between 1 preceding and current row) from (values (1, 10), (2, 20), (3, null), (4, 40)) v(x, y) order by x
select date '2024-01-01' < timestamp '2024-01-01 00:00:01', date '2024-01-01' = timestamp '2024-01-01', timestamp '2024-01-01' - date '2023-12-31', date '2024-01-10' - 3, current_date - date '2000-01-01' > 0, date '2024-01-31' + 31
select sum(qty) / count(qty), avg(qty)::int, sum(qty)::float8 / count(*), round(avg(amount), 2), sum(amount) * 1.1, max(amount)::int, stddev_pop(qty), var_pop(qty) from orders where id < 100
select array(select generate_series(1, 3)), array[[1,2],[3,4]], (array[[1,2],[3,4]])[1][2], unnest(array[[1,2],[3,4]]) order by 4
select 'Ä' < 'B', 'a' < 'B', 'a' < 'á', 'abc' > 'ABC', '10' < '9', 'z' < 'ä'
select trim(both from '  x '), trim('x' from 'xax'), ltrim('  a'), rtrim('a  ') || '|', btrim('--a--', '-'), replace('aaa', 'a', 'bb'), translate('abc', 'ab', 'x'), quote_literal(E'a\\b'), to_hex(255), md5('')
select string_agg(distinct active::text, ',') from people
select string_agg(name, ', ' order by salary desc nulls last, id), count(distinct boss) from people
select string_agg(distinct name, ','), count(distinct boss) from people
select string_agg(distinct name, ','), string_agg(name, ', ' order by salary desc nulls last, id) from people
select string_agg(name, ', ' order by salary desc nulls last, id), array_agg(boss order by id), count(distinct boss)  from people
select string_agg(distinct name, ',' order by name), sum(id), count(distinct boss), sum(distinct boss) from people
select regexp_replace('abcabc', 'b', '[\&]'), regexp_replace('  lead', '^\s+', ''), regexp_replace('abab', '^(a)(b)', '\2\1'), regexp_replace('foobarbaz', 'b(..)', 'X\1Y'), regexp_replace('foobarbaz', 'b(..)', 'X\1Y', 'g'), regexp_replace('xay', '(^a|a)', 'Q'), regexp_replace(w, '^.', '*'), regexp_replace(w, '(.)$', '<\1>'), regexp_replace('/a/b', '^/', '', 'g') from words where id < 4 order by w
select array_position(array[1,null,2], null), array_position(array[1,2], 2), array_position(array['a'], 'z'), array_position(texts, 'b') from lists order by id
select unnest(array[[1,2],[3,4]]) u order by u
select * from unnest(array[['a','b'],['c','d']]) x order by 1
SELECT nullif(qty, 3.0), nullif(amount, 0), nullif(id, 10::numeric), pg_typeof(nullif(qty, 3.0)), nullif('a', 'a'), nullif(status, 'new') FROM orders ORDER BY id
SELECT 'x' IN (SELECT w FROM words), 'apple' in (select w from words), 'x' NOT IN (SELECT w FROM words), 'apple' not in (select w from words), null in (select x from nothing), 1 not in (select x from nothing), null in (select 1)
select id, boss in (select boss from people), boss not in (select id from people where id < 3), coalesce(boss in (select p.boss from people p), true) from people order by id
select id from people where boss in (select id from people) or (name is null and not (id in (select boss from people))) order by id
select id from people where (boss in (select boss from people where boss > 2)) is null order by id
select id, case when boss in (select 4) then 'four' when boss not in (select 1 union select null) then 'x' else 'other' end from people order by id
select count(*) filter (where boss in (select id from people where active)) from people
SELECT format('%s-%s', 'a', NULL), format('Hi %s, you owe $%s', 'Al', 5.50), format('%%'), format('%I.%I', 'public', 'My Table'), format('%L', NULL), format('%-10s|%5s|%%', 'ab', 'c'), format('%1$s %1$s %2$I', 'x', 'a b'), format('%L', 'it''s')
SELECT ARRAY(SELECT DISTINCT unnest(ints) FROM lists ORDER BY 1) AS all_ints, array(select name from people where id<3 union select 'z' order by 1 desc)
SELECT id, (SELECT sum(x) FROM unnest(ints) x) AS s, ARRAY(SELECT DISTINCT x FROM unnest(ints) x ORDER BY x) AS u FROM lists ORDER BY id
SELECT id, sum(qty) OVER (ORDER BY id ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING EXCLUDE CURRENT ROW) AS others, avg(amount) over w, count(*) over w, min(status) over w, avg(qty) over w, sum(amount) over w FROM orders window w as (order by id rows between unbounded preceding and unbounded following exclude current row) ORDER BY id
SELECT id, avg(salary) over (partition by active rows between unbounded preceding and unbounded following exclude current row) from people order by id
SELECT id, count(*) OVER (ORDER BY boss NULLS FIRST GROUPS BETWEEN unbounded PRECEDING AND current row) AS g FROM people ORDER BY id
WITH RECURSIVE nums(n) AS (SELECT 1 UNION SELECT n + 1 FROM nums WHERE n < 6) SELECT n, n * n AS square FROM nums ORDER BY n
WITH RECURSIVE up AS (SELECT id, boss, name FROM people WHERE id = 6 UNION SELECT p.id, p.boss, p.name FROM people p JOIN up ON up.boss = p.id) SELECT id, name FROM up ORDER BY id
WITH RECURSIVE r AS (SELECT 1 AS lvl, id, name::text AS path FROM people WHERE id = 1 UNION SELECT lvl + 1, p.id, r.path || ' > ' || coalesce(p.name, '?') FROM people p JOIN r ON p.boss = r.id) SELECT * FROM r ORDER BY lvl, id
SELECT jsonb_pretty('{"a":1,"b":[1,{"c":"x, y"}],"e":{},"f":[]}'::jsonb), jsonb_pretty('5'), jsonb_pretty(null)
SELECT to_char(0.5, 'FM990.0%'), to_char(12.345, '999D9 €'), to_char(1234.5, 'FM€9,999.00'), to_char(7, '99" items"'), to_char(null::numeric, '9%')
SELECT scale(1.230), scale(salary), scale(null::numeric(5,2)) from people where id=1
SELECT (people.id, people.name) AS rec FROM people WHERE id = 1
SELECT ROW(1, 'a,b', NULL, true, '')
select to_timestamp('2024-05-17T10:20:30Z', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), '2024-05-17T10:20:30+02:00'::timestamptz, '20240517'::date, 'May 17, 2024'::date, '17 May 2024 10:00 PM'::timestamp, date '5/17/2024', '2024/05/17'::date, 'Jan 8 1999 04:05:06 UTC'::timestamptz
select '1 day 2 hours'::interval, 'P1Y2M3DT4H5M6S'::interval, '01:30'::interval, interval '1-2', interval '3 4:05:06', '2 weeks ago'::interval, interval '-1-2'
select id from orders where placed > 'Feb 1, 2024' order by id
select id from orders where placed between 'Jan 1, 2024' and '2/1/2024' order by id
