-- what depends on the session's time zone

SET TIME ZONE 'Europe/Berlin' ;; select 'today'::date = current_date, 'now'::date = current_date, 'tomorrow'::timestamptz = current_date + 1, 'yesterday'::timestamp < localtimestamp, 'epoch'::timestamptz ;; RESET TIME ZONE
SET TIME ZONE 'Europe/Berlin' ;; select date_trunc('month', date '2024-05-06'), date_trunc('day', timestamptz '2024-05-06 23:30+00'), date_trunc('week', timestamp '2024-05-06 10:00') ;; RESET TIME ZONE
SET TIME ZONE 'Europe/Berlin' ;; select timestamptz '2024-03-30 12:00' + interval '1 day', timestamptz '2024-03-30 12:00' + interval '24 hours', timestamptz '2024-03-30 12:00' + interval '1 day 2 hours', timestamptz '2024-10-26 12:00' + 3 * interval '1 day', timestamptz '2024-01-31' - interval '1 month' ;; RESET TIME ZONE
SET TIME ZONE 'Europe/Berlin' ;; select generate_series(timestamptz '2024-03-29', timestamptz '2024-04-02', interval '1 day') ;; RESET TIME ZONE
SET TIME ZONE 'Europe/Berlin' ;; select * from generate_series('2024-03-30 22:00'::timestamptz, '2024-03-31 04:00', interval '1 hour') g ;; RESET TIME ZONE
SET TIME ZONE 'Europe/Berlin' ;; select g::date, count(*) from generate_series(date '2024-03-30', date '2024-04-01', interval '1 day') g group by 1 order by 1 ;; RESET TIME ZONE
SET TIME ZONE 'Europe/Berlin' ;; select to_char(timestamptz '2024-07-01 22:30+00', 'YYYY-MM-DD HH24:MI'), timestamptz '2024-07-01 22:30+00' || '!', (timestamptz '2024-01-01 22:30+00')::text, timestamptz '2024-07-01 22:30+00'::time ;; RESET TIME ZONE
SET TIME ZONE 'Europe/Berlin' ;; select to_json(timestamptz '2024-07-01 22:30+00'), json_build_object('a', timestamptz '2024-01-01'), concat(timestamptz '2024-07-01 22:30+00', 'x') ;; RESET TIME ZONE
SET TIME ZONE 'Europe/Berlin' ;; select to_timestamp('2024-07-01 10:00', 'YYYY-MM-DD HH24:MI'), to_timestamp(0), make_timestamptz(2024,7,1,10,0,0), make_timestamptz(2024,7,1,10,0,0,'UTC') ;; RESET TIME ZONE
SET TIME ZONE 'Europe/Berlin' ;; select case when true then timestamptz '2024-07-01 00:00+00' else '2024-01-01' end, coalesce(null, timestamptz '2024-01-01'), greatest(timestamptz '2024-01-01 00:00+00', '2024-01-01') ;; RESET TIME ZONE
SET TIME ZONE 'Europe/Berlin' ;; select age(timestamptz '2024-03-31 00:00', timestamptz '2024-01-31 00:00'), extract(hour from timestamptz '2024-07-01 10:00+00'), date_part('day', timestamptz '2024-07-01 23:00+00'), extract(epoch from timestamptz '2024-07-01 00:00') ;; RESET TIME ZONE
SET TIME ZONE 'America/New_York' ;; select timestamptz '2024-11-03 01:30', timestamptz '2024-03-10 02:30', timestamptz '2024-03-10 02:30' at time zone 'UTC', timestamp '2024-07-01 10:00' at time zone 'Asia/Tokyo' ;; RESET TIME ZONE
SET TIME ZONE 'America/New_York' ;; select date_trunc('day', at) d, count(*) from (values (timestamptz '2024-07-01 02:00+00'), ('2024-07-01 05:00+00'), (null)) v(at) group by date_trunc('day', at) order by 1 ;; RESET TIME ZONE
SET TIME ZONE 'America/New_York' ;; select date_trunc('day', at) d, count(*), to_char(at,'YYYY-MM') from (values (timestamptz '2024-07-01 02:00+00'), ('2024-07-01 05:00+00'), (null)) v(at) where at between '2024-06-30' and '2024-07-02' or at is null group by 1, 3 order by 1 ;; RESET TIME ZONE
SET TIME ZONE 'America/New_York' ;; select current_date - 1 < now(), now() >= current_date, now() - interval '1 day' < now(), now()::date = current_date ;; RESET TIME ZONE
SET TIME ZONE 'Europe/Berlin' ;; select at, at::text, at::date, at::time, extract(hour from at), date_trunc('day', at), to_char(at, 'Day DD Mon HH24:MI') from events order by id ;; RESET TIME ZONE
SET TIME ZONE 'America/New_York' ;; select at::date, count(*) from events group by at::date order by 1 ;; RESET TIME ZONE
SET TIME ZONE 'Asia/Kolkata' ;; select id from events where at::date = '2024-03-10' or at between '2024-03-01' and '2024-03-09 19:00' order by id ;; RESET TIME ZONE
SET TIME ZONE 'Europe/Berlin' ;; select id, at at time zone 'UTC', (at at time zone 'UTC') at time zone 'Asia/Tokyo', at - interval '1 month', at + interval '36 hours' from events order by id ;; RESET TIME ZONE
SET TIME ZONE 'America/New_York' ;; select row_to_json(e) from (select id, at from events) e order by id ;; RESET TIME ZONE
SET TIME ZONE 'Asia/Kolkata' ;; select date_trunc('month', at), count(*), min(at), max(at)::date from events group by date_trunc('month', at) having count(*) > 0 order by date_trunc('month', at) ;; RESET TIME ZONE
SET TIME ZONE 'Europe/Berlin' ;; select at in ('2024-01-01', '2024-03-10 12:00+00') , at = '2024-03-10', at <> date '2024-03-10', at is distinct from timestamp '2024-03-10 12:00' from events order by id ;; RESET TIME ZONE
SET TIME ZONE 'America/New_York' ;; select '2024-05-05 10:00'::text::timestamptz, '2024-05-05 10:00:00+02'::text::timestamptz, cast(placed as timestamptz) from orders order by id limit 3 ;; RESET TIME ZONE
SET TIME ZONE 'Asia/Kolkata' ;; select lag(at) over (order by at), at - lag(at) over (order by at), age(at, lag(at) over (order by at)) from events order by at nulls last, id ;; RESET TIME ZONE
SET TIME ZONE 'Europe/Berlin' ;; with d as (select generate_series(date '2024-03-08', date '2024-03-12', interval '1 day') as day) select day, day::date, (select count(*) from events where at >= day and at < day + interval '1 day') from d order by 1 ;; RESET TIME ZONE
SET TIME ZONE 'America/New_York' ;; SELECT $1::timestamptz, $1::timestamptz::date, at > $1::timestamptz FROM events WHERE id < 4 ORDER BY id @@ 2024-03-10 06:00
SET TIME ZONE 'America/New_York' ;; SELECT $1::timestamptz, $1::timestamptz::date, at > $1::timestamptz FROM events WHERE id < 4 ORDER BY id @@ 2024-03-10 06:00:00+00
RESET TIME ZONE ;; SHOW TIME ZONE
SET TIME ZONE 'Europe/Berlin' ;; SELECT timestamptz '2024-04-01 12:00+00' - timestamptz '2024-01-01 12:00+00', at - lag(at) OVER (ORDER BY at), extract(epoch FROM at - timestamptz '2024-01-01 12:00+00') FROM events ORDER BY at, id ;; RESET TIME ZONE
SET TIME ZONE 'Europe/Berlin' ;; SELECT timestamptz '2024-03-30 12:00' + interval '24 hours', timestamptz '2024-03-30 12:00' + interval '1 day', timestamptz '2024-03-30 12:00' + 24 * interval '1 hour', date_bin('1 day', timestamptz '2024-04-01 12:00+00', timestamptz '2024-01-01') ;; RESET TIME ZONE
SET TIME ZONE 'Europe/Berlin' ;; SELECT age(timestamptz '2024-04-01 12:00+00', timestamptz '2024-01-01 12:00+00'), g FROM generate_series(timestamptz '2024-03-30 22:00', timestamptz '2024-03-31 05:00', interval '1 hour') g ORDER BY g ;; RESET TIME ZONE
