SELECT date '2024-02-29' + «1¦365¦interval '1 year'¦interval '1 month'¦interval '2 hours'¦time '10:30'», date '2024-01-01' - 1, date '2024-03-01' - date '2024-02-01'
SELECT timestamp '2024-01-31 10:00' + interval '«1 month¦1 day¦1 hour 30 minutes¦-1 week¦1 year 2 mons¦90 seconds¦0.5 days»'
SELECT timestamp '2024-03-01 12:00' - timestamp '«2024-02-01 00:00¦2024-03-02¦2023-03-01 12:00:00.5»'
SELECT born + 10, born - interval '1 day', born - date '2000-01-01' FROM people ORDER BY id
SELECT placed + interval '1 day', placed - interval '1 hour', placed::date - born FROM orders o JOIN people p ON p.id = o.person ORDER BY o.id
SELECT extract(«year¦month¦day¦hour¦minute¦second¦dow¦isodow¦doy¦week¦quarter¦epoch¦milliseconds¦microseconds¦century¦decade¦isoyear¦millennium» FROM placed) FROM orders ORDER BY id
SELECT extract(«year¦month¦day¦dow¦doy¦week¦epoch¦quarter» FROM born) FROM people ORDER BY id
SELECT extract(«hour¦day¦month¦epoch¦minute¦second» FROM interval '1 year 2 months 3 days 04:05:06.5')
SELECT extract(«hour¦minute¦second¦epoch» FROM time '10:20:30.5')
SELECT date_part('«year¦month¦dow¦epoch¦second¦week»', placed) FROM orders ORDER BY id
SELECT date_part('day', timestamp '2024-03-01' - timestamp '2024-02-01 12:00'), extract(days from interval '40 days')
SELECT date_trunc('«year¦quarter¦month¦week¦day¦hour¦minute¦second¦decade¦century»', placed) FROM orders ORDER BY id
SELECT date_trunc('month', born), date_trunc('year', date '2024-05-06') FROM people WHERE id < 4 ORDER BY id
SELECT date_trunc('«hour¦day¦month»', at) FROM events ORDER BY id
SELECT date_trunc('hour', interval '1 day 10:30'), date_trunc('day', timestamptz '2024-01-01 10:00+02', 'UTC')
SELECT to_char(placed, '«YYYY-MM-DD¦YYYY-MM-DD HH24:MI:SS¦DD Mon YYYY¦Day, DD Month YYYY¦HH12:MI AM¦YYYYMMDD¦FMMonth FMDD, YYYY¦Dy DD.MM.YY¦IYYY-IW¦DDD¦Q¦HH24:MI:SS.MS¦HH24:MI:SS.US¦"week" IW¦D¦WW¦Mon-YY¦FMDay FMHH24¦J¦CC¦DDth¦MONTH|mon|DY¦W¦SSSS¦am¦YYY¦RM¦FMDDth "of" FMMonth»') FROM orders WHERE id < 14 ORDER BY id
SELECT to_char(born, '«YYYY¦Mon DD¦DD/MM/YYYY¦HH24:MI¦Day»') FROM people ORDER BY id
SELECT to_char(«1234.5¦-7.25¦0¦0.5¦12345678.9¦-0.001», '«999¦9,999.99¦0000.0¦FM999.99¦FM9,999,990.00¦9999D99¦S999¦99999999.999¦FM0000»')
SELECT to_char(«1234.5¦-7.25», '«999.99PR¦$9,999.99¦9.99EEEE¦RN¦999MI¦999th»')
SELECT to_char(id, '«000¦FM00¦9¦99G999»') FROM people ORDER BY id
SELECT to_char(salary, 'FM999,999.00'), to_char(salary, '999G999D99'), to_char(salary, '99999') FROM people ORDER BY id
SELECT to_char(interval '1 day 02:03:04', 'HH24:MI:SS')
SELECT to_date(«'2024-02-29', 'YYYY-MM-DD'¦'29/02/2024', 'DD/MM/YYYY'¦'20240229', 'YYYYMMDD'¦'Feb 29 2024', 'Mon DD YYYY'¦'29 February 2024', 'DD Month YYYY'¦'2024', 'YYYY'¦'24-02', 'YY-MM'¦'2024 060', 'YYYY DDD'»)
SELECT to_timestamp(«'2024-02-29 10:20:30', 'YYYY-MM-DD HH24:MI:SS'¦'2024-02-29T10', 'YYYY-MM-DD"T"HH24'¦'02/29/24 03:04 PM', 'MM/DD/YY HH12:MI PM'¦'2024-02-29 10:20:30.123', 'YYYY-MM-DD HH24:MI:SS.MS'»)
SELECT to_timestamp(«0¦1709200000¦1709200000.5¦-1»)
SELECT to_number('«1,234.5¦-12¦ 42»', '9,999.9')
SELECT timestamp '2024-06-01 12:00' AT TIME ZONE '«UTC¦Europe/Berlin¦America/New_York»'
SELECT at AT TIME ZONE '«UTC¦Europe/Berlin¦America/New_York¦+02»' FROM events ORDER BY id
SELECT timestamptz '2024-06-01 12:00+00' AT TIME ZONE 'Europe/Berlin', timestamptz '2024-06-01 12:00+02'
SELECT age(timestamp '2024-03-01', timestamp '«2023-02-15¦2024-02-29¦2024-03-02 10:00¦2000-01-31»')
SELECT make_date(2024, 2, 29), make_timestamp(2024, 2, 29, 10, 20, 30.5), make_time(10, 20, 30.5), make_interval(days => 10), make_interval(1, 2, 3, 4)
SELECT interval '«1 day¦1 year 2 months¦36 hours¦1 mon -1 day¦-1 day¦1.5 hours¦P1DT2H¦1 week¦100 days 25:00:00»'
SELECT interval '1' «year¦month¦day¦hour¦minute¦second», interval '2 days' * 3, interval '1 day' / 2, - interval '1 day', interval '1 day' + interval '2 hours'
SELECT interval '1 day' «=¦<¦>» interval '24 hours', interval '1 month' > interval '29 days'
SELECT justify_days(interval '35 days'), justify_hours(interval '27 hours'), justify_interval(interval '1 mon -1 hour')
SELECT current_date = now()::date, now() > timestamptz '2020-01-01', localtimestamp > timestamp '2020-01-01', current_timestamp = now()
SELECT now() - interval '1 day' < now(), current_date - 1 < current_date, extract(year from now()) >= 2024
SELECT date '2024-01-01' < timestamp '2024-01-01 00:00:01', date '2024-01-01' = '2024-01-01'
SELECT (date '2024-01-01', date '2024-02-01') OVERLAPS (date '2024-01-15', date '2024-03-01')
SELECT date_bin('15 minutes', timestamp '2024-01-01 10:37', timestamp '2024-01-01'), isfinite(date '2024-01-01')
SELECT day + t, day - 1, t + interval '1 hour', t - time '00:30', day + interval '1 day' FROM events WHERE day IS NOT NULL ORDER BY id
SELECT at + interval '1 day', at - timestamptz '2024-01-01+00', at::date, extract(epoch from at), extract(hour from at) FROM events ORDER BY id
SELECT min(day), max(at), max(t), max(at) - min(at) FROM events
SELECT date 'infinity', timestamp '-infinity'
SELECT date '0044-03-15 BC', date '9999-12-31', timestamp '0001-01-01'
SELECT extract(year from date '2024-12-30'), extract(week from date '2024-12-30'), extract(isoyear from date '2024-12-30'), extract(week from date '2023-01-01')
SELECT date '2024-02-30'
SELECT timestamp '2024-01-01 25:00'
SELECT date(placed), placed::date = '2024-01-15' FROM orders ORDER BY id
SELECT date_part('year', age(date '2024-05-05', born)) FROM people WHERE id < 5 ORDER BY id
SELECT to_char(date_trunc('month', placed), 'YYYY-MM') AS m, count(*) FROM orders GROUP BY 1 ORDER BY 1
SELECT (placed - interval '1 month')::date, placed::date + interval '1 month', (born + interval '18 years')::date FROM orders o JOIN people p ON p.id = o.person ORDER BY o.id
SELECT extract(epoch from (placed - timestamp '2024-01-01')) / 86400 FROM orders ORDER BY id
# times of day
SELECT t, t = '01:30', t > time '12:00', t::text || 'x', to_json(t), CASE WHEN t < '12:00:00' THEN 'am' ELSE 'pm' END FROM events ORDER BY id
SELECT kind, min(t), max(t), count(DISTINCT t) FROM events GROUP BY kind ORDER BY kind
SELECT id FROM events WHERE t BETWEEN '01:00' AND '12:00:00' ORDER BY t, id
SELECT at::time, t + interval '«23 hours¦-1 hour¦90 seconds¦0.5 seconds»', t - interval '2 hours' FROM events WHERE id IN (2, 3, 6) ORDER BY id
SELECT extract(«hour¦minute¦second¦epoch¦microseconds» FROM t), date_part('hour', t) FROM events ORDER BY id
SELECT '2024-01-01 10:30:15.25'::time, make_time(23, 59, 59.75), time '10:00' - time '12:30', current_date + time '10:30' > current_date
SELECT coalesce(t, '00:00') FROM events ORDER BY id
# to_char of dates and numbers, further pictures
SELECT to_char(born, '«FMDDth¦FMMonth FMDDth, YYYY¦DDD¦FMRM¦rm¦Y,YYY¦YYY¦YY¦Q¦J¦IDDD¦AD¦TMMon¦FMIW¦CC¦DY, MON¦"Day" FMD»') FROM people ORDER BY id
SELECT to_char(placed, '«FF1¦FF4¦SSSSS¦A.M.¦p.m.¦HH24MISS.FF3¦FMHH24:FMMI¦TZ¦OF¦FMDDDth¦YYYY"-Q"Q»') FROM orders ORDER BY id
SELECT to_char(amount, '«S9999999.99¦9999999.99S¦9999999.99MI¦9999999PR¦$9,999,999.99¦L9999990.0¦9.99EEEE¦FM9999999th¦SG9999999.9¦FM0000000.099¦9999999V99»') FROM orders ORDER BY id
SELECT to_char(id, '«RN¦FMRN¦FMrn¦9th¦FM99TH»') FROM people ORDER BY id
# an application whose time zone is not UTC
SET TIME ZONE «'America/New_York'¦'Asia/Kolkata'¦3¦'GMT-02:00'» ;; SELECT at, at::date, at::time, extract(hour from at), date_trunc('day', at), to_char(at, 'YYYY-MM-DD HH24:MI') FROM events ORDER BY id ;; SELECT id FROM events WHERE at >= '2024-03-09 20:00' AND at < '2024-03-10 06:00' ORDER BY id ;; SELECT timestamptz '2024-07-01 12:00', '2024-07-01 12:00'::timestamp::timestamptz, date '2024-03-10'::timestamptz, at + interval '1 day' FROM events WHERE id = 1 ;; SET TIME ZONE 'UTC' ;; SELECT at::date FROM events ORDER BY id
