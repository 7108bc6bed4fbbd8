# what a stranger sends: frameworks, dashboards, reports, migrations, well-known answers
# Rails
SELECT 1 AS one FROM `people` WHERE `people`.`name` = 'ada' AND `people`.`id` != 1 LIMIT 1
SELECT `orders`.* FROM `orders` WHERE `orders`.`person` = 4 AND `orders`.`status` IN ('paid', 'sent') ORDER BY `orders`.`placed` DESC, `orders`.`id` ASC LIMIT 2 OFFSET 0
SELECT COUNT(*) FROM (SELECT 1 AS one FROM `orders` WHERE `orders`.`amount` > 0 LIMIT 3) subquery_for_count
SELECT DISTINCT `people`.`id`, `people`.`born` AS alias_0 FROM `people` LEFT OUTER JOIN `orders` ON `orders`.`person` = `people`.`id` WHERE `orders`.`amount` > 10 ORDER BY `people`.`born` DESC LIMIT 25
SELECT COUNT(*) AS `count_all`, `orders`.`status` AS `orders_status` FROM `orders` GROUP BY `orders`.`status` ORDER BY count_all DESC, orders_status
SELECT SUM(`orders`.`amount`) AS `sum_amount`, `orders`.`person` AS `orders_person` FROM `orders` GROUP BY `orders`.`person` ORDER BY `orders`.`person`
SELECT `people`.`id` AS t0_r0, `people`.`name` AS t0_r1, `orders`.`id` AS t1_r0, `orders`.`amount` AS t1_r1 FROM `people` LEFT OUTER JOIN `orders` ON `orders`.`person` = `people`.`id` WHERE `people`.`id` IN (1, 2, 3) ORDER BY t0_r0, t1_r0
SELECT MAX(`people`.`born`) FROM `people`
SELECT MIN(`orders`.`placed`) AS min_placed, AVG(`orders`.`qty`) AS average_qty FROM `orders`
CREATE TABLE `o_users` (`id` bigint NOT NULL AUTO_INCREMENT PRIMARY KEY, `email` varchar(255) DEFAULT '' NOT NULL, `admin` tinyint(1) DEFAULT FALSE, `created_at` datetime(6) NOT NULL, `updated_at` datetime(6) NOT NULL) DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci ;; INSERT INTO `o_users` (`email`, `admin`, `created_at`, `updated_at`) VALUES ('a@b.c', FALSE, '2024-01-02 03:04:05.678901', '2024-01-02 03:04:05.678901') ;; UPDATE `o_users` SET `o_users`.`email` = 'z@b.c', `o_users`.`updated_at` = '2024-02-02 00:00:00' WHERE `o_users`.`id` = 1 ;; SELECT `o_users`.* FROM `o_users` WHERE `o_users`.`id` = 1 LIMIT 1 ;; DELETE FROM `o_users` WHERE `o_users`.`id` = 1 ;; DROP TABLE `o_users`
CREATE TABLE `o_ar` (`key` varchar(190) NOT NULL PRIMARY KEY, `value` varchar(255), `created_at` datetime NOT NULL) ;; INSERT INTO `o_ar` (`key`, `value`, `created_at`) VALUES ('environment', 'dev', '2024-01-01 00:00:00') ON DUPLICATE KEY UPDATE `value` = VALUES(`value`) ;; INSERT INTO `o_ar` (`key`, `value`, `created_at`) VALUES ('environment', 'prod', '2024-01-01 00:00:00') ON DUPLICATE KEY UPDATE `value` = VALUES(`value`) ;; SELECT * FROM o_ar ;; DROP TABLE o_ar
CREATE TABLE o_extra (x int) ;; ALTER TABLE `o_extra` ADD `extra` varchar(20) ;; ALTER TABLE `o_extra` DROP COLUMN `extra` ;; SELECT * FROM o_extra ;; DROP TABLE o_extra
# Django
SELECT (1) AS `a` FROM `people` WHERE (`people`.`name` LIKE '%a%' AND `people`.`salary` > 100) LIMIT 1
SELECT `people`.`id`, COUNT(`orders`.`id`) AS `n`, SUM(`orders`.`amount`) AS `total` FROM `people` LEFT OUTER JOIN `orders` ON (`people`.`id` = `orders`.`person`) GROUP BY `people`.`id` HAVING COUNT(`orders`.`id`) > 1 ORDER BY `people`.`id` ASC
SELECT CAST(DATE_FORMAT(`orders`.`placed`, '%Y-%m-01 00:00:00') AS DATETIME(6)) AS `month`, COUNT(*) AS `c` FROM `orders` GROUP BY 1 ORDER BY `month` ASC
SELECT EXTRACT(YEAR FROM `people`.`born`) AS `y`, COUNT(*) FROM `people` WHERE EXTRACT(MONTH FROM `people`.`born`) = 2 GROUP BY EXTRACT(YEAR FROM `people`.`born`) ORDER BY NULL
SELECT `people`.`id` FROM `people` WHERE `people`.`born` BETWEEN '1985-01-01' AND '1999-12-31' ORDER BY `people`.`id`
SELECT `people`.`id`, CASE WHEN `people`.`salary` >= 3000 THEN 'high' WHEN `people`.`salary` IS NULL THEN NULL ELSE 'low' END AS `band` FROM `people` ORDER BY `people`.`id`
SELECT `people`.`id` FROM `people` WHERE EXISTS(SELECT 1 AS `a` FROM `orders` U0 WHERE (U0.`person` = (`people`.`id`) AND U0.`status` = 'paid') LIMIT 1) ORDER BY 1
SELECT `people`.`id`, (SELECT U0.`amount` FROM `orders` U0 WHERE U0.`person` = `people`.`id` ORDER BY U0.`placed` DESC LIMIT 1) AS `latest` FROM `people` ORDER BY `people`.`id`
SELECT `people`.`id` FROM `people` WHERE NOT (`people`.`id` IN (SELECT U0.`person` AS Col1 FROM `orders` U0 WHERE U0.`person` IS NOT NULL)) ORDER BY `people`.`id` ASC
SELECT `col1` FROM (SELECT DISTINCT `orders`.`status` AS `col1` FROM `orders` WHERE `orders`.`status` REGEXP BINARY '^[a-z]') t ORDER BY 1
SELECT DATE(CONVERT_TZ(`orders`.`placed`, '+00:00', '+02:00')) AS `d`, COUNT(*) FROM `orders` GROUP BY 1 ORDER BY 1
SELECT `orders`.`id`, TIMESTAMPDIFF(MICROSECOND, '2024-01-01 00:00:00', `orders`.`placed`) AS `us` FROM `orders` WHERE `orders`.`placed` >= '2024-01-01' ORDER BY 1
SELECT `people`.`id`, ROW_NUMBER() OVER (PARTITION BY `people`.`active` ORDER BY `people`.`salary` DESC, `people`.`id`) AS `r` FROM `people` ORDER BY `people`.`id`
SELECT COALESCE(SUM(`orders`.`qty`), 0) AS `q`, CONCAT_WS('', `orders`.`status`, '!') AS `s` FROM `orders` GROUP BY CONCAT_WS('', `orders`.`status`, '!') ORDER BY NULL
CREATE TABLE `django_migrations_o` (`id` bigint AUTO_INCREMENT NOT NULL PRIMARY KEY, `app` varchar(255) NOT NULL, `name` varchar(255) NOT NULL, `applied` datetime(6) NOT NULL) ;; INSERT INTO `django_migrations_o` (`app`, `name`, `applied`) VALUES ('auth', '0001_initial', '2024-05-06 07:08:09.123456') ;; SELECT `id`, `app`, `name`, `applied` FROM `django_migrations_o` ;; DROP TABLE `django_migrations_o` CASCADE
CREATE TABLE `o_group` (`id` integer AUTO_INCREMENT NOT NULL PRIMARY KEY, `name` varchar(80) NOT NULL UNIQUE) ;; CREATE TABLE `o_perm` (`id` integer AUTO_INCREMENT NOT NULL PRIMARY KEY, `group_id` integer NOT NULL) ;; ALTER TABLE `o_perm` ADD CONSTRAINT `o_perm_group_id_fk` FOREIGN KEY (`group_id`) REFERENCES `o_group` (`id`) ;; CREATE INDEX `o_perm_name` ON `o_perm` (`group_id`) ;; INSERT INTO o_group (name) VALUES ('x') ;; INSERT INTO o_perm (group_id) VALUES (1) ;; SELECT * FROM o_perm JOIN o_group ON o_group.id = group_id ;; DROP TABLE o_perm ;; DROP TABLE o_group
# SQLAlchemy, Alembic
SELECT people.id, people.name, anon_1.cnt FROM people LEFT OUTER JOIN (SELECT orders.person AS person, count(*) AS cnt FROM orders GROUP BY orders.person) AS anon_1 ON people.id = anon_1.person ORDER BY people.id
SELECT people.name AS people_name FROM people WHERE lower(people.name) LIKE lower('%AD%') ORDER BY people.id
SELECT people.name AS people_name FROM people WHERE people.name LIKE concat('%%', 'b', '%%') ORDER BY people.id
SELECT count(*) AS count_1 FROM (SELECT people.id AS people_id FROM people WHERE people.active IS true) AS anon_1
SELECT people.id FROM people WHERE people.active IS NOT true ORDER BY people.id
SELECT people.id FROM people WHERE people.active = false OR people.active IS NULL ORDER BY people.id
SELECT people.id FROM people WHERE people.id IN (SELECT 1 FROM DUAL WHERE 1!=1)
WITH anon_1 AS (SELECT orders.person AS person, sum(orders.amount) AS total FROM orders GROUP BY orders.person) SELECT people.name, anon_1.total FROM people INNER JOIN anon_1 ON people.id = anon_1.person WHERE anon_1.total > (SELECT avg(anon_1.total) AS avg_1 FROM anon_1) ORDER BY people.id
CREATE TABLE alembic_version_o (version_num VARCHAR(32) NOT NULL, CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)) ;; INSERT INTO alembic_version_o (version_num) VALUES ('ae1027a6acf') ;; UPDATE alembic_version_o SET version_num='1975ea83b712' WHERE alembic_version_o.version_num = 'ae1027a6acf' ;; SELECT alembic_version_o.version_num FROM alembic_version_o ;; DROP TABLE alembic_version_o
CREATE TABLE o_sa (id INTEGER NOT NULL AUTO_INCREMENT, name VARCHAR(50), price NUMERIC(10, 2), flags BOOL, body TEXT, blob_ LONGBLOB, at DATETIME, PRIMARY KEY (id), UNIQUE (name)) ;; INSERT INTO o_sa (name, price, flags, body, at) VALUES ('n', 9.99, 1, 'text', '2024-01-01 12:00:00') ;; SELECT id, name, price, flags, body, blob_, at FROM o_sa ;; ALTER TABLE o_sa ADD COLUMN extra INTEGER NOT NULL DEFAULT 7 ;; SELECT extra FROM o_sa ;; ALTER TABLE o_sa MODIFY extra BIGINT NULL ;; SELECT extra FROM o_sa ;; ALTER TABLE o_sa CHANGE extra extra2 BIGINT ;; SELECT extra2 FROM o_sa ;; DROP TABLE o_sa
# Hibernate, JPA
select p1_0.id,p1_0.active,p1_0.born,p1_0.name from people p1_0 where p1_0.id=1
select o1_0.id,o1_0.amount,p1_0.id,p1_0.name from orders o1_0 left join people p1_0 on p1_0.id=o1_0.person where o1_0.status in ('paid','new') order by o1_0.id limit 5
select count(*)>0 from people p1_0 where p1_0.name='bob'
select p1_0.name,count(o1_0.id) from people p1_0 join orders o1_0 on o1_0.person=p1_0.id group by p1_0.name order by count(o1_0.id) desc,p1_0.name
select distinct p1_0.id,coalesce(p1_0.note,'') from people p1_0 where lower(p1_0.name) like lower('%A%') escape '' order by p1_0.id
select case when (count(p1_0.id)>0) then 1 else 0 end from people p1_0 where p1_0.salary between 1000 and 4000
create table o_hib (id bigint not null, version integer, title varchar(255), kind tinyint check (kind between 0 and 2), primary key (id)) engine=InnoDB ;; create table o_hib_seq (next_val bigint) engine=InnoDB ;; insert into o_hib_seq values ( 1 ) ;; select next_val as id_val from o_hib_seq for update ;; update o_hib_seq set next_val= 51 where next_val=1 ;; insert into o_hib (kind,title,version,id) values (1,'t',0,1) ;; update o_hib set kind=2,title='u',version=1 where id=1 and version=0 ;; select * from o_hib ;; delete from o_hib where id=1 and version=1 ;; drop table if exists o_hib ;; drop table if exists o_hib_seq
alter table nothing add constraint UK_o unique (x) ;; alter table nothing drop index UK_o
# Laravel, Eloquent
select * from `people` where `people`.`id` = 1 and `people`.`id` is not null limit 1
select `people`.*, (select count(*) from `orders` where `people`.`id` = `orders`.`person`) as `orders_count` from `people` order by `people`.`id` asc
select * from `people` where exists (select * from `orders` where `people`.`id` = `orders`.`person` and `amount` > 100) order by `id`
select count(*) as aggregate from `people` where `name` is not null
select exists(select * from `people` where `id` = 99) as `exists`
select `status`, count(*) as total from `orders` group by `status` having `total` > 1 order by `total` desc, `status`
select * from `orders` where year(`placed`) = '2024' and month(`placed`) = '02' order by `id`
select * from `orders` where date(`placed`) = '2024-01-15' order by `id`
select * from `orders` where time(`placed`) >= '12:00:00' order by `id`
select `id`, json_unquote(json_extract(`doc`, '$."a"')) as a from `orders` where json_unquote(json_extract(`doc`, '$."a"')) = 's'
select `id` from `orders` where json_contains(`doc`, '1', '$."l"')
select `id` from `orders` where ifnull(json_length(json_extract(`doc`, '$."l"')), 0) > 1
create table `o_lara` (`id` bigint unsigned not null auto_increment primary key, `name` varchar(255) not null, `email` varchar(255) not null, `status` enum('draft', 'live') not null default 'draft', `remember_token` varchar(100) null, `created_at` timestamp null, `updated_at` timestamp null) default character set utf8mb4 collate 'utf8mb4_general_ci' ;; alter table `o_lara` add unique `users_email_unique`(`email`) ;; insert into `o_lara` (`name`, `email`, `updated_at`, `created_at`) values ('A', 'a@x', '2024-01-01 00:00:00', '2024-01-01 00:00:00') ;; update `o_lara` set `status` = 'live', `o_lara`.`updated_at` = '2024-01-02 00:00:00' where `id` = 1 ;; select * from `o_lara` ;; drop table `o_lara`
create table `o_up` (`sku` varchar(20) not null, `qty` int not null, unique key `sku_u` (`sku`)) ;; insert into `o_up` (`qty`, `sku`) values (1, 'a'), (2, 'b') on duplicate key update `qty` = values(`qty`) ;; insert into `o_up` (`qty`, `sku`) values (5, 'a'), (6, 'c') on duplicate key update `qty` = `qty` + values(`qty`) ;; select * from `o_up` order by `sku` ;; insert ignore into `o_up` (`sku`, `qty`) values ('a', 9), ('d', 4) ;; select * from o_up order by sku ;; drop table if exists `o_up`
# Prisma, TypeORM, Sequelize, GORM, Ecto
SELECT `streamlink`.`people`.`id`, `streamlink`.`people`.`name` FROM `streamlink`.`people` WHERE (`streamlink`.`people`.`name` LIKE 'b%' AND 1=1) ORDER BY `streamlink`.`people`.`id` ASC LIMIT 10 OFFSET 0
SELECT COUNT(*) FROM (SELECT `people`.`id` FROM `people` WHERE 1=1 LIMIT 18446744073709551615 OFFSET 2) AS `sub`
SELECT `People`.`id` AS `People_id`, `People`.`name` AS `People_name` FROM `people` `People` WHERE ( (`People`.`active` = 1) ) AND ( `People`.`id` IN (1, 2, 4) ) ORDER BY People_id
SELECT DISTINCT `distinctAlias`.`P_id` AS `ids_P_id`, `distinctAlias`.`P_born` FROM (SELECT `P`.`id` AS `P_id`, `P`.`born` AS `P_born` FROM `people` `P` LEFT JOIN `orders` `O` ON `O`.`person`=`P`.`id`) `distinctAlias` ORDER BY `distinctAlias`.`P_born` DESC, `P_id` ASC LIMIT 3
SELECT count(*) AS `count` FROM `people` AS `Person` WHERE (`Person`.`born` >= '1970-01-01' AND `Person`.`born` < '2000-01-01')
SELECT * FROM `people` WHERE `people`.`name` = 'bob' AND `people`.`note` IS NULL ORDER BY `people`.`id` LIMIT 1
SELECT p0.`id`, sum(o1.`amount`) FROM `people` AS p0 INNER JOIN `orders` AS o1 ON o1.`person` = p0.`id` WHERE (o1.`placed` > '2020-01-01') GROUP BY p0.`id` ORDER BY p0.`id`
CREATE TABLE `o_gorm` (`id` bigint unsigned AUTO_INCREMENT,`created_at` datetime(3) NULL,`deleted_at` datetime(3) NULL,`name` longtext,`price` double,PRIMARY KEY (`id`),INDEX `idx_o_deleted_at` (`deleted_at`)) ;; INSERT INTO `o_gorm` (`created_at`,`deleted_at`,`name`,`price`) VALUES ('2024-01-02 03:04:05.678',NULL,'p',1.5) ;; UPDATE `o_gorm` SET `deleted_at`='2024-02-02 00:00:00.5' WHERE id = 1 AND `o_gorm`.`deleted_at` IS NULL ;; SELECT * FROM `o_gorm` WHERE `o_gorm`.`id` = 1 ;; DROP TABLE o_gorm
CREATE TABLE IF NOT EXISTS `o_seq` (`id` INTEGER NOT NULL auto_increment , `role` ENUM('admin', 'user') DEFAULT 'user', `ok` TINYINT(1), `createdAt` DATETIME NOT NULL, PRIMARY KEY (`id`)) ENGINE=InnoDB ;; INSERT INTO `o_seq` (`id`,`role`,`ok`,`createdAt`) VALUES (DEFAULT,'admin',true,'2024-03-04 05:06:07') ;; SELECT `id`, `role`, `ok`, `createdAt` FROM `o_seq` AS `S` WHERE `S`.`role` = 'ADMIN' ;; DROP TABLE o_seq
CREATE TABLE `_prisma_o` (`id` VARCHAR(36) PRIMARY KEY NOT NULL, `checksum` VARCHAR(64) NOT NULL, `finished_at` DATETIME(3), `logs` TEXT, `started_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3), `steps` INTEGER UNSIGNED NOT NULL DEFAULT 0) ;; INSERT INTO _prisma_o (id, checksum) VALUES ('u', 'c') ;; SELECT id, checksum, finished_at, logs, steps, started_at > '2020-01-01' FROM _prisma_o ;; DROP TABLE _prisma_o
# Metabase, Superset, Tableau, Looker, Grafana, Redash, Power BI
SELECT `source`.`status` AS `status`, COUNT(*) AS `count`, SUM(`source`.`amount`) AS `sum` FROM (SELECT `orders`.`id` AS `id`, `orders`.`status` AS `status`, `orders`.`amount` AS `amount` FROM `orders`) AS `source` GROUP BY `source`.`status` ORDER BY `source`.`status` ASC
SELECT DATE(`orders`.`placed`) AS `placed`, COUNT(*) AS `count` FROM `orders` WHERE `orders`.`placed` >= DATE_ADD('2024-03-05', INTERVAL -60 day) AND `orders`.`placed` < '2024-03-05' GROUP BY DATE(`orders`.`placed`) ORDER BY DATE(`orders`.`placed`) ASC
SELECT STR_TO_DATE(CONCAT(DATE_FORMAT(`orders`.`placed`, '%Y-%m'), '-01'), '%Y-%m-%d') AS `placed`, SUM(`orders`.`amount`) AS `sum` FROM `orders` GROUP BY STR_TO_DATE(CONCAT(DATE_FORMAT(`orders`.`placed`, '%Y-%m'), '-01'), '%Y-%m-%d') ORDER BY 1
SELECT FLOOR(((`people`.`salary` - 0.0) / 1000)) * 1000 + 0.0 AS `salary`, COUNT(*) AS `count` FROM `people` GROUP BY FLOOR(((`people`.`salary` - 0.0) / 1000)) * 1000 + 0.0 ORDER BY 1 ASC
SELECT SUBSTRING(`people`.`note`, 1, 1234) AS `note`, CHAR_LENGTH(`people`.`name`) AS `l` FROM `people` WHERE (`people`.`name` <> 'x' OR `people`.`name` IS NULL) ORDER BY `people`.`id` LIMIT 2000
SELECT DATE(placed) AS __timestamp, sum(amount) AS `SUM(amount)`, count(DISTINCT person) AS `People!` FROM orders WHERE placed >= STR_TO_DATE('2024-01-01 00:00:00.000000', '%Y-%m-%d %H:%i:%s.%f') AND placed < STR_TO_DATE('2024-03-01 00:00:00.000000', '%Y-%m-%d %H:%i:%s.%f') GROUP BY DATE(placed) ORDER BY `SUM(amount)` DESC LIMIT 1000
SELECT DATE_ADD(DATE(placed), INTERVAL HOUR(placed) HOUR) AS __timestamp, COUNT(*) AS count FROM orders GROUP BY DATE_ADD(DATE(placed), INTERVAL HOUR(placed) HOUR) ORDER BY 1
SELECT DATE(DATE_SUB(placed, INTERVAL DAYOFWEEK(DATE_SUB(placed, INTERVAL 1 DAY)) - 1 DAY)) AS __timestamp, max(amount) AS m FROM orders GROUP BY 1 ORDER BY 1
SELECT `t0`.`status` AS `status`, `t0`.`rank` FROM (SELECT `orders`.`status` AS `status`, RANK() OVER (ORDER BY SUM(`orders`.`amount`) DESC) AS `rank` FROM `orders` GROUP BY 1) `t0` WHERE `t0`.`rank` <= 3 ORDER BY 2, 1
SELECT SUM(1) AS `sum_Number_of_Records_ok`, ADDDATE( DATE_FORMAT( `orders`.`placed`, '%Y-01-01 00:00:00' ), INTERVAL 0 SECOND ) AS `yr_placed_ok` FROM `orders` GROUP BY 2 ORDER BY 2
SELECT (CASE WHEN (`people`.`salary` > 1000) THEN 1 WHEN NOT (`people`.`salary` > 1000) THEN 0 ELSE NULL END) AS `Calculation_1`, COUNT(1) AS `cnt` FROM `people` GROUP BY 1 ORDER BY 1
SELECT UNIX_TIMESTAMP(placed) DIV 86400 * 86400 AS `time`, sum(amount) AS value, status AS metric FROM orders WHERE placed >= FROM_UNIXTIME(1704067200) AND placed <= FROM_UNIXTIME(1709300000) GROUP BY 1, metric ORDER BY 1, metric
SELECT UNIX_TIMESTAMP(at) AS time_sec, n AS value, kind AS metric FROM events WHERE at BETWEEN FROM_UNIXTIME(946684800) AND FROM_UNIXTIME(1735689600) ORDER BY at ASC
SELECT cast(cast(UNIX_TIMESTAMP(at)/(3600) as signed)*3600 as signed) AS `time`, count(*) FROM events WHERE at > '2000-01-01' GROUP BY 1 ORDER BY 1
SELECT DATE(orders.placed) AS `orders.placed_date`, COALESCE(SUM(orders.amount ), 0) AS `orders.total` FROM streamlink.orders AS orders WHERE ((( orders.placed ) >= ((TIMESTAMP('2024-01-01'))) AND ( orders.placed ) < ((DATE_ADD(TIMESTAMP('2024-01-01'),INTERVAL 1 year))))) GROUP BY 1 ORDER BY 1 DESC LIMIT 500
SELECT `_`.`id`, `_`.`name` FROM `streamlink`.`people` `_` WHERE `_`.`name` IS NOT NULL AND (`_`.`salary` > 100 AND `_`.`salary` < 9000) ORDER BY `_`.`id` LIMIT 501
select `rows`.`status` as `status`, sum(`rows`.`amount`) as `a0` from (select `status`, `amount` from `streamlink`.`orders` `$Table`) `rows` group by `status` order by `status`
# reports
SELECT person, MIN(DATE_FORMAT(placed, '%Y-%m')) AS cohort, COUNT(*) AS n, PERIOD_DIFF(DATE_FORMAT(MAX(placed), '%Y%m'), DATE_FORMAT(MIN(placed), '%Y%m')) AS span FROM orders WHERE person IS NOT NULL GROUP BY person ORDER BY person
WITH first AS (SELECT person, DATE_FORMAT(MIN(placed), '%Y-%m-01') AS cohort FROM orders WHERE placed IS NOT NULL GROUP BY person) SELECT f.cohort, TIMESTAMPDIFF(MONTH, f.cohort, DATE_FORMAT(o.placed, '%Y-%m-01')) AS m, COUNT(DISTINCT o.person) AS people FROM orders o JOIN first f USING (person) GROUP BY f.cohort, m ORDER BY f.cohort, m
WITH m AS (SELECT DATE_FORMAT(placed, '%Y-%m') AS ym, SUM(amount) AS total FROM orders WHERE placed IS NOT NULL GROUP BY ym) SELECT ym, total, LAG(total) OVER (ORDER BY ym) AS prev, ROUND(100 * (total - LAG(total) OVER (ORDER BY ym)) / NULLIF(LAG(total) OVER (ORDER BY ym), 0), 2) AS pct FROM m ORDER BY ym
SELECT id, amount, SUM(amount) OVER (ORDER BY id ROWS UNBOUNDED PRECEDING) AS running, AVG(amount) OVER (ORDER BY id ROWS BETWEEN 2 PRECEDING AND CURRENT ROW) AS ma3 FROM orders ORDER BY id
SELECT product, SUM(CASE WHEN quantity > 5 THEN quantity ELSE 0 END) AS big, SUM(IF(quantity <= 5, quantity, 0)) AS small, CONCAT(ROUND(100.0 * SUM(quantity) / (SELECT SUM(quantity) FROM items), 1), '%') AS share FROM items GROUP BY product ORDER BY product
SELECT * FROM (SELECT i.*, DENSE_RANK() OVER (PARTITION BY product ORDER BY price DESC) AS dr FROM items i) ranked WHERE dr = 1 ORDER BY product, order_id, line
SELECT o.* FROM orders o LEFT JOIN orders b ON o.person = b.person AND o.amount < b.amount WHERE b.id IS NULL AND o.person IS NOT NULL ORDER BY o.id
SELECT AVG(salary) AS median FROM (SELECT salary, ROW_NUMBER() OVER (ORDER BY salary) AS rn, COUNT(*) OVER () AS c FROM people WHERE salary IS NOT NULL) t WHERE rn IN (FLOOR((c + 1) / 2), FLOOR((c + 2) / 2))
SELECT MAX(salary) AS second FROM people WHERE salary < (SELECT MAX(salary) FROM people)
SELECT DISTINCT salary FROM people p1 WHERE 2 = (SELECT COUNT(DISTINCT salary) FROM people p2 WHERE p2.salary > p1.salary)
SELECT IFNULL((SELECT DISTINCT salary FROM people ORDER BY salary DESC LIMIT 1 OFFSET 1), NULL) AS SecondHighestSalary
SELECT name, COUNT(*) AS c FROM people GROUP BY name HAVING c > 1
SELECT MIN(id), GROUP_CONCAT(id ORDER BY id) AS ids FROM people GROUP BY LOWER(TRIM(name)) HAVING COUNT(*) > 1 ORDER BY 1
WITH RECURSIVE cal AS (SELECT DATE('2024-02-26') AS d UNION ALL SELECT d + INTERVAL 1 DAY FROM cal WHERE d < '2024-03-03') SELECT cal.d, DAYNAME(cal.d) AS dow, COUNT(o.id) AS n, COALESCE(SUM(o.amount), 0) AS total FROM cal LEFT JOIN orders o ON DATE(o.placed) = cal.d GROUP BY cal.d ORDER BY cal.d
WITH RECURSIVE seq (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM seq WHERE n < 12) SELECT n, MONTHNAME(STR_TO_DATE(n, '%m')) AS m, LAST_DAY(CONCAT('2024-', LPAD(n, 2, '0'), '-01')) AS e FROM seq
WITH RECURSIVE chain AS (SELECT id, name, boss, 0 AS depth, CAST(id AS CHAR(200)) AS path FROM people WHERE boss IS NULL UNION ALL SELECT p.id, p.name, p.boss, c.depth + 1, CONCAT(c.path, '/', p.id) FROM people p JOIN chain c ON p.boss = c.id) SELECT id, depth, path, CONCAT(REPEAT('  ', depth), name) AS tree FROM chain ORDER BY path
WITH g AS (SELECT id, id - ROW_NUMBER() OVER (ORDER BY id) AS grp FROM nums WHERE a > 0) SELECT MIN(id) AS start_id, MAX(id) AS end_id, COUNT(*) AS len FROM g GROUP BY grp ORDER BY start_id
SELECT a.id + 1 AS gap_from, MIN(b.id) - 1 AS gap_to FROM orders a JOIN orders b ON b.id > a.id WHERE a.id < 100 AND b.id < 100 GROUP BY a.id HAVING gap_from < MIN(b.id)
SELECT person, placed, IF(TIMESTAMPDIFF(MINUTE, LAG(placed) OVER w, placed) > 30 OR LAG(placed) OVER w IS NULL, 1, 0) AS new_session FROM orders WHERE person IS NOT NULL WINDOW w AS (PARTITION BY person ORDER BY placed) ORDER BY person, placed
SELECT COUNT(DISTINCT CASE WHEN kind = 'login' THEN id END) AS logins, COUNT(DISTINCT CASE WHEN kind = 'buy' THEN id END) AS buys, COUNT(DISTINCT CASE WHEN kind = 'buy' THEN id END) / COUNT(DISTINCT CASE WHEN kind = 'login' THEN id END) AS conversion FROM events
SELECT CASE WHEN age < 30 THEN '<30' WHEN age BETWEEN 30 AND 59 THEN '30-59' ELSE '60+' END AS bucket, COUNT(*) AS n FROM (SELECT TIMESTAMPDIFF(YEAR, born, '2024-06-01') AS age FROM people WHERE born IS NOT NULL) t GROUP BY bucket ORDER BY bucket
SELECT NTILE(3) OVER (ORDER BY salary, id) AS tile, id, PERCENT_RANK() OVER (ORDER BY salary) AS pr, CUME_DIST() OVER (ORDER BY salary) AS cd FROM people WHERE salary IS NOT NULL ORDER BY id
SELECT YEAR(placed) AS y, QUARTER(placed) AS q, SUM(amount) AS s FROM orders WHERE placed IS NOT NULL GROUP BY YEAR(placed), QUARTER(placed) WITH ROLLUP
SELECT COALESCE(product, 'ALL') AS product, COUNT(*) AS n, SUM(price * quantity) AS revenue FROM items GROUP BY product WITH ROLLUP
SELECT HOUR(placed) AS h, COUNT(*) AS n, RPAD('', COUNT(*), '#') AS bar FROM orders GROUP BY HOUR(placed) ORDER BY h
SELECT DAYOFWEEK(placed) AS d, WEEK(placed, 3) AS w, YEARWEEK(placed, 1) AS yw, DATE_FORMAT(placed, '%a %e %b %Y, %l:%i %p') AS f FROM orders WHERE id < 100 ORDER BY id
SELECT FIRST_VALUE(amount) OVER (PARTITION BY person ORDER BY placed) AS f, LAST_VALUE(amount) OVER (PARTITION BY person ORDER BY placed ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS l, id FROM orders ORDER BY id
SELECT SUM(amount > 0) AS pos, SUM(amount = 0) AS zero, SUM(amount < 0) AS neg, AVG(amount > 0) AS share FROM orders
SELECT ROUND(STDDEV_POP(amount), 4), ROUND(VAR_SAMP(qty), 4), ROUND(STD(qty), 4) FROM orders WHERE id < 100
SELECT p.name, TRUNCATE(SUM(o.amount) / SUM(SUM(o.amount)) OVER () * 100, 2) AS pct FROM orders o JOIN people p ON p.id = o.person GROUP BY p.id, p.name ORDER BY p.id
# text clean-up and pieces
SELECT SUBSTRING_INDEX(SUBSTRING_INDEX('a,b,c,d', ',', «1¦2¦-2¦4»), ',', -1) AS piece
SELECT id, SUBSTRING_INDEX(note, ' ', 1) AS first_word, SUBSTRING_INDEX(note, ' ', -1) AS last_word, (LENGTH(note) - LENGTH(REPLACE(note, ' ', ''))) + 1 AS words FROM people ORDER BY id
SELECT id, CONCAT(UCASE(LEFT(w, 1)), LCASE(SUBSTRING(w, 2))) AS proper FROM words ORDER BY id
SELECT id, TRIM(BOTH ' ' FROM w), LTRIM(w), RTRIM(w), TRIM(LEADING 'a' FROM w), CHAR_LENGTH(w), LENGTH(w), REVERSE(w) FROM words ORDER BY id
SELECT REGEXP_REPLACE('  too   many    spaces ', ' +', ' ') AS x, REGEXP_SUBSTR('order #4711 of 2024', '[0-9]+') AS n, REGEXP_INSTR('abc123', '[0-9]') AS p
SELECT id FROM words WHERE w REGEXP '^[[:alpha:]]+$' ORDER BY id
SELECT id FROM words WHERE w RLIKE 'p{2}|an+a' ORDER BY id
SELECT LPAD(id, 6, '0') AS code, INSERT(name, 1, 1, '*') AS masked, CONCAT(LEFT(name, 1), REPEAT('*', GREATEST(CHAR_LENGTH(name) - 2, 0)), RIGHT(name, 1)) AS m2 FROM people ORDER BY id
SELECT FIELD(status, 'new', 'paid', 'sent') AS f, status, id FROM orders ORDER BY FIELD(status, 'paid', 'sent', 'new'), id
SELECT id, ELT(id, 'one', 'two', 'three') AS e, FIND_IN_SET(name, 'x,bob,ada') AS fis, STRCMP(name, 'bob') AS sc FROM people ORDER BY id
SELECT LOCATE('o', note), LOCATE('o', note, 3), POSITION('a' IN note), INSTR(note, 'A') FROM people ORDER BY id
SELECT HEX('Ünï'), UNHEX('414243'), ASCII('A'), ORD('é'), CHAR(77, 121, 83), CHAR(0x65 USING utf8mb4), TO_BASE64('hello'), FROM_BASE64('aGVsbG8=')
SELECT QUOTE('it''s'), SOUNDEX('Robert'), SOUNDEX('Rupert'), SPACE(3), CONCAT('a', NULL, 'b'), CONCAT_WS('-', 'a', NULL, 'b')
SELECT FORMAT(1234567.891, 2), FORMAT(0.5, 0), FORMAT(-1234.5, 1), FORMAT(amount, 2) FROM orders WHERE id = 10
SELECT MD5('abc'), SHA1('abc'), SHA2('abc', 256), CRC32('abc')
SELECT BIN(10), OCT(64), HEX(255), CONV('ff', 16, 10), CONV(10, 10, 36), 0xFF + 0, b'101' + 0, x'4D7953'
SELECT INET_ATON('10.0.5.9'), INET_NTOA(167773449), IS_IPV4('1.2.3.4'), IS_IPV6('::1'), IS_IPV4('x')
SELECT 'abc' LIKE 'A_C', 'a%c' LIKE 'a\%c', 'abc' LIKE 'a|%c' ESCAPE '|', 'abc' NOT LIKE '%z%', NULL LIKE 'a'
SELECT '10' + 5, '3 apples' * 2, 'abc' + 0, '1e2' + 0, 5 = '5', '5' = '5.0', 'a' = 0, NULL <=> NULL, 1 <=> NULL
SELECT 7 / 2, 7 DIV 2, -7 DIV 2, 7 % 3, -7 % 3, MOD(7.5, 2), 1 / 3, 10 / 0, 2 / 3 * 3
SELECT 1 + 1.0, 1.10 * 2.5, 0.1 + 0.2, 1e0 / 3, 5 - 7.25, -(-3), ~0, 5 & 3, 5 | 3, 5 ^ 3, 1 << 4, 256 >> 2
SELECT ROUND(2.5), ROUND(-2.5), ROUND(1234.567, -2), ROUND(2.345, 2), CEIL(-1.5), FLOOR(-1.5), TRUNCATE(-1.999, 1), SIGN(-3), ABS(-2.5), POW(2, 10), SQRT(2), MOD(-10, 3)
SELECT GREATEST(1, 2.5, '3')
SELECT GREATEST(1, 2.5, 3), LEAST('a', 'B', 'c'), GREATEST(1, NULL), INTERVAL(23, 1, 15, 17, 30, 44, 200), NULLIF(1, 1), IFNULL(NULL, 'x'), ISNULL(NULL), COALESCE(NULL, NULL, 3)
# dates of every day
SELECT DATE_FORMAT('2024-02-29 13:05:09.000123', '%Y/%m/%d %H:%i:%s.%f|%y|%c|%e|%D|%j|%W|%w|%U|%u|%V|%v|%X|%x|%r|%T|%h|%k|%p|%M|%b|%%')
SELECT DATE_ADD('2024-01-31', INTERVAL 1 MONTH), DATE_SUB('2024-03-31', INTERVAL 1 MONTH), DATE_ADD('2024-02-29', INTERVAL 1 YEAR), '2024-01-01' + INTERVAL 90 MINUTE, DATE_ADD('2024-01-01 10:00:00', INTERVAL '1:30' HOUR_MINUTE), DATE_ADD('2024-01-01', INTERVAL '1 2' DAY_HOUR)
SELECT DATEDIFF('2024-03-01', '2024-02-01'), TIMESTAMPDIFF(MONTH, '2024-01-31', '2024-02-29'), TIMESTAMPDIFF(DAY, '2024-01-01 12:00:00', '2024-01-03 11:59:59'), TIMEDIFF('12:00:00', '09:30:15'), TO_DAYS('2024-01-01'), FROM_DAYS(739251)
SELECT TIMESTAMPADD(WEEK, 2, '2024-01-01'), ADDTIME('2024-01-01 23:00:00', '02:00:00'), SUBTIME('10:00:00', '00:30:00'), MAKETIME(12, 15, 30), MAKEDATE(2024, 60), SEC_TO_TIME(3661), TIME_TO_SEC('01:01:01')
SELECT STR_TO_DATE('31/12/2023', '%d/%m/%Y'), STR_TO_DATE('Dec 31, 2023 11:59 PM', '%b %d, %Y %h:%i %p'), STR_TO_DATE('2023-13-01', '%Y-%m-%d'), STR_TO_DATE('20240229', '%Y%m%d'), STR_TO_DATE('10:20', '%H:%i')
SELECT DATE('2024-01-02 03:04:05'), TIME('2024-01-02 03:04:05'), YEAR('2024-01-02'), WEEKDAY('2024-01-02'), DAYOFYEAR('2024-03-01'), WEEKOFYEAR('2024-12-30'), QUARTER('2024-11-11'), LAST_DAY('2023-02-10'), DAYNAME('2024-01-02'), MONTHNAME('2024-01-02')
SELECT CAST('2024-01-02' AS DATE), CAST('2024-01-02 03:04:05.6' AS DATETIME), CAST('2024-01-02 03:04:05.678' AS DATETIME(3)), CAST('10:11:12' AS TIME), CAST(20240102 AS DATE), TIMESTAMP('2024-01-02'), TIMESTAMP('2024-01-02', '10:00:00')
SELECT EXTRACT(YEAR_MONTH FROM '2024-07-02'), EXTRACT(DAY_HOUR FROM '2024-07-02 05:06:07'), EXTRACT(WEEK FROM '2024-07-02'), EXTRACT(MICROSECOND FROM '2024-07-02 05:06:07.000089')
SELECT UNIX_TIMESTAMP('2024-01-01 00:00:00'), FROM_UNIXTIME(1704067200), FROM_UNIXTIME(1704067200, '%Y %D %M'), UNIX_TIMESTAMP('2024-01-01 00:00:00.5')
SELECT PERIOD_ADD(202401, 13), PERIOD_DIFF(202502, 202401), CONVERT_TZ('2024-06-01 12:00:00', '+00:00', '-05:30'), TIME_FORMAT('25:10:05', '%H %k %h %i %s'), GET_FORMAT(DATE, 'EUR')
SELECT id, placed + INTERVAL 1 DAY, DATE_SUB(placed, INTERVAL 1 HOUR), placed - INTERVAL 1 MONTH, DATE_ADD(born, INTERVAL 1 DAY) FROM orders LEFT JOIN people USING (id) ORDER BY id
SELECT YEAR('2024-06-15') - YEAR(born) - (RIGHT('2024-06-15', 5) < RIGHT(born, 5)) AS age, name FROM people WHERE born IS NOT NULL ORDER BY id
SELECT CAST('2024-01-01 10:00:00' AS DATETIME) AS a, DATE_ADD(CAST('2024-01-01' AS DATE), INTERVAL 1 SECOND) AS b, TIMESTAMP('2024-05-05 01:02:03') AS c, STR_TO_DATE('2024-05-05 01:02:03', '%Y-%m-%d %H:%i:%s') AS d, FROM_UNIXTIME(0) AS e
# joins, sets, logic of textbooks
SELECT p.name, b.name AS boss FROM people p LEFT JOIN people b ON b.id = p.boss ORDER BY p.id
SELECT name FROM people WHERE id NOT IN (SELECT boss FROM people WHERE boss IS NOT NULL) ORDER BY id
SELECT name FROM people WHERE salary > ALL (SELECT salary FROM people WHERE boss = 2 AND salary < 4000) ORDER BY id
SELECT id FROM people WHERE (active, boss) = (1, 2) ORDER BY id
SELECT id, name FROM people WHERE name BETWEEN 'a' AND 'c' ORDER BY name, id
SELECT a.id, b.id FROM people a JOIN people b ON a.id < b.id AND a.name = b.name ORDER BY 1, 2
(SELECT id, 'p' AS src FROM people ORDER BY id LIMIT 2) UNION ALL (SELECT id, 'o' FROM orders ORDER BY id DESC LIMIT 1) ORDER BY src, id
SELECT status FROM orders WHERE amount > 0 UNION SELECT name FROM people WHERE id < 4 ORDER BY 1
SELECT id FROM people EXCEPT SELECT person FROM orders ORDER BY id
SELECT id FROM people INTERSECT SELECT person FROM orders ORDER BY id
SELECT DISTINCT active, boss FROM people ORDER BY active DESC, boss
SELECT * FROM people p CROSS JOIN (SELECT 1 AS one UNION SELECT 2) x WHERE p.id = x.one ORDER BY p.id
SELECT o.id, i.product FROM orders o JOIN items i ON i.order_id = o.id AND i.price > (SELECT AVG(price) FROM items) ORDER BY o.id, i.line
SELECT id, name FROM people ORDER BY name IS NULL, name, id
SELECT id, name FROM people ORDER BY ISNULL(salary), salary + 0 DESC, id
SELECT id FROM people ORDER BY CASE WHEN name = 'Ada' THEN 0 ELSE 1 END, RAND(3) * 0, id
SELECT id, !active, NOT active, active XOR 1, active IS UNKNOWN, active AND salary > 10, -active FROM people ORDER BY id
SELECT COUNT(*), COUNT(salary), COUNT(DISTINCT active, boss), MAX(name), MIN(name), BIT_OR(id), GROUP_CONCAT(DISTINCT active ORDER BY active) FROM people
SELECT BIT_AND(id), BIT_XOR(id), VARIANCE(id), STDDEV(id), JSON_ARRAYAGG(id), JSON_OBJECTAGG(id, name) FROM people WHERE id < 3
SELECT a, b, a + b, a * 1.5, a / 4, a DIV 4, a % 4, -a, ABS(a) FROM nums WHERE id IN (1, 2, 3, 8) ORDER BY id
# documents
SELECT JSON_EXTRACT(doc, '$.a'), JSON_EXTRACT(doc, '$.b.c'), JSON_UNQUOTE(JSON_EXTRACT(doc, '$.b.c')), JSON_VALUE(doc, '$.a') FROM orders ORDER BY id
SELECT id, JSON_KEYS(doc), JSON_LENGTH(doc), JSON_TYPE(doc), JSON_VALID(doc), JSON_DEPTH(doc) FROM orders ORDER BY id
SELECT JSON_OBJECT('id', id, 'name', name, 'active', active) FROM people ORDER BY id
SELECT JSON_SET('{"a": 1}', '$.a', 2, '$.b', 'x'), JSON_INSERT('{"a": 1}', '$.a', 2), JSON_REPLACE('{"a": 1}', '$.a', 2), JSON_REMOVE('{"a": 1, "b": 2}', '$.a'), JSON_ARRAY_APPEND('[1, 2]', '$', 3)
SELECT JSON_CONTAINS('{"a": 1, "b": 2}', '1', '$.a'), JSON_CONTAINS('[1, 2, 3]', '2'), JSON_CONTAINS_PATH('{"a": 1}', 'one', '$.a', '$.z'), JSON_SEARCH('["abc", "def"]', 'one', 'def')
SELECT JSON_MERGE_PATCH('{"a": 1}', '{"b": 2}'), JSON_MERGE_PRESERVE('[1]', '[2]'), JSON_QUOTE('a"b'), JSON_ARRAY(1, 'x', NULL, TRUE), JSON_EXTRACT('[10, 20, [30]]', '$[2][0]'), JSON_EXTRACT('{"a": [1, 2]}', '$.a[*]')
SELECT id, JSON_EXTRACT(doc, CONCAT('$.', 'a')) AS a, JSON_SET(doc, '$.z', id) AS z FROM orders ORDER BY id
SELECT jt.name, jt.qty FROM JSON_TABLE('[{"name": "pen", "qty": 2}, {"name": "ink"}]', '$[*]' COLUMNS (name VARCHAR(20) PATH '$.name', qty INT PATH '$.qty' DEFAULT '0' ON EMPTY)) AS jt
# variables and statements of sessions
SET @d = '2024-01-01' ;; SELECT id FROM orders WHERE placed >= @d ORDER BY id
SET @total = (SELECT SUM(amount) FROM orders WHERE id < 100) ;; SELECT @total, id, ROUND(amount / @total * 100, 2) FROM orders WHERE id < 100 AND amount > 50 ORDER BY id
SELECT COUNT(*), MAX(id) INTO @c, @m FROM people ;; SELECT @c, @m, @c * 2
SELECT salary INTO @sal FROM people WHERE id = 2 ;; SELECT name FROM people WHERE salary > @sal ORDER BY id
SELECT id FROM people WHERE id = 99 INTO @none ;; SELECT @none
SET SESSION sql_mode = CONCAT(@@sql_mode, ',STRICT_TRANS_TABLES') ;; SET time_zone = '+00:00' ;; SET NAMES utf8mb4 ;; SELECT @@session.time_zone
START TRANSACTION READ ONLY ;; SELECT count(*) FROM people ;; ROLLBACK
PREPARE s FROM 'SELECT id, name FROM people WHERE id = ?' ;; SET @i = 2 ;; EXECUTE s USING @i ;; DEALLOCATE PREPARE s
# migrations and writes
CREATE TABLE o_like LIKE people ;; INSERT INTO o_like SELECT * FROM people WHERE id < 3 ;; SELECT id, name, salary FROM o_like ORDER BY id ;; DROP TABLE o_like
CREATE TABLE o_enum (id int PRIMARY KEY, size ENUM('small','medium','large') NOT NULL, tags SET('a','b','c')) ;; INSERT INTO o_enum VALUES (1, 'large', 'a,c'), (2, 'Small', NULL) ;; SELECT * FROM o_enum ORDER BY id ;; SELECT id FROM o_enum WHERE size = 'small' ;; INSERT INTO o_enum VALUES (3, 'huge', NULL) ;; SELECT count(*) FROM o_enum ;; DROP TABLE o_enum
CREATE TABLE o_enum2 (id int, s ENUM('z','m','a')) ;; INSERT INTO o_enum2 VALUES (1, 'a'), (2, 'z'), (3, 'm'), (4, NULL) ;; SELECT s, count(*) FROM o_enum2 GROUP BY s ORDER BY s ;; SELECT id FROM o_enum2 ORDER BY s DESC, id ;; SELECT max(s), s + 0 FROM o_enum2 WHERE id = 3 GROUP BY s ;; DROP TABLE o_enum2
CREATE TABLE o_ts (id int AUTO_INCREMENT PRIMARY KEY, v int, created timestamp DEFAULT CURRENT_TIMESTAMP, updated timestamp NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP) ;; INSERT INTO o_ts (v) VALUES (1) ;; UPDATE o_ts SET v = 2 ;; SELECT id, v, created IS NOT NULL, updated >= created FROM o_ts ;; DROP TABLE o_ts
CREATE TABLE o_fk (id int PRIMARY KEY) ;; CREATE TABLE o_fk2 (id int PRIMARY KEY, fk int, CONSTRAINT c1 FOREIGN KEY (fk) REFERENCES o_fk (id) ON DELETE CASCADE) ;; INSERT INTO o_fk VALUES (1) ;; INSERT INTO o_fk2 VALUES (1, 1) ;; SELECT * FROM o_fk2 ;; DROP TABLE o_fk2 ;; DROP TABLE o_fk
CREATE TABLE o_chk (a int CHECK (a > 0), b varchar(5) COMMENT 'the b', CHECK (a < 100)) COMMENT='x' ;; INSERT INTO o_chk VALUES (5, 'x') ;; INSERT INTO o_chk VALUES (-5, 'x') ;; SELECT * FROM o_chk ;; DROP TABLE o_chk
CREATE TABLE o_dt (a datetime, b datetime(3), c timestamp NULL, d date, e time, y year) ;; INSERT INTO o_dt VALUES ('2024-01-02 03:04:05', '2024-01-02 03:04:05.678', '2024-01-02 03:04:05', '2024-01-02', '03:04:05', 2024) ;; SELECT * FROM o_dt ;; SELECT a + INTERVAL 1 DAY, max(b), date(c), e, y + 1 FROM o_dt GROUP BY a, c, e, y ;; DROP TABLE o_dt
CREATE TABLE o_num (a tinyint, b smallint unsigned, c mediumint, d int unsigned, e bigint, f decimal(10,4), g float, h double, i bit(8), j boolean) ;; INSERT INTO o_num VALUES (-128, 65535, -8388608, 4294967295, 9223372036854775807, 1234.5678, 1.5, 2.25, b'101', true) ;; SELECT a, b, c, d, e, f, g, h, i + 0, j FROM o_num ;; DROP TABLE o_num
CREATE TABLE o_txt (a char(5), b varchar(10), c tinytext, d text, e mediumtext, f longtext, g binary(3), h varbinary(10)) ;; INSERT INTO o_txt VALUES ('ab', 'cd ', 'e', 'f', 'g', 'h', 'abc', 'xyz') ;; SELECT a, b, c, d, e, f, g, h, length(a), concat(a, '|') FROM o_txt ;; DROP TABLE o_txt
CREATE TABLE o_multi (a int, b int) ;; INSERT INTO o_multi (a, b) VALUES (1, 10), (2, 20), (3, 30) ;; UPDATE o_multi SET b = CASE a WHEN 1 THEN 11 WHEN 2 THEN 22 ELSE b END WHERE a IN (1, 2) ;; SELECT * FROM o_multi ORDER BY a ;; DELETE FROM o_multi WHERE a IN (SELECT a FROM (SELECT a FROM o_multi WHERE b > 25) x) ;; SELECT * FROM o_multi ORDER BY a ;; DROP TABLE o_multi
CREATE TABLE o_dup (id int AUTO_INCREMENT PRIMARY KEY, email varchar(50)) ;; INSERT INTO o_dup (email) VALUES ('a'), ('b'), ('a'), ('A') ;; DELETE t1 FROM o_dup t1 INNER JOIN o_dup t2 WHERE t1.id > t2.id AND t1.email = t2.email ;; SELECT * FROM o_dup ORDER BY id ;; DROP TABLE o_dup
CREATE TABLE o_cnt (day date, page varchar(20), hits int DEFAULT 0, PRIMARY KEY (day, page)) ;; INSERT INTO o_cnt VALUES ('2024-01-01', '/', 1) ON DUPLICATE KEY UPDATE hits = hits + 1 ;; INSERT INTO o_cnt VALUES ('2024-01-01', '/', 1) ON DUPLICATE KEY UPDATE hits = hits + 1 ;; INSERT INTO o_cnt (day, page) VALUES ('2024-01-02', '/') ON DUPLICATE KEY UPDATE hits = GREATEST(hits, VALUES(hits)) ;; SELECT * FROM o_cnt ORDER BY day ;; DROP TABLE o_cnt
CREATE TABLE o_two (id int, n int) ;; CREATE TABLE o_two2 (id int, n int) ;; INSERT INTO o_two VALUES (1, 1), (2, 2) ;; INSERT INTO o_two2 VALUES (1, 100), (3, 300) ;; UPDATE o_two t INNER JOIN o_two2 s ON s.id = t.id SET t.n = t.n + s.n ;; SELECT * FROM o_two ORDER BY id ;; DELETE s FROM o_two2 s LEFT JOIN o_two t ON t.id = s.id WHERE t.id IS NULL ;; SELECT * FROM o_two2 ;; DROP TABLE o_two, o_two2
CREATE OR REPLACE VIEW o_v AS SELECT person, SUM(amount) AS total FROM orders GROUP BY person ;; SELECT * FROM o_v WHERE total > 100 ORDER BY person ;; DROP VIEW IF EXISTS o_v
CREATE TEMPORARY TABLE o_tmp AS SELECT person, COUNT(*) AS n FROM orders GROUP BY person ;; SELECT p.name, t.n FROM o_tmp t JOIN people p ON p.id = t.person ORDER BY p.id ;; DROP TEMPORARY TABLE IF EXISTS o_tmp
CREATE TABLE o_tx (a int) ;; START TRANSACTION ;; INSERT INTO o_tx VALUES (1) ;; ROLLBACK ;; SELECT COUNT(*) FROM o_tx ;; BEGIN ;; INSERT INTO o_tx VALUES (2) ;; COMMIT ;; SELECT * FROM o_tx ;; DROP TABLE o_tx
CREATE TABLE o_ren (a int) ;; RENAME TABLE o_ren TO o_ren2 ;; ALTER TABLE o_ren2 RENAME TO o_ren3 ;; INSERT INTO o_ren3 VALUES (1) ;; SELECT * FROM o_ren3 ;; DROP TABLE o_ren3
CREATE TABLE o_alt (a int) ;; ALTER TABLE o_alt ADD COLUMN b varchar(10) NOT NULL DEFAULT 'x' AFTER a, ADD COLUMN c int NULL, ADD INDEX idx_c (c) ;; INSERT INTO o_alt (a) VALUES (1) ;; SELECT * FROM o_alt ;; ALTER TABLE o_alt DROP INDEX idx_c, DROP COLUMN c ;; ALTER TABLE o_alt MODIFY COLUMN b varchar(20) ;; SELECT * FROM o_alt ;; DROP TABLE o_alt
# prepared, with parameters of every kind
SELECT id, name FROM people WHERE born >= ? AND salary > ? ORDER BY id @@ 1970-01-01 | 100.5
SELECT * FROM orders WHERE placed < ? AND status <> ? ORDER BY id LIMIT ? @@ 2024-02-01 00:00:00 | paid | 3
SELECT id FROM people WHERE name LIKE CONCAT('%', ?, '%') ORDER BY id @@ o
SELECT DATE_FORMAT(placed, ?) AS f FROM orders WHERE id = 10 @@ %Y-%m
SELECT IFNULL(?, name) AS x FROM people WHERE id = 1 @@ «\N¦z»
SELECT COUNT(*) FROM people WHERE (? IS NULL OR boss = ?) @@ «1 | 1¦\N | \N»
SELECT id FROM people WHERE id = ? UNION SELECT id FROM orders WHERE id = ? ORDER BY 1 @@ 3 | 10
INSERT INTO nothing (x, y) SELECT ?, ? FROM DUAL WHERE 1 = 0 @@ 1 | a
SELECT CASE WHEN salary > ? THEN ? ELSE ? END AS c FROM people ORDER BY id @@ 2000 | rich | poor
# columns of ENUM
CREATE TABLE o_en3 (id int, s ENUM('low','Mid','it''s','high') DEFAULT 'low', n int) ;; INSERT INTO o_en3 VALUES (1, 'high', 5), (2, 'MID', 6), (3, 'low', 7), (4, NULL, 8), (5, 'it''s', 9) ;; INSERT INTO o_en3 (id) VALUES (6) ;; UPDATE o_en3 SET s = 'HIGH' WHERE id = 3 ;; SELECT DISTINCT s FROM o_en3 ORDER BY s ;; SELECT id, row_number() OVER (ORDER BY s, id) AS r FROM o_en3 ORDER BY id ;; SELECT group_concat(id ORDER BY s DESC, id) FROM o_en3 ;; SELECT s, sum(n) AS t FROM o_en3 WHERE s IN ('mid', 'high') OR s > 'a' GROUP BY s ORDER BY s DESC ;; SELECT x.s FROM (SELECT s, id FROM o_en3) x ORDER BY x.s, x.id ;; DROP TABLE o_en3
CREATE TABLE o_en4 (id int, s ENUM('b','a') NOT NULL) ;; INSERT INTO o_en4 VALUES (1, 'a'), (2, 'b') ;; SELECT s FROM o_en4 UNION ALL SELECT 'zz' ORDER BY 1 ;; SELECT upper(s), concat(s, '!'), length(s) FROM o_en4 ORDER BY s ;; UPDATE o_en4 SET s = 'c' ;; SELECT count(*), max(s) FROM o_en4 ;; SELECT s FROM o_en4 o JOIN people p USING (id) ORDER BY o.s ;; DROP TABLE o_en4
SELECT p.id FROM people p LEFT JOIN orders o ON o.person = p.id GROUP BY p.id, p.name HAVING count(o.id) = 0 ORDER BY p.name, p.id
SET @a = 1 + 2, @b = UPPER('x') ;; SELECT @a * 2, @b, @a / 2 ;; SET @now = DATE('2024-05-05') + INTERVAL 1 DAY ;; SELECT @now, DATE_FORMAT(@now, '%d.%m.%Y')
SELECT AVG(amount), MIN(placed), COUNT(*) INTO @av, @mi, @c FROM orders WHERE id < 100 ;; SELECT @av, @mi, @c ;; SELECT id FROM orders WHERE amount > @av AND id < 100 ORDER BY id
SELECT TIMESTAMPDIFF(«MONTH¦YEAR¦QUARTER¦WEEK¦DAY¦HOUR», '2024-03-31 10:00:00', '«2023-02-28¦2024-02-29 10:00:00¦2024-04-30¦2025-03-31 09:59:59¦2025-03-31 10:00:00»') AS d
SELECT id, TIMESTAMPDIFF(MONTH, born, '2024-02-29') AS m, TIMESTAMPDIFF(YEAR, '2024-02-29', born) AS y FROM people ORDER BY id
SELECT ADDDATE(DATE_FORMAT(placed, '%Y-%m-01'), INTERVAL 1 «DAY¦HOUR¦MONTH»), DATE_SUB(CONCAT(DATE(placed), ' 10:00:00'), INTERVAL 30 MINUTE), DATE_ADD(CONCAT(YEAR(placed), '-01-01'), INTERVAL 1 DAY) FROM orders ORDER BY id
SELECT UPPER('«straße¦naïve¦ŉ¦ﬁn¦ǅ»'), LOWER('ÀÉß'), UPPER(w) FROM words WHERE id IN (1, 9) ORDER BY id
