CREATE TABLE people(id int PRIMARY KEY, name varchar, born date, height double, salary decimal(10,2), active boolean, boss int, tags varchar[], note varchar);
INSERT INTO people VALUES (1,'Ada','1815-12-10',1.65,5000.50,true,NULL,['math','code'],'first'),(2,'bob','1990-02-28',1.80,3000.00,false,1,['ops'],NULL),(3,'Çelik','2000-02-29',NULL,NULL,NULL,1,NULL,''),(4,'O''Hara','1985-07-04',1.75,3000.00,true,2,[],'it''s 100% a_b'),(5,NULL,NULL,2.5,99999.99,true,2,['ops',NULL],'back\slash');
CREATE TABLE orders(id bigint PRIMARY KEY, person int, "at" timestamp, amount decimal(12,2), qty smallint, doc json);
INSERT INTO orders VALUES (10,1,'2024-01-15 10:30:00',100.10,3,'{"a":1,"b":{"c":"x"},"l":[1,2]}'),(11,1,'2024-02-20 23:59:59.5',250.00,NULL,NULL),(12,2,'2024-02-29 00:00:00',-5.25,0,'{"a":null}'),(13,4,'2023-12-31 12:00:00',0.00,7,'{"a":"s"}'),(14,NULL,NULL,NULL,2,NULL),(9007199254740993,4,'2024-03-01 08:15:00',1234567.89,1,'{"a":2.5}');
CREATE TABLE "Mixed"("Id" int, "Full Name" varchar, "select" int);
INSERT INTO "Mixed" VALUES (1, 'x y', 2);
