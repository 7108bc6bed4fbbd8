# what programs and their libraries write
SELECT SQL_CALC_FOUND_ROWS id FROM people ORDER BY id LIMIT «2¦0, 3¦100» ;; SELECT FOUND_ROWS()
SELECT SQL_CALC_FOUND_ROWS DISTINCT status FROM orders WHERE status IS NOT NULL ORDER BY 1 LIMIT 1 ;; SELECT FOUND_ROWS() AS n
SELECT id FROM people ;; SELECT found_rows()
SELECT id FROM people LIMIT 3 ;; SELECT found_rows()
SELECT SQL_NO_CACHE SQL_SMALL_RESULT SQL_BIG_RESULT SQL_BUFFER_RESULT HIGH_PRIORITY id FROM people ORDER BY id LIMIT 1
SELECT * FROM people «USE¦FORCE¦IGNORE» INDEX (PRIMARY) WHERE id = 1
SELECT * FROM people FORCE INDEX FOR ORDER BY (PRIMARY) ORDER BY id LIMIT 1
SELECT /*+ MAX_EXECUTION_TIME(1000) */ count(*) FROM people
SELECT id FROM people FOR UPDATE
SELECT id FROM people LOCK IN SHARE MODE
SET @x = 5 ;; SELECT @x, @x + 1, @nope
SET @x := 'abc', @y = 2.5 ;; SELECT @x, @y, concat(@x, '!')
SELECT @a := 7 ;; SELECT @a
SET @lim = 2 ;; SELECT id FROM people WHERE id <= @lim ORDER BY id
SET @n = (SELECT count(*) FROM people) ;; SELECT @n
SET @s = concat('a', 'b') ;; SELECT @s
SET @r = 0 ;; SELECT @r := @r + 1 AS n, id FROM people ORDER BY id
SELECT id, @row := @row + 1 FROM people, (SELECT @row := 0) r ORDER BY id
SELECT id INTO @pid FROM people WHERE name = 'bob' LIMIT 1 ;; SELECT @pid
SELECT group_concat(name ORDER BY id SEPARATOR '; ') FROM people
SELECT group_concat(DISTINCT status ORDER BY status DESC SEPARATOR '|') FROM orders
SELECT group_concat(id, ':', name ORDER BY id DESC) FROM people
SELECT group_concat(DISTINCT person, '-', status ORDER BY person, status) FROM orders
SELECT group_concat(x) FROM nothing
SELECT group_concat(amount ORDER BY id), group_concat(born ORDER BY people.id) FROM people JOIN orders ON person = people.id
SELECT group_concat(id ORDER BY id SEPARATOR '') FROM people
SELECT group_concat(concat(name, '=', ifnull(salary, 'none')) ORDER BY id) FROM people
SELECT status, count(*) FROM orders GROUP BY status WITH ROLLUP
SELECT person, status, sum(amount) FROM orders WHERE person < 3 GROUP BY person, status WITH ROLLUP
SELECT ifnull(status, 'total') AS s, sum(qty) FROM orders GROUP BY status WITH ROLLUP HAVING sum(qty) > 1
SELECT STRAIGHT_JOIN p.id FROM people p, orders o WHERE o.person = p.id ORDER BY o.id
SELECT * FROM words a JOIN words b USING (w) ORDER BY a.id, b.id
SELECT a.id, b.id, w FROM words a LEFT JOIN words b USING (w) ORDER BY 1, 2
SELECT w FROM (SELECT w FROM words) a NATURAL JOIN (SELECT w FROM words) b ORDER BY binary w
SELECT * FROM (SELECT status FROM orders) o JOIN (SELECT 'NEW' AS status UNION SELECT 'paid') s USING (status) ORDER BY 1
SELECT * FROM (SELECT 1 AS a, 'X' AS k) x RIGHT JOIN (SELECT 'x' AS k, 2 AS b UNION SELECT 'y', 3) y USING (k) ORDER BY b
EXPLAIN SELECT * FROM people ;; EXPLAIN FORMAT=JSON SELECT * FROM people
SELECT t.id FROM people AS t WHERE t.name LIKE 'b%' AND t.active IN (0, 1) AND (t.salary IS NULL OR t.salary > 10) ORDER BY t.born DESC LIMIT 10 OFFSET 0
SELECT COUNT(*) AS `__count` FROM `people` WHERE `people`.`name` LIKE BINARY 'B%'
SELECT `people`.`id`, `people`.`name` FROM `people` WHERE (`people`.`born` >= '1980-01-01' AND NOT (`people`.`active` = 1 AND `people`.`active` IS NOT NULL)) ORDER BY `people`.`id` ASC LIMIT 21
SELECT EXISTS(SELECT * FROM people WHERE name = 'Ada') AS `exists`
SELECT (1) AS `a` FROM `people` WHERE `people`.`id` = 1 LIMIT 1
SELECT 1 AS one FROM `people` WHERE `people`.`name` = BINARY 'Ada' LIMIT 1
SELECT `people`.* FROM `people` INNER JOIN `orders` ON `orders`.`person` = `people`.`id` WHERE `orders`.`status` = 'NEW' ORDER BY `orders`.`id`
SELECT COUNT(DISTINCT `people`.`id`) FROM `people` LEFT OUTER JOIN `orders` ON `orders`.`person` = `people`.`id`
SELECT CAST(DATE_FORMAT(`orders`.`placed`, '%Y-%m-01') AS DATE) AS m, SUM(CASE WHEN status = 'paid' THEN amount END) FROM orders GROUP BY m ORDER BY m
SELECT date(placed) AS d, SUM(amount) AS s FROM orders WHERE placed >= '2024-01-01' AND placed < date_add('2024-01-01', INTERVAL 1 YEAR) GROUP BY date(placed) ORDER BY d
SELECT STR_TO_DATE(CONCAT(DATE_FORMAT(placed, '%Y'), '-01-01'), '%Y-%m-%d') AS y, count(*) FROM orders GROUP BY y ORDER BY y
SELECT STR_TO_DATE(CONCAT(YEARWEEK(placed), ' Sunday'), '%X%V %W') AS w, count(*) FROM orders GROUP BY w ORDER BY w
SELECT STR_TO_DATE(CONCAT(YEAR(placed), '-', ((QUARTER(placed) * 3) - 2), '-01'), '%Y-%c-%d') AS q, count(*) FROM orders GROUP BY q ORDER BY q
SELECT DATE(DATE_SUB(placed, INTERVAL WEEKDAY(placed) DAY)) AS w, count(*) FROM orders GROUP BY 1 ORDER BY 1
SELECT ADDDATE(ADDDATE('2000-01-01', INTERVAL 1 DAY), INTERVAL 2 MONTH), MAKEDATE(YEAR(placed), 1) + INTERVAL QUARTER(placed) QUARTER - INTERVAL 1 QUARTER FROM orders ORDER BY id
SELECT TIMESTAMP(DATE_FORMAT(placed, '%Y-%m-%d %H:00:00')) AS h FROM orders ORDER BY id
SELECT FROM_UNIXTIME(FLOOR(UNIX_TIMESTAMP(placed) / 3600) * 3600) AS h, count(*) FROM orders GROUP BY h ORDER BY h
SELECT SUM(IF(status = 'paid', 1, 0)) AS paid, SUM(status = 'new') AS n, COUNT(IF(qty > 2, 1, NULL)) AS many, AVG(IF(amount > 0, amount, NULL)) FROM orders
SELECT name, IF(active, 'yes', 'no'), IFNULL(note, '-'), NULLIF(name, 'bob'), COALESCE(salary, 0), CASE active WHEN 1 THEN 'A' WHEN 0 THEN 'B' ELSE '?' END FROM people ORDER BY id
SELECT * FROM people WHERE (id, name) IN ((1, 'ADA'), (2, 'x')) ORDER BY id
SELECT * FROM people WHERE name = 'ada' AND BINARY name = 'Ada'
SELECT name COLLATE utf8mb4_bin AS n FROM people ORDER BY n
SELECT id FROM people WHERE name COLLATE utf8mb4_unicode_ci = 'ADA' ORDER BY id
SELECT _utf8mb4'abc', N'abc', _latin1'abc' = 'abc'
SELECT p.id, COUNT(o.id) AS c FROM people p LEFT JOIN orders o ON o.person = p.id GROUP BY p.id HAVING c > 0 ORDER BY c DESC, p.id
SELECT p.id, p.name, COUNT(*) c FROM people p JOIN orders o ON o.person = p.id GROUP BY p.id ORDER BY NULL
SELECT status, COUNT(*) FROM orders GROUP BY status DESC
SELECT DISTINCTROW status FROM orders ORDER BY status
SELECT id, RANK() OVER w, DENSE_RANK() OVER w, SUM(amount) OVER (PARTITION BY person ORDER BY id ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) FROM orders WINDOW w AS (ORDER BY amount DESC) ORDER BY id
SELECT * FROM (SELECT id, ROW_NUMBER() OVER (PARTITION BY person ORDER BY placed DESC) AS rn FROM orders) t WHERE rn = 1 ORDER BY id
SELECT post.ID FROM (SELECT id AS ID, name AS post_title, 'post' AS post_type, 'publish' AS post_status FROM people) post WHERE 1=1 AND ((post.post_title LIKE '%a%')) AND post.post_type IN ('post', 'page') AND (post.post_status = 'publish' OR post.post_status = 'private') ORDER BY post.post_title LIKE '%ada%' DESC, post.ID DESC LIMIT 0, 10
SELECT id, name FROM people WHERE name REGEXP '^[ab]' AND note NOT REGEXP 'x' ORDER BY id
SELECT id FROM people WHERE name RLIKE 'o.*a' OR name REGEXP BINARY 'B' ORDER BY id
SELECT id FROM people ORDER BY RAND() LIMIT 0
SELECT id FROM people WHERE id = '1' OR id = '2abc' OR name = 0 ORDER BY id
SELECT 1 FROM DUAL WHERE NOT EXISTS (SELECT 1 FROM people WHERE id = 100)
SELECT 1; 
SELECT NULL, TRUE, FALSE, NOT TRUE, !0, 1 = 1, 1 <> 1, 1 <=> NULL, NULL <=> NULL, 1 XOR 1, NOT NULL
SELECT 1 && 0, 1 || 0, 'a' || 'b', 2 BETWEEN 1 AND 3, 1 IN (1, NULL), 3 IN (1, NULL)
SELECT 'a' = 'A', 'a' = 'a ', 'a' LIKE 'A', 'a' LIKE 'a ', 'é' = 'e', 'ß' = 's', '' = ' ', 'a' < 'B', 'Z' > 'a'
(SELECT id FROM people ORDER BY id LIMIT 2) UNION ALL (SELECT id FROM orders ORDER BY id DESC LIMIT 2) ORDER BY 1
SELECT p.* FROM people p LEFT JOIN (orders o INNER JOIN items i ON i.order_id = o.id) ON o.person = p.id WHERE i.product IS NULL ORDER BY p.id
WITH RECURSIVE t (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t WHERE n < 5) SELECT n, n * n FROM t
WITH RECURSIVE d AS (SELECT date('2024-01-30') AS d UNION ALL SELECT d + INTERVAL 1 DAY FROM d WHERE d < '2024-02-02') SELECT d FROM d
WITH RECURSIVE c AS (SELECT id, name, boss, 0 AS lvl, cast(id AS char(50)) AS path FROM people WHERE boss IS NULL UNION ALL SELECT p.id, p.name, p.boss, c.lvl + 1, concat(c.path, '/', p.id) FROM people p JOIN c ON p.boss = c.id) SELECT id, lvl, path FROM c ORDER BY path
