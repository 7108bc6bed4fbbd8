# a newcomer's statements: frameworks, dashboards, analysts' reports, documents, migrations
# Django
SELECT `people`.`id`, `people`.`name`, (SELECT U0.`amount` FROM `orders` U0 WHERE U0.`person` = (`people`.`id`) ORDER BY U0.`placed` DESC LIMIT 1) AS `last_amount` FROM `people` ORDER BY `people`.`id` ASC
SELECT COUNT(*) AS `__count` FROM (SELECT DISTINCT `orders`.`person` AS `col1` FROM `orders` WHERE NOT (`orders`.`status` = 'new' AND `orders`.`status` IS NOT NULL)) subquery
SELECT CAST(DATE_FORMAT(`orders`.`placed`, '%Y-%m-01 00:00:00') AS DATETIME) AS `month`, COUNT(`orders`.`id`) AS `c`, SUM(`orders`.`amount`) AS `total` FROM `orders` WHERE `orders`.`placed` IS NOT NULL GROUP BY 1 ORDER BY 1 ASC
SELECT DISTINCT CAST(DATE_FORMAT(`people`.`born`, '%Y-01-01') AS DATE) AS `datefield` FROM `people` WHERE `people`.`born` IS NOT NULL ORDER BY `datefield` DESC
SELECT `people`.`id`, CASE WHEN `people`.`salary` >= 4000 THEN 'gold' WHEN `people`.`salary` BETWEEN 1000 AND 4000 THEN 'silver' ELSE 'bronze' END AS `tier` FROM `people` WHERE (`people`.`name` REGEXP BINARY '^[A-Z]' OR `people`.`name` LIKE BINARY 'a%') ORDER BY `people`.`id` ASC
SELECT `orders`.`id`, EXISTS(SELECT 1 AS `a` FROM `items` U0 WHERE (U0.`order_id` = (`orders`.`id`) AND U0.`quantity` > 5) LIMIT 1) AS `big` FROM `orders` ORDER BY `orders`.`id`
SELECT `orders`.`id`, JSON_UNQUOTE(JSON_EXTRACT(`orders`.`doc`, '$."b"."c"')) AS `bc` FROM `orders` WHERE JSON_EXTRACT(`orders`.`doc`, '$."a"') = JSON_EXTRACT('1', '$')
SELECT `orders`.`id` FROM `orders` WHERE JSON_CONTAINS_PATH(`orders`.`doc`, 'one', '$."k"') AND JSON_TYPE(JSON_EXTRACT(`orders`.`doc`, '$."k"')) = 'STRING'
SELECT `orders`.`id` FROM `orders` WHERE JSON_CONTAINS(`orders`.`doc`, '{"a": 1}') ORDER BY `orders`.`id`
SELECT AVG(`items`.`price` * `items`.`quantity`) AS `avg_line`, STDDEV_SAMP(`items`.`quantity`) IS NOT NULL AS `dev` FROM `items` INNER JOIN `orders` ON (`items`.`order_id` = `orders`.`id`) WHERE `orders`.`status` = 'NEW'
# SQLAlchemy
SELECT anon_1.person AS anon_1_person, anon_1.n AS anon_1_n FROM (SELECT orders.person AS person, count(orders.id) AS n FROM orders GROUP BY orders.person) AS anon_1 WHERE anon_1.n > 1 ORDER BY anon_1.person
SELECT people.id, people.name, coalesce(lower(people.name), 'unknown') AS coalesce_1 FROM people WHERE lower(people.name) LIKE concat(concat('%%', 'b'), '%%') ORDER BY people.id LIMIT 5, 10
SELECT people.id, row_number() OVER (PARTITION BY people.boss ORDER BY people.salary DESC, people.id) AS rn, lag(people.salary, 1) OVER (PARTITION BY people.boss ORDER BY people.salary DESC, people.id) AS prev FROM people ORDER BY people.id
WITH RECURSIVE chain(id, boss, depth) AS (SELECT people.id, people.boss, 0 FROM people WHERE people.boss IS NULL UNION ALL SELECT p.id, p.boss, chain.depth + 1 FROM people p JOIN chain ON p.boss = chain.id) SELECT depth, count(*) AS n, group_concat(id ORDER BY id) AS ids FROM chain GROUP BY depth ORDER BY depth
SELECT orders.id FROM orders WHERE (orders.person, orders.qty) IN ((1, 3), (4, 7), (2, 0)) ORDER BY orders.id
SELECT CAST(orders.qty AS DECIMAL(10, 2)) / 3 AS x, orders.qty / 3 AS y, orders.qty DIV 3 AS z, orders.qty % 3 AS w FROM orders ORDER BY orders.id
# Eloquent
select `people`.*, (select count(*) from `orders` where `people`.`id` = `orders`.`person` and `status` <> 'paid') as `orders_count` from `people` having `orders_count` > 0 order by `id`
select `status`, sum(case when `qty` > 2 then 1 else 0 end) as `big`, sum(if(`qty` <= 2, 1, 0)) as `small` from `orders` group by `status` order by `status`
select * from `orders` where date(`placed`) between '2024-01-01' and '2024-02-29' and time(`placed`) < '12:00:00' order by `id`
select * from `people` where `name` like '%o%' and not exists (select * from `orders` where `people`.`id` = `orders`.`person`) order by `id` desc limit 3 offset 0
select json_unquote(json_extract(`doc`, '$."k"')) as `k`, count(*) as c from `orders` group by `k` order by `k`
select `id` from `orders` where json_length(`doc`, '$."l"') > 1
select `id`, json_extract(`doc`, '$.l[1]') as second, json_unquote(json_extract(`doc`, '$.b.c')) as bc from `orders` where `doc` is not null order by `id`
select year(`placed`) as y, month(`placed`) as m, monthname(`placed`) as n, count(*) as c from `orders` where `placed` is not null group by y, m, n order by y desc, m desc
# Prisma, TypeORM, Sequelize
SELECT `streamlink`.`people`.`id`, `streamlink`.`people`.`name` FROM `streamlink`.`people` WHERE (`streamlink`.`people`.`id` IN (1,2,3) AND `streamlink`.`people`.`name` IS NOT NULL) ORDER BY `streamlink`.`people`.`id` ASC LIMIT 2 OFFSET 1
SELECT `p`.`id` AS `p_id`, `p`.`name` AS `p_name`, `o`.`id` AS `o_id` FROM `people` `p` LEFT JOIN `orders` `o` ON `o`.`person`=`p`.`id` AND (`o`.`amount` > ?) WHERE `p`.`id` = ? ORDER BY `o`.`id` @@ 50 | 1
SELECT `id`, `amount` FROM `orders` AS `Order` WHERE (`Order`.`amount` >= ? OR `Order`.`status` IN (?, ?)) ORDER BY `Order`.`id` LIMIT 20 @@ 200.5 | 'new' | 'sent'
SELECT ? + 1 AS a, CONCAT(?, '-', id) AS b FROM people WHERE id = ? @@ 41 | 'x' | 2
SELECT id FROM orders WHERE placed >= ? AND placed < ? ORDER BY id @@ '2024-01-01' | '2024-03-01 00:00:00'
SELECT id, IFNULL(?, note) AS n FROM people WHERE name <=> ? ORDER BY id @@ \N | \N
SELECT COUNT(*) FROM people WHERE born < ? AND salary > ? @@ '1990-01-01' | 0.5
# Hibernate, jOOQ, MyBatis
select o1_0.id,o1_0.person,case when (o1_0.amount>=100) then 'H' else 'L' end from orders o1_0 left join people p1_0 on p1_0.id=o1_0.person where p1_0.name is null or p1_0.name like 'b%' escape '!' order by o1_0.id
select count(distinct p1_0.id), max(o1_0.amount), min(o1_0.amount) from people p1_0 join orders o1_0 on o1_0.person=p1_0.id where o1_0.amount is not null having count(*)>1
select t.id, t.amount, t.rnk from (select o.id, o.amount, dense_rank() over (order by o.amount desc) as rnk from orders o where o.amount is not null) t where t.rnk<=3 order by t.rnk, t.id
select `p`.`id`, (select json_arrayagg(`o`.`id`) from `orders` `o` where `o`.`person` = `p`.`id`) as `os` from `people` `p` where `p`.`id` in (2, 3) order by `p`.`id`
# Grafana, Metabase, Superset, Redash, Looker, Tableau
SELECT UNIX_TIMESTAMP(`placed`) DIV 86400 * 86400 AS "time", SUM(amount) AS total FROM orders WHERE placed BETWEEN FROM_UNIXTIME(1704067200) AND FROM_UNIXTIME(1711929600) GROUP BY 1 ORDER BY 1
SELECT STR_TO_DATE(CONCAT(DATE_FORMAT(`orders`.`placed`, '%Y-%m'), '-01'), '%Y-%m-%d') AS `placed`, COUNT(*) AS `count` FROM `orders` GROUP BY STR_TO_DATE(CONCAT(DATE_FORMAT(`orders`.`placed`, '%Y-%m'), '-01'), '%Y-%m-%d') ORDER BY 1 ASC
SELECT STR_TO_DATE(CONCAT(YEARWEEK(`placed`), ' Sunday'), '%X%V %W') AS `week`, COUNT(*) AS `count` FROM `orders` WHERE placed IS NOT NULL GROUP BY 1 ORDER BY 1
SELECT DATE_ADD(DATE(placed), INTERVAL -(DAYOFWEEK(placed) - 1) DAY) AS wk, COUNT(*) FROM orders WHERE placed IS NOT NULL GROUP BY wk ORDER BY wk
SELECT DATE(DATE_SUB(placed, INTERVAL DAYOFWEEK(DATE_SUB(placed, INTERVAL 1 DAY)) - 1 DAY)) AS __timestamp, sum(amount) AS `SUM(amount)` FROM orders WHERE placed IS NOT NULL GROUP BY DATE(DATE_SUB(placed, INTERVAL DAYOFWEEK(DATE_SUB(placed, INTERVAL 1 DAY)) - 1 DAY)) ORDER BY `SUM(amount)` DESC LIMIT 1000
SELECT MAKEDATE(YEAR(placed), 1) + INTERVAL QUARTER(placed) QUARTER - INTERVAL 1 QUARTER AS q, COUNT(*) FROM orders WHERE placed IS NOT NULL GROUP BY q ORDER BY q
SELECT (FLOOR(((`orders`.`amount` - 0.0) / 100.0)) * 100.0) + 0.0 AS bin, COUNT(*) AS n FROM orders WHERE amount < 1000 GROUP BY bin ORDER BY bin
SELECT `people`.`active` AS `active`, SUM(1) AS `cnt:people:ok`, SUM(`people`.`salary`) AS `sum:salary:ok` FROM `people` WHERE ((`people`.`born` >= DATE '1900-01-01') AND (`people`.`born` < TIMESTAMP '2030-01-01 00:00:00')) GROUP BY 1 ORDER BY 1
SELECT DATE_FORMAT(CONVERT_TZ(placed, '+00:00', '-05:00'), '%Y-%m-%d %H:00:00') AS `orders.hour`, COALESCE(SUM(qty), 0) AS `orders.qty` FROM orders WHERE placed IS NOT NULL GROUP BY 1 ORDER BY 1 DESC LIMIT 500
SELECT ADDDATE(CAST(CONCAT(DATE_FORMAT(placed, '%Y-%m-%d %H'), ':00:00') AS DATETIME), INTERVAL 0 SECOND) AS h, COUNT(1) AS c FROM orders WHERE placed > '2024-01-01' GROUP BY 1 ORDER BY 1
SELECT source.status, source.total, source.total / SUM(source.total) OVER () AS share FROM (SELECT status, SUM(amount) AS total FROM orders WHERE amount > 0 GROUP BY status) source ORDER BY source.total DESC, source.status
SELECT kind, DATE_FORMAT(at, '%x-W%v') AS iso, DAYNAME(at) AS d, HOUR(at) AS h FROM events WHERE at IS NOT NULL ORDER BY id
# reports
WITH m AS (SELECT DATE_FORMAT(placed, '%Y-%m') AS ym, SUM(amount) AS total FROM orders WHERE placed IS NOT NULL GROUP BY ym) SELECT ym, total, LAG(total) OVER (ORDER BY ym) AS prev, ROUND((total - LAG(total) OVER (ORDER BY ym)) / NULLIF(LAG(total) OVER (ORDER BY ym), 0) * 100, 1) AS pct FROM m ORDER BY ym
WITH RECURSIVE cal AS (SELECT DATE('2024-02-25') AS d UNION ALL SELECT d + INTERVAL 1 DAY FROM cal WHERE d < '2024-03-03') SELECT cal.d, COALESCE(SUM(o.amount), 0) AS total, COUNT(o.id) AS n FROM cal LEFT JOIN orders o ON DATE(o.placed) = cal.d GROUP BY cal.d ORDER BY cal.d
WITH first AS (SELECT person, MIN(DATE(placed)) AS f FROM orders WHERE person IS NOT NULL GROUP BY person) SELECT DATE_FORMAT(f.f, '%Y-%m') AS cohort, TIMESTAMPDIFF(MONTH, f.f, o.placed) AS months, COUNT(DISTINCT o.person) AS people FROM first f JOIN orders o ON o.person = f.person GROUP BY cohort, months ORDER BY cohort, months
SELECT person, placed, SUM(amount) OVER w AS running, AVG(amount) OVER (PARTITION BY person ORDER BY placed ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) AS moving FROM orders WHERE person IS NOT NULL WINDOW w AS (PARTITION BY person ORDER BY placed ROWS UNBOUNDED PRECEDING) ORDER BY person, placed
SELECT MIN(day) AS from_day, MAX(day) AS to_day, COUNT(*) AS days FROM (SELECT day, DATE_SUB(day, INTERVAL ROW_NUMBER() OVER (ORDER BY day) DAY) AS grp FROM (SELECT DISTINCT DATE(at) AS day FROM events WHERE at IS NOT NULL) x) y GROUP BY grp ORDER BY from_day
SELECT AVG(salary) AS median FROM (SELECT salary, ROW_NUMBER() OVER (ORDER BY salary) AS rn, COUNT(*) OVER () AS cnt FROM people WHERE salary IS NOT NULL) t WHERE rn IN (FLOOR((cnt + 1) / 2), CEIL((cnt + 1) / 2))
SELECT product, SUM(CASE WHEN order_id = 10 THEN quantity END) AS o10, SUM(CASE WHEN order_id = 11 THEN quantity ELSE 0 END) AS o11, MAX(IF(order_id = 13, price, NULL)) AS o13 FROM items GROUP BY product ORDER BY product
SELECT id, at, n, SUM(new_session) OVER (ORDER BY at) AS session FROM (SELECT id, at, n, IF(TIMESTAMPDIFF(MINUTE, LAG(at) OVER (ORDER BY at), at) > 60 OR LAG(at) OVER (ORDER BY at) IS NULL, 1, 0) AS new_session FROM events WHERE at IS NOT NULL) e ORDER BY at
SELECT a.id, b.id FROM people a JOIN people b ON a.id < b.id AND a.name = b.name ORDER BY a.id, b.id
SELECT status, COUNT(*) AS n, ROUND(100.0 * COUNT(*) / (SELECT COUNT(*) FROM orders), 2) AS pct, ROUND(AVG(amount), 2) AS avg_amount FROM orders GROUP BY status ORDER BY n DESC, status
SELECT IFNULL(status, 'TOTAL') AS s, SUM(amount) AS total, COUNT(*) AS n FROM orders WHERE status IS NOT NULL GROUP BY status WITH ROLLUP
SELECT p.name, GROUP_CONCAT(CONCAT(o.status, ':', o.amount) ORDER BY o.placed DESC SEPARATOR '; ') AS history FROM people p JOIN orders o ON o.person = p.id GROUP BY p.id, p.name ORDER BY p.id
SELECT person, SUBSTRING_INDEX(GROUP_CONCAT(status ORDER BY placed DESC), ',', 1) AS latest FROM orders WHERE person IS NOT NULL GROUP BY person ORDER BY person
SELECT id, salary, NTILE(4) OVER (ORDER BY salary DESC, id) AS q, FIRST_VALUE(name) OVER (ORDER BY salary DESC, id) AS top, LAST_VALUE(id) OVER (ORDER BY salary DESC, id ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS bottom, NTH_VALUE(id, 2) OVER (ORDER BY salary DESC, id) AS second FROM people ORDER BY id
SELECT DATEDIFF(MAX(placed), MIN(placed)) AS span, TIMESTAMPDIFF(HOUR, MIN(placed), MAX(placed)) AS hours, TIMEDIFF(MAX(placed), '2024-02-29 12:00:00') AS td FROM orders WHERE placed > '2024-01-01'
SELECT WEEKDAY(placed) AS wd, SUM(amount) AS s, SUM(amount) / COUNT(DISTINCT DATE(placed)) AS per_day FROM orders WHERE placed IS NOT NULL GROUP BY wd ORDER BY wd
SELECT o.person, o.id, o.amount FROM orders o WHERE (SELECT COUNT(*) FROM orders x WHERE x.person = o.person AND x.amount > o.amount) < 1 AND o.person IS NOT NULL ORDER BY o.person, o.id
SELECT TIMESTAMPDIFF(YEAR, born, '2024-06-01') AS age, DATE_FORMAT('2024-06-01', '%Y') - DATE_FORMAT(born, '%Y') - (DATE_FORMAT('2024-06-01', '00-%m-%d') < DATE_FORMAT(born, '00-%m-%d')) AS age2 FROM people WHERE born IS NOT NULL ORDER BY id
SELECT FLOOR(TIMESTAMPDIFF(YEAR, born, '2024-06-01') / 10) * 10 AS decade, COUNT(*) AS n, MIN(salary) AS lo, MAX(salary) AS hi FROM people WHERE born IS NOT NULL GROUP BY decade ORDER BY decade
SELECT person, MAX(CASE WHEN status = 'new' THEN 1 ELSE 0 END) AS s1, MAX(CASE WHEN status = 'paid' THEN 1 ELSE 0 END) AS s2, MAX(status = 'sent') AS s3 FROM orders GROUP BY person ORDER BY person
SELECT COUNT(*) AS total, SUM(status = 'new') AS n_new, SUM(status = 'new') / COUNT(*) AS r, AVG(status = 'paid') AS a, COUNT(status = 'sent' OR NULL) AS sent FROM orders
SELECT SUM(amount * (qty > 2)) AS w, SUM(amount) * 1.0 / SUM(qty) AS pu, SUM(amount * qty) / SUM(qty) AS wavg FROM orders
SELECT LAST_DAY(placed) AS eom, DAY(LAST_DAY(placed)) AS days, DATE_FORMAT(LAST_DAY(placed), '%b %e') AS lbl FROM orders WHERE placed IS NOT NULL ORDER BY id
SELECT EXTRACT(YEAR_MONTH FROM placed) AS ym, EXTRACT(DAY_HOUR FROM placed) AS dh, EXTRACT(WEEK FROM placed) AS w, EXTRACT(QUARTER FROM placed) AS q FROM orders WHERE placed IS NOT NULL ORDER BY id
SELECT PERIOD_DIFF(EXTRACT(YEAR_MONTH FROM MAX(placed)), EXTRACT(YEAR_MONTH FROM MIN(placed))) AS months FROM orders
SELECT VARIANCE(qty) AS v, VAR_SAMP(qty) AS vs, STDDEV(qty) AS sd FROM orders WHERE id < 14
# documents of columns
SELECT id, JSON_SET(doc, '$.a', 'new', '$.z.y', 1) AS x FROM orders WHERE id IN (10, 12, 13) ORDER BY id
SELECT id, JSON_SET(doc, '$.b.c', JSON_OBJECT('q', qty)) AS x FROM orders WHERE doc IS NOT NULL ORDER BY id
SELECT id, JSON_SET(doc, '$.total', amount, '$.who', person, '$.status', status) AS x FROM orders WHERE id IN (10, 13, 17) ORDER BY id
SELECT id, JSON_INSERT(doc, '$.a', 99, '$.extra', true) AS x FROM orders WHERE doc IS NOT NULL ORDER BY id
SELECT id, JSON_REPLACE(doc, '$.a', 'r', '$.nothere', 1) AS x FROM orders WHERE doc IS NOT NULL ORDER BY id
SELECT id, JSON_REMOVE(doc, '$.b', '$.l[0]') AS x FROM orders WHERE id = 10
SELECT id, JSON_REMOVE(doc, '$.a', '$.k') AS x FROM orders WHERE id IN (12, 13, 17) ORDER BY id
SELECT id, JSON_MERGE_PATCH(doc, JSON_OBJECT('qty', qty)) AS x FROM orders WHERE id IN (10, 13, 17) ORDER BY id
SELECT id, JSON_MERGE_PATCH(doc, '{"b": {"c": null, "d": [1]}}') AS x FROM orders WHERE id IN (10, 12) ORDER BY id
SELECT id, JSON_ARRAY_APPEND(doc, '$.l', 3, '$.l', status) AS x FROM orders WHERE id = 10
SELECT id, JSON_ARRAY_INSERT(doc, '$.l[1]', 'mid') AS x FROM orders WHERE id = 10
SELECT id, JSON_DEPTH(doc) AS d, JSON_LENGTH(doc) AS n, JSON_LENGTH(doc, '$.l') AS nl, JSON_TYPE(JSON_EXTRACT(doc, '$.l')) AS t FROM orders WHERE doc IS NOT NULL ORDER BY id
SELECT id, JSON_KEYS(doc, '$.b') AS k FROM orders WHERE id IN (10, 12, 13) ORDER BY id
SELECT id FROM orders WHERE JSON_CONTAINS(doc, '"s"', '$.a')
SELECT id FROM orders WHERE JSON_CONTAINS(doc, '[1]', '$.l') OR JSON_CONTAINS(JSON_EXTRACT(doc, '$.n'), '-3') ORDER BY id
SELECT id, JSON_CONTAINS(doc, CAST(qty AS CHAR), '$.l') AS x FROM orders WHERE id IN (10, 12, 17) ORDER BY id
SELECT id, JSON_OVERLAPS(doc, '{"a": 1, "k": 2}') AS o FROM orders WHERE doc IS NOT NULL ORDER BY id
SELECT id, JSON_SEARCH(doc, 'one', 's') AS one, JSON_SEARCH(doc, 'all', '%x%') AS al FROM orders WHERE doc IS NOT NULL ORDER BY id
SELECT id, JSON_EXTRACT(doc, CONCAT('$.', LOWER('A'))) AS x FROM orders WHERE id IN (10, 13) ORDER BY id
SELECT id, JSON_EXTRACT(doc, '$.b.*') AS x, JSON_EXTRACT(doc, '$.l[*]') AS y FROM orders WHERE id = 10
SELECT id, JSON_EXTRACT(doc, '$.a', '$.l') AS x FROM orders WHERE id IN (10, 12) ORDER BY id
SELECT id, JSON_EXTRACT(doc, '$.l[1]') AS x, JSON_VALUE(doc, '$.a') AS v FROM orders WHERE id IN (10, 13) ORDER BY id
SELECT person, JSON_OBJECTAGG(id, doc) IS NOT NULL AS x, JSON_LENGTH(JSON_ARRAYAGG(qty)) AS n FROM orders WHERE person IN (1, 2) GROUP BY person ORDER BY person
SELECT JSON_SET(JSON_OBJECT('id', id), '$.name', name) AS x FROM people WHERE id < 4 ORDER BY id
SELECT JSON_LENGTH(CONCAT('[', GROUP_CONCAT(id), ']')) AS n FROM people
SELECT id, JSON_VALID(note) AS v, JSON_QUOTE(note) AS q FROM people ORDER BY id
SELECT id, JSON_UNQUOTE(JSON_EXTRACT(doc, '$.k')) AS k, JSON_EXTRACT(doc, '$.n') + 1 AS n, CAST(JSON_EXTRACT(doc, '$.n') AS SIGNED) AS c FROM orders WHERE id = 17
SELECT SUM(JSON_EXTRACT(doc, '$.a')) AS s, AVG(JSON_EXTRACT(doc, '$.n')) AS a FROM orders WHERE id <> 13
SELECT id FROM orders ORDER BY JSON_UNQUOTE(JSON_EXTRACT(doc, '$.a')), id
SELECT JSON_PRETTY('{"a":1,"b":[1,2]}') AS p
SELECT JSON_UNQUOTE('"a\\nb"'), JSON_UNQUOTE('plain'), JSON_QUOTE('q"'), JSON_TYPE('1.5'), JSON_TYPE('null')
# text
SELECT id, CONCAT(UPPER(LEFT(name, 1)), LOWER(SUBSTRING(name, 2))) AS proper FROM people ORDER BY id
SELECT id, REPLACE(REPLACE(TRIM(note), '"', ''), '''', '') AS clean, LENGTH(note) AS bytes, CHAR_LENGTH(note) AS chars FROM people ORDER BY id
SELECT SUBSTRING_INDEX(SUBSTRING_INDEX('a,b,c,d', ',', n.id), ',', -1) AS part FROM nums n WHERE n.id <= 4 ORDER BY n.id
SELECT id, REGEXP_REPLACE(w, '[^a-zA-Z]', '') AS letters, REGEXP_SUBSTR(w, '[aeiou]+') AS vowels, REGEXP_INSTR(w, 'p') AS at FROM words WHERE id IN (1, 2, 3, 6, 14, 15) ORDER BY id
SELECT id, LPAD(id, 5, '0') AS code, RPAD(IFNULL(name, ''), 6, '.') AS padded, INSERT('abcdef', 2, 3, 'X') AS ins, REPEAT('ab', id % 3) AS rep, REVERSE(name) AS rev FROM people ORDER BY id
SELECT id, FIND_IN_SET(w, 'apple,banana,a_b') AS f, FIELD(w, 'banana', 'apple') AS g, ELT(id, 'one', 'two', 'three') AS e FROM words ORDER BY id
SELECT id, (CHAR_LENGTH(w) - CHAR_LENGTH(REPLACE(w, 'p', ''))) AS ps, STRCMP(w, v) AS cmp, w SOUNDS LIKE v AS snd FROM words WHERE w IS NOT NULL AND v IS NOT NULL AND id < 8 ORDER BY id
SELECT FORMAT(1234567.891, 2), FORMAT(0.5, 0), FORMAT(-1234.5, 1), FORMAT('1e3', 3), FORMAT(NULL, 2)
SELECT id, FORMAT(salary, 2) AS s, FORMAT(salary, 0) AS z, CONCAT('$', FORMAT(salary * 1.1, 2)) AS d FROM people ORDER BY id
SELECT id, SOUNDEX(w) AS sx, HEX(w) AS hx, QUOTE(w) AS q FROM words WHERE id IN (1, 3, 6, 8, 15) ORDER BY id
SELECT MD5('a'), SHA1('a'), SHA2('a', 256), CRC32('a'), TO_BASE64('abc'), HEX(255), UNHEX('4D79'), BIN(10), OCT(64), CONV('a', 16, 2)
SELECT name, MAKE_SET(1 | 4, 'a', 'b', 'c') AS ms, EXPORT_SET(5, 'Y', 'N', ',', 4) AS es, CHAR(72, 105) AS ch, ASCII(name) AS asc_, ORD(name) AS o FROM people WHERE id < 4 ORDER BY id
SELECT w FROM words WHERE w LIKE '%|_%' ESCAPE '|' OR w LIKE '%\%%' ORDER BY id
SELECT w LIKE v ESCAPE '!' AS a, w LIKE CONCAT(LEFT(w, 2), '%') AS b, w NOT LIKE '%a%' AS c FROM words ORDER BY id
SELECT id FROM words WHERE w RLIKE '^[[:alpha:]]+$' ORDER BY id
SELECT id FROM words WHERE w REGEXP BINARY 'A' ORDER BY id
SELECT CONCAT_WS(', ', name, NULL, note) AS x, CONCAT(name, NULL) AS y FROM people ORDER BY id
SELECT TRIM(LEADING 'x' FROM 'xxabcxx'), TRIM(TRAILING 'xx' FROM 'abcxxx'), TRIM(BOTH ' ' FROM '  a '), LTRIM('  b'), RTRIM('c  '), MID('abcdef', 2, 3), LEFT('abc', 10), RIGHT('abc', 2), INSTR('foobar', 'BAR'), LOCATE('o', 'foo', 3), POSITION('b' IN 'ab'), SPACE(2), UCASE('x'), LCASE('Y')
SELECT GROUP_CONCAT(DISTINCT kind ORDER BY kind DESC SEPARATOR '/') AS k, GROUP_CONCAT(DISTINCT n ORDER BY n DESC) AS n FROM events
SELECT GROUP_CONCAT(DISTINCT product ORDER BY LENGTH(product), product) AS p FROM items WHERE order_id <> 13
SELECT person, GROUP_CONCAT(DISTINCT qty ORDER BY qty DESC LIMIT 2) AS top FROM orders GROUP BY person ORDER BY person
SELECT GROUP_CONCAT(name ORDER BY id LIMIT 3) AS a, GROUP_CONCAT(name ORDER BY id LIMIT 2 OFFSET 1) AS b FROM people
SELECT order_id, GROUP_CONCAT(product, 'x', quantity ORDER BY line DESC SEPARATOR ' + ') AS l FROM items GROUP BY order_id ORDER BY order_id
# dates and times
SELECT id, at + INTERVAL 90 MINUTE AS a, at - INTERVAL '1:30' HOUR_MINUTE AS b, DATE_ADD(day, INTERVAL 1 MONTH) AS c, DATE_SUB(at, INTERVAL 0.5 SECOND) AS d, ADDTIME(at, '01:00:00') AS e FROM events WHERE at IS NOT NULL ORDER BY id
SELECT id, TIME(at) AS a, TIME_FORMAT(t, '%H:%i') AS b, SEC_TO_TIME(TIME_TO_SEC(t) DIV 2) AS c, MAKETIME(1, 2, 3) AS d, t + INTERVAL 1 HOUR AS e FROM events ORDER BY id
SELECT id, TIMEDIFF(at, day) AS a, SUBTIME(t, '00:30:00') AS b, TIMESTAMP(day, t) AS c, t > '12:00' AS d, HOUR(t) AS e, MICROSECOND(at) AS f FROM events ORDER BY id
SELECT CAST('2024-02-29 13:14:15.678' AS DATETIME), CAST('2024-02-29 13:14:15.678' AS DATETIME(1)), CAST('13:14:15.678' AS TIME), CAST('13:14:15.678' AS TIME(2)), CAST(20240229 AS DATE), CAST(131415 AS TIME)
SELECT TIMESTAMPADD(WEEK, 2, '2024-02-29'), TIMESTAMPADD(SECOND, 90, '2024-02-29 23:59:00'), DATE_ADD('2024-01-31', INTERVAL 1 MONTH), '2024-03-31' - INTERVAL 1 MONTH, DATE_ADD('2023-12-31 23:59:59', INTERVAL '1 1:1:1' DAY_SECOND)
SELECT WEEK('2024-12-30'), WEEK('2024-12-30', 1), WEEK('2024-12-30', 3), WEEKOFYEAR('2024-12-30'), YEARWEEK('2024-12-30'), YEARWEEK('2024-12-30', 1), DAYOFYEAR('2024-12-30'), TO_DAYS('2024-12-30'), FROM_DAYS(739615), TO_SECONDS('2024-12-30')
SELECT STR_TO_DATE('31/12/2023 23:05', '%d/%m/%Y %H:%i'), STR_TO_DATE('Mar 5, 2024', '%b %e, %Y'), STR_TO_DATE('10:11 PM', '%h:%i %p'), STR_TO_DATE('20240305', '%Y%m%d')
SELECT DATE_FORMAT(at, '%W, %M %D %Y %l:%i %p'), DATE_FORMAT(at, '%a %d-%b-%y %T.%f'), DATE_FORMAT(day, '%j %U %u %w') FROM events WHERE at IS NOT NULL ORDER BY id
SELECT id, at, CONVERT_TZ(at, '+00:00', '+05:30') AS ist, CONVERT_TZ(at, '-08:00', '+00:00') AS pst FROM events WHERE at > '1971-01-01' ORDER BY id
SELECT UNIX_TIMESTAMP('2024-03-10 10:00:00'), FROM_UNIXTIME(1710064800, '%H:%i'), FROM_UNIXTIME(1710064800), FROM_UNIXTIME(1710064800.25), UNIX_TIMESTAMP('2024-03-10')
SELECT CURDATE() = CURRENT_DATE, NOW() >= UTC_TIMESTAMP(), DATE(NOW()) = CURDATE(), TIMESTAMPDIFF(SECOND, NOW(), SYSDATE()) < 5, UNIX_TIMESTAMP() > 1700000000
SELECT MAX(t), MIN(t), MAX(at), MIN(at), MAX(day), COUNT(DISTINCT DATE(at)) FROM events
SELECT kind, MAX(at) AS last, SEC_TO_TIME(SUM(TIME_TO_SEC(t))) AS total FROM events GROUP BY kind ORDER BY kind
SELECT COALESCE(at, '1999-01-01') AS a, IFNULL(day, '2000-01-01') AS b, IF(n > 3, at, NULL) AS c, CASE WHEN n > 3 THEN day ELSE at END AS d, GREATEST(at, '2001-01-01') AS e FROM events ORDER BY id
SELECT id, DATE(placed) = '2024-01-15' AS a, placed = '2024-01-15 18:00:00.123456' AS b, placed BETWEEN '2024-01-01' AND '2024-01-31' AS c, placed > 20240201 AS d FROM orders ORDER BY id
SELECT id, placed + 0 AS n, born + 0 AS b FROM orders LEFT JOIN people USING (id) WHERE orders.id IN (10, 11) ORDER BY orders.id
# numbers
SELECT id, ROUND(c, 1) AS r1, ROUND(c, -1) AS r2, ROUND(d) AS r3, TRUNCATE(c, 2) AS t, CEIL(c) AS ce, FLOOR(d) AS fl, SIGN(a) AS s, ABS(e) AS ab FROM nums WHERE id <> 6 ORDER BY id
SELECT id, a / e AS q, a DIV e AS dv, a % e AS md, MOD(a, 3) AS m3, -a % 4 AS m4, c / 3 AS c3, c * 1.5 AS c15, d / 3 AS d3 FROM nums WHERE id <> 6 ORDER BY id
SELECT 1 / 3, 2 / 3 * 3, 10 / 4, 7 DIV 2, -7 DIV 2, -7 % 3, 5.5 % 2, 1.0 / 3, 1e0 / 3, 100 * 1.1, 0.1 + 0.2, 1e-2 * 3, 22 / 7, 1 / 0, 5 % 0
SELECT POW(2, 10), POWER(2, 0.5), SQRT(16), SQRT(-1), EXP(1), LN(10), LOG(2, 8), LOG2(8), LOG10(1000), LOG(0), CRC32('x')
SELECT AVG(a), SUM(a), AVG(c), SUM(c), AVG(d), MAX(c) - MIN(c), SUM(e) / COUNT(e), STD(e), BIT_AND(e), BIT_OR(e), BIT_XOR(e) FROM nums WHERE id IN (1, 2, 3, 8, 9)
SELECT CAST('12abc' AS SIGNED), CAST(-1 AS UNSIGNED), CAST('3.14159' AS DECIMAL(5, 2)), CAST(2.5 AS SIGNED), CAST(1e3 AS CHAR), CAST(1.10 AS CHAR), CAST(TRUE AS CHAR), '5' + '6', '1.5x' * 2, 'a' + 1, 5 = '5', '1e2' = 100
SELECT ~0, 1 << 4, 255 >> 2, 6 & 3, 6 | 3, 6 ^ 3, BIT_COUNT(255), !0, NOT 1, NULL AND 0, NULL OR 1, 1 XOR 1, 3 XOR 0
SELECT COALESCE(NULL, 1, 2.50), IFNULL(1.5, 2), IF(1, 1, 2.5), NULLIF(5, 5.0), CASE 1 WHEN 1.0 THEN 'eq' ELSE 'ne' END, GREATEST(1, 2.5, 3), LEAST('10', '9'), LEAST(10, '9'), GREATEST('a', 'B')
SELECT id, CASE WHEN a > 5 THEN a WHEN a IS NULL THEN c ELSE 0 END AS x, IFNULL(a, 0.5) AS y, COALESCE(a, b, d) AS z, IF(a > 0, c, e) AS w FROM nums WHERE id <> 6 ORDER BY id
SELECT id, SUM(c) OVER (ORDER BY id) AS s, AVG(a) OVER (ORDER BY id ROWS 2 PRECEDING) AS m, a - LAG(a) OVER (ORDER BY id) AS diff, COUNT(a) OVER (PARTITION BY e % 2) AS cnt, RANK() OVER (ORDER BY ABS(e)) AS rk FROM nums WHERE id NOT IN (6, 7) ORDER BY id
SELECT RAND(1) BETWEEN 0 AND 1, RAND() < 1, FLOOR(1 + RAND() * 6) BETWEEN 1 AND 6
SELECT id FROM people ORDER BY RAND() * 0, id LIMIT 3
SELECT RAND(3), RAND(0), RAND(12345)
SELECT id, CONV(a, 10, 2) AS b2, HEX(a) AS hx, BIN(e) AS bn, a << 2 AS sh, a & 3 AS an, e ^ 1 AS xo FROM nums WHERE id IN (1, 2, 8, 9) ORDER BY id
SELECT SUM(DISTINCT amount), COUNT(DISTINCT person, status), AVG(DISTINCT qty), MAX(DISTINCT status) FROM orders
SELECT person, SUM(amount) AS s FROM orders GROUP BY person HAVING s > 100 AND COUNT(*) >= 1 ORDER BY s DESC, person
# joins, sets, subqueries
SELECT p.id, o.id, i.line FROM people p LEFT JOIN (orders o INNER JOIN items i ON i.order_id = o.id) ON o.person = p.id ORDER BY p.id, o.id, i.line
SELECT * FROM (SELECT id, 'p' AS src FROM people UNION ALL SELECT id, 'o' FROM orders) u WHERE id < 12 ORDER BY src, id LIMIT 6
(SELECT name AS x FROM people WHERE id < 3) UNION (SELECT status FROM orders WHERE id < 13) ORDER BY x LIMIT 10
SELECT status FROM orders INTERSECT SELECT LOWER(status) FROM orders ORDER BY 1
SELECT id FROM people EXCEPT SELECT person FROM orders ORDER BY id
SELECT p.id, x.total FROM people p CROSS JOIN (SELECT SUM(o.amount) AS total FROM orders o) x ORDER BY p.id
SELECT id FROM people WHERE salary > ALL (SELECT amount FROM orders WHERE amount < 500) ORDER BY id
SELECT id FROM people WHERE salary >= ANY (SELECT salary FROM people WHERE active) AND id <> SOME (SELECT boss FROM people WHERE boss IS NOT NULL) ORDER BY id
SELECT id FROM orders WHERE (person, amount) = (SELECT person, MAX(amount) FROM orders WHERE person = 4 GROUP BY person)
SELECT d.status, d.n FROM (SELECT status, COUNT(*) AS n FROM orders GROUP BY status) AS d WHERE d.n = (SELECT MAX(n) FROM (SELECT COUNT(*) AS n FROM orders GROUP BY status) m) ORDER BY d.status
SELECT o.id, (SELECT COUNT(*) FROM items i WHERE i.order_id = o.id) AS line_count, (SELECT SUM(i.price * i.quantity) FROM items i WHERE i.order_id = o.id) AS total FROM orders o ORDER BY line_count DESC, o.id
SELECT * FROM people NATURAL JOIN (SELECT 1 AS id, 'Ada' AS name) t
SELECT p.name, q.name AS boss FROM people p LEFT JOIN people q ON q.id = p.boss WHERE p.name IS NOT NULL ORDER BY q.name, p.id
WITH RECURSIVE fib (n, a, b) AS (SELECT 1, 0, 1 UNION ALL SELECT n + 1, b, a + b FROM fib WHERE n < 12) SELECT n, a FROM fib
WITH RECURSIVE split AS (SELECT 1 AS i, SUBSTRING_INDEX('x;y;z', ';', 1) AS part UNION ALL SELECT i + 1, SUBSTRING_INDEX(SUBSTRING_INDEX('x;y;z', ';', i + 1), ';', -1) FROM split WHERE i < 3) SELECT * FROM split
WITH x (a, b) AS (SELECT 1, 'a' UNION ALL SELECT 2, 'b') SELECT x.a, x.b FROM x ORDER BY x.a
SELECT COUNT(*), SUM(x), MAX(y), GROUP_CONCAT(y) FROM nothing
SELECT SQL_NO_CACHE p.* FROM people AS p STRAIGHT_JOIN orders AS o ON o.person = p.id WHERE o.status = 'sent' ORDER BY p.id, o.id
SELECT EXISTS(SELECT * FROM orders WHERE amount > 1e6) AS e, NOT EXISTS(SELECT 1 FROM nothing) AS ne, (SELECT x FROM nothing) AS nul
SELECT DISTINCT boss, active FROM people ORDER BY boss, active
SELECT COUNT(*) FROM people p, orders o, items i WHERE p.id = o.person AND o.id = i.order_id AND i.quantity > 1
# small writes
CREATE TABLE n1 (id int, doc json, at datetime, t time) ;; INSERT INTO n1 VALUES (1, '{"a": [1, 2]}', '2024-01-01 10:00:00', '10:00:00'), (2, NULL, NULL, NULL) ;; SELECT id, doc, at, t FROM n1 ORDER BY id ;; SELECT MAX(at), MAX(t), COALESCE(t, '00:00:00'), at + INTERVAL 1 HOUR, t + INTERVAL 1 MINUTE FROM n1 WHERE id = 1 GROUP BY t, at ;; DROP TABLE n1
CREATE TABLE n2 (a int NOT NULL DEFAULT 7, b varchar(10) DEFAULT 'x', c decimal(6,2)) ;; INSERT INTO n2 (c) VALUES (1.5) ;; INSERT INTO n2 () VALUES () ;; INSERT INTO n2 SET a = 1, b = UPPER('q') ;; SELECT * FROM n2 ORDER BY a, c ;; DROP TABLE n2
CREATE TABLE n3 (d datetime(3), dt date, y year, f float, e double) ;; INSERT INTO n3 VALUES ('2024-05-06 07:08:09.123', '2024-05-06', 2024, 0.1, 0.1) ;; SELECT d, dt, y, f, e, DATE(d), TIME(d), d + INTERVAL 1 SECOND, f + 0, e * 3 FROM n3 ;; DROP TABLE n3
CREATE VIEW nv AS SELECT person, SUM(amount) AS total FROM orders GROUP BY person ;; SELECT * FROM nv WHERE total > 0 ORDER BY person ;; DROP VIEW nv
CREATE OR REPLACE VIEW nv2 (a, b) AS SELECT id, UPPER(name) FROM people WHERE active ;; SELECT b FROM nv2 ORDER BY a ;; DROP VIEW IF EXISTS nv2
CREATE TABLE n4 (id int) ;; INSERT INTO n4 VALUES (1), (2), (3) ;; SELECT SUM(id) FROM n4 ;; TRUNCATE TABLE n4 ;; SELECT COUNT(*) FROM n4 ;; DROP TABLE IF EXISTS n4
START TRANSACTION ;; SELECT COUNT(*) FROM people ;; ROLLBACK
SET @lim = 3 ;; SELECT id FROM people WHERE id <= @lim ORDER BY id
