CREATE TABLE people (id integer, name text, born date, height double precision, salary numeric(10,2), active boolean, boss integer, note text);
INSERT INTO people VALUES
 (1,'Ada','1815-12-10',1.65,5000.50,true,NULL,'first'),
 (2,'bob','1990-02-28',1.80,3000.00,false,1,NULL),
 (3,'Çelik','2000-02-29',NULL,NULL,NULL,1,''),
 (4,'O''Hara','1985-07-04',1.75,3000.00,true,2,'it''s 100% a_b'),
 (5,NULL,NULL,2.5,99999.99,true,2,'back\slash'),
 (6,'ada','1970-01-01',1.5,0.00,false,4,'say "hi"'),
 (7,'ΑΛΦΑ','1999-12-31',-0.25,-12.34,NULL,NULL,'naïve café'),
 (8,'Bob ','2024-02-29',1e10,1234.50,true,4,' lead');
CREATE TABLE orders (id bigint, person integer, placed timestamp, amount numeric(12,2), qty smallint, status text, doc json);
INSERT INTO orders VALUES
 (10,1,'2024-01-15 10:30:00',100.10,3,'new','{"a":1,"b":{"c":"x"},"l":[1,2]}'),
 (11,1,'2024-02-20 23:59:59.5',250.00,NULL,'paid',NULL),
 (12,2,'2024-02-29 00:00:00',-5.25,0,'NEW','{"a":null}'),
 (13,4,'2023-12-31 12:00:00',0.00,7,'sent','{"a":"s"}'),
 (14,NULL,NULL,NULL,2,NULL,NULL),
 (9007199254740993,4,'2024-03-01 08:15:00',1234567.89,1,'paid','{"a":2.5}'),
 (16,2,'2024-01-15 18:00:00.123456',100.10,3,'','[]'),
 (17,7,'2022-06-30 23:00:00',19.99,12,'Sent','{"k":"v w","n":-3}');
CREATE TABLE items (order_id bigint, line integer, product text, price numeric(8,3), quantity integer, weight real);
INSERT INTO items VALUES
 (10,1,'pen',1.250,10,0.5),(10,2,'ink',12.500,1,1.25),(11,1,'pen',1.250,100,0.5),(12,1,'paper',0.015,500,NULL),
 (13,1,'Pen',1.300,2,0.1),(13,2,'lamp',99.999,1,3.75),(16,1,'ink',12.500,2,1.25),(17,1,NULL,NULL,NULL,NULL),
 (99,1,'ghost',7.000,-1,0.333),(10,3,'pen',1.100,5,0.5);
CREATE TABLE nums (id integer, a integer, b bigint, c numeric(18,4), d double precision, e smallint, r real);
INSERT INTO nums VALUES
 (1,1,1,1.5000,1.5,1,1.5),(2,7,3,2.2500,2.25,2,0.1),(3,-7,3,-2.2500,-2.25,-2,-0.1),(4,0,0,0.0000,0,0,0),
 (5,NULL,NULL,NULL,NULL,NULL,NULL),(6,2147483647,9223372036854775807,12345678901234.5678,'1e300',32767,'3.4e38'),
 (7,-2147483648,-9223372036854775808,-0.0001,'-1e-300',-32768,'1e-30'),(8,10,4,0.5000,0.5,5,2.5),(9,3,10,3.5000,3.5,3,3.5),(10,100,1000000,99.9999,0.1,10,100.25);
CREATE TABLE words (id integer, w text, v text);
INSERT INTO words VALUES
 (1,'apple','Apple'),(2,'APPLE','apple'),(3,'Banana','banana'),(4,'',''),(5,NULL,'x'),(6,'a%b','a_b'),(7,'a_b','a%b'),(8,'back\slash','\'),
 (9,'Über','über'),(10,'naïve','naive'),(11,'日本語','日本'),(12,'😀 smile','emoji'),(13,'tab	tab','new
line'),(14,'  pad  ','pad'),(15,'O''Neil "q"','''''');
CREATE TABLE events (id integer, at timestamptz, day date, t time, kind text, n integer);
INSERT INTO events VALUES
 (1,'2024-03-10 01:30:00+00','2024-03-10','01:30:00','login',1),(2,'2024-03-10 12:00:00.25+02','2024-03-09','23:59:59.999999','logout',2),
 (3,'1969-12-31 23:59:59+00','1969-12-31','00:00:00','login',NULL),(4,NULL,NULL,NULL,NULL,4),(5,'2024-12-30 00:00:00+00','2024-12-30','12:00:00','buy',5),
 (6,'2000-02-29 06:07:08+00','2000-02-29','06:07:08','buy',6),(7,'2023-01-01 00:00:00+00','2023-01-01','00:00:01','login',7);
CREATE TABLE nothing (x integer, y text);
CREATE TABLE lists (id integer, ints integer[], texts text[]);
INSERT INTO lists VALUES (1,ARRAY[1,2,3],ARRAY['a','b']),(2,ARRAY[3,4],ARRAY['b','c d']),(3,NULL,NULL),(4,ARRAY[NULL,5]::integer[],ARRAY['x',NULL]),(5,ARRAY[7,7,1],ARRAY['Q','q'])
