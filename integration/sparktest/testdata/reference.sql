-- What StreamLink is asked, and below it what spark-connect-go asks Spark for the same.
-- Without a line of its own the reference asks the same words. text: arrays whose parts differ in
-- length have no binary form in PostgreSQL's protocol.
postgres: SELECT count(*) FROM patents
postgres: SELECT jurisdiction, count(*) AS n FROM patents GROUP BY jurisdiction ORDER BY n DESC, jurisdiction LIMIT 10
postgres: SELECT publication_number, title, publication_date, cited_by_count FROM patents ORDER BY cited_by_count DESC, publication_number LIMIT 20
postgres: SELECT a.name, count(*) FROM applicants a JOIN patent_applicants pa ON pa.applicant_id = a.applicant_id GROUP BY a.name ORDER BY 2 DESC, 1 LIMIT 10
postgres: SELECT publication_year, count(*) FILTER (WHERE jurisdiction = 'US') AS us, avg(cited_by_count)::numeric(10,3) FROM patents WHERE publication_year BETWEEN 2005 AND 2015 GROUP BY 1 ORDER BY 1
spark: SELECT publication_year, count(*) FILTER (WHERE jurisdiction = 'US') AS us, CAST(avg(cited_by_count) AS DECIMAL(10,3)) FROM patents WHERE publication_year BETWEEN 2005 AND 2015 GROUP BY 1 ORDER BY 1
postgres: SELECT title FROM patents WHERE title ILIKE '%rotor%' ORDER BY title, patent_id LIMIT 5
postgres: SELECT extract(year FROM publication_date) AS y, sum(simple_family_size) FROM patents GROUP BY 1 ORDER BY 1 LIMIT 12
spark: SELECT CAST(year(publication_date) AS DECIMAL(10,0)) AS y, sum(simple_family_size) FROM patents GROUP BY 1 ORDER BY 1 LIMIT 12
postgres: SELECT cpc, count(*) FROM patents_wide GROUP BY cpc ORDER BY cpc DESC LIMIT 5
spark: SELECT cpc, count(*) FROM patents_wide GROUP BY cpc ORDER BY cpc DESC NULLS FIRST LIMIT 5
postgres: SELECT assignee FROM patents_wide WHERE assignee IS NULL OR assignee = 'BOEING CO' ORDER BY assignee, patent_id LIMIT 6
spark: SELECT assignee FROM patents_wide WHERE assignee IS NULL OR assignee = 'BOEING CO' ORDER BY assignee NULLS LAST, patent_id LIMIT 6
postgres: SELECT patent_id, rank() OVER (PARTITION BY jurisdiction ORDER BY cited_by_count DESC) AS r FROM patents WHERE jurisdiction IN ('AU', 'CA') ORDER BY r, patent_id LIMIT 15
spark: SELECT patent_id, CAST(rank() OVER (PARTITION BY jurisdiction ORDER BY cited_by_count DESC) AS BIGINT) AS r FROM patents WHERE jurisdiction IN ('AU', 'CA') ORDER BY r, patent_id LIMIT 15
postgres: WITH y AS (SELECT publication_year AS py, count(*) AS n FROM patents GROUP BY 1) SELECT py, n, n - lag(n) OVER (ORDER BY py) AS more FROM y ORDER BY py LIMIT 12
postgres: SELECT upper(substring(title from 1 for 12)), length(title), title || '!' FROM patents ORDER BY patent_id LIMIT 5
postgres: SELECT i.ipc_class, count(DISTINCT p.patent_id) FROM patents p JOIN patent_ipc i ON i.patent_id = p.patent_id GROUP BY 1 HAVING count(*) > 500 ORDER BY 2 DESC, 1
postgres: SELECT 7 / 2, 7 % 3, -7 / 2
spark: SELECT CAST(7 div 2 AS INT), 7 % 3, CAST(-7 div 2 AS INT)
postgres: SELECT 'it''s', E'tab\there', 'back\slash', '$1 :p1 ?', 'ünï'
spark: SELECT 'it\'s', 'tab\there', 'back\\slash', '$1 :p1 ?', 'ünï'
postgres: SELECT jurisdiction FROM patents WHERE jurisdiction LIKE 'E%' UNION SELECT 'XX' ORDER BY 1
postgres: SELECT g, g * g FROM generate_series(1, 5) g ORDER BY g
spark: SELECT g, g * g FROM explode(sequence(1, 5)) AS t(g) ORDER BY g
postgres: SELECT EXISTS (SELECT 1 FROM patents WHERE jurisdiction = 'ZZ'), NULL::text, true AND NULL
spark: SELECT EXISTS (SELECT 1 FROM patents WHERE jurisdiction = 'ZZ'), CAST(NULL AS STRING), true AND NULL
postgres: SELECT * FROM patents ORDER BY patent_id
postgres: SELECT * FROM patents_wide ORDER BY patent_id
postgres: SELECT * FROM inventors ORDER BY inventor_id
text: SELECT * FROM kinds ORDER BY id
postgres: SELECT id, tiny, small, int, big, flag, real, dbl, dec, money, txt, chars, bin, day, moment, instant, months, span, hours, ints, pairs, record, records FROM kinds ORDER BY id
postgres: SELECT * FROM kinds WHERE id > 2
text: SELECT * FROM edges ORDER BY id
postgres: SELECT id, tiny, small, int, big, real, dbl, dec, frac, txt, bin, day, moment, instant, months, span, ints, pairs, record FROM edges ORDER BY id
mysql: SELECT id, tiny, small, `int`, big, `dec`, frac, txt, bin, day, moment FROM edges ORDER BY id
postgres: SELECT g, md5(concat('n', g)) AS m, CAST(g AS numeric(12,2)) * 1.50 AS q, CAST(g AS real) AS r FROM many ORDER BY g
spark: SELECT g, md5(concat('n', g)) AS m, CAST(g AS DECIMAL(12,2)) * 1.50BD AS q, CAST(g AS FLOAT) AS r FROM many ORDER BY g
mysql: SELECT COUNT(*) AS n FROM patents
mysql: SELECT `title`, publication_date FROM patents ORDER BY cited_by_count DESC, patent_id LIMIT 2, 5
spark: SELECT `title`, publication_date FROM patents ORDER BY cited_by_count DESC, patent_id LIMIT 5 OFFSET 2
mysql: SELECT IFNULL(assignee, 'nobody') AS a, COUNT(*) AS n FROM patents_wide GROUP BY a ORDER BY n DESC, a LIMIT 5
mysql: SELECT * FROM patents ORDER BY patent_id
mysql: SELECT id, tiny, small, `int`, big, flag, `real`, dbl, `dec`, money, txt, chars, bin, day, moment FROM kinds ORDER BY id
