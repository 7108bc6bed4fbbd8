SELECT date_add('2024-01-31', INTERVAL «1 DAY¦1 MONTH¦1 YEAR¦-1 WEEK¦2 HOUR¦30 MINUTE¦10 SECOND¦1 QUARTER¦'1:30' HOUR_MINUTE¦'1 2' DAY_HOUR¦500000 MICROSECOND¦'1-2' YEAR_MONTH¦1.5 DAY»)
SELECT date_sub(«born¦placed», INTERVAL «1 DAY¦1 MONTH¦2 HOUR») FROM people JOIN orders ON person = people.id ORDER BY orders.id
SELECT born + INTERVAL 1 DAY, born - INTERVAL 1 YEAR, INTERVAL 1 MONTH + born, adddate(born, 10), subdate(born, INTERVAL 1 DAY) FROM people ORDER BY id
SELECT placed + INTERVAL 1 DAY, placed - INTERVAL 90 MINUTE, placed + INTERVAL 1 MICROSECOND FROM orders ORDER BY id
SELECT «year¦month¦day¦dayofmonth¦dayofweek¦weekday¦dayofyear¦quarter¦week¦weekofyear¦hour¦minute¦second¦microsecond¦dayname¦monthname¦last_day¦to_days¦date¦time¦unix_timestamp¦yearweek¦to_seconds»(placed) AS x FROM orders ORDER BY id
SELECT «year¦month¦day¦dayofweek¦weekday¦dayofyear¦quarter¦week¦dayname¦monthname¦last_day¦to_days»(born) AS x FROM people ORDER BY id
SELECT week(day, «0¦1¦2¦3¦4¦5¦6¦7»), yearweek(day, «0¦1») FROM events ORDER BY id
SELECT extract(«YEAR¦MONTH¦DAY¦HOUR¦MINUTE¦SECOND¦QUARTER¦WEEK¦MICROSECOND¦YEAR_MONTH¦DAY_HOUR» FROM placed) AS x FROM orders ORDER BY id
SELECT date_format(placed, '«%Y-%m-%d¦%Y-%m-%d %H:%i:%s¦%d.%m.%y¦%W, %M %e, %Y¦%a %b %D¦%h:%i %p¦%r¦%T¦%j¦%U¦%u¦%V %X¦%v %x¦%c/%e/%Y¦%k:%i¦%l %p¦%f¦%w¦%%¦%H%i%S¦literal text¦%q»') AS x FROM orders WHERE id < 14 ORDER BY id
SELECT date_format(born, '%Y'), date_format(born, '%M %D'), date_format('2024-01-05', '%d/%m') FROM people ORDER BY id
SELECT str_to_date('«29/02/2024', '%d/%m/%Y¦2024-02-29 10:20:30', '%Y-%m-%d %H:%i:%s¦Feb 29, 2024', '%b %d, %Y¦20240229', '%Y%m%d¦10:20', '%H:%i¦nonsense', '%Y¦3/4/24', '%c/%e/%y¦2024-02-29 03:04 PM', '%Y-%m-%d %h:%i %p»')
SELECT datediff('2024-03-01', '2024-02-01'), datediff('2024-03-01 23:59', '2024-02-29 00:01'), datediff(born, '2000-01-01') FROM people ORDER BY id
SELECT timestampdiff(«YEAR¦MONTH¦DAY¦HOUR¦MINUTE¦SECOND¦WEEK¦QUARTER», '2023-02-15 12:00:00', '2024-03-14 11:00:00')
SELECT timestampdiff(YEAR, born, '2024-05-05'), timestampdiff(MONTH, born, '2024-02-28') FROM people ORDER BY id
SELECT timestampadd(«DAY¦MONTH¦HOUR¦MINUTE», 5, '2024-01-31 10:00:00')
SELECT timediff('2024-01-02 10:00:00', '2024-01-01 08:30:00'), timediff('10:00:00', '12:30:00'), addtime('10:00:00', '01:30:00'), subtime('2024-01-01 10:00:00', '0:30:00')
SELECT from_unixtime(0), from_unixtime(1709200000), from_unixtime(1709200000, '%Y-%m-%d'), unix_timestamp('2024-02-29 10:00:00')
SELECT makedate(2024, 60), maketime(10, 20, 30), from_days(739310), to_days('2024-02-29'), sec_to_time(3661), time_to_sec('01:01:01'), period_add(202401, 2), period_diff(202403, 202401)
SELECT convert_tz('2024-06-01 12:00:00', '+00:00', '+02:00')
SELECT date '2024-02-29', timestamp '2024-02-29 10:20:30', time '10:20:30', {d '2024-01-01'}, {ts '2024-01-01 10:00:00'}
SELECT curdate() = date(now()), now() > '2020-01-01', current_timestamp > '2020-01-01', utc_date() IS NOT NULL, sysdate() > curdate()
SELECT now() - INTERVAL 1 DAY < now(), curdate() - INTERVAL 1 DAY < curdate(), year(now()) >= 2024
SELECT date('2024-02-29 10:20:30'), time('2024-02-29 10:20:30'), timestamp('2024-02-29'), year('2024-02-29'), month('bad'), last_day('2024-02-10')
SELECT date('2024-02-30'), year('2024-02-30'), date_add('2024-02-30', INTERVAL 1 DAY), date_add('bad', INTERVAL 1 DAY)
SELECT day + INTERVAL 1 HOUR, t, hour(t), minute(t), second(t), microsecond(t), time_format(t, '%H-%i') FROM events ORDER BY id
SELECT at, date(at), at + INTERVAL 1 DAY, unix_timestamp(at), hour(at) FROM events WHERE at > '1970-01-02' ORDER BY id
SELECT min(day), max(at), max(t), datediff(max(at), min(at)) FROM events
SELECT day = '2024-03-10', day < '2024-12-30', at > '2024-01-01', t > '12:00:00', day IN ('2024-03-10', '2023-01-01') FROM events ORDER BY id
SELECT dayname('2024-02-29'), monthname('2024-02-29'), dayofweek('2024-02-29'), weekday('2024-02-29'), dayofyear('2024-12-31'), week('2024-12-31'), quarter('2024-05-01')
SELECT year(placed) * 100 + month(placed) AS ym, count(*) FROM orders GROUP BY ym ORDER BY ym
SELECT date(placed) AS d, count(*) FROM orders GROUP BY date(placed) ORDER BY d
SELECT date_format(placed, '%Y-%m-01') AS m, count(*) FROM orders GROUP BY m ORDER BY m
SELECT cast(date_format(placed, '%Y-%m-01') AS date) AS m FROM orders ORDER BY id
SELECT placed - INTERVAL (dayofmonth(placed) - 1) DAY AS x FROM orders ORDER BY id
SELECT unix_timestamp(placed) DIV 86400 AS x, date_add(date(placed), INTERVAL -weekday(placed) DAY) AS y FROM orders ORDER BY id
SELECT hour('10:05:03'), minute('10:05:03'), second('10:05:03'), hour('272:59:59'), microsecond('12:00:00.123456'), hour('2024-01-02 03:04:05')
SELECT makedate(2011, «31¦0¦366»), to_seconds('2009-11-29 13:43:32'), str_to_date('May 1, 2013','%M %d,%Y'), str_to_date('01,5,2013','%d,%m,%Y')
SELECT date '2020-01-31' + interval «1¦-1¦'2'» «day¦month¦year», timestamp '2020-01-01 10:00:00' + interval 90 minute, id + 0, born + interval id day FROM people ORDER BY id
