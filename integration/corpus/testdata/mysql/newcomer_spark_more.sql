# a newcomer's second look: other applications, other reports
# WordPress, Magento, Drupal, phpMyAdmin
SELECT SQL_CALC_FOUND_ROWS p.id, p.name FROM people p WHERE 1=1 AND p.salary > 0 AND ((p.name LIKE '%a%') OR (p.note LIKE '%a%')) ORDER BY p.name LIKE '%ada%' DESC, p.id DESC LIMIT 0, 5
SELECT DISTINCT YEAR(placed) AS year, MONTH(placed) AS month, count(id) as posts FROM orders WHERE status IN ('new', 'paid') GROUP BY YEAR(placed), MONTH(placed) ORDER BY placed DESC
SELECT `e`.*, IF(`e`.`amount` IS NULL, 0, `e`.`amount`) AS `price`, LEAST(IFNULL(`e`.`amount`, 0), 500) AS `final` FROM `orders` AS `e` WHERE (e.person = '1') ORDER BY `final` ASC, `e`.`id`
SELECT COUNT(*) AS expression FROM (SELECT 1 AS expression FROM people base WHERE (base.active = 1) AND (base.id IN (1, 4, 5, 8))) subquery
SELECT t1.id, COUNT(t2.id) AS parents FROM people t1 LEFT JOIN people t2 ON t1.boss = t2.id GROUP BY t1.id HAVING parents >= 1 ORDER BY parents DESC, t1.id
SELECT option_name, option_value FROM (SELECT 'siteurl' AS option_name, 'http://x' AS option_value UNION SELECT 'home', 'http://y') o WHERE option_name = 'HOME'
SELECT meta_key, MAX(CASE WHEN meta_id = 1 THEN meta_value END) AS a, MAX(CASE WHEN meta_id = 2 THEN meta_value END) AS b FROM (SELECT 'k' AS meta_key, 1 AS meta_id, 'x' AS meta_value UNION ALL SELECT 'k', 2, 'y') m GROUP BY meta_key
# Ecto, GORM, Doctrine, Knex
SELECT p0.`id`, p0.`name`, o1.`id`, o1.`amount` FROM `people` AS p0 INNER JOIN `orders` AS o1 ON o1.`person` = p0.`id` WHERE ((p0.`id` > 0) AND o1.`amount` IS NOT NULL) ORDER BY o1.`amount` DESC, o1.`id` LIMIT 3
SELECT count(*) FROM `people` WHERE (name LIKE '%a%' OR note IS NULL) AND `people`.`active` IS NULL
SELECT CASE WHEN COUNT(o0_.id) > 0 THEN 1 ELSE 0 END AS sclr_0, COALESCE(MAX(o0_.qty), 0) AS sclr_1 FROM orders o0_ WHERE o0_.person = 1 AND DATE(o0_.placed) >= '2024-01-01'
select `status`, count(*) as `n` from `orders` where not `status` in ('sent') group by `status` having count(*) >= 1 order by `n` desc, `status` asc
select sum(`amount`) as `s` from `orders` where `placed` between ? and ? and `person` in (?, ?) @@ '2024-01-01' | '2024-12-31' | 1 | 2
select * from `orders` where `amount` = ? or `qty` in (?, ?) order by `id` @@ 250 | 3 | 7
SELECT ? AS x, ? + ? AS y, CONCAT(?, ?) AS z @@ 'a' | 1 | 2.5 | 'p' | 'q'
SELECT id, CASE WHEN salary > ? THEN ? ELSE ? END AS band FROM people ORDER BY id @@ 2000 | 'high' | 'low'
SELECT id FROM people WHERE born = ? OR YEAR(born) = ? ORDER BY id @@ '2000-02-29' | 1990
SELECT id FROM events WHERE t > ? ORDER BY id @@ '10:00:00'
SELECT id FROM orders ORDER BY id LIMIT ? OFFSET ? @@ 3 | 2
# reports
WITH days AS (SELECT DATE(placed) AS d, SUM(amount) AS s FROM orders WHERE placed >= '2024-01-01' GROUP BY DATE(placed)) SELECT d, s, SUM(s) OVER (ORDER BY d ROWS BETWEEN 6 PRECEDING AND CURRENT ROW) AS w7, AVG(s) OVER (ORDER BY d RANGE UNBOUNDED PRECEDING) AS m30 FROM days ORDER BY d
SELECT person, COUNT(*) AS n, MIN(placed) AS first_at, MAX(placed) AS last_at, DATEDIFF(MAX(placed), MIN(placed)) / NULLIF(COUNT(*) - 1, 0) AS gap FROM orders WHERE person IS NOT NULL AND placed IS NOT NULL GROUP BY person ORDER BY person
SELECT CASE WHEN amount < 0 THEN 'negative' WHEN amount = 0 THEN 'zero' WHEN amount < 200 THEN 'small' WHEN amount IS NULL THEN 'none' ELSE 'large' END AS bucket, COUNT(*) AS n, ROUND(SUM(amount), 1) AS s FROM orders GROUP BY bucket ORDER BY FIELD(bucket, 'none', 'negative', 'zero', 'small', 'large')
SELECT o.id, o.amount, ROUND(PERCENT_RANK() OVER (ORDER BY o.amount), 3) AS pr, ROUND(CUME_DIST() OVER (ORDER BY o.amount), 3) AS cd FROM orders o WHERE o.amount IS NOT NULL ORDER BY o.amount, o.id
SELECT s.status, t.n FROM (SELECT 'new' AS status UNION SELECT 'paid' UNION SELECT 'lost') s LEFT JOIN (SELECT status, COUNT(*) AS n FROM orders GROUP BY status) t ON t.status = s.status ORDER BY s.status
SELECT product, price, price - AVG(price) OVER (PARTITION BY product) AS off, MAX(price) OVER (PARTITION BY product) = price AS is_max FROM items WHERE product IS NOT NULL ORDER BY product, price, order_id
SELECT YEAR(placed) AS y, QUARTER(placed) AS q, SUM(amount) AS s FROM orders WHERE placed IS NOT NULL GROUP BY y, q WITH ROLLUP
SELECT IF(GROUPING_ID = 0, 'a', 'b') AS g FROM (SELECT 0 AS GROUPING_ID) x
SELECT x.kind, x.n, (SELECT COUNT(*) FROM events e WHERE e.n <= x.n) AS rank_by_count FROM events x WHERE x.n IS NOT NULL ORDER BY x.n DESC
SELECT a.id AS id1, b.id AS id2, ABS(DATEDIFF(a.born, b.born)) AS days FROM people a, people b WHERE a.id < b.id AND a.born IS NOT NULL AND b.born IS NOT NULL ORDER BY days LIMIT 3
SELECT COUNT(DISTINCT CASE WHEN status = 'paid' THEN person END) AS payers, COUNT(DISTINCT person) AS persons, COUNT(DISTINCT CASE WHEN status = 'paid' THEN person END) / COUNT(DISTINCT person) AS conv FROM orders
SELECT SUM(IF(WEEKDAY(placed) < 5, amount, 0)) AS weekday, SUM(IF(WEEKDAY(placed) >= 5, amount, 0)) AS weekend, ROUND(SUM(IF(WEEKDAY(placed) >= 5, amount, 0)) / SUM(amount) * 100, 2) AS pct FROM orders WHERE placed IS NOT NULL
SELECT DATE_FORMAT(placed, '%H:00') AS h, COUNT(*) AS n, REPEAT('*', COUNT(*)) AS bar FROM orders WHERE placed IS NOT NULL GROUP BY h ORDER BY h
WITH RECURSIVE seq AS (SELECT 0 AS n UNION ALL SELECT n + 1 FROM seq WHERE n < 5) SELECT n, DATE_ADD('2024-02-27', INTERVAL n DAY) AS d, DAYNAME(DATE_ADD('2024-02-27', INTERVAL n DAY)) AS dn, POW(n, 2) AS sq, n / 3 AS q FROM seq
WITH RECURSIVE tree AS (SELECT id, boss, CAST(id AS CHAR(200)) AS path FROM people WHERE boss IS NULL UNION ALL SELECT p.id, p.boss, CONCAT(t.path, '/', p.id) FROM people p JOIN tree t ON p.boss = t.id) SELECT id, path, LENGTH(path) - LENGTH(REPLACE(path, '/', '')) AS depth FROM tree ORDER BY path
WITH d AS (SELECT *, ROW_NUMBER() OVER (PARTITION BY LOWER(TRIM(name)) ORDER BY id DESC) AS rn FROM people WHERE name IS NOT NULL) SELECT id, name FROM d WHERE rn = 1 ORDER BY id
WITH f AS (SELECT person, MIN(CASE WHEN status = 'new' THEN placed END) AS t1, MIN(CASE WHEN status = 'paid' THEN placed END) AS t2 FROM orders GROUP BY person) SELECT COUNT(t1) AS step1, COUNT(CASE WHEN t2 > t1 THEN 1 END) AS step2, AVG(TIMESTAMPDIFF(DAY, t1, t2)) AS days FROM f
SELECT person, status, amount, FIRST_VALUE(amount) OVER w AS f, LEAD(status) OVER w AS nxt, amount - LAG(amount) OVER w AS delta, ROUND(amount / SUM(amount) OVER (PARTITION BY person) * 100, 1) AS share FROM orders WHERE person IN (1, 2, 4) WINDOW w AS (PARTITION BY person ORDER BY placed, id) ORDER BY person, placed, id
SELECT MAX(salary) AS second FROM people WHERE salary < (SELECT MAX(salary) FROM people)
SELECT DISTINCT salary FROM people ORDER BY salary DESC LIMIT 1 OFFSET 1
SELECT p.id, p.salary, (SELECT COUNT(DISTINCT q.salary) FROM people q WHERE q.salary > p.salary) + 1 AS rnk FROM people p WHERE p.salary IS NOT NULL ORDER BY rnk, p.id
SELECT boss, AVG(salary) AS a, STDDEV_POP(salary) AS sd, SUM(salary) / COUNT(*) AS m, MAX(salary) - MIN(salary) AS r FROM people GROUP BY boss HAVING AVG(salary) IS NOT NULL ORDER BY boss
SELECT id, salary, CASE NTILE(3) OVER (ORDER BY salary) WHEN 1 THEN 'low' WHEN 2 THEN 'mid' ELSE 'high' END AS t FROM people WHERE salary IS NOT NULL ORDER BY salary, id
SELECT COUNT(*) AS total, COUNT(*) - COUNT(doc) AS missing, ROUND((COUNT(*) - COUNT(doc)) / COUNT(*), 3) AS ratio, SUM(status IS NULL OR status = '') AS blank FROM orders
SELECT 'people' AS t, COUNT(*) AS n FROM people UNION ALL SELECT 'orders', COUNT(*) FROM orders UNION ALL SELECT 'items', COUNT(*) FROM items ORDER BY n DESC, t
# text
SELECT id, SUBSTRING_INDEX(note, ' ', 1) AS w1, SUBSTRING_INDEX(note, ' ', -1) AS wl, LOCATE(' ', note) AS sp, LENGTH(note) - LENGTH(REPLACE(note, ' ', '')) + 1 AS words FROM people WHERE note <> '' ORDER BY id
SELECT CONCAT(LEFT('4111111111111111', 4), REPEAT('*', 8), RIGHT('4111111111111111', 4)), INSERT('Quadratic', 3, 4, 'What'), REVERSE('añb'), LPAD('7', 3, '0'), CONCAT_WS('-', 2024, LPAD(3, 2, 0), LPAD(9, 2, 0))
SELECT REGEXP_REPLACE('abc123def', '[0-9]+', '#'), REGEXP_SUBSTR('a1b22', '[0-9]{2}'), 'foo' REGEXP '^f.o$', 'a.b' REGEXP 'a\\.b', REGEXP_REPLACE('John Smith', '([A-Za-z]+) ([A-Za-z]+)', '\\2, \\1')
SELECT id, w, IF(w REGEXP '^[A-Z]', 'upper', 'other') AS a, w REGEXP BINARY '^[A-Z]' AS b, w NOT REGEXP 'a' AS c FROM words WHERE id < 8 ORDER BY id
SELECT CHAR_LENGTH('日本語'), LENGTH('日本語'), SUBSTRING('日本語', 2, 1), UPPER('straße'), LOWER('ÀÉ'), ASCII('é'), HEX('é'), ORD('日'), LEFT('😀x', 1)
SELECT TRIM(BOTH '/' FROM '//a/b//'), TRIM('\t' FROM '\ta\t'), REPLACE('a-b-c', '-', ''), SUBSTR('hello' FROM 2 FOR 3), SUBSTR('hello', -3), SUBSTRING('hello', 0), MID('hello', 2), LOCATE('l', 'hello', 4), INSTR('hello', 'L')
SELECT 'it''s', "double ""quoted""", 'back\\slash', 'new\nline', 'tab\there', _utf8mb4'x', N'y', 'a' 'b', X'4D79', 0x41, b'1000001'
SELECT name, SOUNDEX(name) = SOUNDEX('Bob') AS s, name IN ('BOB', 'ADA') AS i, name = BINARY 'ada' AS b, name LIKE BINARY 'A%' AS lb, STRCMP(name, 'bob') AS c FROM people WHERE name IS NOT NULL ORDER BY id
SELECT ELT(FIELD(status, 'new', 'paid', 'sent') + 1, '?', 'N', 'P', 'S') AS code, MAKE_SET(qty, 'a', 'b', 'c') AS ms, FIND_IN_SET(status, 'x,paid,NEW') AS fs FROM orders ORDER BY id
SELECT id, CAST(salary AS CHAR) AS a, CONCAT(salary, '') AS b, CAST(height AS CHAR) AS c, CONCAT(born) AS d, CONCAT(active) AS e, CAST(salary AS SIGNED) AS f, CAST(born AS SIGNED) AS g FROM people WHERE id <> 8 ORDER BY id
SELECT id, name + 0 AS a, note * 1 AS b, note AND 1 AS c, NOT name AS d, name IS TRUE AS e FROM people ORDER BY id
# dates
SELECT DATE_FORMAT('2009-10-04 22:23:00', '%W %M %Y'), DATE_FORMAT('2007-10-04 22:23:00', '%H:%i:%s'), DATE_FORMAT('1900-10-04 22:23:00', '%D %y %a %d %m %b %j'), DATE_FORMAT('1997-10-04 22:23:00', '%H %k %I %r %T %S %w'), DATE_FORMAT('1999-01-01', '%X %V'), DATE_FORMAT('2024-01-01', '%%x')
SELECT ADDDATE('2008-01-02', 31), SUBDATE('2008-01-02', INTERVAL 31 DAY), DATE_ADD('2018-05-01', INTERVAL 1 YEAR), DATE_SUB('2018-05-01', INTERVAL 1 QUARTER), '2018-12-31 23:59:59' + INTERVAL 1 SECOND, DATE_ADD('2100-12-31 23:59:59', INTERVAL '1:1' MINUTE_SECOND), DATE_SUB('1900-01-01 00:00:00', INTERVAL '1 10' DAY_HOUR), DATE_ADD('2024-01-30', INTERVAL 1 MONTH)
SELECT LAST_DAY('2024-02-05'), DAYOFWEEK('2007-02-03'), DAYOFMONTH('2007-02-03'), WEEKDAY('2008-02-03 22:23:00'), MONTHNAME('2008-02-03'), QUARTER('2008-04-01'), WEEK('2008-02-20', 0), WEEK('2008-12-31', 1), MAKEDATE(2011, 365), MAKETIME(12, 15, 30), PERIOD_ADD(200801, 2), PERIOD_DIFF(200802, 200703)
SELECT TIMEDIFF('2000-01-01 00:00:00', '2000-01-01 00:00:00.000001'), TIMEDIFF('23:59:59', '12:30:00'), ADDTIME('01:00:00', '00:30:15'), SUBTIME('10:00:00', '12:00:00'), SEC_TO_TIME(2378), SEC_TO_TIME(100000), TIME_TO_SEC('22:23:00'), TIME('2003-12-31 01:02:03'), TIME_FORMAT('100:00:00', '%H %k %h %I %l'), HOUR('272:59:59')
SELECT TIMESTAMPDIFF(MONTH, '2003-02-01', '2003-05-01'), TIMESTAMPDIFF(YEAR, '2002-05-01', '2001-01-01'), TIMESTAMPDIFF(MINUTE, '2003-02-01', '2003-05-01 12:05:55'), TIMESTAMPDIFF(WEEK, '2024-01-01', '2024-02-01'), TIMESTAMPDIFF(QUARTER, '2023-01-15', '2024-01-14'), TIMESTAMPADD(MINUTE, 1, '2003-01-02'), DATEDIFF('2010-11-30 23:59:59', '2010-12-31')
SELECT STR_TO_DATE('01,5,2013', '%d,%m,%Y'), STR_TO_DATE('a09:30:17', 'a%h:%i:%s'), STR_TO_DATE('2024-02-30', '%Y-%m-%d'), STR_TO_DATE('12/31/1999 11:59 PM', '%m/%d/%Y %h:%i %p'), STR_TO_DATE('Monday 5 February 2024', '%W %e %M %Y'), STR_TO_DATE('2024 050', '%Y %j')
SELECT EXTRACT(MINUTE FROM '2019-07-02 01:02:03'), EXTRACT(HOUR_MINUTE FROM '2019-07-02 10:02:03'), EXTRACT(DAY_MICROSECOND FROM '2019-07-02 01:02:03.000123'), EXTRACT(MICROSECOND FROM '2003-01-02 10:30:00.000123'), EXTRACT(YEAR FROM 20190702), MONTH(20190702), DAY('2019-07-02')
SELECT id, DATE_FORMAT(born, '%Y') + 0 AS y, YEAR(CURDATE()) - YEAR(born) > 0 AS p, born < NOW() AS b, born BETWEEN '1980-01-01' AND '2000-12-31' AS c, MONTH(born) = 2 AND DAY(born) = 29 AS leap, DATE_FORMAT(born, '%m%d') AS md FROM people ORDER BY id
SELECT id, at, DATE_FORMAT(at, '%Y-%m-%dT%TZ') AS iso, UNIX_TIMESTAMP(at) AS u, FROM_UNIXTIME(UNIX_TIMESTAMP(at)) = at AS same, TO_DAYS(at) AS td, DATE(at) = day AS eq, EXTRACT(DAY_HOUR FROM at) AS dh FROM events WHERE at > '1971-01-01' ORDER BY id
SELECT FLOOR(UNIX_TIMESTAMP('2024-03-10 10:07:30') / 300) * 300 AS slot, FROM_UNIXTIME(FLOOR(UNIX_TIMESTAMP('2024-03-10 10:07:30') / 300) * 300) AS slot_at, DATE_SUB('2024-03-10', INTERVAL WEEKDAY('2024-03-10') DAY) AS monday, DATE_FORMAT('2024-03-10', '%Y-%m-01') AS first_day
SELECT CAST('2024-01-01' AS DATE) + 1, CAST('2024-01-01 10:00:00' AS DATETIME) + 0, CURRENT_DATE + INTERVAL 0 DAY = CURRENT_DATE, DATE '2024-02-28' + INTERVAL 2 DAY, TIMESTAMP '2024-02-28 23:00:00' + INTERVAL 2 HOUR, TIME '10:00:00' + INTERVAL 30 MINUTE
# documents
SELECT id, JSON_UNQUOTE(JSON_EXTRACT(doc, '$.b')) AS b, JSON_EXTRACT(doc, '$.b.c') = 'x' AS eq, JSON_EXTRACT(doc, '$.a') > 1 AS gt, JSON_EXTRACT(doc, '$.zz') IS NULL AS none FROM orders WHERE doc IS NOT NULL ORDER BY id
SELECT status, JSON_ARRAYAGG(JSON_OBJECT('id', id, 'qty', qty)) AS arr FROM orders WHERE id IN (10, 11, 13) GROUP BY status ORDER BY status
SELECT person, JSON_OBJECT('n', COUNT(*), 'total', SUM(amount), 'last', MAX(placed)) AS j FROM orders WHERE person = 1 GROUP BY person
SELECT JSON_EXTRACT(JSON_ARRAYAGG(id), '$[0]') AS f, JSON_LENGTH(JSON_ARRAYAGG(id)) AS n FROM people WHERE id = 3
SELECT id, COALESCE(JSON_UNQUOTE(JSON_EXTRACT(doc, '$.k')), 'none') AS k, IF(JSON_VALID(doc), JSON_LENGTH(doc), -1) AS l, JSON_TYPE(JSON_EXTRACT(doc, '$.b')) AS tb FROM orders ORDER BY id
SELECT id FROM orders WHERE JSON_EXTRACT(doc, '$.n') < 0 OR JSON_UNQUOTE(JSON_EXTRACT(doc, '$.b.c')) IN ('x', 'y') OR JSON_SEARCH(doc, 'one', 'v%') IS NOT NULL ORDER BY id
SELECT id, JSON_SET(doc, '$.tags', JSON_ARRAY('a', qty), '$.l[0]', 'zero') AS x FROM orders WHERE id = 10
SELECT id, JSON_MERGE_PRESERVE(doc, '{"a": 5}', JSON_OBJECT('s', status)) AS x FROM orders WHERE id IN (10, 13) ORDER BY id
SELECT id, JSON_REMOVE(JSON_SET(doc, '$.t', 1), '$.a', '$.b') AS x FROM orders WHERE id IN (10, 17) ORDER BY id
SELECT jt.a, jt.b FROM JSON_TABLE('[{"a": 1, "b": "x"}, {"a": 2, "b": "y"}]', '$[*]' COLUMNS (a INT PATH '$.a', b VARCHAR(10) PATH '$.b')) AS jt ORDER BY jt.a DESC
SELECT o.id, j.v FROM orders o, JSON_TABLE(o.doc, '$.l[*]' COLUMNS (i FOR ORDINALITY, v INT PATH '$')) AS j WHERE o.id = 10 ORDER BY j.i
SELECT j.k, SUM(j.n) AS s FROM JSON_TABLE('[{"k":"a","n":1.5},{"k":"b"},{"k":"A","n":2}]', '$[*]' COLUMNS (k VARCHAR(5) PATH '$.k', n DECIMAL(8,2) PATH '$.n' DEFAULT '0' ON EMPTY)) j GROUP BY j.k ORDER BY j.k
SELECT COUNT(*) FROM orders o LEFT JOIN JSON_TABLE(o.doc, '$.l[*]' COLUMNS (v INT PATH '$')) j ON TRUE
# numbers
SELECT ROUND(2.5), ROUND(-2.5), ROUND(2.45, 1), ROUND(1234.567, -2), ROUND(5e-1), TRUNCATE(-1.999, 1), TRUNCATE(122, -2), CEILING(-1.5), FLOOR(1.5), MOD(-5, 3), MOD(5.5, 2), 5 DIV 2, -5 DIV 2, ABS(-0.5), SIGN(-3)
SELECT 0.1 + 0.2 = 0.3, 1e-1 + 2e-1, 10 / 3, 10 / 3 * 3, 1.10 + 2.205, 3 * 1.50, 7 / 2.0, 1 / 8, 2 / 3.000, 1.5 DIV 0.4, 100 / 7.00 / 3, 1e3 / 3, '3' * '4', '3.5' + 1
SELECT id, a * 1.5 AS x, a / 2 AS y, c * c AS z, c / a AS w, b + a AS v, r * 2 AS u, d + 1 AS t FROM nums WHERE id IN (1, 2, 3, 8, 9) ORDER BY id
SELECT SUM(a) / COUNT(a) AS m1, AVG(a) AS m2, AVG(c) * 2 AS m3, SUM(c) * 1.1 AS m4, ROUND(AVG(c), 2) AS m5, SUM(a * c) AS m6, SUM(r) AS m7, AVG(e / 2) AS m8, SUM(a) % 7 AS m9, MAX(a) / MIN(e) AS m10 FROM nums WHERE id IN (1, 2, 3, 8, 9)
SELECT FORMAT(12332.123456, 4), FORMAT(12332.1, 4), FORMAT(12332.2, 0), FORMAT(-1e6, 2), HEX(10), CONV(6, 10, 2), CONV('ff', 16, 10), BIN(12), OCT(12), CRC32('MySQL'), BIT_COUNT(29), INET_ATON('10.0.5.9'), INET_NTOA(167773449)
SELECT GREATEST(2, 0), GREATEST(34.0, 3.0, 5.0, 767.0), LEAST('B', 'A', 'C'), COALESCE(NULL, 0), IFNULL(1 / 0, 'yes'), NULLIF(1, 2), 1 <=> NULL, ISNULL(1 / 0), 2 BETWEEN 1 AND 3, 'b' BETWEEN 'a' AND 'c', 2 IN (0, 3, 5, '2'), INTERVAL(10, 1, 10, 100)
SELECT PI(), ROUND(SIN(1), 6), ROUND(ATAN2(-2, 2), 6), DEGREES(PI()), RADIANS(90), ROUND(COT(12), 6), EXP(0), LOG(10, 100), SQRT(20.25), POW(-2, 3), RAND(5) BETWEEN 0 AND 1
# joins and sets
SELECT p.id, o.id, o.status FROM people p LEFT JOIN orders o ON o.person = p.id AND o.status = 'PAID' WHERE p.id < 5 ORDER BY p.id, o.id
SELECT p.id FROM people p LEFT JOIN orders o ON o.person = p.id WHERE o.id IS NULL ORDER BY p.id
SELECT o.id, p.name FROM orders o RIGHT JOIN people p ON p.id = o.person ORDER BY p.id, o.id
SELECT id FROM people WHERE id NOT IN (SELECT boss FROM people WHERE boss IS NOT NULL) AND (name, active) NOT IN (SELECT name, active FROM people WHERE active = 0 AND name IS NOT NULL) ORDER BY id
SELECT person, status FROM orders WHERE person IS NOT NULL UNION SELECT id, name FROM people WHERE id < 3 ORDER BY person, status
SELECT * FROM (SELECT id, name, 'x' AS src FROM people WHERE id < 3 UNION ALL SELECT id, status, 'y' FROM orders WHERE id < 12) q JOIN items i ON i.order_id = q.id ORDER BY q.id, i.line
SELECT p.*, (SELECT GROUP_CONCAT(DISTINCT o.status ORDER BY o.placed SEPARATOR '>') FROM orders o WHERE o.person = p.id) AS trail FROM people p ORDER BY p.id
SELECT id, name FROM people p WHERE EXISTS (SELECT 1 FROM orders o WHERE o.person = p.id AND o.amount > (SELECT AVG(amount) FROM orders WHERE id < 100)) ORDER BY id
SELECT COUNT(*), MIN(x.c), MAX(x.c) FROM (SELECT person, COUNT(*) AS c FROM orders GROUP BY person HAVING c > 1) x
# writes
CREATE TABLE nm1 (id int, name varchar(20), price decimal(8,2), at datetime DEFAULT CURRENT_TIMESTAMP) ;; INSERT INTO nm1 (id, name, price) VALUES (1, 'a', 1.005), (2, 'b', '2.5') ;; INSERT INTO nm1 (id, name, price) SELECT id, name, salary FROM people WHERE id = 4 ;; SELECT id, name, price, at > '2020-01-01' FROM nm1 ORDER BY id ;; DROP TABLE nm1
CREATE TABLE nm2 (d date, ts timestamp NULL, t3 time(3), dt6 datetime(6), dt datetime) ;; INSERT INTO nm2 VALUES ('2024-01-02', '2024-01-02 03:04:05', '10:11:12.345', '2024-01-02 03:04:05.678901', '2024-01-02 03:04:05') ;; SELECT d, ts, t3, dt6, dt FROM nm2 ;; SELECT MAX(t3), MIN(dt), dt + INTERVAL 1 DAY, TIME(dt), TIMEDIFF(dt, ts), COALESCE(dt, ts), IF(1, dt, NULL), t3 > '10:00:00' FROM nm2 GROUP BY dt, ts, t3 ;; DROP TABLE nm2
CREATE TABLE nm3 (a int) COMMENT = 'x' ;; INSERT INTO nm3 VALUES (1), (NULL) ;; ALTER TABLE nm3 ADD COLUMN b varchar(5) ;; INSERT INTO nm3 VALUES (2, 'z') ;; SELECT a, b FROM nm3 ORDER BY a ;; DROP TABLE nm3
CREATE VIEW nm4 AS SELECT p.name AS who, COUNT(o.id) AS n FROM people p LEFT JOIN orders o ON o.person = p.id GROUP BY p.id, p.name ;; SELECT who, n FROM nm4 ORDER BY n DESC, who LIMIT 3 ;; DROP VIEW nm4
