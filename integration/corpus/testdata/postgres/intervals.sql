SELECT sum(interval '1 hour' * qty), avg(interval '1 day' * qty), max(interval '1 hour' * qty) FROM orders
SELECT sum(placed - timestamp '2024-01-01'), avg(placed - timestamp '2024-01-01') FROM orders
SELECT person, sum(placed - timestamp '2023-01-01') FROM orders GROUP BY person ORDER BY 1
SELECT interval '1 day' + interval '2 hours', interval '1 mon' - interval '1 day', interval '1 day' * 2.5, 3 * interval '20 minutes', interval '1 day' / 3, -interval '1 day 2 hours'
SELECT interval '1.5 months' , interval '1 year 2 mons' * 1.5, interval '10 days' / 4, interval '1 mon' / 2
SELECT justify_days(interval '35 days'), justify_hours(interval '27 hours'), justify_interval(interval '1 mon -1 hour')
SELECT make_interval(days => 10), make_interval(1, 2, 3, 4), make_interval(hours => 5, mins => 3), make_interval(secs => 2.5)
SELECT now() - interval '7 days' < now(), current_date - 7 < current_date, current_date + interval '1 month' > current_date
SELECT extract(epoch FROM sum(placed - timestamp '2024-01-01'))::int FROM orders
SELECT extract(epoch FROM interval '1 day 2 hours'), extract(day FROM interval '40 days'), extract(hour FROM interval '90 minutes'), date_part('minute', interval '90 minutes')
SELECT to_char(interval '1 day 02:03:04', 'HH24:MI:SS'), to_char(interval '100 hours', 'HH24:MI'), to_char(interval '3 days', 'DD')
# months, days and hours keep apart
SELECT interval '«36 hours¦1 day 12 hours¦100 days 25:00:00¦-1 mon +2 days¦1 mon -30 days 01:00¦-1 year -2 days -00:00:00.5¦0 seconds¦1 year 1 mon 1 day 00:00:01»' AS i
SELECT i, i * 2.5, i / 3, -i, i + '1 day', extract(day from i), extract(epoch from i), i::text FROM (VALUES (interval '1 mon 10 days'), ('36 hours'), ('-5 days 3 hours'), (NULL)) v(i)
SELECT i FROM (VALUES (interval '1 mon'), ('29 days'), ('31 days'), ('720 hours'), (NULL)) v(i) ORDER BY i, i::text
SELECT i > '1 mon', i = '30 days', i BETWEEN '1 day' AND '1 mon', greatest(extract(epoch from i), 0) FROM (VALUES (interval '30 days'), ('31 days')) v(i)
SELECT id, at - lag(at) OVER (ORDER BY at) AS gap FROM events ORDER BY at, id
SELECT person, max(placed) - min(placed) AS span, avg(placed - timestamp '2024-01-01') AS mean, sum(placed - timestamp '2024-01-01') FILTER (WHERE qty > 1) AS part FROM orders GROUP BY person ORDER BY span DESC NULLS LAST, person
SELECT placed + (qty || ' days')::interval FROM orders WHERE id = 10
SELECT placed + qty * interval '1 day', placed - qty * interval '1 month', born + (id * interval '1 hour') FROM orders o JOIN people p USING (id) UNION ALL SELECT placed + qty * interval '1 day', placed - qty * interval '1 month', placed + id * interval '1 second' FROM orders WHERE id < 14
SELECT age(timestamp '2024-03-31', born), age(born, timestamp '2030-02-28 12:00') FROM people ORDER BY id
SELECT coalesce(max(placed) - min(placed), interval '0'), CASE WHEN count(*) > 100 THEN interval '1 day' ELSE interval '2 hours' END FROM orders WHERE id < 0
SELECT json_build_object('i', interval '1 day 02:00'), to_char(interval '100 hours 30 min', 'FMHH24:MI:SS'), to_char(interval '1 year 3 days', 'YYYY-MM-DD')
SELECT date '2024-01-31' + interval '1 month 1 day', timestamp '2024-03-31 10:00' - interval '1 month 1 day 1 hour', (timestamp '2024-03-31' - timestamp '2024-02-28 23:00') * 2
