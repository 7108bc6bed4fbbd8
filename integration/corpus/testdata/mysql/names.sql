SELECT 1, 'x', 1 + 1, -1, 1.5, "dq"
SELECT count(*), COUNT( * ), sum(id), max(name), upper('a'), coalesce(1, 2), 1+2*3 FROM people
SELECT id,name , salary+1,  salary  +  1 FROM people WHERE id = 1
SELECT CASE WHEN true THEN 1 END, (SELECT 1), EXISTS (SELECT 1)
SELECT people.id, p.`name` FROM people JOIN people p USING (id) WHERE id = 1
SELECT id 'alias', name "Alias Two", id `Three`, id AS four FROM people WHERE id = 1
SELECT date '2024-01-01', CAST(1 AS SIGNED), INTERVAL 1 DAY + date '2024-01-01', id IN (1,2), id BETWEEN 1 AND 2 FROM people WHERE id = 1
SELECT @@autocommit, @@version_comment IS NULL, database(), user() IS NULL, connection_id() > 0, version() IS NULL
SELECT nope FROM people
SELECT p.nope FROM people p
SELECT * FROM nowhere
SELECT nofunction(1)
SELECT 1 +
SELECT id FROM people a, people b
SELECT max(id) FROM people WHERE max(id) > 1
SELECT * FROM people WHERE
SELECT a.id, a.* FROM people a WHERE a.id = 1
SELECT *, id + 1 FROM nothing, people LIMIT 0
SELECT a, b FROM (SELECT 1 a, 2 b) t
SELECT 1 a UNION SELECT 2 b ORDER BY a
