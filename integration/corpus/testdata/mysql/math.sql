SELECT 7 / 2, -7 / 2, 7 DIV 2, -7 DIV 2, 7 % 3, -7 % 3, 7 MOD 3, 7.5 % 2, 7.5 DIV 2, 1 / 3, 10.0 / 4, 1 / 3.00
SELECT id, a / 3, a DIV 3, a % 3, b / 2, c / 2, d / 2, e / 2, a * 2, a + b, a - c FROM nums WHERE id IN (1, 2, 3, 4, 5, 8) ORDER BY id
SELECT id, c / b, c * c, c + d, a * c, r * 2 FROM nums WHERE id IN (1, 2, 3, 8) ORDER BY id
SELECT 1 / 0, 1.5 / 0, 1e0 / 0, 5 % 0, 5 DIV 0, mod(5, 0)
SELECT «abs¦ceil¦ceiling¦floor¦round¦sign¦sqrt¦exp¦ln¦log¦log2¦log10»(«4¦2.25¦2.5e0»)
SELECT «abs¦ceil¦floor¦round¦sign¦sqrt¦ln»(«-2.5¦-7¦-2.5e0»)
SELECT round(2.5), round(3.5), round(-2.5), round(2.5e0), round(1.005, 2), round(1234.567, -2), round(15, -1), round(2.345, 2), round(1.5, 0)
SELECT truncate(2.789, 2), truncate(-2.789, 1), truncate(1234.5, -2), truncate(5, 2), truncate(2.789, 0)
SELECT power(2, 10), pow(2.0, 3), power(2, 0.5), power(2, -1), pow(0, 0)
SELECT mod(10, 3), mod(-10, 3), mod(10.5, 3), greatest(1, 2.5), least(3, 1, 2), greatest(1, 3), greatest('a', 'b'), least(1.5, 1)
SELECT 5 & 3, 5 | 3, 5 ^ 3, ~5, 1 << 4, 256 >> 2, -1 & 255
SELECT sin(0), cos(0), tan(0), asin(1), acos(1), atan(1), atan2(1, 2), atan(1, 2), pi(), degrees(pi()), radians(180), cot(1)
SELECT 1 + 1.5, 1 + 1e0, 2 * 3, 1.10 + 2.205, 1.5 * 1.5, 3 - 5, 2 * 1.50
SELECT 2147483647 + 1, 9223372036854775807 - 1, 4294967295 * 2
SELECT 9223372036854775807 + 1
SELECT 0.1 + 0.2, 3.0 * 2, 3.00 - 1.000, 1 / 7, 22 / 7.0, 1.000 / 3
SELECT id, salary * 1.1, salary / 3, salary + 1, -salary, salary % 7, salary DIV 7 FROM people WHERE salary IS NOT NULL ORDER BY id
SELECT sum(a) / count(*), sum(c) / 3, avg(a) / 2, sum(a) DIV 2 FROM nums WHERE id IN (1, 2, 8)
SELECT round(salary / 7, 4), round(height, 1), ceil(salary), floor(height), format(salary, 2), truncate(salary, 1) FROM people WHERE id < 5 ORDER BY id
SELECT format(1234567.891, 2), format(0.5, 0), format(-1234.5, 1), format(1234, 0)
SELECT 1 = 1.0, 1 = 1e0, 1 <> 2, 1 != 1, 1 <=> NULL, NULL <=> NULL, 2 > 1 > 0
SELECT bin(10), oct(8), hex(255), conv('ff', 16, 10), conv(10, 10, 2), crc32('abc'), bit_count(7)
SELECT ifnull(NULL, 1), ifnull(a, 0), coalesce(NULL, c, 1), nullif(1, 1), nullif(1, 2) FROM nums WHERE id IN (1, 5) ORDER BY id
SELECT if(a > 1, 'big', 'small'), if(a IS NULL, 0, a), if(1, 2.5, 3) FROM nums WHERE id IN (1, 2, 5) ORDER BY id
SELECT rand() BETWEEN 0 AND 1, rand(5) = rand(5)
SELECT -(-5), - 3, -a FROM nums WHERE id = 1
SELECT id, d * 2, r + d, d + 1, d DIV 1 FROM nums WHERE id IN (1, 2, 3, 10) ORDER BY id
SELECT interval(3, 1, 2, 4), elt(2, 'a', 'b'), field('b', 'a', 'b'), char(65, 66)
SELECT 1 / 3 * 100, 2 / 3 * 100.0, 100 * 1 / 3, 1 / 3 / 3, (1 / 3 + 1) * 3, 10 / 4 - 1 / 3, -(1 / 3) * 3
SELECT person, count(*) / 8 * 100 AS share, sum(amount) / 3 * 7 AS x FROM orders GROUP BY person ORDER BY person
SELECT id, salary / 7 * 100, salary / 3 / 3, 1 / salary * salary, id / 3 * (salary / 7) FROM people WHERE salary > 0 ORDER BY id
SELECT conv('a',16,2), conv('6E',18,8), conv(255,10,16), conv('zz',10,16), conv(NULL,10,16), oct(12), interval(23, 1, 15, 17, 30, 44), interval(NULL, 1)
SELECT inet_aton('10.0.5.9'), inet_ntoa(167773449), inet_aton('x'), make_set(1|4,'a','b','c'), make_set(5,'a',NULL,'c')
SELECT truncate(3.14159, «0¦2¦4»), format(12332.«2¦125¦5», «0¦2»), format(-0.5, 0)
SELECT 1 XOR 0, 1 XOR 1, NULL XOR 1, qty XOR 0 FROM orders ORDER BY id
