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
