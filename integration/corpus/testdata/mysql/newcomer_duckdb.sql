# a newcomer's statements: shops, blogs, boards, dashboards and reports that were not asked of before
# WordPress, WooCommerce, Drupal, Magento
SELECT SQL_NO_CACHE option_name, option_value FROM (SELECT name AS option_name, note AS option_value FROM people) wp_options WHERE option_name IN ('ada', 'bob') ORDER BY 1, 2
SELECT p.id, p.name FROM people p WHERE 1=1 AND (((p.name LIKE '%a%') OR (p.note LIKE '%a%'))) AND p.active IN (0, 1) ORDER BY p.name LIKE '%a%' DESC, p.id DESC LIMIT 0, 10
SELECT YEAR(placed) AS `year`, MONTH(placed) AS `month`, count(ID) as posts FROM orders WHERE placed IS NOT NULL GROUP BY YEAR(placed), MONTH(placed) ORDER BY placed DESC
SELECT MAX(CAST(meta AS SIGNED)) AS m, MAX(meta + 0) AS n FROM (SELECT '12' meta UNION ALL SELECT '7' UNION ALL SELECT '100x') q
CREATE TABLE nw_meta (meta_id bigint(20) unsigned NOT NULL auto_increment, post_id bigint(20) unsigned NOT NULL default '0', meta_key varchar(255) default NULL, meta_value longtext, PRIMARY KEY (meta_id), KEY post_id (post_id), KEY meta_key (meta_key(191))) DEFAULT CHARACTER SET utf8mb4 ;; INSERT INTO nw_meta (post_id, meta_key, meta_value) VALUES (1, '_price', '10.50'), (1, '_sku', 'A-1'), (2, '_price', '9.99'), (3, '_price', '') ;; SELECT post_id, MAX(CASE WHEN meta_key = '_price' THEN meta_value END) AS price, MAX(CASE WHEN meta_key = '_sku' THEN meta_value END) AS sku FROM nw_meta GROUP BY post_id ORDER BY post_id ;; SELECT post_id FROM nw_meta WHERE meta_key = '_price' AND CAST(meta_value AS DECIMAL(10,2)) BETWEEN 9.5 AND 11 ORDER BY CAST(meta_value AS DECIMAL(10,2)) ;; DELETE pm FROM nw_meta pm LEFT JOIN people p ON p.id = pm.post_id WHERE pm.meta_value = '' ;; SELECT count(*) FROM nw_meta ;; DROP TABLE nw_meta
SELECT 1 AS expression FROM orders base WHERE (base.status LIKE 'pa%' ESCAPE '\\') AND (base.amount <> '0') LIMIT 1 OFFSET 0
SELECT t.id AS id, GROUP_CONCAT(DISTINCT i.product ORDER BY i.product SEPARATOR '|') AS tags, COUNT(DISTINCT i.product) AS c FROM orders t INNER JOIN items i ON i.order_id = t.id GROUP BY t.id HAVING c > 1 ORDER BY c DESC, id
CREATE TABLE nw_own1 (x int, y varchar(20)) ;; INSERT INTO nw_own1 (x, y) VALUES (1, 'a'), (2, 'b') ;; SELECT x, y FROM nw_own1 WHERE (x, y) IN ((1, 'a'), (2, 'c')) ;; DELETE FROM nw_own1 ;; SELECT COUNT(*) FROM nw_own1 ;; DROP TABLE nw_own1
# Laravel
select * from `people` where `name` is not null and exists (select * from `orders` where `people`.`id` = `orders`.`person` and `amount` > 100) and `active` = 1 order by `id` desc limit 3 offset 0
select count(*) as aggregate from `orders` where date(`placed`) >= '2024-01-01' and month(`placed`) = '01'
select `people`.`id`, (select count(*) from `orders` where `people`.`id` = `orders`.`person`) as `orders_count`, (select max(`orders`.`placed`) from `orders` where `people`.`id` = `orders`.`person`) as `orders_max_placed` from `people` order by `orders_count` desc, `id`
select * from (select `id`, `person`, row_number() over (partition by `orders`.`person` order by `orders`.`id` desc) as `laravel_row` from `orders` where `orders`.`person` in (1, 2, 4)) as `laravel_table` where `laravel_row` <= 1 order by `laravel_row`, `id`
create table `nw_jobs` (`id` bigint unsigned not null auto_increment primary key, `queue` varchar(255) not null, `payload` longtext not null, `attempts` tinyint unsigned not null, `reserved_at` int unsigned null, `available_at` int unsigned not null, `created_at` int unsigned not null) default character set utf8mb4 collate 'utf8mb4_unicode_ci' ;; alter table `nw_jobs` add index `jobs_queue_index`(`queue`) ;; insert into `nw_jobs` (`queue`, `attempts`, `reserved_at`, `available_at`, `created_at`, `payload`) values ('default', 0, null, 1700000000, 1700000000, '{"uuid":"x"}') ;; select * from `nw_jobs` where `queue` = 'default' and ((`reserved_at` is null and `available_at` <= 1700000001) or (`reserved_at` <= 1699999900)) order by `id` asc limit 1 for update ;; update `nw_jobs` set `reserved_at` = 1700000001, `attempts` = `attempts` + 1 where `id` = 1 ;; select id, attempts, json_unquote(json_extract(payload, '$.uuid')) u from nw_jobs ;; delete from `nw_jobs` where `id` = 1 ;; drop table if exists `nw_jobs`
CREATE TABLE nw_own2 (x int, y varchar(20)) ;; insert into nw_own2 (`x`, `y`) select `id`, `name` from `people` where `id` <= 2 ;; select * from nw_own2 order by `x` ;; truncate table nw_own2 ;; select count(*) from nw_own2 ;; DROP TABLE nw_own2
select `status`, sum(case when `qty` > 2 then 1 else 0 end) as big, sum(if(`qty` is null, 1, 0)) as none from `orders` where `status` is not null group by `status` having big >= 0 order by lower(`status`), big
select * from `events` where time(`at`) >= '06:00:00' order by `id`
select * from `events` where `kind` in ('login', 'buy') and `n` between 1 and 6 and year(`day`) <> '2000' order by `day`
select json_contains(`doc`, '1', '$.a') as c, json_length(`doc`) as l, id from `orders` where json_contains_path(`doc`, 'one', '$.a', '$.k') order by id
# Symfony, Doctrine
SELECT t0.id AS id_1, t0.name AS name_2, t0.salary AS salary_3 FROM people t0 WHERE t0.id = 3
SELECT p0_.id AS id_0, COUNT(o1_.id) AS sclr_1 FROM people p0_ LEFT JOIN orders o1_ ON p0_.id = o1_.person AND (o1_.amount > 0) GROUP BY p0_.id ORDER BY sclr_1 DESC, id_0 ASC
SELECT DISTINCT id_0 FROM (SELECT DISTINCT id_0, sclr_1 FROM (SELECT p0_.id AS id_0, o1_.placed AS sclr_1 FROM people p0_ INNER JOIN orders o1_ ON o1_.person = p0_.id) dctrn_result_inner ORDER BY sclr_1 ASC) dctrn_result ORDER BY id_0 LIMIT 3
SELECT COUNT(*) AS dctrn_count FROM (SELECT DISTINCT id_0 FROM (SELECT p0_.id AS id_0 FROM people p0_ WHERE p0_.active = 1) dctrn_result) dctrn_table
CREATE TABLE nw_doc (id INT AUTO_INCREMENT NOT NULL, parent_id INT DEFAULT NULL, title VARCHAR(255) NOT NULL, created DATETIME NOT NULL COMMENT '(DC2Type:datetime_immutable)', price NUMERIC(10, 2) DEFAULT '0.00' NOT NULL, roles JSON NOT NULL, INDEX IDX_727ACA70 (parent_id), UNIQUE INDEX UNIQ_T (title), PRIMARY KEY(id)) DEFAULT CHARACTER SET utf8mb4 COLLATE `utf8mb4_unicode_ci` ENGINE = InnoDB ;; INSERT INTO nw_doc (title, created, roles) VALUES ('a', '2024-01-01 10:00:00', '["ROLE_USER"]'), ('b', '2024-01-02 10:00:00', '[]') ;; UPDATE nw_doc SET parent_id = 1, price = price + 1.5 WHERE id = 2 ;; SELECT id, parent_id, title, created, price, JSON_LENGTH(roles) FROM nw_doc ORDER BY id ;; SELECT c.title, p.title FROM nw_doc c LEFT JOIN nw_doc p ON p.id = c.parent_id ORDER BY c.id ;; DROP TABLE nw_doc
# Hibernate
select o1_0.id,o1_0.amount,o1_0.person,o1_0.status from orders o1_0 where o1_0.status like 'p%' escape '!' order by o1_0.id
select p1_0.id,p1_0.name,o1_0.person,o1_0.id,o1_0.amount from people p1_0 join orders o1_0 on p1_0.id=o1_0.person where p1_0.id in (1,2,3,4) order by o1_0.amount desc,o1_0.id limit 2,3
select coalesce(sum(o1_0.amount),0),count(distinct o1_0.person),cast(avg(o1_0.qty) as signed) from orders o1_0 where o1_0.placed>={ts '2024-01-01 00:00:00'}
select {d '2024-02-29'}, {t '10:11:12'}, {fn concat('a', 'b')}
select case p1_0.active when 1 then 'on' when 0 then 'off' else 'unset' end,count(*) from people p1_0 group by 1 order by 1
select datediff(o1_0.placed, '2024-01-01'), timestampdiff(day, '2024-01-01', o1_0.placed), extract(hour from o1_0.placed) from orders o1_0 where o1_0.placed is not null order by o1_0.id
create table nw_seq (next_val bigint) engine=InnoDB ;; insert into nw_seq values ( 1 ) ;; select next_val as id_val from nw_seq for update ;; update nw_seq set next_val= 51 where next_val=1 ;; select * from nw_seq ;; drop table nw_seq
select 1 from people p1_0 where p1_0.name=binary 'Ada' and p1_0.born<current_date() and not(p1_0.id=2 or p1_0.id=3)
# Prisma, TypeORM, Sequelize
SELECT `db`.`people`.`id`, `db`.`people`.`name` FROM `people` AS `db` WHERE 1=0
SELECT `t0`.`id`, `t0`.`name` FROM `people` AS `t0` WHERE (`t0`.`name` LIKE CONCAT('%', 'o', '%') AND `t0`.`id` NOT IN (1, 3) AND (`t0`.`note` IS NULL OR `t0`.`note` <> '')) ORDER BY `t0`.`id` ASC LIMIT 2147483647 OFFSET 0
SELECT COUNT(*), MIN(`id`), MAX(`id`), SUM(`qty`), AVG(`qty`) FROM (SELECT `orders`.`id`, `orders`.`qty` FROM `orders` WHERE 1=1 LIMIT 18446744073709551615 OFFSET 0) AS `sub`
SELECT `Order`.`id`, `Order`.`amount`, `person`.`id` AS `person.id`, `person`.`name` AS `person.name` FROM `orders` AS `Order` LEFT OUTER JOIN `people` AS `person` ON `Order`.`person` = `person`.`id` WHERE `Order`.`status` = 'paid' ORDER BY `Order`.`id`
SELECT `o`.`id` AS `o_id`, `o`.`amount` AS `o_amount` FROM `orders` `o` WHERE ( `o`.`amount` > 1 AND `o`.`qty` IN (1, 3) ) AND ( `o`.`id` IN (10, 16, 9007199254740993) ) ORDER BY `o_amount` DESC, o_id
SELECT JSON_ARRAYAGG(JSON_OBJECT('id', id, 'qty', qty)) AS j FROM orders WHERE id = 10
SELECT COALESCE(JSON_ARRAYAGG(x), JSON_ARRAY()) AS j FROM nothing
SELECT p.id, (SELECT JSON_ARRAYAGG(o.id) FROM orders o WHERE o.person = p.id AND o.id < 12) AS ids FROM people p WHERE p.id < 3 ORDER BY p.id
# analysts: cohorts, funnels, retention
WITH firsts AS (SELECT person, MIN(DATE_FORMAT(placed, '%Y-%m')) AS cohort FROM orders WHERE person IS NOT NULL GROUP BY person), acts AS (SELECT DISTINCT person, DATE_FORMAT(placed, '%Y-%m') AS m FROM orders WHERE person IS NOT NULL) SELECT f.cohort, PERIOD_DIFF(REPLACE(a.m, '-', ''), REPLACE(f.cohort, '-', '')) AS k, COUNT(*) AS n FROM firsts f JOIN acts a USING (person) GROUP BY f.cohort, k ORDER BY 1, 2
WITH f AS (SELECT SUM(kind = 'login') AS s1, SUM(kind = 'buy') AS s2, SUM(kind = 'logout') AS s3 FROM events) SELECT s1, s2, s3, ROUND(100 * s2 / NULLIF(s1, 0), 1) AS rate, CONCAT(FORMAT(100 * s3 / s1, 2), '%') AS pct FROM f
WITH m AS (SELECT LAST_DAY(placed) AS d, SUM(amount) AS rev FROM orders WHERE placed IS NOT NULL GROUP BY LAST_DAY(placed)) SELECT d, rev, LAG(rev) OVER (ORDER BY d) AS prev, ROUND((rev - LAG(rev) OVER (ORDER BY d)) / ABS(LAG(rev) OVER (ORDER BY d)) * 100, 2) AS pct FROM m ORDER BY d
WITH RECURSIVE cal AS (SELECT DATE('2024-01-01') AS d UNION ALL SELECT d + INTERVAL 1 MONTH FROM cal WHERE d < '2024-06-01') SELECT cal.d, COUNT(o.id) AS n, COALESCE(SUM(o.amount), 0) AS total, SUM(COUNT(o.id)) OVER (ORDER BY cal.d) AS running FROM cal LEFT JOIN orders o ON o.placed >= cal.d AND o.placed < cal.d + INTERVAL 1 MONTH GROUP BY cal.d ORDER BY cal.d
WITH RECURSIVE h AS (SELECT 0 AS n UNION ALL SELECT n + 1 FROM h WHERE n < 23) SELECT LPAD(n, 2, '0') AS hh, (SELECT COUNT(*) FROM events e WHERE HOUR(e.at) = h.n) AS c FROM h WHERE MOD(n, 5) = 0 ORDER BY n
WITH g AS (SELECT day, DATE_SUB(day, INTERVAL ROW_NUMBER() OVER (ORDER BY day) DAY) AS grp FROM (SELECT DISTINCT day FROM events WHERE day IS NOT NULL) q) SELECT MIN(day) AS a, MAX(day) AS b, COUNT(*) AS n FROM g GROUP BY grp ORDER BY a
WITH r AS (SELECT salary, ROW_NUMBER() OVER (ORDER BY salary) AS rn, COUNT(*) OVER () AS n FROM people WHERE salary IS NOT NULL) SELECT AVG(salary) AS median FROM r WHERE rn IN (FLOOR((n + 1) / 2), CEIL((n + 1) / 2))
SELECT product, SUM(price * quantity) AS revenue, ROUND(SUM(price * quantity) / SUM(SUM(price * quantity)) OVER () * 100, 2) AS share, RANK() OVER (ORDER BY SUM(price * quantity) DESC) AS rk FROM items WHERE product IS NOT NULL GROUP BY product ORDER BY rk
SELECT CASE NTILE(4) OVER (ORDER BY amount) WHEN 1 THEN 'low' WHEN 4 THEN 'high' ELSE 'mid' END AS q, id, amount FROM orders WHERE amount IS NOT NULL ORDER BY amount, id
WITH s AS (SELECT id, at, CASE WHEN TIMESTAMPDIFF(MINUTE, LAG(at) OVER (ORDER BY at), at) <= 30 THEN 0 ELSE 1 END AS fresh FROM events WHERE at IS NOT NULL) SELECT id, SUM(fresh) OVER (ORDER BY at ROWS UNBOUNDED PRECEDING) AS session_no FROM s ORDER BY id
SELECT FLOOR(amount / 100) * 100 AS bucket, COUNT(*) AS n, RPAD('', COUNT(*), '*') AS bar FROM orders WHERE amount IS NOT NULL GROUP BY bucket ORDER BY bucket
SELECT WEEKDAY(placed) AS wd, ELT(WEEKDAY(placed) + 1, 'Mo', 'Di', 'Mi', 'Do', 'Fr', 'Sa', 'So') AS name, COUNT(*) FROM orders WHERE placed IS NOT NULL GROUP BY 1, 2 ORDER BY 1
SELECT QUARTER(placed) AS q, CONCAT(YEAR(placed), '-Q', QUARTER(placed)) AS label, SUM(amount) AS s FROM orders WHERE placed IS NOT NULL GROUP BY label, q ORDER BY label
SELECT a.id, a.amount, (SELECT SUM(b.amount) FROM orders b WHERE b.id <= a.id) AS running FROM orders a WHERE a.amount IS NOT NULL ORDER BY a.id
SELECT o.person, o.id, o.placed FROM orders o INNER JOIN (SELECT person, MAX(placed) AS mx FROM orders GROUP BY person) l ON l.person = o.person AND l.mx = o.placed ORDER BY o.person
SELECT o1.person, o1.id FROM orders o1 LEFT JOIN orders o2 ON o1.person = o2.person AND o1.placed < o2.placed WHERE o2.id IS NULL AND o1.person IS NOT NULL ORDER BY 1
SELECT STDDEV_POP(amount) > 100 AS spread, ROUND(VARIANCE(qty), 3) AS v, ROUND(STDDEV_SAMP(qty), 3) AS sd FROM orders
SELECT ROUND((COUNT(*) * SUM(a * e) - SUM(a) * SUM(e)) / 1000, 2) AS cov FROM nums WHERE ABS(a) < 1000
SELECT SUBSTRING_INDEX(GROUP_CONCAT(id ORDER BY amount DESC, id), ',', 1) AS best, status FROM orders WHERE status <> '' GROUP BY status ORDER BY best
SELECT d.id, x.n FROM (SELECT 1 AS n UNION SELECT 2 UNION SELECT 3) x CROSS JOIN people d WHERE n <= LENGTH(d.name) - LENGTH(REPLACE(d.name, 'a', '')) ORDER BY 1, 2
SELECT SUBSTRING_INDEX(SUBSTRING_INDEX('a,bb,ccc', ',', n), ',', -1) AS part FROM (SELECT 1 AS n UNION ALL SELECT 2 UNION ALL SELECT 3) t WHERE n <= CHAR_LENGTH('a,bb,ccc') - CHAR_LENGTH(REPLACE('a,bb,ccc', ',', '')) + 1 ORDER BY n
SELECT person, COUNT(*) AS c, GROUP_CONCAT(CONCAT_WS(':', id, IFNULL(status, '-')) ORDER BY id DESC SEPARATOR '; ') AS l FROM orders GROUP BY person WITH ROLLUP
SELECT IFNULL(status, 'ALL') AS st, SUM(qty) AS q FROM orders WHERE status IN ('paid', 'Sent') GROUP BY status WITH ROLLUP
SELECT id, salary, FIRST_VALUE(name) OVER w AS richest, LAST_VALUE(name) OVER (w ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS poorest FROM people WHERE salary IS NOT NULL WINDOW w AS (ORDER BY salary DESC, id) ORDER BY id
SELECT id, amount, ROUND(PERCENT_RANK() OVER (ORDER BY amount), 2) AS pr, ROUND(CUME_DIST() OVER (ORDER BY amount), 2) AS cd FROM orders WHERE amount IS NOT NULL ORDER BY id
SELECT id, qty, AVG(qty) OVER (ORDER BY id ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING) AS ma, MIN(qty) OVER (ORDER BY id ROWS 2 PRECEDING) AS mn FROM orders ORDER BY id
SELECT id, NTH_VALUE(name, 2) OVER (ORDER BY id ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS second, LEAD(name, 2) OVER (ORDER BY id) AS l2 FROM people ORDER BY id
# Metabase, Superset, Grafana, Looker, Tableau, Power BI
SELECT STR_TO_DATE(CONCAT(YEARWEEK(`orders`.`placed`), ' Sunday'), '%X%V %W') AS `placed`, COUNT(*) AS `count` FROM `orders` WHERE `orders`.`placed` IS NOT NULL GROUP BY STR_TO_DATE(CONCAT(YEARWEEK(`orders`.`placed`), ' Sunday'), '%X%V %W') ORDER BY STR_TO_DATE(CONCAT(YEARWEEK(`orders`.`placed`), ' Sunday'), '%X%V %W') ASC
SELECT STR_TO_DATE(CONCAT(DATE_FORMAT(`orders`.`placed`, '%Y-%m'), '-01'), '%Y-%m-%d') AS `m`, SUM(`orders`.`amount`) AS `sum` FROM `orders` WHERE `placed` >= STR_TO_DATE('2024-01-01', '%Y-%m-%d') GROUP BY `m` ORDER BY `m` ASC
SELECT MAKEDATE(YEAR(`orders`.`placed`), 1) AS `y`, AVG(`orders`.`amount`) AS `avg` FROM `orders` GROUP BY MAKEDATE(YEAR(`orders`.`placed`), 1) ORDER BY 1
SELECT STR_TO_DATE(CONCAT(YEAR(`placed`), '-', ((QUARTER(`placed`) * 3) - 2), '-01'), '%Y-%m-%d') AS `q`, COUNT(*) AS `n` FROM `orders` GROUP BY `q` ORDER BY `q`
SELECT UNIX_TIMESTAMP(placed) DIV 86400 * 86400 AS "time", count(*) AS "value", status AS metric FROM orders WHERE placed BETWEEN FROM_UNIXTIME(1704067200) AND FROM_UNIXTIME(1712000000) GROUP BY 1, 3 ORDER BY 1, 3
SELECT DATE(placed) AS __timestamp, SUM(amount) AS `SUM(amount)` FROM orders WHERE placed >= STR_TO_DATE('2023-01-01 00:00:00.000000', '%Y-%m-%d %H:%i:%s.%f') GROUP BY DATE(placed) ORDER BY `SUM(amount)` DESC LIMIT 1000
SELECT DATE(DATE_SUB(placed, INTERVAL DAYOFWEEK(DATE_SUB(placed, INTERVAL 1 DAY)) - 1 DAY)) AS wk, COUNT(*) AS c FROM orders WHERE placed IS NOT NULL GROUP BY 1 ORDER BY 1
SELECT TIMESTAMPADD(HOUR, HOUR(placed), DATE(placed)) AS h, COUNT(*) FROM orders WHERE placed IS NOT NULL GROUP BY 1 ORDER BY 1
SELECT (CASE WHEN (`orders`.`qty` >= 5) THEN '5+' ELSE CAST(`orders`.`qty` AS CHAR) END) AS `Calculation_1`, SUM(1) AS `sum:Number of Records:ok` FROM `orders` GROUP BY 1 ORDER BY 1
SELECT `t`.`st`, MIN(`t`.`amount`) AS `lo`, MAX(`t`.`amount`) AS `hi` FROM (SELECT UPPER(`status`) AS `st`, `amount` FROM `orders`) `t` GROUP BY `t`.`st` ORDER BY ISNULL(`t`.`st`), `t`.`st`
SELECT TIMESTAMP(ADDDATE(DATE_FORMAT(`placed`, '%Y-01-01 00:00:00'), INTERVAL 0 SECOND)) AS `yr:placed:ok` FROM `orders` WHERE `placed` IS NOT NULL GROUP BY 1 ORDER BY 1
select `_`.`status`, `_`.`C1` from (select `rows`.`status` as `status`, sum(`rows`.`amount`) as `C1` from (select `status`, `amount` from `orders` `$Table`) `rows` group by `status`) `_` where not `_`.`C1` is null order by `_`.`C1`
SELECT (DATE_FORMAT(orders.placed,'%Y-%m')) AS `orders.month`, COALESCE(SUM(orders.amount ), 0) AS `orders.total`, COUNT(DISTINCT CASE WHEN (orders.status = 'paid') THEN orders.id ELSE NULL END) AS `orders.paid` FROM orders AS orders WHERE ((( orders.placed ) >= ((TIMESTAMP('2024-01-01'))) AND ( orders.placed ) < ((DATE_ADD(TIMESTAMP('2024-01-01'),INTERVAL 3 MONTH))))) GROUP BY 1 ORDER BY 1 DESC LIMIT 500
# JSON_TABLE
SELECT j.a FROM JSON_TABLE('[{"a":1},{"a":"2"},{"b":3}]', '$[*]' COLUMNS (a INT PATH '$.a')) j
SELECT * FROM JSON_TABLE('[{"n":"x","p":1.5},{"n":"y"},{"n":null,"p":"bad"}]', '$[*]' COLUMNS (i FOR ORDINALITY, n VARCHAR(10) PATH '$.n' DEFAULT '"none"' ON EMPTY, p DECIMAL(8,2) PATH '$.p' DEFAULT '0' ON EMPTY NULL ON ERROR, has INT EXISTS PATH '$.p')) AS t
SELECT o.id, t.v FROM orders o, JSON_TABLE(o.doc, '$.l[*]' COLUMNS (v INT PATH '$')) t ORDER BY o.id, t.v
SELECT o.id, t.v FROM orders o LEFT JOIN JSON_TABLE(o.doc, '$.l[*]' COLUMNS (v INT PATH '$')) t ON TRUE WHERE o.id < 18 ORDER BY o.id, t.v
SELECT t.* FROM JSON_TABLE('{"id":7,"kids":[{"k":"a","toys":[1,2]},{"k":"b","toys":[]}]}', '$' COLUMNS (id INT PATH '$.id', NESTED PATH '$.kids[*]' COLUMNS (o FOR ORDINALITY, k VARCHAR(5) PATH '$.k', NESTED PATH '$.toys[*]' COLUMNS (toy INT PATH '$')))) t
SELECT s.part, s.pos FROM people p JOIN JSON_TABLE(CONCAT('["', REPLACE(p.name, 'a', '","'), '"]'), '$[*]' COLUMNS (pos FOR ORDINALITY, part VARCHAR(50) PATH '$')) s WHERE p.id IN (1, 6) ORDER BY p.id, s.pos
SELECT SUM(jt.qty * jt.price) AS total, COUNT(*) AS n FROM JSON_TABLE('{"lines":[{"qty":2,"price":1.25},{"qty":1,"price":10}]}', '$.lines[*]' COLUMNS (qty INT PATH '$.qty', price DECIMAL(10,2) PATH '$.price')) AS jt
SELECT * FROM people WHERE id IN (SELECT x.id FROM JSON_TABLE('[1, 4, 99]', '$[*]' COLUMNS (id INT PATH '$')) x) ORDER BY id
SELECT t.d, t.ts, t.j FROM JSON_TABLE('[{"d":"2024-02-29","ts":"2024-02-29 10:11:12","j":{"k":[1,2]}}]', '$[*]' COLUMNS (d DATE PATH '$.d', ts DATETIME PATH '$.ts', j JSON PATH '$.j')) t
SELECT a.x, b.y FROM JSON_TABLE('[1,2]', '$[*]' COLUMNS (x INT PATH '$')) a JOIN JSON_TABLE('[2,3]', '$[*]' COLUMNS (y INT PATH '$')) b ON a.x = b.y
SELECT p, q FROM JSON_TABLE('{"a":[1,2],"b":[3]}', '$' COLUMNS (NESTED PATH '$.a[*]' COLUMNS (p INT PATH '$'), NESTED PATH '$.b[*]' COLUMNS (q INT PATH '$'))) t ORDER BY p, q
CREATE TABLE nw_own3 (x int, y varchar(20)) ;; INSERT INTO nw_own3 SELECT id, name FROM JSON_TABLE('[{"id":1,"name":"é"},{"id":2,"name":"z"}]', '$[*]' COLUMNS (id INT PATH '$.id', name VARCHAR(20) PATH '$.name')) t ;; SELECT * FROM nw_own3 ORDER BY x ;; DELETE FROM nw_own3 ;; DROP TABLE nw_own3
# writes of several tables
CREATE TABLE nw_a (id int PRIMARY KEY, v int, s varchar(20)) ;; CREATE TABLE nw_b (id int PRIMARY KEY, a_id int, w int) ;; INSERT INTO nw_a VALUES (1, 10, 'x'), (2, 20, 'y'), (3, 30, NULL) ;; INSERT INTO nw_b VALUES (1, 1, 5), (2, 2, 7), (3, 9, 1) ;; UPDATE nw_a a JOIN nw_b b ON b.a_id = a.id SET a.v = a.v + b.w, b.w = 0 ;; SELECT * FROM nw_a ORDER BY id ;; SELECT * FROM nw_b ORDER BY id ;; DELETE a, b FROM nw_a a INNER JOIN nw_b b ON b.a_id = a.id WHERE a.v > 20 ;; SELECT id FROM nw_a ORDER BY id ;; SELECT id FROM nw_b ORDER BY id ;; DROP TABLE nw_a, nw_b
CREATE TABLE nw_a2 (id int PRIMARY KEY, v int) ;; CREATE TABLE nw_b2 (id int, w int) ;; INSERT INTO nw_a2 VALUES (1, 10), (2, 20), (3, 30) ;; INSERT INTO nw_b2 VALUES (1, 100), (3, 300) ;; UPDATE nw_a2 a INNER JOIN nw_b2 b ON a.id = b.id SET a.v = b.w WHERE b.w > 100 ;; SELECT * FROM nw_a2 ORDER BY id ;; UPDATE nw_a2, (SELECT id, MAX(w) AS m FROM nw_b2 GROUP BY id) q SET nw_a2.v = q.m * 2 WHERE nw_a2.id = q.id ;; SELECT * FROM nw_a2 ORDER BY id ;; DELETE FROM nw_a2 USING nw_a2 LEFT JOIN nw_b2 ON nw_a2.id = nw_b2.id WHERE nw_b2.id IS NULL ;; SELECT * FROM nw_a2 ORDER BY id ;; DELETE nw_a2.* FROM nw_a2, nw_b2 WHERE nw_a2.id = nw_b2.id AND nw_b2.w = 300 ;; SELECT * FROM nw_a2 ;; DROP TABLE nw_a2, nw_b2
CREATE TABLE nw_par (id int PRIMARY KEY, n varchar(10)) ;; CREATE TABLE nw_kid (id int PRIMARY KEY, par int) ;; INSERT INTO nw_par VALUES (1, 'a'), (2, 'b') ;; INSERT INTO nw_kid VALUES (1, 1), (2, 1), (3, 2) ;; DELETE p, k FROM nw_par p LEFT JOIN nw_kid k ON k.par = p.id WHERE p.n = 'a' ;; SELECT * FROM nw_par ;; SELECT * FROM nw_kid ;; DROP TABLE nw_kid, nw_par
CREATE TABLE nw_dup (id int PRIMARY KEY, mail varchar(30)) ;; INSERT INTO nw_dup VALUES (1, 'a@x'), (2, 'b@x'), (3, 'A@x'), (4, 'a@x') ;; DELETE d1 FROM nw_dup d1 INNER JOIN nw_dup d2 WHERE d1.id > d2.id AND d1.mail = d2.mail ;; SELECT * FROM nw_dup ORDER BY id ;; DROP TABLE nw_dup
CREATE TABLE nw_rank (id int PRIMARY KEY, score int, place int) ;; INSERT INTO nw_rank (id, score) VALUES (1, 50), (2, 90), (3, 70) ;; UPDATE nw_rank r JOIN (SELECT id, RANK() OVER (ORDER BY score DESC) AS p FROM nw_rank) q ON q.id = r.id SET r.place = q.p ;; SELECT * FROM nw_rank ORDER BY id ;; UPDATE nw_rank SET score = CASE id WHEN 1 THEN 51 WHEN 2 THEN 91 ELSE score END WHERE id IN (1, 2) ;; SELECT id, score FROM nw_rank ORDER BY score DESC ;; UPDATE nw_rank SET score = score - 1, place = score ORDER BY id LIMIT 1 ;; SELECT * FROM nw_rank ORDER BY id ;; DROP TABLE nw_rank
# tables and their makers
CREATE TABLE nw_like (id int NOT NULL AUTO_INCREMENT PRIMARY KEY, s varchar(10) DEFAULT 'd', UNIQUE KEY u (s)) ;; CREATE TABLE nw_like2 LIKE nw_like ;; INSERT INTO nw_like2 (s) VALUES ('a'), ('b') ;; INSERT IGNORE INTO nw_like2 (s) VALUES ('a') ;; SELECT s FROM nw_like2 ORDER BY s ;; SELECT COUNT(*) FROM nw_like ;; DROP TABLE nw_like2, nw_like
CREATE TABLE nw_part (id int NOT NULL, d date NOT NULL, v decimal(8,2)) PARTITION BY RANGE (YEAR(d)) (PARTITION p0 VALUES LESS THAN (2023), PARTITION p1 VALUES LESS THAN MAXVALUE) ;; INSERT INTO nw_part VALUES (1, '2022-05-05', 1.5), (2, '2024-01-01', 2) ;; SELECT YEAR(d), SUM(v) FROM nw_part GROUP BY 1 ORDER BY 1 ;; DROP TABLE nw_part
CREATE TABLE nw_hash (id int PRIMARY KEY, v int) PARTITION BY HASH(id) PARTITIONS 4 ;; INSERT INTO nw_hash VALUES (1, 1), (2, 2) ;; SELECT SUM(v) FROM nw_hash ;; DROP TABLE nw_hash
CREATE TABLE nw_stamp (id int PRIMARY KEY, v int, made timestamp DEFAULT CURRENT_TIMESTAMP, changed timestamp NULL DEFAULT NULL ON UPDATE CURRENT_TIMESTAMP) ;; INSERT INTO nw_stamp (id, v) VALUES (1, 1), (2, 2) ;; SELECT id, changed IS NULL, made > NOW() - INTERVAL 1 HOUR FROM nw_stamp ORDER BY id ;; UPDATE nw_stamp SET v = 5 WHERE id = 1 ;; UPDATE nw_stamp SET v = 2 WHERE id = 2 ;; SELECT id, v, changed IS NULL FROM nw_stamp ORDER BY id ;; UPDATE nw_stamp SET v = 9, changed = '2020-01-01 00:00:00' WHERE id = 2 ;; SELECT changed FROM nw_stamp WHERE id = 2 ;; DROP TABLE nw_stamp
CREATE TABLE nw_set (id int PRIMARY KEY, tags SET('red','green','blue') NOT NULL DEFAULT '') ;; INSERT INTO nw_set VALUES (1, 'red'), (2, 'green,red'), (3, '') ;; SELECT id, tags FROM nw_set ORDER BY id ;; SELECT id FROM nw_set WHERE FIND_IN_SET('red', tags) ORDER BY id ;; SELECT id FROM nw_set WHERE tags LIKE '%gr%' ;; UPDATE nw_set SET tags = 'blue,green' WHERE id = 3 ;; SELECT id, tags FROM nw_set ORDER BY id ;; DROP TABLE nw_set
CREATE TEMPORARY TABLE nw_tmp AS SELECT status, COUNT(*) AS n FROM orders WHERE status <> '' GROUP BY status ;; SELECT SUM(n) FROM nw_tmp ;; DROP TEMPORARY TABLE nw_tmp
CREATE TABLE nw_gen (id int PRIMARY KEY, price decimal(8,2), qty int, total decimal(10,2) AS (price * qty) STORED, low varchar(10) GENERATED ALWAYS AS (LOWER(nm)) VIRTUAL, nm varchar(10)) ;; INSERT INTO nw_gen (id, price, qty, nm) VALUES (1, 2.50, 4, 'ABC'), (2, NULL, 1, NULL) ;; SELECT id, total, low FROM nw_gen ORDER BY id ;; DROP TABLE nw_gen
CREATE VIEW nw_v AS SELECT person, SUM(amount) AS total FROM orders GROUP BY person ;; SELECT p.name, v.total FROM nw_v v JOIN people p ON p.id = v.person ORDER BY v.total DESC ;; CREATE OR REPLACE VIEW nw_v (a, b) AS SELECT id, qty FROM orders ;; SELECT MAX(b) FROM nw_v ;; DROP VIEW nw_v
CREATE TABLE nw_alt (a int) ;; ALTER TABLE nw_alt ADD COLUMN b varchar(10) NOT NULL DEFAULT 'x', ADD COLUMN c int ;; INSERT INTO nw_alt (a) VALUES (1) ;; ALTER TABLE nw_alt RENAME COLUMN c TO d ;; ALTER TABLE nw_alt ADD UNIQUE INDEX ua (a) ;; ALTER TABLE nw_alt ALTER COLUMN b SET DEFAULT 'y' ;; INSERT INTO nw_alt (a) VALUES (2) ;; SELECT * FROM nw_alt ORDER BY a ;; RENAME TABLE nw_alt TO nw_alt2 ;; SELECT COUNT(*) FROM nw_alt2 ;; DROP TABLE nw_alt2
CREATE TABLE nw_cnt (page varchar(20) PRIMARY KEY, hits int DEFAULT 0, last_seen datetime) ;; INSERT INTO nw_cnt (page, hits, last_seen) VALUES ('/', 1, '2024-01-01') ON DUPLICATE KEY UPDATE hits = hits + 1, last_seen = GREATEST(last_seen, VALUES(last_seen)) ;; INSERT INTO nw_cnt (page, hits, last_seen) VALUES ('/', 1, '2024-01-05'), ('/a', 1, '2024-01-02'), ('/a', 1, '2024-01-03') ON DUPLICATE KEY UPDATE hits = hits + 1, last_seen = GREATEST(last_seen, VALUES(last_seen)) ;; SELECT * FROM nw_cnt ORDER BY page ;; REPLACE INTO nw_cnt VALUES ('/', 100, NULL) ;; SELECT * FROM nw_cnt ORDER BY page ;; INSERT INTO nw_cnt SET page = '/b', hits = 7 ;; SELECT SUM(hits) FROM nw_cnt ;; DROP TABLE nw_cnt
CREATE TABLE nw_tx (id int PRIMARY KEY, bal decimal(10,2) NOT NULL) ;; INSERT INTO nw_tx VALUES (1, 100), (2, 50) ;; START TRANSACTION ;; UPDATE nw_tx SET bal = bal - 30 WHERE id = 1 ;; UPDATE nw_tx SET bal = bal + 30 WHERE id = 2 ;; COMMIT ;; SELECT * FROM nw_tx ORDER BY id ;; BEGIN ;; DELETE FROM nw_tx ;; ROLLBACK ;; SELECT COUNT(*), SUM(bal) FROM nw_tx ;; DROP TABLE nw_tx
CREATE TABLE nw_types (a tinyint unsigned, b mediumint, c double(8,3), d float(7,2), e bit(8), f year, g char(3), h tinytext, i varbinary(4), j time, k bool) ;; INSERT INTO nw_types VALUES (255, -8388608, 1.5, 2.25, b'101', 2024, 'ab', 'tt', 'bin', '12:30:00', TRUE) ;; SELECT a, b, c, d, e + 0, f, g, h, i, j, k FROM nw_types ;; DROP TABLE nw_types
CREATE TABLE nw_own4 (x int, y varchar(20)) ;; INSERT INTO nw_own4 VALUES (1, 'a') ;; INSERT INTO nw_own4 SELECT x + 1, CONCAT(y, '!') FROM nw_own4 ;; UPDATE nw_own4 SET x = x * 10 WHERE y LIKE '%!' ;; SELECT * FROM nw_own4 ORDER BY x ;; DELETE FROM nw_own4 WHERE x IN (SELECT id FROM people) LIMIT 5 ;; SELECT * FROM nw_own4 ;; DELETE FROM nw_own4 ;; DROP TABLE nw_own4
# functions seldom thought of
SELECT SHA2('abc', 224), SHA2('abc', 384), SHA2('abc', 512), SHA2('abc', 0), SHA2('abc', 256), SHA2(NULL, 256), SHA2('abc', 123)
SELECT CONV('a', 16, 2), CONV('6E', 18, 8), CONV(-17, 10, -18), CONV('777', 8, -10), CONV('zz', 36, 16), CONV(10 + '10' + X'0a', 10, 10)
SELECT FORMAT(1234567.891, 2, 'de_DE'), FORMAT(1234567.891, 2, 'en_US'), FORMAT(-1234.5, 1, 'fr_FR'), FORMAT(1234567.891, 2, 'de_CH'), FORMAT(12345.678, 0, 'en_IN')
SELECT EXPORT_SET(5, 'Y', 'N', ',', 4), EXPORT_SET(6, '1', '0', ',', 10), EXPORT_SET(3, 'on', 'off'), EXPORT_SET(NULL, 'a', 'b')
SELECT IS_IPV4('10.0.5.9'), IS_IPV4('10.0.5.256'), IS_IPV6('10.0.5.9'), IS_IPV6('::1'), IS_IPV6('fdfe::5a55:caff:fefa:9089'), IS_IPV4(NULL)
SELECT HEX(INET6_ATON('fdfe::5a55:caff:fefa:9089')), HEX(INET6_ATON('10.0.5.9')), INET6_NTOA(INET6_ATON('10.0.5.9')), INET6_NTOA(UNHEX('FDFE0000000000005A55CAFFFEFA9089')), INET6_ATON('x')
SELECT INET_ATON('192.168.1.10'), INET_NTOA(3232235786), INET_ATON('1.2.3'), INET_NTOA(NULL)
SELECT SOUNDEX('Robert'), SOUNDEX('Rupert'), 'Robert' SOUNDS LIKE 'Rupert', SOUNDEX('')
SELECT MAKE_SET(1 | 4, 'hello', 'nice', 'world'), MAKE_SET(0, 'a'), FIELD('b', 'a', 'B', 'c'), FIND_IN_SET('C', 'a,b,c'), ELT(2, 'x', 'y')
SELECT BIT_COUNT(29), BIT_LENGTH('text'), ORD('é'), ASCII(''), CHAR(77, 121, 83), HEX(255), UNHEX('4D'), OCT(12), BIN(12)
SELECT TO_BASE64('hello wörld'), FROM_BASE64('aGVsbG8='), MD5('a'), SHA1('a'), LENGTH(UUID()), QUOTE('it''s'), COMPRESS('') = ''
SELECT INSERT('Quadratic', 3, 4, 'What'), REVERSE('abc'), REPEAT('ab', 3), SPACE(3), STRCMP('a', 'b'), STRCMP('B', 'b'), LOCATE('b', 'abcb', 3), POSITION('c' IN 'abc'), MID('abcdef', 2, 3), SUBSTR('abcdef', -3, 2), LEFT('abc', 2), RIGHT('abc', 2)
SELECT TRIM(BOTH 'x' FROM 'xxbarxx'), TRIM(LEADING '0' FROM '000120'), TRIM(TRAILING '.' FROM 'a..'), LTRIM('  a'), RTRIM('a  '), LCASE('ÀB'), UCASE('éa')
SELECT GREATEST(2, '10', 3), LEAST('b', 'A', 'c'), COALESCE(NULL, 1.5, 2), NULLIF('a', 'A'), IF('0', 'yes', 'no'), IF('1a', 'yes', 'no'), ISNULL(1 / 0), 1 <=> NULL, NULL <=> NULL
SELECT TRUNCATE(1.999, 1), TRUNCATE(122, -2), ROUND(-1.5), ROUND(2.5), ROUND(1298, -1), SIGN(-5), MOD(-7, 3), -7 % 3, 7 DIV 2, -7 DIV 2, POW(2, 10), CEILING(1.2), FLOOR(-1.2), 5 / 2, CRC32('x')
SELECT ROUND(PI(), 5), ROUND(ATAN2(1, 2), 6), ROUND(COT(1), 6), ROUND(DEGREES(PI()), 3), ROUND(RADIANS(180), 5), ROUND(LOG(2, 65536), 3), LOG10(1000), LOG2(8), ROUND(EXP(1), 4), LN(0), SQRT(-1), ACOS(2)
SELECT RAND(1) = RAND(1), RAND() BETWEEN 0 AND 1, FLOOR(RAND() * 0)
SELECT ADDTIME('10:00:00', '01:30:30'), SUBTIME('2024-01-01 00:00:00', '00:00:01'), TIMEDIFF('12:00:00', '10:30:00'), SEC_TO_TIME(3661), TIME_TO_SEC('01:01:01'), MAKETIME(12, 15, 30), TIME_FORMAT('15:05:09', '%h:%i %p')
SELECT DATE_FORMAT('2024-03-05 14:05:09.123', '%W %D %M %Y %T.%f'), DATE_FORMAT('2024-03-05', '%a %b %e %y %j %U %u %V %v %X %x %w'), DATE_FORMAT('2024-03-05 00:30:00', '%h %I %k %l %r %p %%')
SELECT STR_TO_DATE('5th March 2024', '%D %M %Y'), STR_TO_DATE('03/05/24', '%m/%d/%y'), STR_TO_DATE('10:20:30 PM', '%r'), STR_TO_DATE('2024-13-01', '%Y-%m-%d'), STR_TO_DATE('Mar 5, 2024 3:07 pm', '%b %e, %Y %l:%i %p')
SELECT WEEK('2024-12-31', 0), WEEK('2024-12-31', 1), WEEK('2024-12-31', 3), WEEKOFYEAR('2024-12-31'), YEARWEEK('2024-12-31', 1), DAYNAME('2024-02-29'), MONTHNAME('2024-02-29'), DAYOFYEAR('2024-12-31'), TO_DAYS('2024-01-01'), FROM_DAYS(739251), TO_SECONDS('2024-01-01')
SELECT DATE_ADD('2024-01-31', INTERVAL 1 MONTH), DATE_ADD('2024-01-01 10:00:00', INTERVAL '1:30' HOUR_MINUTE), DATE_SUB('2024-03-31', INTERVAL 1 QUARTER), '2024-01-01' + INTERVAL 1 WEEK, DATE_ADD('2024-01-01', INTERVAL '1 2' DAY_HOUR), DATE_ADD('2023-02-29', INTERVAL 1 DAY)
SELECT TIMESTAMPDIFF(MONTH, '2024-01-31', '2024-02-29'), TIMESTAMPDIFF(YEAR, '2000-02-29', '2024-02-28'), TIMESTAMPDIFF(SECOND, '2024-01-01', '2024-01-02 00:00:01'), TIMESTAMPDIFF(WEEK, '2024-01-01', '2024-01-20'), PERIOD_ADD(202411, 3), PERIOD_DIFF(202501, 202411)
SELECT UNIX_TIMESTAMP('2024-01-01 00:00:00'), FROM_UNIXTIME(1704067200, '%Y %D %M %h:%i:%s'), UNIX_TIMESTAMP('2024-01-01 00:00:00.5'), FROM_UNIXTIME(0), FROM_UNIXTIME(1.5)
SELECT EXTRACT(YEAR_MONTH FROM '2024-05-06'), EXTRACT(DAY_MINUTE FROM '2024-05-06 07:08:09'), EXTRACT(MICROSECOND FROM '2024-05-06 07:08:09.000123'), EXTRACT(WEEK FROM '2024-05-06'), MICROSECOND('12:00:00.000005')
SELECT REGEXP_REPLACE('a1b22c333', '[0-9]+', '#'), REGEXP_SUBSTR('order 66 of 99', '[0-9]+'), REGEXP_INSTR('abc123', '[0-9]'), 'abc' REGEXP '^A', 'abc' RLIKE 'B.$', 'x' NOT REGEXP 'y'
SELECT id, REGEXP_REPLACE(w, '[^[:alnum:]]', '') AS clean, CONCAT(UPPER(LEFT(w, 1)), LOWER(SUBSTRING(w, 2))) AS cap FROM words WHERE w IS NOT NULL ORDER BY id
SELECT CAST('12.7abc' AS SIGNED), CAST('-3' AS UNSIGNED), CAST(1.5 AS CHAR), CAST('2024-01-01 10:00:00' AS DATE), CAST(20240105 AS DATE), CAST('10:11' AS TIME), CAST('1e2' AS DECIMAL(6,2)), CAST('x' AS DOUBLE), CONVERT('5', SIGNED), CONVERT('é' USING utf8mb4), CAST('abc' AS CHAR(2)), CAST(12 AS BINARY)
SELECT JSON_EXTRACT('{"a":[1,{"b":2}]}', '$.a[1].b'), JSON_UNQUOTE(JSON_EXTRACT('{"s":"t"}', '$.s')), JSON_KEYS('{"b":1,"a":2}'), JSON_TYPE('[1]'), JSON_VALID('{'), JSON_QUOTE('a"b'), JSON_VALUE('{"p":{"q":5}}', '$.p.q')
SELECT JSON_SET('{"a":1}', '$.b', 2), JSON_INSERT('{"a":1}', '$.a', 9, '$.c', 3), JSON_REPLACE('{"a":1}', '$.a', 'x', '$.z', 1), JSON_REMOVE('[1,2,3]', '$[1]'), JSON_ARRAY_APPEND('[1]', '$', 2), JSON_MERGE_PATCH('{"a":1,"b":2}', '{"b":null,"c":3}')
SELECT status, JSON_OBJECTAGG(id, qty) AS o FROM orders WHERE id IN (11, 9007199254740993) GROUP BY status, id ORDER BY id
SELECT id, JSON_EXTRACT(doc, '$.b.c') AS c, JSON_UNQUOTE(JSON_EXTRACT(doc, '$.a')) AS a, JSON_EXTRACT(doc, '$.l[0]') AS l0 FROM orders ORDER BY id
# user variables and other sessions' ways
SELECT @rn := @rn + 1 AS rank_no, name FROM people, (SELECT @rn := 0) r ORDER BY id
SET @lo = 1, @hi = 3 ;; SELECT id FROM people WHERE id BETWEEN @lo AND @hi ORDER BY id ;; SELECT @lo + @hi AS s
SET @total = (SELECT SUM(amount) FROM orders) ;; SELECT @total > 1000 AS big
PREPARE st FROM 'SELECT id, name FROM people WHERE id = ?' ;; SET @i = 2 ;; EXECUTE st USING @i ;; DEALLOCATE PREPARE st
SELECT DATABASE() IS NOT NULL, CONNECTION_ID() > 0, USER() <> '', VERSION() <> '', @@autocommit, @@session.sql_mode IS NOT NULL
SELECT VERSION() LIKE '%.%' AS v, CHARSET('a'), COLLATION('a'), COERCIBILITY('a') >= 0
SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = 'people'
SELECT column_name, data_type, is_nullable FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'items' ORDER BY ordinal_position
SELECT TABLE_NAME FROM information_schema.KEY_COLUMN_USAGE WHERE CONSTRAINT_NAME = 'PRIMARY' AND TABLE_SCHEMA = DATABASE() AND TABLE_NAME IN ('people', 'orders') ORDER BY 1
SHOW TABLES LIKE 'peo%'
SHOW COLUMNS FROM people LIKE 'n%'
# textbook and answers
SELECT DISTINCT salary FROM people p1 WHERE 2 = (SELECT COUNT(DISTINCT salary) FROM people p2 WHERE p2.salary >= p1.salary)
SELECT IFNULL((SELECT DISTINCT salary FROM people WHERE salary IS NOT NULL ORDER BY salary DESC LIMIT 1 OFFSET 1), 0) AS second_highest
SELECT e.name, b.name AS boss FROM people e LEFT JOIN people b ON e.boss = b.id WHERE b.salary < e.salary OR b.id IS NULL ORDER BY e.id
WITH RECURSIVE tree AS (SELECT id, name, boss, 0 AS lvl, CAST(id AS CHAR(200)) AS path FROM people WHERE boss IS NULL UNION ALL SELECT p.id, p.name, p.boss, t.lvl + 1, CONCAT(t.path, '/', p.id) FROM people p JOIN tree t ON p.boss = t.id) SELECT id, lvl, path FROM tree ORDER BY path
WITH RECURSIVE fib (n, a, b) AS (SELECT 1, 0, 1 UNION ALL SELECT n + 1, b, a + b FROM fib WHERE n < 15) SELECT n, a FROM fib ORDER BY n
WITH RECURSIVE fact AS (SELECT 1 AS n, CAST(1 AS DECIMAL(30,0)) AS f UNION ALL SELECT n + 1, f * (n + 1) FROM fact WHERE n < 20) SELECT * FROM fact WHERE n IN (5, 10, 20)
SELECT p.id FROM people p WHERE p.salary > ALL (SELECT amount FROM orders WHERE person = 2 AND amount IS NOT NULL) ORDER BY p.id
SELECT p.id FROM people p WHERE p.id = ANY (SELECT person FROM orders) AND NOT EXISTS (SELECT * FROM orders o WHERE o.person = p.id AND o.amount < 0) ORDER BY p.id
SELECT id FROM people WHERE (SELECT COUNT(*) FROM orders WHERE orders.person = people.id) > 1 UNION SELECT person FROM orders WHERE qty > 10 ORDER BY id
(SELECT 'p' AS src, COUNT(*) AS c FROM people) UNION ALL (SELECT 'o', COUNT(*) FROM orders) UNION ALL (SELECT 'i', COUNT(*) FROM items) ORDER BY src
(SELECT id, name FROM people ORDER BY id LIMIT 2) UNION (SELECT id, name FROM people ORDER BY id DESC LIMIT 2) ORDER BY id
SELECT person FROM orders WHERE person IS NOT NULL INTERSECT SELECT id FROM people WHERE active = 1 ORDER BY 1
SELECT id FROM people EXCEPT SELECT person FROM orders WHERE person IS NOT NULL ORDER BY id
SELECT a.id, b.id FROM people a JOIN people b ON a.id < b.id AND a.name = b.name ORDER BY 1, 2
SELECT name, COUNT(*) c FROM people WHERE name IS NOT NULL GROUP BY name HAVING COUNT(*) > 1 ORDER BY c, name
SELECT * FROM people NATURAL JOIN (SELECT 1 AS id UNION SELECT 2) k ORDER BY id
SELECT STRAIGHT_JOIN p.id, o.id FROM people p STRAIGHT_JOIN orders o ON o.person = p.id WHERE o.qty > 1 ORDER BY 2
SELECT id, IF(MOD(id, 2) = 0, 'even', 'odd') AS parity, IF(id > 3, NULL, id) AS small FROM people ORDER BY FIELD(parity, 'odd', 'even'), id
SELECT id, name FROM people ORDER BY name IS NULL, name COLLATE utf8mb4_bin DESC, id
SELECT w FROM words WHERE w LIKE 'a\_b' OR w LIKE '%\%%' OR w = 'ubeR' ORDER BY id
SELECT LENGTH(w) - CHAR_LENGTH(w) AS extra, COUNT(*) FROM words WHERE w IS NOT NULL GROUP BY extra ORDER BY extra
SELECT id, HEX(w), w = v AS same, w <=> v AS nsame, BINARY w = v AS bsame FROM words WHERE id < 10 ORDER BY id
SELECT NOT 0, !1, 1 XOR 1, TRUE AND NULL, 0 OR NULL, 1 && 0, 1 || 0, ~0 & 255, 5 ^ 3, 1 << 4, 5 | 2
SELECT '5' + 3, '3 apples' * 2, 'a' + 1, '1.5' / 2, 10 / 4, 10 / 3, 1e3 + 1, 0.1 + 0.2, 3 - '1', -'4', '7' DIV 2
SELECT 0x41, X'4D7953', b'1000001', 0x41 + 0, N'nat', _utf8mb4'é', 'con' 'cat', "dq", 'it''s', 'tab\tx', 'nul' IS NULL
SELECT 'a' < 'B', 'a' = 'A ', 'ä' = 'a', 'abc' BETWEEN 'ABA' AND 'abd', 'x' IN ('X', 'y'), 'a' LIKE 'A', BINARY 'a' = 'A'
SELECT SUM(DISTINCT qty), COUNT(DISTINCT status, qty), AVG(DISTINCT qty), BIT_OR(qty), BIT_AND(qty), BIT_XOR(qty), MAX(status), MIN(placed) FROM orders
SELECT ANY_VALUE(status) IS NULL FROM (SELECT NULL AS status) q
SELECT id, amount * 1.1 AS gross, amount / 3 AS third, amount DIV 7 AS d7, amount % 7 AS m7, ROUND(amount * 0.19, 2) AS vat, -amount AS neg FROM orders WHERE amount IS NOT NULL ORDER BY id
SELECT c / a AS ca, c * d AS cd, a / 0 AS z, c + r > 0 AS p FROM nums WHERE id IN (1, 2, 3, 8, 9) ORDER BY id
SELECT AVG(c), SUM(c) / COUNT(c), AVG(a), SUM(e) / 7, AVG(d) FROM nums WHERE id IN (1, 2, 3, 8, 9, 10)
SELECT MIN(t), MAX(t), SEC_TO_TIME(SUM(TIME_TO_SEC(t))), SEC_TO_TIME(ROUND(AVG(TIME_TO_SEC(t)))) FROM events
SELECT id, DATE(at) = day AS same, TIME(at) AS t2, TIMESTAMP(day, t) AS ts, ADDTIME(TIMESTAMP(day), t) AS ts2 FROM events WHERE at IS NOT NULL ORDER BY id
SELECT id, DATEDIFF(day, LAG(day) OVER (ORDER BY day)) AS gap, TIMESTAMPDIFF(YEAR, day, '2024-12-31') AS age FROM events WHERE day IS NOT NULL ORDER BY day
SELECT name, born, TIMESTAMPDIFF(YEAR, born, '2024-07-03') AS age, DATE_FORMAT(born, '%d.%m.%y') AS de, MAKEDATE(2024, DAYOFYEAR(born)) AS bday FROM people WHERE born IS NOT NULL ORDER BY MONTH(born), DAY(born), id
SELECT id FROM orders WHERE placed >= '2024-01-15' AND placed < '2024-01-15' + INTERVAL 1 DAY ORDER BY id
SELECT id, qty FROM orders ORDER BY qty IS NULL, -qty, id DESC
SELECT o.id, p.name, i.product FROM orders o JOIN people p ON p.id = o.person JOIN items i ON i.order_id = o.id WHERE i.product LIKE 'p%' ORDER BY o.id, i.line
SELECT product, SUM(quantity) AS q FROM items GROUP BY product ORDER BY q DESC, product LIMIT 3
SELECT id FROM (SELECT id, ROW_NUMBER() OVER (ORDER BY id) AS rn FROM people) q WHERE rn % 3 = 0
DO 1 ;; SELECT 1
SELECT 1 WHERE 1 = 1
SELECT * FROM (VALUES (1, 'a'), (2, 'b')) v
TABLE nothing
# parameters
SELECT id, name FROM people WHERE id = ? AND name LIKE ? @@ 1 | A%
SELECT COUNT(*) AS n FROM orders WHERE placed BETWEEN ? AND ? @@ 2024-01-01 00:00:00 | 2024-02-28 23:59:59
SELECT id FROM orders WHERE amount > ? ORDER BY id LIMIT ? @@ 10.5 | 2
SELECT id, IFNULL(name, ?) AS n FROM people WHERE id IN (?, ?, ?) ORDER BY id @@ none | 1 | 5 | 8
SELECT DATE_ADD(day, INTERVAL ? DAY) AS d FROM events WHERE id = ? @@ 5 | 1
