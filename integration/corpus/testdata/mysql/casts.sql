SELECT CAST('42' AS «SIGNED¦UNSIGNED¦CHAR¦DECIMAL¦DECIMAL(10,2)¦CHAR(1)¦DOUBLE¦FLOAT¦BINARY¦SIGNED INTEGER»)
SELECT CAST('«12abc¦abc¦¦-1.7¦1e2¦ 5 ¦0x10»' AS «SIGNED¦DECIMAL(10,2)»)
SELECT CAST(1.5 AS SIGNED), CAST(2.5 AS SIGNED), CAST(-1.5 AS SIGNED), CAST(2.5e0 AS SIGNED), CAST(-1 AS UNSIGNED)
SELECT CAST('2024-02-29' AS «DATE¦DATETIME¦CHAR¦TIME»)
SELECT CAST('2024-02-29 10:20:30.6' AS «DATE¦DATETIME¦DATETIME(1)¦DATETIME(6)¦TIME¦TIME(3)»)
SELECT CAST('«2024-02-30¦nonsense¦2024-13-01¦20240229¦2024-2-9¦24-01-02¦2024/01/02»' AS DATE)
SELECT CONVERT('42', SIGNED), CONVERT(1.567, DECIMAL(5,1)), CONVERT('abc' USING utf8mb4), CONVERT(42, CHAR)
SELECT '5' + 3, '5abc' + 1, 'abc' + 1, '1.5' * 2, '10' / '4', '7' DIV '2', '7' % 4, -'3', '' + 1
SELECT 1 = '1', 1 = '1abc', 'abc' = 0, '1.0' = 1, '01' = 1, '01' = '1', 10 > '9', '10' > '9', '10' > 9
SELECT id FROM people WHERE id = '«1¦1abc¦abc¦1.0»' ORDER BY id
SELECT id FROM people WHERE salary > '3000' ORDER BY id
SELECT id FROM words WHERE w = 0 ORDER BY id
SELECT id FROM people WHERE born > 19900101 ORDER BY id
SELECT concat(1, 2.50, NULL), concat(1.0, 'x', true), concat(id, '-', salary, '-', born) FROM people WHERE id < 3 ORDER BY id
SELECT id, salary + 0, born + 0, active + 0, height + 0 FROM people ORDER BY id
SELECT true + true, true = 1, not 5, not 0, !1, 5 and 3, 0 or 2, null and 0, 2 xor 3, 1 && 0, 1 || 0
SELECT 0x41, x'4142', b'1000001', 0x41 + 0, hex(255), hex('abc'), unhex('616263')
SELECT 1e3, 1.5e0, 1e-7, 123456789012345680, 0.1 + 0.2, 0.1e0 + 0.2e0, 1.10, 100.0
SELECT CAST(id AS CHAR), CAST(salary AS CHAR), CAST(height AS CHAR), CAST(born AS CHAR), CAST(active AS CHAR) FROM people ORDER BY id
SELECT CAST(placed AS DATE), CAST(placed AS CHAR), CAST(amount AS SIGNED), CAST(qty AS DECIMAL(5,1)) FROM orders ORDER BY id
SELECT BINARY 'abc', CAST('abc' AS BINARY), CAST('abc' AS CHAR CHARACTER SET utf8mb4)
SELECT CAST(true AS SIGNED), CAST(NULL AS SIGNED), CAST('1' AS DOUBLE) + 1
SELECT CAST(19990101 AS DATE), CAST(20240229102030 AS DATETIME)
SELECT if('abc', 1, 2), if('1', 1, 2), if(0.5, 1, 2), if(NULL, 1, 2), if('', 1, 2)
SELECT id FROM words WHERE w ORDER BY id
SELECT id FROM people WHERE active ORDER BY id
SELECT id FROM people WHERE salary AND boss ORDER BY id
SELECT id FROM people WHERE NOT boss ORDER BY id
