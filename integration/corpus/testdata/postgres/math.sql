SELECT 7 / 2, -7 / 2, 7 / 2.0, 7 % 3, -7 % 3, 7.5 % 2, 7 / -2, 1 / 3.0, 10.0 / 4
SELECT id, a / 3, a % 3, b / 2, c / 2, d / 2, e / 2, a * 2, a + b, a - c FROM nums WHERE id IN (1, 2, 3, 4, 5, 8) ORDER BY id
SELECT id, a::float8 / 3, c / b, c * c, c + d, a * c FROM nums WHERE id IN (1, 2, 3, 8) ORDER BY id
SELECT «1 / 0¦1.5 / 0¦1.0::float8 / 0¦5 % 0¦a / (a - a) FROM nums WHERE id = 1¦mod(5, 0)»
SELECT «abs¦ceil¦floor¦round¦trunc¦sign¦sqrt¦exp¦ln¦log¦cbrt»(«4¦2.25¦2.5::float8»)
SELECT «abs¦ceil¦floor¦round¦trunc¦sign»(«-2.5¦-7¦-2.5::float8»)
SELECT round(2.5), round(3.5), round(-2.5), round(2.5::float8), round(3.5::float8), round(1.005, 2), round(1234.567, -2), round(15, -1)
SELECT trunc(2.789, 2), trunc(-2.789, 1), trunc(1234.5, -2)
SELECT power(2, 10), power(2.0, 3), power(2, 0.5), 2 ^ 3, 2.5 ^ 2, power(2::float8, -1)
SELECT mod(10, 3), mod(-10, 3), mod(10.5, 3), div(10, 3), div(-10.5, 3), gcd(12, 18), lcm(4, 6)
SELECT greatest(1, 2.5, NULL), least(3, NULL, 1), greatest(NULL, NULL)
SELECT 5 & 3, 5 | 3, 5 # 3, ~5, 1 << 4, 256 >> 2
SELECT sin(0), cos(0), tan(0), asin(1), acos(1), atan(1), atan2(1, 2), pi(), degrees(pi()), radians(180)
SELECT 1 + 1.5, 1 + 1::float8, 2 * 3::bigint, 2::smallint * 3::smallint, 1.10 + 2.205, 1.5 * 1.5
SELECT 2147483647 + 1
SELECT 9223372036854775807 + 1
SELECT 2147483647::bigint + 1, 32767::smallint + 1::smallint
SELECT 100000 * 100000
SELECT -(-5), +3, - 3, -a FROM nums WHERE id = 1
SELECT @ -5, |/ 16, 5 !~ '6'
SELECT factorial(5), width_bucket(5.35, 0.024, 10.06, 5)
SELECT log(2, 8), log(100), log10(1000), ln(2.718281828)
SELECT 0.1 + 0.2, 0.1::float8 + 0.2::float8, 1e-10 + 0, 3.0 * 2, 3.00 - 1.000
SELECT id, salary * 1.1, salary / 3, salary + 1, -salary, salary % 7 FROM people WHERE salary IS NOT NULL ORDER BY id
SELECT sum(a) / count(*), sum(c) / 3, avg(a) / 2 FROM nums WHERE id IN (1, 2, 8)
SELECT round(salary / 7, 4), round(height::numeric, 1), ceil(salary), floor(height) FROM people WHERE id < 5 ORDER BY id
SELECT 1 = 1.0, 1 = 1::float8, 0.1 = 0.1::float8, 1 <> 2, 1 != 1
SELECT 123456789 * 987654321::bigint, 12345678901234567890 + 1, 1.23456789012345678901234567890
SELECT sqrt(2), sqrt(2::numeric), exp(1), exp(1.0), cbrt(27), sqrt(16)
SELECT id, d * 2, r * 2, r + d, d + 1 FROM nums WHERE id IN (1, 2, 3, 10) ORDER BY id
SELECT random() BETWEEN 0 AND 1, random() <> random()
SELECT coalesce(a, 0), coalesce(c, 0), coalesce(d, 0), coalesce(NULL, a, 1.5) FROM nums WHERE id IN (1, 5) ORDER BY id
SELECT nullif(1, 1), nullif(1, 2), nullif(a, 7), nullif(c, 1.5) FROM nums WHERE id < 3 ORDER BY id
SELECT sind(30), cosd(60), tand(45), cotd(45), asind(0.5), acosd(0.5), atand(1), atan2d(1, 0)
SELECT ||/ 27.0::float8, |/ 25.0::float8, log10(1000.0::float8), log(100.0::float8)
