# checksums, encodings, numbers of other bases, bits
SELECT crc32('«abc¦¦MySQL¦日本»')
SELECT crc32(NULL), crc32(123)
SELECT id, crc32(w) FROM words ORDER BY id
SELECT soundex('«Robert¦Rupert¦Hello¦Quadratically¦¦Tymczak¦Pfister¦a¦1abc¦O''Hara¦Jackson»')
SELECT id, soundex(name) FROM people WHERE id <> 7 ORDER BY id
SELECT bin(«12¦0¦-1¦NULL¦255»)
SELECT oct(«12¦0»)
SELECT hex(«255¦0¦-1¦'abc'¦NULL»)
SELECT id, hex(a), hex(b) FROM nums ORDER BY id
SELECT unhex('4D7953514C'), unhex('zz'), unhex('F')
SELECT unhex(''), hex(unhex('ff')), unhex(NULL)
SELECT md5(''), md5(NULL), md5(123)
SELECT sha1(''), sha2('abc', 224), sha2('abc', 0)
SELECT sha2('abc', 512), sha2('abc', 384), sha2('abc', 100)
SELECT to_base64('hello world'), from_base64('aGVsbG8='), from_base64('!!')
SELECT to_base64(''), to_base64(NULL)
SELECT inet_aton('«10.0.5.9¦255.255.255.255¦127.1¦256.1.1.1¦x¦1.2.3»')
SELECT inet_ntoa(«167773449¦0¦4294967295¦4294967296¦-1»)
SELECT is_ipv4('«10.0.5.9¦10.0.5.256¦::1»')
SELECT 5 & 3, 5 | 3, 5 ^ 3
SELECT ~5, 1 << 4, 256 >> 4
SELECT -1 >> 60, 5 & NULL
SELECT '5' & 3, ~0
SELECT id, e & 3, e | 8, e ^ 5, ~e, e << 2, e >> 1 FROM nums WHERE e >= 0 ORDER BY id
SELECT id, a & b, a | b, a ^ b FROM nums ORDER BY id
SELECT bit_count(«29¦0¦-1¦b'101010'¦'7'¦NULL»), bit_and(qty), bit_or(qty), bit_xor(qty) FROM orders
SELECT bit_and(x), bit_or(x), bit_xor(x) FROM nothing
SELECT b'1010' + 0, 0x41, x'4142'
SELECT 0xff + 0, b'01000001', hex(0x414243)
SELECT ascii('a') + 1, char(72, 105)
SELECT ord('日')
SELECT export_set(5, 'Y', 'N', ',', 4), export_set(6, '1', '0', ',', 10), export_set(3, 'a', 'b')
SELECT elt(2, 'a', 'b', 'c'), elt(0, 'a'), elt(NULL, 'a'), elt(e, 'x', 'y', 'z') FROM nums ORDER BY id
SELECT field('B', 'a', 'b', 'c'), field(3, 1, 2, 3), field(NULL, NULL)
SELECT field(2.5, 1, 2.5), find_in_set('B', 'a,b,c'), find_in_set('', '')
SELECT find_in_set('a', NULL), find_in_set('a,b', 'a,b')
SELECT id, find_in_set(status, 'new,paid,sent') FROM orders ORDER BY id
SELECT id FROM orders ORDER BY field(status, 'sent', 'paid', 'new'), id
SELECT format(«12332.123456, 4¦12332.1, 4¦12332.2, 0¦-1234567.891, 2¦0.5, 0¦1.5, 0¦NULL, 2¦1234, NULL¦'1234.5', 1¦999.999, 2»)
SELECT id, format(salary, 2), format(salary, 0), format(height, 1) FROM people ORDER BY id
SELECT format(1234567.891, 2, 'de_DE')
SELECT round(«1.298, 1¦1.298, 0¦23.298, -1¦-1.5¦2.5¦1.45, 1¦150, -2»)
SELECT rand() < 1, rand() IS NULL, floor(rand() * 10) BETWEEN 0 AND 9, rand(3) = rand(3)
SELECT 7 MOD 3, 7 % -3, 7 DIV 2, -7 DIV 2
SELECT 7.5 DIV 2, 1 DIV 0
SELECT sign(«-2¦0¦2.5¦NULL»)
SELECT interval(«23, 1, 15, 17, 30, 44, 200¦10, 1, 10, 100, 1000¦22, 23, 30¦NULL, 1»)
SELECT floor(«1.2¦-1.2¦5¦'1.5'»)
SELECT pow(2, 10), sqrt(16), sqrt(-1), log(2, 65536)
SELECT log10(1000), exp(0), ln(0), atan2(1, 1)
SELECT cot(1), degrees(pi()), crc32('')
SELECT cast(«'12abc'¦'-5'¦1.5¦2.5¦-1.5¦'1e3'¦NULL¦true» AS signed)
SELECT cast(«'12'¦1.5¦5¦NULL» AS unsigned)
SELECT cast('1.239' AS decimal(5,2)), cast('abc' AS decimal(5,2)), cast(5 AS char), cast(1.50 AS char)
SELECT cast('abc' AS char(2))
SELECT cast(-1 AS unsigned), cast(1 - 2 AS signed), cast('-1' AS unsigned)
SELECT cast(«1e2¦'1.5x'¦5» AS double) FROM people WHERE id = 1
SELECT cast(«1.5¦'2.25'» AS float) FROM people WHERE id = 1
SELECT cast('2024-01-01' AS date), cast('2024-01-01 10:00:00.5' AS datetime), cast('2024-01-01 10:00:00.5' AS datetime(1)), cast(20240131 AS date) FROM people WHERE id = 1
SELECT cast(name AS binary) FROM people WHERE id = 1
SELECT convert('12', signed), convert('1.5', decimal(4,1)), convert(5, char)
SELECT convert('é' USING utf8mb4), convert('abc', char(2)), convert('é' USING latin1) = 'é'
SELECT uuid() <> uuid(), length(uuid())
SELECT strcmp('a', 'B'), strcmp('B', 'a'), strcmp('a', 'A')
SELECT strcmp(NULL, 'a')
SELECT connection_id() > 0, charset('a'), collation('a') IS NOT NULL
SELECT conv(«'a', 16, 2¦'6E', 18, 8¦'zz', 36, 10¦255, 10, 16¦'12x', 10, 16¦NULL, 10, 2¦'-ff', 16, -10»)
SELECT truncate(«1.999, 1¦-1.999, 1¦122, -2¦10.28 * 100, 0¦1.5, 3»)
SELECT mod(«7, 3¦-7, 3¦7.5, 2¦7, 0»)
SELECT greatest(«1, 2, 3¦'b', 'a', 'C'¦1.5, 2»)
SELECT least(«1, 2, 3¦'b', 'a', 'C'¦1.5, 2»)
SELECT ceiling(«1.2¦-1.2¦5»), floor(1.7), floor(-1.2)
SELECT make_set(1 | 4, 'hello', 'nice', 'world'), make_set(0, 'a'), make_set(3, 'a', NULL, 'c')
SELECT is_ipv6('::1')
SELECT rand(3)
