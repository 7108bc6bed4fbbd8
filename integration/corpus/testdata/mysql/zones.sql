# what depends on the session's time_zone
SET time_zone = '+02:00' ;; SELECT FROM_UNIXTIME(0), FROM_UNIXTIME(1704067200.25), FROM_UNIXTIME(0, '%Y-%m-%d %H:%i'), UNIX_TIMESTAMP('2024-01-01 00:00:00'), UNIX_TIMESTAMP('2024-01-01') ;; SET time_zone = '+00:00'
SET time_zone = '-05:30' ;; SELECT FROM_UNIXTIME(0), UNIX_TIMESTAMP('2024-01-01 00:00:00.5'), UNIX_TIMESTAMP(FROM_UNIXTIME(123456)) ;; SET time_zone = '+00:00'
SET time_zone = '+02:00' ;; SELECT TIMESTAMPDIFF(MINUTE, UTC_TIMESTAMP(), NOW()), CURDATE() = DATE(NOW()), TIMESTAMPDIFF(MINUTE, UTC_TIMESTAMP(), CURRENT_TIMESTAMP), ABS(TIMESTAMPDIFF(SECOND, SYSDATE(), NOW())) < 5, ABS(UNIX_TIMESTAMP() - UNIX_TIMESTAMP(NOW())) < 5 ;; SET time_zone = '+00:00'
SET time_zone = '+02:00' ;; SELECT id, UNIX_TIMESTAMP(placed), FROM_UNIXTIME(UNIX_TIMESTAMP(placed)) = placed FROM orders WHERE placed > '1971-01-01' AND placed < '2037-01-01' ORDER BY id ;; SET time_zone = '+00:00'
SET time_zone = '+02:00' ;; SELECT placed, DATE(placed), HOUR(placed) FROM orders ORDER BY id ;; SET time_zone = '+00:00'
CREATE TABLE z_ts (a timestamp NULL, b datetime) ;; INSERT INTO z_ts VALUES ('2024-01-01 12:00:00', '2024-01-01 12:00:00') ;; SET time_zone = '+02:00' ;; SELECT a, b, DATE_FORMAT(a, '%H:%i'), HOUR(a), a > '2024-01-01 13:00:00', UNIX_TIMESTAMP(a) FROM z_ts ;; SET time_zone = '+00:00' ;; SELECT * FROM z_ts ;; DROP TABLE z_ts
