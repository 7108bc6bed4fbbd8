-- One statement a line; each must give the same on Spark and on DuckDB.
SELECT COUNT(*) AS n FROM patents
SELECT jurisdiction, COUNT(*) AS n FROM patents GROUP BY jurisdiction ORDER BY n DESC, jurisdiction LIMIT 10
SELECT `title`, publication_date FROM patents ORDER BY cited_by_count DESC, patent_id LIMIT 2, 5
SELECT IFNULL(assignee, 'nobody') AS a, COUNT(*) AS n FROM patents_wide GROUP BY a ORDER BY n DESC, a LIMIT 5
SELECT YEAR(publication_date) AS y, COUNT(*) AS n FROM patents GROUP BY y ORDER BY y LIMIT 8
SELECT CONCAT(jurisdiction, '-', kind_code) AS c FROM patents ORDER BY c, patent_id LIMIT 5
SELECT 7 / 2 AS q, CAST(7 DIV 2 AS SIGNED) AS d, 'it''s' AS s, "double" AS t
SELECT patent_id FROM patents WHERE jurisdiction = 'US' ORDER BY patent_id LIMIT 3
