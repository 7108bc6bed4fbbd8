# times of day and spans of time
SELECT timediff('«10:00:00', '12:30:00¦2024-01-02 10:00:00', '2024-01-01 08:30:00¦10:00:00.5', '09:00:00¦2000:01:01', '1:0:0¦10:00', '09:30¦2024-01-02 10:00:00', '10:00:00»')
SELECT addtime('«10:00:00', '01:30:00¦23:00:00', '02:00:00¦2024-01-31 23:30:00', '01:00:00¦10:00:00.5', '0:0:1¦10:00', '00:30¦01:00', '-02:00:00»')
SELECT subtime('«10:00:00', '01:30:00¦01:00:00', '02:00:00¦2024-02-01 00:30:00', '01:00:00¦10:00:00.5', '0:0:1»')
SELECT id, timediff(t, '12:00:00') FROM events ORDER BY id
SELECT id, addtime(t, '01:00:00'), subtime(t, '00:30:00') FROM events ORDER BY id
SELECT id, addtime(at, '1:00:00'), subtime(at, '00:30:00.5') FROM events ORDER BY id
SELECT a.id, timediff(a.placed, b.placed) FROM orders a JOIN orders b ON a.id = b.id + 1 AND a.id = 100 ORDER BY 1
SELECT timediff(placed, '2024-01-15 00:00:00') FROM orders WHERE placed BETWEEN '2024-01-01' AND '2024-02-10' ORDER BY id
SELECT sec_to_time(«0¦3661¦86399¦86400¦100000¦-3661¦-90000¦1.5¦3661.25¦3020399¦99999999¦NULL»)
SELECT id, sec_to_time(n * 3600) FROM events ORDER BY id
SELECT id, sec_to_time(sum(qty) * 10000) FROM orders GROUP BY id ORDER BY id
SELECT maketime(«10, 20, 30¦100, 0, 0¦-5, 30, 0¦23, 59, 59.5¦1, 60, 0¦1, -1, 0¦NULL, 1, 1¦0, 0, 0¦839, 0, 0»)
SELECT id, maketime(n, 15, 30) FROM events ORDER BY id
SELECT time_to_sec('«10:00:00¦-01:00:00¦100:00:00¦2024-01-01 10:00:30¦10:20»')
SELECT id, time_to_sec(cast(t AS time)), time_to_sec(cast(at AS datetime)) FROM events ORDER BY id
SELECT t + 0, t + 1, t * 2 FROM events ORDER BY id
SELECT at + 0, day + 0, day + 1, at + 1 FROM events ORDER BY id
SELECT curtime() + 0 > 0, now() + 0 > 20200101000000, curdate() + 0 > 20200101, unix_timestamp(now()) > 1600000000
SELECT t + INTERVAL «1 HOUR¦30 MINUTE¦-1 SECOND¦1 MICROSECOND¦'1:30' MINUTE_SECOND¦1 DAY» FROM events ORDER BY id
SELECT t - INTERVAL «1 HOUR¦30 MINUTE» FROM events ORDER BY id
SELECT date_add(day, INTERVAL «1 HOUR¦90 MINUTE¦3600 SECOND¦'1 1' DAY_HOUR¦'1:1:1' HOUR_SECOND¦'1 1:1' DAY_MINUTE¦'1 1:1:1' DAY_SECOND¦'1.5' SECOND_MICROSECOND¦'2:3' MINUTE_SECOND») FROM events ORDER BY id
SELECT date_add(at, INTERVAL «'1 1' DAY_HOUR¦'1:1:1' HOUR_SECOND¦'1 1:1' DAY_MINUTE¦'1 1:1:1' DAY_SECOND¦'1.5' SECOND_MICROSECOND¦'2:3' MINUTE_SECOND¦'1-6' YEAR_MONTH¦'-1 2' DAY_HOUR¦'1:1:1.5' HOUR_MICROSECOND») FROM events ORDER BY id
SELECT day + INTERVAL 1 HOUR, day + INTERVAL n DAY, day + INTERVAL n MONTH FROM events ORDER BY id
SELECT sum(time_to_sec(cast(t AS time))), sec_to_time(sum(time_to_sec(cast(t AS time)))) FROM events
SELECT max(t), min(t), hour(max(t)) FROM events
SELECT timestamp('2024-01-01', '10:00:00'), timestamp('2024-01-01 20:00:00', '05:00:00'), timestamp(day, t) FROM events ORDER BY id
SELECT timestamp(day, '12:30:00') FROM events ORDER BY id
SELECT time_format('«10:05:03', '%H:%i¦100:05:03', '%H %k %h %I %l¦10:05:03.5', '%s.%f¦22:05:03', '%r¦22:05:03', '%T %p»')
SELECT id, time_format(t, '%H:%i:%s'), time_format(t, '%h:%i %p'), time_format(at, '%k-%i') FROM events ORDER BY id
SELECT period_add(«202401, 2¦2401, 14¦202412, 1¦202401, -1¦9912, 1»)
SELECT period_diff(«202403, 202401¦2403, 202301»)
SELECT cast('10:20:30.5' AS time), cast('10:20:30.567' AS time(1)), cast('10:20' AS time)
SELECT cast(102030 AS time), cast('2024-02-29 10:00:00' AS time)
SELECT cast(t AS char), concat(t, ''), cast(at AS char), cast(day AS datetime), cast(at AS date), cast(at AS time) FROM events ORDER BY id
SELECT timestampdiff(«SECOND¦MINUTE¦HOUR¦DAY¦MICROSECOND», at, '2024-03-10 12:00:00') FROM events ORDER BY id
SELECT extract(«HOUR_MINUTE¦MINUTE_SECOND¦DAY_MINUTE¦DAY_SECOND¦HOUR_SECOND¦SECOND_MICROSECOND¦DAY_MICROSECOND» FROM at) FROM events ORDER BY id
SELECT extract(HOUR FROM t), extract(MINUTE FROM t), extract(SECOND FROM '10:20:30') FROM events ORDER BY id
SELECT date_format(at, '%x-%v'), date_format(at, '%X-%V'), date_format(at, '%U %u'), week(at), week(at, 3), yearweek(at), yearweek(at, 3) FROM events ORDER BY id
SELECT str_to_date('«12:34:56', '%T¦12:34:56 PM', '%r¦2024-060', '%Y-%j¦31 January 2024', '%d %M %Y¦Wednesday 31 Jan 2024', '%W %d %b %Y¦2024-01-31T10:20:30', '%Y-%m-%dT%H:%i:%s¦2024-01-31 10:20:30.25', '%Y-%m-%d %H:%i:%s.%f¦01/31/24 9 PM', '%m/%d/%y %h %p¦2024-13-01', '%Y-%m-%d¦ 2024-01-02', '%Y-%m-%d¦2024-01-02 10:00:00', '%Y-%m-%d¦1:2:3', '%H:%i:%s¦2024', '%Y»')
SELECT get_format(«DATE, 'EUR'¦DATE, 'USA'¦DATETIME, 'ISO'¦TIME, 'JIS'»)
SELECT date_format('2024-01-31', get_format(DATE, 'EUR'))
SELECT t BETWEEN '01:00:00' AND '13:00:00', t = '12:00:00', t > '6:07' FROM events ORDER BY id
SELECT now() - now(), curdate() - curdate(), datediff(now(), curdate())
SELECT unix_timestamp('2024-01-01'), unix_timestamp('2024-01-01 00:00:00.5'), from_unixtime(1.5), from_unixtime(1700000000, '%Y %D %M %h:%i:%s %x')
SELECT convert_tz(at, '+00:00', '-05:30'), convert_tz('2024-01-01', '+00:00', '+01:00') FROM events WHERE at > '1970-01-02' ORDER BY id
SELECT last_day('2024-02-30'), last_day(at), dayname(NULL) FROM events ORDER BY id
SELECT microsecond('12:00:00.000123'), microsecond(at), second(at), minute(at) FROM events ORDER BY id
SELECT date('2024-01-01') + INTERVAL 1 DAY = '2024-01-02', '2024-01-01' + INTERVAL 1 DAY, '2024-01-01 10:00:00' - INTERVAL 1 SECOND
SELECT DATE_ADD('2024-02-28', INTERVAL n DAY) FROM events WHERE n IS NOT NULL ORDER BY id
SELECT IF(at > '2000-01-01', at, day) FROM events ORDER BY id
SELECT coalesce(at, '1970-01-01'), ifnull(day, '2000-01-01') FROM events ORDER BY id
SELECT hour(timediff(at, '2000-01-01 00:00:00')) FROM events WHERE id = 6
